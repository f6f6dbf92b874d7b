/** How the WebAssembly gets into the page: with the first call, once, and again after a failure. */
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { call } from "./calls.mjs";
import { startWorld, test } from "./harness.mjs";

/** @type {import("./harness.mjs").World} */
let world;

before(async () => {
  world = await startWorld();
});
after(() => world?.stop());

/** @param {import("./engines/index.mjs").Page} page */
async function assertReads(page) {
  const { region, credentials, jobs } = world.account;
  const config = { region, credentials, endpoint: world.gateway.url };
  const { document } = jobs.find(({ jobId }) => jobId === "demo-plain") ?? {};
  assert.deepEqual(await call(page, config, { jobId: "demo-plain" }), { document });
}

test("nothing is compiled before the first call, and once for all", async (t) => {
  const page = await world.newPage(t);
  const { region, credentials } = world.account;
  const compiled = await page.evaluate(
    async (config) => {
      let count = 0;
      WebAssembly.Module = new Proxy(WebAssembly.Module, {
        construct: (Module, [bytes]) => {
          count++;
          return new Module(bytes);
        },
      });
      const clients = [new AWS.Iot(config), new AWS.Iot(config)];
      const requests = clients.map((iot) => iot.getJobDocument({ jobId: "demo-plain" }));
      const before = count;
      await Promise.all(requests);
      await requests[0]?.promise();
      return { before, after: count };
    },
    { region, credentials, endpoint: world.gateway.url },
  );
  assert.deepEqual(compiled, { before: 0, after: 1 });
});

test("preload compiles ahead of the first call", async (t) => {
  const page = await world.newPage(t);
  const { region, credentials } = world.account;
  const counts = await page.evaluate(
    async (config) => {
      let count = 0;
      WebAssembly.Module = new Proxy(WebAssembly.Module, {
        construct: (Module, [bytes]) => {
          count++;
          return new Module(bytes);
        },
      });
      await Promise.all([AWS.preload(), AWS.preload()]);
      const before = count;
      await new AWS.Iot(config).getJobDocument({ jobId: "demo-plain" });
      return { before, after: count };
    },
    { region, credentials, endpoint: world.gateway.url },
  );
  assert.deepEqual(counts, { before: 1, after: 1 });
});

test("an older browser compiles and starts in another thread, and decodes without base64", async (t) => {
  const page = await world.newPage(t);
  await page.evaluate(() => {
    Reflect.deleteProperty(Uint8Array, "fromBase64");
    const inThisThread = {
      construct: () => {
        throw new RangeError("the buffer is larger than 4KB");
      },
    };
    WebAssembly.Module = new Proxy(WebAssembly.Module, inThisThread);
    WebAssembly.Instance = new Proxy(WebAssembly.Instance, inThisThread);
  });
  await assertReads(page);
});

test("a page with a btoa of its own, which writes UTF-8, gets the same wasm", async (t) => {
  const page = await world.newPage(t);
  await page.evaluate(() => {
    const { btoa } = globalThis;
    globalThis.btoa = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
  });
  await assertReads(page);
});

test("a failure to compile is reported, and the next call tries again", async (t) => {
  const page = await world.newPage(t);
  const { region, credentials } = world.account;
  const outcome = await page.evaluate(
    async (config) => {
      const { compile, Module } = WebAssembly;
      WebAssembly.compile = () => Promise.reject(new Error("refused by a test"));
      WebAssembly.Module = new Proxy(Module, {
        construct: () => {
          throw new Error("refused by a test");
        },
      });
      const iot = new AWS.Iot(config);
      const params = { jobId: "demo-plain" };
      const error = await iot.getJobDocument(params).catch((/** @type {any} */ error) => error);
      Object.assign(WebAssembly, { compile, Module });
      const { document } = await iot.getJobDocument(params);
      return {
        code: error.code,
        message: error.message,
        isError: error instanceof Error,
        document,
      };
    },
    { region, credentials, endpoint: world.gateway.url },
  );
  assert.equal(outcome.code, "WasmError");
  assert.match(outcome.message, /did not load: Error: refused by a test/);
  assert.equal(outcome.isError, true);
  const plain = world.account.jobs.find((job) => job.jobId === "demo-plain");
  assert.equal(outcome.document, plain?.document);
});

for (const charset of ["euc-kr", "windows-1252", "shift_jis"]) {
  test(`a script that is read as ${charset}: the error says that the page is not UTF-8`, async (t) => {
    const page = await world.newPage(t);
    const { region, credentials } = world.account;
    const error = await page.evaluate(
      async ({ charset, config, script }) => {
        // Without its byte order mark, as in a bundle of a page.
        const bytes = (await (await fetch(script)).arrayBuffer()).slice(3);
        const url = URL.createObjectURL(new Blob([bytes]));
        await new Promise((resolve, reject) => {
          const element = document.createElement("script");
          Object.assign(element, { src: url, charset, onload: resolve, onerror: reject });
          document.head.append(element);
        });
        const { code, hint, message } = await new /** @type {any} */ (globalThis).AWS.Iot(config)
          .getJobDocument({ jobId: "demo-plain" })
          .promise()
          .catch((/** @type {any} */ error) => error);
        return { code, hint, message };
      },
      {
        charset,
        config: { region, credentials, endpoint: world.gateway.url },
        script: `${world.pages.url}/dist/aws-iot.min.js`,
      },
    );
    assert.equal(error.code, "WasmError");
    assert.match(error.message, /not read as UTF-8/);
    assert.match(error.hint, /page is not UTF-8.*<meta charset="utf-8">/);
    assert.doesNotMatch(error.message + error.hint, /unknown type form|SIMD/);
  });
}
