/** What `AWS` has, by the names of SDK v2. */

export type {
  Callback,
  GetJobDocumentRequest,
  GetJobDocumentResponse,
  HttpRequest,
  PromiseResult,
  RequestEvents,
} from "./call.js";
export {
  Config,
  type ConfigOptions,
  config,
  type Logger,
  type RetryDelayOptions,
  type ServiceConfigurationOptions,
} from "./config.js";
export {
  ChainableTemporaryCredentials,
  type ChainableTemporaryCredentialsOptions,
  type TokenCodeFn,
} from "./credentials/chainable-temporary.js";
export {
  CognitoIdentityCredentials,
  type CognitoIdentityParams,
} from "./credentials/cognito-identity.js";
export type { ExchangeOptions, ExchangeReply, IssuedKeys } from "./credentials/exchange.js";
export {
  type MasterCredentials,
  TemporaryCredentials,
  type TemporaryParams,
} from "./credentials/temporary.js";
export {
  type RoleParams,
  WebIdentityCredentials,
  type WebIdentityParams,
} from "./credentials/web-identity.js";
export { Credentials, type CredentialsCallback, type CredentialsOptions } from "./credentials.js";
export { Endpoint } from "./endpoint.js";
export { AwsError, type AwsError as AWSError } from "./error.js";
export { type CallOptions, Iot } from "./iot.js";
export type { CredentialsProvider, CredentialsSource, ExpiringCredentials } from "./provider.js";
export { Request } from "./request.js";
export { type HttpResponse, Response } from "./response.js";
export { VERSION } from "./version.js";
