/**
 * Reads the document of an AWS IoT job from a web page.
 *
 * @packageDocumentation
 */
export { Credentials, type CredentialsOptions } from "./credentials.js";
export { AwsError } from "./error.js";
export { Iot, type IotOptions } from "./iot.js";
export type { GetJobDocumentRequest, GetJobDocumentResponse, Request } from "./request.js";
