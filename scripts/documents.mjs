/**
 * Checks the Markdown files: links, included files and figures that are up to date, translations in step
 * with the English pages. `node scripts/documents.mjs --write` fills in the included files and figures.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { withFigures } from "./documents/figures.mjs";
import { markdownFiles, read } from "./documents/files.mjs";
import { withIncludes } from "./documents/includes.mjs";
import { brokenLinksOf } from "./documents/links.mjs";
import { differencesOfTranslation } from "./documents/translations.mjs";
import { root } from "./setup/paths.mjs";

const isWriting = process.argv.includes("--write");
const files = markdownFiles();
const problems = [];

for (const path of files) {
  const text = read(path);
  const filled = withFigures(path, withIncludes(path, text));
  if (filled === text) continue;
  if (isWriting) writeFileSync(join(root, path), filled);
  else problems.push(`${path}: run \`node scripts/documents.mjs --write\` to update it`);
}
for (const path of files) {
  problems.push(...brokenLinksOf(path, read(path)));
  if (/\.\w+\.md$/.test(path)) problems.push(...differencesOfTranslation(path));
}

for (const problem of problems) console.error(`✗ ${problem}`);
if (problems.length > 0) process.exitCode = 1;
