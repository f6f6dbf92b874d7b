/** Runs a program for a set-up step, showing what it says and keeping its last words. */
import { createInterface } from "node:readline";
import { start } from "../processes.mjs";
import { root } from "./paths.mjs";

/** A failure whose message is written for the person who runs the set-up: no stack wanted. */
export class SetupError extends Error {}

/**
 * Is told now and then how far a program is, in one line.
 * @typedef {(line: string) => void} Progress
 */

const dim = process.stdout.isTTY ? ["\u001b[2m", "\u001b[22m"] : ["", ""];
const silenceBeforeHeartbeat = 15_000;
const lastLines = 12;

const networkTrouble = new RegExp(
  [
    "could not resolve|failed to resolve|failure in name resolution|getaddrinfo|EAI_AGAIN|ENOTFOUND",
    "network is unreachable|ENETUNREACH|EHOSTUNREACH|no route to host|failed to establish",
    "ECONNREFUSED|ECONNRESET|connection (refused|reset|failed|timed out)|ETIMEDOUT|ERR_SOCKET",
    "failed to (connect|download|fetch)|unable to connect|could not connect|spurious network error",
    "no matching distribution found",
  ].join("|"),
  "i",
);

/**
 * Runs a program to its end and passes its output on, indented. With `progress`, for programs that run side
 * by side, only its last line is passed on, every 15 s.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{
 *   doing: string,
 *   env?: NodeJS.ProcessEnv,
 *   cwd?: string,
 *   progress?: Progress | undefined,
 * }} options `doing` completes "Could not …" in the message of a failure
 * @returns {Promise<void>}
 */
export async function run(command, args, { doing, env, cwd = root, progress }) {
  /** @type {string[]} */
  const tail = [];
  let quietSince = Date.now();
  const started = quietSince;
  /** @param {string} line */
  const show = (line) => console.log(`    ${dim[0]}${line}${dim[1]}`);
  const heartbeat = setInterval(() => {
    if (Date.now() - quietSince < silenceBeforeHeartbeat) return;
    quietSince = Date.now();
    const running = `still running after ${Math.round((quietSince - started) / 1000)} s`;
    const last = tail.slice(-1).map((line) => line.trim().slice(0, 80));
    if (progress) progress([running, ...last].join(": "));
    else show(running);
  }, 1000);

  const child = start(command, args, {
    cwd,
    // A backtrace would push what a Rust program has to say out of its last lines.
    env: { ...process.env, RUST_BACKTRACE: "0", ...env },
    last: "SIGTERM",
  });
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on("line", (line) => {
      if (!progress) quietSince = Date.now();
      if (line.trim() === "") return;
      if (!progress) show(line);
      tail.push(line);
      if (tail.length > lastLines) tail.shift();
    });
  }
  /** @type {string} */
  const outcome = await new Promise((resolve) => {
    child.on("error", (error) => resolve(error.message));
    child.on("close", (code, signal) => resolve(code === 0 ? "" : `ended with ${code ?? signal}`));
  });
  clearInterval(heartbeat);
  if (outcome === "") return;

  const said = tail.join("\n");
  const why = networkTrouble.test(said)
    ? "the network seems unreachable"
    : `${[command, ...args.slice(0, 2)].join(" ")} ${outcome}`;
  throw new SetupError(`Could not ${doing}: ${why}. It said last:\n${said.replace(/^/gm, "    ")}`);
}

/**
 * The standard output of a short program, or undefined where it cannot be run or fails.
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {Promise<string | undefined>}
 */
export function capture(command, args) {
  return new Promise((resolve) => {
    const child = start(command, args, { cwd: root });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (chunk) => {
      output += chunk;
    });
    child.stderr.resume();
    child.on("error", () => resolve(undefined));
    child.on("close", (code) => resolve(code === 0 ? output : undefined));
  });
}
