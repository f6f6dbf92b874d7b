import type { Logger } from "./config.js";

/** A request that has settled, as far as its line tells of it. */
interface Logged {
  readonly operation: string;
  readonly params: object;
  readonly response: {
    retryCount: number;
    httpResponse: { statusCode?: number | undefined };
  };
  readonly startTime: Date;
}

/** Writes the line of a call to a service, if there is somewhere to write it. */
export function log(
  request: Logged,
  logger: Partial<Logger> | null | undefined,
  service = "iot",
): void {
  const { log, write } = Object(logger);
  if (typeof log === "function") log.call(logger, logLine(request, service));
  else if (typeof write === "function") write.call(logger, `${logLine(request, service)}\n`);
}

/** The line that SDK v2 writes for a call: `[AWS iot 200 0.012s 0 retries] getJobDocument({ … })`. */
function logLine({ operation, params, response, startTime }: Logged, service: string): string {
  const seconds = (Date.now() - startTime.getTime()) / 1000;
  const { httpResponse, retryCount } = response;
  const head = `AWS ${service} ${httpResponse.statusCode} ${seconds}s ${retryCount} retries`;
  const members = Object.entries(params).map(([name, value]) => {
    const text =
      typeof value === "string" ? `'${oneLine(value.replace(/'/g, "\\'"))}'` : shown(value);
    return `${name}: ${text}`;
  });
  const inside = members.length > 0 ? ` ${members.join(", ")} ` : "";
  return `[${head}] ${operation}({${inside}})`;
}

/** A value as JSON, or its type where that has no JSON: a line must not fail. */
function shown(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return typeof value;
  }
}

/** A text without line breaks. */
function oneLine(text: string): string {
  return text.replace(/\n/g, "\\n");
}
