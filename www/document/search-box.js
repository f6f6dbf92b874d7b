/** Search in a document, and steps from one place to the next. */
import { t } from "../i18n/messages.js";
import { h } from "../ui/dom.js";
import { iconButton } from "../ui/field.js";
import { icon } from "../ui/icons.js";

/**
 * Two buttons and a count between them.
 * @param {object} options
 * @param {string} options.previous
 * @param {string} options.next
 * @param {(at: number, of: number) => string} options.label `at` from 1, or 0 before the first step
 * @param {(index: number) => void} options.goTo
 */
export function steps({ previous, next, label, goTo }) {
  let at = -1;
  let of = 0;
  const text = h("span", { class: "count", role: "status" });
  /** @param {number} by */
  const step = (by) => {
    if (of === 0) return;
    at = at < 0 && by < 0 ? of - 1 : (at + by + of) % of;
    goTo(at);
    text.textContent = label(at + 1, of);
  };
  const element = h(
    "div",
    { class: "steps-group" },
    text,
    iconButton(previous, "up", () => step(-1)),
    iconButton(next, "down", () => step(1)),
  );
  return {
    element,
    step,
    /** @param {number} count how many places there are now */
    count(count) {
      at = -1;
      of = count;
      text.textContent = label(0, of);
    },
    clear: () => {
      of = 0;
      text.textContent = "";
    },
  };
}

/**
 * @param {object} view
 * @param {(wanted: string) => number} view.find
 * @param {(index: number) => void} view.goTo
 */
export function searchBox({ find, goTo }) {
  const { previous, next, search: label, matches } = t().document;
  const places = steps({ previous, next, label: matches, goTo });
  const input = h("input", {
    type: "search",
    "aria-label": label,
    placeholder: label,
    autocomplete: "off",
    spellcheck: "false",
    oninput: () => refresh(true),
    onkeydown: (/** @type {KeyboardEvent} */ event) => {
      if (event.key === "Enter") {
        event.preventDefault();
        places.step(event.shiftKey ? -1 : 1);
      } else if (event.key === "Escape" && input.value !== "") {
        event.preventDefault();
        input.value = "";
        refresh(false);
      }
    },
  });
  const element = h(
    "div",
    { class: "search", role: "search" },
    icon("search"),
    input,
    places.element,
  );

  /** @param {boolean} isTyped whether to go to the first match as well */
  function refresh(isTyped) {
    const count = find(input.value);
    places.element.hidden = input.value === "";
    if (input.value === "") places.clear();
    else places.count(count);
    if (isTyped) places.step(1);
  }
  places.element.hidden = true;
  return { element, refresh: () => input.value !== "" && refresh(false) };
}
