/**
 * `npm test`: set-up where still needed, the build, then every test. `node scripts/test.mjs rust`
 * (or `setup`, `browser`, `surface`, `types`) runs one part of them.
 */
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "./setup/paths.mjs";
import { run, SetupError } from "./setup/run.mjs";
import { readToolchain } from "./setup/rust.mjs";
import { report, setup } from "./setup.mjs";

/** @type {Record<string, () => Promise<void>>} */
const parts = {
  rust: () => show("cargo", [`+${readToolchain().channel}`, "test", "--locked", "--quiet"]),
  setup: () => show(process.execPath, ["--test", "--test-reporter=spec", ...tests("setup")]),
  browser: () =>
    show(process.execPath, [
      "--test",
      "--test-reporter=spec",
      "--test-concurrency=2",
      ...tests("browser"),
    ]),
};

try {
  const chosen = process.argv.slice(2);
  const unknown = chosen.find((name) => !(name in parts));
  if (unknown) throw new SetupError(`There is no part "${unknown}": ${Object.keys(parts)}.`);
  await setup({ for: "test" });
  await run(process.execPath, [join(root, "scripts", "build.mjs")], { doing: "build the package" });
  for (const [name, test] of Object.entries(parts)) {
    if (chosen.length === 0 || chosen.includes(name)) await test();
  }
} catch (error) {
  report(error);
  process.exitCode = 1;
}

/**
 * Runs a program whose output is for the person, as it is.
 * @param {string} command
 * @param {string[]} args
 * @returns {Promise<void>}
 */
function show(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: "inherit" });
    child.on("error", reject);
    child.on("close", (code) => {
      const failed = () => new SetupError(`Failed: ${[command, ...args].join(" ")}`);
      code === 0 ? resolve() : reject(failed());
    });
  });
}

/**
 * @param {string} directory
 * @returns {string[]} the test files, relative to the repository
 */
function tests(directory) {
  const names = readdirSync(join(root, "tests", directory)).sort();
  return names
    .filter((name) => name.endsWith(".test.mjs"))
    .map((name) => join("tests", directory, name));
}
