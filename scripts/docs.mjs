/**
 * `npm run docs`: the API reference of the npm package (TypeDoc) and of the Rust code (rustdoc), without
 * a warning. TypeDoc does not know the project's TypeScript yet, so it has its own, in `docs/`.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { rustdoc } from "./docs/rustdoc.mjs";
import { findProgram, root } from "./setup/paths.mjs";
import { run, SetupError } from "./setup/run.mjs";
import { readToolchain } from "./setup/rust.mjs";
import { report, setup } from "./setup.mjs";

const docs = join(root, "docs");
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
  const args = [`+${readToolchain().channel}`, ...rustdoc.args];
  await run("cargo", args, { doing: "document the Rust code", env: rustdoc.env });
  console.log("✓ build/docs/npm/index.html");
  console.log("✓ target/doc/iot_job_document/index.html");
} catch (error) {
  report(error);
  process.exitCode = 1;
}
