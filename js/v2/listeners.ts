import type {
  Call,
  HeaderPair,
  Judgement,
  Metadata,
  Output,
} from "../../build/glue/iot_job_document.js";
import type { ResponseLike, Signed } from "../attempt.js";
import { type AwsError, hide } from "../error.js";
import { type Built, type Judged, Page } from "../page.js";
import type { Stop } from "../stop.js";
import { Thrown } from "../thrown.js";
import type { RetryDelayOptions } from "./config.js";
import { invalidHeader, pageError } from "./page-error.js";
import { copy } from "./params.js";
import type { HttpRequest, HttpResponse } from "./types.js";

/** What the listeners of a request are called for, before they are told its result. */
type Step =
  | "validate"
  | "build"
  | "afterBuild"
  | "sign"
  | "send"
  | "validateResponse"
  | "extractData"
  | "extractError"
  | "retry"
  | "afterRetry";

/** Those of them that are told of the request, and not of the response. */
const ofRequest: readonly Step[] = ["validate", "build", "afterBuild", "sign"];

/** A request, as far as its listeners see it. */
interface Watched {
  params: unknown;
  readonly httpRequest: HttpRequest;
  readonly response: {
    // biome-ignore lint/suspicious/noExplicitAny: a listener may put anything there
    data: any;
    // biome-ignore lint/suspicious/noExplicitAny: a listener may put anything there
    error: any;
    retryCount: number;
    httpResponse: HttpResponse;
    requestId: string | undefined;
  };
  readonly service: {
    config: {
      customUserAgent?: string | null | undefined;
      retryDelayOptions?: RetryDelayOptions | undefined;
    };
  };
  // biome-ignore lint/suspicious/noExplicitAny: each event has arguments of its own
  call(name: any, args: any): unknown[];
  // biome-ignore lint/suspicious/noExplicitAny: each event has arguments of its own
  announce(name: any, args: any): void;
  listeners(name: "httpDownloadProgress"): unknown[];
}

/** Headers with the request id, the one that counts first. */
const requestIds = ["x-amzn-requestid", "x-amzn-request-id", "x-amz-request-id"];

/** Tells the listeners of a request of each step, in the order and with the arguments of SDK v2. */
export class Listeners extends Page {
  /** How the call went. */
  metadata: Metadata | undefined;
  /** Whose listeners are told of a failure that comes now; none between two attempts. */
  private failing:
    | Exclude<Step, "afterBuild" | "validateResponse" | "retry" | "afterRetry">
    | undefined = "validate";

  constructor(
    private readonly request: Watched,
    private readonly stop: Stop,
  ) {
    super();
  }

  override validate() {
    this.tell("validate");
    this.failing = "build";
    return { params: copy(this.request.params) };
  }

  override build({ target: { protocol, host, hostname, path, region } }: Call): Built {
    const { httpRequest, service } = this.request;
    Object.assign(httpRequest, { endpoint: { protocol, host, hostname }, path, region });
    const { customUserAgent } = service.config;
    if (customUserAgent) httpRequest.headers["X-Amz-User-Agent"] = customUserAgent;
    this.tell("build");
    this.tell("afterBuild");
    this.failing = "sign";
    const headers = Object.entries(httpRequest.headers).map(
      ([name, value]): HeaderPair => [name, headerText(name, value)],
    );
    const { endpoint } = httpRequest;
    const target = {
      protocol: String(endpoint.protocol),
      host: String(endpoint.host),
      path: String(httpRequest.path),
      region: String(httpRequest.region),
    };
    return { target, headers };
  }

  override sign(signed: HeaderPair[]): Signed {
    const { httpRequest, response } = this.request;
    const { headers } = httpRequest;
    // The keys of the attempt before may have had a token.
    delete headers["x-amz-security-token"];
    // Those of the page are there already.
    const own = Object.keys(headers);
    for (const [name, value] of signed) if (!own.includes(name)) hide(headers, name, value);
    this.tell("sign");
    this.failing = "send";
    // What the attempt before got is not this one's.
    const nothing = {
      statusCode: undefined,
      statusMessage: undefined,
      headers: {},
      body: undefined,
    };
    Object.assign(response.httpResponse, nothing);
    const { protocol, host } = httpRequest.endpoint;
    return {
      url: `${protocol}//${host}${httpRequest.path}`,
      headers: Object.getOwnPropertyNames(headers).map((name) => [
        name,
        headerText(name, headers[name]),
      ]),
    };
  }

  override head({ status, statusText = "", headers }: ResponseLike): void {
    const { request } = this;
    const { httpResponse } = request.response;
    httpResponse.statusCode = status;
    httpResponse.statusMessage = statusText;
    httpResponse.headers = Object.fromEntries(headers?.entries?.() ?? []);
    request.announce("httpHeaders", [status, httpResponse.headers, request.response, statusText]);
  }

