/** The program that writes the glue of the wasm: `crates/bindgen`, compiled for this machine. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cache, root } from "./paths.mjs";
import { run } from "./run.mjs";
import { readToolchain } from "./rust.mjs";

export const title = "wasm-bindgen (compiled from source)";

const name = "iot-job-document-bindgen";

/** @returns {string} the version of wasm-bindgen */
function version() {
  const lock = readFileSync(join(root, "Cargo.lock"), "utf8");
  const found = /name = "wasm-bindgen"\r?\nversion = "([^"]+)"/.exec(lock)?.[1];
  if (!found) throw new Error("Cargo.lock has no wasm-bindgen");
  return found;
}

/**
 * Where cargo compiles it: outside `target/`, so that a CI can keep it with the rest of `.cache/`.
 * @returns {string}
 */
function directory() {
  return join(cache, "tools", `bindgen-${version()}`);
}

/** @returns {string} the file that says what the program was compiled from */
function stamp() {
  return join(directory(), "stamp");
}

/** @returns {string} a digest of the program's own files and the compiler */
function fingerprint() {
  const hash = createHash("sha256").update(readToolchain().channel);
  for (const file of ["Cargo.toml", "src/main.rs"]) {
    hash.update(`\n${file}\n`).update(readFileSync(join(root, "crates", "bindgen", file)));
  }
  return hash.digest("hex");
}

/** @returns {string} the path of the program, whether it is compiled yet or not */
export function wasmBindgenPath() {
  const suffix = process.platform === "win32" ? ".exe" : "";
  return join(directory(), "tool", `${name}${suffix}`);
}

/** @returns {Promise<boolean>} */
export async function satisfied() {
  return (
    existsSync(wasmBindgenPath()) &&
    existsSync(stamp()) &&
    readFileSync(stamp(), "utf8") === fingerprint()
  );
}

/**
 * @param {import("./run.mjs").Progress} [progress]
 * @returns {Promise<void>}
 */
export async function install(progress) {
  const what = ["--package", name, "--profile", "tool", "--locked"];
  const toolchain = `+${readToolchain().channel}`;
  await run("cargo", [toolchain, "build", ...what, "--target-dir", directory()], {
    doing: "compile wasm-bindgen",
    // It runs on this machine, whatever the target of other builds is.
    env: { CARGO_BUILD_TARGET: undefined },
    progress,
  });
  writeFileSync(stamp(), fingerprint());
}
