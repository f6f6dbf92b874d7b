/**
 * A page written for AWS SDK v2, run as it is, and once more with nothing changed but its script
 * tags: the package's one in place of jQuery and the SDK. Both must say the same.
 */
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { root } from "../../scripts/setup/paths.mjs";
import { startSurface } from "./harness.mjs";

const original = readFileSync(join(root, "tests", "surface", "pages", "legacy.html"), "utf8");
const sdkTags = /<script src="\/jquery.*?<\/script>\s*<script src="\/aws-sdk.*?<\/script>/s;
const ours = '<script src="/dist/aws-iot.min.js" ></script>';
const replaced = original.replace(sdkTags, ours);

/** @type {import("./harness.mjs").Surface} */
let surface;

/** Where the changed page is served from. */
const directory = mkdtempSync(join(tmpdir(), "legacy-page-"));

before(async () => {
  writeFileSync(join(directory, "legacy.html"), replaced);
  surface = await startSurface({ "/replaced/": directory });
});
after(async () => {
  rmSync(directory, { recursive: true, force: true });
  await surface?.stop();
});

/**
 * @typedef {object} Said
 * @property {string} type of the console message
 * @property {string} text its first line: what follows in an error are places in the script
 * @property {unknown} [error] what code can tell about it
 */

/**
 * @param {string} path of the page
 * @param {object} changes of the settings that make a call work
 * @returns {Promise<Said>} the line about the call
 */
async function run(path, changes) {
  const { browser } = surface;
  const { account, gateway } = surface.servers;
  const settings = {
    ...account.credentials,
    region: account.region,
    endpoint: gateway.url,
    jobId: "demo-plain",
    ...changes,
  };
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.addInitScript((settings) => {
      Object.assign(globalThis, { SETTINGS: settings });
    }, settings);
    const [message] = await Promise.all([
      page.waitForEvent("console", {
        predicate: (message) => message.text().startsWith("[getJobDocument]"),
        timeout: 15_000,
      }),
      page.goto(`${surface.pages}${path}`),
    ]);
    const error = await message.args()[1]?.evaluate((error) => {
      if (!(error instanceof Error)) return undefined;
      const { code, name, statusCode, retryable } = /** @type {any} */ (error);
      // Below the SDK's words the package may say what to do.
      const [text] = String(error).split("\n", 1);
      return { code, name, statusCode, retryable, text };
    });
    const text = message.text().split("\n", 1)[0] ?? "";
    return { type: message.type(), text, error };
  } finally {
    await context.close();
  }
}

test("one script tag has taken the place of two", () => {
  assert.equal(original.split("<script src=").length, 3);
  assert.equal(replaced.split("<script src=").length, 2);
  assert.equal(replaced.replace(ours, ""), original.replace(sdkTags, ""));
});

/** @type {[string, object, RegExp][]} */
const cases = [
  ["a job", {}, /\[Result\] : +\{"document":/],
  ["a job with Korean and emoji", { jobId: "demo-unicode" }, /\[Result\] : .*펌웨어/],
  ["a job that does not exist", { jobId: "no-such-job" }, /\[Error\] : +ResourceNotFound/],
  ["a job that is not allowed", { jobId: "secret-forbidden" }, /\[Error\] : +AccessDenied/],
  ["no job", { jobId: undefined }, /\[Error\] : +MissingRequiredParameter/],
  ["no region", { region: undefined }, /\[Error\] : +ConfigError: Missing region/],
  ["a wrong secret", { secretAccessKey: "wrong" }, /\[Error\] : +InvalidSignature/],
];

for (const [name, changes, expected] of cases) {
  test(`${name}: the page says the same`, async () => {
    const before = await run("/legacy.html", changes);
    assert.match(before.text, expected);
    assert.deepEqual(await run("/replaced/legacy.html", changes), before);
  });
}

test("no credentials: the page gets a CredentialsError where the SDK stumbles", async () => {
  const changes = { accessKeyId: undefined, secretAccessKey: undefined, sessionToken: undefined };
  const before = await run("/legacy.html", changes);
  const now = await run("/replaced/legacy.html", changes);
  assert.equal(now.type, before.type);
  // SDK v2 tries to sign with keys that are not there.
  assert.match(before.text, /\[Error\] : +TypeError: Cannot read properties of undefined/);
  assert.match(now.text, /\[Error\] : +CredentialsError: Missing credentials in config/);
});
