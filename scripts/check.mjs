/** `npm run check`: formatting, lints and types of everything, on a machine that is set up. */
import { join } from "node:path";
import { rustdoc } from "./docs/rustdoc.mjs";
import { root } from "./setup/paths.mjs";
import { run } from "./setup/run.mjs";
import { readToolchain } from "./setup/rust.mjs";
import { report } from "./setup.mjs";

const toolchain = `+${readToolchain().channel}`;
const lint = ["--workspace", "--all-features", "--locked", "--quiet", "--", "--deny", "warnings"];
// Without the program that writes the glue, which runs on this machine only.
const wasm = ["--target", "wasm32-unknown-unknown", "--exclude", "iot-job-document-bindgen"];
const biome = join(root, "node_modules", "@biomejs", "biome", "bin", "biome");
const tsc = join(root, "node_modules", "typescript", "bin", "tsc");

/** @type {[string, string, string[], NodeJS.ProcessEnv?][]} */
const checks = [
  ["Rust formatting", "cargo", [toolchain, "fmt", "--all", "--check"]],
  ["clippy, native", "cargo", [toolchain, "clippy", "--all-targets", ...lint]],
  ["clippy, wasm32", "cargo", [toolchain, "clippy", ...wasm, ...lint]],
  ["documentation of the Rust code", "cargo", [toolchain, ...rustdoc.args], rustdoc.env],
  ["Biome", process.execPath, [biome, "ci", "--error-on-warnings", "--colors=off"]],
  ["types of js/", process.execPath, [tsc, "--project", root, "--noEmit"]],
  ["types of scripts and tests", process.execPath, [tsc, "--project", join(root, "tests")]],
  ["partitions", process.execPath, [join(root, "scripts", "partitions.mjs")]],
  ["documents", process.execPath, [join(root, "scripts", "documents.mjs")]],
  ["plain English", process.execPath, [join(root, "scripts", "check", "prose.mjs")]],
  ["workflows", process.execPath, [join(root, "scripts", "check", "workflows.mjs")]],
  ["versions", process.execPath, [join(root, "scripts", "release.mjs"), "check"]],
  [
    "licenses and sources of crates",
    process.execPath,
    [join(root, "scripts", "check", "deny.mjs")],
  ],
];

try {
  for (const [name, command, args, env = {}] of checks) {
    const begun = Date.now();
    await run(command, args, { doing: `pass: ${name}`, env });
    console.log(`✓ ${name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
  }
} catch (error) {
  report(error);
  process.exitCode = 1;
}
