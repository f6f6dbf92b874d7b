/**
 * Plain English: looks for phrases that stop a reader, in Markdown files, comments and titles of tests.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { markdownFiles, read } from "../documents/files.mjs";
import { root } from "../setup/paths.mjs";
import { problemsOfText } from "./plain.mjs";

/** Where it looks, beside all Markdown files. */
const folders = ["bench", "crates", "examples", "fuzz", "js", "scripts", "src", "tests", "www"];

const sources = /\.(rs|[cm]?[jt]sx?|css|html|vue)$/;
const skipped = /(^|\/)(node_modules|target|vectors)(\/|$)/;

/**
 * @param {string} folder
 * @returns {string[]} its source files
 */
function sourceFiles(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && sources.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll("\\", "/"))
    .filter((path) => !skipped.test(path))
    .sort();
}

const files = [...markdownFiles(), ...folders.flatMap(sourceFiles)];
const failures = files.flatMap((path) => problemsOfText(path, read(path)));
for (const failure of failures) console.error(`✗ ${failure}`);
if (failures.length > 0) process.exitCode = 1;
