/**
 * Child processes that never outlive this one: each has a process group of its own, and what is
 * still running when this process ends, also by a signal, is ended with it.
 */
import { execFileSync, spawn } from "node:child_process";

/** @typedef {import("node:child_process").ChildProcessByStdio<Writable | null, Readable, Readable>} Child */
/** @typedef {import("node:stream").Readable} Readable */
/** @typedef {import("node:stream").Writable} Writable */

const windows = process.platform === "win32";
/** @type {Map<Child, NodeJS.Signals>} with the signal that ends it when this process ends */
const running = new Map();
/** @type {Set<() => void>} */
const cleanups = new Set();
let installed = false;

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{
 *   cwd: string,
 *   env?: NodeJS.ProcessEnv,
 *   last?: NodeJS.Signals,
 *   stdin?: "ignore" | "pipe",
 * }} options `last`: the signal at the end of this process, SIGTERM for a program that must not be torn
 *   off; `stdin`: "pipe" for a program that ends at the end of its input, which comes even where this
 *   process is killed
 * @returns {Child}
 */
export function start(command, args, options) {
  const { cwd, env = process.env, last = "SIGKILL", stdin = "ignore" } = options;
  install();
  const spawned = spawn(command, args, {
    cwd,
    env,
    stdio: [stdin, "pipe", "pipe"],
    // Windows has no process groups, and starts npm, a .cmd file, only by a shell.
    detached: !windows,
    shell: windows && command.endsWith(".cmd"),
  });
  // Its types do not tell that two of the three are pipes, where the first is chosen at run time.
  const child = /** @type {Child} */ (spawned);
  running.set(child, last);
  child.once("error", () => running.delete(child));
  child.once("exit", () => {
    // Its own children can outlive it.
    signal(child, last);
    running.delete(child);
  });
  return child;
}

/**
 * Ends a child: politely, and after `grace` milliseconds by force.
 * @param {Child} child
 * @param {number} [grace]
 * @returns {Promise<void>}
 */
export function end(child, grace = 2000) {
  if (!running.has(child)) return Promise.resolve();
  return new Promise((resolve) => {
    const force = setTimeout(() => signal(child, "SIGKILL"), grace);
    child.once("exit", () => {
      clearTimeout(force);
      resolve();
    });
    signal(child, "SIGTERM");
  });
}

/**
 * Runs `cleanup` (synchronously) when this process ends; returns what takes it off the list.
 * @param {() => void} cleanup
 * @returns {() => void}
 */
export function atExit(cleanup) {
  install();
  cleanups.add(cleanup);
  return () => cleanups.delete(cleanup);
}

/**
 * @param {Child} child
 * @param {NodeJS.Signals} name
 */
function signal({ pid }, name) {
  if (pid === undefined) return;
  try {
    if (windows) execFileSync("taskkill", ["/pid", String(pid), "/T", "/F"], { stdio: "ignore" });
    else process.kill(-pid, name);
  } catch {
    // It has ended by itself, which is all that was wanted.
  }
}

/** Hooks into the end of this process, once. */
function install() {
  if (installed) return;
  installed = true;
  process.on("exit", () => {
    for (const [child, last] of running) signal(child, last);
    for (const cleanup of cleanups) cleanup();
  });
  // Node ends on a signal without "exit", unless somebody listens. Whoever else listens decides.
  for (const [name, number] of /** @type {const} */ ([
    ["SIGHUP", 1],
    ["SIGINT", 2],
    ["SIGTERM", 15],
  ])) {
    process.on(name, () => {
      if (process.listenerCount(name) === 1) process.exit(128 + number);
    });
  }
}
