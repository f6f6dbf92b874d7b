/**
 * A page that calls again and again, one call in ten with a fault: every promise settles with the right
 * answer, the wasm's memory stops growing, and no rejection is left unhandled.
 *
 * 20,000 calls with `SOAK_CALLS=20000 node scripts/test.mjs soak`; 3,000 without.
 */
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../../scripts/setup/paths.mjs";
import { listen } from "../aws/http-server.mjs";
import { startStaticServer } from "../aws/static-server.mjs";
import { engine, launchBrowser } from "../browser/engines/index.mjs";
import { soak } from "./page.mjs";

const calls = Number(process.env.SOAK_CALLS ?? 3000);

/** What a job's name begins with, and asks the server for. All but the last three only once. */
const faults = ["reset", "cut", "500", "throttled", "slow", "abort", "missing"];

test(`${engine}: ${calls} calls, one in ten with a fault`, { timeout: 1_200_000 }, async (t) => {
  const server = await startFaultyServer();
  t.after(server.stop);
  const pages = await startStaticServer({
    roots: {
      "/": join(root, "tests", "surface", "pages"),
      "/soak/": join(root, "tests", "soak"),
      "/dist/": join(root, "dist"),
    },
  });
  t.after(pages.stop);
  const browser = await launchBrowser();
  t.after(() => browser.close());
  const page = await browser.newPage();
  await page.goto(`${pages.url}/blank.html`);
  const begun = Date.now();
  const found = await page.evaluate(soak, {
    endpoint: server.url,
    calls,
    faults,
  });
  const seconds = ((Date.now() - begun) / 1000).toFixed(1);
  t.diagnostic(
    `${calls} calls in ${seconds} s, ${server.count()} requests: ${JSON.stringify(found)}`,
  );
  assert.deepEqual(found.wrong, []);
  assert.equal(found.settled, calls);
  assert.equal(found.unhandled, 0);
  assert.equal(found.memoryAtTheEnd, found.memoryAfterThousand);
  assert.ok(found.memoryAtTheEnd > 0);
});

/** @returns {Promise<import("../aws/http-server.mjs").RunningServer & { count: () => number }>} */
async function startFaultyServer() {
  /** @type {Set<string>} */
  const failed = new Set();
  let count = 0;
  const server = await listen((req, res) => {
    const jobId = /^\/jobs\/([^/]+)\//.exec(req.url ?? "")?.[1] ?? "";
    res.setHeader("access-control-allow-origin", "*");
    res.setHeader("access-control-expose-headers", "*");
    if (req.method === "OPTIONS") {
      res.setHeader(
        "access-control-allow-headers",
        "authorization,x-amz-date,x-amz-security-token",
      );
      res.writeHead(204).end();
      return;
    }
    count++;
    const fault = jobId.split("-")[0] ?? "";
    const body = JSON.stringify({ document: `document of ${jobId}` });
    const isFirst = !failed.has(jobId);
    if (fault === "missing") {
      res.writeHead(404, { "x-amzn-errortype": "ResourceNotFoundException" });
      res.end('{"message":"no"}');
    } else if (fault === "abort") {
      // The page gives up on this one.
    } else if (fault === "slow") {
      res.write(body.slice(0, 10));
      setTimeout(() => res.end(body.slice(10)), 30);
    } else if (faults.includes(fault) && isFirst) {
      failed.add(jobId);
      if (fault === "reset") req.socket.destroy();
      else if (fault === "cut") {
        res.writeHead(200, { "content-length": body.length + 5 });
        res.write(body, () => setTimeout(() => res.destroy(), 5));
      } else if (fault === "throttled") {
        res.writeHead(400, { "x-amzn-errortype": "ThrottlingException" }).end('{"message":"slow"}');
      } else res.writeHead(500).end();
    } else res.end(body);
  });
  return { ...server, count: () => count };
}
