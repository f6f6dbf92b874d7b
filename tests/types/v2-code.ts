// TypeScript as pages have it that were written for `aws-sdk`, with nothing changed but the name of
// the package. It is compiled, never run.

import * as Everything from "iot-job-document";
import AWS, { type AWSError, Credentials, config, Iot } from "iot-job-document";

AWS.config.update({
  region: "eu-central-1",
  credentials: new AWS.Credentials("AKIDEXAMPLE", "secret", "token"),
});
AWS.config.update({ accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret", maxRetries: 2 });
AWS.config.region = "eu-west-1";
AWS.config.credentials = new AWS.Credentials({ accessKeyId: "a", secretAccessKey: "s" });
AWS.config.httpOptions = { timeout: 5000 };
AWS.config.logger = console;
AWS.config = new AWS.Config({ region: "eu-central-1" });
config.update({ iot: { endpoint: "https://example.com" } });

const aws: AWS.Iot = new AWS.Iot();
const iot: Iot = new Iot({
  apiVersion: "2015-05-28",
  region: "eu-central-1",
  endpoint: "https://iot.eu-central-1.amazonaws.com",
  httpOptions: { timeout: 1000 },
  retryDelayOptions: { base: 50, customBackoff: (count) => count * 100 },
  correctClockSkew: true,
  customUserAgent: "page/1.0",
  params: { jobId: "j" },
});
const other = new Everything.Iot({ region: "eu-central-1" });

// Types by the names that aws-sdk has them under.
const params: AWS.Iot.GetJobDocumentRequest = { jobId: "j" };
const jobId: AWS.Iot.JobId = "j";
const options: AWS.Iot.ClientConfiguration = { region: "eu-central-1" };
const typed: AWS.Iot.Types.GetJobDocumentRequest = { jobId };
const starred: Everything.Iot.GetJobDocumentRequest = { jobId };
const isGone = (error: AWSError | Everything.AWSError): boolean => error.statusCode === 404;

export async function asPromise(): Promise<string | undefined> {
  const data = await aws.getJobDocument(params).promise();
  const document: string | undefined = data.document;
  const status: number | undefined = data.$response.httpResponse.statusCode;
  const requestId: string | undefined = data.$response.requestId;
  console.log(status, requestId, data.$response.retryCount);
  return document;
}

export async function asTuple(): Promise<void> {
  const [error, result] = await aws
    .getJobDocument({ jobId: "j" })
    .promise()
    .then((data) => [null, data] as const)
    .catch((error: AWS.AWSError) => [error, null] as const);
  if (error) console.error(error.code, error.message, error.statusCode);
  else console.log(JSON.stringify(result));
}

export function asCallbacks(): void {
  iot.getJobDocument({ jobId: "j" }, (error, data) => {
    if (error) {
      const code: string = error.code;
      const status: number | undefined = error.statusCode;
      const time: Date = error.time;
      console.error(code, status, time, error.retryable, error.requestId, error.originalError);
    } else {
      const document: string | undefined = data.document;
      console.log(document);
    }
  });
  iot.getJobDocument((error, data) => console.log(error?.code, data?.document));
  iot
    .getJobDocument({ jobId: "j" })
    .send((error, data) => console.log(error?.code, data?.document));
  const annotated = (error: AWS.AWSError, data: AWS.Iot.GetJobDocumentResponse): void => {
    console.log(error, data.document);
  };
  iot.getJobDocument({ jobId: "j" }, annotated);
  const sent = iot.getJobDocument({ jobId: "j" }).send();
  console.log(sent);
}

export function asRequest(): void {
  const request: AWS.Request<AWS.Iot.GetJobDocumentResponse, AWS.AWSError> = iot.getJobDocument({
    jobId: "j",
  });
  request
    .on("build", (request) => {
      request.httpRequest.headers["X-Page"] = "page";
    })
    .on("retry", (response) => {
      if (response.error) {
        response.error.retryable = false;
        response.error.retryDelay = 10;
      }
    })
    .on("success", (response) => console.log(response.data?.document, response.requestId))
    .on("error", (error, response) => console.error(error.code, response.retryCount))
    .on("complete", (response) => console.log(response.httpResponse.headers["content-type"]))
    .on("httpHeaders", (status, headers) => console.log(status.toFixed(), headers.date))
    .send();
  request.abort();
  iot.makeRequest("getJobDocument", { jobId: "j" }).send();
}

export class PageCredentials extends AWS.Credentials {
  constructor() {
    super("", "");
    this.expired = true;
  }

  override refresh(callback: (error?: AWS.AWSError) => void): void {
    this.accessKeyId = "AKIDEXAMPLE";
    this.secretAccessKey = "secret";
    this.sessionToken = "token";
    this.expireTime = new Date();
    this.expired = false;
    callback();
  }
}

export async function credentials(): Promise<void> {
  const own = new PageCredentials();
  AWS.config.credentials = own;
  await own.getPromise();
  own.get((error) => console.log(error?.code, own.needsRefresh()));
  AWS.config.getCredentials((error) => console.log(error));
  console.log(new Credentials("a", "s") instanceof AWS.Credentials, options, typed, starred, other);
  console.log(isGone);
}

export function mistakes(): void {
  // @ts-expect-error jobId is text
  iot.getJobDocument({ jobId: 5 });
  // @ts-expect-error there is no such parameter
  iot.getJobDocument({ jobId: "j", foo: 1 });
  // @ts-expect-error a region is text
  new AWS.Iot({ region: 5 });
}
