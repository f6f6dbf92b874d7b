import type { Call, Exception, HeaderPair, Metadata } from "../../build/glue/iot_job_document.js";
import type { ResponseLike } from "../attempt.js";
import type { Core } from "../core.js";
import { keysOf } from "../credentials/provider.js";
import { drive } from "../driver.js";
import { AwsError, failure, hide } from "../error.js";
import { type Built, Page } from "../page.js";
import type { Stop } from "../stop.js";
import { callOptions, fromProvider, type Resolved } from "./config.js";
import { exception } from "./exceptions.js";
import type {
  GetJobDocumentCommandInput,
  GetJobDocumentCommandOutput,
  HttpResponse,
} from "./types.js";

/** Keeps what SDK v3 tells of a call, and sends its user agent. */
class Report extends Page {
  metadata: Metadata | undefined;
  /** What the service answered with, where it refused. */
  exception: Exception | undefined;
  readonly response: HttpResponse = { statusCode: 0, headers: {} };

  constructor(private readonly userAgent: string | undefined) {
    super();
  }

  override build(): Built {
    const headers: HeaderPair[] = [];
    if (this.userAgent) headers.push(["X-Amz-User-Agent", this.userAgent]);
    return { headers };
  }

  override head({ status, statusText = "", headers }: ResponseLike): void {
    const found = Object.fromEntries(headers?.entries?.() ?? []);
    Object.assign(this.response, { statusCode: status, reason: statusText, headers: found });
  }

  override body(text: string): string {
    this.response.body = text;
    return text;
  }

  override end(call: Call, metadata: Metadata): void {
    this.metadata = metadata;
    this.exception = call.exception;
  }
}

/**
 * One call.
 *
 * @param client what is kept between its calls
 * @param stop ends the call
 */
export async function call(
  { client, config, source }: Resolved,
  input: GetJobDocumentCommandInput | undefined,
  requestTimeout: number | undefined,
  stop: Stop,
): Promise<GetJobDocumentCommandOutput> {
  const found = await stop.race(callOptions(config, requestTimeout));
  if (!found) throw abortError(stop.reason);
  const { options, userAgent } = found;
  const report = new Report(userAgent);
  // SDK v3 takes no notice of members that the operation does not have.
  const { jobId, beforeSubstitution } = Object(input);
  let core: Core | undefined;
  try {
    const output = await drive({
      client,
      clock: config,
      keys: keysOf(() => source),
      page: report,
      stop,
      start: (call, loaded) => {
        core = loaded;
        const face = loaded.Face.V3;
        return call.getJobDocument({ jobId, beforeSubstitution }, { ...options, face });
      },
    });
    if (!output) throw abortError(stop.reason);
    return { $metadata: report.metadata ?? {}, ...output };
  } catch (error) {
    const { exception: kind, metadata = { attempts: 0, totalRetryDelay: 0 }, response } = report;
    if (core && kind !== undefined && error instanceof AwsError) {
      throw exception(error, core.Exception, kind, metadata, response);
    }
    const thrown = fromProvider(error);
    // As in SDK v3, an abort tells of nothing else.
    if (thrown instanceof AwsError && !stop.isStopped) hide(thrown, "$metadata", metadata);
    throw thrown;
  }
}

/** The error of a call that is ended before the core, which has it otherwise, has loaded. */
function abortError(reason: unknown): AwsError {
  return failure("AbortError", "Request aborted", reason);
}
