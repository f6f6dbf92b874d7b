/** Code blocks that are files of the project, so that what a reader copies is what the tests run. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "../setup/paths.mjs";
import { read } from "./files.mjs";

const included = /(<!-- file: (\S+) -->\n```\w+\n).*?(^```$)/gms;

/**
 * @param {string} path
 * @param {string} text of that file
 * @returns {string} the text with each such block as its file is
 */
export function withIncludes(path, text) {
  return text.replaceAll(included, (_, begin, file, end) => {
    if (!existsSync(join(root, file)))
      throw new Error(`${path} includes ${file}, which is missing`);
    return `${begin}${read(file).trimEnd()}\n${end}`;
  });
}
