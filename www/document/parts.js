/** What a placeholder is made of, in words. */
import { t } from "../i18n/messages.js";
import { h } from "../ui/dom.js";
import { icon } from "../ui/icons.js";

/** @typedef {import("./read.js").Placeholder} Placeholder */

/** The parts, in the order in which they are shown. */
const parts = /** @type {const} */ ([
  "bucket",
  "key",
  "versionId",
  "region",
  "packageName",
  "versionName",
  "part",
  "attribute",
  "name",
  "style",
  "endpoint",
]);

/** @param {Placeholder} placeholder @returns {HTMLElement} */
export function kindLabel(placeholder) {
  return h("span", { class: "kind" }, t().placeholders.kinds[placeholder.kind]);
}

/** @param {Placeholder} placeholder @returns {HTMLElement | false} nothing where it has no parts */
export function partsList(placeholder) {
  const values = /** @type {Record<string, string | undefined>} */ (
    /** @type {unknown} */ (placeholder)
  );
  const known = parts.filter((name) => values[name]);
  if (known.length === 0) return false;
  return h(
    "dl",
    { class: "parts" },
    ...known.flatMap((name) => [
      h("dt", {}, t().placeholders.parts[name]),
      h("dd", { class: "mono" }, values[name]),
    ]),
  );
}

/** @param {Placeholder} placeholder @returns {HTMLElement[]} */
export function warningsOf({ warnings }) {
  return warnings.map((warning) =>
    h(
      "p",
      { class: `notice ${warning.severity}` },
      icon(warning.severity),
      h("span", {}, t().placeholders.warning(warning)),
    ),
  );
}
