/** From `js/` and the glue to the files of the package. */
import { join } from "node:path";
import { build } from "esbuild";
import { root } from "../setup/paths.mjs";
import { run } from "../setup/run.mjs";

/** @returns {Promise<void>} */
export async function bundle() {
  await build({
    absWorkingDir: root,
    entryPoints: ["js/index.ts"],
    outdir: "dist",
    bundle: true,
    minify: true,
    keepNames: false,
    format: "esm",
    target: "es2022",
    // The wasm's bytes stay one character each instead of a four-character escape.
    charset: "utf8",
    sourcemap: true,
    sourcesContent: false,
    logLevel: "warning",
  });
}

/** @returns {Promise<void>} */
export async function declarations() {
  const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
  await run(process.execPath, [tsc, "--project", root], { doing: "write the type declarations" });
}
