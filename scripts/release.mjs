/**
 * The steps of a release that a program can do. RELEASING.md says when to run which:
 *
 * - `node scripts/release.mjs version 1.2.3` writes the version into every file that has it, and gives the
 *   "Unreleased" part of the changelog its number and date;
 * - `node scripts/release.mjs check [v1.2.3]` fails unless all files, and the tag, have the same version;
 * - `node scripts/release.mjs notes` prints the release notes: the part of the changelog, and how to
 *   include the script file with its hash.
 */
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./setup/paths.mjs";
import { SetupError } from "./setup/run.mjs";
import { report } from "./setup.mjs";

/** The files that have the version beside package.json, and where it is in each. */
const copies = [
  {
    path: "package-lock.json",
    place: /^( {2}|\s+"name": "iot-job-document",\s+)("version": ")([^"]*)/gm,
  },
  { path: "Cargo.toml", place: /^()(version = ")([^"]*)/m },
  { path: "Cargo.lock", place: /^(name = "iot-job-document"\r?\n)(version = ")([^"]*)/m },
  { path: "fuzz/Cargo.lock", place: /^(name = "iot-job-document"\r?\n)(version = ")([^"]*)/m },
  ...["script-tag", "vite-typescript", "react", "vue"].map((name) => ({
    path: `examples/${name}/package.json`,
    place: /()("iot-job-document": "\^)([^"]*)/,
  })),
];
const own = /^()( {2}"version": ")([^"]*)/m;

/** @param {string} path @returns {string} */
const read = (path) => readFileSync(join(root, path), "utf8");

/** @returns {string} the version of the package */
const current = () => own.exec(read("package.json"))?.[3] ?? "";

/** @param {string} version */
function set(version) {
  if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)) throw new SetupError(`Not a version: ${version}`);
  for (const { path, place } of [{ path: "package.json", place: own }, ...copies]) {
    const text = read(path).replace(place, (_, before, name) => `${before}${name}${version}`);
    writeFileSync(join(root, path), text);
  }
  const changes = read("CHANGELOG.md");
  const day = new Date().toISOString().slice(0, 10);
  const head = `## [Unreleased]\n\n## [${version}] - ${day}`;
  writeFileSync(
    join(root, "CHANGELOG.md"),
    changes.replace("## [Unreleased]", () => head),
  );
}

/**
 * @param {string | undefined} tag of a release; without it, the changelog need not have the version
 * @returns {string[]} what does not have the version of the package
 */
function differences(tag) {
  const version = current();
  const problems = [];
  for (const { path, place } of copies) {
    const found = [...read(path).matchAll(new RegExp(place.source, "gm"))].map((match) => match[3]);
    const other = found.length === 0 ? "no version" : found.find((one) => one !== version);
    if (other) problems.push(`${path} has ${other}`);
  }
  const newest = /^## \[(\d[^\]]*)\]/m.exec(read("CHANGELOG.md"))?.[1];
  if (newest !== version && (newest || tag)) {
    problems.push(`CHANGELOG.md has ${newest ?? "no version"}`);
  }
  if (tag && tag !== `v${version}`) problems.push(`the tag is ${tag}`);
  return problems;
}

/** @returns {string} the release notes */
function notes() {
  const version = current();
  const parts = read("CHANGELOG.md").split(/^(?=## \[)/m);
  const part = parts.find((text) => text.startsWith(`## [${version}]`));
  if (!part) throw new SetupError(`CHANGELOG.md has no part for ${version}.`);
  const script = join(root, "dist", "aws-iot.min.js");
  if (!existsSync(script)) throw new SetupError("Please build the package first: npm run build");
  const hash = createHash("sha384").update(readFileSync(script)).digest("base64");
  return `${part.slice(part.indexOf("\n")).trim()}

## The script file

\`\`\`html
<script
  src="aws-iot.min.js"
  integrity="sha384-${hash}"
  crossorigin="anonymous"
></script>
\`\`\`
`;
}

try {
  const [step, argument] = process.argv.slice(2);
  if (step === "version" && argument) {
    set(argument);
    console.log(`✓ version ${argument}`);
  } else if (step === "check") {
    const problems = differences(argument);
    if (problems.length > 0) {
      throw new SetupError(`package.json has ${current()}, but ${problems.join(", ")}.`);
    }
    console.log(`✓ version ${current()} everywhere`);
  } else if (step === "notes") {
    console.log(notes());
  } else {
    throw new SetupError("Please say what to do: version 1.2.3, check [v1.2.3], or notes.");
  }
} catch (error) {
  report(error);
  process.exitCode = 1;
}
