/** The viewer for everyone: axe in every state, by keyboard alone, and on the width of a phone. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before } from "node:test";
import { refusal } from "../browser/calls.mjs";
import { engine } from "../browser/engines/index.mjs";
import { test } from "../browser/harness.mjs";
import { refuse } from "./replies.mjs";
import { startViewer } from "./world.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** WebKit's window does not become narrower. */
const phones = (engine === "webkit" ? [450] : [320, 360]).map((width) => ({ width, height: 740 }));
const desktop = { width: 1280, height: 900 };

/** @type {Record<"light" | "dark", import("./world.mjs").World>} */
let worlds;

before(async () => {
  const [light, dark] = await Promise.all(
    /** @type {const} */ (["light", "dark"]).map((colorScheme) => startViewer({ colorScheme })),
  );
  worlds = /** @type {typeof worlds} */ ({ light, dark });
});
after(() => Promise.all(Object.values(worlds ?? {}).map((world) => world.stop())));

/**
 * @param {import("./viewer.mjs").Viewer} viewer
 * @param {string} state
 */
async function check({ page }, state) {
  const found = await page.evaluate(`(async () => {
    if (!globalThis.axe) { ${axe} }
    const { violations } = await globalThis.axe.run(document, { resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => [id, ...nodes.map((node) => node.html + " " + node.failureSummary)]);
  })()`);
  assert.deepEqual(found, [], state);
  for (const size of [...phones, desktop]) {
    await page.setViewport(size);
    assert.equal(await overflow(page), 0, `${state}: as wide as a window of ${size.width}`);
  }
}

/** @param {import("../browser/engines/index.mjs").Page} page @returns {Promise<number>} pixels */
const overflow = (page) =>
  page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth));

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  for (const lang of /** @type {const} */ (["en", "ko"])) {
    test(`axe finds nothing in any state: ${colorScheme}, ${lang}`, async (t) => {
      const world = worlds[colorScheme];
      const viewer = await world.open(t, { query: `?lang=${lang}`, expected: refusal });
      const isDark = await viewer.page.evaluate(
        () => matchMedia("(prefers-color-scheme: dark)").matches,
      );
      assert.equal(isDark, colorScheme === "dark");

      await check(viewer, "nothing yet");
      await viewer.page.click(".connect button[type=submit]");
      await check(viewer, "fields that are missing");
      for (const source of ["cognito", "web"]) {
        await viewer.page.click(`.connect input[value=${source}]`);
        await check(viewer, source);
        for (const name of ["identityPoolId", "roleArn", "endpoint", "region"]) {
          const isThere = await viewer.page.isVisible(`[name=${name}]`);
          if (isThere) await viewer.page.fill(`[name=${name}]`, "no-such-thing-".repeat(5));
        }
        await viewer.page.click(".connect button[type=submit]");
        await check(viewer, `${source}, with fields that are wrong`);
      }
      await viewer.page.click(".connect input[value=keys]");
      await viewer.page.fill(".paste textarea", "AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE");
      await check(viewer, "a long-lived key, pasted");
      await viewer.connect(world.connection);
      await viewer.connected();
      await check(viewer, "connected");

      world.gateway.substitutes = true;
      await viewer.read("demo-placeholders", "before");
      await viewer.phase("read");
      await viewer.page.click(".card button");
      assert.ok(await viewer.page.isVisible(".tip"));
      await check(viewer, "a document with placeholders, and the parts of one");
      await viewer.page.type("input[type=search]", "url");
      await check(viewer, "search");
      await viewer.page.click(".toolbar input[value=raw]");
      await check(viewer, "raw");
      await viewer.read("demo-placeholders", "both");
      await viewer.phase("read");
      await viewer.page.click(".toolbar .icon-button");
      await check(viewer, "both versions");
      await viewer.read("demo-large");
      await viewer.shows("demo-large", ".document-head");
      await viewer.page.click(".toolbar .icon-button:not(.steps-group *)");
      await check(viewer, "a long document, folded");
      await viewer.read("secret-forbidden");
      await viewer.problem();
      await check(viewer, "a failure");
      world.gateway.intercept = refuse(503, "ServiceUnavailableException", "Try later", {
        "retry-after": "60",
      });
      await viewer.read("demo-plain");
      await viewer.page.waitForFunction(() => document.querySelector(".call") !== null);
      await check(viewer, "a wait for the next attempt");
      await viewer.page.click(".progress button");
      await viewer.phase("cancelled");
      await check(viewer, "cancelled");
    });
  }
}

