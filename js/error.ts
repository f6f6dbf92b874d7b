/** Tells errors of this package from others, also those of another copy of it on the same page. */
const brand = Symbol.for("iot-job-document.AwsError");

/**
 * An error as SDK v2 declares it: the members that every one of its errors has, and those that some have. An
 * {@link AwsError} is one, and so is any `Error` with a `code` and a `time`, such as a test makes.
 *
 * @see https://docs.aws.amazon.com/AWSJavaScriptSDK/latest/AWS/Error.html
 */
export interface AWSError extends Error {
  /** The name that code branches on, such as `ResourceNotFoundException`. */
  code: string;
  /** When the error was made. */
  time: Date;
  /** Whether another attempt makes sense; `undefined` where none was sent. */
  retryable?: boolean;
  /** HTTP status; `undefined` without a response. */
  statusCode?: number;
  /** The host of the call, where the network failed. */
  hostname?: string;
  /** The region of the call, where the network failed. */
  region?: string;
  /** How long to wait before the next attempt, in ms; `undefined` after the last. */
  retryDelay?: number;
  /** The service's id of the request; `undefined` without a response, or where CORS hides it. */
  requestId?: string;
  /** Never set here: only S3 sends it. */
  extendedRequestId?: string;
  /** Never set here: only S3 sends it. */
  cfId?: string;
  /** The cause: most often the browser's own error. */
  // biome-ignore lint/suspicious/noExplicitAny: SDK v2 says `Error`; it is what was thrown, or text
  originalError?: any;
  /** What to do about it, where this package knows more than the message says. */
  readonly hint?: string;
  /** How the call went, as in SDK v3. */
  readonly $metadata?: ErrorMetadata;
  /** Whose fault it is, as in SDK v3; `undefined` without a response. */
  readonly $fault?: "client" | "server" | undefined;
  /** The single problems, where `code` is `MultipleValidationErrors`. */
  errors?: AWSError[];
}

/**
 * Why a call failed, with the fields of AWS SDK v2's error objects and, for code that reads those, of SDK v3's.
 *
 * @see https://docs.aws.amazon.com/AWSJavaScriptSDK/latest/AWS/Error.html
 */
export class AwsError extends Error {
  /** Minifiers change the names of classes, and pages read them. */
  static override readonly name: string = "AwsError";

  /** The name that code branches on, such as `ResourceNotFoundException`. */
  declare code: string;
  /** When the error was made. */
  declare time: Date;
  /**
   * What to do about it, where this package knows more than the message says. It is never part of the message,
   * which is AWS's own; `stack` ends with it, so that a console shows it. Non-enumerable.
   */
  declare readonly hint?: string;
  /** The service's id of the request; `undefined` without a response, or where CORS hides it. */
  declare requestId?: string;
  /** HTTP status; `undefined` without a response. */
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
  declare readonly $metadata?: ErrorMetadata;
  /** The cause: the browser's own error, or the start of a response that is not JSON. Non-enumerable. */
  // biome-ignore lint/suspicious/noExplicitAny: SDK v2 says `Error`; it is what was thrown, or text
  get originalError(): any {
    return undefined;
  }

  set originalError(cause: unknown) {
    hide(this, "originalError", cause);
  }

  /** The single problems, where `code` is `MultipleValidationErrors`. */
  declare errors?: AwsError[];

  /** Whose fault it is, as in SDK v3; `undefined` without a response. */
  get $fault(): "client" | "server" | undefined {
    const { statusCode } = this;
    return statusCode ? (statusCode < 500 ? "client" : "server") : undefined;
  }

  /** @internal Marks such an error, also for another copy of this package. */
  [brand](): void {}

  /** Whether a value is such an error, also one of another copy of this package. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    // biome-ignore-start lint/complexity/noThisInStatic: it is another class where one extends this
    return this === AwsError ? brand in Object(value) : super[Symbol.hasInstance](value);
    // biome-ignore-end lint/complexity/noThisInStatic: it is another class where one extends this
  }

  /**
   * @param code the name that code branches on
   * @param message what happened
   * @param hint what to do about it
   */
  constructor(code: string, message: string, hint?: string) {
    super(message);
    // As in SDK v2: the message shows in JSON, the name does not.
    Object.defineProperty(this, "message", { enumerable: true });
    hide(this, "name", code);
    this.code = code;
    this.time = new Date();
    if (hint === undefined) return;
    hide(this, "hint", hint);
    // Set by defineProperty, and after its frames: so consoles of Chromium and Node print it.
    hide(this, "stack", `${this.stack}\n    hint: ${hint}`);
  }
}

/** How a call went, as SDK v3 tells it. */
export interface ErrorMetadata {
  /** The status of the last response. */
  httpStatusCode?: number;
  /** The service's id of the last request, where CORS lets the page read it. */
  requestId?: string;
  /** A second id of the last request, from `x-amz-id-2`. */
  extendedRequestId?: string;
  /** A third one, from `x-amz-cf-id`. */
  cfId?: string;
  /** How many attempts there were. */
  attempts?: number;
  /** How long was waited between them, in ms. */
  totalRetryDelay?: number;
}

/** Sets a member that shows neither in JSON nor in a log. @internal */
export function hide(target: object, name: PropertyKey, value: unknown): void {
  Object.defineProperty(target, name, {
    value,
    // Said, as `$response` of SDK v3's exceptions is there and visible before.
    enumerable: false,
    writable: true,
    configurable: true,
  });
}

/** An {@link AwsError} for something that JavaScript itself met. @internal */
export function failure(code: string, message: string, cause: unknown, hint?: string): AwsError {
  const error = new AwsError(code, message, hint);
  error.originalError = cause;
  return error;
}
