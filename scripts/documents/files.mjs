/** The Markdown files of the project, and what is in them. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../setup/paths.mjs";

/** Folders whose Markdown is not the project's own, or is made by a program. */
const skipped = new Set(["node_modules", "target", "dist", "build", "vectors", "fuzz"]);

/** @returns {string[]} the paths of all Markdown files, relative to the project, with `/` */
export function markdownFiles() {
  /** @type {(folder: string) => string[]} */
  const inFolder = (folder) =>
    readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      const isHidden = entry.name.startsWith(".") && entry.name !== ".github";
      if (isHidden || skipped.has(entry.name)) return [];
      if (entry.isDirectory()) return inFolder(path);
      return entry.name.endsWith(".md") ? [path] : [];
    });
  return inFolder("").sort();
}

/** @param {string} path relative to the project @returns {string} */
export const read = (path) => readFileSync(join(root, path), "utf8").replaceAll("\r\n", "\n");

/**
 * @typedef {object} Block of code
 * @property {string} language
 * @property {string} code
 * @property {number} line of its first line in the file, from 1
 */

/**
 * @param {string} text
 * @returns {Block[]} its fenced code blocks, also those in lists
 */
export function codeBlocks(text) {
  const fences = /^( *)```(\w*)[^\n]*\n(.*?)^\1```$/gms;
  return [...text.matchAll(fences)].map(
    ({ 1: indent = "", 2: language = "", 3: code = "", ...match }) => ({
      language,
      code: code.replaceAll(new RegExp(`^${indent}`, "gm"), ""),
      line: text.slice(0, match.index).split("\n").length + 1,
    }),
  );
}

/**
 * @param {string} text
 * @returns {string} the text with its code blocks, code spans and comments made blank, line by line
 */
export function withoutCode(text) {
  /** @type {(found: string) => string} */
  const blank = (found) => found.replaceAll(/[^\n]/g, " ");
  return text
    .replaceAll(/^( *)```.*?^\1```$/gms, blank)
    .replaceAll(/<!--.*?-->/gs, blank)
    .replaceAll(/`[^`\n]+`/g, blank);
}

/**
 * @param {string} text
 * @returns {{ level: number, title: string }[]} its headings
 */
export function headings(text) {
  const plain = text.replaceAll(/^( *)```.*?^\1```$/gms, "");
  return [...plain.matchAll(/^(#{1,6}) +(.*)$/gm)].map(([, marks = "", title = ""]) => ({
    level: marks.length,
    title,
  }));
}
