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
  /** An error, as SDK v2 declares it. */
  type AWSError = Names.AWSError;
  /** An error of this package. */
  type AwsError = Names.AwsError;
  /** Credentials of a chain of roles. */
  type ChainableTemporaryCredentials = Names.ChainableTemporaryCredentials;
  /** Credentials of an identity in a Cognito identity pool. */
  type CognitoIdentityCredentials = Names.CognitoIdentityCredentials;
  /** Options of a client, or of all clients made later. */
  type Config = Names.Config;
  /** What a `Config` is made with. */
  type ConfigurationOptions = Names.ConfigurationOptions;
  /** Credentials of a client. */
  type Credentials = Names.Credentials;
  /** An endpoint. */
  type Endpoint = Names.Endpoint;
  /** How requests are made. */
  type HTTPOptions = Names.HTTPOptions;
  /** A request as it is sent. */
  type HttpRequest = Names.HttpRequest;
  /** The HTTP side of a response. */
  type HttpResponse = Names.HttpResponse;
  /** A client of AWS IoT. */
  type Iot = Names.Iot;
  /** A call that has not been sent. */
  type Request<Data = Names.GetJobDocumentResponse, Failure = Names.AWSError> = Names.Request<
    Data,
    Failure
  >;
  /** The state of a call: its result or its error, once there is one. */
  type Response<Data = Names.GetJobDocumentResponse, Failure = Names.AWSError> = Names.Response<
    Data,
    Failure
  >;
  /** A session for long-lived credentials. */
  type TemporaryCredentials = Names.TemporaryCredentials;
  /** Credentials of a role, for an identity provider's token. */
  type WebIdentityCredentials = Names.WebIdentityCredentials;
  /** Types of `CognitoIdentityCredentials`. */
  namespace CognitoIdentityCredentials {
    /** What they are made with. */
    type CognitoIdentityOptions = Names.CognitoIdentityCredentials.CognitoIdentityOptions;
    /** The same. */
    type CognitoIdentityCredentialsInputs =
      Names.CognitoIdentityCredentials.CognitoIdentityCredentialsInputs;
    /** Where Cognito and STS are asked. */
    type ClientConfiguration = Names.CognitoIdentityCredentials.ClientConfiguration;
  }
  /** Types of `WebIdentityCredentials`. */
  namespace WebIdentityCredentials {
    /** What they are made with. */
    type WebIdentityCredentialsOptions = Names.WebIdentityCredentials.WebIdentityCredentialsOptions;
    /** Where STS is asked. */
    type ClientConfiguration = Names.WebIdentityCredentials.ClientConfiguration;
  }
  /** Types of `TemporaryCredentials`. */
  namespace TemporaryCredentials {
    /** What they are made with. */
    type TemporaryCredentialsOptions = Names.TemporaryCredentials.TemporaryCredentialsOptions;
  }
  /** Types of `ChainableTemporaryCredentials`. */
  namespace ChainableTemporaryCredentials {
    /** What they are made with. */
    type ChainableTemporaryCredentialsOptions =
      Names.ChainableTemporaryCredentials.ChainableTemporaryCredentialsOptions;
  }
  /** Types of `Iot`. */
  namespace Iot {
    /** What `getJobDocument` is called with. */
    type GetJobDocumentRequest = Names.Iot.GetJobDocumentRequest;
    /** What it gives. */
    type GetJobDocumentResponse = Names.Iot.GetJobDocumentResponse;
    /** The unique identifier of a job. */
    type JobId = Names.Iot.JobId;
    /** The document of a job: JSON text. */
    type JobDocument = Names.Iot.JobDocument;
    /** Whether the document comes with its placeholders. */
    type BeforeSubstitutionFlag = Names.Iot.BeforeSubstitutionFlag;
    /** A version of the API, `latest` or a date. */
    type apiVersion = Names.Iot.apiVersion;
    /** The version of the API, as an option. */
    type ClientApiVersions = Names.Iot.ClientApiVersions;
    /** What a client is made with. */
    type ClientConfiguration = Names.Iot.ClientConfiguration;
    /** The same types. */
    namespace Types {
      /** What `getJobDocument` is called with. */
      type GetJobDocumentRequest = Names.Iot.GetJobDocumentRequest;
      /** What it gives. */
      type GetJobDocumentResponse = Names.Iot.GetJobDocumentResponse;
      /** The unique identifier of a job. */
      type JobId = Names.Iot.JobId;
      /** The document of a job: JSON text. */
      type JobDocument = Names.Iot.JobDocument;
      /** Whether the document comes with its placeholders. */
      type BeforeSubstitutionFlag = Names.Iot.BeforeSubstitutionFlag;
      /** A version of the API, `latest` or a date. */
      type apiVersion = Names.Iot.apiVersion;
      /** The version of the API, as an option. */
      type ClientApiVersions = Names.Iot.ClientApiVersions;
      /** What a client is made with. */
      type ClientConfiguration = Names.Iot.ClientConfiguration;
    }
  }
}

export default AWS;
