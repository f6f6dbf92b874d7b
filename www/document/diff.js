/** What differs between two versions of a document, line by line. */

/**
 * @template Line
 * @typedef {{ kind: "same" | "changed", before?: Line, after?: Line }} Row one line of each side; a
 *   side is absent where the other has a line more
 */

/** Beyond this many differing lines, what lies between common ends counts as replaced. */
const mostEdits = 2000;

/**
 * Pairs the lines of two versions: an O(ND) difference, as of Myers, between their common ends.
 * @template {{ text: string, depth: number }} Line
 * @param {readonly Line[]} before
 * @param {readonly Line[]} after
 * @returns {Row<Line>[]}
 * @see http://www.xmailserver.org/diff2.pdf
 */
export function compare(before, after) {
  const equal = (/** @type {number} */ x, /** @type {number} */ y) =>
    before[x]?.text === after[y]?.text && before[x]?.depth === after[y]?.depth;
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && equal(head, head)) head++;
  let tail = 0;
  while (tail < shorter - head && equal(before.length - 1 - tail, after.length - 1 - tail)) tail++;

  const ends = { before: before.length - tail, after: after.length - tail };
  const common = [
    ...Array.from({ length: head }, (_, index) => /** @type {const} */ ([index, index])),
    ...matching(head, ends, equal),
    ...Array.from({ length: tail }, (_, index) => {
      return /** @type {const} */ ([ends.before + index, ends.after + index]);
    }),
  ];
  /** @type {Row<Line>[]} */
  const rows = [];
  let [x, y] = [0, 0];
  for (const [nextX, nextY] of [...common, /** @type {const} */ ([before.length, after.length])]) {
    for (; x < nextX || y < nextY; x++, y++) {
      /** @type {Row<Line>} */
      const row = { kind: "changed" };
      if (x < nextX) row.before = before[x];
      if (y < nextY) row.after = after[y];
      rows.push(row);
    }
    [x, y] = [nextX, nextY];
    const left = before[x];
    const right = after[y];
    if (left && right) rows.push({ kind: "same", before: left, after: right });
    x++;
    y++;
  }
  return rows;
}

/**
 * The lines that both have between their common ends.
 * @param {number} start
 * @param {{ before: number, after: number }} ends
 * @param {(x: number, y: number) => boolean} equal
 * @returns {[number, number][]}
 */
function matching(start, ends, equal) {
  const width = ends.before - start;
  const height = ends.after - start;
  const most = Math.min(width + height, mostEdits);
  /** How far each diagonal reaches; `most` is where diagonal 0 is. */
  const reach = new Int32Array(2 * most + 2);
  /** @type {Int32Array[]} what it was before each edit, from diagonal `-edits` on */
  const history = [];
  /** @param {(diagonal: number) => number} at @param {number} diagonal @param {number} edits */
  const isDown = (at, diagonal, edits) =>
    diagonal === -edits || (diagonal !== edits && at(diagonal - 1) < at(diagonal + 1));
  const now = (/** @type {number} */ diagonal) => reach[most + diagonal] ?? 0;

  for (let edits = 0; edits <= most; edits++) {
    history.push(reach.slice(most - edits, most + edits + 1));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = isDown(now, diagonal, edits) ? now(diagonal + 1) : now(diagonal - 1) + 1;
      while (x < width && x - diagonal < height && equal(start + x, start + x - diagonal)) x++;
      reach[most + diagonal] = x;
      if (x >= width && x - diagonal >= height) return trace(width, height);
    }
  }
  return [];

  /** @param {number} x @param {number} y @returns {[number, number][]} */
  function trace(x, y) {
    /** @type {[number, number][]} */
    const pairs = [];
    for (let edits = history.length - 1; edits >= 0; edits--) {
      const before = (/** @type {number} */ diagonal) => history[edits]?.[edits + diagonal] ?? 0;
      const diagonal = x - y;
      const previous = diagonal + (isDown(before, diagonal, edits) ? 1 : -1);
      const fromX = edits === 0 ? 0 : before(previous);
      const fromY = edits === 0 ? 0 : fromX - previous;
      while (x > fromX && y > fromY) pairs.push([start + --x, start + --y]);
      [x, y] = [fromX, fromY];
    }
    return pairs.reverse();
  }
}

/**
 * What differs within two lines: all but their common start and end.
 * @param {string} before
 * @param {string} after
 * @returns {{ before: [number, number], after: [number, number] }}
 */
export function changed(before, after) {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  if (isHalf(before, head)) head--;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  if (isHalf(before, before.length - tail)) tail--;
  return { before: [head, before.length - tail], after: [head, after.length - tail] };
}

/** Whether a cut would part the two halves of a character. @param {string} text @param {number} at */
function isHalf(text, at) {
  return (
    /^[\uDC00-\uDFFF]/.test(text.slice(at, at + 1)) && /[\uD800-\uDBFF]$/.test(text.slice(0, at))
  );
}
