import type {
  Callback,
  Caller,
  GetJobDocumentResponse,
  HttpRequest,
  Params,
  PromiseResult,
  RequestEvents,
  ResponseEvent,
} from "./call.js";
import { correctsClock } from "./config.js";
import type { CredentialsOptions } from "./credentials.js";
import { AwsError, append, failure, toAwsError } from "./error.js";
import { Emitter, throwLater } from "./events.js";
import type { Iot } from "./iot.js";
import { log } from "./logger.js";
import { copy, paramLines } from "./params.js";
import { canRenew, expire, keyLines, loadCredentials, withReply } from "./provider.js";
import { retryAfter, timeInHeaders, timeInRefusal } from "./reply-times.js";
import { describe, Response } from "./response.js";
import { type Target, target } from "./settings.js";
import {
  addSignature,
  type Head,
  type KeyLines,
  parseBody,
  readReply,
  requestId,
  send,
  signature,
  wait,
} from "./transport.js";
import {
  advise,
  clockOffset,
  loadCore,
  refundTokens,
  retryDelay,
  retryKind,
  spendTokens,
} from "./wasm.js";

/** What `retryKind` says of expired credentials. */
const expiredKind = 3;
/** What `retryKind` says of a clock that was off. */
const skewedKind = 4;

/**
 * A call that has not been sent: `promise()`, `await`, `send(callback)` or a callback sends it, once.
 *
 * @see https://docs.aws.amazon.com/AWSJavaScriptSDK/latest/AWS/Request.html
 */
