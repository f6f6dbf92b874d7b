/** The viewer: shows the document of one AWS IoT job. */
import { App } from "./app.js";
import { askPanel } from "./ask/panel.js";
import { codePanel } from "./code/panel.js";
import { connectPanel } from "./connect/panel.js";
import { placeholdersPanel } from "./document/placeholders-panel.js";
import { initLanguage, language, languages, setLanguage, t } from "./i18n/messages.js";
import { resultPanel } from "./result/panel.js";
import { loadSettings } from "./settings.js";
import { h } from "./ui/dom.js";
import { choice } from "./ui/field.js";
import { icon } from "./ui/icons.js";

initLanguage();
const app = new App();
app.restore(await loadSettings());
draw();
if (app.formProblems.length === 0) {
  await app.connect();
  if (app.jobId !== "") app.read();
}

/** Builds the page, and builds it again in another language: all that it shows is in `app`. */
function draw() {
  app.clearListeners();
  const placeholders = placeholdersPanel();
  document.body.replaceChildren(
    h("a", { class: "skip", href: "#document" }, t().skip),
    header(),
    h(
      "main",
      {},
      h("div", { class: "column aside" }, connectPanel(app), askPanel(app)),
      h(
        "div",
        { class: "column" },
        resultPanel(app, (read) => placeholders.show(read)),
        placeholders.element,
        codePanel(app),
      ),
    ),
  );
}

function header() {
  return h(
    "header",
    {},
    h(
      "div",
      { class: "brand" },
      icon("document"),
      h("div", {}, h("h1", {}, t().title), h("p", { class: "hint" }, t().tagline)),
    ),
    choice({
      label: t().language,
      isLabelHidden: true,
      className: "small language",
      choices: languages,
      value: language(),
      onChange: (chosen) => {
        setLanguage(chosen);
        draw();
        /** @type {HTMLElement | null} */ (
          document.querySelector(".language input:checked")
        )?.focus();
      },
    }),
  );
}
