/** Whatever a page does: the promise settles, with an error that says what happened. */
import assert from "node:assert/strict";
import { after, before, beforeEach } from "node:test";
import { received, refusal } from "./calls.mjs";
import { startWorld, test } from "./harness.mjs";

/** @type {import("./harness.mjs").World} */
let world;
/** @type {object} */
let config;

before(async () => {
  world = await startWorld();
  const { region, credentials } = world.account;
  config = { region, credentials, endpoint: world.gateway.url };
});
beforeEach(() => world.gateway.clear());
after(() => world?.stop());

for (const [title, change] of Object.entries({
  "the key id": { accessKeyId: "AKIDEXAMPLE\n" },
  "the secret": { secretAccessKey: "secret\n" },
  "the token": { sessionToken: "token\ntoken" },
})) {
  test(`a line break in ${title} is refused, and no value is sent as another`, async (t) => {
    const page = await world.newPage(t);
    const credentials = { ...world.account.credentials, ...change };
    const error = await page.evaluate(
      async (config) => {
        const iot = new AWS.Iot(config);
        const { code, message } = await iot
          .getJobDocument({ jobId: "demo-plain" })
          .catch((/** @type {any} */ error) => error);
        return { code, message };
      },
      { ...config, credentials },
    );
    assert.equal(error.code, "CredentialsError");
    assert.match(error.message, /line break/);
    assert.deepEqual(world.gateway.requests, []);
  });
}

/** What a page may have in place of `fetch`, and what the call then fails with. */
const fetches = {
  "rejects with a text": ["() => Promise.reject('text')", "NetworkingError"],
  "rejects with nothing": ["() => Promise.reject()", "NetworkingError"],
  "rejects with an object of another page": [
    "() => Promise.reject(Object.create(null))",
    "NetworkingError",
  ],
  "throws at once": ["() => { throw new Error('thrown') }", "NetworkingError"],
  "gives no response": ["() => undefined", "TypeError"],
  "gives what a mock has for a network that failed": [
    "async () => Response.error()",
    "NetworkingError",
  ],
  "never settles, whatever the signal says": ["() => new Promise(() => {})", "TimeoutError"],
};

for (const [title, [source, code]] of Object.entries(fetches)) {
  test(`a fetch that ${title}: ${code}, and the next call works`, async (t) => {
    const page = await world.newPage(t);
    const found = await page.evaluate(
      async ({ config, source }) => {
        const { fetch } = globalThis;
        globalThis.fetch = new Function(`return ${source}`)();
        const iot = new AWS.Iot({ ...config, maxRetries: 1, httpOptions: { timeout: 50 } });
        const error = await iot
          .getJobDocument({ jobId: "demo-plain" })
          .catch((/** @type {any} */ error) => error);
        globalThis.fetch = fetch;
        const { document } = await new AWS.Iot(config).getJobDocument({ jobId: "demo-plain" });
        return { code: error.code, isError: error instanceof Error, document };
      },
      { config, source: String(source) },
    );
    assert.equal(found.code, code);
    assert.equal(found.isError, true);
    assert.equal(typeof found.document, "string");
  });
}

test("a getter of the parameters that throws is the call's error", async (t) => {
  const page = await world.newPage(t);
  const error = await page.evaluate(async (config) => {
    const params = {
      /** @returns {string} */
      get jobId() {
        throw new RangeError("thrown by a getter");
      },
    };
    const { code, message } = await new AWS.Iot(config)
      .getJobDocument(params)
      .catch((/** @type {any} */ error) => error);
    return { code, message };
  }, config);
  assert.deepEqual(error, { code: "RangeError", message: "thrown by a getter" });
});

test("a logger and listeners that throw are errors of the page, and the call goes on", async (t) => {
  const page = await world.newPage(t, { expected: /thrown by the page/ });
  const { document, thrown } = await page.evaluate(async (config) => {
    const thrown = /** @type {string[]} */ ([]);
    addEventListener("error", ({ error }) => thrown.push(error.message));
    const fail = () => {
      throw new Error("thrown by the page");
    };
    const request = new AWS.Iot({ ...config, logger: { log: fail } }).getJobDocument({
      jobId: "demo-plain",
    });
    request.on("success", fail).on("complete", fail).on("httpHeaders", fail);
    const { document } = await request.promise();
    // After the tasks in which the errors are thrown.
    await new Promise((resolve) => setTimeout(resolve));
    return { document, thrown };
  }, config);
  assert.equal(typeof document, "string");
  assert.deepEqual(thrown, Array(4).fill("thrown by the page"));
});

