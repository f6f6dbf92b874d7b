/** What a page can do wrong, or do in its own way: it gets what it asked for, or a clear error. */
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach } from "node:test";
import { received, refusal } from "./calls.mjs";
import { startWorld, test } from "./harness.mjs";

/** @type {import("./harness.mjs").World} */
let world;
/** @type {{ region: string, endpoint: string, credentials: import("../aws/account.mjs").TemporaryCredentials }} */
let config;

before(async () => {
  world = await startWorld();
  const { region, credentials } = world.account;
  config = { region, credentials, endpoint: world.gateway.url };
});
beforeEach(() => world.gateway.clear());
afterEach(() => {
  world.gateway.intercept = undefined;
});
after(() => world?.stop());

test("one object of parameters for several calls: each reads the job that it named", async (t) => {
  const page = await world.newPage(t);
  const paths = await page.evaluate(async (config) => {
    const iot = new AWS.Iot(config);
    const params = { jobId: "" };
    const calls = ["demo-plain", "demo-unicode"].map((jobId) => {
      params.jobId = jobId;
      const request = iot.getJobDocument(params);
      return request.promise().then(() => request.httpRequest.path);
    });
    return Promise.all(calls);
  }, config);
  assert.deepEqual(paths, ["/jobs/demo-plain/job-document", "/jobs/demo-unicode/job-document"]);
});

test("getters that throw, in an object without a prototype, leave the package as it was", async (t) => {
  const page = await world.newPage(t);
  const found = await page.evaluate(async (config) => {
    const iot = new AWS.Iot(config);
    const params = Object.create(null, {
      jobId: {
        enumerable: true,
        get: () => {
          throw new RangeError("thrown by a getter");
        },
      },
    });
    const codes = new Set();
    for (let call = 0; call < 300; call++) {
      await iot.getJobDocument(params).catch((error) => codes.add(error.code));
    }
    const { document } = await iot.getJobDocument({ jobId: "demo-plain" });
    return { codes: [...codes], document };
  }, config);
  assert.deepEqual(found.codes, ["RangeError"]);
  assert.equal(typeof found.document, "string");
});

test("a signal that is aborted: nobody is asked for keys, nothing is signed or sent", async (t) => {
  const page = await world.newPage(t);
  const found = await page.evaluate(async (config) => {
    await AWS.preload();
    let asked = 0;
    const credentials = async () => {
      asked++;
      return config.credentials;
    };
    const iot = new AWS.Iot({ ...config, credentials });
    const call = () => iot.getJobDocument({ jobId: "demo-plain" }, { signal: AbortSignal.abort() });
    const codes = [];
    for (const settled of [call().promise(), call().presign()]) {
      codes.push(await settled.then(String, (error) => error.code));
    }
    return { codes, asked };
  }, config);
  assert.deepEqual(found, { codes: ["RequestAbortedError", "RequestAbortedError"], asked: 0 });
  assert.deepEqual(world.gateway.requests, []);
});

for (const event of /** @type {const} */ ([
  "send",
  "httpDone",
  "validateResponse",
  "extractData",
])) {
  test(`an abort in a listener for ${event} ends the call`, async (t) => {
    const page = await world.newPage(t);
    const code = await page.evaluate(
      async ({ config, event }) => {
        const request = new AWS.Iot(config).getJobDocument({ jobId: "demo-plain" });
        request.on(event, () => request.abort());
        return request.promise().then(String, (error) => error.code);
      },
      { config, event },
    );
    assert.equal(code, "RequestAbortedError");
  });
}

test("a URL is good for a number of seconds, an hour unless given", async (t) => {
  const page = await world.newPage(t);
  const found = await page.evaluate(async (config) => {
    const iot = new AWS.Iot(config);
    const lives = /** @type {any[]} */ ([undefined, Number.NaN, 0, "60", -5, 0.5, "1h", {}]);
    return Promise.all(
      lives.map((life) =>
        iot
          .getJobDocument({ jobId: "demo-plain" })
          .presign(life)
          .then(
            (url) => new URL(url).searchParams.get("X-Amz-Expires"),
            (error) => error.code,
          ),
      ),
    );
  }, config);
  const refused = Array(4).fill("InvalidExpiryTime");
  assert.deepEqual(found, ["3600", "3600", "3600", "60", ...refused]);
});

test("a callback for a call that has settled is called, once", async (t) => {
  const page = await world.newPage(t);
  const documents = await page.evaluate(async (config) => {
    const request = new AWS.Iot(config).getJobDocument({ jobId: "demo-plain" });
    const { document } = await request;
    const told = await new Promise((resolve) => request.send((_, data) => resolve(data.document)));
    return { same: told === document };
  }, config);
  assert.deepEqual(documents, { same: true });
  assert.equal(received(world.gateway, "GET").length, 1);
});

