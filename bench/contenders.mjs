/** Every way to read a job document in a page, and how its page is built from npm. */
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import { root } from "../scripts/setup/paths.mjs";

/**
 * @typedef {object} Contender
 * @property {string} id the name of its page, and of its module in `bench/pages/`
 * @property {string} title
 * @property {string[]} [scripts] classic scripts in front of it; the page is then not bundled
 * @property {string} [head] what else its HTML needs
 */

const v2 = "aws-sdk/dist/aws-sdk.min.js";

/** @type {Contender[]} */
export const contenders = [
  { id: "floor", title: "bare `fetch` with ready headers" },
  { id: "package", title: "**iot-job-document**" },
  {
    id: "slim",
    title: "iot-job-document/slim, file preloaded",
    head: '<link rel="preload" href="/slim/core.wasm" as="fetch" crossorigin>',
  },
  { id: "aws4fetch", title: "aws4fetch by hand" },
  { id: "smithy", title: "@smithy/signature-v4 + WebCrypto by hand" },
  { id: "v3", title: "SDK v3, `IoTClient`" },
  { id: "v2-iot", title: "SDK v2, `clients/iot`" },
  {
    id: "original",
    title: "SDK v2 whole + jQuery, by script tags",
    scripts: ["jquery/dist/jquery.min.js", v2],
  },
];

/**
 * The SDK whose signer is measured beside the others, as a script of the signers' page.
 * @type {Contender}
 */
export const signersPage = { id: "signers", title: "signers", scripts: [v2] };

/**
 * Builds the page of each contender, and that of all signers, into a directory of its own.
 * @param {string} directory
 */
export async function buildPages(directory) {
  const pages = join(root, "bench", "pages");
  for (const { id, scripts = [], head = "" } of [...contenders, signersPage]) {
    const source = join(directory, "source", id);
    const out = join(directory, "pages", id);
    mkdirSync(source, { recursive: true });
    mkdirSync(out, { recursive: true });
    for (const [index, script] of scripts.entries()) {
      cpSync(join(root, "node_modules", script), join(out, `${index}.js`));
    }
    if (id === "original") {
      cpSync(join(pages, "original.html"), join(out, "index.html"));
      continue;
    }
    const tags = scripts.map((_, index) => `<script src="/${id}/${index}.js"></script>`);
    const start = `<!doctype html><meta charset="utf-8"><title>${id}</title>${head}${tags.join("")}`;
    const module = `<script type="module" src="${join(pages, `${id}.js`)}"></script>`;
    writeFileSync(join(source, "index.html"), start + module);
    await build({
      root: source,
      base: `/${id}/`,
      configFile: false,
      logLevel: "error",
      // The package by its names, as if it were installed; SDK v2 expects Node's `global`.
      resolve: {
        alias: [
          {
            find: /^iot-job-document\/slim$/,
            replacement: join(root, "dist", "slim", "index.js"),
          },
          { find: /^iot-job-document$/, replacement: join(root, "dist", "index.js") },
          // What the glue of the signers' page imports.
          { find: /^aws-error$/, replacement: join(root, "js", "error.ts") },
        ],
      },
      define: { global: "globalThis", packageVersion: '"bench"' },
      build: { outDir: out, emptyOutDir: false, target: "es2022" },
    });
  }
  cpSync(
    join(root, "dist", "iot_job_document.wasm"),
    join(directory, "pages", "slim", "core.wasm"),
  );
}
