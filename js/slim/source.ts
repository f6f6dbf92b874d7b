/** What the wasm may come from. */
export type WasmSource = string | URL | Response | BufferSource | WebAssembly.Module;

/** What an error adds about this way to the wasm. */
export const hint =
  "It needs WebAssembly with SIMD. Call init(source) with its URL, Response, bytes or WebAssembly.Module. A CSP must allow script-src 'wasm-unsafe-eval' and, in connect-src, the place of the file.";

let supplied: WasmSource | PromiseLike<WasmSource> | undefined;

/** Takes note of where the wasm comes from; nothing is loaded yet. */
export function supply(source: WasmSource | PromiseLike<WasmSource>): void {
  supplied = source;
}

/** Compiles what `init` was given, else the file beside this one: bundlers know that way to write it. */
export const compile: typeof import("../source.js").compile = async () => {
  const source = (await supplied) ?? new URL("../iot_job_document.wasm", import.meta.url);
  if (source instanceof WebAssembly.Module) return source;
  if (typeof source === "string" || source instanceof URL) return compileReply(await fetch(source));
  return source instanceof Response ? compileReply(source) : WebAssembly.compile(source);
};

/** Compiles while it is still coming in, which browsers do for one MIME type only. */
async function compileReply(reply: Response): Promise<WebAssembly.Module> {
  const { ok, status, url } = reply;
  if (!ok) throw new Error(`HTTP status ${status} for ${url}`);
  const isNamed = reply.headers.get("content-type") === "application/wasm";
  // A program in Bun that waits for nothing else would end before a file has been compiled so.
  const streams = isNamed && !url.startsWith("file:");
  return streams && WebAssembly.compileStreaming
    ? WebAssembly.compileStreaming(reply)
    : WebAssembly.compile(await reply.arrayBuffer());
}
