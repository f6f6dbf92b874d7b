/**
 * Reads the document of an AWS IoT job from a web page, for code written for `@aws-sdk/client-iot`.
 *
 * @packageDocumentation
 */
export * from "../v3/index.js";
