/** The placeholders of the document that is shown, with their parts and what is wrong with them. */
import { t } from "../i18n/messages.js";
import { fill, h, newId } from "../ui/dom.js";
import { icon } from "../ui/icons.js";
import { kindLabel, partsList, warningsOf } from "./parts.js";

export function placeholdersPanel() {
  const titleId = newId("title");
  const count = h("span", { class: "badge" });
  const content = h("div", {});
  const element = h(
    "section",
    { class: "panel placeholders", "aria-labelledby": titleId },
    h("div", { class: "bar" }, h("h2", { id: titleId }, t().placeholders.title), count),
    content,
  );
  /** @param {import("./panel.js").DocumentPanel | undefined} read */
  const show = (read) => {
    const found = read?.placeholders ?? [];
    const warnings = found.flatMap((one) => one.warnings).length;
    count.hidden = found.length === 0;
    count.textContent = String(found.length);
    const outer = [...found.entries()].filter(([, { depth }]) => depth === 0);
    element.hidden = read === undefined;
    fill(
      content,
      found.length === 0 && h("p", { class: "hint" }, t().placeholders.none),
      warnings > 0 &&
        h(
          "p",
          { class: "warning-count" },
          icon("warning"),
          h("span", {}, t().placeholders.warnings(warnings)),
        ),
      found.length > 0 &&
        h("ul", { class: "cards" }, ...outer.map(([index, one]) => card(one, index))),
    );

    /** @param {import("./read.js").Placeholder} one @param {number} index */
    function card(one, index) {
      const inner = found.filter((_, at) => at !== index && outermost(found, at) === index);
      const label = `${t().placeholders.show}: ${t().placeholders.kinds[one.kind]} ${index + 1}`;
      const props = { type: "button", class: "link", "aria-label": label };
      const onclick = () => read?.reveal(index);
      return h(
        "li",
        { class: "card" },
        h(
          "div",
          { class: "bar" },
          kindLabel(one),
          h("button", { ...props, onclick }, t().placeholders.show),
        ),
        partsList(one),
        ...warningsOf(one),
        ...inner.map((nested) =>
          h(
            "div",
            { class: "nested" },
            kindLabel(nested),
            partsList(nested),
            ...warningsOf(nested),
          ),
        ),
      );
    }
  };
  show(undefined);
  return { element, show };
}

/**
 * @param {readonly import("./read.js").Placeholder[]} all
 * @param {number} index
 * @returns {number} the one of the document itself that it stands in, or is
 */
function outermost(all, index) {
  let at = index;
  for (let parent = all[at]?.parent; parent !== undefined; parent = all[at]?.parent) at = parent;
  return at;
}
