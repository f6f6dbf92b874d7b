/** Ask: which job, and which version of its document. */
import { t } from "../i18n/messages.js";
import { h, newId } from "../ui/dom.js";
import { choice, field } from "../ui/field.js";

/** @param {import("../app.js").App} app @returns {HTMLElement} */
export function askPanel(app) {
  const titleId = newId("title");
  const jobId = field({
    label: t().ask.jobId,
    value: app.jobId,
    name: "jobId",
    offers: [],
    onInput: (value) => {
      app.jobId = value.trim();
      app.changed();
    },
  });
  const offers = /** @type {HTMLDataListElement} */ (jobId.element.querySelector("datalist"));
  const hint = h("p", { class: "hint" }, t().ask.versionHints[app.asked]);
  const submit = h("button", { class: "primary", type: "submit" }, t().ask.submit);

  const read = () => {
    if (app.jobId === "") {
      jobId.fail(t().ask.required);
      jobId.input.focus();
      return;
    }
    app.read();
    // On a phone the document is below this form.
    const result = document.getElementById("document");
    if (app.result.phase === "loading") result?.scrollIntoView({ block: "nearest" });
  };
  /** @type {HTMLSelectElement | undefined} */
  const prepared =
    app.jobs.length > 0
      ? preparedJobs(app, (chosen) => {
          app.jobId = chosen;
          jobId.input.value = chosen;
          jobId.fail("");
          app.changed();
          if (app.isConnected) read();
        })
      : undefined;
  const panel = h(
    "section",
    { class: "panel ask", "aria-labelledby": titleId },
    h("h2", { id: titleId }, t().ask.title),
    h(
      "form",
      {
        class: "stack",
        novalidate: true,
        autocomplete: "off",
        onsubmit: (/** @type {Event} */ event) => {
          event.preventDefault();
          read();
        },
      },
      prepared && labelled(t().ask.prepared, prepared),
      jobId.element,
      choice({
        label: t().ask.version,
        choices: t().ask.versions,
        value: app.asked,
        className: "stacked",
        onChange: (asked) => {
          app.asked = asked;
          hint.textContent = t().ask.versionHints[asked];
          app.changed();
        },
      }),
      hint,
      h("div", { class: "actions" }, submit),
    ),
  );
  let offered = "";
  const update = () => {
    const now = app.recent.join("\n");
    if (now !== offered) {
      offers.replaceChildren(...app.recent.map((value) => h("option", { value })));
      offered = now;
    }
    if (prepared) {
      const isPrepared = app.jobs.some((job) => job.jobId === app.jobId);
      prepared.value = isPrepared ? app.jobId : "";
    }
    const { result } = app;
    const isWrong = result.phase === "failed" && result.problem.kind === "parameters";
    if (isWrong && result.jobId === app.jobId) jobId.input.setAttribute("aria-invalid", "true");
  };
  app.onChange(update);
  update();
  return panel;
}

/** @param {import("../app.js").App} app @param {(jobId: string) => void} onChoose */
function preparedJobs(app, onChoose) {
  const select = h("select", { onchange: () => select.value && onChoose(select.value) });
  select.append(h("option", { value: "" }, "–"));
  for (const { jobId, description, allowed } of app.jobs) {
    const text = `${jobId}: ${description}${allowed ? "" : ` (${t().ask.refused})`}`;
    select.append(h("option", { value: jobId }, text));
  }
  return select;
}

/** @param {string} text @param {HTMLElement} control */
function labelled(text, control) {
  control.id = newId("field");
  const label = h("label", { for: control.id }, text);
  return h("div", { class: "field" }, h("div", { class: "field-label" }, label), control);
}
