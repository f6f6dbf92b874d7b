import type { Placeholder } from "./types.js";
import { warningsOf } from "./warnings.js";
import { ask } from "./wasm.js";

// The tables of `crates/placeholders/src/numbers.rs`.
const kinds: Placeholder["kind"][] = [
  "s3-presigned-url",
  "s3-presigned-url-v2",
  "s3-presigned-url-upload",
  "code-sign-signature",
  "parameter",
  "package",
  "local",
  "unknown",
];
const parts = [
  "url",
  "bucket",
  "key",
  "versionId",
  "region",
  "packageName",
  "versionName",
  "attribute",
  "name",
  // Only where a warning tells the right spelling.
  "rest",
];
const choices: [part: string, words: string][] = [
  ["style", "path virtual-hosted bare s3-uri"],
  ["endpoint", "regional dualstack fips accelerate legacy-regional legacy-global"],
  ["part", "attribute attributes artifact sbom"],
  ["name", "thingName jobId executionNumber"],
];

/** JSON's escapes of characters that can stand in a placeholder: that of a control character ends it. */
const escapes = /\\(u([\da-fA-F]{4})|["\\/])/g;
const decoded = (text: string) =>
  text.replace(escapes, (_, character, hex) =>
    hex ? String.fromCharCode(Number(`0x${hex}`)) : character,
  );

/**
 * Lists the placeholders in a job document, as `getJobDocument` gives it with `beforeSubstitution`.
 *
 * It takes any string: a document with placeholders need not be JSON, and a placeholder may stand without
 * quotes. It takes time in proportion to the length of the document. JSON's escapes in a placeholder are
 * read as the characters they stand for; `start` and `end` are always those of the document.
 *
 * @param document the document; without one there are no placeholders
 * @returns the placeholders in the order in which they start, each before those that stand in it
 * @throws AwsError with the code `WasmError` where the page may not run WebAssembly
 */
export function placeholders(document: string | undefined): Placeholder[] {
  const list: Placeholder[] = [];
  // Most documents have none: there is nothing to compile for them.
  if (!document?.includes("${")) return list;
  const numbers = ask("find", document).values();
  const next = () => numbers.next().value ?? 0;
  for (let first = numbers.next(); !first.done; first = numbers.next()) {
    const placeholder: Record<string, unknown> = {
      kind: kinds[first.value],
      start: next(),
      end: next(),
      closed: next() === 1,
      depth: 0,
    };
    const parent = next();
    if (parent > 0) {
      placeholder.depth = (list[parent - 1]?.depth ?? 0) + 1;
      placeholder.parent = parent - 1;
    }
    const warnings = next();
    const isEncoded = next() === 1;
    let rest = "";
    for (let count = next(); count > 0; count--) {
      const part = next();
      const start = next();
      const end = next();
      const name = parts[part];
      if (name === "rest") {
        rest = document.slice(start, end);
      } else if (name) {
        const text = decoded(document.slice(start, end));
        const encoded = isEncoded && (name === "key" || name === "versionId");
        placeholder[name] = encoded ? decodeURIComponent(text) : text;
      } else {
        const [choice, words] = choices[part - parts.length] ?? ["", ""];
        placeholder[choice] = words.split(" ")[start];
      }
    }
    // The last two of the kinds have no name of AWS.
    if (first.value < 6) rest = `aws:iot:${placeholder.kind}${rest}`;
    placeholder.warnings = warningsOf(warnings, `\${${rest}}`);
    list.push(placeholder as unknown as Placeholder);
  }
  return list;
}
