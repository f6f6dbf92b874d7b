/** The lines of a document on the screen: folding, marks, and the way through them by keyboard. */
import { t } from "../i18n/messages.js";
import { fill, h } from "../ui/dom.js";
import { icon } from "../ui/icons.js";
import { drawPieces, isLong } from "./pieces.js";
import { search } from "./search.js";
import { moveByArrows } from "./stops.js";

/** Blocks this deep start folded, so that a deep document is readable, and quick to show. */
const deep = 12;
/** So many lines at a time are laid out, and only where they are in sight. */
const chunk = 100;

/**
 * @typedef {object} LinesView
 * @property {HTMLElement} element
 * @property {(wanted: string) => number} find marks a text; how often it is there
 * @property {(index: number) => void} goTo shows a match, wherever it is folded away
 * @property {(index: number) => void} reveal shows a placeholder and focuses it
 * @property {(isFolded: boolean) => void} foldAll
 * @property {boolean} canFold
 */

/**
 * @param {readonly import("./layout.js").Line[]} lines
 * @param {string} name of the document
 * @returns {LinesView}
 */
export function linesView(lines, name) {
  const parents = parentsOf(lines);
  /** @type {Set<number>} */
  const folded = new Set();
  /** @type {Set<number>} lines whose long strings are shown at full length */
  const whole = new Set();
  /** @type {(HTMLElement | undefined)[]} made when they are first shown */
  const elements = [];
  /** @type {import("./search.js").Match[]} */
  let matches = [];
  /** @type {Map<number, import("./search.js").Match[]>} */
  let byLine = new Map();
  /** @type {import("./search.js").Match | undefined} */
  let current;

  for (const [index, line] of lines.entries()) {
    if (line.end !== undefined && line.depth >= deep) folded.add(index);
  }
  const label = t().document.region(name);
  const box = h("div", { class: "lines", role: "region", tabindex: 0, "aria-label": label });
  layOut();
  box.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("button") : null;
    const index = Number(button?.closest(".line")?.getAttribute("data-index"));
    if (!button) return;
    if ("more" in button.dataset) toggleWhole(index);
    else toggle(index);
  });
  moveByArrows(box, {
    onFold: (element, isFolded) => {
      const index = Number(element.closest(".line")?.getAttribute("data-index"));
      if (element.matches(".toggle") && folded.has(index) !== isFolded) toggle(index);
    },
  });

  /** Puts the lines that are not folded away into the box. */
  function layOut() {
    const { scrollTop } = box;
    /** @type {HTMLElement[]} */
    const chunks = [];
    for (let index = 0, count = 0; index < lines.length; count++) {
      if (count % chunk === 0) chunks.push(h("div", { class: "chunk" }));
      chunks.at(-1)?.append(elementOf(index));
      index = folded.has(index) ? endOf(index) + 1 : index + 1;
    }
    box.replaceChildren(...chunks);
    box.scrollTop = scrollTop;
  }

  /** @param {number} index */
  function endOf(index) {
    return lines[index]?.end ?? index;
  }

  /** @param {number} index */
  function elementOf(index) {
    const { depth = 0 } = lines[index] ?? {};
    let element = elements[index];
    if (!element) {
      element = h("div", { class: "line", "data-index": index, "data-line": index + 1 });
      element.style.setProperty("--depth", String(Math.min(depth, 2 * deep)));
      elements[index] = element;
      draw(index);
    }
    return element;
  }

  /** @param {number} index */
  function draw(index) {
    const line = lines[index];
    const element = elements[index];
    if (!line || !element) return;
    const marks = (byLine.get(index) ?? []).map((match) => ({
      ...match,
      class: match === current ? "current" : "",
    }));
    const content = drawPieces(line, marks, { isWhole: whole.has(index) });
    const isFolded = folded.has(index);
    const closing = isFolded ? lines[endOf(index)] : undefined;
    fill(
      element,
      line.end !== undefined && toggleButton(line, isFolded),
      ...content,
      closing && h("span", { class: "hint" }, ` ${t().document.items(line.items ?? 0)} `),
      ...(closing ? drawPieces(closing, []) : []),
    );
  }

  /** @param {number} index */
  function toggle(index) {
    const element = elementOf(index);
    const hadFocus = element.contains(document.activeElement);
    if (!folded.delete(index)) folded.add(index);
    draw(index);
    layOut();
    if (hadFocus) element.querySelector("button")?.focus({ preventScroll: true });
  }

  /** @param {number} index */
  function toggleWhole(index) {
    if (!whole.delete(index)) whole.add(index);
    draw(index);
    /** @type {HTMLElement | null} */ (elements[index]?.querySelector(".more") ?? null)?.focus();
  }

  /** @param {number} index makes sure that a line is on the screen */
  function unfoldTo(index) {
    const above = [];
    for (let at = parents[index] ?? -1; at >= 0; at = parents[at] ?? -1) above.unshift(at);
    for (const at of above) if (folded.delete(at)) draw(at);
    if (!elements[index]?.isConnected) layOut();
  }

  return {
    element: box,
    canFold: lines.some((line, index) => line.end !== undefined && index > 0),
    find(wanted) {
      const before = new Set(byLine.keys());
      matches = search(lines, wanted);
      byLine = group(matches);
      current = undefined;
      for (const index of new Set([...before, ...byLine.keys()])) draw(index);
      return matches.length;
    },
    goTo(index) {
      const previous = current;
      current = matches[index];
      if (previous) draw(previous.line);
      if (!current) return;
      unfoldTo(current.line);
      if (lines[current.line]?.pieces.some(isLong)) whole.add(current.line);
      draw(current.line);
      scrollTo(box, elements[current.line]?.querySelector("mark.current"));
    },
    reveal(placeholder) {
      const at = lines.findIndex(({ pieces }) => pieces.some((p) => p.placeholder === placeholder));
      if (at < 0) return;
      unfoldTo(at);
      const found = elements[at]?.querySelector(`[data-placeholder="${placeholder}"]`);
      scrollTo(box, found);
      if (found instanceof HTMLElement) found.focus({ preventScroll: true });
    },
    foldAll(isFolded) {
      for (const [index, line] of lines.entries()) {
        if (line.end === undefined || index === 0) continue;
        if (folded.has(index) === isFolded) continue;
        if (isFolded) folded.add(index);
        else folded.delete(index);
        draw(index);
      }
      layOut();
    },
  };
}

