/** A script that is read in another character set than UTF-8 carries a broken wasm: the error says so. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../../scripts/setup/paths.mjs";

const file = join(root, "dist", "placeholders", "index.js");

for (const charset of ["utf-8", "euc-kr", "windows-1252", "shift_jis"]) {
  test(`the reader of placeholders, read as ${charset}`, async () => {
    const script = new TextDecoder(charset).decode(await readFile(file));
    const url = `data:text/javascript;charset=utf-8,${encodeURIComponent(script)}`;
    const { placeholders } = await import(url);
    const read = () => placeholders("${aws:iot:s3-presigned-url:https://s3.amazonaws.com/b/k}");
    if (charset === "utf-8") return assert.equal(read().length, 1);
    assert.throws(read, (/** @type {any} */ error) => {
      assert.equal(error.code, "WasmError");
      assert.match(error.message, /not read as UTF-8/);
      assert.match(error.hint, /page is not UTF-8.*<meta charset="utf-8">/);
      return true;
    });
  });
}
