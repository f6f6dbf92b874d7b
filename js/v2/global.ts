import { preload } from "../preload.js";
import * as Names from "./aws.js";
import { setConfig } from "./config.js";

/** `AWS` as one object, with a `config` that can be replaced. A bundler drops it where it is not used. */
const AWS = {
  AwsError: Names.AwsError,
  ChainableTemporaryCredentials: Names.ChainableTemporaryCredentials,
  CognitoIdentityCredentials: Names.CognitoIdentityCredentials,
  Config: Names.Config,
  Credentials: Names.Credentials,
  Endpoint: Names.Endpoint,
  Iot: Names.Iot,
  Request: Names.Request,
  Response: Names.Response,
  TemporaryCredentials: Names.TemporaryCredentials,
  VERSION: Names.VERSION,
  WebIdentityCredentials: Names.WebIdentityCredentials,
  preload,
  /** The options of all clients made later. */
  get config(): Names.Config {
    return Names.config;
  },
  set config(replacement: Names.Config) {
    setConfig(replacement);
  },
};

/** The types of its names, for `AWS.Iot` where a type is meant. */
declare namespace AWS {
  type AWSError = Names.AwsError;
  type ChainableTemporaryCredentials = Names.ChainableTemporaryCredentials;
  type CognitoIdentityCredentials = Names.CognitoIdentityCredentials;
  type Config = Names.Config;
  type Credentials = Names.Credentials;
  type Endpoint = Names.Endpoint;
  type Iot = Names.Iot;
  type Request<Data, Failure> = Names.Request<Data, Failure>;
  type Response = Names.Response;
  type TemporaryCredentials = Names.TemporaryCredentials;
  type WebIdentityCredentials = Names.WebIdentityCredentials;
  namespace Iot {
    type GetJobDocumentRequest = Names.Iot.GetJobDocumentRequest;
    type GetJobDocumentResponse = Names.Iot.GetJobDocumentResponse;
    type JobId = Names.Iot.JobId;
    type JobDocument = Names.Iot.JobDocument;
    type ClientConfiguration = Names.Iot.ClientConfiguration;
    namespace Types {
      type GetJobDocumentRequest = Names.Iot.GetJobDocumentRequest;
      type GetJobDocumentResponse = Names.Iot.GetJobDocumentResponse;
      type ClientConfiguration = Names.Iot.ClientConfiguration;
    }
  }
}

export default AWS;
