// Builds the viewer into `build/www/`: files that any web server can host, without a server of its own.
//
//   node scripts/build-www.mjs
//   node scripts/build-www.mjs --connect "https://*.amazonaws.com"   the page connects to nowhere else
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { brotliCompressSync } from "node:zlib";
import { build } from "vite";
import { root } from "./setup/paths.mjs";

const { values } = parseArgs({ options: { connect: { type: "string", multiple: true } } });
const outDir = join(root, "build", "www");

/**
 * Narrows what the page may connect to. It may always ask its own server for `settings.json`.
 * @param {string[]} sources of a Content-Security-Policy
 * @returns {import("vite").Plugin}
 */
function connectOnly(sources) {
  return {
    name: "connect-only",
    transformIndexHtml: (html) =>
      html.replace(/connect-src [^;]*/, () => ["connect-src 'self'", ...sources].join(" ")),
  };
}

mkdirSync(outDir, { recursive: true });
await build({
  root: join(root, "www"),
  base: "./",
  configFile: false,
  logLevel: "warn",
  plugins: values.connect ? [connectOnly(values.connect)] : [],
  build: {
    outDir,
    emptyOutDir: true,
    target: ["chrome123", "firefox120", "safari17.5"],
    // Its policy allows no `data:` URLs, and one script needs no help to be loaded early.
    assetsInlineLimit: 0,
    modulePreload: false,
  },
});

/** @type {Record<string, { raw: number, brotli: number }>} */
const sizes = {};
for (const entry of readdirSync(outDir, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const file = join(entry.parentPath, entry.name);
  const bytes = readFileSync(file);
  sizes[relative(outDir, file)] = { raw: bytes.length, brotli: brotliCompressSync(bytes).length };
}
const total = (/** @type {"raw" | "brotli"} */ kind) =>
  Object.values(sizes).reduce((sum, size) => sum + size[kind], 0);
console.table({ ...sizes, total: { raw: total("raw"), brotli: total("brotli") } });
console.log(`✓ the viewer is in ${relative(root, outDir)}/`);
