/** A wasm file that is imported, as Cloudflare's workers have it. */
declare module "*.wasm" {
  const module: WebAssembly.Module;
  export default module;
}
