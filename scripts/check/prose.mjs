/**
 * Plain English: looks for phrases that stop a reader, in Markdown files, comments and titles of tests.
 * `node scripts/check/prose.mjs --all` also looks into what is not held to it yet, and counts.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { markdownFiles, read } from "../documents/files.mjs";
import { root } from "../setup/paths.mjs";
import { problemsOfText } from "./plain.mjs";

/** What fails the check. */
const held = [
  "*.md",
  "bench",
  "crates",
  "examples",
  "fuzz",
  "js",
  "scripts",
  "src",
  "tests",
  "www",
];
/** What does not fail it yet: move a name up to hold it to the rules. */
const notHeld = ["tests/client-iot", "tests/docs", "tests/packaging", "tests/surface"];

const sources = /\.(rs|[cm]?[jt]sx?|css|html|vue)$/;
const skipped = /(^|\/)(node_modules|target|vectors)(\/|$)/;

/**
 * @param {string} folder
 * @returns {string[]} its source files
 */
function sourceFiles(folder) {
  return (
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && sources.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll("\\", "/"))
      .filter((path) => !skipped.test(path))
      // A folder inside of one that is held may be left out.
      .filter(
        (path) =>
          notHeld.includes(folder) || !notHeld.some((place) => path.startsWith(`${place}/`)),
      )
      .sort()
  );
}

/** @param {string} path @returns {string[]} what is wrong in this file */
const problemsOf = (path) => problemsOfText(path, read(path));

/**
 * @param {string} place of `held` or `notHeld`
 * @returns {string[]} what is wrong there
 */
function problemsIn(place) {
  if (place === "*.md") {
    const files = markdownFiles().filter(
      (path) => !notHeld.includes(path) && !notHeld.includes(path.split("/")[0] ?? ""),
    );
    return files.flatMap(problemsOf);
  }
  return (place.endsWith(".md") ? [place] : sourceFiles(place)).flatMap(problemsOf);
}

const failures = held.flatMap(problemsIn);
for (const failure of failures) console.error(`✗ ${failure}`);
if (failures.length > 0) process.exitCode = 1;

if (process.argv.includes("--all")) {
  for (const place of notHeld) {
    const problems = problemsIn(place);
    for (const problem of problems) console.log(`  ${problem}`);
    console.log(`${place}: ${problems.length}`);
  }
}
