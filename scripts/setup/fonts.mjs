/**
 * A font with Korean letters, so that pictures of the viewer show them. No test needs it: where it cannot
 * be installed, the set-up goes on without.
 */
import { installPackages } from "./apt.mjs";
import { findProgram } from "./paths.mjs";
import { capture, SetupError } from "./run.mjs";

export const title = "a font with Korean letters";

/** @returns {Promise<boolean>} whether there is one, or nothing to be done about it */
export async function satisfied() {
  // macOS and Windows bring one along.
  const isDebian = findProgram("apt-get") !== undefined && process.getuid?.() === 0;
  if (process.platform !== "linux" || !isDebian) return true;
  const found = await capture("fc-list", [":lang=ko", "family"]);
  return found !== undefined && found.trim() !== "";
}

/**
 * @param {import("./run.mjs").Progress} [progress]
 * @returns {Promise<void>}
 */
export async function install(progress) {
  const otherwise =
    "Please install a font with Korean letters (Debian and Ubuntu: fonts-noto-cjk).";
  try {
    await installPackages(["fontconfig", "fonts-noto-cjk"], {
      doing: `install ${title}`,
      otherwise,
      progress,
    });
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.log(`    ${error.message}\n    Pictures of the viewer show boxes instead of Korean.`);
  }
}
