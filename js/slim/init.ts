import { loadCore } from "../core.js";
import { supply, type WasmSource } from "./source.js";

export type { WasmSource } from "./source.js";

/**
 * Loads the WebAssembly from a source of the page's choice. Without it, the first call fetches
 * `iot_job_document.wasm` from beside this module, where Vite, webpack and servers of plain modules
 * have it.
 *
 * @param source its URL, a `Response`, its bytes or a compiled module, or a promise of one: `fetch(url)`
 *   is enough. A response is compiled while it comes in, and at its end where the server sends another
 *   MIME type than `application/wasm`
 * @returns a promise that rejects with `WasmError` where it does not load: `init` may then be called
 *   again. When it has loaded, or is loading, a further source has no effect
 */
export async function init(source: WasmSource | PromiseLike<WasmSource>): Promise<void> {
  supply(source);
  await loadCore();
}
