/** Writes the wasm as a string: one character U+0000–U+00FF a byte. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { glue } from "./wasm.mjs";

/**
 * Writes `wasm-text.js` beside the glue. JavaScript decodes it with `charCodeAt`; in UTF-8 it
 * compresses to within 3 % of the wasm file, where base64 costs 30 % more.
 */
export function writeWasmText() {
  const bytes = readFileSync(join(glue, "iot_job_document_bg.wasm"));
  const text = JSON.stringify(bytes.toString("latin1"));
  writeFileSync(join(glue, "wasm-text.js"), `export default ${text};\n`);
  writeFileSync(
    join(glue, "wasm-text.d.ts"),
    "declare const text: string;\nexport default text;\n",
  );
}
