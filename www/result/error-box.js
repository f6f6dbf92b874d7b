/** A failure in plain words: what happened, what to do about it, and what AWS said. */
import { t } from "../i18n/messages.js";
import { h, withCode } from "../ui/dom.js";
import { copyButton } from "../ui/field.js";
import { icon } from "../ui/icons.js";
import { innermost, statementFor } from "./problem.js";

/**
 * @param {import("../app.js").Problem} problem
 * @param {{ region: string, jobId?: string, version?: string, onAgain?: () => void }} context
 * @returns {HTMLElement}
 */
export function errorBox({ kind, error, attempts }, { region, jobId, version, onAgain }) {
  const { title, text, steps } = t().problems.kinds[kind];
  const cause = innermost(error);
  const message = cause.message ?? error.message;
  const fields = {
    code: cause.code ?? error.code,
    message,
    hint: hintOf(cause) ?? hintOf(error),
    statusCode: error.statusCode ?? cause.statusCode,
    requestId: error.requestId ?? cause.requestId,
    cause: browserError(cause),
    attempts: attempts > 1 ? attempts : undefined,
    time: error.time?.toLocaleTimeString(document.documentElement.lang),
  };
  const statement = kind === "denied" && jobId ? statementFor(region, jobId, message) : undefined;
  return h(
    "div",
    { class: "problem", role: "alert" },
    h("h3", {}, icon("error"), h("span", {}, version ? `${title} (${version})` : title)),
    h("p", {}, ...withCode(text)),
    h("ul", { class: "steps" }, ...steps.map((step) => h("li", {}, ...withCode(step)))),
    statement && policy(statement),
    onAgain &&
      h(
        "div",
        { class: "actions" },
        h("button", { type: "button", class: "primary", onclick: onAgain }, t().result.again),
      ),
    details(fields),
  );
}

/** @param {string} statement */
function policy(statement) {
  return h(
    "div",
    { class: "policy" },
    h(
      "div",
      { class: "bar" },
      h("span", {}, t().problems.policy),
      copyButton(() => statement, `${t().copy}: ${t().problems.policy}`),
    ),
    h("pre", { tabindex: 0, "aria-label": t().problems.policy, role: "group" }, statement),
  );
}

/** Fields for people rather than for programs. @type {Set<string>} */
const prose = new Set(["hint", "time"]);

/** @param {Partial<Record<keyof ReturnType<typeof t>["problems"]["fields"], string | number>>} fields */
function details(fields) {
  const names = t().problems.fields;
  const known = /** @type {[keyof typeof names, string | number | undefined][]} */ (
    Object.entries(fields)
  ).filter(([, value]) => value !== undefined && value !== "");
  const text = () => known.map(([name, value]) => `${name}: ${value}`).join("\n");
  return h(
    "div",
    { class: "details" },
    h(
      "div",
      { class: "bar" },
      h("h4", {}, t().problems.technical),
      copyButton(text, `${t().copy}: ${t().problems.technical}`),
    ),
    h(
      "dl",
      {},
      ...known.flatMap(([name, value]) => [
        h("dt", {}, names[name]),
        h("dd", { "data-field": name, class: prose.has(name) ? "" : "mono" }, String(value)),
      ]),
    ),
  );
}

/** What the package adds to the message for the developer. @param {object} error */
function hintOf(error) {
  const hint = Reflect.get(error, "hint");
  return typeof hint === "string" && hint !== "" ? hint : undefined;
}

/** What the browser itself said. @param {{ originalError?: unknown }} error */
function browserError({ originalError }) {
  if (originalError instanceof Error) return `${originalError.name}: ${originalError.message}`;
  return typeof originalError === "string" ? originalError : undefined;
}
