import { loadCore } from "./core.js";

/**
 * Loads the WebAssembly, once for the page. The first call does so by itself: to do it before saves
 * that call the time.
 *
 * @returns a promise that rejects with `WasmError` where it does not load; the next call, of this or
 *   of an operation, tries again
 */
export async function preload(): Promise<void> {
  await loadCore();
}
