import type { ResponseMetadata } from "./client-iot/types.js";

/**
 * Why a call failed, with the fields of AWS SDK v2's error objects.
 *
 * @see https://docs.aws.amazon.com/AWSJavaScriptSDK/latest/AWS/Error.html
 */
export class AwsError extends Error {
  /** What code branches on, such as `ResourceNotFoundException`. */
  declare code: string;
  /** When the error was made. */
  declare time: Date;
  /** The service's id of the request; `undefined` without a reply, or where CORS hides it. */
  declare requestId?: string;
  /** HTTP status; `undefined` without a reply. */
  declare statusCode?: number;
  /** Whether another attempt makes sense; `undefined` where none was sent. */
  declare retryable?: boolean;
  /** How long to wait before the next attempt, in ms; `undefined` after the last. */
  declare retryDelay?: number;
  /** The region of the call, where the network failed. */
  declare region?: string;
  /** The host of the call, where the network failed. */
  declare hostname?: string;
  /** What lies behind the error: the browser's own error, or the start of a reply that is not JSON. */
  declare originalError?: unknown;
  /** The single problems, where `code` is `MultipleValidationErrors`. */
  declare errors?: AwsError[];
  /** How the call went, in SDK v3's words; in `iot-job-document/client-iot` only. */
  declare $metadata?: ResponseMetadata;

  constructor(code: string, message: string) {
    super(message);
    // As in SDK v2: the message shows in JSON, the name does not.
    Object.defineProperty(this, "message", { enumerable: true });
    Object.defineProperty(this, "name", { value: code, configurable: true, writable: true });
    this.code = code;
    this.time = new Date();
  }
}

/** An {@link AwsError} for something that JavaScript itself met. */
export function failure(code: string, message: string, originalError: unknown): AwsError {
  const error = new AwsError(code, message);
  if (originalError === undefined) return error;
  // Not enumerable: the browser's error is not for JSON.
  Object.defineProperty(error, "originalError", { value: originalError, configurable: true });
  return error;
}
