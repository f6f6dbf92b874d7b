import assert from "node:assert/strict";
import { join } from "node:path";
import { html, script } from "../page.mjs";
import { outputOf } from "../workshop.mjs";
import { counted } from "./project.mjs";

/** @type {import("./project.mjs").Project} */
export const vite = {
  name: "Vite",
  versions: (versionOf) => versionOf("vite"),
  run: async (workshop) => {
    const cli = workshop.tools.path("vite/bin/vite.js");
    const index = html('<script type="module" src="/main.js"></script>');
    for (const [entry, count] of /** @type {const} */ ([
      ["iot-job-document", 0],
      ["iot-job-document/slim", 1],
    ])) {
      const cwd = await workshop.project({ "index.html": index, "main.js": script(entry) });
      await workshop.run(process.execPath, [cli, "build"], { cwd });
      const output = outputOf(join(cwd, "dist"));
      assert.equal(output.scripts.length, 1);
      assert.equal(output.wasm.length, count);
      const seen = await workshop.look(await workshop.serve(join(cwd, "dist")));
      assert.equal(seen.scripts.length, 1);
      assert.equal(seen.wasm.length, count);

      const dev = [cli, "--host", "127.0.0.1", "--port", "0"];
      const url = await workshop.runServer(dev, { cwd }, /Local:.*(http:\S+\d)/);
      assert.equal((await workshop.look(url)).wasm.length, count);
    }
    return ["build and development server, without plugin or setting", ...counted];
  },
};
