/**
 * The bundlers, frameworks and runtimes, as this folder's own package-lock.json has them: in a cache
 * folder named after that file, so that they are not part of the project's own packages.
 */
import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { cache, findProgram, root } from "../../scripts/setup/paths.mjs";
import { run, SetupError } from "../../scripts/setup/run.mjs";

const here = join(root, "tests", "packaging");
const files = ["package.json", "package-lock.json"];

/**
 * @typedef {object} Tools
 * @property {string} directory a project below it finds the tools as its own packages
 * @property {string} npm
 * @property {(name: string) => string} version of a package
 * @property {(file: string) => string} path of a file in a package, such as `vite/bin/vite.js`
 * @property {(scope: string, file: string) => string | undefined} binary the path of `file` in the one
 *   package of the scope that is for this machine, where npm has one
 */

/** @returns {Promise<Tools>} the tools, installed where they are not yet */
export async function installTools() {
  const npm = findProgram("npm");
  if (!npm) throw new SetupError("Please install npm, which comes with Node.js, then try again.");
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(join(here, file)));
  const directory = join(cache, `packaging-${hash.digest("hex").slice(0, 16)}`);
  const stamp = join(directory, ".complete");
  if (!existsSync(stamp)) await install(npm, directory, stamp);
  const packages = join(directory, "node_modules");
  return {
    directory,
    npm,
    version: (name) =>
      JSON.parse(readFileSync(join(packages, name, "package.json"), "utf8")).version,
    path: (file) => join(packages, file),
    binary: (scope, file) => {
      const folder = join(packages, scope);
      const names = existsSync(folder) ? readdirSync(folder) : [];
      return names.map((name) => join(folder, name, file)).find((path) => existsSync(path));
    },
  };
}

/**
 * @param {string} npm
 * @param {string} directory
 * @param {string} stamp the file written last
 */
async function install(npm, directory, stamp) {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  for (const file of files) copyFileSync(join(here, file), join(directory, file));
  // Not `npm ci`: that refuses the lock file where a mirror had no package for another platform. No
  // scripts: every tool has its program for this machine in a package of its own.
  await run(npm, ["install", "--ignore-scripts", "--no-audit", "--no-fund"], {
    doing: "install the bundlers and runtimes",
    cwd: directory,
  });
  writeFileSync(stamp, "");
}
