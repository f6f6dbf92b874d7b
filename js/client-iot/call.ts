import type { AwsError } from "../error.js";
import { Request } from "../request.js";
import type { HttpResponse, Response } from "../response.js";
import { settings } from "../settings.js";
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
  if (signal.aborted) throw signal.reason;
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
  const { jobId, beforeSubstitution } = Object(input) as { jobId: string } & typeof input;
  const request = new Request(caller, { jobId, beforeSubstitution });
  const { response } = request;
  let refusal: unknown;
  request.on("extractError", ({ error }) => {
    refusal = error;
  });
  // It returns nothing: Node awaits what a listener returns.
  signal.addEventListener("abort", () => {
    request.abort();
  });
  try {
    const data = await request.promise();
    return { $metadata: metadata(response), ...data };
  } catch (error) {
    throw error === refusal
      ? exception(error as AwsError, metadata(response), reply(response.httpResponse))
      : fromProvider(error);
  }
}

function metadata({ $metadata, httpResponse: { headers } }: Response): ResponseMetadata {
  const ids = { extendedRequestId: headers["x-amz-id-2"], cfId: headers["x-amz-cf-id"] };
  return { ...$metadata, ...ids } as ResponseMetadata;
}

function reply({ headers, statusCode = 0, statusMessage = "", body }: HttpResponse) {
  return { statusCode, reason: statusMessage, headers, body };
}
