/** What every project is made with: the packed package, a folder to work in, and a browser to look. */
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { end, start } from "../../scripts/processes.mjs";
import { root } from "../../scripts/setup/paths.mjs";
import { startStaticServer } from "../aws/static-server.mjs";
import { launchBrowser } from "../browser/engines/index.mjs";
import { startServers } from "../browser/harness.mjs";

const patience = 240_000;

/**
 * @typedef {object} Settings what a project's page calls with
 * @property {string} region
 * @property {string} endpoint
 * @property {object} credentials
 * @property {string} jobId
 *
 * @typedef {object} Seen what a browser has loaded for a page
 * @property {string[]} scripts their URLs
 * @property {string[]} wasm
 * @property {string} title of the page
 *
 * @typedef {object} Workshop
 * @property {import("./tools.mjs").Tools} tools
 * @property {Settings} settings
 * @property {string} document the text that a page must show
 * @property {(files: Record<string, string>, fields?: object) => Promise<string>} project makes a
 *   folder with these files, `settings.js` and the package in its node_modules; `fields` go into its
 *   package.json
 * @property {(directory: string) => Promise<string>} serve gives the URL of a static server, which
 *   ends with the run of the project
 * @property {(command: string, args: string[], options: RunOptions) => Promise<string>} run gives the
 *   standard output of a program
 * @property {(args: string[], options: RunOptions, ready: RegExp) => Promise<string>} runServer starts
 *   a Node program and gives what `ready` captures of its output; it ends with the run of the project
 * @property {(url: string) => Promise<Seen>} look opens a page and waits until it shows the document
 *
 * @typedef {{ cwd: string, env?: NodeJS.ProcessEnv }} RunOptions
 */

/**
 * Packs the package as it would be published.
 * @param {import("./tools.mjs").Tools} tools
 * @param {string} directory
 * @returns {Promise<string>} the path of the tarball
 */
export async function pack({ npm }, directory) {
  const args = ["pack", "--json", "--ignore-scripts", "--pack-destination", directory];
  const output = await execute(npm, args, { cwd: root });
  const packed = JSON.parse(output);
  // npm 12 gives an object with the package's name in place of the list.
  const [{ filename }] = /** @type {[{ filename: string }]} */ (Object.values(packed));
  return join(directory, filename);
}

/**
 * @typedef {object} Site what all projects share: a local AWS, a browser, the tools and the tarball
 * @property {import("./tools.mjs").Tools} tools
 * @property {(name: string) => Workshop & { close: () => Promise<void> }} openWorkshop
 * @property {() => Promise<void>} close
 *
 * @param {{ tools: import("./tools.mjs").Tools, directory: string, tarball: string }} options
 *   `directory`: where the projects' folders are made
 * @returns {Promise<Site>}
 */
export async function openSite({ tools, directory, tarball }) {
  const servers = await startServers();
  const browser = await launchBrowser().catch(async (error) => {
    await servers.stop();
    throw error;
  });
  const { region, credentials, jobs } = servers.account;
  const job = jobs.find(({ jobId }) => jobId === "demo-unicode");
  assert.ok(job);
  const settings = { region, credentials, endpoint: servers.gateway.url, jobId: job.jobId };
  return {
    tools,
    openWorkshop: (name) =>
      openWorkshop({ name, directory, tarball, tools, browser, settings, document: job.document }),
    close: async () => {
      await Promise.all([servers.stop(), browser.close()]);
    },
  };
}

/**
 * @param {object} options
 * @param {string} options.name of the project
 * @param {string} options.directory
 * @param {string} options.tarball
 * @param {import("./tools.mjs").Tools} options.tools
 * @param {import("../browser/engines/index.mjs").Browser} options.browser
 * @param {Settings} options.settings
 * @param {string} options.document
 * @returns {Workshop & { close: () => Promise<void> }}
 */
