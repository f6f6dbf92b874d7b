/** The pieces of a line as elements, with what is marked in them. */

import { t } from "../i18n/messages.js";
import { h } from "../ui/dom.js";

/**
 * @typedef {{ start: number, end: number, class: string, tag?: "mark" | "ins" | "del" }} Mark from one
 *   index in the text of the line to another
 */

/** A string longer than `long` is cut after `shown`. */
const long = 480;
const shown = 240;

/** @param {import("./layout.js").Piece} piece */
export const isLong = (piece) =>
  piece.kind === "string" && piece.placeholder === undefined && piece.text.length > long;

/**
 * @param {import("./layout.js").Line} line
 * @param {readonly Mark[]} marks in order, none over another
 * @param {{ isWhole?: boolean }} [options] `isWhole` for long strings at full length
 * @returns {Node[]}
 */
export function drawPieces(line, marks, { isWhole = false } = {}) {
  /** @type {Node[]} */
  const nodes = [];
  let start = 0;
  for (const piece of line.pieces) {
    const cut = isLong(piece) && !isWhole ? shown : piece.text.length;
    const element = h("span", { class: `piece ${piece.kind}` });
    element.append(...drawText(piece.text.slice(0, cut), start, marks));
    if (piece.placeholder !== undefined) {
      element.classList.add("placeholder");
      element.role = "button";
      element.tabIndex = -1;
      element.dataset.stop = "";
      element.dataset.placeholder = String(piece.placeholder);
    }
    nodes.push(element);
    if (isLong(piece)) {
      const text = isWhole ? t().document.less : t().document.more(piece.text.length - cut);
      const state = { "aria-expanded": String(isWhole), tabindex: -1, type: "button" };
      nodes.push(h("button", { class: "more", "data-stop": "", "data-more": "", ...state }, text));
    }
    start += piece.text.length;
  }
  return nodes;
}

/**
 * @param {string} text
 * @param {number} offset of the text in its line
 * @param {readonly Mark[]} marks
 * @returns {Node[]}
 */
function drawText(text, offset, marks) {
  /** @type {Node[]} */
  const nodes = [];
  let at = 0;
  for (const mark of marks) {
    const start = Math.max(at, mark.start - offset);
    const end = Math.min(text.length, mark.end - offset);
    if (start >= end) continue;
    if (start > at) nodes.push(document.createTextNode(text.slice(at, start)));
    nodes.push(h(mark.tag ?? "mark", { class: mark.class }, text.slice(start, end)));
    at = end;
  }
  if (at < text.length) nodes.push(document.createTextNode(text.slice(at)));
  return nodes;
}
