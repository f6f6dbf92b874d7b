import type { AwsError } from "../error.js";
import { Request } from "../request.js";
import type { HttpResponse } from "../response.js";
import { settings } from "../settings.js";
import { requestId } from "../transport.js";
import { coreConfig, fromProvider, type Resolved } from "./config.js";
import { exception } from "./exceptions.js";
import type {
  GetJobDocumentCommandInput,
  GetJobDocumentCommandOutput,
  ResponseMetadata,
} from "./types.js";

/**
 * One call, by the same steps as a request of SDK v2.
 *
 * @param client what is kept between its calls
 * @param signal ends the call
 */
export async function call(
  client: Resolved,
  input: GetJobDocumentCommandInput | undefined,
  requestTimeout: number | undefined,
  signal: AbortSignal,
): Promise<GetJobDocumentCommandOutput> {
  const config = await coreConfig(client, requestTimeout);
  signal.throwIfAborted();
  const caller = {
    config,
    settings: settings(config, "iot"),
    get tokens() {
      return client.tokens;
    },
    set tokens(left) {
      client.tokens = left;
    },
  };
  // SDK v3 takes no notice of members that the operation does not have.
  const { jobId, beforeSubstitution } = { ...input } as { jobId: string } & typeof input;
  const request = new Request(caller, { jobId, beforeSubstitution });
  const { response } = request;
  const { httpResponse } = response;
  let refusal: AwsError | null = null;
  let waited = 0;
  let delay = 0;
  request
    .on("extractError", ({ error }) => {
      refusal = error;
    })
    .on("retry", ({ error }) => {
      delay = error?.retryDelay ?? 0;
    })
    .on("sign", () => {
      // The first attempt waits for nothing.
      waited += delay;
    });
  signal.addEventListener("abort", () => request.abort());
  const metadata = () => metadataOf(httpResponse, response.retryCount + 1, Math.round(waited));
  try {
    const data = await request.promise();
    return { $metadata: metadata(), ...data };
  } catch (caught) {
    const error = caught as AwsError;
    if (error === refusal) throw exception(error, metadata(), reply(httpResponse));
    throw error.retryable === undefined
      ? fromProvider(error)
      : Object.assign(error, { $metadata: metadata() });
  }
}

function metadataOf(
  { headers, statusCode }: HttpResponse,
  attempts: number,
  totalRetryDelay: number,
): ResponseMetadata {
  return {
    httpStatusCode: statusCode,
    requestId: requestId(headers),
    extendedRequestId: headers["x-amz-id-2"],
    cfId: headers["x-amz-cf-id"],
    attempts,
    totalRetryDelay,
  } as ResponseMetadata;
}

function reply({ headers, statusCode = 0, statusMessage = "", body }: HttpResponse) {
  return { statusCode, reason: statusMessage, headers, body };
}
