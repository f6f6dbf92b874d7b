import type { ClientOf, Core } from "../core.js";
import { keysOf } from "../credentials/provider.js";
import { drive, type Result } from "../driver.js";
import { type AWSError, AwsError, type ErrorMetadata, failure } from "../error.js";
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
export type PromiseResult<Data = GetJobDocumentResponse, Failure = AWSError> = Data & {
  /** How the call went; non-enumerable. */
  $response: Response<Data, Failure>;
};

/**
 * What a callback is called with, `this` being the {@link Response}. One of the two is `null`; the
 * types are SDK v2's, so that code written for it compiles. The error may be annotated with
 * {@link AWSError} or with {@link AwsError}.
 */
export type Callback<Data = GetJobDocumentResponse, Failure = AWSError> = {
  call(this: Response<Data, Failure>, error: Failure, data: Data): void;
}["call"];

/** What {@link Request.presign} calls back with: `null` and the URL, or the error. */
export type PresignCallback = { call(error: AWSError | null, url?: string): void }["call"];

/** What `then` and `catch` call with the error, which may be annotated with {@link AwsError} too. */
type OnFailure<Failure, Result> = {
  call(reason: Failure): Result | PromiseLike<Result>;
}["call"];

/**
 * The state of a call, with its result or its error once there is one: `data.$response`, and the
 * argument of most listeners.
 *
 * @see https://docs.aws.amazon.com/AWSJavaScriptSDK/latest/AWS/Response.html
 */
export class Response<Data = GetJobDocumentResponse, Failure = AWSError> {
  /** Minifiers change the names of classes, and consoles show them. */
  static readonly name: string = "Response";

  /** The call. */
  readonly request: Request<Data, Failure>;
  // biome-ignore-start lint/suspicious/noConfusingVoidType: SDK v2's types
  /** The result. It is `null` where there is none; the type is SDK v2's. */
  data: Data | void = null as unknown as undefined;
  /** What the last attempt, or the call, failed with. It is `null` where nothing did; the type is SDK v2's. */
  error: Failure | void = null as unknown as undefined;
  // biome-ignore-end lint/suspicious/noConfusingVoidType: SDK v2's types
  /** How many retries there have been. */
  retryCount = 0;
  /** Always 0: the browser follows redirects by itself. */
  redirectCount = 0;
  /** The HTTP side of the last response. */
  httpResponse: HttpResponse = { headers: {}, body: undefined } as unknown as HttpResponse;
  /** How many retries there may be. */
  maxRetries: number;
  /** Has no effect: the browser follows redirects by itself. */
  maxRedirects = 10;
  /**
   * The service's id of the request. It is `undefined` before a response, and where CORS hides it; the type is SDK
   * v2's.
   */
  requestId!: string;
  /** How the call went, as in SDK v3, once it has settled. Non-enumerable. */
  declare readonly $metadata?: ErrorMetadata;

  /** @internal */
  constructor(request: Request<Data, Failure>, maxRetries: number) {
    this.request = request;
    this.maxRetries = maxRetries;
  }
}

/**
 * What listens to a call, `this` being the {@link Request}. An error may be annotated with {@link AWSError} or
 * with {@link AwsError}.
 */
export type RequestListener<Args extends unknown[], Data, Failure> = {
  call(this: Request<Data, Failure>, ...args: Args): void;
}["call"];

type OnRequest<Data, Failure> = RequestListener<[request: Request<Data, Failure>], Data, Failure>;
type OnResponse<Data, Failure> = RequestListener<
  [response: Response<Data, Failure>],
  Data,
  Failure
>;

