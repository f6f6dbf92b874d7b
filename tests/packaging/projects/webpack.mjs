import assert from "node:assert/strict";
import { join } from "node:path";
import { html, script } from "../page.mjs";
import { outputOf } from "../workshop.mjs";
import { counted } from "./project.mjs";

/** webpack's defaults for production, by its API: its command line is another package. */
const build = `import webpack from "webpack";
webpack({ mode: "production", entry: process.argv[2] ?? "./main.js" }, (error, stats) => {
  if (error) throw error;
  console.log(stats.toString());
  if (stats.hasErrors() || stats.hasWarnings()) process.exitCode = 1;
});
`;

/** A program that prints names of classes: minifiers change those that are not kept. */
const names = `import { AwsError, Credentials } from "iot-job-document";
import { GetJobDocumentCommand, IoTClient, ResourceNotFoundException } from "iot-job-document/client-iot";
const made = [new Credentials(), new IoTClient(), new GetJobDocumentCommand({})];
const classes = [AwsError, ResourceNotFoundException, ...made.map((it) => it.constructor)];
console.log(classes.map(({ name }) => name).join(" "));
`;
const expected = "AwsError ResourceNotFoundException Credentials IoTClient GetJobDocumentCommand\n";

/** @type {import("./project.mjs").Project} */
export const webpack = {
  name: "webpack",
  versions: (versionOf) => versionOf("webpack"),
  run: async (workshop) => {
    for (const [entry, count] of /** @type {const} */ ([
      ["iot-job-document", 0],
      ["iot-job-document/slim", 1],
    ])) {
      const cwd = await workshop.project({
        "dist/index.html": html('<script defer src="main.js"></script>'),
        "main.js": script(entry),
        "build.mjs": build,
      });
      await workshop.run(process.execPath, ["build.mjs"], { cwd });
      const output = outputOf(join(cwd, "dist"));
      assert.equal(output.scripts.length, 1);
      assert.equal(output.wasm.length, count);
      const seen = await workshop.look(await workshop.serve(join(cwd, "dist")));
      assert.equal(seen.wasm.length, count);
    }
    const cwd = await workshop.project({ "names.js": names, "build.mjs": build });
    await workshop.run(process.execPath, ["build.mjs", "./names.js"], { cwd });
    assert.equal(await workshop.run(process.execPath, ["dist/main.js"], { cwd }), expected);
    return ["production build, without plugin or setting", ...counted];
  },
};
