/**
 * The three engines of the browser tests, with one interface: a `Browser` makes pages, each with
 * cookies and storage of its own, and a `Page` (`page.mjs`) does what a test needs.
 */
import * as chromium from "./chromium.mjs";
import * as firefox from "./firefox.mjs";
import * as webkit from "./webkit.mjs";

const engines = { chromium, firefox, webkit };

/**
 * @typedef {import("./page.mjs").Page} Page
 * @typedef {keyof typeof engines} Engine
 *
 * @typedef {object} LaunchOptions
 * @property {"light" | "dark"} [colorScheme] that the pages are told the user prefers
 *
 * @typedef {object} Browser
 * @property {Engine} engine
 * @property {string} version
 * @property {string} insecureHost a host for URLs of 127.0.0.1 that makes no page trustworthy
 * @property {() => Promise<Page>} newPage
 * @property {() => Promise<void>} close with all its pages
 */

/** The engine of this test process: `ENGINE=firefox node --test …`, Chromium unless given. */
export const engine = readEngine();

/** @returns {Engine} */
function readEngine() {
  const name = process.env.ENGINE || "chromium";
  if (!Object.hasOwn(engines, name)) {
    throw new Error(`ENGINE is "${name}"; there are ${Object.keys(engines).join(", ")}`);
  }
  return /** @type {Engine} */ (name);
}

/**
 * Starts the engine of this test process.
 * @param {LaunchOptions} [options]
 * @returns {Promise<Browser>}
 */
export function launchBrowser(options = {}) {
  return engines[engine].launch(options);
}
