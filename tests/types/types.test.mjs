/** TypeScript that was written for SDK v2 or v3 compiles against the package's declarations. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { root } from "../../scripts/setup/paths.mjs";

const run = promisify(execFile);
const tsc = join(root, "node_modules", "typescript", "bin", "tsc");

/**
 * @param {string} project
 * @param {string[]} more arguments of `tsc`
 * @returns {Promise<string>} what it complains about
 */
async function complaints(project, ...more) {
  const args = [tsc, "--project", join(root, "tests", "types", project), "--pretty", "false"];
  const ran = run(process.execPath, [...args, ...more], { cwd: root });
  const { stdout, stderr } = await ran.catch((error) => error);
  return `${stdout}${stderr}`;
}

test("the v2 code is v2 code: it compiles with aws-sdk", async () => {
  assert.equal(await complaints("tsconfig.sdk.json"), "");
});

for (const [module, resolution] of /** @type {const} */ ([
  ["NodeNext", "NodeNext"],
  ["ESNext", "Bundler"],
])) {
  test(`it compiles with the package, with moduleResolution ${resolution}`, async () => {
    assert.ok(existsSync(join(root, "dist", "index.d.ts")), "dist is not there: build it first");
    const options = ["--module", module, "--moduleResolution", resolution];
    assert.equal(await complaints("tsconfig.json", ...options), "");
  });
}

test("it compiles in a CommonJS module", async () => {
  assert.equal(await complaints("tsconfig.require.json"), "");
});

test("the v3 code is v3 code: it compiles with @aws-sdk/client-iot, whose types fit ours, as v2's do", async () => {
  assert.equal(await complaints("tsconfig.v3-sdk.json"), "");
});

test("it compiles with the package in place of @aws-sdk/client-iot", async () => {
  assert.equal(await complaints("tsconfig.v3.json"), "");
});
