/** A Chromium for the browser tests: one that is there, or Debian's. */
import { join } from "node:path";
import { installPackages } from "./apt.mjs";
import { without } from "./engines.mjs";
import { findProgram, isProgram } from "./paths.mjs";
import { SetupError } from "./run.mjs";

export const title = "Chromium";

/** @returns {string | undefined} the browser to test with */
export function findChromium() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  return names.map(findProgram).find(Boolean) ?? usualPlaces().find(isProgram);
}

/** @returns {string[]} where macOS and Windows put it, as it is not on PATH there */
function usualPlaces() {
  if (process.platform === "darwin") {
    return [
      "/Applications/Chromium.app/Contents/MacOS/Chromium",
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ];
  }
  const { PROGRAMFILES, "PROGRAMFILES(X86)": programs32, LOCALAPPDATA } = process.env;
  return [PROGRAMFILES, programs32, LOCALAPPDATA]
    .filter((directory) => directory !== undefined)
    .flatMap((directory) => [
      join(directory, "Google", "Chrome", "Application", "chrome.exe"),
      join(directory, "Chromium", "Application", "chrome.exe"),
    ]);
}

/** @returns {Promise<boolean>} */
export async function satisfied() {
  const path = findChromium();
  if (process.env.CHROMIUM && path && !isProgram(path)) {
    throw new SetupError(`CHROMIUM is set to ${path}, which is not a program.`);
  }
  return path !== undefined;
}

/**
 * @param {import("./run.mjs").Progress} [progress]
 * @returns {Promise<void>}
 */
export async function install(progress) {
  await installPackages(["chromium"], {
    doing: "install Chromium",
    progress,
    otherwise:
      "Please install Chromium or Chrome for the browser tests, or set CHROMIUM to its path. " +
      without("chromium"),
  });
}
