/** Links between the Markdown files. */
import { existsSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { root } from "../setup/paths.mjs";
import { headings, read, withoutCode } from "./files.mjs";

/**
 * @param {string} text of a file
 * @returns {Set<string>} the anchors of its headings, as GitHub makes them
 */
function anchors(text) {
  const slugs = headings(text).map(({ title }) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
      .trim()
      .replaceAll(/\s/g, "-"),
  );
  return new Set(slugs);
}

/**
 * @param {string} path of a Markdown file, relative to the project
 * @param {string} text of that file
 * @returns {string[]} what is wrong with its links
 */
export function brokenLinksOf(path, text) {
  return [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(({ 1: link = "" }) => {
    if (/^https:\/\/[\w.-]+\.\w+(\/\S*)?$/.test(link)) return [];
    const [file = "", anchor] = link.split("#");
    const target = file ? normalize(join(dirname(path), file)).replaceAll("\\", "/") : path;
    if (/^\w+:/.test(link) || !existsSync(join(root, target)))
      return [`${path}: ${link} leads nowhere`];
    if (anchor === undefined || anchors(read(target)).has(anchor)) return [];
    return [`${path}: ${link} leads to no heading`];
  });
}
