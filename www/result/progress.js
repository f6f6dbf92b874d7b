/** A call that is under way: how long it takes, which attempt it is, and a way out. */
import { t } from "../i18n/messages.js";
import { fill, h } from "../ui/dom.js";

/** After this long, in ms, a person wonders. */
const slow = 3000;

/**
 * @param {Extract<import("../app.js").Result, { phase: "loading" }>} result
 * @param {() => void} onCancel
 */
export function progressBox({ jobId, since }, onCancel) {
  const title = h("p", { class: "progress-title" }, t().result.loading(jobId));
  const calls = h("div", { class: "calls" });
  const note = h("p", { class: "hint" });
  const element = h(
    "div",
    { class: "progress" },
    h("div", {
      class: "progress-bar",
      role: "progressbar",
      "aria-label": t().result.loading(jobId),
    }),
    title,
    calls,
    note,
    h(
      "div",
      { class: "actions" },
      h("button", { type: "button", onclick: onCancel }, t().result.cancel),
    ),
    h("div", { class: "skeleton", "aria-hidden": "true" }, ...[46, 72, 58, 80, 38].map(bone)),
  );
  /** @type {readonly import("../app.js").Progress[]} */
  let progress = [];

  const tick = () => {
    const seconds = Math.floor((Date.now() - since) / 1000);
    const isWaiting = progress.some((one) => one.resumeAt !== undefined);
    const text = seconds * 1000 >= slow && !isWaiting ? t().result.slow(seconds) : "";
    if (note.textContent !== text) note.textContent = text;
    fill(
      calls,
      ...progress.filter(({ attempt }) => attempt > 1).map((one) => call(one, progress.length)),
    );
  };
  const timer = setInterval(tick, 100);
  return {
    element,
    /** @param {readonly import("../app.js").Progress[]} now */
    update(now) {
      progress = now;
      tick();
    },
    stop: () => clearInterval(timer),
  };
}

/** @param {number} width in percent */
function bone(width) {
  const element = h("div", {});
  element.style.width = `${width}%`;
  return element;
}

/** @param {import("../app.js").Progress} one @param {number} count of calls at the same time */
function call({ version, attempt, of, resumeAt, error }, count) {
  const wait = resumeAt === undefined ? undefined : Math.max(0, resumeAt - Date.now()) / 1000;
  const parts = [
    h("strong", {}, t().result.attempt(attempt, of)),
    count > 1 && h("span", {}, t().ask.versions[version]),
    wait !== undefined && h("span", { class: "wait" }, t().result.waiting(wait.toFixed(1))),
    error && h("span", { class: "hint" }, error.code),
  ].filter((part) => part instanceof HTMLElement);
  return h(
    "p",
    { class: "call" },
    ...parts.flatMap((part, index) => (index ? [" · ", part] : [part])),
  );
}
