/** Connect: the form for region and credentials, or a summary of the connection. */
import { t } from "../i18n/messages.js";
import { errorBox } from "../result/error-box.js";
import { fill, h, newId } from "../ui/dom.js";
import { choice, field } from "../ui/field.js";
import { fromNow } from "../ui/time.js";
import { takePasted } from "./connection.js";
import { readPaste } from "./paste.js";
import { pasteField } from "./paste-field.js";
import { regions } from "./regions.js";
import { isRealSecret } from "./shapes.js";

/** @typedef {import("./connection.js").Connection} Connection */
/** @typedef {Exclude<keyof Connection, "source" | "expiration">} FieldName */

/** What stands in each form, below the region. @type {Record<Connection["source"], FieldName[]>} */
const fieldsOf = {
  keys: ["accessKeyId", "secretAccessKey", "sessionToken"],
  cognito: ["identityPoolId", "loginProvider", "loginToken"],
  web: ["roleArn", "webIdentityToken"],
};

/** What a value looks like. @type {Partial<Record<FieldName, string>>} */
const examples = {
  region: "eu-central-1",
  endpoint: "https://…",
  accessKeyId: "ASIA…",
  identityPoolId: "eu-central-1:12345678-…",
  loginProvider: "login.example.com",
  roleArn: "arn:aws:iam::123456789012:role/…",
};

/** @param {import("../app.js").App} app @returns {HTMLElement} */
export function connectPanel(app) {
  const titleId = newId("title");
  const status = h("p", { role: "status", class: "visually-hidden" });
  const content = h("div", {});
  const title = h("h2", { id: titleId });
  const actions = h(
    "div",
    { class: "actions" },
    h(
      "button",
      { type: "button", class: "link", onclick: () => app.disconnect() },
      t().connect.change,
    ),
    h("button", { type: "button", class: "link", onclick: () => app.forget() }, t().connect.forget),
  );
  const panel = h(
    "section",
    { class: "panel connect", "aria-labelledby": titleId },
    h("div", { class: "bar" }, title, actions),
    status,
    content,
  );
  /** @type {ReturnType<typeof form> | undefined} */
  let open;
  /** @type {typeof app.connecting | undefined} */
  let shown;
  const update = () => {
    const isChanged = shown !== app.connecting;
    shown = app.connecting;
    const connected = shown.phase === "connected" ? shown : undefined;
    // The form is not drawn again while someone types into it.
    if (isChanged && (connected || !open)) {
      const hadFocus = panel.contains(document.activeElement);
      title.textContent = connected ? t().connect.connected : t().connect.title;
      actions.hidden = !connected;
      open = connected ? undefined : form(app);
      fill(content, open?.element, connected && summary(app, connected));
      if (hadFocus) focusFirst(connected ? actions : content);
      status.textContent = connected ? t().connect.connected : "";
      panel.classList.toggle("connected", connected !== undefined);
    }
    open?.update();
  };
  app.onChange(update);
  update();
  return panel;
}

/** @param {HTMLElement} content */
function focusFirst(content) {
  /** @type {HTMLElement | null} */ (content.querySelector("input, button"))?.focus();
}

/**
 * @param {import("../app.js").App} app
 * @param {Extract<import("../app.js").Connecting, { phase: "connected" }>} connected
 */
function summary(app, { accessKeyId, expires }) {
  const { connection } = app;
  const now = Date.now();
  const isOver = expires !== null && expires.getTime() < now;
  const { region, endpoint, accessKeyId: key, source } = t().connect;
  const rows = [
    [region, connection.region],
    [endpoint, connection.endpoint],
    [source, t().connect.sources[connection.source]],
    [key, shorten(accessKeyId)],
  ].filter(([, value]) => value !== "");
  return h(
    "div",
    { class: "summary" },
    h("dl", {}, ...rows.flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, value)])),
    expires &&
      h(
        "p",
        { class: isOver ? "hint over" : "hint" },
        (isOver ? t().connect.expired : t().connect.expires)(fromNow(expires, now)),
      ),
  );
}

/** @param {string} id @returns {string} enough of a key id to know it by */
const shorten = (id) => (id.length > 12 ? `${id.slice(0, 4)}…${id.slice(-4)}` : id);

