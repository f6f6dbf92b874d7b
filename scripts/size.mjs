// Prints what a page downloads for one job document, and fails above the budget.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "vite";
import { root } from "./setup/paths.mjs";

/** Bytes of brotli at quality 11, by entry; lowered whenever the size falls. */
const budgets = { page: 21_900, script: 24_300 };

/**
 * @param {Buffer} bytes
 * @returns {{ raw: number, gzip: number, brotli: number }}
 */
function sizes(bytes) {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return {
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes, { params }).length,
  };
}

/** @returns {Promise<Buffer[]>} the scripts of a page that Vite built for production */
async function vitePage() {
  const outDir = mkdtempSync(join(tmpdir(), "iot-job-document-size-"));
  try {
    await build({
      root: join(root, "bench", "size"),
      configFile: false,
      logLevel: "warn",
      // The page imports the package by its name, as if it were installed.
      resolve: { alias: { "iot-job-document": join(root, "dist", "index.js") } },
      build: { outDir, emptyOutDir: true, target: "es2022" },
    });
    const assets = join(outDir, "assets");
    return readdirSync(assets).map((name) => readFileSync(join(assets, name)));
  } finally {
    rmSync(outDir, { recursive: true });
  }
}

/** @param {string} path */
const fileSizes = (path) => sizes(readFileSync(join(root, path)));

const scripts = await vitePage();
const page = sizes(Buffer.concat(scripts));
const script = fileSizes("dist/aws-iot.min.js");
console.table({
  "a page built by Vite": page,
  "the script file": script,
  "the module, with all classes": fileSizes("dist/index.js"),
  "the wasm in each": fileSizes("build/glue/iot_job_document_bg.wasm"),
});
const failures = [];
if (scripts.length !== 1) {
  failures.push(`the page has ${scripts.length} files beside its HTML, not 1`);
}
for (const [name, { brotli }, budget] of /** @type {const} */ ([
  ["the page", page, budgets.page],
  ["the script file", script, budgets.script],
])) {
  if (brotli > budget) {
    failures.push(`${name}: ${brotli} bytes of brotli are over the budget of ${budget}`);
  }
}
for (const failure of failures) console.error(`✗ ${failure}`);
if (failures.length > 0) process.exitCode = 1;
else console.log("✓ within the budgets");
