// `npm run fuzz -- TARGET [SECONDS]`: runs a fuzz target of `fuzz/` for a while, ten minutes unless
// said otherwise, from the seeds and what earlier runs found. Without a target it lists them.
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { cache, isProgram, root } from "./setup/paths.mjs";
import { run, SetupError } from "./setup/run.mjs";
import { report } from "./setup.mjs";

const version = "0.13.2";
const fuzz = join(root, "fuzz");
const tool = join(cache, "tools", `cargo-fuzz-${version}`);
const program = join(tool, "bin", process.platform === "win32" ? "cargo-fuzz.exe" : "cargo-fuzz");
const targets = readdirSync(join(fuzz, "fuzz_targets")).map((name) => name.replace(/\.rs$/, ""));

try {
  const [target = "", seconds = "600"] = process.argv.slice(2);
  if (!targets.includes(target)) throw new SetupError(`Name one of these targets: ${targets}.`);
  if (!isProgram(program)) {
    const args = ["+nightly", "install", "cargo-fuzz", "--locked", "--version", version];
    await run("cargo", [...args, "--root", tool], { doing: "install cargo-fuzz" });
  }
  const corpus = join(fuzz, "corpus", target);
  mkdirSync(corpus, { recursive: true });
  const libfuzzer = [`-max_total_time=${seconds}`, "-max_len=4096", "-print_final_stats=1"];
  await run(
    "cargo",
    ["+nightly", "fuzz", "run", target, corpus, join(fuzz, "seeds", target), "--", ...libfuzzer],
    {
      doing: `fuzz ${target}`,
      cwd: root,
      env: { PATH: `${join(tool, "bin")}:${process.env.PATH}` },
    },
  );
} catch (error) {
  report(error);
  process.exitCode = 1;
}
