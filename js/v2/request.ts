import type { ClientOf, Core } from "../core.js";
import { keysOf } from "../credentials/provider.js";
import { drive, type Result } from "../driver.js";
import { AwsError, type ErrorMetadata, failure } from "../error.js";
import { promised } from "../promises.js";
import { follow, Stop } from "../stop.js";
import type { ServiceConfigurationOptions } from "./config.js";
import { Emitter, throwLater } from "./events.js";
import { Listeners } from "./listeners.js";
import { log } from "./logger.js";
import { callOptions, type Place } from "./options.js";
import { pageError } from "./page-error.js";
import { copy } from "./params.js";
import type {
  GetJobDocumentResponse,
  HttpRequest,
  HttpResponse,
  Params,
  Progress,
} from "./types.js";

/** What a call asks of its client. */
export interface Service {
  /** The options of the client. */
  readonly config: ServiceConfigurationOptions;
  /** @internal Where the client asks. */
  readonly place?: Place;
  /** @internal The client in Rust. */
  readonly client?: ClientOf;
}

/** The result of a call as a promise gives it. */
export type PromiseResult<Data = GetJobDocumentResponse, Failure = AwsError> = Data & {
  /** How the call went; non-enumerable. */
  $response: Response<Data, Failure>;
};

/**
 * What a callback is called with, `this` being the {@link Response}. One of the two is `null`; the
 * types are SDK v2's, so that code written for it compiles.
 */
export type Callback<Data = GetJobDocumentResponse, Failure = AwsError> = (
  this: Response<Data, Failure>,
  error: Failure,
  data: Data,
) => void;

/**
 * What became of a call so far: `data.$response`, and the argument of most listeners.
 *
 * @see https://docs.aws.amazon.com/AWSJavaScriptSDK/latest/AWS/Response.html
 */
export class Response<Data = GetJobDocumentResponse, Failure = AwsError> {
  /** The call. */
  readonly request: Request<Data, Failure>;
  /** The result, once there is one. */
  data: Data | null = null;
  /** What the last attempt, or the call, failed with. */
  error: Failure | null = null;
  /** How many retries there have been. */
  retryCount = 0;
  /** Always 0: the browser follows redirects by itself. */
  redirectCount = 0;
  /** The HTTP side of the last response. */
  httpResponse: HttpResponse = { headers: {}, body: undefined };
  /** How many retries there may be. */
  maxRetries: number;
  /** Of no effect: the browser follows redirects by itself. */
  maxRedirects = 10;
  /** The service's id of the request, where CORS lets the page read it. */
  requestId: string | undefined;
  /** How the call went, as in SDK v3, once it has settled. Non-enumerable. */
  declare readonly $metadata?: ErrorMetadata;

  /** @internal */
  constructor(request: Request<Data, Failure>, maxRetries: number) {
    this.request = request;
    this.maxRetries = maxRetries;
  }
}

type OnRequest<Data, Failure> = (
  this: Request<Data, Failure>,
  request: Request<Data, Failure>,
) => void;
type OnResponse<Data, Failure> = (
  this: Request<Data, Failure>,
  response: Response<Data, Failure>,
) => void;

/** What a call can be listened to for, in the order in which it happens. */
export interface RequestEvents<Data = GetJobDocumentResponse, Failure = AwsError> {
  validate: OnRequest<Data, Failure>;
  build: OnRequest<Data, Failure>;
  afterBuild: OnRequest<Data, Failure>;
  sign: OnRequest<Data, Failure>;
  httpHeaders: (
    this: Request<Data, Failure>,
    statusCode: number,
    headers: Record<string, string>,
    response: Response<Data, Failure>,
    statusMessage: string,
  ) => void;
  /** Once a response, when it is complete. */
  httpDownloadProgress: (
    this: Request<Data, Failure>,
    progress: Progress,
    response: Response<Data, Failure>,
  ) => void;
  httpData: (
    this: Request<Data, Failure>,
    chunk: string,
    response: Response<Data, Failure>,
  ) => void;
  httpDone: OnResponse<Data, Failure>;
  httpError: (
    this: Request<Data, Failure>,
    error: Failure,
    response: Response<Data, Failure>,
  ) => void;
  send: OnResponse<Data, Failure>;
  validateResponse: OnResponse<Data, Failure>;
  extractData: OnResponse<Data, Failure>;
  extractError: OnResponse<Data, Failure>;
  /** A listener may change `response.error.retryable` and `response.error.retryDelay` (ms). */
  retry: OnResponse<Data, Failure>;
  afterRetry: OnResponse<Data, Failure>;
  success: OnResponse<Data, Failure>;
  error: (this: Request<Data, Failure>, error: Failure, response: Response<Data, Failure>) => void;
  complete: OnResponse<Data, Failure>;
}