export class Request<_Data = GetJobDocumentResponse, _Failure = AwsError>
  extends Emitter<RequestEvents>
  implements PromiseLike<PromiseResult>
{
  /** The client. */
  readonly service: Iot;
  /** The name of the operation. */
  readonly operation = "getJobDocument";
  /** The parameters. A `validate` listener may change them. */
  params: Params;
  /** The request as it will be sent; its path and host are there from `build` on. */
  readonly httpRequest: HttpRequest;
  /** When the call was made. */
  readonly startTime = new Date();
  /** What became of it so far. */
  readonly response: Response;

  #run: Promise<void> | undefined;
  #hasSettled = false;
  readonly #signal: AbortSignal | undefined;
  /** Rejects when the call is aborted, and never settles otherwise. */
  readonly #aborted: Promise<never>;
  #rejectAborted!: (error: AwsError) => void;
  /** Ends what is being sent. */
  #stop: (() => void) | undefined;
  #abortError: AwsError | undefined;
  /** What the last retry took from the client's bucket. */
  #cost = 0;
  /** Whether credentials have been renewed for this call. */
  #renewed = false;
  /** Whether the clock has been corrected for this call. */
  #corrected = false;
  /** The clock offset that the last attempt was signed with, in ms. */
  #signedOffset = 0;
  /** The clock offset that the last reply gave, in ms. */
  #offset = 0;
  /** The key id that the last attempt was signed with. */
  #keyId: string | undefined;
  #attempts = 0;
  #totalRetryDelay = 0;

  /** @internal */
  constructor(caller: Caller, params: Params, signal?: AbortSignal) {
    super();
    const service = caller as Iot;
    this.service = service;
    this.params = params;
    this.#signal = signal;
    this.httpRequest = {
      method: "GET",
      path: "/",
      headers: {},
      body: "",
      endpoint: { protocol: "", host: "", hostname: "" },
      region: service.config.region ?? "",
    };
    this.response = new Response(
      this,
      service.config.maxRetries === undefined ? 3 : service.config.maxRetries,
    );
    this.#aborted = new Promise((_, reject) => {
      this.#rejectAborted = reject;
    });
    this.#aborted.catch(() => {});
  }

  /** Sends the call. Asked again, it gives the same result: there is one call. */
  promise(): Promise<PromiseResult> {
    return this.#start().then(() => {
      const { error, data } = this.response;
      if (error) throw error;
      return Object.defineProperty(data ?? {}, "$response", {
        value: this.response,
        configurable: true,
      }) as PromiseResult;
    });
  }

  /** Sends the call and calls back when it has settled. */
  send(callback?: Callback): Response {
    const { response } = this;
    if (callback) {
      const tell = () => {
        const { error, data } = response;
        callback.call(response, error as AwsError, data as GetJobDocumentResponse);
      };
      this.#hasSettled ? queueMicrotask(() => throwLater(tell)) : this.on("complete", tell);
    }
    this.#start();
    return response;
  }

  /**
   * Ends the call at once: it fails with `RequestAbortedError`, and nothing more is sent. Of no
   * effect when it has settled.
   *
   * @param reason what becomes the error's `originalError`
   */
  abort(reason?: unknown): this {
    this.#abortError ??= Object.assign(
      failure("RequestAbortedError", "Request aborted by user", reason),
      { retryable: false },
    );
    this.#rejectAborted(this.#abortError);
    this.#stop?.();
    return this;
  }

  /**
   * Makes a URL that gets the document without headers: whoever has it may read the document until
   * it expires.
   *
   * @param expires how long it is good for, in seconds, at most a week: 3600
   * @returns the URL
   */
  presign(expires?: number | null): Promise<string>;
  /**
   * Makes such a URL that is good for an hour.
   *
   * @param callback called with an error or the URL
   */
  presign(callback: (error: AwsError | null, url?: string) => void): void;
  /**
   * Makes such a URL.
   *
   * @param expires how long it is good for, in seconds, at most a week: 3600
   * @param callback called with an error or the URL
   */
  presign(
    expires: number | null | undefined,
    callback: (error: AwsError | null, url?: string) => void,
  ): void;
  presign(
    expires?: number | null | ((error: AwsError | null, url?: string) => void),
    callback?: (error: AwsError | null, url?: string) => void,
  ): Promise<string> | undefined {
    if (typeof expires === "function") return this.presign(null, expires) as undefined;
    // What is no number is no time.
    const url = this.#followed(() => this.#presign(Number(expires || 3600) || -1));
    if (!callback) return url;
    url.then(
      (url) => throwLater(() => callback(null, url)),
      (error) => throwLater(() => callback(error)),
    );
    return undefined;
  }

  /** Sends the call, so that a request can be awaited. */
  // biome-ignore lint/suspicious/noThenProperty: a request is awaitable by design
  then<Fulfilled = PromiseResult, Rejected = never>(
    onFulfilled?: ((result: PromiseResult) => Fulfilled | PromiseLike<Fulfilled>) | null,
    onRejected?: ((reason: AwsError) => Rejected | PromiseLike<Rejected>) | null,
  ): Promise<Fulfilled | Rejected> {
    return this.promise().then(onFulfilled, onRejected);
  }

  /** Sends the call and handles its failure. */
  catch<Rejected = never>(
    onRejected?: ((reason: AwsError) => Rejected | PromiseLike<Rejected>) | null,
  ): Promise<PromiseResult | Rejected> {
    return this.promise().catch(onRejected);
  }

  /** Sends the call and acts when it has settled. */
  finally(onFinally?: (() => void) | null): Promise<PromiseResult> {
    return this.promise().finally(onFinally);
  }

  #start(): Promise<void> {
    this.#run ??= this.#settle();
    return this.#run;
  }

  /** Does some work, which the signal aborts. */
  async #followed<T>(work: () => Promise<T>): Promise<T> {
    const signal = this.#signal;
    if (signal && !("addEventListener" in Object(signal))) {
      throw new AwsError("InvalidParameterType", "Expected signal to be an AbortSignal");
    }
    // It returns nothing: Node would send the request, as what a listener returns is awaited there.
    const abort = () => {
      this.abort(signal?.reason);
    };
    if (signal?.aborted) abort();
    signal?.addEventListener("abort", abort);
    try {
      return await work();
    } finally {
      signal?.removeEventListener("abort", abort);
    }
  }

  /** The whole call. It never rejects: what became of it is in the response. */
  async #settle(): Promise<void> {
    const { response } = this;
    try {
      await this.#followed(async () => {
        await this.#build();
        while (await this.#attempt()) {
          // Another attempt: the wait is over.
        }
      });
      describe(response, this.#attempts, this.#totalRetryDelay);
      this.announce("success", [response]);
    } catch (error) {
      response.data = null;
      response.error = toAwsError(error);
      describe(response, this.#attempts, this.#totalRetryDelay, response.error);
      this.announce("error", [response.error, response]);
    }
    this.#hasSettled = true;
    this.announce("complete", [response]);
    throwLater(() => log(this, this.service.config.logger));
  }

  /** Checks the call and finds out where it goes. */
  async #build(): Promise<void> {
    // As they are now: a page may use its object for the next call while the core loads.
    this.params = copy(this.params);
    await this.#unlessAborted(loadCore());
    const { settings } = this.service;
    let checked: string | undefined;
    let place: Target;
    const prepare = () => {
      const lines = paramLines(this.params);
      if (lines !== checked) place = target(settings, lines);
      checked = lines;
    };
    await this.#state("validate", [this], async () => {
      prepare();
      await this.#credentials();
    });
    const { customUserAgent } = this.service.config;
    await this.#state("build", [this], () => {
      // Again: a listener may have changed the parameters.
      prepare();
      const { path, region, ...endpoint } = place;
      Object.assign(this.httpRequest, { endpoint, path, region });
      if (customUserAgent) this.httpRequest.headers["X-Amz-User-Agent"] = customUserAgent;
    });
    await this.#state("afterBuild", [this]);
  }

  /** One attempt. @returns whether there is to be another */
  async #attempt(): Promise<boolean> {
    const { response, service } = this;
    const { httpResponse } = response;
    try {
      await this.#state("sign", [this], async () => {
        const keys = await this.#credentials();
        const { headers } = this.httpRequest;
        addSignature(headers, keys, this.#signable(keys), this.#signedOffset);
      });
      await this.#state("send", [response], () => this.#send());
      this.#throwIfAborted();
      await this.#state("validateResponse", [response]);
      response.requestId = requestId(httpResponse.headers);
      const event = (httpResponse.statusCode ?? 0) < 300 ? "extractData" : "extractError";
      await this.#state(event, [response], () => {
        const document = readReply(httpResponse, parseBody(httpResponse.body));
        response.data = document === undefined ? {} : { document };
      });
      this.#throwIfAborted();
      service.tokens = refundTokens(service.tokens, this.#cost);
      return false;
    } catch (error) {
      this.#throwIfAborted();
      return this.#retry(toAwsError(error));
    }
  }

  /** Judges a failed attempt and waits for the next one. @returns true, or throws the error */
  async #retry(error: AwsError): Promise<boolean> {
    const { response, service } = this;
    const { config } = service;
    const { retryCount, maxRetries } = response;
    this.#learnClock(timeInRefusal(error.message));
    const { code, statusCode } = error;
    const ahead = this.#offset - this.#signedOffset;
    const mayCorrect = correctsClock(config) && !this.#corrected;
    const kind = retryKind(code, statusCode ?? 0, mayCorrect ? ahead : Number.NaN);
    this.#corrected ||= kind === skewedKind;
    response.error = error;
    await this.#state("retry", [response], () => {
      if (error.statusCode === undefined && !error.retryable) return;
      error.retryable = kind > 0;
      if (kind === expiredKind) {
        error.retryable = !this.#renewed && canRenew(config.credentials);
        expire(config.credentials, this.#keyId);
        this.#renewed = true;
      }
      if (retryCount < maxRetries) {
        const { base = 0, customBackoff } = config.retryDelayOptions ?? {};
        const hint = retryAfter(response.httpResponse.headers, Date.now() + this.#offset);
        error.retryDelay = customBackoff
          ? customBackoff(retryCount, error)
          : retryDelay(kind, retryCount, Math.random(), base, hint);
      }
    });
    await this.#state("afterRetry", [response], async () => {
      const delay = error.retryDelay ?? 0;
      const mayRetry = error.retryable && retryCount < maxRetries && !(delay < 0);
      const left = mayRetry ? spendTokens(service.tokens, kind) : undefined;
      if (left === undefined) {
        append(error, advise(`${code}\n${this.httpRequest.region}`, kind, statusCode ?? 0, ahead));
        throw error;
      }
      this.#cost = service.tokens - left;
      service.tokens = left;
      response.retryCount++;
      response.error = null;
      this.#totalRetryDelay += delay;
      await wait(delay, this.#aborted);
    });
    return true;
  }

  /** The keys, renewed where needed and checked, in lines. */
  async #credentials(): Promise<KeyLines> {
    this.#throwIfAborted();
    const { credentials, httpOptions, systemClockOffset } = this.service.config;
    let keys: Partial<CredentialsOptions> = {};
    let problem: AwsError | undefined;
    try {
      keys = await this.#unlessAborted(
        loadCredentials(credentials, systemClockOffset, httpOptions?.timeout),
      );
    } catch (error) {
      this.#throwIfAborted();
      problem = toAwsError(error);
    }
    try {
      // New keys that seem to be over may say that this machine's clock is off: the service knows.
      return keyLines(
        keys,
        canRenew(credentials) && !systemClockOffset ? -Infinity : systemClockOffset,
      );
    } catch (error) {
      const inside = problem && { originalError: problem };
      throw Object.assign(withReply(toAwsError(error), problem), inside);
    }
  }

  /** What is signed beside the keys. */
  #signable(keys: KeyLines): string[] {
    const { endpoint, headers, path, region } = this.httpRequest;
    this.#keyId = keys[0];
    this.#signedOffset = this.#offset = this.service.config.systemClockOffset ?? 0;
    for (const [name, value] of Object.entries(headers)) {
      // As v2 does: it would be signed as the word, and sent as nothing.
      if (value == null) {
        throw new AwsError("InvalidHeader", `Header ${name.toLowerCase()} contains invalid value`);
      }
    }
    // Refuses what no header can have.
    const page = [...new Headers(headers)].map((header) => header.join(":"));
    return [endpoint.host, path, region, "iot", "", ...page];
  }

  async #send(): Promise<void> {
    const { response } = this;
    const { httpResponse } = response;
    this.#throwIfAborted();
    // What the attempt before got is not this one's.
    Object.assign(httpResponse, { statusCode: undefined, headers: {}, body: undefined });
    this.#attempts++;
    const { endpoint, headers, path, region } = this.httpRequest;
    const outgoing = {
      ...endpoint,
      path,
      region,
      headers,
      timeout: this.service.config.httpOptions?.timeout ?? 0,
      onStop: (stop?: () => void) => {
        this.#stop = stop;
      },
    };
    const onHead = (head: Head) => {
      Object.assign(httpResponse, head);
      const { statusCode, statusMessage, headers } = head;
      this.#learnClock(timeInHeaders(headers));
      this.announce("httpHeaders", [statusCode, headers, response, statusMessage]);
    };
    try {
      httpResponse.body = await this.#unlessAborted(send(outgoing, onHead));
    } catch (error) {
      response.error = toAwsError(error);
      const { statusCode } = httpResponse;
      if (statusCode !== undefined) response.error.statusCode = statusCode;
      this.announce("httpError", [response.error, response]);
      throw response.error;
    }
    this.announce("httpData", [httpResponse.body, response]);
    this.announce("httpDone", [response]);
  }

  async #presign(expires: number): Promise<string> {
    try {
      await this.#build();
      const { protocol, host } = this.httpRequest.endpoint;
      const keys = await this.#credentials();
      const request = this.#signable(keys);
      this.#throwIfAborted();
      return `${protocol}//${host}${signature(keys, request, this.#signedOffset, expires)}`;
    } catch (error) {
      throw toAwsError(error);
    }
  }

  /** Takes over the service's time, in ms since 1970; `NaN` where it is not known. */
  #learnClock(time: number): void {
    const { config } = this.service;
    this.#offset = clockOffset(time, Date.now(), this.#offset);
    if (correctsClock(config)) config.systemClockOffset = this.#offset;
  }

  #throwIfAborted(): void {
    if (this.#abortError) throw this.#abortError;
  }

  #unlessAborted<T>(promise: PromiseLike<T>): Promise<T> {
    return Promise.race([this.#aborted, promise]);
  }

  /** A step of the call: the action, then the listeners. @throws what either threw first */
  async #state<Name extends "validate" | "build" | "afterBuild" | "sign" | ResponseEvent>(
    name: Name,
    args: Parameters<RequestEvents[Name]>,
    action?: () => unknown,
  ): Promise<void> {
    const { response } = this;
    let failed: AwsError | undefined;
    try {
      await action?.();
    } catch (error) {
      failed = response.error = toAwsError(error);
    }
    const thrown = this.call(name, args);
    // A listener may have put another error in its place.
    if (failed) throw response.error ?? failed;
    if (thrown.length > 0) throw thrown[0];
  }
}
