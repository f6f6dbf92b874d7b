/** The code blocks of the documents compile against the package's declarations. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { promisify } from "node:util";
import { codeBlocks, markdownFiles, read } from "../../scripts/documents/files.mjs";
import { root } from "../../scripts/setup/paths.mjs";

const run = promisify(execFile);
const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
// Inside of the project, so that the package and its tools are found by their names.
const folder = join(root, "build", "docs-code");

const compilerOptions = {
  target: "ES2022",
  module: "ESNext",
  moduleResolution: "Bundler",
  lib: ["ES2022", "DOM", "DOM.Iterable"],
  types: [],
  allowJs: true,
  checkJs: true,
  strict: true,
  // Code in JavaScript has no types for its parameters.
  noImplicitAny: false,
  noEmit: true,
  skipLibCheck: true,
};

/** The blocks that are compiled here. Those that are files of `examples/` are compiled there. */
const blocks = markdownFiles().flatMap((path) => {
  const text = read(path);
  const lines = text.split("\n");
  return codeBlocks(text)
    .filter(({ language }) => language === "js" || language === "ts")
    .filter(({ line }) => !lines[line - 3]?.startsWith("<!-- file: "))
    .map((block) => ({ ...block, path }));
});

after(() => rmSync(folder, { recursive: true, force: true }));

/**
 * @param {{ path: string, line: number, language: string, code: string }[]} sources
 * @returns {Promise<string[]>} the complaints of the compiler, with the place in the document
 */
async function complaints(sources) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const { path, line, language, code } of sources) {
    const name = `${path.replaceAll(/[^\w]/g, "_")}__${line}.${language}`;
    writeFileSync(join(folder, name), `${code}\nexport {};\n`);
  }
  cpSync(join(root, "docs", "code"), folder, { recursive: true });
  const config = { compilerOptions, include: ["*.js", "*.ts"] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  const args = [tsc, "--project", folder, "--pretty", "false"];
  const { stdout } = await run(process.execPath, args, { cwd: root }).catch((error) => error);
  return stdout.split("\n").filter(Boolean);
}

test("every code block compiles", async () => {
  assert.ok(existsSync(join(root, "dist", "index.d.ts")), "dist is not there: build it first");
  assert.ok(blocks.length > 25, `${blocks.length} blocks`);
  assert.deepEqual(await complaints(blocks), []);
});

test("a code block that does not compile is found", async () => {
  const [complaint] = await complaints([
    { path: "a.md", line: 1, language: "js", code: 'await iot.getDocument("update-42");' },
  ]);
  assert.match(complaint ?? "", /a_md__1\.js\(1,\d+\): error .*getDocument/);
});

test("no code block declares a variable `document`, which is the page", () => {
  const found = markdownFiles().flatMap((path) =>
    codeBlocks(read(path))
      .filter(({ code }) => /\b(const|let|var) (\{[^}]*\bdocument\b *[,}]|document\b)/.test(code))
      .map(({ line }) => `${path}:${line}`),
  );
  assert.deepEqual(found, []);
});
