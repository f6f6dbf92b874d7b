import assert from "node:assert/strict";
import { join } from "node:path";
import { html, script } from "../page.mjs";
import { outputOf } from "../workshop.mjs";
import { counted } from "./project.mjs";

const index = html('<script type="module" src="main.js"></script>');
const init = `import wasm from "iot-job-document/iot_job_document.wasm";
AWS.init(wasm);`;

/** @type {import("./project.mjs").Project} */
export const esbuild = {
  name: "esbuild",
  versions: (versionOf) => versionOf("esbuild"),
  run: async (workshop) => {
    for (const [entry, before, count] of /** @type {const} */ ([
      ["iot-job-document", "", 0],
      ["iot-job-document/slim", init, 1],
    ])) {
      const cwd = await workshop.project({
        "dist/index.html": index,
        "main.js": script(entry, before),
      });
      const options = ["--bundle", "--minify", "--format=esm", "--outdir=dist"];
      // The loader is for `./slim` only: it copies the file and gives its URL.
      if (count > 0) options.push("--loader:.wasm=file");
      const cli = workshop.tools.path("esbuild/bin/esbuild");
      await workshop.run(process.execPath, [cli, "main.js", ...options], { cwd });
      const output = outputOf(join(cwd, "dist"));
      assert.equal(output.scripts.length, 1);
      assert.equal(output.wasm.length, count);
      const seen = await workshop.look(await workshop.serve(join(cwd, "dist")));
      assert.equal(seen.scripts.length, 1);
      assert.equal(seen.wasm.length, count);
    }
    return ["minified build", ...counted, "for it, `--loader:.wasm=file` and `init`"];
  },
};
