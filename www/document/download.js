import { h } from "../ui/dom.js";

/**
 * Saves a text as a file of the person's own.
 * @param {string} text
 * @param {string} name
 */
export function download(text, name) {
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  h("a", { href: url, download: name }).click();
  // After the click, so that the download has begun.
  setTimeout(() => URL.revokeObjectURL(url));
}
