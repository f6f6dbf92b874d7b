/** Both versions of a document side by side, or one under the other where there is no room. */
import { t } from "../i18n/messages.js";
import { fill, h } from "../ui/dom.js";
import { changed, compare } from "./diff.js";
import { scrollTo } from "./lines-view.js";
import { drawPieces } from "./pieces.js";
import { search } from "./search.js";
import { moveByArrows } from "./stops.js";

/** How many unchanged lines are shown around a difference. */
const context = 3;

/**
 * @typedef {import("./diff.js").Row<import("./layout.js").Line>} Row
 * @typedef {"before" | "after"} Side
 *
 * @typedef {object} CompareView
 * @property {HTMLElement} element
 * @property {number} differences
 * @property {(index: number) => void} goToDifference
 * @property {(wanted: string) => number} find
 * @property {(index: number) => void} goTo shows a match
 * @property {(index: number) => void} reveal shows a placeholder of the version before
 */

/** @type {Side[]} */
const sides = ["before", "after"];

/**
 * @param {readonly import("./layout.js").Line[]} before
 * @param {readonly import("./layout.js").Line[]} after
 * @param {string} name of the document
 * @returns {CompareView}
 */
export function compareView(before, after, name) {
  const rows = compare(before, after);
  /** The rows with which a difference begins. */
  const starts = rows.flatMap(({ kind }, index) =>
    kind === "changed" && rows[index - 1]?.kind !== "changed" ? [index] : [],
  );
  /** @type {(HTMLElement | undefined)[]} made when they are first shown */
  const elements = [];
  /** @type {{ row: number, side: Side, start: number, end: number }[]} */
  let matches = [];
  let current = -1;
  /** Rows of unchanged lines that have been asked for. @type {Set<number>} */
  const opened = new Set();

  const body = h("div", { class: "rows" });
  const head = h(
    "div",
    { class: "row head" },
    ...sides.map((side) => h("div", { class: `cell ${side}` }, signOf(side), t().compare[side])),
  );
  const label = t().document.region(name);
  const box = h("div", { class: "compare", role: "region", tabindex: 0, "aria-label": label });
  box.append(head, body);
  moveByArrows(box);
  layOut();

  function layOut() {
    const isNear = near(rows);
    const fragment = document.createDocumentFragment();
    for (let index = 0; index < rows.length; ) {
      let end = index;
      while (end < rows.length && !isNear[end] && !opened.has(end)) end++;
      // A button takes a line itself: nothing is gained by folding one.
      if (end - index > 1) {
        fragment.append(gap(index, end));
        index = end;
      } else {
        fragment.append(elementOf(index));
        index++;
      }
    }
    body.replaceChildren(fragment);
  }

  /** @param {number} from @param {number} to */
  function gap(from, to) {
    const open = () => {
      for (let index = from; index < to; index++) opened.add(index);
      layOut();
      box.focus({ preventScroll: true });
    };
    const props = { class: "gap", type: "button", "data-stop": "", tabindex: -1, onclick: open };
    return h("button", props, t().compare.unchanged(to - from));
  }

  /** @param {number} index */
  function elementOf(index) {
    elements[index] ??= h("div", { class: `row ${rows[index]?.kind}` });
    draw(index);
    return /** @type {HTMLElement} */ (elements[index]);
  }

  /** @param {number} index */
  function draw(index) {
    const row = rows[index];
    const element = elements[index];
    if (!row || !element) return;
    fill(element, ...sides.map((side) => cell(row, index, side)));
  }

  /** @param {Row} row @param {number} index @param {Side} side */
  function cell(row, index, side) {
    const line = row[side];
    const element = h("div", { class: `cell ${side}${line ? "" : " absent"}` });
    if (!line) return element;
    element.style.setProperty("--depth", String(Math.min(line.depth, 24)));
    const found = matches.flatMap((match, at) =>
      match.row === index && match.side === side
        ? [{ ...match, class: at === current ? "current" : "" }]
        : [],
    );
    if (row.kind === "changed") {
      element.append(
        signOf(side),
        h(
          "span",
          { class: "visually-hidden" },
          `${side === "before" ? t().compare.removed : t().compare.added}: `,
        ),
      );
    }
    const marks = found.length > 0 ? found : difference(row, side);
    element.append(...drawPieces(line, marks, { isWhole: true }));
    return element;
  }

  /** @param {number} index makes sure that a row is on the screen */
  function open(index) {
    if (elements[index]?.isConnected) return;
    for (let at = index - context; at <= index + context; at++) opened.add(at);
    layOut();
  }

  return {
    element: box,
    differences: starts.length,
    goToDifference(index) {
      const start = starts[index] ?? -1;
      body.querySelector(".row.current")?.classList.remove("current");
      elements[start]?.classList.add("current");
      scrollTo(box, elements[start]);
    },
    find(wanted) {
      const before = new Set(matches.map(({ row }) => row));
      current = -1;
      matches = sides.flatMap((side) =>
        search(
          rows.map((row) => ({
            text: (row.kind === "same" && side === "after" ? "" : row[side]?.text) ?? "",
          })),
          wanted,
        ).map(({ line, start, end }) => ({ row: line, side, start, end })),
      );
      matches.sort((one, other) => one.row - other.row);
      for (const index of new Set([...before, ...matches.map(({ row }) => row)])) draw(index);
      return matches.length;
    },
    goTo(index) {
      const previous = matches[current];
      current = index;
      if (previous) draw(previous.row);
      const match = matches[index];
      if (!match) return;
      open(match.row);
      draw(match.row);
      scrollTo(box, elements[match.row]?.querySelector("mark.current"));
    },
    reveal(placeholder) {
      const has = (/** @type {Row} */ row) =>
        row.before?.pieces.some((piece) => piece.placeholder === placeholder);
      const index = rows.findIndex(has);
      if (index < 0) return;
      open(index);
      const found = elements[index]?.querySelector(`.before [data-placeholder="${placeholder}"]`);
      scrollTo(box, found);
      if (found instanceof HTMLElement) found.focus({ preventScroll: true });
    },
  };
}

/** What marks a line that only one version has; the head of the view says which. @param {Side} side */
function signOf(side) {
  return h("span", { class: "sign", "aria-hidden": "true" }, side === "before" ? "−" : "+");
}

/** Which rows are a difference, or near one. @param {Row[]} rows @returns {boolean[]} */
function near(rows) {
  const is = rows.map(() => false);
  rows.forEach(({ kind }, index) => {
    if (kind !== "changed") return;
    is.fill(true, Math.max(0, index - context), index + context + 1);
  });
  return is;
}

/**
 * @param {Row} row
 * @param {Side} side
 * @returns {import("./pieces.js").Mark[]}
 */
function difference(row, side) {
  if (row.kind === "same" || !row.before || !row.after) return [];
  const [start, end] = changed(row.before.text, row.after.text)[side];
  return [{ start, end, class: "changed", tag: side === "before" ? "del" : "ins" }];
}
