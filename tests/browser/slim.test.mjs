/** `iot-job-document/slim`: the WebAssembly comes from a file, or from whatever `init` is given. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before } from "node:test";
import { root } from "../../scripts/setup/paths.mjs";
import { listen } from "../aws/http-server.mjs";
import { startWorld, test } from "./harness.mjs";

/** @type {import("./harness.mjs").World} */
let world;
/**
 * A server on an origin of its own that names the wasm as its path says.
 * @type {import("../aws/http-server.mjs").RunningServer}
 */
let files;
/** How often that server has been asked. */
let asked = 0;

before(async () => {
  world = await startWorld();
  const wasm = readFileSync(join(root, "dist", "iot_job_document.wasm"));
  files = await listen((request, response) => {
    asked++;
    const type = decodeURIComponent((request.url ?? "").slice(1));
    response.setHeader("access-control-allow-origin", "*");
    if (type === "missing") response.writeHead(404).end();
    else if (type === "page")
      response.setHeader("content-type", "text/html").end("<!doctype html>");
    else response.setHeader("content-type", type).end(wasm);
  });
});
after(() => Promise.all([files?.stop(), world?.stop()]));

/**
 * @typedef {{ error?: { code: string, message: string, hint: string, isError: boolean }, document?: string }} Outcome
 *
 * @typedef {object} Seen
 * @property {Outcome[]} outcomes of the steps
 * @property {number} files how many wasm files the page has asked for
 */

/**
 * Carries out steps with a fresh copy of the module: "call" reads a job, anything else is the name of
 * a source that `init` is given, with the URL of the file.
 * @param {import("node:test").TestContext} t
 * @param {string} entry
 * @param {(string | [kind: string, url: string])[]} steps
 * @returns {Promise<Seen>}
 */
async function run(t, entry, steps) {
  const page = await world.newPage(t, { expected: /Failed to load resource|404/ });
  const { account, gateway } = world;
  const { region, credentials } = account;
  return page.evaluate(
    async ({ entry, steps, config }) => {
      const library = await import(entry);
      /** @type {Record<string, (url: string) => unknown>} */
      const sources = {
        text: (url) => url,
        URL: (url) => new URL(url, location.href),
        Response: (url) => fetch(url),
        "promise of a Response": (url) => fetch(url),
        ArrayBuffer: async (url) => (await fetch(url)).arrayBuffer(),
        Uint8Array: async (url) => new Uint8Array(await (await fetch(url)).arrayBuffer()),
        Module: async (url) => WebAssembly.compile(await (await fetch(url)).arrayBuffer()),
        number: () => 5,
      };
      const call = async () => {
        const params = { jobId: "demo-plain" };
        if (library.Iot) return new library.Iot(config).getJobDocument(params);
        return new library.IoT(config).getJobDocument(params);
      };
      const outcomes = [];
      for (const step of steps) {
        try {
          if (step === "call") {
            outcomes.push({ document: (await call()).document });
            continue;
          }
          const [kind = "", url = ""] = step;
          const source = sources[kind]?.(url);
          await library.init(kind.startsWith("promise") ? source : await source);
          outcomes.push({});
        } catch (caught) {
          const { code, message, hint } = /** @type {any} */ (caught);
          outcomes.push({ error: { code, message, hint, isError: caught instanceof Error } });
        }
      }
      const entries = performance.getEntriesByType("resource");
      const files = entries.filter(({ name }) => /wasm$/.test(name)).length;
      return { outcomes, files };
    },
    { entry, steps, config: { region, credentials, endpoint: gateway.url } },
  );
}

const slim = "/dist/slim/index.js";
const file = "/dist/iot_job_document.wasm";

function plain() {
  return { document: world.account.jobs.find((job) => job.jobId === "demo-plain")?.document };
}

for (const entry of [slim, "/dist/slim/client-iot.js"]) {
  test(`${entry}: without init, the file beside the module is fetched once`, async (t) => {
    const { outcomes, files } = await run(t, entry, ["call", "call"]);
    assert.deepEqual(outcomes, [plain(), plain()]);
    assert.equal(files, 1);
  });
}

for (const kind of [
  "text",
  "URL",
  "Response",
  "promise of a Response",
  "ArrayBuffer",
  "Uint8Array",
  "Module",
]) {
  test(`init is given: ${kind}`, async (t) => {
    const { outcomes, files } = await run(t, slim, [[kind, file], "call"]);
    assert.deepEqual(outcomes, [{}, plain()]);
    assert.equal(files, 1);
  });
}

for (const type of ["application/wasm", "application/octet-stream", "text/html; charset=utf-8"]) {
  test(`from another origin, as ${type}`, async (t) => {
    const url = `${files.url}/${encodeURIComponent(type)}`;
    const { outcomes } = await run(t, slim, [["text", url], "call"]);
    assert.deepEqual(outcomes, [{}, plain()]);
  });
}

/** @type {[string, () => [kind: string, url: string], RegExp][]} */
const failures = [
  ["a status that says no", () => ["text", `${files.url}/missing`], /HTTP status 404 for http/],
  ["a page in place of the file", () => ["text", `${files.url}/page`], /CompileError/],
  ["no answer", () => ["text", "http://127.0.0.1:1/"], /TypeError/],
  ["what is no source", () => ["number", ""], /TypeError/],
];

for (const [what, source, message] of failures) {
  test(`init fails with ${what}, then with good bytes it works`, async (t) => {
    const steps = [
      source(),
      "call",
      /** @type {[string, string]} */ (["ArrayBuffer", file]),
      "call",
    ];
    const { outcomes } = await run(t, slim, steps);
    for (const { error } of outcomes.slice(0, 2)) {
      assert.equal(error?.code, "WasmError");
      assert.equal(error.isError, true);
      assert.match(error.message, message);
      assert.match(error.hint, /Call init\(source\)/);
    }
    assert.deepEqual(outcomes.slice(2), [{}, plain()]);
  });
}

test("what the page has preloaded is not fetched again", async (t) => {
  const page = await world.newPage(t);
  asked = 0;
  const href = `${files.url}/${encodeURIComponent("application/wasm")}`;
  await page.evaluate(async (href) => {
    const link = Object.assign(document.createElement("link"), {
      rel: "preload",
      as: "fetch",
      type: "application/wasm",
      crossOrigin: "",
      href,
    });
    const loaded = new Promise((resolve, reject) => {
      link.onload = resolve;
      link.onerror = reject;
    });
    document.head.append(link);
    await loaded;
    const path = "/dist/slim/index.js";
    const { init } = await import(path);
    await init(href);
  }, href);
  assert.equal(asked, 1);
});

test("a further source has no effect once it has loaded", async (t) => {
  const { outcomes } = await run(t, slim, ["call", ["number", ""], "call"]);
  assert.deepEqual(outcomes, [plain(), {}, plain()]);
});
