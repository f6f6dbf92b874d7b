/** The Chromium of the browser tests, and pages in it that do not hide what goes wrong. */
import assert from "node:assert/strict";
import { chromium } from "playwright-core";
import { findChromium } from "../../scripts/setup/chromium.mjs";

/** Nothing but what a test does may go over the network; a container has neither GPU nor sandbox. */
const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** @returns {Promise<import("playwright-core").Browser>} */
export function launchChromium() {
  const executablePath = findChromium();
  assert.ok(executablePath, "there is no Chromium: run `node scripts/setup.mjs test` first");
  return chromium.launch({ executablePath, args });
}

/**
 * A page in a fresh context. When the test ends it is closed, and the test fails on any error in
 * the console or outside of it that `expected` does not match.
 * @param {import("playwright-core").Browser} browser
 * @param {import("node:test").TestContext} t
 * @param {{ expected?: RegExp }} [options]
 * @returns {Promise<import("playwright-core").Page>}
 */
export async function openPage(browser, t, { expected } = {}) {
  const context = await browser.newContext();
  /** @type {string[]} */
  const problems = [];
  t.after(async () => {
    await context.close();
    const unexpected = problems.filter((text) => !expected?.test(text));
    assert.deepEqual(unexpected, [], "errors in the page");
  });
  const page = await context.newPage();
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  return page;
}
