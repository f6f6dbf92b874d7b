// @ts-check
/** A TypeDoc plugin: names each page by its first heading, and links to the documentation of the Rust code. */
import { Converter, JSX, ReflectionKind } from "typedoc";

/** @param {import("typedoc").Application} app */
export function load(app) {
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, (context) => {
    for (const page of context.project.getReflectionsByKind(ReflectionKind.Document)) {
      const [first] = /** @type {import("typedoc").DocumentReflection} */ (page).content;
      const heading = first && "text" in first ? /^# +(.*)\n/.exec(first.text) : null;
      if (!first || !heading?.[1]) continue;
      // The Korean README has the same heading as the English one.
      page.name = heading[1] === context.project.name ? `${heading[1]} (한국어)` : heading[1];
    }
  });
  app.renderer.hooks.on("sidebar.begin", (context) =>
    JSX.createElement(
      "p",
      null,
      JSX.createElement(
        "a",
        { href: context.relativeURL("rust/iot_job_document/index.html") },
        "Rust code",
      ),
    ),
  );
}
