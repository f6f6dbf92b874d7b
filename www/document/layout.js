/**
 * A document as lines of pieces. The text is cut and indented, never parsed and written again: what is
 * shown is what the service sent, `1.0` stays `1.0`, and every piece knows where it was.
 */

/**
 * @typedef {"key" | "string" | "number" | "literal" | "bare" | "punctuation" | "raw"} PieceKind
 *
 * @typedef {object} Piece
 * @property {PieceKind} kind
 * @property {string} text
 * @property {number | undefined} [placeholder] the index of the placeholder that it is, or is a part of
 *
 * @typedef {object} Line
 * @property {number} depth how far it is indented
 * @property {Piece[]} pieces
 * @property {string} text of all pieces
 * @property {number} [end] where it opens a block: the index of the line that closes it
 * @property {number} [items] where it opens a block: how many items stand in it
 *
 * @typedef {{ start: number, end: number, depth: number }} Range of a placeholder
 */

/** What may stand between two pieces of JSON. */
const blank = /[\t\n\r ]*/y;
/** A string, also one that never ends. */
const quoted = /"(?:[^"\\]|\\[\s\S])*"?/y;
const numeral = /^-?\d/;
const word = /^(?:true|false|null)$/;
/** What is none of JSON's marks. */
const other = /[^\t\n\r ,:[\]{}"]+/y;

/** @param {RegExp} pattern a sticky one @param {string} text @param {number} at */
function match(pattern, text, at) {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? "";
}

/**
 * Lays a document out, one item a line.
 * @param {string} text
 * @param {readonly Range[]} placeholders in the order in which they start
 * @returns {Line[] | undefined} nothing for a text whose brackets do not match
 */
export function formatted(text, placeholders) {
  const cut = cutter(text, placeholders);
  /** @type {Line[]} */
  const lines = [{ depth: 0, pieces: [], text: "" }];
  /** @type {number[]} the lines of the blocks that are open */
  const open = [];
  const last = () => /** @type {Line} */ (lines[lines.length - 1]);
  const breakLine = () => lines.push({ depth: open.length, pieces: [], text: "" });
  const opener = () => lines[/** @type {number} */ (open[open.length - 1])];

  for (let at = match(blank, text, 0).length; at < text.length; ) {
    const char = /** @type {string} */ (text[at]);
    let end = at + 1;
    if (char === "{" || char === "[") {
      const close = char === "{" ? "}" : "]";
      const next = end + match(blank, text, end).length;
      if (text[next] === close) {
        last().pieces.push({ kind: "punctuation", text: char + close });
        end = next + 1;
      } else {
        last().pieces.push({ kind: "punctuation", text: char });
        last().items = 1;
        open.push(lines.length - 1);
        breakLine();
      }
    } else if (char === "}" || char === "]") {
      const block = opener();
      if (block?.pieces.at(-1)?.text !== (char === "}" ? "{" : "[")) return undefined;
      open.pop();
      breakLine();
      block.end = lines.length - 1;
      last().pieces.push({ kind: "punctuation", text: char });
    } else if (char === ",") {
      last().pieces.push({ kind: "punctuation", text: char });
      const block = opener();
      if (block) block.items = (block.items ?? 0) + 1;
      breakLine();
    } else if (char === ":") {
      for (const piece of last().pieces) piece.kind = "key";
      last().pieces.push({ kind: "punctuation", text: ": " });
    } else {
      const bare = cut.startingAt(at);
      end = bare?.end ?? at + match(char === '"' ? quoted : other, text, at).length;
      last().pieces.push(...cut.pieces(at, end, kindOf(char, text.slice(at, end))));
    }
    at = end + match(blank, text, end).length;
  }
  if (open.length > 0) return undefined;
  for (const line of lines) line.text = textOf(line);
  return lines;
}

/**
 * The document as it was sent, line by line.
 * @param {string} text
 * @param {readonly Range[]} placeholders in the order in which they start
 * @returns {Line[]}
 */
export function raw(text, placeholders) {
  const cut = cutter(text, placeholders);
  let start = 0;
  return text.split("\n").map((line) => {
    const pieces = cut.pieces(start, start + line.length, "raw");
    start += line.length + 1;
    return { depth: 0, pieces, text: line };
  });
}

/** @param {string} char @param {string} token @returns {PieceKind} */
function kindOf(char, token) {
  if (char === '"') return "string";
  if (numeral.test(token)) return "number";
  return word.test(token) ? "literal" : "bare";
}

/** @param {Line} line */
const textOf = (line) => line.pieces.map((piece) => piece.text).join("");

/**
 * Cuts pieces where placeholders begin and end. It is asked from the start of the text to its end.
 * @param {string} text
 * @param {readonly Range[]} placeholders
 */
function cutter(text, placeholders) {
  const outer = [...placeholders.entries()].filter(([, range]) => range.depth === 0);
  let next = 0;
  /** @param {number} at */
  const skipTo = (at) => {
    while ((outer[next]?.[1].end ?? Number.POSITIVE_INFINITY) <= at) next++;
  };
  return {
    /** @param {number} at @returns {Range | undefined} the placeholder that starts right here */
    startingAt(at) {
      skipTo(at);
      const range = outer[next]?.[1];
      return range?.start === at ? range : undefined;
    },
    /** @param {number} start @param {number} end @param {PieceKind} kind @returns {Piece[]} */
    pieces(start, end, kind) {
      /** @type {Piece[]} */
      const pieces = [];
      let at = start;
      skipTo(at);
      while (at < end) {
        const [index, range] = outer[next] ?? [undefined, { start: end, end }];
        const isInside = range.start <= at;
        const stop = Math.min(end, isInside ? range.end : range.start);
        pieces.push({
          kind,
          text: text.slice(at, stop),
          placeholder: isInside ? index : undefined,
        });
        at = stop;
        skipTo(at);
      }
      return pieces;
    },
  };
}
