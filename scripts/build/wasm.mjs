/** From the crate to `build/glue/`: the wasm and the JavaScript that wasm-bindgen writes for it. */
import { join } from "node:path";
import { root } from "../setup/paths.mjs";
import { run } from "../setup/run.mjs";
import { wasmBindgenPath } from "../setup/wasm-bindgen.mjs";
import { shortenNames } from "./names.mjs";
import { optionsOf, shortNames, tricks } from "./tricks.mjs";

export const glue = join(root, "build", "glue");
/** The wasm of the client, and that of the placeholders, each as small as it gets. */
export const coreWasm = join(glue, "iot_job_document_bg.wasm");
export const placeholdersWasm = join(glue, "placeholders.wasm");

const target = "wasm32-unknown-unknown";

/** What the wasm uses: wasm-opt refuses code that it is not told of. */
const wasmFeatures = [
  "bulk-memory",
  "multivalue",
  "mutable-globals",
  "nontrapping-float-to-int",
  "reference-types",
  "sign-ext",
  "simd",
];

const wasmOpt = join(root, "node_modules", "binaryen", "bin", "wasm-opt");
const features = wasmFeatures.map((feature) => `--enable-${feature}`);

/**
 * @typedef {"size" | "stable"} Profile `size` rebuilds the standard library, `stable` does not
 */

/** @typedef {import("./tricks.mjs").Kind} Kind */

/**
 * Compiles a crate of the workspace.
 * @param {Profile} profile
 * @param {string} crate its name
 * @param {string} library the name of its library
 * @param {Kind} kind
 * @param {string} [without] the name of a trick to leave out
 * @returns {Promise<string>} the path of the wasm
 */
async function compile(profile, crate, library, kind, without) {
  const { rustflags, cargo } = optionsOf(profile, kind, without);
  // Each with a standard library of its own, as its flags differ.
  const left = tricks.find(({ name }) => name === without);
  const isOther = left?.rustflags || left?.cargo;
  const directory = join(root, "target", isOther ? "without" : `${profile}-${kind}`);
  const args = ["--package", crate, "--lib", "--release", "--locked", "--target", target, ...cargo];
  await run("cargo", ["build", ...args], {
    doing: `build the wasm of ${crate}`,
    env: {
      // The pinned toolchain is a stable one: this lets it read the unstable options.
      ...(profile === "size" && { RUSTC_BOOTSTRAP: "1" }),
      CARGO_TARGET_DIR: directory,
      CARGO_ENCODED_RUSTFLAGS: rustflags.join("\x1f"),
    },
  });
  return join(directory, target, "release", `${library}.wasm`);
}

/**
 * Makes a wasm smaller.
 * @param {string} from its path
 * @param {string} to the path of the smaller one
 * @param {string[]} passes of wasm-opt
 * @param {string[]} names the options that keep or remove the names of its functions
 * @returns {Promise<void>}
 */
async function shrink(from, to, passes, names = ["--strip-debug"]) {
  const strip = ["--strip-producers", "--strip-target-features"];
  const args = [wasmOpt, from, ...passes, ...features, ...strip, ...names, "-o", to];
  await run(process.execPath, args, { doing: "shrink the wasm" });
}

/**
 * @param {Profile} profile
 * @param {string} directory for the wasm and its glue
 * @param {string} [without] the name of a trick to leave out
 * @returns {Promise<string>} the path of the wasm
 */
export async function buildWasm(profile, directory = glue, without = undefined) {
  const wasm = await bind(profile, directory, without);
  await shrink(wasm, wasm, optionsOf(profile, "core", without).wasmOpt);
  if (without !== shortNames) {
    await shortenNames(wasmOpt, features, wasm, join(directory, "iot_job_document.js"));
  }
  return wasm;
}

/**
 * Builds the same wasm with the names of its functions, to see what weighs in it.
 * @param {string} directory
 * @returns {Promise<string>} its path
 */
export async function buildNamedWasm(directory) {
  const wasm = await bind("size", directory);
  await shrink(wasm, wasm, optionsOf("size", "core").wasmOpt, ["--debuginfo"]);
  return wasm;
}

/**
 * @param {Profile} profile
 * @param {string} directory
 * @param {string} [without] the name of a trick to leave out
 * @returns {Promise<string>} the path of the wasm, as wasm-bindgen leaves it
 */
async function bind(profile, directory, without) {
  const built = await compile(profile, "iot-job-document", "iot_job_document", "core", without);
  // After a trap, the package makes a new instance.
  const options = ["--reset-state", "--out-dir", directory];
  await run(wasmBindgenPath(), [built, ...options], { doing: "write the glue" });
  return join(directory, "iot_job_document_bg.wasm");
}

/**
 * The placeholders have a wasm of their own, with three functions that take and give numbers: only who
 * imports them pays for it, and it needs no glue.
 *
 * @param {Profile} profile
 * @returns {Promise<void>}
 */
export async function buildPlaceholders(profile) {
  const built = await compile(
    profile,
    "iot-job-document-placeholders",
    "placeholders",
    "placeholders",
  );
  await shrink(built, placeholdersWasm, optionsOf(profile, "placeholders").wasmOpt);
}
