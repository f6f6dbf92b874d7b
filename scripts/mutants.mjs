/**
 * `npm run mutants`: makes small faults in the crate, one after the other, and lists those that no test sees.
 * `npm run mutants -- --file src/retry.rs` does so in one file; `-- --shard 0/8` makes an eighth of them.
 * What it leaves out, and why, is in `.cargo/mutants.toml`. It takes about half an hour.
 */
import { join } from "node:path";
import { cache, isProgram } from "./setup/paths.mjs";
import { run } from "./setup/run.mjs";
import { readToolchain } from "./setup/rust.mjs";
import { report } from "./setup.mjs";

const version = "27.1.0";
const tool = join(cache, "tools", `cargo-mutants-${version}`);
const suffix = process.platform === "win32" ? ".exe" : "";
const program = join(tool, "bin", `cargo-mutants${suffix}`);
const toolchain = `+${readToolchain().channel}`;

try {
  if (!isProgram(program)) {
    const args = [toolchain, "install", "cargo-mutants", "--locked", "--version", version];
    await run("cargo", [...args, "--root", tool], { doing: "install cargo-mutants" });
  }
  const options = ["--no-shuffle", "--colors=never", "--output", "target"];
  await run(program, ["mutants", ...options, ...process.argv.slice(2)], {
    doing: "have every fault seen by a test: target/mutants.out/missed.txt has the others",
    // Without optimisation and debug information a fault is built in a third of the time.
    env: { SIMULATE: "2000", CARGO_PROFILE_TEST_OPT_LEVEL: "0", CARGO_PROFILE_TEST_DEBUG: "0" },
  });
} catch (error) {
  report(error);
  process.exitCode = 1;
}
