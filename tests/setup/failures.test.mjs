/** What a developer reads when something is missing: one sentence, and never a stack. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { test } from "node:test";
import { root } from "../../scripts/setup/paths.mjs";
import { run, SetupError } from "../../scripts/setup/run.mjs";

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

test("a PORT that is no port", async () => {
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

test("an engine that there is not", async () => {
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
