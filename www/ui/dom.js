/** Elements without a framework, and without a way to write HTML: text is only ever text. */

/**
 * @typedef {string | Node | false | null | undefined} Child
 * @typedef {Record<string, string | number | boolean | undefined | ((event: any) => void)>} Props
 */

/**
 * Makes an element.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Props} [props] attributes, `true` for one without a value; a function is a listener, named
 *   as in HTML (`onclick`)
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  append(element, children);
  return element;
}

/**
 * @param {Element | DocumentFragment} parent
 * @param {Child[]} children
 */
function append(parent, children) {
  for (const child of children) if (child) parent.append(child);
}

/**
 * Puts children in place of those that an element has.
 * @param {Element} parent
 * @param {...Child} children
 */
export function fill(parent, ...children) {
  parent.replaceChildren();
  append(parent, children);
}

let ids = 0;
/** @param {string} prefix @returns {string} an id that no other element has */
export const newId = (prefix) => `${prefix}-${++ids}`;

/** A text with `code` between backticks. @param {string} text @returns {Node[]} */
export function withCode(text) {
  return text
    .split("`")
    .map((part, index) => (index % 2 ? h("code", {}, part) : document.createTextNode(part)));
}
