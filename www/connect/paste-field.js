/**
 * A place to paste credentials into. The text is read and removed at once, whatever is in it, as a
 * secret may be: this field shows what it holds, and is drawn as dots.
 */
import { t } from "../i18n/messages.js";
import { h, newId, withCode } from "../ui/dom.js";
import { readPaste } from "./paste.js";

/** @typedef {import("./paste-names.js").Pasted} Pasted */

/**
 * @param {(pasted: Pasted) => void} onPaste
 * @returns {{ element: HTMLElement, said: (pasted: Pasted) => void }} `said`: tells what was filled in
 *   from elsewhere
 */
export function pasteField(onPaste) {
  const id = newId("paste");
  const message = h("p", { class: "field-message", role: "status" });
  /** @param {Pasted} pasted */
  const said = (pasted) => {
    const names = /** @type {(keyof Pasted)[]} */ (Object.keys(pasted));
    const isFound = names.length > 0;
    message.className = `field-message ${isFound ? "good" : "warning"}`;
    message.textContent = isFound
      ? t().connect.pasted(names.map((name) => t().connect[name]).join(", "))
      : t().connect.notPasted;
  };
  let before = "";
  /** @param {boolean} isDone whether nothing more is going to be typed */
  const read = (isDone) => {
    const { value } = area;
    // One character more is typed; everything else was put there in one go.
    const isTyped = Math.abs(value.length - before.length) <= 1;
    before = value;
    if (isTyped && !isDone) message.textContent = "";
    if (value === "" || (isTyped && !isDone)) return;
    area.value = "";
    before = "";
    const pasted = readPaste(value);
    if (Object.keys(pasted).length > 0) onPaste(pasted);
    said(pasted);
  };
  const area = h("textarea", {
    id,
    class: "masked",
    rows: 2,
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    "aria-describedby": `${id}-hint`,
    oninput: () => read(false),
    onchange: () => read(true),
  });
  const element = h(
    "div",
    { class: "field paste" },
    h("div", { class: "field-label" }, h("label", { for: id }, t().connect.paste)),
    area,
    h("p", { id: `${id}-hint`, class: "hint" }, ...withCode(t().connect.pasteHint)),
    message,
  );
  return { element, said };
}
