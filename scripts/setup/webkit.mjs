/** A WebKit for the browser tests: WebKitGTK's driver and browser, and an X server for them. */
import { installPackages } from "./apt.mjs";
import { without } from "./engines.mjs";
import { findProgram, isProgram } from "./paths.mjs";
import { SetupError } from "./run.mjs";

export const title = "WebKit (WebKitGTK's driver, Xvfb)";

/**
 * @typedef {object} WebKit the programs that run it
 * @property {string} driver WebKitWebDriver, which knows the place of its browser
 * @property {string} xvfb
 */

/** @returns {WebKit | undefined} the programs to test with */
export function findWebKit() {
  const driver = process.env.WEBKIT_DRIVER || findProgram("WebKitWebDriver");
  const xvfb = findProgram("Xvfb");
  return driver && xvfb ? { driver, xvfb } : undefined;
}

/** @returns {Promise<boolean>} */
export async function satisfied() {
  const named = process.env.WEBKIT_DRIVER;
  if (named && !isProgram(named)) {
    throw new SetupError(`WEBKIT_DRIVER is set to ${named}, which is not a program.`);
  }
  return findWebKit() !== undefined;
}

/**
 * @param {import("./run.mjs").Progress} [progress]
 * @returns {Promise<void>}
 */
export async function install(progress) {
  if (process.platform !== "linux") {
    throw new SetupError(
      `The browser tests run WebKit by WebKitGTK, which only Linux has. ${without("webkit")}`,
    );
  }
  const packages = ["webkit2gtk-driver", "xvfb"];
  await installPackages(packages, {
    doing: "install WebKit",
    progress,
    otherwise:
      "Please install WebKitWebDriver and Xvfb for the browser tests " +
      `(Debian and Ubuntu: ${packages.join(" and ")}), or set WEBKIT_DRIVER to the path of the first. ` +
      without("webkit"),
  });
}
