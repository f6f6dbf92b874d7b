// What a page annotates with SDK v3's types fits the package's, and the other way. It is compiled,
// never run.
import type * as Sdk from "@aws-sdk/client-iot";
import {
  fromCognitoIdentity,
  fromCognitoIdentityPool,
  fromTemporaryCredentials,
  fromWebToken,
} from "@aws-sdk/credential-providers";
import { FetchHttpHandler } from "@smithy/fetch-http-handler";
import type {
  AwsCredentialIdentityProvider,
  Client,
  FetchHttpHandlerOptions,
  HttpHandlerOptions,
  NodeHttpHandlerOptions,
} from "@smithy/types";
import type * as Ours from "iot-job-document/client-iot";
import { GetJobDocumentCommand, IoTClient } from "iot-job-document/client-iot";

/** Compiles where each type can stand for the other. */
type Same<A extends B, B extends C, C = A> = [A, B, C];

export type Checks = [
  Same<Ours.GetJobDocumentCommandInput, Sdk.GetJobDocumentCommandInput>,
  Same<Ours.GetJobDocumentCommandOutput, Sdk.GetJobDocumentCommandOutput>,
  Same<Ours.GetJobDocumentRequest, Sdk.GetJobDocumentRequest>,
  Same<Ours.GetJobDocumentResponse, Sdk.GetJobDocumentResponse>,
  Same<Ours.IoTServiceException, Sdk.IoTServiceException>,
  Same<Ours.InvalidRequestException, Sdk.InvalidRequestException>,
  Same<Ours.ResourceNotFoundException, Sdk.ResourceNotFoundException>,
  Same<Ours.ServiceUnavailableException, Sdk.ServiceUnavailableException>,
  Same<Ours.ThrottlingException, Sdk.ThrottlingException>,
  Same<Ours.HttpHandlerOptions, HttpHandlerOptions>,
  Same<Ours.AwsCredentialIdentityProvider, AwsCredentialIdentityProvider>,
];

export function providers(): IoTClient[] {
  const region = "eu-central-1";
  const token = { roleArn: "arn:aws:iam::1:role/r", webIdentityToken: "token" };
  return [
    new IoTClient({ credentials: fromCognitoIdentityPool({ identityPoolId: `${region}:pool` }) }),
    new IoTClient({ credentials: fromCognitoIdentity({ identityId: `${region}:id` }) }),
    new IoTClient({ credentials: fromWebToken(token) }),
    new IoTClient({
      credentials: fromTemporaryCredentials({ params: { RoleArn: token.roleArn } }),
    }),
    new IoTClient({ requestHandler: new FetchHttpHandler({ requestTimeout: 5000 }) }),
  ];
}

/** Members of SDK v3's configuration that its documentation leaves out. */
type Internal =
  | "sha256"
  | "urlParser"
  | "bodyLengthChecker"
  | "streamCollector"
  | `base64${string}`
  | `utf8${string}`
  | "runtime"
  | "serviceId"
  | "apiVersion"
  | "defaultUserAgentProvider"
  | "credentialDefaultProvider"
  | "httpAuthSchemes"
  | "httpAuthSchemeProvider"
  | "signerConstructor"
  | "protocolSettings"
  | "serviceConfiguredEndpoint";
type HandlerOptions = FetchHttpHandlerOptions & NodeHttpHandlerOptions;

/** Compiles where nothing is left. */
type None<Names extends never> = Names;

export type Options = [
  None<Exclude<keyof Sdk.IoTClientConfig, keyof Ours.IoTClientConfig | Internal>>,
  None<Exclude<keyof HandlerOptions, keyof Ours.RequestHandlerOptions>>,
];

/** Commands and clients of either are what code that is generic over them takes. */
export async function generic(sdk: Sdk.IoTClient, ours: IoTClient): Promise<void> {
  const client: Client<
    Ours.GetJobDocumentCommandInput,
    Ours.GetJobDocumentCommandOutput,
    Ours.IoTClientResolvedConfig
  > = ours;
  const command = new GetJobDocumentCommand({ jobId: "j" });
  console.log((await client.send(command)).document);
  console.log((await sdk.send(command)).document);
}

export function annotated(config: Sdk.IoTClientConfig, ours: Ours.IoTClientConfig): unknown {
  const fromSdk: Ours.IoTClientConfig = config;
  const fromOurs: Sdk.IoTClientConfig = ours;
  return [fromSdk, fromOurs];
}
