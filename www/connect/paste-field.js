/** A place to paste keys into. The text is read and at once removed, as the secret is in it. */
import { t } from "../i18n/messages.js";
import { h, newId, withCode } from "../ui/dom.js";
import { readPaste } from "./paste.js";

/**
 * @param {(pasted: import("./paste.js").Pasted) => void} onPaste
 * @returns {HTMLElement}
 */
export function pasteField(onPaste) {
  const id = newId("paste");
  const message = h("p", { class: "field-message", role: "status" });
  const area = h("textarea", {
    id,
    rows: 2,
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    "aria-describedby": `${id}-hint`,
    oninput: () => {
      const pasted = readPaste(area.value);
      const names = /** @type {(keyof typeof pasted)[]} */ (Object.keys(pasted));
      const isFound = names.length > 0;
      if (isFound) {
        area.value = "";
        onPaste(pasted);
      }
      const isEmpty = area.value === "";
      message.className = `field-message ${isFound ? "good" : "warning"}`;
      message.textContent = isFound
        ? t().connect.pasted(names.map((name) => t().connect[name]).join(", "))
        : isEmpty
          ? ""
          : t().connect.notPasted;
    },
  });
  return h(
    "div",
    { class: "field paste" },
    h("div", { class: "field-label" }, h("label", { for: id }, t().connect.paste)),
    area,
    h("p", { id: `${id}-hint`, class: "hint" }, ...withCode(t().connect.pasteHint)),
    message,
  );
}
