/** The XML reader of `js/credentials/xml.ts`, over generated responses: it has no target in `fuzz/`. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { before, test } from "node:test";
import { build } from "esbuild";
import fc from "fast-check";
import { root } from "../../scripts/setup/paths.mjs";

/** @type {(xml: string) => Record<string, string>} */
let elements;

before(async () => {
  const { outputFiles } = await build({
    entryPoints: [join(root, "js", "credentials", "xml.ts")],
    bundle: true,
    format: "esm",
    write: false,
  });
  const code = Buffer.from(outputFiles[0]?.contents ?? "").toString("base64");
  ({ elements } = await import(`data:text/javascript;base64,${code}`));
});

/** Names as STS has them, and those that an object has by itself. */
const name = fc.oneof(
  fc.stringMatching(/^[A-Z][A-Za-z]{0,20}$/),
  fc.constantFrom("constructor", "toString", "__proto__", "hasOwnProperty"),
);
/** Texts without line breaks of XML's own: a parser would change those. */
const text = fc.string({ unit: "binary", maxLength: 60 });

/** @type {((text: string) => string)[]} how a text can be written */
const escapes = [
  (text) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`),
  (text) => text.replace(/[&<>]/g, (sign) => `&#x${sign.charCodeAt(0).toString(16)};`),
  (text) =>
    text
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;")
      .replaceAll("'", "&apos;"),
];

test("any text gives texts, and nothing is thrown", () => {
  const pieces = fc.constantFrom("<", ">", "</", "&", ";", "&#", "&#x", "<A>", "</A>", "&lt;", "0");
  const anything = fc.array(fc.oneof(pieces, text)).map((parts) => parts.join(""));
  fc.assert(
    fc.property(anything, (xml) => {
      const values = Object.values(elements(xml));
      assert.ok(values.every((value) => typeof value === "string"));
    }),
    { numRuns: 20_000 },
  );
});

test("what is written is read, however it is escaped and nested", () => {
  const way = fc.constantFrom(...escapes);
  fc.assert(
    fc.property(fc.dictionary(name, text), way, (texts, write) => {
      const inner = Object.entries(texts).map(([key, value]) => `<${key}>${write(value)}</${key}>`);
      const xml = `<?xml version="1.0"?>\n<Reply xmlns="x">\n <R>\n${inner.join("\n")}</R></Reply>`;
      const { ...found } = elements(xml);
      for (const [key, value] of Object.entries(texts)) assert.equal(found[key], value);
    }),
    { numRuns: 5000 },
  );
});

test("what is not an entity stays as it is written", () => {
  for (const text of ["&constructor;", "&unknown;", "&#x110000;", "&#99999999;", "&;", "a & b"]) {
    assert.equal(elements(`<A>${text}</A>`).A, text);
  }
});
