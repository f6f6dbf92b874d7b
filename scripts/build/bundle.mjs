/** From `js/` and the glue to the files of the package. */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { root } from "../setup/paths.mjs";
import { run } from "../setup/run.mjs";
import { commonJs } from "./commonjs.mjs";
import { coreWasm, placeholdersWasm } from "./wasm.mjs";

const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const dist = join(root, "dist");

/** @type {import("esbuild").BuildOptions} */
const common = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  // The wasm's bytes stay one character each instead of a four-character escape.
  charset: "utf8",
  define: { packageVersion: JSON.stringify(version) },
  external: ["*.wasm"],
  sourcemap: true,
  metafile: true,
  logLevel: "warning",
};

/** The entries that carry the wasm, and those that are given it. */
const whole = {
  index: "js/index.ts",
  "client-iot/index": "js/client-iot/index.ts",
  "placeholders/index": "js/placeholders/index.ts",
};
const slim = { "slim/index": "js/slim/index.ts", "slim/client-iot": "js/slim/client-iot.ts" };
/** Those for Cloudflare's `workerd`, which takes the wasm as a module only. */
const workerd = {
  "workerd/index": whole.index,
  "workerd/client-iot": whole["client-iot/index"],
  "workerd/placeholders": whole["placeholders/index"],
};

/** Those for Bun, for `import` and for `require`. */
const bun = {
  "bun/index": whole.index,
  "bun/client-iot": whole["client-iot/index"],
  "bun/placeholders": whole["placeholders/index"],
};

/** CommonJS has no `import.meta`: there, a slim entry is told where the wasm is. */
const noMeta = { ...common.define, "import.meta.url": "undefined" };

/**
 * Each entry is one file with all it needs: a page makes one request for it.
 * @returns {Promise<void>}
 */
export async function bundle() {
  mkdirSync(dist, { recursive: true });
  copyFileSync(coreWasm, join(dist, "iot_job_document.wasm"));
  copyFileSync(placeholdersWasm, join(dist, "placeholders.wasm"));
  await Promise.all([
    write({ entryPoints: whole }),
    write({ entryPoints: slim, plugins: [wasmFrom("js/slim/source.ts")] }),
    write({
      entryPoints: workerd,
      plugins: [
        wasmFrom("js/workerd/source.ts"),
        wasmFrom("js/workerd/placeholders.ts", "js/placeholders/wasm.ts"),
      ],
    }),
    write({ entryPoints: bun, plugins: [plainText] }),
    write({
      ...commonJs,
      entryPoints: bun,
      outdir: "dist",
      outExtension: { ".js": ".cjs" },
      plugins: [plainText],
    }),
    write({ ...commonJs, entryPoints: whole }),
    write({
      ...commonJs,
      entryPoints: slim,
      define: noMeta,
      plugins: [wasmFrom("js/slim/source.ts")],
    }),
    // A classic script is read in the encoding of its page, unless it begins with a byte order mark.
    write({ entryPoints: { "aws-iot.min": "js/script.ts" }, format: "iife" }, "\uFEFF"),
  ]);
}

/**
 * @param {import("esbuild").BuildOptions} options
 * @param {string} [start] what each file begins with
 */
async function write(options, start = "") {
  const { outputFiles = [] } = await build({ ...common, outdir: "dist", ...options, write: false });
  for (const { path, text } of outputFiles) {
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(path, path.endsWith(".map") ? withoutWasm(text) : start + withPure(text));
  }
}

/**
 * Marks the calls of `callable` as pure, which esbuild forgets when it minifies. The file stays as long as it was, so
 * that its source map fits.
 * @param {string} script
 * @returns {string}
 */
function withPure(script) {
  return script.replace(/([\w$]+\([\w$]+),"droppable!"\)/g, "/*@__PURE__*/$1)");
}

/**
 * Puts another module in place of a `source.ts`, which has a wasm inside.
 * @param {string} module
 * @param {string} [user] what imports that `source.ts`
 * @returns {import("esbuild").Plugin}
 */
function wasmFrom(module, user = "js/core.ts") {
  return {
    name: "wasm source",
    setup: ({ onResolve }) => {
      onResolve({ filter: /^\.\/source\.js$/ }, ({ importer }) =>
        importer === join(root, user) ? { path: join(root, module) } : undefined,
      );
    },
  };
}

/**
 * Puts the wasm into an ordinary string. Bun writes what is not ASCII in a raw template as escapes, which
 * a raw template shows as they are (https://github.com/oven-sh/bun/issues/8745).
 * @type {import("esbuild").Plugin}
 */
const plainText = {
  name: "plain text",
  setup: ({ onLoad }) => {
    onLoad({ filter: /wasm-text\.js$/ }, async ({ path }) => {
      const { default: text, wasmEscapes } = await import(pathToFileURL(path).href);
      const exported = `export const wasmEscapes = ${JSON.stringify(wasmEscapes)};`;
      return { contents: `export default ${JSON.stringify(text)}; ${exported}` };
    });
  },
};

/**
 * A source map has its sources in it, as the package has not: all but the wasm.
 * @param {string} map
 * @returns {string}
 */
function withoutWasm(map) {
  /** @type {{ sources: string[], sourcesContent: (string | null)[] }} */
  const parsed = JSON.parse(map);
  parsed.sources.forEach((source, index) => {
    if (source.endsWith("wasm-text.js")) parsed.sourcesContent[index] = null;
  });
  return JSON.stringify(parsed);
}

/**
 * Removes declarations that speak of the glue: they are of modules that no entry exports anything of.
 * @param {string} directory
 */
function removeInternal(directory) {
  for (const path of readdirSync(directory, { recursive: true, encoding: "utf8" })) {
    const file = join(directory, path);
    if (path.endsWith(".d.ts") && readFileSync(file, "utf8").includes("/build/glue/")) rmSync(file);
  }
}

/**
 * Writes the declarations, and again for CommonJS: TypeScript tells the two apart by the package.json
 * above them.
 * @returns {Promise<void>}
 */
export async function declarations() {
  const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
  const required = join(dist, "cjs");
  for (const outDir of [dist, required]) {
    await run(process.execPath, [tsc, "--project", root, "--outDir", outDir], {
      doing: "write the type declarations",
    });
    removeInternal(outDir);
  }
  writeFileSync(join(required, "package.json"), '{ "type": "commonjs" }\n');
}
