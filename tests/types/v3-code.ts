// TypeScript as pages have it that were written for `@aws-sdk/client-iot`, with nothing changed. It is
// compiled, never run.
import {
  GetJobDocumentCommand,
  type GetJobDocumentCommandInput,
  type GetJobDocumentCommandOutput,
  type GetJobDocumentRequest,
  type GetJobDocumentResponse,
  InvalidRequestException,
  IoT,
  IoTClient,
  type IoTClientConfig,
  type IoTClientResolvedConfig,
  IoTServiceException,
  ResourceNotFoundException,
  ServiceUnavailableException,
  ThrottlingException,
} from "@aws-sdk/client-iot";

const config: IoTClientConfig = {
  region: "eu-central-1",
  credentials: { accessKeyId: "ASIAEXAMPLE", secretAccessKey: "secret", sessionToken: "token" },
  endpoint: "https://iot.example.com",
  maxAttempts: 2,
  retryMode: "standard",
  useFipsEndpoint: false,
  useDualstackEndpoint: async () => true,
  systemClockOffset: 0,
  disableClockSkewCorrection: false,
  customUserAgent: [["page", "1.0"]],
  logger: console,
  requestHandler: { requestTimeout: 5000 },
};
const client = new IoTClient(config);
const bare = new IoTClient();
const empty = new IoTClient({});
const provided = new IoTClient({
  region: async () => "eu-central-1",
  credentials: async () => ({
    accessKeyId: "ASIAEXAMPLE",
    secretAccessKey: "secret",
    sessionToken: "token",
    expiration: new Date(),
  }),
  endpoint: async () => ({ protocol: "https:", hostname: "example.com", path: "/" }),
  maxAttempts: async () => 2,
  customUserAgent: "page/1.0",
});

const input: GetJobDocumentCommandInput = { jobId: "j", beforeSubstitution: true };
const request: GetJobDocumentRequest = input;
const command = new GetJobDocumentCommand(input);

export async function asPromise(): Promise<string | undefined> {
  const output: GetJobDocumentCommandOutput = await client.send(command);
  const response: GetJobDocumentResponse = output;
  const { httpStatusCode, requestId, attempts, totalRetryDelay } = output.$metadata;
  const status: number | undefined = httpStatusCode;
  console.log(status, requestId, attempts, totalRetryDelay, response.document, request.jobId);
  const jobId: string | undefined = command.input.jobId;
  console.log(jobId);
  return output.document;
}

export async function withOptions(): Promise<void> {
  const controller = new AbortController();
  const { document } = await client.send(command, { abortSignal: controller.signal });
  await provided.send(new GetJobDocumentCommand({ jobId: "j" }), { requestTimeout: 1000 });
  controller.abort();
  console.log(document?.length);
}

export function asCallbacks(): void {
  client.send(command, (error: unknown, data?: GetJobDocumentCommandOutput) => {
    console.log(error, data?.document);
  });
  client.send(command, {}, (error, data) => console.log(error, data?.document));
  const iot = new IoT({ region: "eu-central-1" });
  iot.getJobDocument({ jobId: "j" }, (error, data) => console.log(error, data?.$metadata));
  iot.getJobDocument({ jobId: "j" }, {}, (error, data) => console.log(error, data?.document));
  iot.getJobDocument({ jobId: "j" }).then(({ document }) => console.log(document));
  const asClient: IoTClient = iot;
  asClient.destroy();
}

export function onError(error: unknown): string {
  if (error instanceof ResourceNotFoundException) {
    const name: "ResourceNotFoundException" = error.name;
    const fault: "client" = error.$fault;
    return `${name} ${fault} ${error.message} ${error.$metadata.requestId}`;
  }
  if (error instanceof ThrottlingException || error instanceof InvalidRequestException) {
    return error.message;
  }
  if (error instanceof ServiceUnavailableException) return error.$fault;
  if (error instanceof IoTServiceException) {
    const status: number | undefined = error.$response?.statusCode;
    return `${error.name} ${error.$fault} ${error.$metadata.httpStatusCode} ${status}`;
  }
  return error instanceof Error && error.name === "AbortError" ? "aborted" : "unknown";
}

export function madeByPage(): IoTServiceException[] {
  return [
    new ResourceNotFoundException({ message: "gone", $metadata: {} }),
    new IoTServiceException({ name: "X", message: "x", $fault: "server", $metadata: {} }),
  ];
}

export async function resolved(): Promise<void> {
  const config: IoTClientResolvedConfig = client.config;
  const region: string = await config.region();
  const { accessKeyId, sessionToken, expiration } = await config.credentials();
  const attempts: number = await config.maxAttempts();
  config.logger.info(region, accessKeyId, sessionToken, expiration, attempts);
  console.log(bare, empty, await client.config.useFipsEndpoint());
}

export function mistakes(): void {
  // @ts-expect-error a job id is needed
  new GetJobDocumentCommand({});
  // @ts-expect-error a job id is text
  new GetJobDocumentCommand({ jobId: 5 });
  // @ts-expect-error beforeSubstitution is a boolean
  new GetJobDocumentCommand({ jobId: "j", beforeSubstitution: "yes" });
  // @ts-expect-error a region is text
  new IoTClient({ region: 5 });
}
