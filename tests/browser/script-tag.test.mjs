/** The script file, as a page without a build step has it. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before } from "node:test";
import { root } from "../../scripts/setup/paths.mjs";
import { listen } from "../aws/http-server.mjs";
import { call } from "./calls.mjs";
import { openPage, startWorld, test } from "./harness.mjs";

/** @type {import("./harness.mjs").World} */
let world;

before(async () => {
  world = await startWorld();
});
after(() => world?.stop());

/**
 * A page in the encoding that many Korean pages have, from a server that does not say which encoding
 * its scripts are in.
 * @param {import("node:test").TestContext} t
 */
async function openKoreanPage(t) {
  const script = readFileSync(join(root, "dist", "aws-iot.min.js"));
  const server = await listen((request, response) => {
    const isScript = request.url === "/aws-iot.min.js";
    response.setHeader("content-type", isScript ? "text/javascript" : "text/html; charset=euc-kr");
    response.end(
      isScript ? script : '<link rel="icon" href="data:,"><script src="/aws-iot.min.js"></script>',
    );
  });
  t.after(() => server.stop());
  const page = await openPage(world.browser, t);
  await page.goto(server.url);
  return page;
}

test("it works in a page of another encoding", async (t) => {
  const page = await openKoreanPage(t);
  assert.equal(await page.evaluate("document.characterSet"), "EUC-KR");
  const { region, credentials, jobs } = world.account;
  const config = { region, credentials, endpoint: world.gateway.url };
  const { document, error } = await call(page, config, { jobId: "demo-unicode" });
  assert.equal(error, undefined);
  assert.equal(document, jobs.find((job) => job.jobId === "demo-unicode")?.document);
});

test("AWS.config can be replaced", async (t) => {
  const page = await openKoreanPage(t);
  const regions = await page.evaluate(() => {
    const AWS = /** @type {any} */ (globalThis).AWS;
    AWS.config = new AWS.Config({ region: "eu-west-1" });
    const replaced = new AWS.Iot().config.region;
    AWS.config.region = "eu-west-2";
    return [replaced, new AWS.Iot().config.region];
  });
  assert.deepEqual(regions, ["eu-west-1", "eu-west-2"]);
});
