/** A machine to set up: a copy of what the set-up reads, and programs that only seem to install. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { root } from "../../scripts/setup/paths.mjs";

const read = [
  "scripts",
  "crates/bindgen",
  "Cargo.lock",
  "package-lock.json",
  "rust-toolchain.toml",
  "tests/aws/requirements.txt",
];

/** What the programs have in common: notes that they leave for each other and for the test. */
const prelude = (/** @type {string} */ notes) => `#!${process.execPath}
const { cpSync, existsSync, mkdirSync, writeFileSync } = require("node:fs");
const { dirname, join } = require("node:path");
const args = process.argv.slice(2);
const note = (name) => writeFileSync(join(${JSON.stringify(notes)}, name), "");
const until = (name) => {
  const nothing = new Int32Array(new SharedArrayBuffer(4));
  while (!existsSync(join(${JSON.stringify(notes)}, name))) Atomics.wait(nothing, 0, 0, 20);
};
const fail = (words) => { console.error(words); process.exit(1); };
const write = (path) => { mkdirSync(dirname(path), { recursive: true }); cpSync(__filename, path); };
`;

/** The JavaScript of programs with which the set-up succeeds. */
export const working = {
  rustup: 'console.log("cargo rustc rustfmt clippy rust-src rust-std-wasm32-unknown-unknown");',
  cargo: `
    write(join(args[args.indexOf("--target-dir") + 1], "tool", "iot-job-document-bindgen"));`,
  npm: `
    mkdirSync("node_modules", { recursive: true });
    cpSync("package-lock.json", join("node_modules", ".package-lock.json"));`,
  python3: `
    if (args[0] === "-c") console.log("3.12.0");
    if (args[1] === "venv") write(join(args[2], "bin", "python"));`,
};

/** @typedef {keyof typeof working} Program */

/**
 * @param {import("node:test").TestContext} t
 * @param {Partial<Record<Program, string>>} programs those that do something else than succeed: their
 *   JavaScript, which has `args`, `note(name)`, `until(name)` for a note and `fail(words)`
 */
export function machine(t, programs) {
  const base = mkdtempSync(join(tmpdir(), "iot-job-document-setup-"));
  t.after(() => rmSync(base, { recursive: true, force: true }));
  const copy = join(base, "copy");
  const bin = join(base, "bin");
  const notes = join(base, "notes");
  for (const path of read) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    cpSync(join(root, path), join(copy, path), { recursive: true });
  }
  mkdirSync(bin);
  mkdirSync(notes);
  /** @param {Partial<Record<Program, string>>} some */
  const replace = (some) => {
    for (const [name, script] of Object.entries(some)) {
      writeFileSync(join(bin, name), prelude(notes) + script, { mode: 0o755 });
    }
  };
  replace({ ...working, ...programs });
  return {
    replace,
    /** @param {string} name */
    note: (name) => writeFileSync(join(notes, name), ""),
    /** @param {string} name */
    noted: (name) => existsSync(join(notes, name)),
    /** Starts the set-up for `npm start`. */
    setUp() {
      const child = spawn(process.execPath, [join(copy, "scripts", "setup.mjs"), "start"], {
        env: { ...process.env, PATH: bin },
        stdio: ["ignore", "pipe", "pipe"],
      });
      t.after(() => child.kill("SIGTERM"));
      const output = { shown: "", said: "" };
      child.stdout.setEncoding("utf8").on("data", (chunk) => {
        output.shown += chunk;
      });
      child.stderr.setEncoding("utf8").on("data", (chunk) => {
        output.said += chunk;
      });
      const ended = once(child, "close").then(([code]) => ({ code, ...output }));
      return { output, ended };
    },
  };
}