/** @param {import("./layout.js").Line} line @param {boolean} isFolded */
function toggleButton({ pieces }, isFolded) {
  const key = pieces.find((piece) => piece.kind === "key")?.text ?? pieces[0]?.text ?? "";
  const label = isFolded ? t().document.unfold(key) : t().document.fold(key);
  const state = { "aria-expanded": String(!isFolded), "aria-label": label, tabindex: -1 };
  const props = { class: "toggle", type: "button", "data-stop": "", ...state };
  return h("button", props, icon("chevron"));
}

/** @param {readonly import("./layout.js").Line[]} lines @returns {number[]} the line each stands in */
function parentsOf(lines) {
  /** @type {number[]} */
  const open = [];
  return lines.map((line, index) => {
    while (open.length > 0 && (lines[open.at(-1) ?? 0]?.end ?? 0) < index) open.pop();
    const parent = open.at(-1) ?? -1;
    if (line.end !== undefined) open.push(index);
    return parent;
  });
}

/** @param {import("./search.js").Match[]} matches */
function group(matches) {
  /** @type {Map<number, import("./search.js").Match[]>} */
  const groups = new Map();
  for (const match of matches) {
    const found = groups.get(match.line);
    if (found) found.push(match);
    else groups.set(match.line, [match]);
  }
  return groups;
}

/**
 * Scrolls within the box first, and the page no more than needed.
 * @param {Element} box
 * @param {Element | null | undefined} target
 */
export function scrollTo(box, target) {
  if (!target) return;
  const place = target.getBoundingClientRect();
  const frame = box.getBoundingClientRect();
  if (place.top < frame.top + 24 || place.bottom > frame.bottom - 24) {
    box.scrollTop += place.top - frame.top - frame.height / 3;
  }
  target.scrollIntoView({ block: "nearest", inline: "nearest" });
}
