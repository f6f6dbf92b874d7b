/** A promise always settles, once: whatever throws, traps or aborts on the way of a call. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { load } from "./built.mjs";

/** @type {typeof import("../../js/index.js")} */
let AWS;
/** @type {typeof import("../../js/client-iot/index.js")} */
let v3;
/** @type {WebAssembly.Memory[]} the memory of each instance, the newest last */
const memories = [];
/** @type {Error | undefined} what the next thing that the WebAssembly asks of JavaScript throws */
let trap;
/** How many other things it asks before that. */
let delay = 0;

/**
 * The imports of the WebAssembly, which trap it in the middle of its work when a test says so.
 * @param {WebAssembly.Imports} imports
 */
function trapping(imports) {
  /** @param {any} imported */
  const wrap = (imported) => {
    if (typeof imported !== "function") return imported;
    return (/** @type {unknown[]} */ ...given) => {
      if (trap && delay-- === 0) {
        const thrown = trap;
        trap = undefined;
        throw thrown;
      }
      return imported(...given);
    };
  };
  const modules = Object.entries(imports).map(([name, module]) => {
    const members = Object.entries(module).map(([key, one]) => [key, wrap(one)]);
    return [name, Object.fromEntries(members)];
  });
  return Object.fromEntries(modules);
}

before(async () => {
  const { instantiate, Instance } = WebAssembly;
  /** @param {WebAssembly.Instance} instance */
  const keep = (instance) => {
    const found = Object.values(instance.exports).find((one) => one instanceof WebAssembly.Memory);
    memories.push(/** @type {WebAssembly.Memory} */ (found));
    return instance;
  };
  Object.assign(WebAssembly, {
    instantiate: async (
      /** @type {WebAssembly.Module} */ module,
      /** @type {WebAssembly.Imports} */ imports,
    ) =>
      // Node's own fetch has a WebAssembly, too.
      "env" in imports
        ? instantiate(module, imports)
        : keep(await instantiate(module, trapping(imports))),
    Instance: new Proxy(Instance, {
      construct: (target, [module, imports]) => keep(new target(module, trapping(imports))),
    }),
  });
  AWS = await load("index.js");
  v3 = await load("client-iot", "index.js");
});

const reply = () => new Response('{"document":"{}"}');
const config = {
  region: "eu-west-1",
  credentials: {
    accessKeyId: "ASIAEXAMPLE",
    secretAccessKey: "a secret that nobody may find",
    sessionToken: "a token that nobody may find",
  },
  retryDelayOptions: { base: 1 },
};
const job = { jobId: "job-1" };

/**
 * Puts something in place of `fetch` until the test ends.
 * @param {import("node:test").TestContext} t
 * @param {any} fetch
 */
function mock(t, fetch) {
  t.mock.method(globalThis, "fetch", fetch);
}

/** @param {WebAssembly.Memory | undefined} memory */
const content = (memory) => Buffer.from(memory?.buffer ?? new ArrayBuffer(0)).toString("latin1");

test("after a trap the call says what happened, and the next one works with a new instance", async (t) => {
  mock(t, async () => reply());
  const iot = new AWS.Iot(config);
  await iot.getJobDocument(job).promise();
  const other = new AWS.Iot(config);
  await other.getJobDocument(job).promise();
  const count = memories.length;
  const request = iot.getJobDocument(job);
  request.on("build", () => {
    trap = new WebAssembly.RuntimeError("unreachable");
    delay = 0;
  });
  const error = await request.promise().catch(Object);
  assert.equal(error.code, "WasmError");
  assert.ok(error.hint);
  assert.equal(memories.length, count + 1, "there is no new instance");
  assert.equal(content(memories.at(-1)).includes(config.credentials.secretAccessKey), false);
  for (const client of [iot, other, new AWS.Iot(config)]) {
    assert.equal((await client.getJobDocument(job).promise()).document, "{}");
  }
});

test("calls in flight when another one traps settle, too", async (t) => {
  /** @type {(response: Response) => void} */
  let answer = () => {};
  mock(t, () => new Promise((resolve) => (answer = resolve)));
  const waiting = new AWS.Iot(config).getJobDocument(job).promise().catch(Object);
  await until(() => fetchCalls() > 0);
  const trapped = new AWS.Iot(config).getJobDocument(job);
  trapped.on("build", () => {
    trap = new WebAssembly.RuntimeError("unreachable");
    delay = 0;
  });
  assert.equal((await trapped.promise().catch(Object)).code, "WasmError");
  answer(reply());
  assert.equal((await waiting).code, "WasmError");
  mock(t, async () => reply());
  assert.equal((await new AWS.Iot(config).getJobDocument(job).promise()).document, "{}");
});

test("what a page throws through the WebAssembly leaves nothing behind, however often", async (t) => {
  mock(t, async () => reply());
  const iot = new AWS.Iot(config);
  // Each would keep a part of the stack, which has room for fewer than 300.
  for (let index = 0; index < 400; index++) {
    const request = iot.getJobDocument(job);
    request.on("build", () => {
      trap = new TypeError("of the page");
      delay = 0;
    });
    const error = await request.promise().catch(Object);
    assert.equal(error.message, "of the page");
    const all = content(memories.at(-1));
    assert.equal(all.includes(config.credentials.secretAccessKey), false, `${index}: the key`);
    assert.equal(all.includes(config.credentials.sessionToken), false, `${index}: the token`);
  }
  assert.equal((await iot.getJobDocument(job).promise()).document, "{}");
});

