/** What npm would publish: its files, and what its manifest says of them. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { root } from "../../scripts/setup/paths.mjs";

const run = promisify(execFile);
const directory = mkdtempSync(join(tmpdir(), "iot-job-document-pack-"));
/** @type {{ filename: string, files: { path: string }[], version: string }} */
let packed;
/** @type {Buffer} */
let tarball;

before(async () => {
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const args = ["pack", "--json", "--ignore-scripts", "--pack-destination", directory];
  const { stdout } = await run(npm, args, { cwd: root });
  [packed] = JSON.parse(stdout);
  tarball = readFileSync(join(directory, packed.filename));
});
after(() => rmSync(directory, { recursive: true, force: true }));

test("publint has no complaint", async () => {
  const data = tarball.buffer.slice(tarball.byteOffset, tarball.byteOffset + tarball.byteLength);
  const { messages, pkg } = await publint({
    pack: { tarball: /** @type {ArrayBuffer} */ (data) },
    level: "suggestion",
    strict: true,
  });
  assert.deepEqual(
    messages.map((message) => formatMessage(message, pkg, { color: false })),
    [],
  );
});

test("the types are right in every way of resolving a module", async () => {
  const analysis = await checkPackage(createPackageFromTarballData(tarball), {
    excludeEntrypoints: [/\.wasm$/, /\.min\.js$/],
  });
  assert.ok(analysis.types, "the package has types");
  const { entrypoints, problems } = analysis;
  for (const name of [".", "./client-iot", "./slim", "./slim/client-iot"]) {
    assert.ok(entrypoints[name]?.hasTypes, `${name} has types`);
  }
  assert.deepEqual(problems, []);
});

test("everything that the manifest names is there, and nothing that is not meant for it", () => {
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const paths = packed.files.map(({ path }) => path);
  const named = [JSON.stringify(manifest.exports), manifest.unpkg, manifest.jsdelivr, manifest.main]
    .flatMap((text) => [...text.matchAll(/\.\/([\w./-]+)/g)])
    .map(([, path]) => path)
    .filter((path) => /\.\w+$/.test(path));
  const entries = Object.keys(manifest.exports).map((entry) => entry.slice(2));
  for (const path of named) {
    assert.ok(paths.includes(path) || entries.includes(path), `${path} is in the package`);
  }
  const strangers = paths.filter(
    (path) => !/^(dist\/|package\.json$|README|CHANGELOG|LICENSE)/.test(path),
  );
  assert.deepEqual(strangers, []);
  assert.deepEqual(manifest.dependencies, undefined);
  assert.deepEqual(
    Object.keys(manifest.scripts).filter((name) => /install|prepare/.test(name)),
    [],
  );
});

test("npm and Cargo have the same version", () => {
  const cargo = readFileSync(join(root, "Cargo.toml"), "utf8");
  const crate = /^version = "(.*)"$/m.exec(cargo)?.[1];
  assert.equal(crate, packed.version);
});

test("the crate has its sources, and no file that is left over", async () => {
  const { stdout } = await run("cargo", ["package", "--list", "--allow-dirty", "--offline"], {
    cwd: root,
  });
  const strangers = stdout
    .trim()
    .split("\n")
    .filter((path) => !/^((src|tests)\/.*\.rs|[^/]*)$/.test(path));
  assert.deepEqual(strangers, []);
  assert.ok(stdout.includes("src/lib.rs"));
});

test("a source map has its sources", () => {
  for (const name of ["index", "client-iot/index", "slim/index", "aws-iot.min"]) {
    const map = JSON.parse(readFileSync(join(root, "dist", `${name}.js.map`), "utf8"));
    /** @type {[string, string | null][]} */
    const sources = map.sources.map((/** @type {string} */ source, /** @type {number} */ index) => [
      source,
      map.sourcesContent[index],
    ]);
    const without = sources.filter(([, content]) => content === null).map(([source]) => source);
    assert.ok(
      without.every((source) => /wasm-text\.js$/.test(source)),
      String(without),
    );
    assert.ok(sources.some(([source]) => /driver\.ts$/.test(source)));
  }
});
