/** Firefox, by Puppeteer over WebDriver BiDi. */
import assert from "node:assert/strict";
import puppeteer from "puppeteer-core";
import { findFirefox } from "../../../scripts/setup/firefox.mjs";
import { Page } from "./page.mjs";

/** A name of this machine that makes no page trustworthy. */
const insecureHost = "intranet.test";

/**
 * @param {import("./index.mjs").LaunchOptions} options
 * @returns {Promise<import("./index.mjs").Browser>}
 */
export async function launch({ colorScheme = "light" }) {
  const executablePath = findFirefox();
  assert.ok(executablePath, "there is no Firefox: run `node scripts/setup.mjs test` first");
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath,
    headless: true,
    extraPrefsFirefox: {
      "layout.css.prefers-color-scheme.content-override": colorScheme === "dark" ? 0 : 1,
      "network.dns.localDomains": insecureHost,
      "network.proxy.type": 0,
    },
  });
  return {
    engine: "firefox",
    version: (await browser.version()).replace(/^firefox\//i, ""),
    insecureHost,
    newPage: async () => {
      const context = await browser.createBrowserContext();
      return new Page(drive(await context.newPage()));
    },
    close: () => browser.close(),
  };
}

/**
 * @param {import("puppeteer-core").Page} page
 * @returns {import("./page.mjs").Driver}
 */
function drive(page) {
  /** @type {import("./page.mjs").Message[]} */
  const messages = [];
  page.on("pageerror", (error) => {
    // Its message is the text of the error in the page.
    messages.push({ type: "pageerror", text: error instanceof Error ? error.message : `${error}` });
  });
  page.on("console", (message) => {
    // Puppeteer keeps the name of the method, which for a warning is not that of the message.
    const type = /** @type {string} */ (message.type());
    messages.push({ type: type === "warn" ? "warning" : type, text: message.text() });
  });
  return {
    goto: async (url) => {
      await page.goto(url);
    },
    evaluate: async (script) =>
      /** @type {string} */ (await page.evaluate(`(async () => {${script}})()`)),
    addInitScript: async (script) => {
      await page.evaluateOnNewDocument(script);
    },
    messages: async () => {
      // What it says comes a little after the answer to an evaluation.
      await page.evaluate("new Promise((resolve) => setTimeout(resolve))").catch(() => {});
      return messages;
    },
    click: (selector) => page.click(selector),
    press: async (keys) => {
      for (const key of keys) await page.keyboard.down(key);
      for (const key of keys.toReversed()) await page.keyboard.up(key);
    },
    type: (text) => page.keyboard.type(text),
    setViewport: (size) => page.setViewport(size),
    screenshot: async (path) => {
      await page.screenshot({ path: /** @type {`${string}.png`} */ (path) });
    },
    close: () => page.browserContext().close(),
  };
}
