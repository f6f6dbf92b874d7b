// Prints what a page downloads for one job document and what weighs most in it, and fails above the
// budget.
//
//   npm run size              the sizes, by entry, crate and function
//   npm run size -- --tricks  what each trick of the build is worth, too: it takes about 15 minutes
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";
import { buildNamedWasm, buildWasm } from "./build/wasm.mjs";
import { root } from "./setup/paths.mjs";
import { contributors, crateOf, plainName } from "./size/contributors.mjs";
import { sizes } from "./size/sizes.mjs";
import { measureTricks } from "./size/tricks.mjs";

/** Bytes of brotli at quality 11, by entry; lowered whenever the size falls. */
const budgets = {
  page: 37_310,
  script: 40_310,
  slim: 36_980,
  clientIot: 35_490,
  placeholders: 9_000,
};

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
  "that wasm by the plain stable build": sizes(
    readFileSync(await buildWasm("stable", join(root, "build", "stable"))),
  ),
});

const parts = contributors(readFileSync(await buildNamedWasm(join(root, "build", "named"))));
/** @type {Map<string, number>} */
const crates = new Map();
for (const { name, size } of parts) {
  crates.set(crateOf(name), (crates.get(crateOf(name)) ?? 0) + size);
}
console.log("\nThe biggest in the wasm, bytes before compression, by crate:");
for (const [name, size] of [...crates].sort(([, one], [, other]) => other - one).slice(0, 10)) {
  console.log(`${String(size).padStart(7)}  ${name}`);
}
console.log("and by function:");
for (const { name, size } of parts.slice(0, 20)) {
  console.log(`${String(size).padStart(7)}  ${plainName(name)}`);
}
console.log();

if (process.argv.includes("--tricks")) await measureTricks();

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
