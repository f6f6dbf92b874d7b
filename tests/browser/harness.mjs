/**
 * The world of a browser test: a local AWS with a prepared account, the gateway in front of it, a
 * server of pages on another origin, and the browser of the engine that `ENGINE` names.
 */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test as nodeTest } from "node:test";
import { root } from "../../scripts/setup/paths.mjs";
import { prepareAccount } from "../aws/account.mjs";
import { startGateway } from "../aws/gateway.mjs";
import { startLocalAws } from "../aws/local-aws.mjs";
import { startStaticServer } from "../aws/static-server.mjs";
import { engine, launchBrowser } from "./engines/index.mjs";

/**
 * @typedef {import("node:test").TestContext} TestContext
 * @typedef {import("./engines/index.mjs").Page} Page
 * @typedef {import("./engines/index.mjs").Browser} Browser
 *
 * @typedef {object} Servers
 * @property {import("../aws/local-aws.mjs").LocalAws} aws
 * @property {import("../aws/account.mjs").Account} account
 * @property {import("../aws/gateway.mjs").Gateway} gateway
 * @property {import("../aws/http-server.mjs").RunningServer} pages
 * @property {() => Promise<void>} stop
 *
 * @typedef {object} InBrowser
 * @property {Browser} browser
 * @property {(t: TestContext, options?: { expected?: RegExp }) => Promise<Page>} newPage opens a blank
 *   page that has the package as `AWS`, as `openPage` does
 *
 * @typedef {Servers & InBrowser} World
 */

/**
 * A test whose result names the engine.
 * @param {string} name
 * @param {(t: TestContext) => void | Promise<void>} run
 */
export function test(name, run) {
  nodeTest(`${engine}: ${name}`, run);
}

/** @returns {Promise<World>} */
export async function startWorld() {
  const starting = /** @type {const} */ ([startServers(), launchBrowser()]);
  const stop = async () => {
    const [servers, browser] = await Promise.allSettled(starting);
    if (servers.status === "fulfilled") await servers.value.stop();
    if (browser.status === "fulfilled") await browser.value.close();
  };
  const [servers, browser] = await Promise.all(starting).catch(async (error) => {
    await stop();
    throw error;
  });
  return {
    ...servers,
    browser,
    stop,
    newPage: async (t, options) => {
      const page = await openPage(browser, t, options);
      await page.goto(`${servers.pages.url}/blank.html`);
      await page.waitForFunction("globalThis.AWS !== undefined");
      return page;
    },
  };
}

/** @returns {Promise<Servers>} the world without a browser */
export async function startServers() {
  const dist = join(root, "dist");
  assert.ok(existsSync(join(dist, "index.js")), "dist/index.js is not there: build it first");
  /** @type {(() => Promise<void>)[]} */
  const stops = [];
  const stop = async () => {
    await Promise.all(stops.map((end) => end()));
  };
  /**
   * @template {{ stop: () => Promise<void> }} T
   * @param {Promise<T>} part
   */
  const started = async (part) => {
    const running = await part;
    stops.push(running.stop);
    return running;
  };

  try {
    const [{ aws, account, gateway }, pages] = await Promise.all([
      started(startLocalAws()).then(async (aws) => ({
        aws,
        account: await prepareAccount(aws.url),
        gateway: await started(startGateway({ target: aws.url })),
      })),
      started(
        startStaticServer({
          roots: { "/": join(root, "tests", "browser", "pages"), "/dist/": dist },
        }),
      ),
    ]);
    return { aws, account, gateway, pages, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * A page with storage of its own. When the test ends it is closed, and the test fails on any error in
 * it that `expected` does not match.
 * @param {Browser} browser
 * @param {TestContext} t
 * @param {{ expected?: RegExp }} [options]
 * @returns {Promise<Page>}
 */
export async function openPage(browser, t, { expected } = {}) {
  const page = await browser.newPage();
  t.after(async () => {
    const errors = await page.errors().finally(() => page.close());
    const unexpected = errors.filter((text) => !expected?.test(text));
    assert.deepEqual(unexpected, [], "errors in the page");
  });
  return page;
}