test("a request is sent once, however often and in whatever way it is asked for its result", async (t) => {
  const page = await world.newPage(t);
  const same = await page.evaluate(async (config) => {
    const request = new AWS.Iot(config).getJobDocument({ jobId: "demo-plain" });
    const told = new Promise((resolve) => request.send((_, data) => resolve(data.document)));
    request.send();
    const [first, second] = await Promise.all([request.promise(), request.promise(), request]);
    const later = await request.promise();
    return [second.document, later.document, await told].every((one) => one === first.document);
  }, config);
  assert.equal(same, true);
  // Any other request of the call would have come before this one.
  await page.evaluate(
    (config) => new AWS.Iot(config).getJobDocument({ jobId: "demo-large" }),
    config,
  );
  const paths = received(world.gateway, "GET").map(({ path }) => path);
  assert.deepEqual(paths, ["/jobs/demo-plain/job-document", "/jobs/demo-large/job-document"]);
});

test("options out of JSON keep the config what it is", async (t) => {
  const page = await world.newPage(t);
  const found = await page.evaluate((region) => {
    const options = JSON.parse(`{"__proto__":{"polluted":1},"region":"${region}"}`);
    AWS.config.update(options);
    const iot = new AWS.Iot(options);
    const isConfig = AWS.config instanceof AWS.Config && iot.config instanceof AWS.Config;
    return { isConfig, region: iot.config.region, polluted: Reflect.get({}, "polluted") };
  }, config.region);
  assert.deepEqual(found, { isConfig: true, region: config.region });
});

test("a user agent that no header can have is one clear error, and nothing is sent", async (t) => {
  const page = await world.newPage(t);
  const codes = await page.evaluate(async (config) => {
    const codes = /** @type {string[]} */ ([]);
    for (const customUserAgent of ["a\nb:c", "앱"]) {
      const iot = new AWS.Iot({ ...config, customUserAgent });
      await iot.getJobDocument({ jobId: "demo-plain" }).catch((error) => codes.push(error.code));
    }
    return codes;
  }, config);
  assert.deepEqual(codes, ["InvalidHeader", "InvalidHeader"]);
  assert.deepEqual(world.gateway.requests, []);
});

test("what a listener throws keeps its code and status, frozen or not", async (t) => {
  const page = await world.newPage(t);
  const found = await page.evaluate(async (config) => {
    const own = Object.assign(new Error("no"), { code: "NotLoggedIn", statusCode: 401 });
    const frozen = Object.freeze(new AWS.AwsError("Frozen", "no"));
    return Promise.all(
      [own, frozen].map((thrown) => {
        const request = new AWS.Iot(config).getJobDocument({ jobId: "demo-plain" });
        request.on("validate", () => {
          throw thrown;
        });
        return request.promise().then(String, ({ code, statusCode }) => ({ code, statusCode }));
      }),
    );
  }, config);
  assert.deepEqual(found, [{ code: "NotLoggedIn", statusCode: 401 }, { code: "Frozen" }]);
});

test("an error that a listener puts in place of the service's is the call's", async (t) => {
  const page = await world.newPage(t, { expected: refusal });
  const code = await page.evaluate(async (config) => {
    const request = new AWS.Iot(config).getJobDocument({ jobId: "no-such-job" });
    request.on("extractError", (response) => {
      response.error = new AWS.AwsError("Mine", "in its place");
    });
    return request.promise().then(String, (error) => error.code);
  }, config);
  assert.equal(code, "Mine");
});

for (const [title, source, message] of [
  ["a function that fails", "() => async () => { throw new Error('down') }", "function or promise"],
  [
    "an asynchronous refresh that fails",
    "() => { class Own extends AWS.Credentials { async refresh() { throw new Error('down') } } return new Own() }",
    "",
  ],
]) {
  test(`${title} is told at once, with its cause`, async (t) => {
    const page = await world.newPage(t);
    const found = await page.evaluate(
      async ({ config, source }) => {
        const credentials = new Function(`return (${source})()`)();
        const iot = new AWS.Iot({ ...config, credentials });
        const error = await iot
          .getJobDocument({ jobId: "demo-plain" })
          .catch((/** @type {any} */ error) => error);
        const cause = error.originalError;
        return { code: error.code, said: cause.message, cause: cause.originalError.message };
      },
      { config, source: String(source) },
    );
    assert.equal(found.code, "CredentialsError");
    assert.match(found.said, new RegExp(String(message)));
    assert.equal(found.cause, "down");
  });
}

