import { failure } from "./error.js";

/** Where a request goes. */
export interface Target {
  protocol: string;
  host: string;
  hostname: string;
  path: string;
  region: string;
}

/** One request, as the browser is asked for it. */
export interface Outgoing {
  target: Target;
  method?: string;
  headers: Record<string, string>;
  body?: string;
  /** How long it may take, its body included, in ms; 0 for no limit. */
  timeout: number;
  /** Ends it at once. */
  signal: AbortSignal;
}

/** The start of a reply: all but its body. */
export interface Head {
  statusCode: number;
  statusMessage: string;
  /** Names in lower case; only those that CORS lets the page read. */
  headers: Record<string, string>;
}

/**
 * One request through the browser.
 *
 * @param outgoing what to send
 * @param onHead called when the reply has begun
 * @returns the body of the reply
 * @throws `NetworkingError` or `TimeoutError`, with the browser's error as `originalError`
 */
export async function send(outgoing: Outgoing, onHead: (head: Head) => void): Promise<string> {
  const { target, method, headers, body, timeout, signal } = outgoing;
  const controller = new AbortController();
  const stop = () => controller.abort();
  signal.addEventListener("abort", stop);
  let isLate = false;
  const timer =
    timeout > 0 &&
    setTimeout(() => {
      isLate = true;
      stop();
    }, timeout);
  try {
    const response = await fetch(`${target.protocol}//${target.host}${target.path}`, {
      method: method ?? "GET",
      headers,
      body: body ?? null,
      // A kept reply would carry an old date; cookies never belong to this call.
      cache: "no-store",
      credentials: "omit",
      signal: controller.signal,
    });
    onHead({
      statusCode: response.status,
      statusMessage: response.statusText,
      headers: Object.fromEntries(response.headers),
    });
    return await response.text();
  } catch (cause) {
    const error = isLate
      ? failure("TimeoutError", `No complete reply within ${timeout} ms`, cause)
      : failure("NetworkingError", networkFailure(target.host), cause);
    throw Object.assign(error, {
      region: target.region,
      hostname: target.hostname,
      retryable: true,
    });
  } finally {
    if (timer) clearTimeout(timer);
    signal.removeEventListener("abort", stop);
  }
}

/** What a page cannot tell apart when it gets no reply. */
function networkFailure(host: string): string {
  return `No reply from ${host} that this page may read: offline, wrong host name, refused by CORS or the page's CSP (connect-src), or expired or wrong credentials whose refusal CORS hides`;
}
