/** The Rust toolchain, components and targets that rust-toolchain.toml lists. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./paths.mjs";
import { capture, run } from "./run.mjs";

export const title = "Rust toolchain";

/** @returns {{ channel: string, components: string[], targets: string[] }} */
export function readToolchain() {
  const text = readFileSync(join(root, "rust-toolchain.toml"), "utf8");
  /** @param {string} key */
  const strings = (key) => {
    const value = new RegExp(`^${key}\\s*=\\s*(\\[[^\\]]*\\]|"[^"]*")`, "m").exec(text)?.[1] ?? "";
    return [...value.matchAll(/"([^"]*)"/g)].map((match) => /** @type {string} */ (match[1]));
  };
  const [channel] = strings("channel");
  if (!channel) throw new Error("rust-toolchain.toml names no channel");
  return { channel, components: strings("components"), targets: strings("targets") };
}

/** @returns {Promise<boolean>} */
export async function satisfied() {
  const { channel, components, targets } = readToolchain();
  const listed = await capture("rustup", [
    "component",
    "list",
    "--installed",
    "--toolchain",
    channel,
  ]);
  const installed = (listed ?? "").split(/\s+/);
  const wanted = ["cargo", "rustc", ...components, ...targets.map((name) => `rust-std-${name}`)];
  // A component that depends on the host has its triple after its name.
  return wanted.every((name) =>
    installed.some((entry) => entry === name || entry.startsWith(`${name}-`)),
  );
}

/**
 * @param {import("./run.mjs").Progress} [progress]
 * @returns {Promise<void>}
 */
export async function install(progress) {
  const { channel, components, targets } = readToolchain();
  const toolchain = ["--toolchain", channel];
  const options = { doing: `install Rust ${channel}`, progress };
  // rustup may be told not to install by itself (RUSTUP_AUTO_INSTALL=0), so nothing is left to it.
  await run(
    "rustup",
    ["toolchain", "install", channel, "--profile", "minimal", "--no-self-update"],
    options,
  );
  if (components.length > 0) {
    await run("rustup", ["component", "add", ...toolchain, ...components], options);
  }
  if (targets.length > 0) await run("rustup", ["target", "add", ...toolchain, ...targets], options);
}
