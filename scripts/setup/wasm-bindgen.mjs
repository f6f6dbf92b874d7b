/** The wasm-bindgen command line, in the version of the crate in Cargo.lock: they must match. */
import { existsSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cache, root } from "./paths.mjs";
import { run } from "./run.mjs";
import { readToolchain } from "./rust.mjs";

export const title = "wasm-bindgen (built from source: about 4 minutes)";

/** @returns {string} the version of the crate */
function version() {
  const lock = readFileSync(join(root, "Cargo.lock"), "utf8");
  const found = /name = "wasm-bindgen"\r?\nversion = "([^"]+)"/.exec(lock)?.[1];
  if (!found) throw new Error("Cargo.lock has no wasm-bindgen");
  return found;
}

/** @returns {string} */
function directory() {
  return join(cache, "tools", `wasm-bindgen-${version()}`);
}

/** @returns {string} the path of the program, whether it is installed yet or not */
export function wasmBindgenPath() {
  const suffix = process.platform === "win32" ? ".exe" : "";
  return join(directory(), "bin", `wasm-bindgen${suffix}`);
}

/** @returns {Promise<boolean>} */
export async function satisfied() {
  return existsSync(wasmBindgenPath());
}

/** @returns {Promise<void>} */
export async function install() {
  try {
    await build(["--locked"]);
  } catch (error) {
    // A mirror of the registry can lack a version that wasm-bindgen-cli has locked.
    if (!/failed to select a version/.test(String(error))) throw error;
    console.log("  The versions it has locked are not all to be had: taking the newest that fit.");
    await build([]);
  }
}

/** @param {string[]} options */
function build(options) {
  const args = ["install", "wasm-bindgen-cli", "--version", version(), "--root", directory()];
  // From outside the repository, whose cargo settings are meant for the wasm and not for a tool.
  return run("cargo", [`+${readToolchain().channel}`, ...args, ...options], {
    doing: "build wasm-bindgen",
    cwd: tmpdir(),
  });
}