/** What a call can be listened to for, in the order in which it happens. */
export interface RequestEvents<Data = GetJobDocumentResponse, Failure = AWSError> {
  /** Before the parameters are checked: a listener may change `request.params`. */
  validate: OnRequest<Data, Failure>;
  /** The request has its path and host: a listener may add headers to `request.httpRequest`. */
  build: OnRequest<Data, Failure>;
  /** After `build`: the last moment for headers that are signed. */
  afterBuild: OnRequest<Data, Failure>;
  /** Each attempt has been signed, and is about to be sent. */
  sign: OnRequest<Data, Failure>;
  /** The head of a response has come. */
  httpHeaders: RequestListener<
    [
      statusCode: number,
      headers: Record<string, string>,
      response: Response<Data, Failure>,
      statusMessage: string,
    ],
    Data,
    Failure
  >;
  /** Never called here: the request has no body. */
  httpUploadProgress: RequestListener<
    [progress: Progress, response: Response<Data, Failure>],
    Data,
    Failure
  >;
  /** Once a response, when it is complete. */
  httpDownloadProgress: RequestListener<
    [progress: Progress, response: Response<Data, Failure>],
    Data,
    Failure
  >;
  /** Once a response, with the text of its body. */
  httpData: RequestListener<[chunk: string, response: Response<Data, Failure>], Data, Failure>;
  /** A response is complete. */
  httpDone: OnResponse<Data, Failure>;
  /** An attempt got no response. */
  httpError: RequestListener<[error: AWSError, response: Response<Data, Failure>], Data, Failure>;
  /** An attempt has ended, with a response or without. */
  send: OnResponse<Data, Failure>;
  /** Before the status of a response is looked at. */
  validateResponse: OnResponse<Data, Failure>;
  /** `response.data` is there. */
  extractData: OnResponse<Data, Failure>;
  /** `response.error` is there. */
  extractError: OnResponse<Data, Failure>;
  /** A listener may change `response.error.retryable` and `response.error.retryDelay` (ms). */
  retry: OnResponse<Data, Failure>;
  /** After the wait before the next attempt, or when there is none. */
  afterRetry: OnResponse<Data, Failure>;
  /** The call has succeeded. */
  success: OnResponse<Data, Failure>;
  /** The call has failed. */
  error: RequestListener<[error: AWSError, response: Response<Data, Failure>], Data, Failure>;
  /** The call has settled. */
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
export class Request<Data = GetJobDocumentResponse, Failure = AWSError>
  extends Emitter<RequestEvents<Data, Failure>>
  implements PromiseLike<PromiseResult<Data, Failure>>
{
  /** Minifiers change the names of classes, and consoles show them. */
  static override readonly name: string = "Request";

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
  /** The state of the call, with its result or its error once there is one. */
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
      if (this[state]().hasSettled) Promise.resolve().then(() => throwLater(tell));
      else this.on("complete", tell);
    }
    send(this);
    return response;
  }

  /**
   * Ends the call at once: it fails with `RequestAbortedError`, and nothing more is sent. Has no
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
  presign(callback: PresignCallback): void;
  /**
   * Makes such a URL.
   *
   * @param expires how long it is good for, in seconds, at most a week: 3600
   * @param callback called with an error or the URL
   */
  presign(expires: number | null | undefined, callback: PresignCallback): void;
  presign(
    expires?: number | null | PresignCallback,
    callback?: PresignCallback,
  ): Promise<string> | undefined {
    if (typeof expires === "function") return this.presign(null, expires) as undefined;
    // A value that is not a number is refused as a time.
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
    onRejected?: OnFailure<Failure, Rejected> | null,
  ): Promise<Fulfilled | Rejected> {
    return this.promise().then(onFulfilled, onRejected);
  }

  /** Sends the call and handles its failure. */
  catch<Rejected = never>(
    onRejected?: OnFailure<Failure, Rejected> | null,
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

/** The whole call. It never rejects: its result or its error is in the response. */
async function settle(request: AnyRequest): Promise<void> {
  const { response } = request;
  try {
    const { metadata } = await make(request);
    describe(response, metadata);
    request.announce("success", [response]);
  } catch (error) {
    response.error = error;
    request.announce("error", [error as AWSError, response]);
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