/** What a request keeps to itself. A closure has it: no private member, which a proxy would not pass on. */
interface State {
  run: Promise<void> | undefined;
  hasSettled: boolean;
  readonly stop: Stop;
  readonly signal: AbortSignal | undefined;
}

const state = Symbol("state");

/**
 * A call that has not been sent: `promise()`, `await`, `send(callback)` or a callback sends it, once.
 *
 * @see https://docs.aws.amazon.com/AWSJavaScriptSDK/latest/AWS/Request.html
 */
export class Request<Data = GetJobDocumentResponse, Failure = AwsError>
  extends Emitter<RequestEvents<Data, Failure>>
  implements PromiseLike<PromiseResult<Data, Failure>>
{
  /** The client. */
  readonly service: Service;
  /** The name of the operation. */
  readonly operation = "getJobDocument";
  /** The parameters. A `validate` listener may change them. */
  params: Params;
  /** The request as it will be sent; its path and host are there from `build` on. */
  readonly httpRequest: HttpRequest;
  /** When the call was made. */
  readonly startTime: Date = new Date();
  /** What became of it so far. */
  readonly response: Response<Data, Failure>;
  /** @internal */
  [state]: () => State;

  /** @internal */
  constructor(service: Service, params: Params, signal?: AbortSignal) {
    super();
    this.service = service;
    this.params = params;
    const own: State = { run: undefined, hasSettled: false, stop: new Stop(), signal };
    this[state] = () => own;
    const { maxRetries, region } = service.config;
    this.httpRequest = {
      method: "GET",
      path: "/",
      headers: {},
      body: "",
      endpoint: { protocol: "", host: "", hostname: "" },
      region: region ?? "",
    };
    this.response = new Response(this, maxRetries === undefined ? 3 : maxRetries);
  }

  /** Sends the call. Asked again, it gives the same result: there is one call. */
  promise(): Promise<PromiseResult<Data, Failure>> {
    return promised((resolve, reject) => {
      send(this).then(() => {
        const { error, data } = this.response;
        if (error) return reject(error);
        const result = Object(data || {}) as PromiseResult<Data, Failure>;
        // A listener may have put something frozen there.
        Reflect.defineProperty(result, "$response", {
          value: this.response,
          configurable: true,
          writable: true,
        });
        resolve(result);
      });
    });
  }

  /** Sends the call and calls back when it has settled. */
  send(callback?: Callback<Data, Failure>): Response<Data, Failure> {
    const { response } = this;
    if (callback) {
      const tell = () => {
        const { error, data } = response;
        callback.call(response, error as Failure, data as Data);
      };
      if (this[state]().hasSettled) queueMicrotask(() => throwLater(tell));
      else this.on("complete", tell);
    }
    send(this);
    return response;
  }

  /**
   * Ends the call at once: it fails with `RequestAbortedError`, and nothing more is sent. Of no
   * effect when it has settled.
   *
   * @param reason what becomes the error's `originalError`
   */
  abort(reason?: unknown): this {
    this[state]().stop.stop(reason);
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
    const seconds = Number(expires || 3600) || -1;
    const url = make(this, seconds).then(({ result }) => result.url ?? "");
    if (!callback) return url;
    url.then(
      (url) => throwLater(() => callback(null, url)),
      (error) => throwLater(() => callback(error)),
    );
    return undefined;
  }

  /**
   * Sends the call, so that a request can be awaited. A request that an `async` function returns is awaited, and so
   * sent: to pass it on unsent, return it inside an object or an array.
   */
  // biome-ignore lint/suspicious/noThenProperty: a request is awaitable by design
  then<Fulfilled = PromiseResult<Data, Failure>, Rejected = never>(
    onFulfilled?:
      | ((result: PromiseResult<Data, Failure>) => Fulfilled | PromiseLike<Fulfilled>)
      | null,
    onRejected?: ((reason: Failure) => Rejected | PromiseLike<Rejected>) | null,
  ): Promise<Fulfilled | Rejected> {
    return this.promise().then(onFulfilled, onRejected);
  }

  /** Sends the call and handles its failure. */
  catch<Rejected = never>(
    onRejected?: ((reason: Failure) => Rejected | PromiseLike<Rejected>) | null,
  ): Promise<PromiseResult<Data, Failure> | Rejected> {
    return this.promise().catch(onRejected);
  }

  /** Sends the call and acts when it has settled. */
  finally(onFinally?: (() => void) | null): Promise<PromiseResult<Data, Failure>> {
    return this.promise().finally(onFinally);
  }
}

