import { type Command, type Handler, type MiddlewareStack, middlewareStack } from "./middleware.js";
import type { GetJobDocumentCommandInput, GetJobDocumentCommandOutput } from "./types.js";

/**
 * A call for the document of a job, for {@link IoTClient.send}. It may be sent more than once.
 *
 * @see https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/client/iot/command/GetJobDocumentCommand/
 * @see https://docs.aws.amazon.com/iot/latest/apireference/API_GetJobDocument.html
 */
export class GetJobDocumentCommand
  implements Command<GetJobDocumentCommandInput, GetJobDocumentCommandOutput>
{
  /** Minifiers change the names of classes, and mocks show them. */
  static readonly name: string = "GetJobDocumentCommand";

  /** Which job. */
  readonly input: GetJobDocumentCommandInput;

  /** @param input which job, and whether before its placeholders are resolved */
  constructor(input: GetJobDocumentCommandInput) {
    this.input = input;
  }

  /** It has no effect here. */
  get middlewareStack(): MiddlewareStack<GetJobDocumentCommandInput, GetJobDocumentCommandOutput> {
    return middlewareStack;
  }

  /**
   * For the types of SDK v3 only.
   *
   * @throws always: a command is sent by a client of this package
   */
  resolveMiddleware(
    _stack: unknown,
    _configuration: unknown,
    _options: unknown,
  ): Handler<GetJobDocumentCommandInput, GetJobDocumentCommandOutput> {
    throw new Error("Send this command with an IoTClient");
  }
}
