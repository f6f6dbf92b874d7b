/**
 * Why a call failed, with the fields of AWS SDK v2's error objects.
 *
 * @see https://docs.aws.amazon.com/AWSJavaScriptSDK/latest/AWS/Error.html
 */
export class AwsError extends Error {
  /** What code branches on, such as `ResourceNotFoundException`. */
  code: string;
  /** When the error was made. */
  time: Date;
  /** The service's id of the request; `undefined` without a reply, or where CORS hides it. */
  requestId?: string;
  /** HTTP status; `undefined` without a reply. */
  statusCode?: number;
  /** What lies behind the error: the browser's own error, or the start of a reply that is not JSON. */
  originalError?: unknown;
  /** The single problems, where `code` is `MultipleValidationErrors`. */
  errors?: AwsError[];

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
  // Not enumerable: the browser's error is not for JSON.
  Object.defineProperty(error, "originalError", { value: originalError, configurable: true });
  return error;
}
