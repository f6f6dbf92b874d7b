/**
 * Reads the document of an AWS IoT job from a web page.
 *
 * @packageDocumentation
 */
export { AwsError } from "./error.js";
export { type CredentialsOptions, Iot, type IotOptions } from "./iot.js";
export type { GetJobDocumentRequest, GetJobDocumentResponse, Request } from "./request.js";
