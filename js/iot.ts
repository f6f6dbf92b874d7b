import type { Client } from "../build/glue/iot_job_document.js";
import type { CredentialsOptions } from "./credentials.js";
import { type GetJobDocumentRequest, type GetJobDocumentResponse, Request } from "./request.js";
import { send, type Target } from "./transport.js";
import { loadCore } from "./wasm.js";

/** Options of {@link Iot}. */
export interface IotOptions {
  /** The AWS region of the job, such as `eu-west-1`. */
  region?: string | undefined;
  /** What the call is signed with. */
  credentials?: CredentialsOptions | null | undefined;
  /** Another place to ask than AWS's own: an `https` or `http` URL, with or without a path. */
  endpoint?: string | undefined;
  /** Whether to ask the FIPS endpoint. */
  useFipsEndpoint?: boolean | undefined;
  /** Whether to ask the endpoint that has IPv6 too. */
  useDualstackEndpoint?: boolean | undefined;
}

/**
 * A client of AWS IoT that reads job documents.
 *
 * @see https://docs.aws.amazon.com/AWSJavaScriptSDK/latest/AWS/Iot.html
 */
export class Iot {
  /** The options of this client. */
  readonly config: IotOptions;
  #core: Client | undefined;

  /** Makes a client at once: the WebAssembly loads behind its first call. */
  constructor(options: IotOptions = {}) {
    this.config = { ...options };
  }

  /**
   * Asks for the document of a job.
   *
   * @param params which job, and whether before its placeholders are resolved
   * @returns a request that is sent by `promise()` or `await`; it rejects with an {@link AwsError}
   * @see https://docs.aws.amazon.com/iot/latest/apireference/API_GetJobDocument.html
   */
  getJobDocument(params: GetJobDocumentRequest): Request<GetJobDocumentResponse> {
    return new Request(() => this.#call(params));
  }

  async #call(params: GetJobDocumentRequest): Promise<GetJobDocumentResponse> {
    const Core = await loadCore();
    this.#core ??= new Core(this.config);
    const core = this.#core;
    const target = {} as Target;
    core.prepare(params, target);
    const headers: Record<string, string> = {};
    core.sign(target, this.config.credentials, Date.now(), headers);
    const document: string | undefined = core.read(await send(target, headers));
    return document === undefined ? {} : { document };
  }
}
