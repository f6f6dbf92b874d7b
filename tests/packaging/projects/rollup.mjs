import assert from "node:assert/strict";
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { html, script } from "../page.mjs";
import { outputOf } from "../workshop.mjs";
import { counted } from "./project.mjs";

const index = html('<script type="module" src="main.js"></script>');
/** Neither copies a file for `new URL(…, import.meta.url)`: the page says where the wasm is. */
const init = 'AWS.init("iot_job_document.wasm");';

const rollupConfig = `import { nodeResolve } from "@rollup/plugin-node-resolve";
import terser from "@rollup/plugin-terser";
export default {
  input: "main.js",
  plugins: [nodeResolve({ browser: true }), terser()],
  output: { file: "dist/main.js", format: "es" },
};
`;
const rolldownConfig = `export default {
  input: "main.js",
  platform: "browser",
  output: { file: "dist/main.js", format: "es", minify: true },
};
`;

/**
 * @param {string} title
 * @param {string} name
 * @param {string} cli its command line, in its package
 * @param {string} config
 * @returns {import("./project.mjs").Project["run"]}
 */
function runner(title, name, cli, config) {
  return async (workshop) => {
    for (const [entry, before, count] of /** @type {const} */ ([
      ["iot-job-document", "", 0],
      ["iot-job-document/slim", init, 1],
    ])) {
      const cwd = await workshop.project({
        "dist/index.html": index,
        "main.js": script(entry, before),
        [`${name}.config.mjs`]: config,
      });
      const args = [workshop.tools.path(cli), "--config", `${name}.config.mjs`];
      await workshop.run(process.execPath, args, { cwd });
      const dist = join(cwd, "dist");
      if (count > 0) {
        const wasm = join("node_modules", "iot-job-document", "dist", "iot_job_document.wasm");
        copyFileSync(join(cwd, wasm), join(dist, "iot_job_document.wasm"));
      }
      assert.equal(outputOf(dist).scripts.length, 1);
      const seen = await workshop.look(await workshop.serve(dist));
      assert.equal(seen.scripts.length, 1);
      assert.equal(seen.wasm.length, count);
    }
    return [title, ...counted, "for it, the file is copied and `init` has its URL"];
  };
}

/** @type {import("./project.mjs").Project} */
export const rollup = {
  name: "Rollup",
  versions: (versionOf) => versionOf("rollup"),
  run: runner(
    "build with `plugin-node-resolve` and `plugin-terser`",
    "rollup",
    "rollup/dist/bin/rollup",
    rollupConfig,
  ),
};

/** @type {import("./project.mjs").Project} */
export const rolldown = {
  name: "Rolldown",
  versions: (versionOf) => versionOf("rolldown"),
  run: runner("minified build", "rolldown", "rolldown/bin/cli.mjs", rolldownConfig),
};
