/**
 * The world of a surface test: that of a browser test in Chromium, a page server that also has SDK v2
 * and jQuery, and two pages with a global `AWS` each: SDK v2's, and the package's.
 */
import { join } from "node:path";
import { root } from "../../scripts/setup/paths.mjs";
import { freePort } from "../aws/free-port.mjs";
import { startStaticServer } from "../aws/static-server.mjs";
import { launchPlaywright } from "../browser/engines/chromium.mjs";
import { startServers } from "../browser/harness.mjs";
import { cors, prepareReplies } from "./replies.mjs";

/**
 * @typedef {import("./forms/form.mjs").Form} Form
 *
 * @typedef {(form: Form) => Promise<unknown>} Runner runs a form in a page and gives what was seen
 *
 * @typedef {object} Surface
 * @property {import("../browser/harness.mjs").Servers} servers
 * @property {import("playwright-core").Browser} browser
 * @property {string} pages the URL of the page server
 * @property {(script: string) => Promise<Runner>} open opens a page with one implementation
 * @property {() => Promise<void>} stop
 */

/** Where the two implementations are on the page server. */
export const scripts = {
  sdk: "/aws-sdk/aws-sdk.min.js",
  package: "/dist/aws-iot.min.js",
};

/**
 * @param {Record<string, string>} [more] directories by the path they are served under
 * @returns {Promise<Surface>}
 */
export async function startSurface(more) {
  const [servers, browser] = await Promise.all([startServers(), launchPlaywright()]);
  const packages = join(root, "node_modules");
  const here = join(root, "tests", "surface");
  const pages = await startStaticServer({
    roots: {
      ...more,
      "/": join(here, "pages"),
      "/surface/": here,
      "/dist/": join(root, "dist"),
      "/aws-sdk/": join(packages, "aws-sdk", "dist"),
      "/jquery/": join(packages, "jquery", "dist"),
    },
  });
  servers.gateway.intercept = prepareReplies(servers.gateway);
  const closedPort = await freePort();
  return {
    servers,
    browser,
    pages: pages.url,
    open: (script) => open(servers, browser, pages.url, script, closedPort),
    stop: async () => {
      await Promise.all([pages.stop(), servers.stop(), browser.close()]);
    },
  };
}

/**
 * @param {import("../browser/harness.mjs").Servers} servers
 * @param {import("playwright-core").Browser} browser
 * @param {string} url of the page server
 * @param {string} script the implementation
 * @param {number} closedPort one that nobody listens on
 * @returns {Promise<Runner>}
 */
async function open({ account, gateway }, browser, url, script, closedPort) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${url}/blank.html`);
  await page.addScriptTag({ url: script });
  const settings = {
    config: { region: account.region, endpoint: gateway.url, credentials: account.credentials },
    closed: `http://127.0.0.1:${closedPort}`,
  };
  return async (form) => {
    gateway.clear();
    gateway.intercept = prepareReplies(gateway, form.replies);
    const outcome = await page.evaluate(
      async ({ name, settings }) => {
        const { runForm } = await import(/** @type {string} */ ("/surface/forms/run.mjs"));
        return runForm(name, settings);
      },
      { name: form.name, settings },
    );
    const gets = gateway.requests.filter(
      ({ method, path }) => method === "GET" && !path.startsWith(cors.control),
    );
    const count = form.uncounted ? undefined : gets.length;
    const seen = { outcome, gets: count, received: form.received?.(gets) };
    // What a form left unanswered must not come to the next one.
    gateway.intercept = prepareReplies(gateway);
    return JSON.parse(
      JSON.stringify(seen)
        .replaceAll(new URL(gateway.url).host, "gateway")
        .replaceAll(new URL(settings.closed).host, "closed")
        // What the package says below AWS's own words: tests/browser/diagnosis.test.mjs is about it.
        .replaceAll(/\\nIs it in another region than [\w-]+\?/g, ""),
    );
  };
}
