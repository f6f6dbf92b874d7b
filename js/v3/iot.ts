import { IoTClient } from "./client.js";
import { GetJobDocumentCommand } from "./command.js";
import type {
  Callback,
  GetJobDocumentCommandInput,
  GetJobDocumentCommandOutput,
  HttpHandlerOptions,
} from "./types.js";

/** A client whose operations are methods. */
export class IoT extends IoTClient {
  /** Minifiers change the names of classes, and mocks show them. */
  static override readonly name: string = "IoT";

  /**
   * Asks for the document of a job.
   *
   * @see https://docs.aws.amazon.com/iot/latest/apireference/API_GetJobDocument.html
   */
  getJobDocument(
    args: GetJobDocumentCommandInput,
    options?: HttpHandlerOptions,
  ): Promise<GetJobDocumentCommandOutput>;
  /** Asks for the document of a job and calls back. */
  getJobDocument(args: GetJobDocumentCommandInput, callback: Callback): void;
  /** Asks for the document of a job and calls back. */
  getJobDocument(
    args: GetJobDocumentCommandInput,
    options: HttpHandlerOptions,
    callback: Callback,
  ): void;
  /** Asks for the document of a job and, where there is a callback, calls back. */
  getJobDocument(
    args: GetJobDocumentCommandInput,
    options?: HttpHandlerOptions | Callback,
    callback?: Callback,
  ): Promise<GetJobDocumentCommandOutput> | undefined;
  getJobDocument(
    args: GetJobDocumentCommandInput,
    options?: HttpHandlerOptions | Callback,
    callback?: Callback,
  ): Promise<GetJobDocumentCommandOutput> | undefined {
    return this.send(new GetJobDocumentCommand(args), options, callback);
  }
}
