/**
 * The world of these tests: the servers of a browser test, and two pages with the names of
 * `@aws-sdk/client-iot` each: SDK v3's, and the package's by a bundler's alias.
 */
import { join } from "node:path";
import { root } from "../../scripts/setup/paths.mjs";
import { freePort } from "../aws/free-port.mjs";
import { startStaticServer } from "../aws/static-server.mjs";
import { launchPlaywright } from "../browser/engines/chromium.mjs";
import { startServers } from "../browser/harness.mjs";
import { cors, prepareReplies } from "../surface/replies.mjs";
import { bundle } from "./bundle.mjs";

/**
 * @typedef {import("./forms/form.mjs").Form} Form
 *
 * @typedef {(form: Form) => Promise<unknown>} Runner runs a form in a page and gives what was seen
 *
 * @typedef {object} SideBySide
 * @property {(implementation: "sdk" | "package") => Promise<Runner>} open opens a page with one
 * @property {() => Promise<void>} stop
 */

/** @returns {Promise<SideBySide>} */
export async function startSideBySide() {
  const [servers, browser] = await Promise.all([startServers(), launchPlaywright()]);
  const pages = await startStaticServer({
    roots: {
      "/": join(root, "tests", "surface", "pages"),
      "/client-iot/": join(root, "tests", "client-iot"),
      "/surface/": join(root, "tests", "surface"),
    },
  });
  const closedPort = await freePort();
  return {
    open: (implementation) => open(servers, browser, pages.url, implementation, closedPort),
    stop: async () => {
      await Promise.all([pages.stop(), servers.stop(), browser.close()]);
    },
  };
}

/**
 * @param {import("../browser/harness.mjs").Servers} servers
 * @param {import("playwright-core").Browser} browser
 * @param {string} url of the page server
 * @param {"sdk" | "package"} implementation
 * @param {number} closedPort one that nobody listens on
 * @returns {Promise<Runner>}
 */
async function open({ account, gateway }, browser, url, implementation, closedPort) {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${url}/blank.html`);
  await page.addScriptTag({ content: await bundle("library.js", implementation) });
  const settings = {
    config: { region: account.region, endpoint: gateway.url, credentials: account.credentials },
    closed: `http://127.0.0.1:${closedPort}`,
  };
  return async (form) => {
    gateway.clear();
    /** @type {Set<import("node:http").ServerResponse>} */
    const answers = new Set();
    const reply = prepareReplies(gateway, form.replies);
    gateway.intercept = (received, res) => {
      answers.add(res);
      return reply(received, res);
    };
    const outcome = await page.evaluate(
      async ({ name, settings }) => {
        const { runForm } = await import(/** @type {string} */ ("/client-iot/forms/run.mjs"));
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
    // SDK v3 leaves requests behind, and a browser asks a server for six things at a time.
    for (const res of answers) if (!res.headersSent) res.writeHead(204, cors.headers).end();
    return JSON.parse(
      JSON.stringify(seen)
        .replaceAll(new URL(gateway.url).host, "gateway")
        .replaceAll(new URL(settings.closed).host, "closed")
        // What the package says below AWS's own words: tests/browser/diagnosis.test.mjs is about it.
        .replaceAll(/\\nIs it in another region than [\w-]+\?/g, ""),
    );
  };
}
