/** A document that has been read, or both versions of it, and the tools to read it with. */
import { t } from "../i18n/messages.js";
import { fill, h } from "../ui/dom.js";
import { choice, copyButton, iconButton } from "../ui/field.js";
import { icon } from "../ui/icons.js";
import { inWords } from "../ui/time.js";
import { compareView } from "./compare-view.js";
import { download } from "./download.js";
import { formatted, raw } from "./layout.js";
import { linesView } from "./lines-view.js";
import { readDocument } from "./read.js";
import { searchBox, steps } from "./search-box.js";
import { showParts } from "./tip.js";

/** No warning if the clock is wrong by less than this, in ms. */
const tolerable = 60_000;

/**
 * @typedef {object} DocumentPanel
 * @property {HTMLElement} element
 * @property {import("./read.js").Placeholder[]} placeholders
 * @property {(index: number) => void} reveal shows a placeholder
 */

/** @param {import("../app.js").Outcome} outcome @returns {DocumentPanel} */
export function documentPanel(outcome) {
  const { jobId, versions } = outcome;
  const read = versions.map(({ document = "" }) => readDocument(document));
  const [first, second] = read;
  const isAbsent = versions.every(({ document }) => document === undefined);
  const body = isAbsent
    ? h("p", { class: "hint" }, t().result.noDocument)
    : first && second
      ? compareBody(first, second, jobId)
      : first && singleBody(first, jobId);
  const element = h(
    "div",
    { class: "document" },
    h(
      "div",
      { class: "document-head" },
      h("h3", {}, jobId),
      h("p", { class: "meta" }, ...meta(outcome).map((text) => h("span", {}, text))),
    ),
    ...notices(outcome, read).map(([kind, text]) =>
      h("p", { class: `notice ${kind}` }, icon(kind), h("span", {}, text)),
    ),
    body instanceof HTMLElement ? body : body?.element,
  );
  const placeholders = first?.placeholders ?? [];
  showParts(element, placeholders);
  const reveal = body && "reveal" in body ? body.reveal : () => {};
  return { element, placeholders, reveal };
}

/** @param {import("../app.js").Outcome} outcome @returns {string[]} */
function meta({ asked, took, versions }) {
  const attempts = Math.max(...versions.map(({ attempt }) => attempt));
  return [
    t().ask.versions[asked],
    ...versions.map(({ document = "" }) => t().result.characters(document.length)),
    t().result.took(took),
    ...(attempts > 1 ? [t().result.attempts(attempts)] : []),
  ];
}

/**
 * @param {import("../app.js").Outcome} outcome
 * @param {import("./read.js").ReadDocument[]} read
 * @returns {["info" | "warning", string][]}
 */
function notices({ clockOffset }, read) {
  /** @type {["info" | "warning", string][]} */
  const found = [];
  if (Math.abs(clockOffset) >= tolerable) {
    found.push(["warning", t().result.clock(inWords(clockOffset), clockOffset > 0)]);
  }
  for (const { text, problem } of read) {
    if (!problem || text === "") continue;
    const where = t().document.notJsonAt(problem.line, problem.column);
    const unseen = /U\+[0-9A-F]{4}/.exec(problem.message)?.[0];
    const why = problem.placeholder ? t().document.bare : unseen && t().document.unseen(unseen);
    found.push(["warning", why ? `${where} ${why}` : where]);
  }
  return found;
}

/** @param {import("./read.js").ReadDocument} read @param {string} jobId */
function singleBody({ text, placeholders }, jobId) {
  const layouts = { formatted: formatted(text, placeholders), raw: raw(text, placeholders) };
  /** @type {keyof typeof layouts} */
  let shown = layouts.formatted ? "formatted" : "raw";
  const place = h("div", {});
  const folding = h("div", { class: "group" });
  const find = searchBox({
    find: (wanted) => view.find(wanted),
    goTo: (index) => view.goTo(index),
  });
  let view = linesView(layouts.raw, jobId);
  const draw = () => {
    view = linesView(layouts[shown] ?? layouts.raw, jobId);
    fill(place, view.element);
    folding.hidden = !view.canFold;
    find.refresh();
  };
  folding.append(
    iconButton(t().document.foldAll, "fold", () => view.foldAll(true)),
    iconButton(t().document.unfoldAll, "unfold", () => view.foldAll(false)),
  );
  const copied = () => (layouts[shown] ?? []).map(({ depth, text }) => "  ".repeat(depth) + text);
  draw();
  const element = h(
    "div",
    { class: "document-body" },
    h(
      "div",
      { class: "toolbar" },
      layouts.formatted &&
        choice({
          label: t().document.view,
          isLabelHidden: true,
          className: "small",
          choices: { formatted: t().document.formatted, raw: t().document.raw },
          value: shown,
          onChange: (chosen) => {
            shown = chosen;
            draw();
          },
        }),
      find.element,
      folding,
      h(
        "div",
        { class: "group" },
        copyButton(() => (shown === "raw" ? text : copied().join("\n"))),
        downloadButton(text, jobId),
      ),
    ),
    place,
  );
  return { element, reveal: (/** @type {number} */ index) => view.reveal(index) };
}

/**
 * @param {import("./read.js").ReadDocument} before
 * @param {import("./read.js").ReadDocument} after
 * @param {string} jobId
 */
function compareBody(before, after, jobId) {
  const [left, right] = [before, after].map(
    ({ text, placeholders }) => formatted(text, placeholders) ?? raw(text, placeholders),
  );
  const view = compareView(left ?? [], right ?? [], jobId);
  const find = searchBox(view);
  const differences = steps({
    previous: t().compare.previous,
    next: t().compare.next,
    label: (at, of) => (at === 0 ? t().compare.differences(of) : t().document.matches(at, of)),
    goTo: view.goToDifference,
  });
  differences.count(view.differences);
  const element = h(
    "div",
    { class: "document-body" },
    h(
      "div",
      { class: "toolbar" },
      view.differences > 0 && differences.element,
      find.element,
      h(
        "div",
        { class: "group" },
        downloadButton(before.text, `${jobId}-before`, t().ask.versions.before),
        downloadButton(after.text, `${jobId}-after`, t().ask.versions.after),
      ),
    ),
    view.differences === 0 &&
      h("p", { class: "notice info" }, icon("info"), h("span", {}, t().compare.same)),
    view.element,
  );
  return { element, reveal: view.reveal };
}

/** @param {string} text @param {string} name @param {string} [version] */
function downloadButton(text, name, version) {
  return h(
    "button",
    { class: "quiet", type: "button", onclick: () => download(text, `${name}.json`) },
    icon("download"),
    h("span", {}, version ?? t().document.download),
    version !== undefined && h("span", { class: "visually-hidden" }, `: ${t().document.download}`),
  );
}
