/** What a developer reads when something is missing: one sentence, and never a stack. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { root } from "../../scripts/setup/paths.mjs";
import { run, SetupError } from "../../scripts/setup/run.mjs";
import { runSteps } from "../../scripts/setup/steps.mjs";
import { machine, working } from "./machine.mjs";

/**
 * @param {string} script
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ code: number | null, said: string }>}
 */
async function runScript(script, env) {
  const child = spawn(process.execPath, [script], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (chunk) => {
    said += chunk;
  });
  const [code] = await once(child, "close");
  return { code, said };
}

test("a port that is taken", async (t) => {
  const other = createServer().listen(0, "127.0.0.1");
  t.after(() => other.close());
  await once(other, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (other.address());
  const { code, said } = await runScript("scripts/start.mjs", { PORT: String(port) });
  assert.equal(code, 1);
  assert.equal(
    said,
    `Port ${port} is taken by another program: choose another one with PORT, or none.\n`,
  );
});

test("a PORT that is not a port", async () => {
  const { code, said } = await runScript("scripts/start.mjs", { PORT: "eighty" });
  assert.equal(code, 1);
  assert.equal(said, 'PORT is "eighty", which is not the number of a port.\n');
});

test("missing programs, all in one sentence", async () => {
  const { code, said } = await runScript("scripts/setup.mjs", { PATH: "" });
  assert.equal(code, 1);
  assert.match(said, /^Please install Rust by rustup .*, and Python 3\.11 or newer .*again\.\n$/);
});

test("a browser that is not where it is said to be", async () => {
  for (const name of ["CHROMIUM", "FIREFOX", "WEBKIT_DRIVER"]) {
    const { code, said } = await runScript("scripts/setup.mjs", { [name]: "/nowhere" });
    assert.equal(code, 1);
    assert.equal(said, `${name} is set to /nowhere, which is not a program.\n`);
  }
});

test("a browser that cannot be installed: what to install, or how to leave it out", async () => {
  const { install } = await import("../../scripts/setup/webkit.mjs");
  const { PATH } = process.env;
  process.env.PATH = "";
  try {
    await assert.rejects(install(), {
      constructor: SetupError,
      message: /WebKit.* To leave it out: ENGINES=chromium,firefox npm test$/,
    });
  } finally {
    process.env.PATH = PATH;
  }
});

test("an engine that does not exist", async () => {
  const { code, said } = await runScript("scripts/setup.mjs", { ENGINES: "chromium,netscape" });
  assert.equal(code, 1);
  assert.equal(said, 'ENGINES has "netscape"; there are chromium, firefox, webkit.\n');
});

test("a network that is not there", async () => {
  const script = 'console.error("getaddrinfo ENOTFOUND example.test"); process.exit(1)';
  await assert.rejects(run(process.execPath, ["-e", script], { doing: "install the thing" }), {
    constructor: SetupError,
    message:
      "Could not install the thing: the network seems unreachable. It said last:\n" +
      "    getaddrinfo ENOTFOUND example.test",
  });
});

const onUnix = {
  skip: process.platform === "win32" && "its programs are scripts that Unix runs",
  timeout: 60_000,
};

test(
  "two steps that fail: both are named, and the one beside them is not lost",
  onUnix,
  async (t) => {
    // Each waits for the other: one after the other, they would wait for ever.
    const { replace, note, setUp } = machine(t, {
      npm: 'note("npm"); until("python"); fail("npm error code E404");',
      python3: `
      if (args[0] === "-c") return console.log("3.12.0");
      note("python"); until("npm"); fail("ensurepip is not available");`,
      cargo: `until("both have failed"); ${working.cargo}`,
    });
    const { output, ended } = setUp();
    while ((output.shown.match(/: failed after [\d.]+ s$/gm) ?? []).length < 2)
      await delay(20, undefined, { signal: t.signal });
    note("both have failed");
    const { code, shown, said } = await ended;
    assert.equal(code, 1);
    assert.match(shown, /^ {2}Node packages: installing$/m);
    assert.match(shown, /^ {2}wasm-bindgen \(compiled from source\): installed in [\d.]+ s$/m);
    assert.match(
      said,
      new RegExp(
        "^Node packages: Could not install the Node packages: .*npm ci --no-audit ended with 1\\. " +
          "It said last:\n {4}npm error code E404\n" +
          "local AWS \\(ministack\\): Could not make a Python virtual environment .* ended with 1\\. " +
          "It said last:\n {4}ensurepip is not available\n" +
          "What is installed stays: run this again for the rest\\.\n$",
      ),
    );

    await t.test("the next run installs the rest", async () => {
      replace({ ...working, cargo: 'fail("compiled again");' });
      const again = await setUp().ended;
      assert.equal(again.said, "");
      assert.equal(again.code, 0);
      assert.match(again.shown, /^ {2}wasm-bindgen \(compiled from source\): in place$/m);
      assert.match(again.shown, /^ {2}Node packages: installed in [\d.]+ s$/m);
    });
  },
);

test("a step that needs one that failed is not tried, and says so", onUnix, async (t) => {
  const { noted, setUp } = machine(t, {
    rustup: 'if (args[1] === "install") fail("error: no room on the disk");',
    cargo: 'note("cargo");',
  });
  const { code, shown, said } = await setUp().ended;
  assert.equal(code, 1);
  assert.match(
    said,
    new RegExp(
      "^Rust toolchain: Could not install Rust .*: rustup toolchain install ended with 1\\. " +
        "It said last:\n {4}error: no room on the disk\n" +
        "wasm-bindgen \\(compiled from source\\): not tried, as it needs: Rust toolchain\\.\n" +
        "What is installed stays: run this again for the rest\\.\n$",
    ),
  );
  assert.equal(noted("cargo"), false);
  assert.match(shown, /^ {2}Node packages: installed in [\d.]+ s$/m);
  assert.match(shown, /^ {2}local AWS \(ministack\): installed in [\d.]+ s$/m);
});

test("a step that fails by a mistake of ours keeps its stack", async () => {
  const step = {
    title: "a step",
    satisfied: async () => false,
    install: async () => assert.fail("a mistake"),
  };
  await assert.rejects(runSteps([[step]]), {
    constructor: SetupError,
    message: /^a step: AssertionError.*: a mistake\n {4}at .*failures\.test\.mjs/,
  });
});

test("a program that takes long says how far it is", { timeout: 60_000 }, async (t) => {
  const directory = mkdtempSync(join(tmpdir(), "iot-job-document-run-"));
  t.after(() => rmSync(directory, { recursive: true, force: true }));
  const end = join(directory, "end");
  const script = `
    console.log("   Compiling walrus");
    setInterval(() => require("node:fs").existsSync(process.argv[1]) && process.exit(), 20);`;
  t.mock.timers.enable({ apis: ["setInterval", "Date"] });
  /** @type {string[]} */
  const lines = [];
  const progress = (/** @type {string} */ line) => lines.push(line);
  const ended = run(process.execPath, ["-e", script, end], { doing: "compile", progress });
  while (!lines.at(-1)?.endsWith("Compiling walrus")) {
    t.mock.timers.tick(15_000);
    await delay(20, undefined, { signal: t.signal });
  }
  writeFileSync(end, "");
  await ended;
  assert.match(lines.at(-1) ?? "", /^still running after \d+ s: Compiling walrus$/);
});
