/** The placeholders of a document, and its JSON, as each browser reads them. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before } from "node:test";
import { root } from "../../scripts/setup/paths.mjs";
import { startStaticServer } from "../aws/static-server.mjs";
import { launchBrowser } from "./engines/index.mjs";
import { openPage, test } from "./harness.mjs";

/**
 * @typedef {object} Case
 * @property {string} name
 * @property {string} document
 * @property {({ parent?: number } & Record<string, unknown>)[]} placeholders
 */
/** @type {{ warnings: string[], cases: Case[] }} */
const vectors = JSON.parse(
  readFileSync(join(root, "tests", "vectors", "placeholders.json"), "utf8"),
);

/** @type {import("../aws/http-server.mjs").RunningServer} */
let pages;
/** @type {import("./engines/index.mjs").Browser} */
let browser;

before(async () => {
  pages = await startStaticServer({
    roots: { "/": join(root, "tests", "browser", "pages"), "/dist/": join(root, "dist") },
  });
  browser = await launchBrowser();
});
after(async () => {
  await browser?.close();
  await pages?.stop();
});

/**
 * @param {import("node:test").TestContext} t
 * @param {{ expected?: RegExp }} [options]
 */
async function openReading(t, options) {
  const page = await openPage(browser, t, options);
  await page.goto(`${pages.url}/placeholders.html`);
  await page.waitForFunction("globalThis.reading !== undefined");
  return page;
}

test("it finds what AWS's documentation has", async (t) => {
  const page = await openReading(t);
  const documents = vectors.cases.map((one) => one.document);
  const lists = await page.evaluate((documents) => {
    return documents.map((document) => {
      return reading.placeholders(document).map(({ start, end, warnings, ...rest }) => ({
        ...rest,
        text: document.slice(start, end),
        warnings: warnings.map(({ code }) => code),
      }));
    });
  }, documents);
  vectors.cases.forEach(({ name, placeholders }, index) => {
    /** @type {number[]} */
    const depths = [];
    const expected = placeholders.map((one) => {
      const depth = one.parent === undefined ? 0 : 1 + (depths[one.parent] ?? 0);
      depths.push(depth);
      return { closed: true, ...one, depth };
    });
    assert.deepEqual(lists[index], expected, name);
  });
});

test("each warning says how severe it is, and why", async (t) => {
  const page = await openReading(t);
  const documents = vectors.cases.map((one) => one.document);
  const warnings = await page.evaluate(
    (documents) => documents.flatMap(reading.placeholders).flatMap(({ warnings }) => warnings),
    documents,
  );
  assert.deepEqual(new Set(warnings.map(({ code }) => code)), new Set(vectors.warnings));
  for (const { severity, message } of warnings) {
    assert.match(severity, /^(error|warning)$/);
    assert.match(message, /^[A-Z$].+\.$/);
  }
  const errors = warnings.filter(({ severity }) => severity === "error");
  // What the troubleshooting page of the developer guide has a message of the service for.
  assert.deepEqual(
    new Set(errors.map(({ code }) => code)),
    new Set([
      "not-closed",
      "local-outside-upload",
      "placeholder-in-bucket",
      "too-many-locals",
      "undefined-local",
      "must-not-be-nested",
      "half-left-out",
      "null-version",
      "attributes-not-alone",
    ]),
  );
});

test("a near miss is told its right spelling", async (t) => {
  const page = await openReading(t);
  const url = "https://s3.eu-west-1.amazonaws.com/bucket/key";
  const spellings = /** @type {[string, string[]][]} */ ([
    ["${!aws:iot:parameter:x}", ["${aws:iot:parameter:x}"]],
    ["$${aws:iot:parameter:x}", ["${aws:iot:parameter:x}"]],
    ["${ aws:iot:parameter:x }", ["${aws:iot:parameter:x}"]],
    ["${AWS:IoT:parameter:x}", ["${aws:iot:parameter:x}"]],
    ["${iot:parameter:x}", ["${aws:iot:parameter:x}"]],
    [`\${aws:iot:S3_Presigned_URL_v2:${url}}`, [`\${aws:iot:s3-presigned-url-v2:${url}}`]],
    [`\${aws:iot:S3-Presigned-URL-V1:${url}}`, [`\${aws:iot:s3-presigned-url:${url}}`]],
    [
      "${iot:package:p:version:1:attributes:a\\/b",
      ["${aws:iot:package:p:version:1:attributes:a\\/b}"],
    ],
    ["${iot:s3-presigned-url-upload}", ["${aws:iot:s3-presigned-url-upload}"]],
    ["${aws:iot:parameter:${!jobId}}", ["${jobId}"]],
    ["$${aws:iot:foo:x}", ["${aws:iot:foo:x}"]],
    ["${aws:iot:parameter:x}", []],
    ["${AWS::Region} ${iot:-x} ${HOME}", []],
  ]);
  const documents = spellings.map(([text]) => `{"a":"${text}"}`);
  const found = await page.evaluate(
    (documents) =>
      documents.map((document) =>
        reading
          .placeholders(document)
          .flatMap(({ warnings }) => warnings)
          .filter(({ spelling }) => spelling !== undefined),
      ),
    documents,
  );
  spellings.forEach(([text, expected], index) => {
    const warnings = found[index] ?? [];
    assert.deepEqual(
      warnings.map(({ spelling }) => spelling),
      expected,
      text,
    );
    for (const { message, spelling = "" } of warnings)
      assert.ok(message.includes(spelling), message);
  });
});