/** What this machine's clock is ahead of the service's, in ms. */
const hour = 3_600_000;
for (const [title, ahead] of /** @type {const} */ ([
  ["two hours ahead", 2 * hour],
  ["an hour behind", -hour],
])) {
  test(`a clock that is ${title}: keys that can be renewed work, and are renewed when they end`, async (t) => {
    const page = await world.newPage(t, { expected: refusal });
    const found = await page.evaluate(
      async ({ config, ahead, hour }) => {
        const real = Date.now;
        let passed = 0;
        Date.now = () => real() + ahead + passed;
        let asked = 0;
        const credentials = async () => {
          asked++;
          return { ...config.credentials, expiration: new Date(real() + passed + hour) };
        };
        const iot = new AWS.Iot({ ...config, credentials });
        const call = () => iot.getJobDocument({ jobId: "demo-plain" }).then(() => asked, String);
        const first = [await call(), await call()];
        passed = 1.5 * hour;
        // The service's clock is what it was: this page's has moved by as much.
        iot.config.systemClockOffset = -ahead;
        iot.config.correctClockSkew = false;
        const { credentials: renewing } = iot.config;
        const request = iot.getJobDocument({ jobId: "demo-plain" });
        await request.presign();
        return { first, later: asked, isFunction: typeof renewing === "function" };
      },
      { config, ahead, hour },
    );
    assert.equal(found.isFunction, true);
    assert.deepEqual(found.first, [found.first[0], found.first[0]]);
    assert.equal(found.later, Number(found.first[0]) + 1);
  });
}

test("a value that is not a signal is one clear error, for a promise and for a callback", async (t) => {
  const page = await world.newPage(t);
  const found = await page.evaluate(async (config) => {
    const iot = new AWS.Iot(config);
    const call = () =>
      iot.getJobDocument({ jobId: "demo-plain" }, /** @type {any} */ ({ signal: {} }));
    const promised = await call()
      .promise()
      .catch((error) => error);
    const calledBack = await new Promise((resolve) => call().send(resolve));
    return [promised, calledBack].map(({ code, message }) => `${code}: ${message}`);
  }, config);
  const expected = "InvalidParameterType: Expected signal to be an AbortSignal";
  assert.deepEqual(found, [expected, expected]);
  assert.deepEqual(world.gateway.requests, []);
});

test("a response that comes after its timeout changes nothing of the attempt after it", async (t) => {
  const page = await world.newPage(t);
  const found = await page.evaluate(async (config) => {
    const { fetch } = globalThis;
    /** @type {(() => void)[]} */
    const late = [];
    let fetches = 0;
    // It does not respect the signal, and answers the first time when the second answer has begun.
    globalThis.fetch = async () => {
      if (fetches++ === 0) {
        await new Promise((resolve) => late.push(() => resolve(undefined)));
        return new Response(JSON.stringify({ document: "late" }));
      }
      const body = new ReadableStream({
        async pull(controller) {
          late.pop()?.();
          await new Promise((resolve) => setTimeout(resolve));
          controller.enqueue(new TextEncoder().encode(JSON.stringify({ message: "not you" })));
          controller.close();
        },
      });
      return new Response(body, {
        status: 403,
        headers: { "x-amzn-errortype": "AccessDeniedException" },
      });
    };
    const options = { httpOptions: { timeout: 100 }, retryDelayOptions: { base: 1 } };
    const request = new AWS.Iot({ ...config, ...options }).getJobDocument({ jobId: "demo-plain" });
    /** @type {number[]} */
    const statuses = [];
    request.on("httpHeaders", (status) => statuses.push(status));
    const code = await request.promise().then(String, (error) => error.code);
    globalThis.fetch = fetch;
    return { code, statuses };
  }, config);
  assert.deepEqual(found, { code: "AccessDeniedException", statuses: [403] });
});

test("who is no longer waited for does not answer those who ask for keys later", async (t) => {
  const page = await world.newPage(t);
  const found = await page.evaluate(async (config) => {
    /** @type {((error?: any) => void)[]} */
    const asked = [];
    class Own extends AWS.Credentials {
      /** @override @param {any} callback */
      refresh(callback) {
        this.coalesceRefresh(callback);
      }
      /** @override @param {any} callback */
      load(callback) {
        asked.push(callback);
        if (asked.length < 2) return;
        asked[0]?.(new Error("too late"));
        setTimeout(() => {
          Object.assign(this, config.credentials);
          callback();
        });
      }
    }
    const credentials = new Own();
    const iot = new AWS.Iot({ ...config, credentials, httpOptions: { timeout: 1000 } });
    const codes = [];
    for (let calls = 0; calls < 2; calls++) {
      const call = iot.getJobDocument({ jobId: "demo-plain" });
      codes.push(
        await call.then(
          ({ document }) => typeof document,
          (error) => error.code,
        ),
      );
    }
    return codes;
  }, config);
  assert.deepEqual(found, ["CredentialsError", "string"]);
});

