/** From the crate to `build/glue/`: the wasm and the JavaScript that wasm-bindgen writes for it. */
import { join } from "node:path";
import { root } from "../setup/paths.mjs";
import { run } from "../setup/run.mjs";
import { wasmBindgenPath } from "../setup/wasm-bindgen.mjs";
import { shortenNames } from "./names.mjs";

export const glue = join(root, "build", "glue");
/** The wasm of the client, and that of the placeholders, each as small as it gets. */
export const coreWasm = join(glue, "iot_job_document_bg.wasm");
export const placeholdersWasm = join(glue, "placeholders.wasm");

const target = "wasm32-unknown-unknown";

// Every trick for size of the Rust build. `npm run size` tells what one is worth when it is left out.
// Data at the start of the memory has addresses of two bytes, not of three: −200 bytes. The stack comes after it,
// so that nothing would stop one that overflows: no call takes more than 5 KiB of it, and nothing calls itself.
const memory = [
  "-Clink-arg=-zstack-size=65536",
  "-Clink-arg=--no-stack-first",
  "-Clink-arg=--global-base=1024",
];
// `sha2` then works on four words at once: 190 ns a block. Without, its unrolled form takes 220 and 900 bytes
// more, its compact one (`--cfg=sha2_backend_soft="compact"`) 340 and 170 bytes less. Browsers of 2023 and
// newer have it; for older ones, leave it out here and below.
const vectors = ["-Ctarget-feature=+simd128"];
const smallStandardLibrary = {
  rustflags: [
    "-Zunstable-options",
    "-Cpanic=immediate-abort",
    "-Zfmt-debug=none",
    "-Zlocation-detail=none",
    // Rust itself inlines what is a line long, iterators above all, which "z" leaves to LLVM: −2,000 bytes.
    "-Zinline-mir=yes",
    // wasm-bindgen then keeps JavaScript's objects in an array, not in a table of the wasm: −435 bytes.
    "-Ctarget-feature=-reference-types,-multivalue",
  ],
  cargo: ["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"],
  // The pinned toolchain is a stable one: this lets it read the flags above.
  env: { RUSTC_BOOTSTRAP: "1" },
};

// How much Rust, and LLVM after it, inline: what is best differs. For the core, 35, 60 where the code asks for it, and
// 35 are 600 bytes less than LLVM's 25 alone.
const inlining = {
  core: [
    "-Zinline-mir-threshold=35",
    "-Zinline-mir-hint-threshold=60",
    "-Cllvm-args=-inline-threshold=35",
  ],
  placeholders: ["-Cllvm-args=-inline-threshold=25"],
};

// Nothing is in the first KiB: offsets below that fold into the instructions.
const lowMemory = ["--low-memory-unused"];

// Flattening the code and structuring it again, then optimising once more, finds what the usual passes do
// not; twice, −70 bytes more.
const again = ["--flatten", "--rereloop", "-Oz"];

const passes = {
  // Little inlining and no sharing inside a function leave more that repeats, and functions beside those with a
  // name like theirs compress better: −580 bytes together.
  core: [
    ...[...again, ...again, "-Oz", "--reorder-functions-by-name"],
    ...["--one-caller-inline-max-function-size=40", "--always-inline-max-function-size=5"],
    "--skip-pass=local-cse",
  ],
  // Functions that are used often come first: −50 bytes.
  placeholders: ["-Os", ...again, ...again, "-Oz", "--reorder-functions"],
};

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

/**
 * Compiles a crate of the workspace.
 * @param {Profile} profile
 * @param {string} crate its name
 * @param {string} library the name of its library
 * @param {keyof typeof inlining} kind
 * @returns {Promise<string>} the path of the wasm
 */
export async function compile(profile, crate, library, kind) {
  const small =
    profile === "size"
      ? {
          ...smallStandardLibrary,
          rustflags: [...smallStandardLibrary.rustflags, ...inlining[kind]],
        }
      : { rustflags: [], cargo: [], env: {} };
  // Each with a standard library of its own, as its flags differ.
  const targetDirectory = join(root, "target", `${profile}-${kind}`);
  await run(
    "cargo",
    [
      "build",
      "--package",
      crate,
      "--lib",
      "--release",
      "--locked",
      "--target",
      target,
      ...small.cargo,
    ],
    {
      doing: `build the wasm of ${crate}`,
      env: {
        ...small.env,
        CARGO_TARGET_DIR: targetDirectory,
        CARGO_ENCODED_RUSTFLAGS: [...memory, ...vectors, ...small.rustflags].join("\x1f"),
      },
    },
  );
  return join(targetDirectory, target, "release", `${library}.wasm`);
}

/**
 * Makes a wasm smaller.
 * @param {string} from its path
 * @param {string} to the path of the smaller one
 * @param {keyof typeof passes} kind
 * @param {string[]} names the options that keep or remove the names of its functions
 * @returns {Promise<void>}
 */
export async function shrink(from, to, kind, names = ["--strip-debug"]) {
  const strip = ["--strip-producers", "--strip-target-features"];
  await run(
    process.execPath,
    [wasmOpt, from, ...passes[kind], ...lowMemory, ...features, ...strip, ...names, "-o", to],
    { doing: "shrink the wasm" },
  );
}

/**
 * @param {Profile} profile
 * @param {string} directory for the wasm and its glue
 * @returns {Promise<string>} the path of the wasm
 */
export async function buildWasm(profile, directory = glue) {
  const wasm = await bind(profile, directory);
  await shrink(wasm, wasm, "core");
  await shortenNames(wasmOpt, features, wasm, join(directory, "iot_job_document.js"));
  return wasm;
}

/**
 * Builds the same wasm with the names of its functions, to see what weighs in it.
 * @param {string} directory
 * @returns {Promise<string>} its path
 */
export async function buildNamedWasm(directory) {
  const wasm = await bind("size", directory);
  await shrink(wasm, wasm, "core", ["--debuginfo"]);
  return wasm;
}

/**
 * @param {Profile} profile
 * @param {string} directory
 * @returns {Promise<string>} the path of the wasm, as wasm-bindgen leaves it
 */
async function bind(profile, directory) {
  const built = await compile(profile, "iot-job-document", "iot_job_document", "core");
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
  await shrink(built, placeholdersWasm, "placeholders");
}
