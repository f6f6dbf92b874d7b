/** What only the developer can install: Node, Rust's rustup, Python. */
import { findProgram } from "./paths.mjs";
import { capture, SetupError } from "./run.mjs";

/** The first one whose test runner takes a time limit. */
const oldestNode = [20, 11];
const oldestPython = [3, 11];

/**
 * @typedef {object} Python
 * @property {string} path
 * @property {string} version such as "3.11.7"
 */

/** @type {Promise<Python | undefined> | undefined} */
let python;

/**
 * Checks them all, and names everything that is missing in one sentence.
 * @returns {Promise<void>}
 */
export async function checkPrerequisites() {
  const missing = [];
  if (!isAtLeast(process.versions.node, oldestNode)) {
    missing.push(`Node.js ${oldestNode.join(".")} or newer (this is ${process.versions.node})`);
  }
  if (!findProgram("rustup") || !findProgram("cargo")) {
    missing.push("Rust by rustup (https://rustup.rs; rustup and cargo must be on PATH)");
  }
  if (!(await findPython())) {
    missing.push(`Python ${oldestPython.join(".")} or newer (as python3 on PATH)`);
  }
  if (missing.length > 0) {
    throw new SetupError(`Please install ${missing.join(", and ")}, then run this again.`);
  }
}

/**
 * The first Python on PATH that is new enough.
 * @returns {Promise<Python | undefined>}
 */
export function findPython() {
  python ??= searchPython();
  return python;
}

/** @returns {Promise<Python | undefined>} */
async function searchPython() {
  for (const name of ["python3", "python3.13", "python3.12", "python3.11", "python"]) {
    const path = findProgram(name);
    if (!path) continue;
    const answer = await capture(path, ["-c", "import platform; print(platform.python_version())"]);
    const version = answer?.trim() ?? "";
    if (isAtLeast(version, oldestPython)) return { path, version };
  }
  return undefined;
}

/**
 * @param {string} version
 * @param {number[]} oldest major and minor
 */
function isAtLeast(version, [oldestMajor = 0, oldestMinor = 0]) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}
