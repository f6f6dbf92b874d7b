import { initSync } from "../build/glue/iot_job_document.js";
import wasmText, { wasmEscapes } from "../build/glue/wasm-text.js";
import { failure } from "./error.js";

// The core. None of it may be called before `loadCore` has resolved.
export {
  checkCredentials,
  isSkewed,
  prepare,
  read,
  refundTokens,
  retryDelay,
  retryKind,
  sign,
  spendTokens,
} from "../build/glue/iot_job_document.js";

let loading: Promise<void> | undefined;

/**
 * Compiles the core, behind the first call and once for the page. A failure is reported to those who
 * wait for it, and the next call tries again.
 */
export function loadCore(): Promise<void> {
  loading ??= compile().catch((cause: unknown) => {
    loading = undefined;
    throw failure("WasmError", `The WebAssembly of iot-job-document did not load: ${cause}`, cause);
  });
  return loading;
}

async function compile(): Promise<void> {
  const bytes = new Uint8Array(wasmText.length);
  for (let index = 0; index < bytes.length; index++) {
    const code = wasmText.charCodeAt(index);
    bytes[index] = code < 256 ? code : wasmEscapes.charCodeAt(code - 256);
  }
  initSync({ module: await WebAssembly.compile(bytes) });
}
