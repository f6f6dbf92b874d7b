/**
 * `npm test`: set-up where still needed, the build, then every test. `node scripts/test.mjs rust`
 * (or `setup`, `units`, `types`, `docs`, `browser`, `surface`, `client-iot`, `parity`, `soak`, `viewer`) runs
 * one part of them, and `ENGINES=firefox,webkit node scripts/test.mjs browser` only in these engines.
 */
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { chosenEngines, engineNames } from "./setup/engines.mjs";
import { root } from "./setup/paths.mjs";
import { run, SetupError } from "./setup/run.mjs";
import { readToolchain } from "./setup/rust.mjs";
import { report, setup } from "./setup.mjs";

/** How long a test file may take, in ms: what hangs fails, and the rest goes on. */
const patience = 600_000;

/** @type {Record<string, () => Promise<void>>} */
const parts = {
  rust: () =>
    show("cargo", [`+${readToolchain().channel}`, "test", "--workspace", "--locked", "--quiet"]),
  setup: () => runTests("setup"),
  units: () => runTests("units"),
  types: () => runTests("types"),
  docs: () => runTests("docs"),
  browser: () => runInEngines("browser", chosenEngines()),
  surface: () => runTests("surface"),
  "client-iot": () => runTests("client-iot"),
  // The SDKs' own outcomes are known of these two.
  parity: () =>
    runInEngines(
      "parity",
      chosenEngines().filter((engine) => engine !== "webkit"),
    ),
  soak: () => runInEngines("soak", chosenEngines().slice(0, 1)),
  viewer: async () => {
    const doing = "build the viewer";
    await run(process.execPath, [join(root, "scripts", "build-www.mjs")], { doing });
    await runInEngines("viewer", chosenEngines());
  },
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
 * @param {string} directory
 * @param {import("./setup/engines.mjs").Engine[]} engines
 */
async function runInEngines(directory, engines) {
  for (const engine of engines) {
    console.log(`\nIn ${engineNames[engine]}:`);
    await runTests(directory, { ENGINE: engine });
  }
}

/**
 * Two test files at a time: each has a browser and a local AWS of its own.
 * @param {string} directory
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<void>}
 */
function runTests(directory, env) {
  const options = ["--test-reporter=spec", "--test-concurrency=2", `--test-timeout=${patience}`];
  return show(process.execPath, ["--test", ...options, ...tests(directory)], env);
}

/**
 * Runs a program whose output is for the person, as it is.
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<void>}
 */
function show(command, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: "inherit",
    });
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
