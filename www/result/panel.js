/** The result of a request: nothing yet, on its way, a failure, or the document. */
import { documentPanel } from "../document/panel.js";
import { t } from "../i18n/messages.js";
import { fill, h, newId } from "../ui/dom.js";
import { icon } from "../ui/icons.js";
import { errorBox } from "./error-box.js";
import { progressBox } from "./progress.js";

/**
 * @param {import("../app.js").App} app
 * @param {(read: import("../document/panel.js").DocumentPanel | undefined) => void} onShown told which
 *   document is on the screen now
 * @returns {HTMLElement}
 */
export function resultPanel(app, onShown) {
  const titleId = newId("title");
  const status = h("p", { role: "status", class: "visually-hidden" });
  const content = h("div", { class: "result-content" });
  const panel = h(
    "section",
    { class: "panel result", id: "document", tabindex: -1, "aria-labelledby": titleId },
    h("h2", { id: titleId, class: "visually-hidden" }, t().result.title),
    status,
    content,
  );
  /** @type {ReturnType<typeof progressBox> | undefined} */
  let progress;
  /** @type {unknown} what is shown */
  let shown;

  const update = () => {
    const { result } = app;
    const isLoading = result.phase === "loading";
    panel.setAttribute("aria-busy", String(isLoading));
    panel.dataset.phase = result.phase;
    const said = statusOf(result);
    if (status.textContent !== said) status.textContent = said;
    // A call tells often how it goes: what is drawn for it stays.
    const what = isLoading
      ? result.since
      : result.phase === "empty"
        ? app.connecting.phase
        : result;
    if (what !== shown) {
      progress?.stop();
      progress = undefined;
      const hadFocus = content.contains(document.activeElement);
      draw(result);
      shown = what;
      if (hadFocus) panel.focus({ preventScroll: true });
    }
    if (isLoading) progress?.update(result.progress);
  };

  /** @param {import("../app.js").Result} result */
  function draw(result) {
    const again = () => app.read();
    onShown(undefined);
    if (result.phase === "loading") {
      progress = progressBox(result, () => app.cancel());
      fill(content, progress.element);
    } else if (result.phase === "failed") {
      const { jobId, problem } = result;
      const { region } = app.connection;
      const version = app.asked === "both" ? t().ask.versions[problem.version] : undefined;
      const context = { region, jobId, onAgain: again, ...(version && { version }) };
      fill(content, errorBox(problem, context));
    } else if (result.phase === "cancelled") {
      fill(
        content,
        message(
          t().result.cancelled,
          t().result.cancelledHint,
          h("button", { type: "button", onclick: again }, t().result.again),
        ),
      );
    } else if (result.phase === "read") {
      const read = documentPanel(result.outcome);
      fill(content, read.element);
      onShown(read);
    } else {
      const hint = app.isConnected ? t().result.emptyConnected : t().result.emptyDisconnected;
      fill(content, message(t().result.empty, hint));
    }
  }
  app.onChange(update);
  update();
  return panel;
}

/** @param {import("../app.js").Result} result @returns {string} what a screen reader says */
function statusOf(result) {
  if (result.phase === "cancelled") return t().result.cancelled;
  if (result.phase === "read") return t().result.read(result.outcome.jobId);
  if (result.phase !== "loading") return "";
  const retrying = result.progress.find(({ attempt }) => attempt > 1);
  const attempt = retrying && t().result.attempt(retrying.attempt, retrying.of);
  return [t().result.loading(result.jobId), attempt].filter(Boolean).join(", ");
}

/** @param {string} title @param {string} text @param {HTMLElement} [action] */
function message(title, text, action) {
  return h(
    "div",
    { class: "blank" },
    icon("document"),
    h("p", { class: "blank-title" }, title),
    h("p", { class: "hint" }, text),
    action && h("div", { class: "actions" }, action),
  );
}
