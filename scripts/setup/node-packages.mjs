/** The development packages, exactly as package-lock.json has them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { findProgram, root } from "./paths.mjs";
import { run, SetupError } from "./run.mjs";

export const title = "Node packages";

/**
 * Whether node_modules holds what the lock file asks for, by the record npm leaves there when an
 * install has finished. Optional packages are absent where they are for another platform.
 * @returns {Promise<boolean>}
 */
export async function satisfied() {
  const wanted = readLock("package-lock.json");
  const present = readLock("node_modules/.package-lock.json");
  if (!wanted || !present) return false;
  const names = new Set([...Object.keys(wanted), ...Object.keys(present)]);
  names.delete("");
  return [...names].every((name) => {
    const [want, have] = [wanted[name], present[name]];
    if (!want) return false;
    return have ? want.integrity === have.integrity : want.optional === true;
  });
}

/**
 * @param {import("./run.mjs").Progress} [progress]
 * @returns {Promise<void>}
 */
export async function install(progress) {
  const npm = findProgram("npm");
  if (!npm) throw new SetupError("Please install npm, which comes with Node.js, then try again.");
  const doing = "install the Node packages";
  await run(npm, ["ci", "--no-audit", "--no-fund"], { doing, progress });
}

/**
 * @param {string} path
 * @returns {Record<string, { integrity?: string, optional?: boolean }> | undefined}
 */
function readLock(path) {
  try {
    return JSON.parse(readFileSync(join(root, path), "utf8")).packages;
  } catch {
    return undefined;
  }
}
