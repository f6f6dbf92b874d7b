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
  /** How the call went, as in SDK v3. Non-enumerable. */
  declare readonly $metadata?: ResponseMetadata;
  /** What lies behind the error: the browser's own error, or the start of a reply that is not JSON. */
  declare originalError?: unknown;
  /** The single problems, where `code` is `MultipleValidationErrors`. */
  declare errors?: AwsError[];

  /** Whose fault it is, as in SDK v3; `undefined` without a reply. */
  get $fault(): "client" | "server" | undefined {
    const { statusCode } = this;
    return statusCode ? (statusCode < 500 ? "client" : "server") : undefined;
  }

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

/** The error of a call, from whatever was thrown. */
export function toAwsError(error: unknown): AwsError {
  try {
    if (error instanceof AwsError) return error;
    const found: Partial<AwsError> = error instanceof Error ? error : new Error(String(error));
    const { code, name = "", message = "", statusCode } = found;
    // A DOMException has a number for its code.
    const made = failure(typeof code === "string" ? code : name, message, error);
    return statusCode ? Object.assign(made, { statusCode }) : made;
  } catch {
    // It has no text: an object without a prototype, or one whose members throw.
    return failure("Error", "Not an Error", error);
  }
}

/** Adds to an error's message, which V8 has copied into its stack. */
export function append(error: AwsError, text: string): void {
  const { message, stack } = error;
  const value = message + text;
  // Not of a frozen error.
  Reflect.defineProperty(error, "message", { value });
  Reflect.defineProperty(error, "stack", { value: stack?.replace(message, () => value) });
}
