// The types of a call: what goes in, what comes out, and what can be listened to.
import type { ServiceConfigurationOptions } from "./config.js";
import type { AwsError } from "./error.js";
import type { Iot } from "./iot.js";
import type { Request } from "./request.js";
import type { Response } from "./response.js";

/** What `getJobDocument` is called with. */
export interface GetJobDocumentRequest {
  /** The unique identifier of the job: 1 to 64 letters, digits, `-` and `_`. */
  jobId: string;
  /**
   * `true` to get the document with its placeholders, `false` or left out to get it with them
   * resolved.
   */
  beforeSubstitution?: boolean | null | undefined;
}

/** What the parameters of a call look like: its client's own may complete them. */
export type Params = {
  [Name in keyof GetJobDocumentRequest]?: GetJobDocumentRequest[Name] | undefined;
};

/** What a call asks of its client, be it of SDK v2's kind or of v3's. @internal */
export interface Caller extends Pick<Iot, "settings" | "tokens"> {
  config: ServiceConfigurationOptions;
}

/** What a call resolves with. */
export interface GetJobDocumentResponse {
  /** The job document as the service sent it: JSON text, at most 32,768 characters. */
  document?: string;
}

/** {@link GetJobDocumentResponse} as a promise gives it. */
export interface PromiseResult extends GetJobDocumentResponse {
  /** How the call went; non-enumerable. */
  $response: Response;
}

/**
 * What a callback is called with, `this` being the {@link Response}. One of the two is `null`; the
 * types are SDK v2's, so that code written for it compiles.
 */
export type Callback = (this: Response, error: AwsError, data: GetJobDocumentResponse) => void;

/** The request as it will be sent. A `build` listener may add headers: they are signed. */
export interface HttpRequest {
  method: "GET";
  /** Path and query. */
  path: string;
  headers: Record<string, string>;
  body: "";
  endpoint: { protocol: string; host: string; hostname: string };
  region: string;
}

type OnRequest = (this: Request, request: Request) => void;
type OnResponse = (this: Request, response: Response) => void;

/** What a call can be listened to for, in the order in which it happens. */
export interface RequestEvents {
  validate: OnRequest;
  build: OnRequest;
  afterBuild: OnRequest;
  sign: OnRequest;
  httpHeaders: (
    this: Request,
    statusCode: number,
    headers: Record<string, string>,
    response: Response,
    statusMessage: string,
  ) => void;
  httpData: (this: Request, chunk: string, response: Response) => void;
  httpDone: OnResponse;
  httpError: (this: Request, error: AwsError, response: Response) => void;
  send: OnResponse;
  validateResponse: OnResponse;
  extractData: OnResponse;
  extractError: OnResponse;
  /** A listener may change `response.error.retryable` and `response.error.retryDelay` (ms). */
  retry: OnResponse;
  afterRetry: OnResponse;
  success: OnResponse;
  error: (this: Request, error: AwsError, response: Response) => void;
  complete: OnResponse;
}

/** Events whose argument is the response. */
export type ResponseEvent = {
  [Name in keyof RequestEvents]: RequestEvents[Name] extends OnResponse ? Name : never;
}[keyof RequestEvents];
