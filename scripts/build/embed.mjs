/** Writes a wasm as a string: one character a byte. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Writes `NAME.js` beside the wasm: a `String.raw` template with one character a byte, which
 * compresses to within 2 % of the wasm file. Where a template cannot have the character, it is the one
 * that is 256 further on. Base64 costs 30 % more; any other string is written anew
 * by a bundler's minifier, with escapes that cost 5 %. A raw template is left as it is by Vite and
 * esbuild.
 *
 * @param {string} wasm its path
 * @param {string} name
 */
export function writeWasmText(wasm, name) {
  const bytes = readFileSync(wasm);
  const text = bytes
    .toString("latin1")
    .replace(/[`\r$\\]/g, (character) => String.fromCharCode(256 + character.charCodeAt(0)));
  const path = join(wasm, "..", name);
  writeFileSync(`${path}.js`, `export default String.raw\`${text}\`;\n`);
  const types = "declare const text: string;\nexport default text;\n";
  writeFileSync(`${path}.d.ts`, types);
}
