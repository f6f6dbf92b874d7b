/**
 * A page's bundler leaves out those classes of credentials that the page does not import. What is
 * looked for are texts that no minifier changes.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
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
 * @returns {Promise<string>} the bundle of this script
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

/** What only the reader of placeholders says. */
const reader = ["s3-presigned-url-v2", "JobDocumentError", "not-closed"];

test("the reader of placeholders is in no entry but its own, with or without a bundler", async () => {
  const own = "placeholders/index.js";
  const files = ["index.js", "client-iot/index.js", "slim/index.js", "aws-iot.min.js", own];
  for (const file of files.flatMap((file) => [file, `cjs/${file}`])) {
    if (file === "cjs/aws-iot.min.js") continue;
    const script = readFileSync(join(root, "dist", file), "utf8");
    const found = reader.filter((text) => script.includes(text));
    assert.deepEqual(found, file.endsWith(own) ? reader : [], file);
  }
  const both = `export { Iot } from "iot-job-document";
    export { placeholders, parseJobDocument } from "iot-job-document/placeholders";`;
  for (const [entry, expected] of /** @type {const} */ ([
    ['export * from "iot-job-document";', []],
    [both, reader],
    // Nothing of it runs when it is imported, so what is not used is dropped.
    ['import "iot-job-document/placeholders"; export {};', []],
  ])) {
    const script = await bundled(entry);
    assert.deepEqual(
      reader.filter((text) => script.includes(text)),
      expected,
      entry,
    );
  }
});

test("the reader of placeholders is the same with import and require", async () => {
  const document =
    '{"url":"${aws:iot:s3-presigned-url-v2:https://s3.eu-west-1.amazonaws.com/b-1/k}"}';
  const imported = await import("iot-job-document/placeholders");
  /** @type {typeof imported} */
  const required = createRequire(import.meta.url)("iot-job-document/placeholders");
  for (const { placeholders, parseJobDocument, JobDocumentError } of [imported, required]) {
    const [found] = placeholders(document);
    assert.equal(found?.kind === "s3-presigned-url-v2" && found.bucket, "b-1");
    assert.throws(() => parseJobDocument("{"), JobDocumentError);
  }
});

test("what is looked for is in the package itself", () => {
  const script = readFileSync(join(root, "dist", "index.js"), "utf8");
  assert.deepEqual(
    all.filter((text) => !script.includes(text)),
    [],
  );
});
