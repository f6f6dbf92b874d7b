/**
 * Makes a fresh clone ready to run: `node scripts/setup.mjs [start | test]`. Uses nothing but Node
 * itself, as the packages may not be installed yet. What is in place already is left alone.
 */
import { argv } from "node:process";
import { pathToFileURL } from "node:url";
import * as chromium from "./setup/chromium.mjs";
import { chosenEngines } from "./setup/engines.mjs";
import * as firefox from "./setup/firefox.mjs";
import * as fonts from "./setup/fonts.mjs";
import * as localAws from "./setup/local-aws.mjs";
import * as nodePackages from "./setup/node-packages.mjs";
import { checkPrerequisites } from "./setup/prerequisites.mjs";
import { SetupError } from "./setup/run.mjs";
import * as rust from "./setup/rust.mjs";
import { runSteps, seconds } from "./setup/steps.mjs";
import * as wasmBindgen from "./setup/wasm-bindgen.mjs";
import * as webkit from "./setup/webkit.mjs";

/** @typedef {import("./setup/steps.mjs").Step} Step */

/**
 * Compiling needs the toolchain; the rest needs nothing of each other.
 * @type {Step[][]}
 */
const always = [[rust, wasmBindgen], [nodePackages], [localAws]];
/** @type {Record<import("./setup/engines.mjs").Engine, Step>} */
const browsers = { chromium, firefox, webkit };

/**
 * @param {{ for: "start" | "test" }} options
 * @returns {Promise<void>}
 */
export async function setup({ for: purpose }) {
  const started = Date.now();
  /** @type {import("./setup/steps.mjs").Step[][]} */
  const forTests =
    purpose === "test" ? [[fonts], ...chosenEngines().map((engine) => [browsers[engine]])] : [];
  await checkPrerequisites();
  await runSteps([...always, ...forTests]);
  console.log(`Set-up checked in ${seconds(started)}.`);
}

/**
 * Prints a failure that is meant for people as it is, and any other with its stack.
 * @param {unknown} error
 */
export function report(error) {
  console.error(error instanceof SetupError ? error.message : error);
}

if (argv[1] && import.meta.url === pathToFileURL(argv[1]).href) {
  try {
    await setup({ for: argv[2] === "start" ? "start" : "test" });
  } catch (error) {
    report(error);
    process.exitCode = 1;
  }
}
