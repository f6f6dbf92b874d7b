/** From the crate to `build/glue/`: the wasm and the JavaScript that wasm-bindgen writes for it. */
import { join } from "node:path";
import { root } from "../setup/paths.mjs";
import { run } from "../setup/run.mjs";
import { wasmBindgenPath } from "../setup/wasm-bindgen.mjs";
import { trimGlue } from "./glue.mjs";
import { shortenNames } from "./names.mjs";

export const glue = join(root, "build", "glue");
const target = "wasm32-unknown-unknown";

// Every trick for size of the Rust build. `npm run size` tells what one is worth when it is left out.
const compactSha2 = ['--cfg=sha2_backend="soft"', '--cfg=sha2_backend_soft="compact"'];
const smallStack = ["-Clink-arg=-zstack-size=65536"];
const smallStandardLibrary = {
  rustflags: [
    "-Zunstable-options",
    "-Cpanic=immediate-abort",
    "-Zfmt-debug=none",
    "-Zlocation-detail=none",
  ],
  cargo: ["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"],
  // The pinned toolchain is a stable one: this lets it read the flags above.
  env: { RUSTC_BOOTSTRAP: "1" },
};

// The stack grows down from 64 KiB towards 0, so that its last KiB is used by nothing that does not
// overflow it: offsets below that fold into the instructions.
const lowMemory = ["--low-memory-unused"];

/** What the Rust toolchain turns on for this target; wasm-opt refuses code that it is not told of. */
const wasmFeatures = [
  "bulk-memory",
  "multivalue",
  "mutable-globals",
  "nontrapping-float-to-int",
  "reference-types",
  "sign-ext",
];

/**
 * @param {"size" | "stable"} profile `size` rebuilds the standard library, `stable` does not
 * @returns {Promise<void>}
 */
export async function buildWasm(profile) {
  const small = profile === "size" ? smallStandardLibrary : { rustflags: [], cargo: [], env: {} };
  const targetDirectory = join(root, "target", profile);
  await run(
    "cargo",
    ["build", "--lib", "--release", "--locked", "--target", target, ...small.cargo],
    {
      doing: "build the wasm",
      env: {
        ...small.env,
        CARGO_TARGET_DIR: targetDirectory,
        CARGO_ENCODED_RUSTFLAGS: [...compactSha2, ...smallStack, ...small.rustflags].join("\x1f"),
      },
    },
  );
  const built = join(targetDirectory, target, "release", "iot_job_document.wasm");
  const bindgen = ["--target", "web", "--omit-default-module-path", "--remove-producers-section"];
  await run(wasmBindgenPath(), [built, ...bindgen, "--out-dir", glue], { doing: "write the glue" });
  const wasm = join(glue, "iot_job_document_bg.wasm");
  const features = wasmFeatures.map((feature) => `--enable-${feature}`);
  const strip = ["--strip-debug", "--strip-producers", "--strip-target-features"];
  const wasmOpt = join(root, "node_modules", "binaryen", "bin", "wasm-opt");
  await run(
    process.execPath,
    [wasmOpt, wasm, "-Os", "--converge", ...lowMemory, ...features, ...strip, "-o", wasm],
    { doing: "shrink the wasm" },
  );
  const code = join(glue, "iot_job_document.js");
  await shortenNames(wasmOpt, features, wasm, code);
  trimGlue(code);
}
