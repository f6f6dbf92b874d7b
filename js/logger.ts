import type { Logger } from "./config.js";
import { oneLine } from "./params.js";
import type { Request } from "./request.js";

/** Writes the line of a call, if there is somewhere to write it. */
export function log(request: Request, logger: Partial<Logger> | null | undefined): void {
  const { log, write } = Object(logger);
  if (typeof log === "function") log.call(logger, logLine(request));
  else if (typeof write === "function") write.call(logger, `${logLine(request)}\n`);
}

/** The line that SDK v2 writes for a call: `[AWS iot 200 0.012s 0 retries] getJobDocument({ … })`. */
function logLine({ operation, params, response, startTime }: Request): string {
  const seconds = (Date.now() - startTime.getTime()) / 1000;
  const { httpResponse, retryCount } = response;
  const head = `AWS iot ${httpResponse.statusCode} ${seconds}s ${retryCount} retries`;
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
