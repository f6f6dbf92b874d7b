/**
 * Reads the document of an AWS IoT job from a web page.
 *
 * @packageDocumentation
 */

export { preload } from "./preload.js";
export * from "./v2/aws.js";
export { default } from "./v2/global.js";