function openWorkshop({ name, directory, tarball, tools, browser, settings, document }) {
  /** @type {(() => Promise<void>)[]} */
  const closing = [];
  return {
    tools,
    settings,
    document,
    project: async (files, fields = {}) => {
      const folder = mkdtempSync(join(directory, `${name.replace(/\W+/g, "-")}-`));
      const manifest = { name: "a-page", private: true, type: "module", ...fields };
      const given = { "settings.js": `export const settings = ${JSON.stringify(settings)};\n` };
      for (const [path, text] of Object.entries({
        "package.json": JSON.stringify(manifest),
        ...given,
        ...files,
      })) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
      const install = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--offline"];
      await execute(tools.npm, [...install, tarball], { cwd: folder });
      return folder;
    },
    serve: async (folder) => {
      const server = await startStaticServer({ roots: { "/": folder } });
      closing.push(server.stop);
      return server.url;
    },
    run: execute,
    runServer: async (args, options, ready) => {
      const child = startIn(process.execPath, args, options);
      closing.push(() => end(child));
      return said(child, ready);
    },
    look: (url) => look(browser, url, document),
    close: async () => {
      await Promise.all(closing.map((close) => close()));
    },
  };
}

/**
 * @param {import("../browser/engines/index.mjs").Browser} browser
 * @param {string} url
 * @param {string} document
 * @returns {Promise<Seen>}
 */
async function look(browser, url, document) {
  const page = await browser.newPage();
  try {
    await page.goto(url);
    // A development server may load the page a second time.
    const shown = await page.waitForFunction(
      `document.querySelector("#document")?.textContent`,
      undefined,
      { timeout: 60_000 },
    );
    assert.equal(shown, document);
    assert.deepEqual(await page.errors(), []);
    const names = await page.evaluate(() =>
      performance.getEntriesByType("resource").map((entry) => entry.name),
    );
    return {
      scripts: names.filter((name) => /\.m?js(\?|$)/.test(name)),
      wasm: names.filter((name) => /\.wasm(\?|$)/.test(name)),
      title: await page.evaluate("document.title"),
    };
  } finally {
    await page.close();
  }
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} options
 */
function startIn(command, args, { cwd, env }) {
  // What they say is read: in a CI, some would colour it.
  return start(command, args, { cwd, env: { ...process.env, NO_COLOR: "1", ...env } });
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} options
 * @returns {Promise<string>} the standard output
 */
function execute(command, args, options) {
  return new Promise((resolve, reject) => {
    const child = startIn(command, args, options);
    let output = "";
    let everything = "";
    child.stdout.setEncoding("utf8").on("data", (chunk) => {
      output += chunk;
      everything += chunk;
    });
    child.stderr.setEncoding("utf8").on("data", (chunk) => {
      everything += chunk;
    });
    const timer = setTimeout(() => end(child), patience);
    child.once("error", reject);
    child.once("close", (code, signal) => {
      clearTimeout(timer);
      const what = `${[command, ...args].join(" ")} ended with ${code ?? signal}`;
      code === 0 ? resolve(output) : reject(new Error(`${what}:\n${everything}`));
    });
  });
}

/**
 * @param {import("../../scripts/processes.mjs").Child} child
 * @param {RegExp} ready
 * @returns {Promise<string>} what it captures
 */
function said(child, ready) {
  return new Promise((resolve, reject) => {
    let output = "";
    /** @type {(what: string) => void} */
    const fail = (what) => reject(new Error(`The server ${what}. It said:\n${output}`));
    const timer = setTimeout(() => fail("did not say where it is"), patience);
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (chunk) => {
        output += chunk;
        const found = ready.exec(output)?.[1];
        if (!found) return;
        clearTimeout(timer);
        resolve(found);
      });
    }
    child.once("close", () => {
      clearTimeout(timer);
      fail("ended by itself");
    });
  });
}

/**
 * @param {string} directory
 * @returns {{ scripts: string[], wasm: string[] }} the files of a build, at any depth
 */
export function outputOf(directory) {
  const names = readdirSync(directory, { recursive: true, encoding: "utf8" });
  return {
    scripts: names.filter((name) => /\.[cm]?js$/.test(name)),
    wasm: names.filter((name) => name.endsWith(".wasm")),
  };
}
