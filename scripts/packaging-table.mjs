/** Writes the table of `docs/environments.md` that says where the packed package has been run, from the last run. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { argv } from "node:process";
import { pathToFileURL } from "node:url";
import { cache, root } from "./setup/paths.mjs";

/**
 * @typedef {object} Result of one project of `npm run test:packaging`
 * @property {string} name
 * @property {string} version
 * @property {string} asserted
 */

/** Where a run of every project leaves its results. */
export const resultsPath = join(cache, "packaging-results.json");

const page = join(root, "docs", "environments.md");
const between = /(<!-- packaging: begin -->\n).*(<!-- packaging: end -->)/s;

/**
 * @param {Result[]} results
 * @returns {boolean} whether the page has just these
 */
export function isInDocs(results) {
  const text = readFileSync(page, "utf8");
  return withTable(text, results) === text;
}

/**
 * @param {string} text
 * @param {Result[]} results
 * @returns {string}
 */
function withTable(text, results) {
  if (!between.test(text))
    throw new Error("docs/environments.md has no place for the table of packaging");
  const rows = results.map(
    ({ name, version, asserted }) => `| ${name} | ${version} | ${asserted} |`,
  );
  const table = ["| where | version | what ran |", "| --- | --- | --- |", ...rows, ""].join("\n");
  return text.replace(between, (_, begin, end) => `${begin}${table}${end}`);
}

if (argv[1] && import.meta.url === pathToFileURL(argv[1]).href) {
  const results = JSON.parse(readFileSync(resultsPath, "utf8"));
  writeFileSync(page, withTable(readFileSync(page, "utf8"), results));
}
