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
import * as wasmBindgen from "./setup/wasm-bindgen.mjs";
import * as webkit from "./setup/webkit.mjs";

/**
 * @typedef {object} Step
 * @property {string} title
 * @property {() => Promise<boolean>} satisfied
 * @property {() => Promise<void>} install
 */

/** @type {Step[]} */
const always = [nodePackages, rust, wasmBindgen, localAws];
/** @type {Record<import("./setup/engines.mjs").Engine, Step>} */
const browsers = { chromium, firefox, webkit };

/**
 * @param {{ for: "start" | "test" }} options
 * @returns {Promise<void>}
 */
export async function setup({ for: purpose }) {
  const started = Date.now();
  const steps =
    purpose === "test"
      ? [...always, fonts, ...chosenEngines().map((engine) => browsers[engine])]
      : always;
  await checkPrerequisites();
  // The checks run together, so that a second start is quick; what they find is done in order.
  const checked = await Promise.all(
    steps.map(async (step) => ({ step, ready: await step.satisfied() })),
  );
  const ready = checked.filter((entry) => entry.ready).map((entry) => entry.step.title);
  const missing = checked.filter((entry) => !entry.ready).map((entry) => entry.step);
  for (const title of ready) console.log(`  ${title}: in place`);
  for (const step of missing) {
    const begun = Date.now();
    console.log(`  ${step.title}: installing`);
    await step.install();
    console.log(`  ${step.title}: installed in ${seconds(begun)}`);
  }
  console.log(`Set-up checked in ${seconds(started)}.`);
}

/** @param {number} since */
function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
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
