import type { GetJobDocumentResponse } from "./call.js";
import type { ResponseMetadata } from "./client-iot/types.js";
import type { AwsError } from "./error.js";
import type { Request } from "./request.js";
import { type Head, requestId } from "./transport.js";

/** The HTTP side of a reply, as far as CORS lets the page read it. */
export interface HttpResponse extends Partial<Head> {
  /** Names in lower case. */
  headers: Record<string, string>;
  /** The body's text, once it has been read. */
  body: string | undefined;
}

/**
 * What became of a call so far: `data.$response`, and the argument of most listeners.
 *
 * @see https://docs.aws.amazon.com/AWSJavaScriptSDK/latest/AWS/Response.html
 */
export class Response {
  /** The call. */
  readonly request: Request;
  /** The result, once there is one. */
  data: GetJobDocumentResponse | null = null;
  /** What the last attempt, or the call, failed with. */
  error: AwsError | null = null;
  /** How many retries there have been. */
  retryCount = 0;
  /** Always 0: the browser follows redirects by itself. */
  redirectCount = 0;
  /** The HTTP side of the last reply. */
  httpResponse: HttpResponse = { headers: {}, body: undefined };
  /** How many retries there may be. */
  maxRetries: number;
  /** Of no effect: the browser follows redirects by itself. */
  maxRedirects = 10;
  /** The service's id of the request, where CORS lets the page read it. */
  requestId: string | undefined;
  /** How the call went, as in SDK v3, once it has settled. Non-enumerable. */
  declare readonly $metadata?: ResponseMetadata;

  /** @internal */
  constructor(request: Request, maxRetries: number) {
    this.request = request;
    this.maxRetries = maxRetries;
  }
}

/** Tells how a call went as SDK v3 does, on its response and on its error. */
export function describe(
  response: Response,
  attempts: number,
  totalRetryDelay: number,
  error?: AwsError,
): void {
  const { headers, statusCode: httpStatusCode } = response.httpResponse;
  const value = { httpStatusCode, requestId: requestId(headers), attempts, totalRetryDelay };
  for (const target of error ? [response, error] : [response]) {
    // Nothing may fail here: an error of the page may be frozen.
    Reflect.defineProperty(target, "$metadata", { value, configurable: true, writable: true });
  }
}
