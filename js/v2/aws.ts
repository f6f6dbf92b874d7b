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
export { AwsError, type AwsError as AWSError } from "../error.js";
export { VERSION } from "../version.js";
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
  CognitoIdentityCredentials,
  Credentials,
  TemporaryCredentials,
  WebIdentityCredentials,
} from "./credentials.js";
export { Endpoint } from "./endpoint.js";
export { type CallOptions, Iot } from "./iot.js";
export {
  type Callback,
  type PromiseResult,
  Request,
  type RequestEvents,
  Response,
} from "./request.js";
export type {
  GetJobDocumentRequest,
  GetJobDocumentResponse,
  HttpRequest,
  HttpResponse,
  Progress,
} from "./types.js";