test("a character that nobody sees is named where it stops the JSON", async (t) => {
  const page = await openReading(t);
  const named = /** @type {[string, string][]} */ ([
    ["\uFEFF{}", "U+FEFF (byte order mark)"],
    ['{"a":\u00A01}', "U+00A0 (no-break space)"],
    ['{\u200B"a":1}', "U+200B"],
    ["[1,\u{E0041}2]", "U+E0041"],
    ["[“a”]", '"“"'],
    ["[\u00011]", '"\\u0001"'],
  ]);
  const messages = await page.evaluate(
    (texts) =>
      texts.map((text) => {
        try {
          return String(reading.parseJobDocument(text));
        } catch (error) {
          return /** @type {Error} */ (error).message;
        }
      }),
    named.map(([text]) => text),
  );
  named.forEach(([, name], index) => {
    assert.ok(messages[index]?.endsWith(`: ${name} cannot be there`), messages[index]);
  });
});

test("nothing is compiled before it is needed, and once for all", async (t) => {
  const page = await openReading(t);
  const counts = await page.evaluate(() => {
    const { Module } = WebAssembly;
    let count = 0;
    WebAssembly.Module = class extends Module {
      /** @param {BufferSource} bytes */
      constructor(bytes) {
        super(bytes);
        count++;
      }
    };
    reading.placeholders(undefined);
    reading.placeholders('{"a":"$5"}');
    reading.parseJobDocument('{"a":1}');
    const before = count;
    for (let index = 0; index < 3; index++) reading.placeholders("${aws:iot:parameter:x}");
    return { before, after: count };
  });
  assert.deepEqual(counts, { before: 0, after: 1 });
});

test("it reads any string: halves of pairs, and the longest document full of starts", async (t) => {
  const page = await openReading(t);
  const counts = await page.evaluate(() => {
    const most = 32_768;
    const texts = [
      "\ud800${aws:iot:parameter:\udc00}\ud800",
      "${".repeat(most / 2),
      "${aws:".repeat(most / 6),
      "${aws:iot:parameter:x}".repeat(most / 22),
      '"\\'.repeat(most / 2),
      "\0${aws:\0",
    ];
    return texts.map((text) => reading.placeholders(text).length);
  });
  assert.deepEqual(counts, [1, 0, 5461, 1489, 0, 1]);
});

test("it says where a document stops being JSON, in the same words everywhere", async (t) => {
  const page = await openReading(t);
  const bare = '{\n  "a": 1,\n  "endTime": ${aws:iot:parameter:endTime}\n}';
  const texts = [bare, '{"a":1,}', '{"a":', "", '{"a":"\r\n"}', "[\r\n😀]"];
  const errors = await page.evaluate((texts) => {
    return texts.map((text) => {
      try {
        return reading.parseJobDocument(text);
      } catch (caught) {
        const error = /** @type {import("../../dist/placeholders/index.js").JobDocumentError} */ (
          caught
        );
        const { name, code, message, offset, line, column, placeholder } = error;
        const isError = error instanceof Error && error instanceof reading.JobDocumentError;
        return { isError, name, code, message, place: [offset, line, column], placeholder };
      }
    });
  }, texts);
  const start = "The job document is not JSON at line";
  const common = { isError: true, name: "JobDocumentError", code: "JobDocumentError" };
  assert.deepEqual(errors, [
    {
      ...common,
      message: `${start} 3, column 14: the placeholder \${aws:iot:parameter:endTime} stands there without quotes: AWS has not filled it in`,
      place: [bare.indexOf("$"), 3, 14],
      placeholder: "${aws:iot:parameter:endTime}",
    },
    { ...common, message: `${start} 1, column 8: "}" cannot be there`, place: [7, 1, 8] },
    { ...common, message: `${start} 1, column 6: it ends there`, place: [5, 1, 6] },
    { ...common, message: `${start} 1, column 1: it ends there`, place: [0, 1, 1] },
    { ...common, message: `${start} 1, column 7: "\\r" cannot be there`, place: [6, 1, 7] },
    { ...common, message: `${start} 2, column 1: "😀" cannot be there`, place: [3, 2, 1] },
  ]);
});

test("it reads a document that is JSON", async (t) => {
  const page = await openReading(t);
  const read = await page.evaluate(() => {
    const job = reading.parseJobDocument('{"steps":[{"url":"${aws:iot:parameter:x}"}]}');
    return /** @type {{ steps: { url: string }[] }} */ (job).steps[0]?.url;
  });
  assert.equal(read, "${aws:iot:parameter:x}");
});

test("where a page forbids WebAssembly, it says so, and reads what needs none", async (t) => {
  // Firefox says so in its console as well.
  const page = await openReading(t, { expected: /blocked WebAssembly/ });
  const outcomes = await page.evaluate(() => {
    /** @type {Promise<any[]>} */
    const told = new Promise((resolve) => {
      addEventListener("message", ({ data }) => resolve(data), { once: true });
    });
    const frame = document.createElement("iframe");
    frame.src = "no-wasm.html";
    document.body.append(frame);
    return told;
  });
  const [found, none, parsed, cut] = outcomes;
  for (const outcome of [found, cut]) {
    assert.equal(outcome.code, "WasmError");
    assert.match(outcome.message, /reads placeholders did not load: /);
    assert.match(outcome.hint, /'wasm-unsafe-eval'/);
  }
  assert.deepEqual(none, { value: [] });
  assert.deepEqual(parsed, { value: { a: 1 } });
});
