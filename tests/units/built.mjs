/** The package as it was built, loaded when a test asks for it: what a test has put in place of a global counts. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "../../scripts/setup/paths.mjs";

/**
 * @param {string[]} path of an entry, in `dist/`
 * @returns {Promise<any>} the module
 */
export function load(...path) {
  return import(pathToFileURL(join(root, "dist", ...path)).href);
}
