/** Writes a wasm as a string: one character a byte. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Writes `NAME.js` beside the wasm: a `String.raw` template with one character a byte. Where a
 * template cannot have the character, it is the one that is 256 further on.
 *
 * Bytes of brotli in a page of its own, from a wasm file of 15,276:
 *
 * | written as | Vite 8 | webpack 5 | Rollup 4 + terser | esbuild 0.28, ASCII | esbuild, UTF-8 |
 * | --- | --- | --- | --- | --- | --- |
 * | this one | 16,114 | 15,834 | 15,820 | 15,794 | 15,794 |
 * | this one, with a table of what it cannot have | 16,151 | 15,874 | 15,799 | 15,803 | 15,803 |
 * | this one, without NUL | 16,413 | 16,146 | 16,117 | 16,126 | 16,126 |
 * | a string | 16,971 | 16,488 | 16,531 | 16,858 | 16,634 |
 * | a template with escapes | 16,971 | 16,536 | 16,500 | 16,858 | 16,634 |
 * | base64 | 20,361 | 20,064 | 20,058 | 20,044 | 20,044 |
 *
 * Minifiers write every string anew, with escapes of their own, and leave a raw template as it is.
 * Vite's page has 340 bytes of its own in it.
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
