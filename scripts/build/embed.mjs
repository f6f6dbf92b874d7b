/** Writes the wasm as a string: one character a byte. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { glue } from "./wasm.mjs";

/** What cannot stand in a raw template: each becomes the character U+0100 and on. */
const escapes = "`\r$\\";

/**
 * Writes `wasm-text.js` beside the glue: a `String.raw` template with one character a byte, which
 * compresses to within 2 % of the wasm file. Base64 costs 30 % more; any other string is written anew
 * by a bundler's minifier, with escapes that cost 5 %. A raw template is left as it is by Vite and
 * esbuild.
 */
export function writeWasmText() {
  const bytes = readFileSync(join(glue, "iot_job_document_bg.wasm"));
  const text = bytes.toString("latin1").replace(/[`\r$\\]/g, (character) => {
    return String.fromCharCode(256 + escapes.indexOf(character));
  });
  const code = `export default String.raw\`${text}\`;\n`;
  const table = `export const wasmEscapes = ${JSON.stringify(escapes)};\n`;
  writeFileSync(join(glue, "wasm-text.js"), code + table);
  writeFileSync(
    join(glue, "wasm-text.d.ts"),
    "declare const text: string;\nexport default text;\nexport declare const wasmEscapes: string;\n",
  );
}