/** Any request: what it gives does not matter here. */
// biome-ignore lint/suspicious/noExplicitAny: as above
type AnyRequest = Request<any, any>;

/** Sends a call, once. */
function send(request: AnyRequest): Promise<void> {
  const own = request[state]();
  own.run ??= settle(request);
  return own.run;
}

/** The whole call. It never rejects: what became of it is in the response. */
async function settle(request: AnyRequest): Promise<void> {
  const { response } = request;
  try {
    const { metadata } = await make(request);
    describe(response, metadata);
    request.announce("success", [response]);
  } catch (error) {
    response.error = error;
    request.announce("error", [error, response]);
  }
  request[state]().hasSettled = true;
  request.announce("complete", [response]);
  throwLater(() => log(request, request.service.config.logger));
}

/** Makes a call, or presigns its URL. */
async function make(request: AnyRequest, expires?: number) {
  const { stop, signal } = request[state]();
  const { service } = request;
  const listeners = new Listeners(request, stop);
  let unfollow = () => {};
  try {
    if (signal && !("addEventListener" in Object(signal))) {
      throw new AwsError("InvalidParameterType", "Expected signal to be an AbortSignal");
    }
    unfollow = follow(signal, (reason) => stop.stop(reason));
    // As they are now: a page may use its object for the next call while the core loads.
    const params = copy(request.params);
    request.params = params;
    const { place, client } = service as Required<Service>;
    const result: Result | undefined = await drive({
      client,
      clock: service.config,
      keys: keysOf(() => service.config.credentials),
      page: listeners,
      stop,
      ...(expires !== undefined && { expires }),
      start: (call, core: Core) =>
        call.getJobDocument(params, callOptions(service.config, place, core)),
    });
    if (!result) throw listeners.fail(abortError(stop.reason));
    return { result, metadata: listeners.metadata };
  } catch (thrown) {
    const { response } = request;
    // An object that a listener put there stays what it is.
    const isGiven = Object(thrown) === thrown && thrown === response.error;
    const error = isGiven ? thrown : pageError(thrown);
    describe(response, listeners.metadata, error as object);
    throw error;
  } finally {
    unfollow();
  }
}

/** The error of a call that is ended before the core, which has it otherwise, has loaded. */
function abortError(reason: unknown): AwsError {
  return failure("RequestAbortedError", "Request aborted by user", reason);
}

/** Tells how a call went as SDK v3 does, on its response and on its error. */
function describe(response: object, metadata: ErrorMetadata | undefined, error?: object): void {
  const value = metadata ?? { attempts: 0, totalRetryDelay: 0 };
  for (const target of error ? [response, error] : [response]) {
    // Nothing may fail here: an error of the page may be frozen.
    Reflect.defineProperty(target, "$metadata", { value, configurable: true, writable: true });
  }
}
