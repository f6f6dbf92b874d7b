import { Client, initSync } from "../build/glue/iot_job_document.js";
import wasmText from "../build/glue/wasm-text.js";
import { failure } from "./error.js";

/** The core of one client. */
export type Core = Client;

/** What the WebAssembly gives. */
export interface Exports {
  Client: typeof Client;
}

let loading: Promise<Exports> | undefined;

/**
 * The core, compiled behind the first call and once for the page. A failure is reported to those
 * who wait for it, and the next call tries again.
 */
export function loadCore(): Promise<Exports> {
  loading ??= compile().catch((cause: unknown) => {
    loading = undefined;
    throw failure("WasmError", `The WebAssembly of iot-job-document did not load: ${cause}`, cause);
  });
  return loading;
}

async function compile(): Promise<Exports> {
  const bytes = new Uint8Array(wasmText.length);
  for (let index = 0; index < bytes.length; index++) {
    bytes[index] = wasmText.charCodeAt(index);
  }
  initSync({ module: await WebAssembly.compile(bytes) });
  return { Client };
}
