/** What `client-iot` has, by the names of SDK v3. */
export { AwsError } from "../error.js";
export { preload } from "../preload.js";
export { IoTClient } from "./client.js";
export { GetJobDocumentCommand } from "./command.js";
export type {
  AwsCredentialIdentity,
  AwsCredentialIdentityProvider,
  DefaultsMode,
  Endpoint,
  EndpointV2,
  IoTClientConfig,
  IoTClientResolvedConfig,
  Logger,
  Provider,
  RequestHandlerOptions,
} from "./config.js";
export {
  type ExceptionOptions,
  InvalidRequestException,
  IoTServiceException,
  ResourceNotFoundException,
  type ServiceExceptionOptions,
  ServiceUnavailableException,
  ThrottlingException,
} from "./exceptions.js";
export { IoT } from "./iot.js";
export type { Command, Handler, Middleware, MiddlewareStack } from "./middleware.js";
export type {
  AbortSignalLike,
  Callback,
  GetJobDocumentCommandInput,
  GetJobDocumentCommandOutput,
  GetJobDocumentRequest,
  GetJobDocumentResponse,
  HttpHandlerOptions,
  HttpResponse,
  MetadataBearer,
  ResponseMetadata,
} from "./types.js";
