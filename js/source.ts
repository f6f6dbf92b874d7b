import wasmText, { wasmEscapes } from "../build/glue/wasm-text.js";

/** What an error adds about this way to the wasm. */
export const hint =
  "It needs WebAssembly and, under a CSP, script-src 'wasm-unsafe-eval'. Where bytes may not be compiled, use iot-job-document/slim.";

/** Compiles the wasm that is in this very file: the build puts another module here for `./slim`. */
export function compile(): Promise<WebAssembly.Module> {
  const bytes = new Uint8Array(wasmText.length);
  for (let index = 0; index < bytes.length; index++) {
    const code = wasmText.charCodeAt(index);
    bytes[index] = code < 256 ? code : wasmEscapes.charCodeAt(code - 256);
  }
  return WebAssembly.compile(bytes);
}
