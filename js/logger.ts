import type { Request } from "./request.js";

/** The line that SDK v2 writes for a call: `[AWS iot 200 0.012s 0 retries] getJobDocument({ … })`. */
export function logLine({ operation, params, response, startTime }: Request): string {
  const seconds = (Date.now() - startTime.getTime()) / 1000;
  const { httpResponse, retryCount } = response;
  const head = `AWS iot ${httpResponse.statusCode} ${seconds}s ${retryCount} retries`;
  const members = Object.entries(params).map(([name, value]) => {
    const text =
      typeof value === "string"
        ? `'${value.replace(/'/g, "\\'").replace(/\n/g, "\\n")}'`
        : JSON.stringify(value);
    return `${name}: ${text}`;
  });
  const inside = members.length > 0 ? ` ${members.join(", ")} ` : "";
  return `[${head}] ${operation}({${inside}})`;
}
