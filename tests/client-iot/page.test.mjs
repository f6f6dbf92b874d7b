/** A page written for `@aws-sdk/client-iot`, as it is, and with nothing changed but a bundler's alias. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openPage, startWorld } from "../browser/harness.mjs";
import { bundle } from "./bundle.mjs";

/** @type {import("../browser/harness.mjs").World} */
let world;

before(async () => {
  world = await startWorld();
});
after(() => world?.stop());

/**
 * @param {import("node:test").TestContext} t
 * @param {"sdk" | "package"} implementation
 * @returns {Promise<string>} what the page shows
 */
async function shown(t, implementation) {
  const { account, gateway, pages, browser } = world;
  const { region, credentials } = account;
  const page = await openPage(browser, t, { expected: /Failed to load resource|clientName/ });
  await page.goto(`${pages.url}/blank.html`);
  await page.evaluate(
    (settings) => {
      Object.assign(globalThis, { SETTINGS: settings });
    },
    { region, credentials, endpoint: gateway.url },
  );
  await page.addScriptTag({ content: await bundle("pages/page.js", implementation) });
  return page.waitForFunction(() => document.body.innerText);
}

test("it shows the same with the package as with SDK v3", async (t) => {
  const unicode = world.account.jobs.find((job) => job.jobId === "demo-unicode")?.document ?? "";
  const ours = await shown(t, "package");
  assert.equal(ours, await shown(t, "sdk"));
  assert.ok(ours.startsWith("200, 1: "), ours);
  assert.ok(ours.replace(/\s/g, "").includes(unicode.replace(/\s/g, "")), ours);
  assert.match(ours, /gone: ResourceNotFoundException client 404/);
  assert.match(ours, /refused: AccessDeniedException\nAbortError$/);
});
