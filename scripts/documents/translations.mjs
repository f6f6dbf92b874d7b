/** Translated pages keep the structure and the code of the English page. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "../setup/paths.mjs";
import { codeBlocks, headings, read } from "./files.mjs";

/** @param {string} code @returns {string} without comments, which a translation may translate */
function withoutComments(code) {
  return code
    .replaceAll(/<!--.*?-->/gs, "")
    .replaceAll(/\/\*.*?\*\//gs, "")
    .replaceAll(/(^|\s)(\/\/|#) .*$/gm, "")
    .replaceAll(/\s+/g, " ")
    .trim();
}

/**
 * @param {string} path of a translated file, such as `README.ko.md`
 * @returns {string[]} where it does not follow the English one
 */
export function differencesOfTranslation(path) {
  const original = path.replace(/\.\w+\.md$/, ".md");
  if (!existsSync(join(root, original))) return [`${path}: there is no ${original}`];
  return differences(original, read(original), path, read(path));
}

/**
 * @param {string} original the path of the English page
 * @param {string} english its text
 * @param {string} path of the translated page
 * @param {string} translated its text
 * @returns {string[]} where it does not follow the English one
 */
export function differences(original, english, path, translated) {
  const [ours, theirs] = [headings(english), headings(translated)];
  const problems = [];
  const shape = (/** @type {{ level: number }[]} */ list) =>
    list.map(({ level }) => level).join(" ");
  if (shape(ours) !== shape(theirs)) {
    const missing = ours.find(({ level }, index) => level !== theirs[index]?.level);
    const where = missing ? ` from "${missing.title}" on` : "";
    problems.push(`${path}: other headings than ${original}${where}`);
  }
  const [code, translatedCode] = [codeBlocks(english), codeBlocks(translated)];
  if (code.length !== translatedCode.length) {
    problems.push(`${path}: ${translatedCode.length} code blocks, ${original} has ${code.length}`);
  }
  for (const [index, block] of code.entries()) {
    const other = translatedCode[index];
    if (!other) break;
    const same =
      block.language === other.language &&
      withoutComments(block.code) === withoutComments(other.code);
    if (!same) problems.push(`${path}:${other.line}: another code than ${original}:${block.line}`);
  }
  return problems;
}
