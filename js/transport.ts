import { type AwsError, failure } from "./error.js";
import { oneLine } from "./params.js";
import type { Target } from "./settings.js";
import { checkReply, sign } from "./wasm.js";

/** One request, as the browser is asked for it. */
export interface Outgoing extends Target {
  headers: Record<string, string>;
  /** The body of a `POST`; none for a `GET`. */
  body?: string;
  /** How long it may take, its body included, in ms; 0 for no limit. */
  timeout: number;
  /** Called with what ends it at once, and with nothing when it is over. */
  onStop?: (stop?: () => void) => void;
}

/** The start of a reply: all but its body. */
export interface Head {
  statusCode: number;
  statusMessage: string;
  /** Names in lower case; only those that CORS lets the page read. */
  headers: Record<string, string>;
}

/** Headers with the request id, the one that counts first. */
const requestIds = ["x-amzn-requestid", "x-amzn-request-id", "x-amz-request-id"];

/** The service's id of a request, where CORS lets the page read it. */
export function requestId(headers: Record<string, string>): string | undefined {
  return requestIds.map((name) => headers[name]).find(Boolean);
}

/** A body for {@link readReply}: its JSON as an object, or its text where that is no JSON. */
export function parseBody(text = ""): object | string {
  try {
    // What is no object has no members.
    return Object(JSON.parse(text));
  } catch {
    return text;
  }
}

/** A {@link Head}, of which a listener of the page may have removed something. */
type ReadableHead = Partial<Head> & Pick<Head, "headers">;

/** The start of a reply that is not JSON, kept to explain it: of whole characters. */
const causeStart = /^.{0,1024}/su;

/**
 * The document in a reply, `undefined` if it has none.
 *
 * @param body its JSON as an object, or its text where that is no JSON
 * @throws an `AwsError` with what the service said, and the reply's status and request id
 */
export function readReply(
  { headers, statusCode = 0, statusMessage = "" }: ReadableHead,
  body: object | string,
): string | undefined {
  const { document, __type, code, Code, message, Message }: Record<string, unknown> = Object(body);
  // Nearly every reply: to ask the core takes half as long as to sign, in a page that calls now and then.
  if (statusCode >= 200 && statusCode < 300 && typeof document === "string") return document;
  const isText = typeof body === "string";
  // `null` is none.
  const found = document ?? undefined;
  const what = isText ? body && "text" : typeof found;
  const lines = [
    what,
    statusMessage,
    headers["x-amzn-errortype"],
    oneLine(firstText(__type, code, Code).trim()),
    firstText(message, Message),
  ];
  try {
    checkReply(statusCode, lines.join("\n"));
  } catch (error) {
    const id = requestId(headers);
    const cause = isText && body && { originalError: causeStart.exec(body)?.[0] };
    throw Object.assign(error as AwsError, { statusCode }, id && { requestId: id }, cause);
  }
  return found as string | undefined;
}

function firstText(...values: unknown[]): string {
  return values.find((value) => typeof value === "string") ?? "";
}

/**
 * Adds the headers that sign a request: non-enumerable, so that neither the token nor the signature
 * shows in JSON or in a log.
 *
 * @param keys key id, secret and token
 * @param request what is signed beside them: host, path, region, service, body and the page's headers
 * @param offset what is added to this machine's clock, in ms
 */
export function addSignature(
  headers: Record<string, string>,
  keys: KeyLines,
  request: string[],
  offset: number,
): void {
  const [date = "", authorization = ""] = signature(keys, request, offset).split("\n");
  setHidden(headers, "X-Amz-Date", date);
  setHidden(headers, "Authorization", authorization);
  setHidden(headers, "x-amz-security-token", keys[2]);
}

function setHidden(headers: Record<string, string>, name: string, value: string): void {
  // The keys of the attempt before may have had a token.
  if (!value) delete headers[name];
  else Object.defineProperty(headers, name, { value, configurable: true, enumerable: false });
}

/** Key id, secret, and the token, which is empty where there is none. */
export type KeyLines = [id: string, secret: string, token: string];

/** The signature of a request for {@link addSignature}, or that in a URL good for `expires` seconds. */
export function signature(
  [id, secret, token]: KeyLines,
  request: string[],
  offset: number,
  expires: number = Number.NaN,
): string {
  return sign([id, secret, ...request, "", token].join("\n"), Date.now() + offset, expires);
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
  const { protocol, host, hostname, path, region, headers, body, timeout, onStop } = outgoing;
  const controller = new AbortController();
  const { signal } = controller;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isLate = false;
  // All that a page cannot tell apart.
  let message = `No reply from ${host} that this page may read: offline, wrong region or endpoint, refused by CORS or CSP (connect-src), or a refusal (keys expired or wrong, token missing, clock off) that CORS hides`;
  // A page may have put something else in place of fetch that does not heed the signal.
  const stopped = new Promise<never>((_, reject) => {
    const stop = () => {
      controller.abort();
      reject(signal.reason);
    };
    timer = limit(timeout, () => {
      isLate = true;
      stop();
    });
    onStop?.(stop);
  });
  const work = async () => {
    const response = await fetch(`${protocol}//${host}${path}`, {
      method: body ? "POST" : "GET",
      headers: Object.getOwnPropertyNames(headers).map((name) => [name, headers[name] ?? ""]),
      body: body ?? null,
      // Without `cache: "no-store"`: with it, Chromium asks for leave by a preflight before each call,
      // however long the last leave is good for. Cookies never belong to this call.
      credentials: "omit",
      signal,
    });
    // A fetch that does not heed the signal may answer when this attempt is over.
    if (signal.aborted) throw signal.reason;
    const { status, statusText, headers: found } = response;
    // What a service worker or a mock gives for a network that failed.
    if (!status) throw response;
    onHead({
      statusCode: status,
      statusMessage: statusText,
      headers: Object.fromEntries(found?.entries?.() ?? []),
    });
    message = `The reply from ${host} broke off`;
    return response.text();
  };
  try {
    return await Promise.race([work(), stopped]);
  } catch (cause) {
    const error = isLate
      ? failure("TimeoutError", `No complete reply within ${timeout} ms`, cause)
      : failure("NetworkingError", message, cause);
    throw Object.assign(error, { region, hostname, retryable: true });
  } finally {
    clearTimeout(timer);
    onStop?.();
  }
}

/** Acts after `timeout` ms: never where that is 0, or more than the 31 bits that a timer takes. */
export function limit(
  timeout: number,
  action: () => void,
): ReturnType<typeof setTimeout> | undefined {
  return timeout > 0 && timeout < 2 ** 31 ? setTimeout(action, timeout) : undefined;
}

/** Waits `delay` ms, or until `aborted` rejects. */
export async function wait(delay: number, aborted: Promise<never>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, delay);
  });
  await Promise.race([over, aborted]).finally(() => clearTimeout(timer));
}
