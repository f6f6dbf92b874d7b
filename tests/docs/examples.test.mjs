/** The examples name the versions that the tests run. */
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { read } from "../../scripts/documents/files.mjs";
import { root } from "../../scripts/setup/paths.mjs";

const own = JSON.parse(read("package.json"));
const tried = {
  ...own.devDependencies,
  ...JSON.parse(read("tests/packaging/package.json")).devDependencies,
  [own.name]: `^${own.version}`,
};

for (const name of readdirSync(join(root, "examples"))) {
  test(`examples/${name} has the versions of the tests, and a README of five lines`, () => {
    const { dependencies, devDependencies } = JSON.parse(read(`examples/${name}/package.json`));
    const wanted = { ...dependencies, ...devDependencies };
    assert.ok(own.name in wanted);
    for (const [tool, version] of Object.entries(wanted)) assert.equal(version, tried[tool], tool);
    const lines = read(`examples/${name}/README.md`).split("\n").filter(Boolean);
    assert.ok(lines.length <= 5, `${lines.length} lines`);
  });
}
