/** Debian's packages, where this may install them. */
import { findProgram } from "./paths.mjs";
import { run, SetupError } from "./run.mjs";

/**
 * The installation that was asked for last: apt-get locks its database, so they run one by one.
 * @type {Promise<unknown>}
 */
let last = Promise.resolve();

/**
 * @param {string[]} packages
 * @param {{ doing: string, otherwise: string, progress?: import("./run.mjs").Progress | undefined }} options
 *   `otherwise`: what to tell a person whose machine has no apt-get, or who is not root
 * @returns {Promise<void>}
 */
export async function installPackages(packages, { doing, otherwise, progress }) {
  const apt = findProgram("apt-get");
  if (!apt || process.getuid?.() !== 0) throw new SetupError(otherwise);
  const options = { doing, env: { DEBIAN_FRONTEND: "noninteractive" }, progress };
  const turn = last.then(async () => {
    await run(apt, ["update"], options);
    await run(apt, ["install", "-y", "--no-install-recommends", ...packages], options);
  });
  // One that fails does not keep the next one from its turn.
  last = turn.catch(() => {});
  await turn;
}
