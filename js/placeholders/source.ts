import wasmText, { wasmEscapes } from "../../build/glue/placeholders-wasm-text.js";
import { wasmBytes } from "../wasm-bytes.js";

/** What an error adds about this way to the wasm. */
export const hint =
  "It needs WebAssembly with SIMD (Chrome from 115) and, under a CSP, script-src 'wasm-unsafe-eval'.";

/** Compiles the wasm that is in this very file: the build puts another module here for workers. */
export function compile(): WebAssembly.Module {
  return new WebAssembly.Module(wasmBytes(wasmText, wasmEscapes));
}
