/** The script file, as a page without a build step has it. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { call } from "./calls.mjs";
import { openPage } from "./chromium.mjs";
import { startWorld } from "./harness.mjs";

/** @type {import("./harness.mjs").World} */
let world;

before(async () => {
  world = await startWorld();
});
after(() => world?.stop());

test("it works in a page of another encoding", async (t) => {
  const page = await openPage(world.browser, t);
  await page.goto(`${world.pages.url}/euc-kr.html`);
  assert.equal(await page.evaluate(() => document.characterSet), "EUC-KR");
  const { region, credentials, jobs } = world.account;
  const config = { region, credentials, endpoint: world.gateway.url };
  const { document } = await call(page, config, { jobId: "demo-unicode" });
  assert.equal(document, jobs.find((job) => job.jobId === "demo-unicode")?.document);
});

test("AWS.config can be replaced", async (t) => {
  const page = await openPage(world.browser, t);
  await page.goto(`${world.pages.url}/euc-kr.html`);
  const regions = await page.evaluate(() => {
    const AWS = /** @type {any} */ (globalThis).AWS;
    AWS.config = new AWS.Config({ region: "eu-west-1" });
    const replaced = new AWS.Iot().config.region;
    AWS.config.region = "eu-west-2";
    return [replaced, new AWS.Iot().config.region];
  });
  assert.deepEqual(regions, ["eu-west-1", "eu-west-2"]);
});
