/** Reading a document: formatted and raw, folded, searched, compared, and taken home. */
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { test } from "../browser/harness.mjs";
import { startViewer } from "./world.mjs";

/** @type {import("./world.mjs").World} */
let world;

before(async () => {
  world = await startViewer();
});
after(() => world?.stop());

/** @param {string} jobId */
const documentOf = (jobId) => world.account.jobs.find((job) => job.jobId === jobId)?.document ?? "";

/** @param {import("node:test").TestContext} t */
async function openConnected(t) {
  const viewer = await world.open(t, { settings: world.connection });
  await viewer.connected();
  return viewer;
}

test("a document is formatted, and raw it is what AWS sent", async (t) => {
  const viewer = await openConnected(t);
  for (const { jobId, document, allowed } of world.account.jobs.slice(0, 3)) {
    assert.ok(allowed);
    await viewer.read(jobId);
    await viewer.shows(jobId, ".document-head");
    assert.deepEqual(JSON.parse(await viewer.document()), JSON.parse(document));
    await viewer.page.click(".toolbar input[value=raw]");
    assert.equal(await viewer.document(), document);
  }
});

test("the longest document is there from its first to its last character, and folds", async (t) => {
  const viewer = await openConnected(t);
  await viewer.read("demo-large");
  await viewer.shows("32,768 characters", ".meta");
  const shown = await viewer.document();
  assert.match(shown, /"name": "part-0299\.bin"/);
  assert.match(shown, /… [\d,]+ more characters/, "the long string is cut");
  await viewer.page.evaluate(() => {
    document.querySelector(".more")?.scrollIntoView({ block: "center" });
  });
  await viewer.page.click(".more");
  assert.match(await viewer.document(), /={4000}"/, "and there when it is asked for");

  const lines = () => viewer.page.evaluate(() => document.querySelectorAll(".line").length);
  const all = await lines();
  await viewer.page.click(".line[data-line='2'] .toggle");
  assert.equal(await lines(), 4, "the block of 300 items is one line");
  await viewer.shows("300 items", ".line");
  await viewer.page.click("[aria-label='Unfold all']");
  assert.equal(await lines(), all);
});

test("search counts, steps, and unfolds what it finds", async (t) => {
  const viewer = await openConnected(t);
  await viewer.read("demo-large");
  await viewer.phase("read");
  await viewer.page.click("[aria-label='Fold all']");
  await viewer.page.type("input[type=search]", "PART-029");
  await viewer.shows("1 of 10", ".search .count");
  const current = () => viewer.page.text("mark.current");
  assert.equal(await current(), "part-029");
  await viewer.page.press("Enter");
  await viewer.shows("2 of 10", ".search .count");
  await viewer.page.press("Shift", "Enter");
  await viewer.page.press("Shift", "Enter");
  await viewer.shows("10 of 10", ".search .count");
  const isInView = await viewer.page.evaluate(() => {
    const place = document.querySelector("mark.current")?.getBoundingClientRect();
    return place !== undefined && place.top >= 0 && place.bottom <= innerHeight;
  });
  assert.ok(isInView);
  await viewer.page.type("input[type=search]", "x");
  await viewer.shows("No matches", ".search .count");
  await viewer.page.press("Escape");
  assert.equal(await viewer.page.evaluate(() => document.querySelector("mark")), null);
});

test("placeholders show their parts to the pointer and to the focus, and Escape hides them", async (t) => {
  const viewer = await openConnected(t);
  await viewer.read("demo-placeholders", "before");
  await viewer.shows("Placeholders", ".placeholders h2");
  await viewer.shows("firmware", ".placeholders .parts");
  const tip = () => viewer.page.isVisible(".tip");
  assert.equal(await tip(), false);
  await viewer.page.click(".card button");
  await viewer.page.waitForFunction(() => document.activeElement?.matches(".placeholder"));
  assert.ok(await tip());
  assert.match(await viewer.page.text(".tip"), /Bucket/);
  const description = await viewer.page.evaluate(() => {
    const id = document.activeElement?.getAttribute("aria-describedby");
    return document.getElementById(id ?? "")?.textContent;
  });
  assert.match(description ?? "", /Bucket/);
  await viewer.page.press("Escape");
  await viewer.page.waitForFunction(() => document.querySelector(".tip")?.hasAttribute("hidden"));
});

test("both versions are compared, and each difference can be stepped to", async (t) => {
  const viewer = await openConnected(t);
  world.gateway.substitutes = true;
  await viewer.read("demo-placeholders", "both");
  await viewer.phase("read");
  await viewer.shows("differences", ".toolbar .count");
  const rows = await viewer.page.evaluate(() =>
    [...document.querySelectorAll(".row.changed")].map((row) => [
      row.querySelector(".before del")?.textContent,
      row.querySelector(".after ins")?.textContent,
    ]),
  );
  assert.equal(rows.length, 5);
  for (const [was, is] of rows) {
    assert.match(was ?? "", /^\$\{aws:iot:/);
    assert.doesNotMatch(is ?? "", /\$\{/);
  }
  await viewer.page.click("[aria-label='Next difference']");
  await viewer.shows("1 of 3", ".toolbar .count");
  assert.match(await viewer.page.text(".row.current .before"), /s3-presigned-url/);
  const paths = world.gateway.requests
    .filter(({ method }) => method === "GET")
    .map(({ path }) => path);
  assert.deepEqual(paths.sort(), [
    "/jobs/demo-placeholders/job-document",
    "/jobs/demo-placeholders/job-document?beforeSubstitution=true",
  ]);
});

test("two versions that are the same are said to be", async (t) => {
  const viewer = await openConnected(t);
  await viewer.read("demo-plain", "both");
  await viewer.shows("Both versions are the same");
});

test("a document that is not JSON is shown as it is, with the place where it ends to be", async (t) => {
  const viewer = await openConnected(t);
  const document = '{\n  "end": ${aws:iot:parameter:end}\n}';
  world.gateway.intercept = ({ method }, response) => {
    if (method !== "GET") return false;
    response.writeHead(200, { "access-control-allow-origin": "*" });
    response.end(JSON.stringify({ document }));
    return true;
  };
  await viewer.read("demo-plain");
  await viewer.shows("This document is not JSON: line 2, column 10.", ".notice");
  await viewer.shows("A placeholder stands there without quotes", ".notice");
  assert.match(await viewer.document(), /"end": \$\{aws:iot:parameter:end\}/);
});

test("an invisible character that stops the JSON is named", async (t) => {
  const viewer = await openConnected(t);
  world.gateway.intercept = ({ method }, response) => {
    if (method !== "GET") return false;
    response.writeHead(200, { "access-control-allow-origin": "*" });
    response.end(JSON.stringify({ document: "\uFEFF{}" }));
    return true;
  };
  await viewer.read("demo-plain");
  await viewer.shows("line 1, column 1. The invisible character U+FEFF is there.", ".notice");
});

test("a near miss of a placeholder is shown with its right spelling", async (t) => {
  const viewer = await openConnected(t);
  world.gateway.intercept = ({ method }, response) => {
    if (method !== "GET") return false;
    response.writeHead(200, { "access-control-allow-origin": "*" });
    response.end(JSON.stringify({ document: '{"a":"${AWS:IoT:parameter:x}"}' }));
    return true;
  };
  await viewer.read("demo-plain", "before");
  await viewer.shows("Write ${aws:iot:parameter:x}.", ".placeholders .notice");
  await viewer.page.click(".language input[value=ko]");
  await viewer.shows("올바른 형식: ${aws:iot:parameter:x}", ".placeholders .notice");
});

test("the code follows the forms and has no secret; what is downloaded is what AWS sent", async (t) => {
  const viewer = await openConnected(t);
  await viewer.page.evaluate(() => {
    const saved = /** @type {Promise<string>[]} */ ([]);
    const scope = /** @type {any} */ (globalThis);
    scope.saved = saved;
    const { createObjectURL } = URL;
    URL.createObjectURL = (blob) => {
      saved.push(/** @type {Blob} */ (blob).text());
      return createObjectURL.call(URL, blob);
    };
  });
  await viewer.read("demo-unicode", "before");
  await viewer.phase("read");
  const code = await viewer.page.text(".code pre");
  assert.match(code, /jobId: "demo-unicode", beforeSubstitution: true/);
  const { accessKeyId, secretAccessKey, sessionToken } = world.account.credentials;
  for (const secret of [accessKeyId, secretAccessKey, sessionToken]) {
    assert.equal(code.includes(secret), false);
  }
  await viewer.page.click(".code input[value=script]");
  assert.match(await viewer.page.text(".code pre"), /aws-iot\.min\.js/);

  await viewer.page.click(".toolbar .group:last-child button:last-child");
  const [saved] = await viewer.page.evaluate(() =>
    Promise.all(/** @type {any} */ (globalThis).saved),
  );
  assert.equal(saved, documentOf("demo-unicode"));
});

test("the language changes on the spot, with what is on the screen", async (t) => {
  const viewer = await openConnected(t);
  await viewer.read("demo-plain");
  await viewer.phase("read");
  await viewer.page.click(".language input[value=ko]");
  await viewer.shows("작업 문서 뷰어", "h1");
  assert.match(await viewer.document(), /firmware-update/);
  assert.equal(await viewer.page.evaluate("document.documentElement.lang"), "ko");
  assert.equal(await viewer.page.evaluate("location.search"), "?lang=ko");
  assert.equal(await viewer.page.evaluate("document.activeElement.value"), "ko");
});