test("by keyboard alone: connect, ask, fold, and look at a placeholder", async (t) => {
  const world = worlds.light;
  const { accessKeyId, secretAccessKey, sessionToken, region, endpoint } = world.connection;
  const { page, ...viewer } = await open(world, t);

  await viewer.tabTo("[name=accessKeyId]");
  await page.type("[name=accessKeyId]", accessKeyId ?? "");
  await viewer.tabTo("[name=secretAccessKey]");
  await page.type("[name=secretAccessKey]", secretAccessKey ?? "");
  await viewer.tabTo("[name=sessionToken]");
  await page.type("[name=sessionToken]", sessionToken ?? "");
  await viewer.tabTo("[name=region]");
  await page.type("[name=region]", region ?? "");
  await viewer.tabTo("[name=endpoint]");
  await page.type("[name=endpoint]", endpoint ?? "");
  await page.press("Enter");
  await page.waitForFunction(() => document.querySelector(".connected") !== null);
  assert.ok(await viewer.isFocused(".connect button"), "the focus stays where one was");

  await viewer.tabTo("[name=jobId]");
  await page.type("[name=jobId]", "demo-placeholders");
  await viewer.tabTo(".ask input[type=radio]");
  await page.press("ArrowDown");
  assert.ok(await viewer.isFocused(".ask input[value=before]:checked"));
  await viewer.tabTo(".ask button[type=submit]");
  await page.press("Enter");
  await page.waitForFunction(() => document.querySelector(".lines") !== null);

  await viewer.tabTo(".lines");
  await page.press("Tab");
  assert.ok(
    await viewer.isFocused(".line[data-line='1'] .toggle"),
    "one stop for the whole document",
  );
  await page.press("ArrowDown");
  assert.ok(await viewer.isFocused(".placeholder"));
  assert.ok(await page.isVisible(".tip"));
  await page.press("ArrowDown");
  assert.ok(await viewer.isFocused(".toggle[aria-expanded=true]"));
  await page.press("ArrowLeft");
  assert.ok(await viewer.isFocused(".toggle[aria-expanded=false]"));
  await page.press("ArrowRight");
  assert.ok(await viewer.isFocused(".toggle[aria-expanded=true]"));
  await page.press("Tab");
  assert.equal(await viewer.isFocused(".lines *"), false, "and out of it again");
});

/**
 * @param {import("./world.mjs").World} world
 * @param {import("node:test").TestContext} t
 */
async function open(world, t) {
  const { page } = await world.open(t);
  /** @param {string} selector */
  const isFocused = (selector) =>
    page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, selector);
  /** @param {string} selector */
  const tabTo = async (selector) => {
    for (let presses = 0; presses < 40; presses++) {
      await page.press("Tab");
      if (await isFocused(selector)) return;
    }
    assert.fail(`${selector} cannot be reached with the Tab key`);
  };
  return { page, isFocused, tabTo };
}

test("on a phone, a comparison says which version − and + are", async (t) => {
  const world = worlds.light;
  for (const [lang, before, after] of /** @type {const} */ ([
    ["en", "Before substitution", "After substitution"],
    ["ko", "치환 전", "치환 후"],
  ])) {
    const viewer = await world.open(t, { settings: world.connection, query: `?lang=${lang}` });
    await viewer.page.setViewport(phones[0] ?? desktop);
    await viewer.connected();
    world.gateway.substitutes = true;
    await viewer.read("demo-placeholders", "both");
    await viewer.phase("read");
    const head = await viewer.page.text(".row.head");
    assert.equal(head, `−${before}+${after}`);
    const hint = await viewer.page.text(".ask .hint");
    assert.doesNotMatch(hint, /side by side|나란히/i);
  }
});

test("on a phone nothing is wider than the screen, and a document comes into view", async (t) => {
  const world = worlds.light;
  const viewer = await world.open(t, { expected: refusal });
  await viewer.page.setViewport(phones[0] ?? desktop);
  assert.equal(await overflow(viewer.page), 0);
  await viewer.connect(world.connection);
  await viewer.connected();
  world.gateway.substitutes = true;
  for (const [jobId, asked] of /** @type {const} */ ([
    ["demo-unicode", "after"],
    ["demo-placeholders", "before"],
    ["demo-placeholders", "both"],
    ["secret-forbidden", "after"],
  ])) {
    await viewer.read(jobId, asked);
    await viewer.phase(jobId === "secret-forbidden" ? "failed" : "read");
    assert.equal(await overflow(viewer.page), 0, `${jobId} ${asked}`);
    await viewer.page.waitForFunction(() => {
      const { top = 0 } = document.querySelector(".result")?.getBoundingClientRect() ?? {};
      return top < innerHeight * 0.7;
    });
  }
});
