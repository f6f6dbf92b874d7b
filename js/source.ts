import wasmText from "../build/glue/wasm-text.js";

/** What an error adds about this way to the wasm. */
export const hint =
  "It needs WebAssembly and, under a CSP, script-src 'wasm-unsafe-eval'. Where bytes may not be compiled, use iot-job-document/slim.";

/** Compiles the wasm that is in this very file: the build puts another module here for `./slim`. */
export function compile(): Promise<WebAssembly.Module> {
  const bytes = new Uint8Array(wasmText.length);
  for (let index = 0; index < bytes.length; index++) {
    // A character is its byte, or 256 more: only the lowest eight bits are kept.
    bytes[index] = wasmText.charCodeAt(index);
  }
  return WebAssembly.compile(bytes);
}
