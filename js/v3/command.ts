import type { GetJobDocumentCommandInput } from "./types.js";

/**
 * A call for the document of a job, for {@link IoTClient.send}. It may be sent more than once.
 *
 * @see https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/client/iot/command/GetJobDocumentCommand/
 * @see https://docs.aws.amazon.com/iot/latest/apireference/API_GetJobDocument.html
 */
export class GetJobDocumentCommand {
  /** Minifiers change the names of classes, and mocks show them. */
  static readonly name: string = "GetJobDocumentCommand";

  /** Which job. */
  readonly input: GetJobDocumentCommandInput;

  constructor(input: GetJobDocumentCommandInput) {
    this.input = input;
  }
}
