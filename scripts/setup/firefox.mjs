/** A Firefox for the browser tests: one that is there, or Debian's. */
import { join } from "node:path";
import { installPackages } from "./apt.mjs";
import { without } from "./engines.mjs";
import { findProgram, isProgram } from "./paths.mjs";
import { SetupError } from "./run.mjs";

export const title = "Firefox";

/** @returns {string | undefined} the browser to test with */
export function findFirefox() {
  if (process.env.FIREFOX) return process.env.FIREFOX;
  return ["firefox-esr", "firefox"].map(findProgram).find(Boolean) ?? usualPlaces().find(isProgram);
}

/** @returns {string[]} where macOS and Windows put it, as it is not on PATH there */
function usualPlaces() {
  if (process.platform === "darwin") return ["/Applications/Firefox.app/Contents/MacOS/firefox"];
  const { PROGRAMFILES, "PROGRAMFILES(X86)": programs32 } = process.env;
  return [PROGRAMFILES, programs32]
    .filter((directory) => directory !== undefined)
    .map((directory) => join(directory, "Mozilla Firefox", "firefox.exe"));
}

/** @returns {Promise<boolean>} */
export async function satisfied() {
  const path = findFirefox();
  if (process.env.FIREFOX && path && !isProgram(path)) {
    throw new SetupError(`FIREFOX is set to ${path}, which is not a program.`);
  }
  return path !== undefined;
}

/**
 * @param {import("./run.mjs").Progress} [progress]
 * @returns {Promise<void>}
 */
export async function install(progress) {
  await installPackages(["firefox-esr"], {
    doing: "install Firefox",
    progress,
    otherwise: `Please install Firefox for the browser tests, or set FIREFOX to its path. ${without("firefox")}`,
  });
}
