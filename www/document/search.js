/** Finds text in the lines that are shown, whatever its case. */

/** @typedef {{ line: number, start: number, end: number }} Match */

/**
 * @param {readonly { text: string }[]} lines
 * @param {string} wanted
 * @returns {Match[]} from top to bottom
 */
export function search(lines, wanted) {
  if (wanted === "") return [];
  const pattern = new RegExp(wanted.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"), "giu");
  return lines.flatMap(({ text }, line) =>
    [...text.matchAll(pattern)].map(({ index, 0: found }) => ({
      line,
      start: index,
      end: index + found.length,
    })),
  );
}
