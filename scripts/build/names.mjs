/** Gives what the wasm imports and exports names of one letter, in it and in its glue. */
import { readFileSync, writeFileSync } from "node:fs";
import { capture, SetupError } from "../setup/run.mjs";

/**
 * wasm-bindgen's names end in a random number, which nothing compresses: 400 bytes of brotli.
 *
 * @param {string} wasmOpt the program
 * @param {string[]} features that the wasm uses
 * @param {string} wasm its path
 * @param {string} glue path of the JavaScript that wasm-bindgen wrote for it
 */
export async function shortenNames(wasmOpt, features, wasm, glue) {
  const pass = "--minify-imports-and-exports-and-modules";
  const said = await capture(process.execPath, [wasmOpt, wasm, pass, ...features, "-o", wasm]);
  if (said === undefined) throw new SetupError("Could not shorten the names in the wasm.");
  /** @type {{ imports: [module: string, name: string, short: string][], exports: [string, string][] }} */
  const names = JSON.parse(said);
  let code = readFileSync(glue, "utf8");
  /**
   * @param {string} from
   * @param {string} to
   */
  const replace = (from, to) => {
    if (!code.includes(from)) throw new SetupError(`The glue has no ${from}`);
    code = code.replaceAll(from, to);
  };
  for (const [, name, short] of names.imports) replace(` ${name}: function`, ` ${short}: function`);
  // There is one module, which the pass calls "a".
  replace(`"${names.imports[0]?.[0]}": import0`, "a: import0");
  for (const [name, short] of names.exports) {
    const used = new RegExp(`\\bwasm(Instance\\.exports)?\\.${name}\\b`, "g");
    code = code.replace(used, `wasm$1.${short}`);
  }
  // What wasm-opt found out not to be called. −70 bytes.
  code = code.replace(/^ +__wbg_\w+: function\(.*\) \{\n.*\n +\},\n/gm, "");
  writeFileSync(glue, code);
}
