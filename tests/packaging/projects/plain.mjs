import assert from "node:assert/strict";
import { html, script } from "../page.mjs";

const library = "/node_modules/iot-job-document/dist";
const body = script().split("\n").slice(1).join("\n");

/** @type {import("./project.mjs").Project} */
export const moduleScript = {
  name: '`<script type="module">`',
  versions: () => "",
  run: async (workshop) => {
    for (const [entry, count] of /** @type {const} */ ([
      ["index.js", 0],
      ["slim/index.js", 1],
    ])) {
      const folder = await workshop.project({
        "index.html": html('<script type="module" src="main.js"></script>'),
        "main.js": `import * as AWS from "${library}/${entry}";\n${body}`,
      });
      const seen = await workshop.look(await workshop.serve(folder));
      // main.js, settings.js and the package.
      assert.equal(seen.scripts.length, 3);
      assert.equal(seen.wasm.length, count);
    }
    return ["the package's files from a static server"];
  },
};

/** @type {import("./project.mjs").Project} */
export const scriptTag = {
  name: "`<script>`",
  versions: () => "",
  run: async (workshop) => {
    const tags = `<script src="${library}/aws-iot.min.js"></script>
<script type="module" src="main.js"></script>`;
    const folder = await workshop.project({ "index.html": html(tags), "main.js": body });
    const seen = await workshop.look(await workshop.serve(folder));
    assert.equal(seen.scripts.length, 3);
    assert.deepEqual(seen.wasm, []);
    return ["`dist/aws-iot.min.js` defines `AWS`"];
  },
};

/** What a worker does when it is asked, as a page's script does by itself. */
const answer = `export async function answer() {
  const { jobId, ...config } = settings;
  try {
    return (await new AWS.Iot(config).getJobDocument({ jobId }).promise()).document;
  } catch (error) {
    return error.code + ": " + error.message;
  }
}
`;

/** @param {string} entry */
const moduleOf = (entry) =>
  `import * as AWS from "${library}/${entry}";\nimport { settings } from "/settings.js";\n${answer}`;

/** @type {import("./project.mjs").Project} */
export const worker = {
  name: "Web Worker",
  versions: () => "",
  run: async (workshop) => {
    for (const [entry, count] of /** @type {const} */ ([
      ["index.js", 0],
      ["slim/index.js", 1],
    ])) {
      const folder = await workshop.project({
        "index.html": html('<script type="module" src="main.js"></script>'),
        "main.js": `const worker = new Worker("worker.js", { type: "module" });
worker.onmessage = ({ data }) => { document.querySelector("#document").textContent = data.text; 
  document.title = data.wasm; };
worker.onerror = ({ message }) => { document.querySelector("#document").textContent = message; };
`,
        "worker.js": `${moduleOf(entry)}
const text = await answer();
const names = performance.getEntriesByType("resource").map(({ name }) => name);
postMessage({ text, wasm: names.filter((name) => name.endsWith(".wasm")).length });
`,
      });
      const { title } = await workshop.look(await workshop.serve(folder));
      assert.equal(title, String(count));
    }
    return ["module worker"];
  },
};

/** The page waits for the worker, and asks it for the document by a URL that only the worker knows. */
const registering = (/** @type {string} */ options) => `
const { serviceWorker } = navigator;
await serviceWorker.register("/worker.js"${options});
await serviceWorker.ready;
if (!serviceWorker.controller) {
  await new Promise((resolve) => { serviceWorker.oncontrollerchange = resolve; });
}
const reply = await fetch("/the-document");
document.querySelector("#document").textContent = await reply.text();
`;
const serving = `
addEventListener("install", (event) => event.waitUntil(skipWaiting()));
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  if (!event.request.url.endsWith("/the-document")) return;
  event.respondWith(answer().then((text) => new Response(text)));
});
`;

/** @type {import("./project.mjs").Project} */
export const serviceWorker = {
  name: "Service worker",
  versions: () => "",
  run: async (workshop) => {
    const index = html('<script type="module" src="main.js"></script>');
    const classic = await workshop.project({
      "index.html": index,
      "main.js": registering(""),
      "worker.js": `importScripts("${library}/aws-iot.min.js");
const settings = ${JSON.stringify(workshop.settings)};
${answer.replace("export ", "")}${serving}`,
    });
    await workshop.look(await workshop.serve(classic));
    const module = await workshop.project({
      "index.html": index,
      "main.js": registering(', { type: "module" }'),
      "worker.js": `${moduleOf("index.js")}${serving}`,
    });
    await workshop.look(await workshop.serve(module));
    return ["classic with `importScripts`, and module"];
  },
};
