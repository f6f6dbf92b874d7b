/** Where things are in this repository, and where programs are on this machine. */
import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));
export const cache = join(root, ".cache");

const windows = process.platform === "win32";

/**
 * The full path of a program on PATH, or undefined.
 * @param {string} name
 * @returns {string | undefined}
 */
export function findProgram(name) {
  const directories = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const names = windows ? [".exe", ".cmd", ".bat"].map((suffix) => name + suffix) : [name];
  return directories
    .flatMap((directory) => names.map((file) => join(directory, file)))
    .find(isProgram);
}

/**
 * @param {string} path
 * @returns {boolean}
 */
export function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
