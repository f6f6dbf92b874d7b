/**
 * `npm run docs`: the pages of `docs/`, the API reference of the npm package (TypeDoc) and of the Rust code
 * (rustdoc), in one folder for any web server. A warning or a broken link fails it. TypeDoc does not know
 * the project's TypeScript yet, so it has its own, in `docs/`.
 */
import { cpSync, existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checkSite } from "./docs/links.mjs";
import { rustdoc } from "./docs/rustdoc.mjs";
import { findProgram, root } from "./setup/paths.mjs";
import { run, SetupError } from "./setup/run.mjs";
import { readToolchain } from "./setup/rust.mjs";
import { report, setup } from "./setup.mjs";

const docs = join(root, "docs");
const site = join(root, "build", "docs");
const rust = join(root, "target", "doc");
const typedoc = join(docs, "node_modules", "typedoc", "bin", "typedoc");

try {
  await setup({ for: "start" });
  // The declarations of the glue are among what is documented.
  await run(process.execPath, [join(root, "scripts", "build.mjs")], { doing: "build the package" });
  if (!existsSync(typedoc)) {
    const npm = findProgram("npm");
    if (!npm) throw new SetupError("Please install npm, which comes with Node.js, then try again.");
    await run(npm, ["ci"], { doing: "install TypeDoc", cwd: docs });
  }
  const options = ["--options", join(docs, "typedoc.json")];
  await run(process.execPath, [typedoc, ...options], { doing: "document the npm package" });
  // Nothing of an earlier run stays in the site.
  rmSync(rust, { recursive: true, force: true });
  const args = [`+${readToolchain().channel}`, ...rustdoc.args];
  await run("cargo", args, { doing: "document the Rust code", env: rustdoc.env });
  cpSync(rust, join(site, "rust"), { recursive: true });
  // Rustdoc links to it, and does not make it.
  const start = '<meta http-equiv="refresh" content="0; url=iot_job_document/index.html">\n';
  writeFileSync(join(site, "rust", "index.html"), `<!doctype html>\n${start}`);
  const { links, broken } = checkSite(site);
  if (broken.length > 0) throw new SetupError(`Broken links:\n${broken.join("\n")}`);
  console.log(`✓ build/docs/index.html, for any web server; its ${links} links lead somewhere`);
} catch (error) {
  report(error);
  process.exitCode = 1;
}
