/** Which language the viewer speaks. It is kept in the URL, as nothing is stored without being asked. */
import { en } from "./en.js";
import { ko } from "./ko.js";

/** @typedef {typeof en} Messages */
/** @typedef {"en" | "ko"} Language */

/** @type {Record<Language, Messages>} */
const tables = { en, ko };
/** @type {Record<Language, string>} each language by its own name */
export const languages = { en: "English", ko: "한국어" };

/** @type {Language} */
let current = "en";

/** @returns {Messages} the texts in the language of the page */
export const t = () => tables[current];

/** @returns {Language} */
export const language = () => current;

/**
 * @param {string | null} asked by the URL
 * @param {readonly string[]} preferred by the browser, the best first
 * @returns {Language}
 */
export function chooseLanguage(asked, preferred) {
  for (const tag of [asked, ...preferred]) {
    const [primary = ""] = (tag ?? "").toLowerCase().split("-");
    if (primary in tables) return /** @type {Language} */ (primary);
  }
  return "en";
}

/** Takes the language of the URL, else the one that the browser prefers. */
export function initLanguage() {
  const asked = new URLSearchParams(location.search).get("lang");
  current = chooseLanguage(asked, navigator.languages);
  label();
}

/** @param {Language} chosen */
export function setLanguage(chosen) {
  current = chosen;
  const url = new URL(location.href);
  url.searchParams.set("lang", chosen);
  history.replaceState(null, "", url);
  label();
}

function label() {
  document.documentElement.lang = current;
  document.title = t().title;
}
