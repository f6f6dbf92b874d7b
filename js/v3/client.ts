import type { AwsError } from "../error.js";
import { conceal, reveal } from "../secrets.js";
import { follow, Stop } from "../stop.js";
import { call } from "./call.js";
import {
  type IoTClientConfig,
  type IoTClientResolvedConfig,
  type Resolved,
  resolve,
} from "./config.js";
import { type Command, type MiddlewareStack, middlewareStack } from "./middleware.js";
import type {
  Callback,
  GetJobDocumentCommandInput,
  GetJobDocumentCommandOutput,
  HttpHandlerOptions,
} from "./types.js";

/**
 * A client of AWS IoT that reads job documents, as SDK v3 has it. It is made at once: the WebAssembly
 * loads with its first call.
 *
 * @see https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/client/iot/
 */
export class IoTClient {
  /** Minifiers change the names of classes, and mocks show them. */
  static readonly name: string = "IoTClient";

  /** The options, as functions where they may take time. */
  readonly config: IoTClientResolvedConfig;
  /** @internal What is kept between its calls: a proxy or a clone shares it. */
  get resolved(): Resolved {
    return reveal<{ resolved: Resolved }>(this).resolved as Resolved;
  }

  /** @param config the options: `region` and `credentials` are needed to send a command */
  constructor(config: IoTClientConfig = {}) {
    const resolved = resolve(config);
    this.config = resolved.config;
    conceal(this, { resolved });
  }

  /** It has no effect here: a call goes through the core, and middleware is never called. */
  get middlewareStack(): MiddlewareStack<GetJobDocumentCommandInput, GetJobDocumentCommandOutput> {
    return middlewareStack;
  }

  /**
   * Sends a command.
   *
   * @returns a promise of its result; it fails with an `IoTServiceException` for what the service
   *   answered, with what a provider of credentials threw, and otherwise with an `AwsError`
   */
  send<Input extends GetJobDocumentCommandInput, Output extends GetJobDocumentCommandOutput>(
    command: Command<Input, Output>,
    options?: HttpHandlerOptions,
  ): Promise<Output>;
  /** Sends a command and calls back. */
  send<Input extends GetJobDocumentCommandInput, Output extends GetJobDocumentCommandOutput>(
    command: Command<Input, Output>,
    callback: Callback<Output>,
  ): void;
  /** Sends a command and calls back. */
  send<Input extends GetJobDocumentCommandInput, Output extends GetJobDocumentCommandOutput>(
    command: Command<Input, Output>,
    options: HttpHandlerOptions,
    callback: Callback<Output>,
  ): void;
  /** Sends a command and, where there is a callback, calls back. */
  send<Input extends GetJobDocumentCommandInput, Output extends GetJobDocumentCommandOutput>(
    command: Command<Input, Output>,
    options?: HttpHandlerOptions | Callback<Output>,
    callback?: Callback<Output>,
  ): Promise<Output> | undefined;
  send<Input extends GetJobDocumentCommandInput, Output extends GetJobDocumentCommandOutput>(
    command: Command<Input, Output>,
    options?: HttpHandlerOptions | Callback<Output>,
    last?: Callback<Output>,
  ): Promise<Output> | undefined {
    const isCallback = typeof options === "function";
    const callback = isCallback ? options : last;
    // There is one command, and this is what it gives.
    const sent = send(this, command, (isCallback ? undefined : options) ?? {}) as Promise<Output>;
    if (!callback) return sent;
    // What a callback throws is lost, as in SDK v3.
    sent.then((output) => callback(null, output), callback).catch(() => {});
    return undefined;
  }

  /** Has no effect: there is nothing to close. */
  destroy(): void {}
}

/** Sends a command, and tells the logger of the client the result. */
async function send(
  { config: { logger }, resolved }: IoTClient,
  { input }: { input: GetJobDocumentCommandInput },
  { abortSignal, requestTimeout }: HttpHandlerOptions,
): Promise<GetJobDocumentCommandOutput> {
  const line = { clientName: "IoTClient", commandName: "GetJobDocumentCommand", input };
  const stop = new Stop();
  const unfollow = follow(abortSignal, (reason) => stop.stop(reason));
  try {
    const result = await call(resolved, input, requestTimeout, stop);
    const { $metadata: metadata, ...output } = result;
    logger.info?.({ ...line, output, metadata });
    return result;
  } catch (error) {
    const metadata = (error as AwsError | undefined)?.$metadata;
    logger.error?.({ ...line, error, metadata });
    throw error;
  } finally {
    unfollow();
  }
}
