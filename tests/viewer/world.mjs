/**
 * The world of a test of the viewer: its static build on a server of its own, a local AWS with the
 * gateway, and the browser of the engine that `ENGINE` names.
 */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../scripts/setup/paths.mjs";
import { startStaticServer } from "../aws/static-server.mjs";
import { launchBrowser } from "../browser/engines/index.mjs";
import { openPage, startServers } from "../browser/harness.mjs";
import { Viewer } from "./viewer.mjs";

/**
 * @typedef {import("node:test").TestContext} TestContext
 * @typedef {import("../../www/settings.js").Settings} Settings
 *
 * @typedef {object} OpenOptions
 * @property {Settings} [settings] what the server of the page has prepared; nothing unless given
 * @property {string} [query] of the page's URL
 * @property {RegExp} [expected] errors that the browser writes to the console in this test
 *
 * @typedef {import("../browser/harness.mjs").Servers & {
 *   url: string,
 *   connection: Settings,
 *   open: (t: TestContext, options?: OpenOptions) => Promise<Viewer>,
 * }} World `connection` is one that works, for `settings`
 */

/**
 * @param {import("../browser/engines/index.mjs").LaunchOptions} [options]
 * @returns {Promise<World>}
 */
export async function startViewer(options) {
  const www = join(root, "build", "www");
  assert.ok(existsSync(join(www, "index.html")), "build/www is not there: npm run build:www");
  /** @type {Settings} */
  let settings = {};
  const starting = /** @type {const} */ ([
    startServers(),
    startStaticServer({ roots: { "/": www }, routes: { "/settings.json": () => settings } }),
    launchBrowser(options),
  ]);
  const stop = async () => {
    const [servers, site, browser] = await Promise.allSettled(starting);
    if (browser.status === "fulfilled") await browser.value.close();
    if (site.status === "fulfilled") await site.value.stop();
    if (servers.status === "fulfilled") await servers.value.stop();
  };
  const [servers, site, browser] = await Promise.all(starting).catch(async (error) => {
    await stop();
    throw error;
  });
  const { account, gateway } = servers;
  return {
    ...servers,
    url: site.url,
    connection: { region: account.region, endpoint: gateway.url, ...account.credentials },
    stop,
    open: async (t, { settings: prepared = {}, query = "?lang=en", expected } = {}) => {
      settings = prepared;
      gateway.intercept = undefined;
      gateway.substitutes = false;
      gateway.clear();
      const page = await openPage(browser, t, expected ? { expected } : {});
      await page.setViewport({ width: 1280, height: 900 });
      await page.goto(`${site.url}/${query}`);
      await page.waitForFunction(() => document.querySelector("main") !== null);
      return new Viewer(page);
    },
  };
}
