/** What `AWS` has, by the names of SDK v2. The build takes its classes of credentials from `credentials.ts`. */

export {
  Credentials,
  type CredentialsCallback,
  type CredentialsOptions,
} from "../credentials/base.js";
export {
  ChainableTemporaryCredentials,
  type ChainableTemporaryCredentialsOptions,
  type TokenCodeFn,
} from "../credentials/chainable-temporary.js";
export {
  CognitoIdentityCredentials,
  type CognitoIdentityParams,
} from "../credentials/cognito-identity.js";
export type { ExchangeOptions, ExchangeReply, IssuedKeys } from "../credentials/exchange.js";
export type {
  CredentialsProvider,
  CredentialsSource,
  ExpiringCredentials,
} from "../credentials/provider.js";
export {
  type MasterCredentials,
  TemporaryCredentials,
  type TemporaryParams,
} from "../credentials/temporary.js";
export {
  type RoleParams,
  WebIdentityCredentials,
  type WebIdentityParams,
} from "../credentials/web-identity.js";
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
