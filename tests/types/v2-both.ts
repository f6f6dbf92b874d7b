// What code annotates with SDK v2's types fits the package's, and the other way, and no option is missing. It is
// compiled, never run.
import type * as Sdk from "aws-sdk";
import type * as Ours from "iot-job-document";

/** Compiles where each type can stand for the other. */
type Same<A extends B, B extends C, C = A> = [A, B, C];
/** Compiles where the first type can stand for the second. */
type Fits<A extends B, B> = [A, B];
/** Compiles where nothing is left. */
type None<Names extends never> = Names;

export type Checks = [
  None<Exclude<keyof Sdk.ConfigurationOptions, keyof Ours.ConfigOptions>>,
  None<Exclude<keyof Sdk.Iot.ClientConfiguration, keyof Ours.Iot.ClientConfiguration>>,
  None<Exclude<keyof Sdk.HTTPOptions, keyof Ours.HTTPOptions>>,
  None<Exclude<keyof Sdk.AWSError, keyof Ours.AWSError>>,
  Same<Ours.AWSError, Sdk.AWSError>,
  Same<Ours.HTTPOptions, Sdk.HTTPOptions>,
  Same<Ours.Iot.GetJobDocumentResponse, Sdk.Iot.GetJobDocumentResponse>,
  Same<Ours.Iot.JobDocument, Sdk.Iot.JobDocument>,
  Fits<Sdk.Iot.GetJobDocumentRequest, Ours.Iot.GetJobDocumentRequest>,
  Fits<Omit<Sdk.Iot.ClientConfiguration, "endpoint">, Ours.Iot.ClientConfiguration>,
  Fits<Sdk.Credentials, Ours.CredentialsSource>,
  Fits<Ours.AwsError, Sdk.AWSError>,
  Fits<Ours.Response["data"], Sdk.Response<Ours.Iot.GetJobDocumentResponse, Error>["data"]>,
  Fits<
    Omit<Ours.PromiseResult, "$response">,
    Omit<Awaited<ReturnType<SdkRequest["promise"]>>, "$response">
  >,
];

type SdkRequest = Sdk.Request<Sdk.Iot.GetJobDocumentResponse, Sdk.AWSError>;
type SdkCallback = (error: Sdk.AWSError, data: Sdk.Iot.GetJobDocumentResponse) => void;

/** Callbacks of either are callbacks of the other. */
export function callbacks(sdk: Sdk.Iot, ours: Ours.Iot, given: SdkCallback): void {
  ours.getJobDocument({ jobId: "j" }, given);
  sdk.getJobDocument({ jobId: "j" }, (error: Ours.AWSError, data: Ours.GetJobDocumentResponse) =>
    console.log(error, data),
  );
  ours.config.getCredentials((error: Sdk.AWSError | null) => console.log(error));
}
