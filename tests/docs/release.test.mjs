/** A release, as RELEASING.md describes it, in a copy of the project and without publishing. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import {
  accessSync,
  constants,
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { codeBlocks, read } from "../../scripts/documents/files.mjs";
import { findProgram, root } from "../../scripts/setup/paths.mjs";

const execute = promisify(execFile);
const copy = mkdtempSync(join(tmpdir(), "iot-job-document-release-"));

/**
 * @param {string} command
 * @param {...string} args
 * @returns {Promise<string>} what it prints
 */
async function run(command, ...args) {
  const { stdout } = await execute(command, args, { cwd: copy, maxBuffer: 1 << 26 });
  return stdout;
}

before(async () => {
  // What is tracked, as it is now, and what a build made.
  const { stdout } = await execute("git", ["ls-files", "-z"], { cwd: root, maxBuffer: 1 << 26 });
  for (const path of stdout.split("\0").filter(Boolean)) {
    // A file that was deleted and not yet committed is in the list.
    try {
      cpSync(join(root, path), join(copy, path));
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== "ENOENT") throw error;
    }
  }
  cpSync(join(root, "dist"), join(copy, "dist"), { recursive: true });
  await run("git", "init", "--quiet");
  await run("git", "config", "user.name", "A maintainer");
  await run("git", "config", "user.email", "maintainer@example.com");
  await run("git", "add", "--all");
  await run("git", "commit", "--quiet", "--message", "Before the release");
});
after(() => rmSync(copy, { recursive: true, force: true, maxRetries: 3 }));

/** What runs in place of a command that would publish, push or take an hour. */
const dry = new Map([
  [".ci/run", async () => accessSync(join(copy, ".ci", "run"), constants.X_OK)],
  [
    "npm pack --dry-run",
    async () => {
      const npm = findProgram("npm");
      assert.ok(npm);
      const packed = await run(npm, "pack", "--dry-run", "--ignore-scripts", "--json");
      assert.match(packed, /"iot-job-document-1\.2\.3\.tgz"/);
      assert.match(packed, /dist\/aws-iot\.min\.js/);
    },
  ],
  [
    "cargo publish --dry-run --locked",
    async () => {
      const list = await run("cargo", "package", "--list", "--allow-dirty", "--offline");
      assert.match(list, /^src\/lib\.rs$/m);
    },
  ],
  [
    "git push origin HEAD v1.2.3",
    async () => assert.match(await run("git", "tag", "--list"), /^v1\.2\.3$/m),
  ],
]);

test("every step of RELEASING.md works, in its order", async () => {
  const steps = codeBlocks(read("RELEASING.md"))
    .filter(({ language }) => language === "sh")
    .flatMap(({ code }) => code.trim().split("\n"));
  assert.ok(steps.length > 8);
  for (const step of steps) {
    const instead = dry.get(step);
    if (instead) {
      await instead();
      continue;
    }
    const [program = "", ...args] = [...step.matchAll(/"([^"]*)"|(\S+)/g)].map(
      ([, quoted, word]) => quoted ?? word ?? "",
    );
    assert.ok(["node", "git"].includes(program), `${step} has nothing to stand in for it`);
    const output = await run(program === "node" ? process.execPath : program, ...args);
    if (step.endsWith("notes")) assert.match(output, /integrity="sha384-[\w+/]{64}"/);
  }
  const changes = readFileSync(join(copy, "CHANGELOG.md"), "utf8");
  assert.match(changes, /## \[Unreleased\]\n\n## \[1\.2\.3\] - \d{4}-\d\d-\d\d\n/);
});

for (const [path, from, to] of /** @type {const} */ ([
  ["Cargo.toml", 'version = "', 'version = "9'],
  ["CHANGELOG.md", "## [1.2.3]", "## [1.2.2]"],
  ["examples/vue/package.json", '"iot-job-document": "^', '"iot-job-document": "^9'],
])) {
  test(`a release with another version in ${path} is refused`, async () => {
    const text = readFileSync(join(copy, path), "utf8");
    writeFileSync(
      join(copy, path),
      text.replace(from, () => to),
    );
    try {
      await assert.rejects(run(process.execPath, "scripts/release.mjs", "check"), /but /);
    } finally {
      writeFileSync(join(copy, path), text);
    }
  });
}

test("a tag that is not the version is refused", async () => {
  await assert.rejects(run(process.execPath, "scripts/release.mjs", "check", "v1.2.4"), /v1\.2\.4/);
});