/** @param {import("../app.js").App} app */
function form(app) {
  const { connection } = app;
  /** @type {Map<FieldName, import("../ui/field.js").Field>} */
  const fields = new Map();
  const ofSource = h("div", { class: "stack" });
  const problem = h("div", {});

  /** @param {FieldName} name @param {Partial<import("../ui/field.js").FieldOptions>} [more] */
  const make = (name, more = {}) => {
    const made = field({
      label: t().connect[name],
      value: connection[name],
      name,
      placeholder: examples[name],
      onInput: (value) => {
        const misplaced = more.isSecret ? "" : misplacedIn(name, value.trim());
        if (misplaced) made.input.value = "";
        connection[name] = made.input.value.trim();
        if (fieldsOf.keys.includes(name)) connection.expiration = "";
        judge();
        if (misplaced) made.fail(misplaced);
        app.changed();
      },
      ...more,
    });
    fields.set(name, made);
    return made.element;
  };
  /** @param {import("./paste-names.js").Pasted} pasted */
  const take = (pasted) => {
    takePasted(connection, pasted);
    for (const [name, { input, fail }] of fields) {
      input.value = connection[name];
      fail("");
    }
    judge();
    app.changed();
  };
  const paste = pasteField(take);
  /**
   * A whole set that is put into one of the fields goes where each value belongs.
   * @param {Event} event
   * @param {DataTransfer | null} data
   */
  const takeFrom = (event, data) => {
    if (connection.source !== "keys" || !(event.target instanceof HTMLInputElement)) return;
    const pasted = readPaste(data?.getData("text/plain") ?? "");
    if (Object.keys(pasted).length === 0) return;
    event.preventDefault();
    take(pasted);
    paste.said(pasted);
  };
  const judge = () => {
    const { accessKeyId, sessionToken } = connection;
    const isBare = accessKeyId.startsWith("ASIA") && sessionToken === "";
    const isLongLived = accessKeyId.startsWith("AKIA");
    fields.get("accessKeyId")?.warn(isLongLived ? t().connect.longLived : "");
    fields.get("sessionToken")?.warn(isBare ? t().connect.noToken : "");
  };
  const drawSource = () => {
    const secret = { isSecret: true };
    const optional = { isOptional: true };
    const { source } = connection;
    fill(
      ofSource,
      ...(source === "keys"
        ? [
            paste.element,
            make("accessKeyId"),
            make("secretAccessKey", secret),
            make("sessionToken", secret),
          ]
        : source === "cognito"
          ? [
              make("identityPoolId"),
              make("loginProvider", optional),
              make("loginToken", { ...secret, ...optional, hint: t().connect.loginHint }),
            ]
          : [make("roleArn"), make("webIdentityToken", secret)]),
    );
    judge();
  };
  const submit = h("button", { class: "primary", type: "submit" }, t().connect.submit);
  const region = make("region", { offers: regions });
  const endpoint = make("endpoint", { hint: t().connect.endpointHint, isOptional: true });
  const element = h(
    "form",
    {
      class: "stack",
      novalidate: true,
      autocomplete: "off",
      onpaste: (/** @type {ClipboardEvent} */ event) => takeFrom(event, event.clipboardData),
      ondrop: (/** @type {DragEvent} */ event) => takeFrom(event, event.dataTransfer),
      onsubmit: (/** @type {Event} */ event) => {
        event.preventDefault();
        const [first] = app.formProblems.map(({ name, isMissing }) => {
          const wrong = fields.get(/** @type {FieldName} */ (name));
          const label = wrong?.element.querySelector("label")?.textContent ?? "";
          wrong?.fail(isMissing ? t().connect.required(label) : (reasons()[name] ?? ""));
          return wrong;
        });
        if (first) first.input.focus();
        else app.connect();
      },
    },
    choice({
      label: t().connect.source,
      choices: t().connect.sources,
      value: connection.source,
      onChange: (source) => {
        connection.source = source;
        drawSource();
        app.changed();
      },
    }),
    ofSource,
    region,
    endpoint,
    keepBox(app),
    problem,
    h("div", { class: "actions" }, submit),
  );
  drawSource();
  app.onIncomplete = () => element.requestSubmit();

  const update = () => {
    const { connecting } = app;
    const isBusy = connecting.phase === "connecting";
    submit.textContent = isBusy ? t().connect.connecting : t().connect.submit;
    submit.disabled = isBusy;
    const failed = connecting.phase === "failed" ? connecting.problem : undefined;
    if (!failed) problem.replaceChildren();
    else if (!problem.firstChild) fill(problem, errorBox(failed, { region: connection.region }));
  };
  return { element, update };
}

/**
 * Why a value does not stay in a field that shows it: it may be a secret, or have one in it.
 * @param {FieldName} name
 * @param {string} value
 */
function misplacedIn(name, value) {
  if (isRealSecret(value)) return t().connect.isSecret;
  return name === "accessKeyId" && /\W/.test(value) ? t().connect.notAccessKeyId : "";
}

/** Why a field is wrong, where it is not empty. @returns {Record<string, string>} */
const reasons = () => ({
  region: t().connect.notRegion,
  endpoint: t().connect.notEndpoint,
  accessKeyId: t().connect.isSecret,
  identityPoolId: t().connect.notIdentityPoolId,
  roleArn: t().connect.notRoleArn,
});

/** @param {import("../app.js").App} app */
function keepBox(app) {
  const id = newId("keep");
  const box = h("input", {
    type: "checkbox",
    checked: app.isKept,
    "aria-describedby": id,
    onchange: () => {
      app.isKept = box.checked;
      if (!app.isKept) app.keep();
    },
  });
  return h(
    "div",
    { class: "field keep" },
    h("label", { class: "check" }, box, h("span", {}, t().connect.keep)),
    h("p", { id, class: "hint" }, t().connect.keepHint),
  );
}
