/**
 * Reads the document of an AWS IoT job from a web page.
 *
 * @packageDocumentation
 */
export * from "./aws.js";
export { default } from "./global.js";
export { preload } from "./preload.js";
