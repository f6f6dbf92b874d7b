/**
 * `npm run test:packaging`: packs the package, installs the tarball into small projects and runs each
 * of these for real. `npm run test:packaging -- vite deno` runs those whose names begin so. A run of
 * them all leaves its results for `scripts/packaging-table.mjs`, and fails if docs/environments.md has others.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isInDocs, resultsPath } from "../../scripts/packaging-table.mjs";
import { atExit } from "../../scripts/processes.mjs";
import { root } from "../../scripts/setup/paths.mjs";
import { run, SetupError } from "../../scripts/setup/run.mjs";
import { report, setup } from "../../scripts/setup.mjs";
import { projects } from "./projects/index.mjs";
import { Untested } from "./projects/project.mjs";
import { installTools } from "./tools.mjs";
import { openSite, pack } from "./workshop.mjs";

const atOnce = 2;

/**
 * @typedef {import("../../scripts/packaging-table.mjs").Result} Result
 * @typedef {import("./projects/project.mjs").Project} Project
 */

try {
  const chosen = chooseProjects(process.argv.slice(2));
  await setup({ for: "test" });
  await run(process.execPath, [join(root, "scripts", "build.mjs")], { doing: "build the package" });
  const results = await runProjects(chosen);
  if (results.some((result) => result === undefined)) process.exitCode = 1;
  else if (chosen.length === projects.length) keep(/** @type {Result[]} */ (results));
} catch (error) {
  report(error);
  process.exitCode = 1;
}

/**
 * @param {string[]} names what the wanted names begin with; all of them where there are none
 * @returns {Project[]}
 */
function chooseProjects(names) {
  if (names.length === 0) return projects;
  /** @type {(name: string) => string} */
  const plain = (name) => name.toLowerCase().replace(/[^a-z]/g, "");
  return names.flatMap((start) => {
    const found = projects.filter(({ name }) => plain(name).startsWith(plain(start)));
    if (found.length > 0) return found;
    throw new SetupError(`No project begins with "${start}": ${projects.map(({ name }) => name)}.`);
  });
}

/**
 * @param {Project[]} chosen
 * @returns {Promise<(Result | undefined)[]>} in the same order; undefined for what has failed
 */
async function runProjects(chosen) {
  const tools = await installTools();
  const folder = join(tools.directory, "projects");
  mkdirSync(folder, { recursive: true });
  const directory = mkdtempSync(join(folder, "run-"));
  atExit(() => rmSync(directory, { recursive: true, force: true, maxRetries: 3 }));
  const site = await openSite({ tools, directory, tarball: await pack(tools, directory) });
  /** @type {(Result | undefined)[]} */
  const results = [];
  const queue = chosen.entries();
  const work = async () => {
    // Both take from the one queue.
    for (const [index, project] of queue) results[index] = await runProject(project, site);
  };
  try {
    await Promise.all(Array.from({ length: atOnce }, work));
  } finally {
    await site.close();
  }
  return results;
}

/**
 * @param {Project} project
 * @param {import("./workshop.mjs").Site} site
 * @returns {Promise<Result | undefined>}
 */
async function runProject({ name, versions, run: runIt }, site) {
  const begun = Date.now();
  const version = versions(site.tools.version);
  const workshop = site.openWorkshop(name);
  /** @type {(mark: string, text: string) => void} */
  const say = (mark, text) => {
    const seconds = ((Date.now() - begun) / 1000).toFixed(1);
    console.log(`${[mark, name, version].filter(Boolean).join(" ")}: ${text} (${seconds} s)`);
  };
  try {
    const asserted = (await runIt(workshop)).join("; ");
    say("✓", asserted);
    return { name, version, asserted };
  } catch (error) {
    if (!(error instanceof Untested)) {
      say("✗", "failed");
      console.error(error);
      return undefined;
    }
    say("–", `not tested: ${error.message}`);
    return { name, version, asserted: `not tested: ${error.message}` };
  } finally {
    await workshop.close();
  }
}

/** @param {Result[]} results */
function keep(results) {
  writeFileSync(resultsPath, JSON.stringify(results));
  if (isInDocs(results)) return;
  throw new SetupError(
    "docs/environments.md has another table: `node scripts/packaging-table.mjs` writes it again.",
  );
}
