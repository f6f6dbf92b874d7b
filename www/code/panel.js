/** The code for the call that the forms describe, to take home. */
import { t } from "../i18n/messages.js";
import { h, newId } from "../ui/dom.js";
import { choice, copyButton } from "../ui/field.js";
import { forNpm, forScriptTag } from "./snippet.js";

/** @param {import("../app.js").App} app @returns {HTMLElement} */
export function codePanel(app) {
  const titleId = newId("title");
  /** @type {"npm" | "script"} */
  let chosen = "npm";
  const code = h("pre", { tabindex: 0, role: "group", "aria-labelledby": titleId });
  const update = () => {
    const { connection, jobId, asked } = app;
    const make = chosen === "npm" ? forNpm : forScriptTag;
    const text = make({ connection, jobId, asked, fill: t().code.fill });
    if (code.textContent !== text) code.textContent = text;
  };
  app.onChange(update);
  update();
  return h(
    "section",
    { class: "panel code", "aria-labelledby": titleId },
    h("h2", { id: titleId }, t().code.title),
    h("p", { class: "hint" }, t().code.hint),
    h(
      "div",
      { class: "bar" },
      choice({
        label: t().code.title,
        isLabelHidden: true,
        className: "small",
        choices: { npm: t().code.npm, script: t().code.script },
        value: chosen,
        onChange: (value) => {
          chosen = value;
          update();
        },
      }),
      copyButton(() => code.textContent ?? "", `${t().copy}: ${t().code.title}`),
    ),
    code,
  );
}
