/**
 * A local AWS that checks signatures, tokens and policies: `ministack`, as a process of its own.
 * What it keeps is in memory and in a temporary directory, so every start is a new, empty account.
 */
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { atExit, end, start } from "../../scripts/processes.mjs";
import { localAwsPython } from "../../scripts/setup/local-aws.mjs";
import { SetupError } from "../../scripts/setup/run.mjs";
import { freePort } from "./free-port.mjs";

const patience = 30_000;
const attempts = 5;

/** Runs ministack until its input ends: with this process, even where that is killed. */
const program = `
import os, runpy, signal, sys, threading

def watch():
    sys.stdin.read()
    os.kill(os.getpid(), signal.SIGTERM)

threading.Thread(target=watch, daemon=True).start()
runpy.run_module("ministack", run_name="__main__", alter_sys=True)
`;

/**
 * @typedef {object} LocalAws
 * @property {string} url
 * @property {() => Promise<void>} stop
 */

/** @returns {Promise<LocalAws>} */
export async function startLocalAws() {
  const python = await localAwsPython();
  for (let attempt = 1; ; attempt++) {
    const result = await launch(python, await freePort());
    if ("url" in result) return result;
    // Another program can take the port between our look and ministack's start.
    const taken = /already in use/i.test(result.output);
    if (!taken || attempt === attempts) {
      throw new SetupError(`The local AWS did not start. It said:\n${result.output}`);
    }
  }
}

/**
 * @param {string} python
 * @param {number} port
 * @returns {Promise<LocalAws | { output: string }>}
 */
async function launch(python, port) {
  const directory = mkdtempSync(join(tmpdir(), "local-aws-"));
  const removeDirectory = () => rmSync(directory, { recursive: true, force: true, maxRetries: 3 });
  const forget = atExit(removeDirectory);
  const name = randomUUID();
  const child = start(python, ["-c", program], {
    cwd: directory,
    stdin: "pipe",
    env: environment(directory, port, name),
  });
  let output = "";
  let up = false;
  let stopping = false;
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (chunk) => {
      output = (output + chunk).slice(-20_000);
    });
  }
  /** @type {Promise<{ output: string }>} */
  const ended = new Promise((resolve) => {
    child.once("error", (error) => resolve({ output: error.message }));
    child.once("close", () => {
      if (up && !stopping) console.error(`The local AWS ended by itself. It said:\n${output}`);
      resolve({ output });
    });
  });

  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    stopping = true;
    await end(child);
    removeDirectory();
    forget();
  };
  if (await healthy(url, name, child)) {
    up = true;
    return { url, stop };
  }
  await stop();
  return ended;
}

/**
 * @param {string} directory
 * @param {number} port
 * @param {string} name
 * @returns {NodeJS.ProcessEnv} only what it needs: the developer's AWS settings are not its business
 */
function environment(directory, port, name) {
  const { PATH, SYSTEMROOT } = process.env;
  return {
    PATH,
    SYSTEMROOT,
    AUTH: "true",
    BIND_HOST: "127.0.0.1",
    GATEWAY_PORT: String(port),
    // It says this about itself at its health page, where we look whether it is ours that answers.
    MINISTACK_EDITION: name,
    // Its MQTT and SFTP listeners have fixed ports, which two test runs at once would fight for.
    IOT_MTLS_ENABLED: "0",
    SFTP_ENABLED: "0",
    HOME: directory,
    TMPDIR: directory,
    TEMP: directory,
    STATE_DIR: join(directory, "state"),
    S3_DATA_DIR: join(directory, "s3"),
  };
}

/**
 * @param {string} url
 * @param {string} name
 * @param {import("../../scripts/processes.mjs").Child} child
 * @returns {Promise<boolean>} false when it ends by itself, or takes too long
 */
async function healthy(url, name, child) {
  const deadline = Date.now() + patience;
  while (child.exitCode === null && child.signalCode === null && Date.now() < deadline) {
    const state = await fetch(`${url}/_ministack/health`)
      .then((answer) => answer.json())
      .catch(() => undefined);
    if (state?.edition === name) return true;
    await delay(25);
  }
  return false;
}
