import assert from "node:assert/strict";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { outputOf } from "../workshop.mjs";

const layout = `export const metadata = { title: "A job's document", icons: { icon: "data:," } };
export default function Layout({ children }) {
  return <html lang="en"><body>{children}</body></html>;
}
`;
const page = `import { Job } from "./job.js";
import { settings } from "../settings.js";
export const dynamic = "force-dynamic";
export default function Page() {
  return <Job settings={settings} />;
}
`;
/** The client is made while the page is rendered, on the server too; the call is in an effect. */
const job = `"use client";
import { useEffect, useState } from "react";
import { Iot } from "iot-job-document";
export function Job({ settings: { jobId, ...config } }) {
  const [iot] = useState(() => new Iot(config));
  const [text, setText] = useState("");
  useEffect(() => {
    iot.getJobDocument({ jobId }).promise().then(
      (data) => setText(data.document),
      (error) => setText(error.code + ": " + error.message),
    );
  }, [iot, jobId]);
  return <><p id="rendered">{jobId}</p><pre id="document">{text}</pre></>;
}
`;
/**
 * Loaded into every process of Next.js: notes when the package's wasm is compiled, in any way.
 * @param {number} wasmSize
 */
const spy = (wasmSize) => `const { appendFileSync } = require("node:fs");
const note = (name, source) => {
  if (source?.byteLength === ${wasmSize}) appendFileSync(__dirname + "/compiled", name + "\\n");
};
for (const name of ["compile", "instantiate"]) {
  const original = WebAssembly[name];
  WebAssembly[name] = (source, ...rest) => {
    note(name, source);
    return original(source, ...rest);
  };
}
WebAssembly.Module = class Module extends WebAssembly.Module {
  constructor(source) {
    note("Module", source);
    super(source);
  }
};
`;

/** @type {import("./project.mjs").Project} */
export const next = {
  name: "Next.js",
  versions: (versionOf) => versionOf("next"),
  run: async (workshop) => {
    const { directory, path } = workshop.tools;
    const cwd = await workshop.project({
      "app/layout.jsx": layout,
      "app/page.jsx": page,
      "app/job.js": job,
      // The tools are in a folder above the project's.
      "next.config.mjs": `export default { turbopack: { root: ${JSON.stringify(directory)} } };\n`,
    });
    const wasm = join(cwd, "node_modules", "iot-job-document", "dist", "iot_job_document.wasm");
    writeFileSync(join(cwd, "spy.cjs"), spy(statSync(wasm).size));
    const cli = path("next/dist/bin/next");
    const env = {
      NEXT_TELEMETRY_DISABLED: "1",
      NODE_ENV: "production",
      NODE_OPTIONS: `--require ${join(cwd, "spy.cjs")}`,
    };
    await workshop.run(process.execPath, [cli, "build"], { cwd, env });
    assert.deepEqual(outputOf(join(cwd, ".next", "static")).wasm, []);

    const start = [cli, "start", "--hostname", "127.0.0.1", "--port", "0"];
    const url = await workshop.runServer(start, { cwd, env }, /Local:.*?(http:\S+:\d+)/);
    const rendered = await (await fetch(url)).text();
    assert.match(rendered, new RegExp(`<p id="rendered">${workshop.settings.jobId}</p>`));
    assert.deepEqual((await workshop.look(url)).wasm, []);
    const compiled = join(cwd, "compiled");
    assert.equal(existsSync(compiled) && readFileSync(compiled, "utf8"), false);
    return [
      "client component, `next build` and `next start`",
      "no `.wasm`",
      "the server compiles none",
    ];
  },
};
