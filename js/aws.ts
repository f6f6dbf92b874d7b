/** What `AWS` has, by the names of SDK v2. */
export { Config, type ConfigOptions, config, type ServiceConfigurationOptions } from "./config.js";
export { Credentials, type CredentialsOptions } from "./credentials.js";
export { Endpoint } from "./endpoint.js";
export { AwsError, type AwsError as AWSError } from "./error.js";
export { type CallOptions, Iot } from "./iot.js";
export type { CredentialsProvider, CredentialsSource, ExpiringCredentials } from "./provider.js";
export {
  type GetJobDocumentRequest,
  type GetJobDocumentResponse,
  type HttpRequest,
  type PromiseResult,
  Request,
  type RequestEvents,
} from "./request.js";
export { Response } from "./response.js";
export { VERSION } from "./version.js";
