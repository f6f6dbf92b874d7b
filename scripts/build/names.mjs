/** Gives what the wasm exports names of one letter, in it and in its glue: −70 bytes of brotli. */
import { readFileSync, writeFileSync } from "node:fs";
import { capture, SetupError } from "../setup/run.mjs";

/**
 * @param {string} wasmOpt the program
 * @param {string[]} features that the wasm uses
 * @param {string} wasm its path
 * @param {string} glue path of the JavaScript that wasm-bindgen wrote for it
 */
export async function shortenNames(wasmOpt, features, wasm, glue) {
  const pass = "--minify-imports-and-exports";
  const said = await capture(process.execPath, [wasmOpt, wasm, pass, ...features, "-o", wasm]);
  if (said === undefined) throw new SetupError("Could not shorten the names in the wasm.");
  /** @type {{ exports: [name: string, short: string][] }} */
  const names = JSON.parse(said);
  let code = readFileSync(glue, "utf8");
  for (const [name, short] of names.exports) {
    code = code.replace(new RegExp(`\\bwasm\\.${name}\\b`, "g"), `wasm.${short}`);
  }
  writeFileSync(glue, code);
}
