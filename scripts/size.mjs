// Prints what a page downloads for one job document, and fails above the budget.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "vite";
import { root } from "./setup/paths.mjs";

/** Bytes of brotli at quality 11, by entry; lowered whenever the size falls. */
const budgets = {
  page: 21_900,
  script: 24_300,
  slim: 21_500,
  clientIot: 22_700,
  placeholders: 8_600,
};

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

/** The package by its name, as if it were installed. */
const alias = ["/slim", "/client-iot", ""].map((entry) => ({
  find: new RegExp(`^iot-job-document${entry}$`),
  replacement: join(root, "dist", entry, "index.js"),
}));

/**
 * @param {string} html a page of `bench/size`
 * @returns {Promise<Map<string, Buffer>>} the files beside its HTML, by name, as Vite builds them for
 *   production
 */
async function vitePage(html) {
  const outDir = mkdtempSync(join(tmpdir(), "iot-job-document-size-"));
  const pages = join(root, "bench", "size");
  try {
    await build({
      root: pages,
      configFile: false,
      logLevel: "warn",
      resolve: { alias },
      build: {
        outDir,
        emptyOutDir: true,
        target: "es2022",
        rolldownOptions: { input: join(pages, html) },
      },
    });
    const assets = join(outDir, "assets");
    return new Map(readdirSync(assets).map((name) => [name, readFileSync(join(assets, name))]));
  } finally {
    rmSync(outDir, { recursive: true });
  }
}

/**
 * What a page downloads: each of its files is compressed by itself.
 * @param {Map<string, Buffer>} files
 */
function total(files) {
  return [...files.values()].map(sizes).reduce((sum, one) => ({
    raw: sum.raw + one.raw,
    gzip: sum.gzip + one.gzip,
    brotli: sum.brotli + one.brotli,
  }));
}

/** @param {string} path */
const fileSizes = (path) => sizes(readFileSync(join(root, path)));

const pages = {
  page: await vitePage("index.html"),
  clientIot: await vitePage("client-iot.html"),
  slim: await vitePage("slim.html"),
};
const page = total(pages.page);
const clientIot = total(pages.clientIot);
const slim = total(pages.slim);
const script = fileSizes("dist/aws-iot.min.js");
const placeholders = fileSizes("dist/placeholders/index.js");
console.table({
  "a page built by Vite": page,
  "one with client-iot": clientIot,
  "one with slim: script and wasm": slim,
  "the script file": script,
  "the module, with all classes": fileSizes("dist/index.js"),
  "the placeholders": placeholders,
  "the wasm in each": fileSizes("build/glue/iot_job_document_bg.wasm"),
});
const failures = [];
for (const [name, expected] of /** @type {const} */ ([
  ["page", "js"],
  ["clientIot", "js"],
  ["slim", "js wasm"],
])) {
  const kinds = [...pages[name].keys()].map((file) => file.replace(/^.*\./, "")).sort();
  if (kinds.join(" ") !== expected) {
    failures.push(`${name} has these files beside its HTML, not ${expected}: ${kinds.join(" ")}`);
  }
}
for (const [name, { brotli }, budget] of /** @type {const} */ ([
  ["the page", page, budgets.page],
  ["the page with client-iot", clientIot, budgets.clientIot],
  ["the page with slim", slim, budgets.slim],
  ["the script file", script, budgets.script],
  ["the placeholders", placeholders, budgets.placeholders],
])) {
  if (brotli > budget) {
    failures.push(`${name}: ${brotli} bytes of brotli are over the budget of ${budget}`);
  }
}
for (const failure of failures) console.error(`✗ ${failure}`);
if (failures.length > 0) process.exitCode = 1;
else console.log("✓ within the budgets");