test("a call that fails and whose promise nobody has causes no unhandled rejection", async (t) => {
  const page = await world.newPage(t);
  const codes = await page.evaluate(async () => {
    const iot = new AWS.Iot();
    const codes = /** @type {string[]} */ ([]);
    await new Promise((resolve) => {
      iot.getJobDocument({ jobId: "demo-plain" }, (error) => {
        codes.push(error.code);
        resolve(undefined);
      });
    });
    const request = iot.getJobDocument({ jobId: "demo-plain" });
    const settled = new Promise((resolve) => request.on("complete", resolve));
    request.send();
    await settled;
    codes.push(request.response.error?.code ?? "");
    return codes;
  });
  assert.deepEqual(codes, ["ConfigError", "ConfigError"]);
});

test("an abort ends the wait for a retry at once, and nothing more is sent", async (t) => {
  const page = await world.newPage(t, { expected: refusal });
  world.gateway.intercept = (request, response) => {
    if (request.method !== "GET") return false;
    response.writeHead(503, { "access-control-allow-origin": "*" });
    response.end();
    return true;
  };
  t.after(() => {
    world.gateway.intercept = undefined;
  });
  const outcome = await page.evaluate(async (config) => {
    const controller = new AbortController();
    const iot = new AWS.Iot({ ...config, retryDelayOptions: { customBackoff: () => 60_000 } });
    const request = iot.getJobDocument({ jobId: "demo-plain" }, { signal: controller.signal });
    const waiting = new Promise((resolve) => request.on("retry", resolve));
    const failed = request.promise().catch((error) => error);
    await waiting;
    controller.abort("no longer wanted");
    const { code, originalError } = /** @type {any} */ (await failed);
    return { code, originalError };
  }, config);
  assert.deepEqual(outcome, { code: "RequestAbortedError", originalError: "no longer wanted" });
  assert.equal(received(world.gateway, "GET").length, 1);
});

/** Responses of service mocks that are not the page's own `Response`, all of the same document. */
const mocks = {
  "a Response of another realm": () => {
    const frame = document.body.appendChild(document.createElement("iframe"));
    const scope = /** @type {any} */ (frame.contentWindow);
    return new scope.Response('{"document":"mocked"}', { headers: { "x-amzn-requestid": "r-1" } });
  },
  "an object that is no Response": () => ({
    status: 200,
    headers: new Map([["x-amzn-requestid", "r-1"]]),
    text: async () => '{"document":"mocked"}',
  }),
  "an object with nothing but status and text": () => ({
    status: 200,
    text: async () => '{"document":"mocked"}',
  }),
};

for (const [title, source] of Object.entries(mocks)) {
  test(`a fetch of the page that gives ${title} works`, async (t) => {
    const page = await world.newPage(t);
    const found = await page.evaluate(
      async ({ config, source }) => {
        const make = new Function(`return (${source})()`);
        globalThis.fetch = async () => make();
        const data = await new AWS.Iot(config).getJobDocument({ jobId: "demo-plain" }).promise();
        return { document: data.document, requestId: data.$response.requestId };
      },
      { config, source: String(source) },
    );
    assert.equal(found.document, "mocked");
    if (!title.includes("nothing but")) assert.equal(found.requestId, "r-1");
    assert.deepEqual(world.gateway.requests, []);
  });
}

test("a listener or a provider that throws what has no text ends the call with an error", async (t) => {
  const page = await world.newPage(t);
  const outcomes = await page.evaluate(async (config) => {
    const textless = Object.create(null);
    const hostile = new Proxy(new Error("x"), {
      get() {
        throw textless;
      },
    });
    /** @type {unknown[]} */
    const outcomes = [];
    for (const thrown of [textless, hostile, undefined, Symbol("x")]) {
      const fail = () => {
        throw thrown;
      };
      const request = new AWS.Iot(config).getJobDocument({ jobId: "demo-plain" });
      let completed = 0;
      request.on("build", fail).on("complete", () => completed++);
      const error = await request.promise().catch((error) => error);
      const iot = new AWS.Iot({ ...config, credentials: async () => fail() });
      const other = await iot
        .getJobDocument({ jobId: "demo-plain" })
        .catch((/** @type {any} */ error) => error);
      outcomes.push([error instanceof AWS.AwsError, completed, other.code]);
    }
    return outcomes;
  }, config);
  assert.deepEqual(outcomes, Array(4).fill([true, 1, "CredentialsError"]));
});

test("a getter of the options that throws is thrown where the client is made", async (t) => {
  const page = await world.newPage(t);
  const message = await page.evaluate(() => {
    const options = {
      /** @returns {string} */
      get region() {
        throw new RangeError("thrown by a getter");
      },
    };
    try {
      new AWS.Iot(options);
    } catch (error) {
      return String(error);
    }
    return "made";
  });
  assert.equal(message, "RangeError: thrown by a getter");
});

test("a timeout longer than a timer can be never ends a call", async (t) => {
  const page = await world.newPage(t);
  const document = await page.evaluate(async (config) => {
    const iot = new AWS.Iot({ ...config, httpOptions: { timeout: 2 ** 40 } });
    return (await iot.getJobDocument({ jobId: "demo-plain" })).document;
  }, config);
  assert.equal(typeof document, "string");
});
