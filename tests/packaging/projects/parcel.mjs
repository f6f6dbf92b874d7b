import assert from "node:assert/strict";
import { join } from "node:path";
import { html, script } from "../page.mjs";
import { outputOf } from "../workshop.mjs";
import { counted } from "./project.mjs";

/** @type {import("./project.mjs").Project} */
export const parcel = {
  name: "Parcel",
  versions: (versionOf) => versionOf("parcel"),
  run: async (workshop) => {
    for (const [entry, count] of /** @type {const} */ ([
      ["iot-job-document", 0],
      ["iot-job-document/slim", 1],
    ])) {
      // Parcel reads the `exports` of a package only where it is told to.
      const fields = count > 0 ? { "@parcel/resolver-default": { packageExports: true } } : {};
      const cwd = await workshop.project(
        {
          "index.html": html('<script type="module" src="./main.js"></script>'),
          "main.js": script(entry),
        },
        fields,
      );
      const options = ["--no-cache", "--no-autoinstall", "--public-url", "./"];
      const cli = workshop.tools.path("parcel/lib/bin.js");
      await workshop.run(process.execPath, [cli, "build", "index.html", ...options], { cwd });
      const output = outputOf(join(cwd, "dist"));
      assert.equal(output.scripts.length, 1);
      assert.equal(output.wasm.length, count);
      const seen = await workshop.look(await workshop.serve(join(cwd, "dist")));
      assert.equal(seen.scripts.length, 1);
      assert.equal(seen.wasm.length, count);
    }
    return ["production build", ...counted, "for it, Parcel's `packageExports`"];
  },
};
