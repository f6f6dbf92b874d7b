/**
 * The world of a browser test: a local AWS with a prepared account, the gateway in front of it, a
 * server of pages on another origin, and a Chromium.
 */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../scripts/setup/paths.mjs";
import { prepareAccount } from "../aws/account.mjs";
import { startGateway } from "../aws/gateway.mjs";
import { startLocalAws } from "../aws/local-aws.mjs";
import { startStaticServer } from "../aws/static-server.mjs";
import { launchChromium, openPage } from "./chromium.mjs";

/**
 * @typedef {object} World
 * @property {import("../aws/local-aws.mjs").LocalAws} aws
 * @property {import("../aws/account.mjs").Account} account
 * @property {import("../aws/gateway.mjs").Gateway} gateway
 * @property {import("../aws/http-server.mjs").RunningServer} pages
 * @property {import("playwright-core").Browser} browser
 * @property {(
 *   t: import("node:test").TestContext,
 *   options?: { expected?: RegExp },
 * ) => Promise<import("playwright-core").Page>} newPage opens a blank page, in a context of its own,
 *   that has the package as `AWS`; the test fails on errors in it that are not `expected`
 * @property {() => Promise<void>} stop
 */

/** @returns {Promise<World>} */
export async function startWorld() {
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
    const [{ aws, account, gateway }, pages, browser] = await Promise.all([
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
      launchChromium().then((browser) => {
        stops.push(() => browser.close());
        return browser;
      }),
    ]);
    return {
      aws,
      account,
      gateway,
      pages,
      browser,
      stop,
      newPage: async (t, options) => {
        const page = await openPage(browser, t, options);
        await page.goto(`${pages.url}/blank.html`);
        await page.waitForFunction("globalThis.AWS !== undefined");
        return page;
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
