/** The checks of the documents find what they are for. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { commentsOf, problemsOfText } from "../../scripts/check/plain.mjs";
import { checkSite } from "../../scripts/docs/links.mjs";
import { codeBlocks, headings, withoutCode } from "../../scripts/documents/files.mjs";
import { brokenLinksOf } from "../../scripts/documents/links.mjs";
import { differences } from "../../scripts/documents/translations.mjs";

test("a phrase that stops a reader is found in Markdown, across lines, and not in code", () => {
  assert.deepEqual(problemsOfText("a.md", "It asks for a file.\n"), []);
  assert.match(
    problemsOfText("a.md", "The page asks\nleave of it.")[0] ?? "",
    /^a\.md:1: "asks leave"/,
  );
  assert.deepEqual(problemsOfText("a.md", "It is `to be had`.\n\n```js\n// to be had\n```\n"), []);
});

test("in sources, only comments and titles of tests are prose", () => {
  // In two parts, as the check reads this file too.
  const phrase = ["to be", "had"].join(" ");
  const source = `const url = "https://a.b"; // ${phrase}\ntest("is ${phrase}", () => x("${phrase}"));\n`;
  assert.equal(problemsOfText("a.ts", source).length, 2);
  assert.doesNotMatch(commentsOf(source), /a\.b/);
});

test("in the tags of JSDoc, types and names are code, and what describes them is prose", () => {
  const tags = ["@typedef {object} reply", "@param {Reply[]} reply that", "@returns {Reply} that"];
  const comment = `/**\n${tags.map((tag) => ` * ${tag}`).join("\n")}\n */\n`;
  assert.doesNotMatch(commentsOf(comment), /reply/i);
  assert.equal(commentsOf(comment).match(/that/g)?.length, 2);
});

test("a link that leads nowhere is found", () => {
  assert.deepEqual(
    brokenLinksOf("README.md", "[a](docs/limits.md#browsers) [b](https://a.example/b)"),
    [],
  );
  const text = "[a](docs/none.md) [b](docs/limits.md#none) [c](http:/d)";
  assert.equal(brokenLinksOf("README.md", text).length, 3);
});

test("a translation with other headings or other code is found", () => {
  const english = "# A\n\n## B\n\n```js\nrun(1); // one\n```\n";
  const same = "# 가\n\n## 나\n\n```js\nrun(1); // 하나\n```\n";
  assert.deepEqual(differences("a.md", english, "a.ko.md", same), []);
  for (const other of [
    same.replace("## ", "### "),
    same.replace("run(1)", "run(2)"),
    "# 가\n\n## 나\n",
  ]) {
    assert.equal(differences("a.md", english, "a.ko.md", other).length, 1, other);
  }
});

test("code in a list and headings in code are told from each other", () => {
  const text = "# A\n\n- b\n\n  ```sh\n  # not a heading\n  run\n  ```\n";
  assert.deepEqual(codeBlocks(text), [{ language: "sh", code: "# not a heading\nrun\n", line: 6 }]);
  assert.deepEqual(headings(text), [{ level: 1, title: "A" }]);
  assert.doesNotMatch(withoutCode(text), /run/);
});

test("a link of the site to a missing file or anchor is found", (t) => {
  const site = mkdtempSync(join(tmpdir(), "iot-job-document-site-"));
  t.after(() => rmSync(site, { recursive: true, force: true }));
  writeFileSync(
    join(site, "a.html"),
    '<a href="b.html#c">b</a> <a href="b.html#d">b</a> <a href=c.html>c</a>',
  );
  writeFileSync(join(site, "b.html"), "<h1 id=c>c</h1>");
  const { links, broken } = checkSite(site);
  assert.equal(links, 3);
  assert.deepEqual(broken, [
    "a.html: b.html#d leads to no anchor",
    "a.html: c.html leads to no file",
  ]);
});
