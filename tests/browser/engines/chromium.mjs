/** Chromium, by Playwright. */
import assert from "node:assert/strict";
import { chromium } from "playwright-core";
import { findChromium } from "../../../scripts/setup/chromium.mjs";
import { Page } from "./page.mjs";

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

/** A name of this machine that makes no page trustworthy. */
const insecureHost = "intranet.test";

/**
 * For tests that need what only Playwright has.
 * @returns {Promise<import("playwright-core").Browser>}
 */
export function launchPlaywright() {
  const executablePath = findChromium();
  assert.ok(executablePath, "there is no Chromium: run `node scripts/setup.mjs test` first");
  const hosts = `--host-resolver-rules=MAP ${insecureHost} 127.0.0.1`;
  return chromium.launch({ executablePath, args: [...args, hosts] });
}

/**
 * @param {import("./index.mjs").LaunchOptions} options
 * @returns {Promise<import("./index.mjs").Browser>}
 */
export async function launch({ colorScheme }) {
  const browser = await launchPlaywright();
  return {
    engine: "chromium",
    version: browser.version(),
    insecureHost,
    newPage: async () => {
      const context = await browser.newContext({ colorScheme });
      return new Page(drive(await context.newPage()));
    },
    close: () => browser.close(),
  };
}

/**
 * @param {import("playwright-core").Page} page
 * @returns {import("./page.mjs").Driver}
 */
function drive(page) {
  /** @type {import("./page.mjs").Message[]} */
  const messages = [];
  page.on("pageerror", (error) => messages.push({ type: "pageerror", text: String(error) }));
  page.on("console", (message) => messages.push({ type: message.type(), text: message.text() }));
  return {
    goto: async (url) => {
      await page.goto(url);
    },
    evaluate: (script) => page.evaluate(`(async () => {${script}})()`),
    addInitScript: async (content) => {
      await page.addInitScript({ content });
    },
    messages: async () => messages,
    click: (selector) => page.click(selector),
    press: (keys) => page.keyboard.press(keys.join("+")),
    type: (text) => page.keyboard.type(text),
    setViewport: (size) => page.setViewportSize(size),
    screenshot: async (path) => {
      await page.screenshot({ path });
    },
    close: () => page.context().close(),
  };
}
