// What SDK v2's guide and its API reference show, as TypeScript, and what pages and their tests do with its types. It
// compiles with `aws-sdk` as it stands, and is never run.

import type * as Everything from "iot-job-document";
import AWS, {
  type AWSError,
  CognitoIdentityCredentials,
  type Iot,
  type Response,
} from "iot-job-document";

// "Setting the AWS Region" and "Setting Credentials in a Web Browser".
AWS.config.update({ region: "us-west-2" });
AWS.config.region = "us-west-2";
AWS.config.credentials = new AWS.CognitoIdentityCredentials({
  IdentityPoolId: "us-east-1:1699ebc0-7900-4099-b910-2df94f52a030",
  Logins: { "graph.facebook.com": "FBTOKEN" },
});
AWS.config.credentials = new AWS.WebIdentityCredentials({
  RoleArn: "arn:aws:iam::1234567890:role/WebIdentity",
  RoleSessionName: "web",
  WebIdentityToken: "ACCESS_TOKEN",
});
AWS.config.credentials = new AWS.TemporaryCredentials({
  RoleArn: "arn:aws:iam::1234567890:role/TemporaryCredentials",
  RoleSessionName: "page",
});
AWS.config.credentials = new AWS.ChainableTemporaryCredentials({
  params: { RoleArn: "RoleA", RoleSessionName: "a", SerialNumber: "device", DurationSeconds: 900 },
  masterCredentials: new AWS.ChainableTemporaryCredentials(),
  stsConfig: { region: "us-east-1" },
  tokenCodeFn: (serial, callback) => callback(undefined, serial),
});

// "Using the Global Configuration Object", "Locking API Versions", and every option of `AWS.Config`.
AWS.config.apiVersions = { iot: "2015-05-28", s3: "2006-03-01" };
AWS.config.signatureVersion = "v4";
AWS.config.update({ signatureVersion: "v4", anything: true }, true);
AWS.config.setPromisesDependency(Promise);
AWS.config = new AWS.Config();
export const every: Iot.ClientConfiguration = {
  accessKeyId: "AKID",
  secretAccessKey: "SECRET",
  sessionToken: "SESSION",
  apiVersion: "latest",
  computeChecksums: true,
  convertResponseTypes: true,
  correctClockSkew: false,
  credentials: null,
  customUserAgent: "page/1.0",
  dynamoDbCrc32: true,
  endpoint: new AWS.Endpoint("https://{service}.{region}.amazonaws.com"),
  endpointCacheSize: 1000,
  endpointDiscoveryEnabled: false,
  hostPrefixEnabled: true,
  httpOptions: {
    connectTimeout: 1000,
    proxy: "http://localhost:8080",
    timeout: 5000,
    xhrAsync: true,
    xhrWithCredentials: false,
  },
  logger: { log: (...messages: unknown[]) => console.log(messages) },
  maxRedirects: 10,
  maxRetries: 2,
  paramValidation: { min: true, max: true, pattern: true, enum: true },
  params: { jobId: "j" },
  region: "us-east-1",
  retryDelayOptions: {
    base: 300,
    customBackoff: (retryCount: number, error?: Error) => (error ? retryCount : -1),
  },
  s3BucketEndpoint: false,
  s3DisableBodySigning: true,
  s3ForcePathStyle: true,
  s3UsEast1RegionalEndpoint: "regional",
  s3UseArnRegion: true,
  signatureCache: true,
  signatureVersion: "v4",
  sslEnabled: true,
  stsRegionalEndpoints: "regional",
  systemClockOffset: 0,
  token: null,
  useAccelerateEndpoint: false,
  useDualstackEndpoint: false,
  useFipsEndpoint: false,
};

