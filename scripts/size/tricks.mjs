/** What each trick of the build is worth: the wasm and its glue without it. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { transform } from "esbuild";
import { wasmText } from "../build/embed.mjs";
import { tricks } from "../build/tricks.mjs";
import { buildWasm } from "../build/wasm.mjs";
import { root } from "../setup/paths.mjs";
import { sizes } from "./sizes.mjs";

/**
 * @param {string} wasm its path; the glue is beside it
 * @returns {Promise<number>} bytes of brotli of both, as a page has them
 */
async function weight(wasm) {
  const glue = readFileSync(join(dirname(wasm), "iot_job_document.js"), "utf8");
  const { code } = await transform(glue, { minify: true, format: "esm" });
  return sizes(Buffer.from(code + wasmText(wasm))).brotli;
}

/**
 * Builds the wasm of the client without each trick in turn, and prints what that costs. A build takes up to a minute.
 * @returns {Promise<void>}
 */
export async function measureTricks() {
  const directory = join(root, "build", "without");
  const all = await weight(await buildWasm("size", directory));
  console.log(
    `\nThe wasm and its glue have ${all} bytes of brotli. Without one trick they have more:`,
  );
  for (const { name, only, isNeeded } of tricks) {
    if (isNeeded || !(only ?? ["core"]).includes("core")) continue;
    const more = (await weight(await buildWasm("size", directory, name))) - all;
    console.log(`${String(more).padStart(7)}  ${name}`);
  }
}
