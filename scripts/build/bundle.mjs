/** From `js/` and the glue to the files of the package. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { root } from "../setup/paths.mjs";
import { run } from "../setup/run.mjs";

const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/** @type {import("esbuild").BuildOptions} */
const common = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  target: "es2022",
  define: { packageVersion: JSON.stringify(version) },
  sourcemap: true,
  sourcesContent: false,
  logLevel: "warning",
};

/** @returns {Promise<void>} */
export async function bundle() {
  await build({
    ...common,
    entryPoints: ["js/index.ts"],
    outdir: "dist",
    format: "esm",
    // The wasm's bytes stay one character each instead of a four-character escape.
    charset: "utf8",
  });
  const script = join(root, "dist", "aws-iot.min.js");
  await build({
    ...common,
    entryPoints: ["js/script.ts"],
    outfile: script,
    format: "iife",
    charset: "utf8",
  });
  // A classic script is read in the encoding of its page, unless it begins with a byte order mark.
  writeFileSync(script, `\uFEFF${readFileSync(script, "utf8")}`);
}

/** @returns {Promise<void>} */
export async function declarations() {
  const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
  await run(process.execPath, [tsc, "--project", root], { doing: "write the type declarations" });
}