test("a header without a value is refused in v2's words, and nothing is sent", async (t) => {
  const page = await world.newPage(t);
  const found = await page.evaluate(async (config) => {
    const messages = [];
    for (const value of /** @type {any[]} */ ([undefined, null])) {
      const request = new AWS.Iot(config).getJobDocument({ jobId: "demo-plain" });
      request.on("build", () => {
        request.httpRequest.headers["X-Trace"] = value;
      });
      messages.push(
        await request.promise().then(String, (error) => `${error.code}: ${error.message}`),
      );
    }
    return messages;
  }, config);
  const expected = "InvalidHeader: Header x-trace contains invalid value";
  assert.deepEqual(found, [expected, expected]);
  assert.deepEqual(world.gateway.requests, []);
});

test("what cannot be logged, or be logged to, does the page no harm", async (t) => {
  const page = await world.newPage(t);
  const found = await page.evaluate(async (config) => {
    /** @type {string[]} */
    const lines = [];
    const loggers = [
      console.log,
      { info() {} },
      true,
      { log: (/** @type {string} */ line) => lines.push(line) },
    ];
    const codes = [];
    for (const logger of /** @type {any[]} */ (loggers)) {
      /** @type {Record<string, unknown>} */
      const params = { jobId: "demo-plain" };
      params.self = params;
      const call = new AWS.Iot({ ...config, logger }).getJobDocument(/** @type {any} */ (params));
      codes.push(await call.promise().then(String, (error) => error.code));
    }
    return { codes, lines };
  }, config);
  assert.deepEqual(found.codes, Array(4).fill("UnexpectedParameter"));
  assert.match(found.lines.join(), /^\[AWS iot undefined .* self: object \}\)$/);
});

test("parameters may be inherited, and those of the client may be for other operations too", async (t) => {
  const page = await world.newPage(t);
  const found = await page.evaluate(async (config) => {
    class Job {
      get jobId() {
        return "demo-plain";
      }
    }
    const params = /** @type {any} */ ({ jobId: "demo-plain", thingName: "other" });
    const calls = [
      new AWS.Iot(config).getJobDocument(new Job()),
      new AWS.Iot(config).getJobDocument(Object.create({ jobId: "demo-plain" })),
      new AWS.Iot({ ...config, params }).getJobDocument(),
      new AWS.Iot({ ...config, params: { jobId: "other" } }).getJobDocument(new Job()),
    ];
    return Promise.all(calls.map((call) => call.then(() => call.httpRequest.path, String)));
  }, config);
  assert.deepEqual(found, Array(4).fill("/jobs/demo-plain/job-document"));
});

test("keys for one service, and those of a session's master, do not show either", async (t) => {
  const page = await world.newPage(t);
  const found = await page.evaluate(async (config) => {
    const { accessKeyId, secretAccessKey, sessionToken } = config.credentials;
    const keys = { accessKeyId, secretAccessKey, sessionToken };
    const general = new AWS.Config({ region: "eu-west-1" });
    general.update({ iot: { ...keys, credentials: keys } });
    const client = new AWS.Iot(/** @type {any} */ ({ ...config, iot: keys }));
    const session = new AWS.TemporaryCredentials({}, Promise.resolve(keys));
    return JSON.stringify([general, client, client.config, session]) + Object.keys(session);
  }, config);
  for (const secret of [config.credentials.secretAccessKey, config.credentials.sessionToken]) {
    assert.ok(!found.includes(secret));
  }
  assert.ok(!found.includes("masterCredentials"));
});

test("line breaks in parameters, and in a region, stay in what they are in", async (t) => {
  const page = await world.newPage(t, { expected: /404/ });
  const found = await page.evaluate(async (config) => {
    const said = async (/** @type {object} */ options, /** @type {any} */ params) => {
      const call = new AWS.Iot({ ...config, ...options }).getJobDocument(params);
      const { code, message, errors } = await call.then(Object, Object);
      return [code, message, errors?.map((/** @type {Error} */ one) => [one.name, one.message])];
    };
    const forged = "\n* Forged: problem";
    return [
      await said({}, { jobId: `job${forged}`, [`name${forged}`]: 1 }),
      await said({ paramValidation: false }, { jobId: "job\n\nus-west-2" }),
      await said({ region: "eu-west-1\nhttps:" }, { jobId: "job" }),
    ];
  }, config);
  const id = [
    "PatternMatchError",
    'Provided value "job\\n* Forged: problem" does not match regex pattern /^[a-zA-Z0-9_-]+$/ for params.jobId',
  ];
  const name = ["UnexpectedParameter", "Unexpected key 'name\\n* Forged: problem' found in params"];
  const both = `There were 2 validation errors:\n* ${id.join(": ")}\n* ${name.join(": ")}`;
  assert.deepEqual(found[0], ["MultipleValidationErrors", both, [id, name]]);
  assert.deepEqual(found[1]?.[0], "ResourceNotFoundException");
  assert.deepEqual(found[2]?.slice(0, 2), ["ConfigError", "Invalid region in config"]);
});
