/**
 * A page's bundler leaves out those classes of credentials that the page does not import. What is
 * looked for are texts that no minifier changes.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { build } from "esbuild";
import { root } from "../../scripts/setup/paths.mjs";

/** What only the classes' common way to Cognito and STS says. */
const exchange = [
  "GetCredentialsForIdentity",
  "GetOpenIdToken",
  "AssumeRoleWithWebIdentity",
  "GetSessionToken",
  "2011-06-15",
];

/** What only one of the classes says, or it and the one that it is made with. */
const cognito = "aws.cognito.identity-";
const webIdentity = '"WebIdentityCredentials"';
const session = "temporary-credentials";
const temporary = '"TemporaryCredentials"';
const chainable = "ChainableTemporaryCredentialsProviderFailure";

const all = [...exchange, cognito, webIdentity, session, temporary, chainable];

/** @type {[string, string[]][]} */
const cases = [
  ['export { Iot } from "iot-job-document";', []],
  ['export { Iot, CognitoIdentityCredentials } from "iot-job-document";', [...exchange, cognito]],
  ['export { Iot, WebIdentityCredentials } from "iot-job-document";', [...exchange, webIdentity]],
  [
    'export { Iot, TemporaryCredentials } from "iot-job-document";',
    [...exchange, session, temporary],
  ],
  [
    'export { Iot, ChainableTemporaryCredentials } from "iot-job-document";',
    [...exchange, session, chainable],
  ],
  ['export { default } from "iot-job-document";', all],
];

/**
 * @param {string} entry the page's script
 * @returns {Promise<string>} what a bundler makes of it
 */
async function bundled(entry) {
  const { outputFiles } = await build({
    // The package by its own name, so with its `exports` and `sideEffects`.
    stdin: { contents: entry, resolveDir: root },
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
    logLevel: "silent",
  });
  return outputFiles[0]?.text ?? "";
}

for (const [entry, expected] of cases) {
  test(`a bundle of ${entry}`, async () => {
    const script = await bundled(entry);
    assert.match(script, /getJobDocument/);
    assert.deepEqual(
      all.filter((text) => script.includes(text)),
      expected,
    );
  });
}

test("what is looked for is in the package itself", () => {
  const script = readFileSync(join(root, "dist", "index.js"), "utf8");
  assert.deepEqual(
    all.filter((text) => !script.includes(text)),
    [],
  );
});
