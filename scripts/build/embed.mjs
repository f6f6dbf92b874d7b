/** Writes a wasm as a string: one character a byte. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What a template cannot have as it is, and the character that stands for them. */
const escapes = "`\r$\\}";
/** Ends the text. What decodes a script as something else than UTF-8 makes another character of it. */
const end = "\xff";

/**
 * Gives a wasm as a `String.raw` template with one character a byte. `}` and a digit
 * stand for the few characters that it cannot have. None is beyond U+00FF, so that browsers keep one
 * byte a character: 35 KiB less of heap.
 *
 * Bytes of brotli in a page of its own, from a wasm file of 15,276:
 *
 * | written as | Vite 8 | webpack 5 | Rollup 4 + terser | esbuild 0.28, ASCII | esbuild, UTF-8 |
 * | --- | --- | --- | --- | --- | --- |
 * | this one | 16,090 | 15,818 | 15,785 | 15,816 | 15,816 |
 * | those characters moved up by U+0100 | 16,114 | 15,834 | 15,820 | 15,794 | 15,794 |
 * | so, and NUL with them | 16,413 | 16,146 | 16,117 | 16,126 | 16,126 |
 * | a string | 16,971 | 16,488 | 16,531 | 16,858 | 16,634 |
 * | a template with escapes | 16,971 | 16,536 | 16,500 | 16,858 | 16,634 |
 * | base64 | 20,361 | 20,064 | 20,058 | 20,044 | 20,044 |
 *
 * Minifiers rewrite every string, with escapes of their own, and leave a raw template as it is.
 * Vite's page has 340 bytes of its own in it.
 *
 * @param {string} wasm its path
 * @returns {string} the template
 */
export function wasmText(wasm) {
  // A dollar sign is one only before a brace.
  const text = readFileSync(wasm, "latin1").replace(
    /[`\r\\}]|\$(?=\{)/g,
    (character) => `}${escapes.indexOf(character)}`,
  );
  return `String.raw\`${text}${end}\``;
}

/**
 * Writes `NAME.js` beside a wasm, which exports it as a string.
 * @param {string} wasm its path
 * @param {string} name
 */
export function writeWasmText(wasm, name) {
  const path = join(wasm, "..", name);
  const table = `export const wasmEscapes = ${JSON.stringify(escapes)};\n`;
  writeFileSync(`${path}.js`, `export default ${wasmText(wasm)};\n${table}`);
  const types = "declare const text: string;\nexport default text;\n";
  writeFileSync(`${path}.d.ts`, `${types}export declare const wasmEscapes: string;\n`);
}
