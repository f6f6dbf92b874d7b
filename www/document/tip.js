/**
 * The parts of a placeholder, beside it, while the pointer or the focus is on it. It stays while the
 * pointer is on it, and goes with Escape.
 * @see https://www.w3.org/WAI/WCAG22/Understanding/content-on-hover-or-focus
 */
import { fill, h, newId } from "../ui/dom.js";
import { kindLabel, partsList, warningsOf } from "./parts.js";

/** How long it stays after the pointer has left, so that the pointer can reach it, in ms. */
const patience = 150;
const gap = 6;

/**
 * @param {HTMLElement} box in which placeholders have `data-placeholder`
 * @param {readonly import("./read.js").Placeholder[]} placeholders
 */
export function showParts(box, placeholders) {
  const tip = h("div", { class: "tip", role: "tooltip", id: newId("tip"), hidden: true });
  box.append(tip);
  /** @type {Element | undefined} */
  let shownFor;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let leaving;

  const hide = () => {
    shownFor?.removeAttribute("aria-describedby");
    shownFor = undefined;
    tip.hidden = true;
  };
  const leave = () => {
    clearTimeout(leaving);
    leaving = setTimeout(hide, patience);
  };
  /** @param {Event} event */
  const enter = ({ target }) => {
    if (!(target instanceof Element)) return;
    if (tip.contains(target)) clearTimeout(leaving);
    const element = target.closest("[data-placeholder]");
    const placeholder = placeholders[Number(element?.getAttribute("data-placeholder"))];
    // Of two versions, the second has no placeholders to tell of.
    if (!element || !placeholder || element.closest(".cell.after")) return;
    clearTimeout(leaving);
    if (element === shownFor) return;
    hide();
    shownFor = element;
    fill(
      tip,
      h("p", {}, kindLabel(placeholder)),
      partsList(placeholder),
      ...warningsOf(placeholder),
    );
    tip.hidden = false;
    element.setAttribute("aria-describedby", tip.id);
    place(tip, element);
  };
  box.addEventListener("mouseover", enter);
  box.addEventListener("focusin", enter);
  box.addEventListener("mouseout", leave);
  box.addEventListener("focusout", leave);
  box.addEventListener("scroll", hide, { capture: true, passive: true });
  box.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") hide();
  });
}

/** @param {HTMLElement} tip @param {Element} element */
function place(tip, element) {
  const [first] = element.getClientRects();
  const rects = [...element.getClientRects()];
  const last = rects.at(-1);
  if (!first || !last) return;
  const { offsetWidth: width, offsetHeight: height } = tip;
  const isBelow = last.bottom + gap + height <= innerHeight || first.top < height + gap;
  const top = isBelow ? last.bottom + gap : first.top - gap - height;
  const left = Math.min(
    (isBelow ? last : first).left,
    document.documentElement.clientWidth - width - gap,
  );
  tip.style.top = `${Math.max(gap, top)}px`;
  tip.style.left = `${Math.max(gap, left)}px`;
}