test("a trap at any moment: the call settles, the next one works, and no secret is left", async (t) => {
  mock(t, async () => reply());
  const iot = new AWS.Iot(config);
  for (let moment = 0; ; moment++) {
    const count = memories.length;
    trap = new WebAssembly.RuntimeError("unreachable");
    delay = moment;
    const result = await iot.getJobDocument(job).promise().catch(Object);
    const isOver = trap !== undefined;
    trap = undefined;
    if (isOver) {
      assert.ok(moment > 100, `${moment} moments`);
      break;
    }
    assert.ok(result.code === "WasmError" || result.document === "{}", `${moment}: ${result}`);
    assert.equal(memories.length, count + 1, `${moment}: there is no new instance`);
    assert.equal(content(memories.at(-1)).includes(config.credentials.sessionToken), false);
  }
  assert.equal((await iot.getJobDocument(job).promise()).document, "{}");
});

/** How often the mock has been called. */
function fetchCalls() {
  return /** @type {any} */ (globalThis.fetch).mock.callCount();
}

/** @param {() => boolean} isTrue */
async function until(isTrue) {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 1));
}

for (const [name, fetch, code] of /** @type {[string, any, string][]} */ ([
  [
    "throws",
    () => {
      throw new TypeError("boom");
    },
    "NetworkingError",
  ],
  ["rejects with nothing", () => Promise.reject(), "NetworkingError"],
  ["returns nothing", () => undefined, "TypeError"],
  ["returns a response and no promise", reply, ""],
  [
    "is called on the wrong object",
    () => Promise.reject(new TypeError("Illegal invocation")),
    "TypeError",
  ],
  ["is no function", undefined, "TypeError"],
])) {
  test(`a fetch that ${name}`, async (t) => {
    const { fetch: own } = globalThis;
    t.after(() => Object.assign(globalThis, { fetch: own }));
    Object.assign(globalThis, { fetch });
    const outcome = await new AWS.Iot({ ...config, maxRetries: 0 })
      .getJobDocument(job)
      .promise()
      .catch(Object);
    assert.equal(outcome.code ?? "", code);
    if (code === "TypeError") assert.doesNotMatch(outcome.hint ?? "", /CORS/);
  });
}

const events = /** @type {const} */ ([
  "validate",
  "build",
  "afterBuild",
  "sign",
  "httpHeaders",
  "httpDownloadProgress",
  "httpData",
  "httpDone",
  "httpError",
  "send",
  "validateResponse",
  "extractData",
  "extractError",
  "retry",
  "afterRetry",
]);

for (const event of events) {
  test(`an abort in a listener for ${event} ends the call, and nothing more is sent`, async (t) => {
    let sent = 0;
    mock(t, async () => {
      sent++;
      if (event === "httpError") throw new TypeError("Failed to fetch");
      if (/Error|etry/.test(event)) return new Response("{}", { status: 500 });
      return reply();
    });
    const request = new AWS.Iot(config).getJobDocument(job);
    let completed = 0;
    let sentAtAbort = -1;
    request.on("complete", () => completed++);
    /** @type {any} */ (request).on(event, () => {
      if (sentAtAbort < 0) sentAtAbort = sent;
      request.abort();
    });
    const error = await request.promise().catch(Object);
    assert.equal(error.code, "RequestAbortedError");
    assert.equal(completed, 1);
    assert.equal(sent, sentAtAbort);
  });

  test(`a listener for ${event} that throws: the call settles once`, async (t) => {
    t.mock.timers.enable({ apis: ["setTimeout"] });
    mock(t, async () => {
      if (event === "httpError") throw new TypeError("Failed to fetch");
      if (/Error|etry/.test(event)) return new Response("{}", { status: 404 });
      return reply();
    });
    const request = new AWS.Iot({ ...config, maxRetries: 0 }).getJobDocument(job);
    let completed = 0;
    request.on("complete", () => completed++);
    /** @type {any} */ (request).on(event, () => {
      throw Object.assign(new RangeError("thrown by a listener"), { own: true });
    });
    await request.promise().catch(Object);
    assert.equal(completed, 1);
  });
}

for (const hasRequest of [true, false]) {
  const where = hasRequest ? "" : ", where there is no Request";
  test(`no secret and no token is in the memory while a response is awaited, nor between two attempts${where}`, (t) =>
    withRequest(hasRequest, () => scan(t)));
}

/**
 * @param {boolean} hasRequest whether there is `Request`, which test environments may lack
 * @param {() => Promise<void>} action
 */
async function withRequest(hasRequest, action) {
  const { Request } = globalThis;
  if (!hasRequest) Reflect.deleteProperty(globalThis, "Request");
  try {
    await action();
  } finally {
    globalThis.Request = Request;
  }
}

/** @param {import("node:test").TestContext} t */
async function scan(t) {
  const { secretAccessKey, sessionToken } = config.credentials;
  const texts = ["AWS4-HMAC-SHA256", secretAccessKey.slice(2), sessionToken.slice(2)];
  /** @type {string[][]} */
  const found = [];
  const look = () => {
    const all = content(memories.at(-1));
    found.push(texts.filter((text) => all.includes(text)));
  };
  let attempts = 0;
  mock(t, async () => {
    look();
    await new Promise((resolve) => setTimeout(resolve, 5));
    look();
    return ++attempts < 3 ? new Response("{}", { status: 503 }) : reply();
  });
  const customBackoff = () => {
    setTimeout(look, 5);
    return 20;
  };
  const options = { customBackoff };
  await new AWS.Iot({ ...config, retryDelayOptions: options }).getJobDocument(job).promise();
  const v3Client = new v3.IoTClient({ region: "eu-west-1", credentials: config.credentials });
  await v3Client.send(new v3.GetJobDocumentCommand(job));
  assert.ok(found.length >= 10, `${found.length}`);
  for (const one of found) assert.deepEqual(one, ["AWS4-HMAC-SHA256"]);
}
