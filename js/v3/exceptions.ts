import type { Exception } from "../../build/glue/iot_job_document.js";
import { type AwsError, hide } from "../error.js";
import type { HttpResponse, ResponseMetadata } from "./types.js";

/** What an {@link IoTServiceException} is made with. */
export interface ServiceExceptionOptions {
  /** What code branches on, such as `ResourceNotFoundException`. */
  name: string;
  /** What happened. */
  message?: string;
  /** Whether the call or the service is at fault. */
  $fault: "client" | "server";
  /** How the call went. */
  $metadata: ResponseMetadata;
}

/** What one of the modelled exceptions is made with. */
export type ExceptionOptions = Pick<ServiceExceptionOptions, "message" | "$metadata">;

/**
 * What the service answered. It has SDK v3's fields, and SDK v2's for code that reads those:
 * non-enumerable, so that JSON and logs show v3's.
 */
export class IoTServiceException extends Error {
  /** Minifiers change the names of classes, and pages read them. */
  static override readonly name: string = "IoTServiceException";

  /** Whether the call or the service is at fault. */
  declare readonly $fault: "client" | "server";
  /** How the call went. */
  declare $metadata: ResponseMetadata;
  /** Always `undefined`: no exception of IoT is marked as worth a retry. */
  declare $retryable?: { readonly throttling?: boolean };
  /** The response. */
  declare $response?: HttpResponse;
  /** The same as `name`. */
  declare readonly code?: AwsError["code"];
  /** When the error was made. */
  declare readonly time?: AwsError["time"];
  /** HTTP status. */
  declare readonly statusCode?: AwsError["statusCode"];
  /** The service's id of the request; `undefined` where CORS hides it. */
  declare readonly requestId?: AwsError["requestId"];
  /** Whether another attempt makes sense. */
  declare readonly retryable?: AwsError["retryable"];
  /** How long to wait before it, in ms. */
  declare readonly retryDelay?: AwsError["retryDelay"];
  /** What to do about it, where this package knows more than the message says. */
  declare readonly hint?: AwsError["hint"];
  /** The start of a response that is not JSON. */
  declare readonly originalError?: AwsError["originalError"];

  constructor({ name, message, $fault, $metadata }: ServiceExceptionOptions) {
    super(message);
    Object.assign(this, { $fault, $response: undefined, $retryable: undefined, $metadata });
    Object.defineProperty(this, "name", { value: name, enumerable: true, configurable: true });
  }
}

/** The request is not valid. */
export class InvalidRequestException extends IoTServiceException {
  /** Minifiers change the names of classes, and pages read them. */
  static override readonly name: string = "InvalidRequestException";

  declare readonly name: "InvalidRequestException";
  declare readonly $fault: "client";

  constructor(options: ExceptionOptions) {
    super({ ...options, name: "InvalidRequestException", $fault: "client" });
  }
}

/** There is no such job. */
export class ResourceNotFoundException extends IoTServiceException {
  /** Minifiers change the names of classes, and pages read them. */
  static override readonly name: string = "ResourceNotFoundException";

  declare readonly name: "ResourceNotFoundException";
  declare readonly $fault: "client";

  constructor(options: ExceptionOptions) {
    super({ ...options, name: "ResourceNotFoundException", $fault: "client" });
  }
}

/** The service is not available at the moment. */
export class ServiceUnavailableException extends IoTServiceException {
  /** Minifiers change the names of classes, and pages read them. */
  static override readonly name: string = "ServiceUnavailableException";

  declare readonly name: "ServiceUnavailableException";
  declare readonly $fault: "server";

  constructor(options: ExceptionOptions) {
    super({ ...options, name: "ServiceUnavailableException", $fault: "server" });
  }
}

/** There were too many calls. */
export class ThrottlingException extends IoTServiceException {
  /** Minifiers change the names of classes, and pages read them. */
  static override readonly name: string = "ThrottlingException";

  declare readonly name: "ThrottlingException";
  declare readonly $fault: "client";

  constructor(options: ExceptionOptions) {
    super({ ...options, name: "ThrottlingException", $fault: "client" });
  }
}

/** @internal The exception for what the service answered, with everything that the core's error has. */
export function exception(
  error: AwsError,
  kinds: typeof Exception,
  kind: Exception,
  $metadata: ResponseMetadata,
  $response: HttpResponse,
): IoTServiceException {
  const { code: name, hint, message, originalError, stack, statusCode = 0 } = error;
  const options = { message, $metadata };
  const $fault = statusCode < 500 ? "client" : "server";
  const made = {
    [kinds.InvalidRequest]: () => new InvalidRequestException(options),
    [kinds.ResourceNotFound]: () => new ResourceNotFoundException(options),
    [kinds.ServiceUnavailable]: () => new ServiceUnavailableException(options),
    [kinds.Throttling]: () => new ThrottlingException(options),
    [kinds.Other]: () => new IoTServiceException({ ...options, name, $fault }),
  }[kind]();
  // Its stack is that of the call, and ends with the hint.
  for (const [field, value] of Object.entries({
    ...error,
    hint,
    originalError,
    stack,
    $response,
  })) {
    hide(made, field, value);
  }
  Object.defineProperty(made, "message", { enumerable: true });
  return made;
}
