/** Gives what the wasm imports and exports names of a letter or two, in it and in its glue: −1,680 bytes of brotli. */
import { readFileSync, writeFileSync } from "node:fs";
import { capture, SetupError } from "../setup/run.mjs";

/**
 * @param {string} wasmOpt the program
 * @param {string[]} features that the wasm uses
 * @param {string} wasm its path
 * @param {string} glue path of the JavaScript that wasm-bindgen wrote for it
 */
export async function shortenNames(wasmOpt, features, wasm, glue) {
  const pass = "--minify-imports-and-exports-and-modules";
  const said = await capture(process.execPath, [wasmOpt, wasm, pass, ...features, "-o", wasm]);
  if (said === undefined) throw new SetupError("Could not shorten the names in the wasm.");
  /** @type {{ imports: [module: string, name: string, short: string][], exports: [name: string, short: string][] }} */
  const table = JSON.parse(said);
  const exports = new Map(table.exports);
  const imports = new Map(table.imports.map(([, name, short]) => [name, short]));
  const code = readFileSync(glue, "utf8")
    .replace(/\bwasm\.(\w+)/g, (all, name) =>
      exports.has(name) ? `wasm.${exports.get(name)}` : all,
    )
    .replace(/^( {8})(\w+)(: function\()/gm, (all, indent, name, rest) =>
      imports.has(name) ? `${indent}${imports.get(name)}${rest}` : all,
    )
    // All come from one module: wasm-opt calls it "a".
    .replace('"./iot_job_document_bg.js": import0', '"a": import0');
  const left = [...imports.keys()].find((name) => code.includes(`${name}: `));
  if (left) throw new SetupError(`The glue has ${left} in another way than expected.`);
  writeFileSync(glue, code);
}
