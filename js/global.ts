import * as Names from "./aws.js";
import { setConfig } from "./config.js";

/** `AWS` as one object, with a `config` that can be replaced. A bundler drops it where it is not used. */
const AWS = {
  AwsError: Names.AwsError,
  Config: Names.Config,
  Credentials: Names.Credentials,
  Endpoint: Names.Endpoint,
  Iot: Names.Iot,
  Request: Names.Request,
  Response: Names.Response,
  VERSION: Names.VERSION,
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
  type Config = Names.Config;
  type Credentials = Names.Credentials;
  type Endpoint = Names.Endpoint;
  type Iot = Names.Iot;
  type Request<Data, Failure> = Names.Request<Data, Failure>;
  type Response = Names.Response;
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
