/**
 * The same as `iot-job-document`, without the WebAssembly inside: it comes from a file of its own.
 *
 * @packageDocumentation
 */
export * from "../index.js";
export { default } from "../index.js";
export { init, type WasmSource } from "./init.js";