  override body(text: string): string {
    const { request } = this;
    const { response } = request;
    const { httpResponse } = response;
    httpResponse.body = text;
    // To count the bytes of a document takes longer than the rest of this step.
    if (request.listeners("httpDownloadProgress").length > 0) {
      const loaded = new TextEncoder().encode(text).length;
      const progress = { lengthComputable: true, loaded, total: loaded };
      request.announce("httpDownloadProgress", [progress, response]);
    }
    request.announce("httpData", [text, response]);
    request.announce("httpDone", [response]);
    this.tell("send");
    if (this.stop.isStopped) return text;
    this.tell("validateResponse");
    response.requestId = requestIds.map((name) => httpResponse.headers[name]).find(Boolean);
    this.failing = (httpResponse.statusCode ?? 0) < 300 ? "extractData" : "extractError";
    return String(httpResponse.body ?? "");
  }

  override deliver(output: Output): void {
    this.request.response.data = output;
    this.tell("extractData");
  }

  override fail(error: unknown): unknown {
    const { request, failing } = this;
    const { response } = request;
    response.error = error;
    if (this.stop.isStopped) set(error, "retryable", false);
    showCause(error);
    let thrown: unknown[] = [];
    if (failing === "send") {
      request.announce("httpError", [error, response]);
      thrown = request.call("send", [response]);
    } else if (failing && !this.stop.isStopped) {
      thrown = request.call(failing, [ofRequest.includes(failing) ? request : response]);
    }
    this.failing = undefined;
    if (failing === "extractError" && thrown.length > 0) response.error = pageError(thrown[0]);
    // A listener may have put another error in its place.
    return response.error ?? error;
  }

  override judge(error: unknown, judgement: Judgement): Judged {
    const { response, service } = this.request;
    this.failing = undefined;
    response.error = error;
    try {
      const { customBackoff } = service.config.retryDelayOptions ?? {};
      // As in SDK v2, an error without a response of its own has the status of the last one.
      const { statusCode } = response.httpResponse;
      if (statusCode) set(error, "statusCode", statusCode);
      for (const [name, value] of Object.entries(judgement)) {
        if (value !== undefined) set(error, name, value);
      }
      if (customBackoff && judgement.retryDelay !== undefined) {
        set(error, "retryDelay", customBackoff(response.retryCount, error as never));
      }
      this.tell("retry");
      const { error: left } = response;
      return {
        error: left,
        retryable: Boolean(left?.retryable),
        delay: Number(left?.retryDelay ?? 0),
      };
    } catch (thrown) {
      const { error: left } = thrown instanceof Thrown ? thrown : { error: pageError(thrown) };
      response.error = left;
      return { error: left, retryable: false, delay: 0 };
    }
  }

  override judged(willRetry: boolean): void {
    const { request } = this;
    const { response } = request;
    if (willRetry) {
      response.retryCount++;
      response.error = null;
    } else request.call("afterRetry", [response]);
  }

  override waited(): void {
    this.tell("afterRetry");
    this.failing = "sign";
  }

  override end(_call: Call, metadata: Metadata): void {
    this.metadata = metadata;
  }

  /**
   * Calls the listeners of a step.
   *
   * @throws Thrown with what the first of them threw, or with the error that they left in the response
   */
  private tell(name: Step): void {
    const { request } = this;
    const { response } = request;
    const thrown = request.call(name, [ofRequest.includes(name) ? request : response]);
    if (thrown.length > 0) throw new Thrown(pageError(thrown[0]));
    // Before a retry there is one already.
    if (name !== "retry" && response.error) throw new Thrown(response.error);
  }
}

/** As in SDK v2, the cause of missing credentials shows in JSON, and so does what it knows of a response. */
function showCause(error: unknown): void {
  const { code, originalError } = Object(error) as Partial<AwsError>;
  if (code !== "CredentialsError" || originalError === undefined) return;
  Object.defineProperty(error, "originalError", { value: originalError, enumerable: true });
  const { requestId, retryable, statusCode } = Object(originalError) as Partial<AwsError>;
  if (statusCode === undefined) return;
  for (const [name, value] of Object.entries({ requestId, statusCode, retryable })) {
    set(error, name, value);
  }
}

/** Sets a member of an error, which may be frozen or no object. */
function set(error: unknown, name: string, value: unknown): void {
  if (Object(error) === error) Reflect.set(error as object, name, value);
}

/** The text of a header; `null` and `undefined` have none, as in v2. @throws Thrown for those */
function headerText(name: string, value: unknown): string {
  try {
    if (value !== null && value !== undefined) return String(value);
  } catch {
    // Something without a text, such as a symbol or an object without a prototype.
  }
  throw new Thrown(invalidHeader(name));
}
