/** Runs the steps of the set-up, those that do not need each other side by side. */
import { SetupError } from "./run.mjs";

/**
 * @typedef {object} Step
 * @property {string} title
 * @property {() => Promise<boolean>} satisfied
 * @property {(progress: import("./run.mjs").Progress) => Promise<void>} install
 */

/**
 * @typedef {object} Failure
 * @property {string} title of the step
 * @property {string} why
 */

/**
 * Installs what is missing. A step that fails stops only those that need it: the others run to their end,
 * so that nothing of them is lost, and every failure is in the error.
 * @param {Step[][]} chains each in order, as a step needs those before it in its chain
 * @returns {Promise<void>}
 */
export async function runSteps(chains) {
  // All are checked first: a setting that is wrong is known before anything is installed.
  const checked = await Promise.all(
    chains.map((chain) =>
      Promise.all(chain.map(async (step) => ({ step, ready: await step.satisfied() }))),
    ),
  );
  for (const { step, ready } of checked.flat()) {
    if (ready) console.log(`  ${step.title}: in place`);
  }
  const missing = checked.map((chain) => chain.filter(({ ready }) => !ready));
  const failures = await Promise.all(
    missing.map((chain) => runChain(chain.map(({ step }) => step))),
  );
  const all = failures.flat();
  if (all.length === 0) return;
  const list = all.map(({ title, why }) => `${title}: ${why}`).join("\n");
  throw new SetupError(`${list}\nWhat is installed stays: run this again for the rest.`);
}

/**
 * @param {Step[]} chain
 * @returns {Promise<Failure[]>} the step that failed, and those that were not tried after it
 */
async function runChain(chain) {
  for (const [index, step] of chain.entries()) {
    const why = await runStep(step);
    if (why === undefined) continue;
    const rest = chain.slice(index + 1);
    return [
      { title: step.title, why },
      ...rest.map(({ title }) => ({ title, why: `not tried, as it needs: ${step.title}.` })),
    ];
  }
  return [];
}

/**
 * @param {Step} step
 * @returns {Promise<string | undefined>} why it failed
 */
async function runStep({ title, install }) {
  const begun = Date.now();
  console.log(`  ${title}: installing`);
  try {
    await install((line) => console.log(`  ${title}: ${line}`));
    console.log(`  ${title}: installed in ${seconds(begun)}`);
    return undefined;
  } catch (error) {
    console.log(`  ${title}: failed after ${seconds(begun)}`);
    if (error instanceof SetupError) return error.message;
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

/** @param {number} since */
export function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}
