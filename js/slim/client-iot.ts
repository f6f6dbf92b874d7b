/**
 * The same as `iot-job-document/client-iot`, without the WebAssembly inside: it comes from a file of
 * its own.
 *
 * @packageDocumentation
 */
export * from "../client-iot/index.js";
export { init, type WasmSource } from "./init.js";
