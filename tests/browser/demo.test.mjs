/** `npm start` and its page, as a developer meets them: start it, open the URL, end it with Ctrl-C. */
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { after, before } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { root } from "../../scripts/setup/paths.mjs";
import { jobs } from "../aws/jobs.mjs";
import { Viewer } from "../viewer/viewer.mjs";
import { refusal } from "./calls.mjs";
import { launchBrowser } from "./engines/index.mjs";
import { openPage, test } from "./harness.mjs";

/** @type {import("./engines/index.mjs").Browser} */
let browser;

before(async () => {
  browser = await launchBrowser();
});
after(() => browser?.close());

test("the page shows the first job, others, and refusals; Ctrl-C leaves nothing behind", async (t) => {
  const demo = startDemo();
  // Where the test fails before its end, the demo still ends, and takes the local AWS with it.
  t.after(() => demo.child.kill("SIGTERM"));
  const url = await demo.url;
  const page = await openPage(browser, t, { expected: refusal });
  await page.goto(url);
  const viewer = new Viewer(page);

  await viewer.shows("firmware-update", ".lines");
  assert.deepEqual(JSON.parse(await viewer.document()), documentOf("demo-plain"));

  await page.fill(".ask select", "demo-unicode");
  await viewer.shows("펌웨어", ".lines");
  assert.deepEqual(JSON.parse(await viewer.document()), documentOf("demo-unicode"));

  await viewer.read("demo-placeholders", "before");
  await viewer.shows("${aws:iot:s3-presigned-url:", ".lines");
  await viewer.read("demo-placeholders", "both");
  await viewer.shows("X-Amz-Signature", ".compare ins");

  await page.fill(".ask select", "secret-forbidden");
  const { fields } = await viewer.problem();
  assert.equal(fields.code, "AccessDeniedException");
  assert.equal(fields.statusCode, "403");
  assert.match(fields.message ?? "", /not authorized/);
  assert.match(fields.requestId ?? "", /^[0-9a-f-]{36}$/);
  assert.equal(await page.isVisible(".lines"), false);

  const pid = /** @type {number} */ (demo.child.pid);
  const family = descendants(pid);
  assert.ok(family.length > 0, "the local AWS is a child of the demo");
  const asked = Date.now();
  demo.child.kill("SIGINT");
  const [code] = await once(demo.child, "exit");
  assert.equal(code, 0);
  assert.ok(Date.now() - asked < 5000, "it ends within a few seconds");
  await gone(family);
  await assert.rejects(fetch(url));
});

/** @param {string} jobId */
function documentOf(jobId) {
  return JSON.parse(jobs.find((job) => job.jobId === jobId)?.document ?? "");
}

/** Starts the demo; `url` is the one it prints. */
function startDemo() {
  const { PORT: _, ...env } = process.env;
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  /** @type {Promise<string>} */
  const url = new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (chunk) => {
        output += chunk;
        const found = /The demo is at (http:\S+)/.exec(output)?.[1];
        if (found) resolve(found);
      });
    }
    child.once("exit", () => reject(new Error(`the demo ended by itself:\n${output}`)));
  });
  return { child, url };
}

/** @returns {{ pid: number, parent: number }[]} every process that runs, without the dead ones */
function processes() {
  const table = execFileSync("ps", ["-A", "-o", "pid=,ppid=,stat="], { encoding: "utf8" });
  return table
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , state]) => !state?.startsWith("Z"))
    .map(([pid, parent]) => ({ pid: Number(pid), parent: Number(parent) }));
}

/**
 * @param {number} ancestor
 * @returns {number[]}
 */
function descendants(ancestor) {
  const all = processes();
  /** @type {(parent: number) => number[]} */
  const below = (parent) =>
    all.filter((one) => one.parent === parent).flatMap(({ pid }) => [pid, ...below(pid)]);
  return below(ancestor);
}

/** @param {number[]} pids waits until none of them runs any more */
async function gone(pids) {
  const deadline = Date.now() + 5000;
  for (;;) {
    const left = processes().filter(({ pid }) => pids.includes(pid));
    if (left.length === 0) return;
    assert.ok(Date.now() < deadline, `still running: ${left.map(({ pid }) => pid).join(", ")}`);
    await delay(50);
  }
}
