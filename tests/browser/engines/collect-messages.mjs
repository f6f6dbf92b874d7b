/** Runs in a WebKit page, whose driver has no list of messages. Its source is sent there. */

/** Keeps what the page says in `collectedMessages`. */
export function collectMessages() {
  const scope = /** @type {{ collectedMessages?: import("./page.mjs").Message[] }} */ (globalThis);
  if (scope.collectedMessages) return;
  /** @type {import("./page.mjs").Message[]} */
  const messages = [];
  scope.collectedMessages = messages;
  for (const [method, type] of /** @type {const} */ ([
    ["debug", "debug"],
    ["log", "log"],
    ["info", "info"],
    ["warn", "warning"],
    ["error", "error"],
  ])) {
    const original = console[method];
    console[method] = (...args) => {
      messages.push({ type, text: args.map(String).join(" ") });
      original.apply(console, args);
    };
  }
  addEventListener("error", ({ message, error }) => {
    messages.push({ type: "pageerror", text: String(error ?? message) });
  });
  addEventListener("unhandledrejection", ({ reason }) => {
    messages.push({ type: "pageerror", text: String(reason) });
  });
}
