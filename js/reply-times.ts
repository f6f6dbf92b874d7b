// What a reply says of time. The dates are read by the browser: in Rust, that costs every page bytes.

/**
 * The service's time in the headers of a reply, in ms since 1970; `NaN` where it is not known. A reply
 * that a cache may have kept does not tell: its date is that of the day when it was kept.
 */
export function timeInHeaders(headers: Record<string, string>): number {
  const { age, date = "", expires, "cache-control": control, "last-modified": modified } = headers;
  const mayBeKept = age || ((control || expires || modified) && !control?.includes("no-store"));
  return mayBeKept ? Number.NaN : Date.parse(date);
}

/**
 * The service's time in a refusal such as `Signature expired: … (20260102T031405Z - 5 min.)`, in ms
 * since 1970: where CORS hides the `date` header, the message still tells.
 */
export function timeInRefusal(message: string): number {
  const text = /^Signature .*\((\d{8}T\d{6}Z)/.exec(message)?.[1] ?? "";
  return Date.parse(text.replace(/(....)(..)(..T..)(..)(..Z)/, "$1-$2-$3:$4:$5"));
}

/** How long the service asks to wait, in ms; 0 for nothing: in seconds, as a date, or in ms. */
export function retryAfter(headers: Record<string, string>, now: number): number {
  const { "retry-after": text, "x-amz-retry-after": exact } = headers;
  return (text ? Number(text) * 1000 || Date.parse(text) - now : Number(exact)) || 0;
}