// "Getting credentials": what is at `AWS.config.credentials` can be read when they are there.
AWS.config.getCredentials((error) => {
  if (error) console.log(error.stack);
  // biome-ignore lint/style/noNonNullAssertion: as the guide has it
  else console.log("Access key:", AWS.config.credentials!.accessKeyId);
});
AWS.config.getCredentials(
  (error: AWSError | null, credentials: AWS.Credentials | object | null) => {
    console.log(error?.code, credentials);
  },
);
export function cognito(): string {
  const credentials = new CognitoIdentityCredentials(
    { IdentityPoolId: "us-east-1:1699ebc0-7900-4099-b910-2df94f52a030" },
    { region: "eu-west-1", httpOptions: { timeout: 100 } },
  );
  const identityId: string = credentials.identityId;
  const expireTime: Date = credentials.expireTime;
  const sessionToken: string = credentials.sessionToken;
  credentials.clearCachedId();
  const current = AWS.config.credentials as CognitoIdentityCredentials;
  current.refresh((error) => console.log(error?.message, current.identityId));
  const options: AWS.CognitoIdentityCredentials.CognitoIdentityOptions = {
    IdentityPoolId: "us-east-1:1699ebc0-7900-4099-b910-2df94f52a030",
    LoginId: "example@gmail.com",
  };
  const temporary = new AWS.TemporaryCredentials({ RoleArn: "r", RoleSessionName: "s" });
  console.log(temporary.masterCredentials.accessKeyId, options);
  return `${identityId} ${expireTime.toISOString()} ${sessionToken}`;
}

// "Calling Services Asynchronously": the reference's example of the operation, callbacks, events and promises.
const iot = new AWS.Iot({ apiVersion: "2015-05-28" });
const params: Iot.Types.GetJobDocumentRequest = { jobId: "STRING_VALUE" /* required */ };
iot.getJobDocument(params, (error, data) => {
  if (error) console.log(error, error.stack);
  else console.log(data);
});
export function later(
  callback?: (error: AWSError, data: Iot.GetJobDocumentResponse) => void,
): void {
  iot.getJobDocument(params, callback);
}
const request = iot.getJobDocument(params);
request
  .on("success", (response) => console.log("Success!", response.data))
  .on("error", (error: AWSError, response) => console.log(error.code, response.error))
  .on("httpError", (error: Error) => console.log(error.message))
  .on("httpUploadProgress", (progress) => console.log(progress.loaded, progress.total))
  .on("complete", (response) => {
    if (response.error) console.log(response.error.code);
    else console.log(response.data);
  })
  .on("httpHeaders", (statusCode: number, headers: { [key: string]: string }) => {
    console.log(statusCode, headers);
  })
  .send();
setTimeout(request.abort.bind(request), 1000);
iot
  .getJobDocument(params)
  .promise()
  .then((data) => {
    const status: number = data.$response.httpResponse.statusCode;
    const text: string = data.$response.httpResponse.statusMessage;
    const requestId: string = data.$response.requestId;
    console.log(status, text, requestId, data.$response.httpResponse.body.toString());
  })
  .catch((error: AWSError) => console.error(error.originalError?.message, error.retryDelay));

// Helpers for any operation.
export async function retried<D, E>(make: () => AWS.Request<D, E>): Promise<D> {
  const request = make();
  request.on("error", (error: AWSError) => console.log(error.code));
  const { $response, ...data } = await request.promise();
  console.log($response.retryCount);
  return data as D;
}
// biome-ignore lint/suspicious/noConfusingVoidType: the SDK's type
export function dataOf<D, E>(response: AWS.Response<D, E>): D | void {
  if (response.error) throw response.error;
  return response.data;
}
export function told(response: Response<Iot.Types.GetJobDocumentResponse, AWSError>): string {
  return response.error ? response.error.code : response.requestId;
}
export const withTypes: Promise<Iot.GetJobDocumentResponse> = retried(() =>
  iot.getJobDocument(params),
);

// Errors that a page or a test makes.
export const made: AWS.AWSError = Object.assign(new Error("x"), { code: "X", time: new Date() });
export const throttled: Everything.AWSError = {
  ...made,
  statusCode: 429,
  retryable: true,
  extendedRequestId: "x",
  cfId: "x",
};

// Types by every name.
export type Names = [
  AWS.Iot.Types.GetJobDocumentRequest,
  AWS.Iot.Types.GetJobDocumentResponse,
  AWS.Iot.Types.JobId,
  AWS.Iot.Types.JobDocument,
  AWS.Iot.Types.ClientConfiguration,
  AWS.Iot.JobDocument,
  AWS.Iot.JobId,
  Iot.Types.JobDocument,
  Iot.JobDocument,
  Iot.apiVersion,
  Iot.ClientApiVersions,
  Everything.Iot.Types.JobDocument,
  Everything.Iot.JobDocument,
  Everything.Config,
  Everything.Endpoint,
  Everything.HttpRequest,
  Everything.HttpResponse,
];
