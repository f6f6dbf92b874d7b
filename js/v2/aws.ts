/** What `AWS` has, by the names of SDK v2. */

export type { CredentialsCallback, CredentialsOptions } from "../credentials/base.js";
export type {
  ChainableTemporaryCredentialsOptions,
  TokenCodeFn,
} from "../credentials/chainable-temporary.js";
export type { CognitoIdentityParams } from "../credentials/cognito-identity.js";
export type { ExchangeOptions, ExchangeReply, IssuedKeys } from "../credentials/exchange.js";
export type {
  CredentialsProvider,
  CredentialsSource,
  ExpiringCredentials,
} from "../credentials/provider.js";
export type { MasterCredentials, TemporaryParams } from "../credentials/temporary.js";
export type { RoleParams, WebIdentityParams } from "../credentials/web-identity.js";
export { type AWSError, AwsError, type ErrorMetadata } from "../error.js";
export { VERSION } from "../version.js";
export {
  type ApiVersions,
  Config,
  type ConfigOptions,
  type ConfigOptions as ConfigurationOptions,
  type ConfigUpdate,
  config,
  type HTTPOptions,
  type Logger,
  type ParamValidation,
  type RetryDelayOptions,
  type ServiceConfigurationOptions,
  type ServiceOptions,
} from "./config.js";
export {
  ChainableTemporaryCredentials,
  CognitoIdentityCredentials,
  Credentials,
  TemporaryCredentials,
  WebIdentityCredentials,
} from "./credentials.js";
export { Endpoint } from "./endpoint.js";
export { type CallOptions, Iot, type RequestMock } from "./iot.js";
export {
  type Callback,
  type PresignCallback,
  type PromiseResult,
  Request,
  type RequestEvents,
  type RequestListener,
  Response,
} from "./request.js";
export type {
  EndpointParts,
  GetJobDocumentRequest,
  GetJobDocumentResponse,
  HttpRequest,
  HttpResponse,
  Progress,
} from "./types.js";
