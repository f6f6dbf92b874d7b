/** Debian's packages, where this may install them. */
import { findProgram } from "./paths.mjs";
import { run, SetupError } from "./run.mjs";

/**
 * @param {string[]} packages
 * @param {{ doing: string, otherwise: string }} options `otherwise`: what to tell a person whose
 *   machine has no apt-get, or who is not root
 * @returns {Promise<void>}
 */
export async function installPackages(packages, { doing, otherwise }) {
  const apt = findProgram("apt-get");
  if (!apt || process.getuid?.() !== 0) throw new SetupError(otherwise);
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await run(apt, ["update"], { doing, env });
  await run(apt, ["install", "-y", "--no-install-recommends", ...packages], { doing, env });
}
