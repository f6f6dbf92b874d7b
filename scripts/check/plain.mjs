/** Plain English: which phrases of a text stop a reader. */
import { withoutCode } from "../documents/files.mjs";
import { phrases } from "./phrases.mjs";

/** What is not prose in a comment: code, types, and the names of what a tag of JSDoc describes. */
const code =
  /`[^`\n]+`|@(?:param|property|typedef)\s+(?:\{[^\n]*\}\s+)?\[?[\w.$]+|@\w+\s+\{[^\n]*\}|import\("[^"]+"\)[\w.[\]]*/g;

/**
 * @param {string} text of a source file
 * @returns {string} the text with everything made blank but its comments and the titles of its tests
 */
export function commentsOf(text) {
  const kept =
    /(?<![*\w])\/\*.*?\*\/|<!--.*?-->|(?:^|(?<=\s))\/\/[^\n]*|(?<=\b(?:test|describe|it)\()(["'`])(?:\\.|(?!\1).)*\1/gs;
  let prose = "";
  let from = 0;
  /** @type {(part: string) => string} */
  const blank = (part) => part.replaceAll(/[^\n]/g, " ");
  for (const match of text.matchAll(kept)) {
    prose += blank(text.slice(from, match.index)) + match[0].replaceAll(code, blank);
    from = match.index + match[0].length;
  }
  return prose;
}

/**
 * @param {string} path of a file
 * @param {string} text of that file
 * @returns {string[]} what is wrong in this file
 */
export function problemsOfText(path, text) {
  // A sentence goes on in the next line, after the marks of a comment.
  const prose = (path.endsWith(".md") ? withoutCode(text) : commentsOf(text)).replaceAll(
    /\n[ \t]*(?:\*|\/\/[/!]?|>)?[ \t]*/g,
    (mark) => `\n${" ".repeat(mark.length - 1)}`,
  );
  return phrases.flatMap(([phrase, instead]) => {
    const source = phrase.source.replaceAll(" ", "\\s+");
    return [...prose.matchAll(new RegExp(source, `${phrase.flags}g`))].map((match) => {
      const line = prose.slice(0, match.index).split("\n").length;
      const found = match[0].trim().replaceAll(/\s+/g, " ");
      return `${path}:${line}: "${found}" (instead: ${instead})`;
    });
  });
}
