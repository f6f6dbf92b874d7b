/** The local AWS (`ministack`, a Python program) in a virtual environment of its own. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cache, root } from "./paths.mjs";
import { findPython } from "./prerequisites.mjs";
import { run, SetupError } from "./run.mjs";

export const title = "local AWS (ministack)";

const requirements = join(root, "tests", "aws", "requirements.txt");

/** @returns {Promise<string>} a directory for just these packages and this version of Python */
async function directory() {
  const python = await findPython();
  const key = createHash("sha256")
    .update(readFileSync(requirements))
    .update(python?.version ?? "")
    .digest("hex");
  return join(cache, `ministack-${key.slice(0, 16)}`);
}

/** @param {string} environment */
function interpreter(environment) {
  return process.platform === "win32"
    ? join(environment, "Scripts", "python.exe")
    : join(environment, "bin", "python");
}

/** @param {string} environment the file written last, when everything is in place */
function stamp(environment) {
  return join(environment, ".complete");
}

/** @returns {Promise<string>} the Python that has ministack, installed by now */
export async function localAwsPython() {
  const environment = await directory();
  if (!existsSync(stamp(environment))) {
    throw new SetupError("The local AWS is not installed: run `node scripts/setup.mjs` first.");
  }
  return interpreter(environment);
}

/** @returns {Promise<boolean>} */
export async function satisfied() {
  const environment = await directory();
  return existsSync(stamp(environment)) && existsSync(interpreter(environment));
}

/**
 * @param {import("./run.mjs").Progress} [progress]
 * @returns {Promise<void>}
 */
export async function install(progress) {
  const python = await findPython();
  if (!python) throw new SetupError("Please install Python 3.11 or newer, then try again.");
  const environment = await directory();
  // A virtual environment cannot be moved into place, so one without its stamp is thrown away.
  rmSync(environment, { recursive: true, force: true });
  await run(python.path, ["-m", "venv", environment], {
    doing: "make a Python virtual environment (Debian and Ubuntu need the package python3-venv)",
    progress,
  });
  // Every package is pinned, the indirect ones too: pip has nothing left to decide.
  const pip = ["-m", "pip", "install", "--disable-pip-version-check", "--no-deps"];
  await run(interpreter(environment), [...pip, "-r", requirements], {
    doing: "install the local AWS",
    progress,
  });
  writeFileSync(stamp(environment), "");
}
