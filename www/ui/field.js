/** Labelled fields, groups of choices, and buttons, all alike. */

import { t } from "../i18n/messages.js";
import { h, newId, withCode } from "./dom.js";
import { icon } from "./icons.js";

/**
 * @typedef {object} FieldOptions
 * @property {string} label
 * @property {string} value
 * @property {(value: string) => void} onInput
 * @property {string} [hint]
 * @property {boolean} [isOptional]
 * @property {boolean} [isSecret] hidden as it is typed, with a button that shows it
 * @property {readonly string[]} [offers] what may well be meant
 * @property {string} [placeholder]
 * @property {string} [name]
 */

/**
 * @typedef {object} Field
 * @property {HTMLElement} element
 * @property {HTMLInputElement} input
 * @property {(text: string) => void} fail marks it as wrong and says why; an empty text takes it back
 * @property {(text: string) => void} warn says something about its value
 */

/** @param {FieldOptions} options @returns {Field} */
export function field({ label, value, onInput, hint, isOptional, isSecret, offers, ...more }) {
  const id = newId("field");
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const input = h("input", {
    id,
    type: isSecret ? "password" : "text",
    name: more.name ?? id,
    placeholder: more.placeholder,
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    "aria-describedby": hint ? `${hintId} ${errorId}` : errorId,
    list: offers ? `${id}-offers` : undefined,
    oninput: () => {
      fail("");
      onInput(input.value);
    },
  });
  input.value = value;
  const message = h("p", { id: errorId, class: "field-message", hidden: true });
  /** @param {string} text @param {"error" | "warning"} kind */
  const say = (text, kind) => {
    message.hidden = text === "";
    message.className = `field-message ${kind}`;
    message.textContent = text;
  };
  /** @param {string} text */
  const fail = (text) => {
    say(text, "error");
    if (text) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  };
  const element = h(
    "div",
    { class: "field" },
    h(
      "div",
      { class: "field-label" },
      h("label", { for: id }, label),
      isOptional && h("span", { class: "optional" }, t().connect.optional),
      isSecret && showButton(input, label),
    ),
    input,
    offers &&
      h(
        "datalist",
        { id: `${id}-offers` },
        ...offers.map((offer) => h("option", { value: offer })),
      ),
    hint && h("p", { id: hintId, class: "hint" }, ...withCode(hint)),
    message,
  );
  return { element, input, fail, warn: (text) => say(text, "warning") };
}

/** @param {HTMLInputElement} input @param {string} label */
function showButton(input, label) {
  const button = h(
    "button",
    {
      class: "link",
      type: "button",
      onclick: () => {
        input.type = input.type === "password" ? "text" : "password";
        update();
      },
    },
    t().connect.show,
  );
  const update = () => {
    const isHidden = input.type === "password";
    const text = isHidden ? t().connect.show : t().connect.hide;
    button.textContent = text;
    button.setAttribute("aria-label", `${text}: ${label}`);
  };
  update();
  return button;
}

/**
 * One of several, all in sight.
 * @template {Record<string, string>} Choices
 * @param {object} options
 * @param {string} options.label
 * @param {Choices} options.choices
 * @param {keyof Choices & string} options.value
 * @param {(value: keyof Choices & string) => void} options.onChange
 * @param {boolean} [options.isLabelHidden]
 * @param {string} [options.className]
 * @returns {HTMLFieldSetElement}
 */
export function choice({ label, choices, value, onChange, isLabelHidden, className = "" }) {
  const name = newId("choice");
  return h(
    "fieldset",
    { class: `choice ${className}` },
    h("legend", { class: isLabelHidden ? "visually-hidden" : "field-label" }, label),
    h(
      "div",
      { class: "segments" },
      .../** @type {[keyof Choices & string, string][]} */ (Object.entries(choices)).map(
        ([key, text]) =>
          h(
            "label",
            { class: "segment" },
            h("input", {
              type: "radio",
              name,
              value: key,
              checked: key === value,
              onchange: () => onChange(key),
            }),
            h("span", {}, text),
          ),
      ),
    ),
  );
}

/**
 * @param {string} label
 * @param {Parameters<typeof icon>[0]} symbol
 * @param {() => void} onClick
 * @returns {HTMLButtonElement} a button that shows an icon only
 */
export function iconButton(label, symbol, onClick) {
  const props = { class: "icon-button", type: "button", "aria-label": label, title: label };
  return h("button", { ...props, onclick: onClick }, icon(symbol));
}

/**
 * A button that copies a text, and says that it has.
 * @param {() => string} text
 * @param {string} [label] what it copies, for a button whose place does not tell
 */
export function copyButton(text, label) {
  const said = h("span", { role: "status" }, t().copy);
  const button = h(
    "button",
    {
      class: "quiet",
      type: "button",
      "aria-label": label,
      onclick: async () => {
        const isDone = await copy(text());
        said.textContent = isDone ? t().copied : t().copyFailed;
        button.classList.toggle("done", isDone);
        setTimeout(() => {
          said.textContent = t().copy;
          button.classList.remove("done");
        }, 1600);
      },
    },
    icon("copy"),
    said,
  );
  return button;
}

/** @param {string} text @returns {Promise<boolean>} */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** Where there is no clipboard, as in a page that was not served over TLS. @param {string} text */
function copyBySelection(text) {
  const area = h("textarea", { class: "visually-hidden", readonly: true });
  area.value = text;
  const focused = document.activeElement;
  document.body.append(area);
  area.select();
  const isDone = document.execCommand("copy");
  area.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return isDone;
}
