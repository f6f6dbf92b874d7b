// Builds the package into `dist/`: Rust → wasm → smaller wasm → JavaScript and declarations.
//
//   node scripts/build.mjs           what is published: the standard library rebuilt for size
//   node scripts/build.mjs --stable  the same with a plain stable build, to show that it works
//
// A build whose inputs have not changed is skipped.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundle, declarations } from "./build/bundle.mjs";
import { writeWasmText } from "./build/embed.mjs";
import { buildPlaceholders, buildWasm, coreWasm, placeholdersWasm } from "./build/wasm.mjs";
import { root } from "./setup/paths.mjs";

const profile = process.argv.includes("--stable") ? "stable" : "size";
const stamp = join(root, "build", "stamp");
const inputs = [
  "src",
  "crates",
  "js",
  "scripts/build",
  "scripts/build.mjs",
  "Cargo.toml",
  "Cargo.lock",
];
const moreInputs = ["rust-toolchain.toml", "package.json", "package-lock.json", "tsconfig.json"];

/**
 * @param {string} path
 * @returns {string[]} the files at and below `path`, in an order that never changes
 */
function files(path) {
  const absolute = join(root, path);
  const entries = readdirSync(absolute, { withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
  return entries.flatMap((entry) => {
    const below = `${path}/${entry.name}`;
    return entry.isDirectory() ? files(below) : [below];
  });
}

/** @returns {string} a digest of everything that the build is made from */
function fingerprint() {
  const hash = createHash("sha256").update(profile);
  for (const input of [...inputs, ...moreInputs]) {
    for (const file of input.includes(".") ? [input] : files(input)) {
      hash.update(`\n${file}\n`).update(readFileSync(join(root, file)));
    }
  }
  return hash.digest("hex");
}

/**
 * @param {string} title
 * @param {() => unknown} action
 * @returns {Promise<void>}
 */
async function step(title, action) {
  const begun = Date.now();
  await action();
  console.log(`✓ ${title} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
}

const current = fingerprint();
const isBuilt = existsSync(join(root, "dist", "index.js")) && existsSync(stamp);
if (isBuilt && readFileSync(stamp, "utf8") === current) {
  console.log("✓ the package is built");
} else {
  rmSync(stamp, { force: true });
  rmSync(join(root, "dist"), { recursive: true, force: true });
  mkdirSync(join(root, "build"), { recursive: true });
  await step(`build the wasm (${profile})`, () => buildWasm(profile));
  await step(`build the wasm of the placeholders (${profile})`, () => buildPlaceholders(profile));
  await step("put them into JavaScript", () => {
    writeWasmText(coreWasm, "wasm-text");
    writeWasmText(placeholdersWasm, "placeholders-wasm-text");
  });
  await step("bundle", bundle);
  await step("write the type declarations", declarations);
  writeFileSync(stamp, current);
}
