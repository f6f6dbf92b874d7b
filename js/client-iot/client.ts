import { type AwsError, failure } from "../error.js";
import { call } from "./call.js";
import type { GetJobDocumentCommand } from "./command.js";
import {
  type IoTClientConfig,
  type IoTClientResolvedConfig,
  type Resolved,
  resolve,
} from "./config.js";
import type {
  AbortSignalLike,
  Callback,
  GetJobDocumentCommandOutput,
  HttpHandlerOptions,
} from "./types.js";

/**
 * A client of AWS IoT that reads job documents, as SDK v3 has it. It is made at once: the WebAssembly
 * loads behind its first call.
 *
 * @see https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/client/iot/
 */
export class IoTClient {
  /** The options, as functions where they may take time. */
  readonly config: IoTClientResolvedConfig;
  readonly #resolved: Resolved;

  constructor(config: IoTClientConfig = {}) {
    this.#resolved = resolve(config);
    this.config = this.#resolved.config;
  }

  /**
   * Sends a command.
   *
   * @returns a promise of its result; it fails with an `IoTServiceException` for what the service
   *   answered, with what a provider of credentials threw, and otherwise with an `AwsError`
   */
  send(
    command: GetJobDocumentCommand,
    options?: HttpHandlerOptions,
  ): Promise<GetJobDocumentCommandOutput>;
  /** Sends a command and calls back. */
  send(command: GetJobDocumentCommand, callback: Callback): void;
  /** Sends a command and calls back. */
  send(command: GetJobDocumentCommand, options: HttpHandlerOptions, callback: Callback): void;
  /** Sends a command and, where there is a callback, calls back. */
  send(
    command: GetJobDocumentCommand,
    options?: HttpHandlerOptions | Callback,
    callback?: Callback,
  ): Promise<GetJobDocumentCommandOutput> | undefined;
  send(
    command: GetJobDocumentCommand,
    options?: HttpHandlerOptions | Callback,
    last?: Callback,
  ): Promise<GetJobDocumentCommandOutput> | undefined {
    const isCallback = typeof options === "function";
    const callback = isCallback ? options : last;
    const sent = this.#send(command, (isCallback ? undefined : options) ?? {});
    if (!callback) return sent;
    // What a callback throws is lost, as in SDK v3.
    sent.then((output) => callback(null, output), callback).catch(() => {});
    return undefined;
  }

  /** Of no effect: there is nothing to close. */
  destroy(): void {}

  async #send(
    { input }: GetJobDocumentCommand,
    { abortSignal, requestTimeout }: HttpHandlerOptions,
  ): Promise<GetJobDocumentCommandOutput> {
    const { logger } = this.config;
    const line = { clientName: "IoTClient", commandName: "GetJobDocumentCommand", input };
    const controller = new AbortController();
    let forget = () => {};
    const aborted = new Promise<never>((_, reject) => {
      forget = follow(abortSignal, (reason) => {
        reject(failure("AbortError", "Request aborted", reason));
        controller.abort();
      });
    });
    try {
      const called = call(this.#resolved, input, requestTimeout, controller.signal);
      const result = await Promise.race([aborted, called]);
      const { $metadata: metadata, ...output } = result;
      logger.info?.({ ...line, output, metadata });
      return result;
    } catch (error) {
      const metadata = (error as AwsError | undefined)?.$metadata;
      logger.error?.({ ...line, error, metadata });
      throw error;
    } finally {
      forget();
    }
  }
}

/** Acts when a signal is aborted, at once where it is. @returns what ends that */
function follow(
  signal: AbortSignalLike | undefined,
  action: (reason: unknown) => void,
): () => void {
  const abort = () => action(signal && "reason" in signal ? signal.reason : undefined);
  if (signal?.aborted) abort();
  else if (signal && "addEventListener" in signal) {
    signal.addEventListener("abort", abort);
    return () => signal.removeEventListener("abort", abort);
  } else if (signal) signal.onabort = abort;
  return () => {};
}
