import { failure } from "./error.js";

/** Where a call goes; the core fills it. */
export interface Target {
  protocol: string;
  host: string;
  path: string;
  region: string;
}

/** What the core reads of a reply. */
export interface Reply {
  status: number;
  statusText: string;
  errorType: string | null;
  requestId: string | null;
  body: string;
}

/** One request through the browser. */
export async function send(target: Target, headers: Record<string, string>): Promise<Reply> {
  try {
    const response = await fetch(`${target.protocol}//${target.host}${target.path}`, {
      headers,
      // A kept reply would carry an old date; cookies never belong to this call.
      cache: "no-store",
      credentials: "omit",
    });
    return {
      status: response.status,
      statusText: response.statusText,
      errorType: response.headers.get("x-amzn-errortype"),
      requestId: response.headers.get("x-amzn-requestid"),
      body: await response.text(),
    };
  } catch (cause) {
    throw failure(
      "NetworkingError",
      `No reply from ${target.host} that this page may read: offline, a wrong host name, an endpoint that refuses this page (CORS, or the page's own CSP connect-src), or a refusal that the browser hides (expired or wrong credentials)`,
      cause,
    );
  }
}
