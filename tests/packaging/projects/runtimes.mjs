import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../../scripts/setup/paths.mjs";
import { html, script } from "../page.mjs";
import { Untested } from "./project.mjs";

/** What a program prints: the document, by the default import and by `./slim`, and a placeholder. */
const body = `
const { jobId, ...config } = settings;
const read = async (AWS) => (await new AWS.Iot(config).getJobDocument({ jobId }).promise()).document;
`;
const wasm = "iot-job-document/iot_job_document.wasm";
/** `placeholders` has a wasm of its own, inside. */
const keys = `placeholders("\${aws:iot:parameter:name}").map(({ key }) => key)`;
const module = `import * as AWS from "iot-job-document";
import * as slim from "iot-job-document/slim";
import { placeholders } from "iot-job-document/placeholders";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { settings } from "./settings.js";
${body}
const first = await read(AWS);
slim.init(readFile(fileURLToPath(import.meta.resolve("${wasm}"))));
console.log(JSON.stringify([first, await read(slim), ${keys}]));
`;
const commonJs = `"use strict";
const AWS = require("iot-job-document");
const slim = require("iot-job-document/slim");
const { placeholders } = require("iot-job-document/placeholders");
const { readFileSync } = require("node:fs");
const settings = SETTINGS;
${body}
// What is exported may be replaced.
AWS.config = new AWS.Config({ maxRetries: 1 });
AWS.Iot = class extends AWS.Iot {};
if (new AWS.Iot(config).config.maxRetries !== 1) throw new Error("AWS.config was not replaced");
read(AWS).then(async (first) => {
  slim.init(readFileSync(require.resolve("${wasm}")));
  console.log(JSON.stringify([first, await read(slim), ${keys}]));
});
`;

const imports = ["ESM and `require`", "`./slim` with `init(bytes)`", "`./placeholders`"];

/**
 * @param {import("../workshop.mjs").Workshop} workshop
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
async function runPrograms(workshop, command, args, env = {}) {
  const cwd = await workshop.project({
    "main.mjs": module,
    "main.cjs": commonJs.replace("SETTINGS", JSON.stringify(workshop.settings)),
  });
  for (const program of ["main.mjs", "main.cjs"]) {
    const output = await workshop.run(command, [...args, program], { cwd, env });
    const { document } = workshop;
    assert.deepEqual(JSON.parse(output), [document, document, ["name"]]);
  }
}

/** @type {import("./project.mjs").Project} */
export const node = {
  name: "Node.js",
  versions: () => JSON.parse(readFileSync(join(root, "package.json"), "utf8")).engines.node,
  run: async (workshop) => {
    await runPrograms(workshop, process.execPath, []);
    return imports;
  },
};

/** @type {import("./project.mjs").Project} */
export const deno = {
  name: "Deno",
  versions: (versionOf) => versionOf("deno"),
  run: async (workshop) => {
    const program = workshop.tools.binary(
      "@deno",
      process.platform === "win32" ? "deno.exe" : "deno",
    );
    if (!program) throw new Untested("npm has no Deno for this machine");
    const args = ["run", "--allow-net=127.0.0.1", "--allow-read=.", "--node-modules-dir=manual"];
    await runPrograms(workshop, program, args, { DENO_NO_UPDATE_CHECK: "1" });
    return imports;
  },
};

/** @type {import("./project.mjs").Project} */
export const bun = {
  name: "Bun",
  versions: (versionOf) => versionOf("bun"),
  run: async (workshop) => {
    const file = process.platform === "win32" ? "bun.exe" : "bun";
    const program = workshop.tools.binary("@oven", join("bin", file));
    if (!program) throw new Untested("npm has no Bun for this machine");
    await runPrograms(workshop, program, ["run"]);
    const cwd = await workshop.project({
      "dist/index.html": html('<script type="module" src="main.js"></script>'),
      "main.js": script(),
    });
    const options = ["--target=browser", "--minify", "--outdir=dist"];
    await workshop.run(program, ["build", "main.js", ...options], { cwd });
    await workshop.look(await workshop.serve(join(cwd, "dist")));
    return [...imports, "minified build of a page"];
  },
};

const worker = `import * as AWS from "iot-job-document";
import { settings } from "./settings.js";
${body}
export default { fetch: async () => new Response(await read(AWS)) };
`;
/** As Cloudflare's own tool does: esbuild with the condition, and the wasm as a module of its own. */
const miniflare = `import { Miniflare } from "miniflare";
const server = new Miniflare({
  modules: true,
  modulesRoot: "dist",
  modulesRules: [{ type: "CompiledWasm", include: ["**/*.wasm"] }],
  scriptPath: "dist/worker.js",
  compatibilityDate: "2025-01-01",
});
try {
  const reply = await server.dispatchFetch("http://worker/");
  console.log(await reply.text());
} finally {
  await server.dispose();
}
`;

/** @type {import("./project.mjs").Project} */
export const workerd = {
  name: "Cloudflare's `workerd`",
  versions: (versionOf) => versionOf("workerd"),
  run: async (workshop) => {
    const cwd = await workshop.project({ "worker.js": worker, "run.mjs": miniflare });
    const options = ["--bundle", "--format=esm", "--conditions=workerd,worker,browser"];
    const files = ["--loader:.wasm=copy", "--outdir=dist"];
    const cli = workshop.tools.path("esbuild/bin/esbuild");
    await workshop.run(process.execPath, [cli, "worker.js", ...options, ...files], { cwd });
    const output = await workshop.run(process.execPath, ["run.mjs"], { cwd });
    assert.equal(output.trim(), workshop.document.trim());
    return ["a worker with the condition `workerd`, by `miniflare`"];
  },
};
