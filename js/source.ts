import wasmText, { wasmEscapes } from "../build/glue/wasm-text.js";
import { wasmBytes } from "./wasm-bytes.js";

/** What an error adds about this way to the wasm. */
export const hint =
  "It needs WebAssembly with SIMD (Chrome 94, Firefox 93, Safari 16.4; where there is none, as in React Native, call from a server) and, under a CSP, script-src 'wasm-unsafe-eval'. Where bytes may not be compiled, use iot-job-document/slim.";

/**
 * Compiles the wasm that is in this very file: the build puts another module here for `./slim`.
 *
 * At once: that takes 1 ms, in another thread of a busy page 5 to 14. Chrome before version 115 does so
 * only in another thread.
 */
export async function compile(): Promise<WebAssembly.Module> {
  const bytes = wasmBytes(wasmText, wasmEscapes);
  try {
    return new WebAssembly.Module(bytes);
  } catch {
    return WebAssembly.compile(bytes);
  }
}
