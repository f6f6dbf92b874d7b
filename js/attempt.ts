import type { Call, HeaderPair, Step, Target } from "../build/glue/iot_job_document.js";
import { limit, type Stop } from "./stop.js";
import { text } from "./text.js";

/** A response, as far as it is asked for: a mock of `fetch` may give no more. */
export interface ResponseLike {
  readonly status: number;
  readonly statusText?: string;
  readonly headers?: Headers;
  text(): PromiseLike<string> | string;
}

/** A signed request, as it is sent. */
export interface Signed {
  /** Its URL; nothing where it is the one of the call. */
  url?: string;
  headers: HeaderPair[];
}

/** A response for the core, which asks for nothing more. A mock may have no headers, or other things than texts. */
export function forCore({ status, statusText, headers }: ResponseLike): Response {
  const get = (name: string): string | null => {
    try {
      return text(headers?.get(name)) || null;
    } catch {
      return null;
    }
  };
  return { status: Number(status), statusText: text(statusText), headers: { get } } as Response;
}

/** Sends a request that is no `Request`. */
async function fetchUrl(
  call: Call,
  { url = urlOf(call.target), headers }: Signed,
  signal: AbortSignal | undefined,
): Promise<Response> {
  const body = call.takeBody();
  const init: RequestInit = {
    method: body === undefined ? "GET" : "POST",
    headers: Object.fromEntries(headers),
    credentials: "omit",
  };
  if (body !== undefined) init.body = body;
  if (!signal) return fetch(url, init);
  try {
    return await fetch(url, { ...init, signal });
  } catch (cause) {
    // The signal of a test environment is not of the kind that its fetch takes: nothing was sent.
    if (signal.aborted || !/AbortSignal/.test(String(cause))) throw cause;
    return fetch(url, init);
  }
}

function urlOf({ protocol, host, path }: Target): string {
  return `${protocol}//${host}${path}`;
}

/** One request and its response, through the browser. Nothing here rejects: `failed` tells the call. */
export class Attempt {
  /** Resolves when the attempt takes too long. */
  readonly late: Promise<undefined>;
  private readonly controller = globalThis.AbortController && new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isLate = false;
  private cause: unknown;
  private readonly forget: () => void;

  /**
   * @param timeout how long it may take, the body included, in ms; 0 for no limit
   * @param stop ends it
   */
  constructor(timeout: number, stop: Stop) {
    this.forget = stop.during(() => this.giveUp());
    this.late = new Promise((resolve) => {
      this.timer = limit(timeout, () => {
        this.isLate = true;
        resolve(undefined);
      });
    });
  }

  /** Sends the request of a call. @returns the response when it has begun; `undefined` where there is none */
  async send(call: Call, signed: Signed): Promise<ResponseLike | undefined> {
    const signal = this.controller?.signal;
    // Test environments may have a mock of fetch and no Request.
    const request = globalThis.Request && call.request(signed.url, signed.headers, signal);
    try {
      const response: ResponseLike | undefined = await (request
        ? fetch(request)
        : fetchUrl(call, signed, signal));
      if (!response) throw new TypeError("fetch did not return a response");
      // What a service worker or a mock gives for a network that failed.
      if (!response.status) throw response;
      return response;
    } catch (cause) {
      this.cause = cause;
      return undefined;
    }
  }

  /** Reads the body. @returns its text; `undefined` where it broke off */
  async read(response: ResponseLike): Promise<string | undefined> {
    try {
      return await response.text();
    } catch (cause) {
      this.cause = cause;
      return undefined;
    }
  }

  /** Tells a call that there is no response, or no whole one. @returns what to do */
  failed(call: Call): Step {
    const { cause } = this;
    this.giveUp();
    if (this.isLate) return call.timedOut(cause);
    return call.networkFailed(String((cause as Error | undefined)?.message ?? ""), cause);
  }

  /** The response is complete. */
  over(): void {
    clearTimeout(this.timer);
    this.forget();
  }

  /** Ends what is not over. */
  giveUp(): void {
    this.over();
    this.controller?.abort();
  }
}
