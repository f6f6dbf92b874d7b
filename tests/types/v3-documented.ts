// What SDK v3's guide and its API reference show, as TypeScript, with every documented option. It compiles with
// `@aws-sdk/client-iot` as it stands, and is never run.
import {
  GetJobDocumentCommand,
  type GetJobDocumentCommandOutput,
  IoT,
  IoTClient,
  type IoTClientConfig,
  IoTServiceException,
} from "@aws-sdk/client-iot";

// "Bare-bones client and command".
const config: IoTClientConfig = {}; // type is IoTClientConfig
const client = new IoTClient(config);
const input = { jobId: "STRING_VALUE", beforeSubstitution: true || false };
const command = new GetJobDocumentCommand(input);
export async function documented(): Promise<string | undefined> {
  const response = await client.send(command);
  const output: GetJobDocumentCommandOutput = response;
  return output.document;
}

// "Aggregated client", with promises and with callbacks.
const iot = new IoT({ region: "REGION" });
export async function aggregated(): Promise<void> {
  try {
    const data = await iot.getJobDocument({ jobId: "j" });
    console.log(data.document, data.$metadata.requestId);
  } catch (error) {
    if (!(error instanceof IoTServiceException)) throw error;
    const { requestId, cfId, extendedRequestId } = error.$metadata;
    console.log({ requestId, cfId, extendedRequestId });
  }
}
iot.getJobDocument({ jobId: "j" }, (error: unknown, data?: GetJobDocumentCommandOutput) => {
  console.log(error, data?.document);
});

// Every option.
export const every: IoTClientConfig = {
  region: "eu-central-1",
  credentials: { accessKeyId: "a", secretAccessKey: "s", sessionToken: "t" },
  endpoint: "https://example.com",
  maxAttempts: 3,
  retryMode: "adaptive",
  defaultsMode: "mobile",
  authSchemePreference: ["sigv4"],
  signingRegion: "eu-central-1",
  signingEscapePath: true,
  systemClockOffset: 0,
  disableClockSkewCorrection: false,
  tls: true,
  disableHostPrefix: true,
  cacheMiddleware: true,
  profile: "default",
  ignoreConfiguredEndpointUrls: true,
  userAgentAppId: "page",
  customUserAgent: "page/1.0",
  extensions: [],
  useDualstackEndpoint: false,
  useFipsEndpoint: false,
  logger: console,
  requestHandler: {
    connectionTimeout: 1000,
    requestTimeout: 5000,
    throwOnRequestTimeout: true,
    socketTimeout: 1000,
    keepAlive: false,
    credentials: "omit",
    cache: "no-store",
    requestInit: () => ({}),
  },
};

// Middleware compiles; what it does here is in its comment.
client.middlewareStack.add((next) => async (args) => next(args), { step: "build", name: "page" });
command.middlewareStack.remove("page");
