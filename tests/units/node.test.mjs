/** The package in Node.js, where a server or a script uses it, with a `fetch` of the test's own. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { load } from "./built.mjs";

/** @typedef {typeof import("../../js/index.js")} Package */

/** @type {Package} */
let AWS;
/** @type {typeof import("../../js/client-iot/index.js")} */
let v3;

before(async () => {
  AWS = await load("index.js");
  v3 = await load("client-iot", "index.js");
});

const config = {
  region: "eu-west-1",
  credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" },
};
const job = { jobId: "job-1" };

/**
 * Puts something in place of `fetch` until the test ends.
 * @param {import("node:test").TestContext} t
 * @param {(request: Request) => Promise<Response>} fetch
 */
function mock(t, fetch) {
  t.mock.method(globalThis, "fetch", fetch);
}

/** @param {unknown} body @param {number} status */
const reply = (body, status) => new Response(JSON.stringify(body), { status });

test("a call that a signal aborts rejects, and causes no uncaught exception", async (t) => {
  mock(t, () => new Promise(() => {}));
  const controller = new AbortController();
  const { signal } = controller;
  const call = new AWS.Iot(config).getJobDocument(job, { signal }).promise();
  const sent = new v3.IoTClient(config).send(new v3.GetJobDocumentCommand(job), {
    abortSignal: signal,
  });
  const presigning = new AWS.Iot(config).getJobDocument(job, { signal });
  let isStarted = false;
  presigning.on("complete", () => {
    isStarted = true;
  });
  const outcomes = Promise.allSettled([call, sent, presigning.presign()]);
  controller.abort();
  const statuses = (await outcomes).map(({ status }) => status);
  assert.deepEqual(statuses, ["rejected", "rejected", "rejected"]);
  // What Node does with what a listener returned comes after this. The test would fail because of it.
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(isStarted, false);
});

test("an abort reaches fetch at once, and not a call that has ended", async (t) => {
  /** @type {AbortSignal[]} */
  const signals = [];
  mock(t, async ({ signal }) => {
    signals.push(signal);
    return signals.length < 3 ? reply({}, 500) : reply({ document: "{}" }, 200);
  });
  const options = { ...config, retryDelayOptions: { base: 1 } };
  const settled = new AWS.Iot(options).getJobDocument(job);
  await settled;
  settled.abort();
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(
    signals.map(({ aborted }) => aborted),
    [false, false, false],
  );

  const waiting = new AWS.Iot(config).getJobDocument(job);
  const sent = new Promise((resolve) => {
    mock(t, ({ signal }) => {
      resolve(signal);
      return new Promise(() => {});
    });
  });
  const failed = assert.rejects(waiting.promise(), { code: "RequestAbortedError" });
  const signal = await sent;
  waiting.abort();
  assert.equal(signal.aborted, true);
  await failed;
});

test("a code with spaces and line breaks around it is that code", async (t) => {
  for (const [code, expected] of [
    ["\n ResourceNotFoundException \n", "ResourceNotFoundException"],
    ["aws.iot#ResourceNotFoundException:\nhttp://x", "ResourceNotFoundException"],
  ]) {
    mock(t, async () => reply({ __type: code, message: "one\ntwo" }, 404));
    const call = new AWS.Iot(config).getJobDocument(job).promise();
    const hint = "Is the job in another region than eu-west-1?";
    await assert.rejects(call, { code: expected, message: "one\ntwo", hint, statusCode: 404 });
  }
});

test("a service cannot say what the package says of parameters", async (t) => {
  mock(t, async () => reply({ code: "MultipleValidationErrors", message: "one\n* two" }, 400));
  const error = await new AWS.Iot(config).getJobDocument(job).catch(Object);
  assert.deepEqual([error.code, error.message], ["MultipleValidationErrors", "one\n* two"]);
  assert.equal("errors" in error, false);
});

test("the start of a response that is not JSON ends between two characters", async (t) => {
  for (const [text, expected] of [
    [`${"x".repeat(1023)}😀 and more`, `${"x".repeat(1023)}😀`],
    [`${"x".repeat(1024)}😀 and more`, "x".repeat(1024)],
    ["<html>\n</html>", "<html>\n</html>"],
  ]) {
    mock(t, async () => new Response(text, { status: 200 }));
    const error = await new AWS.Iot(config).getJobDocument(job).catch(Object);
    assert.deepEqual([error.code, error.originalError], ["SyntaxError", expected]);
  }
});

test("data that a listener has put there settles the promise, frozen or not an object", async (t) => {
  mock(t, async () => reply({ document: "{}" }, 200));
  for (const data of [Object.freeze({ document: "mine" }), "text", 7]) {
    const request = new AWS.Iot(config).getJobDocument(job);
    request.on("success", (response) => {
      response.data = /** @type {any} */ (data);
    });
    assert.equal(
      String((await request.promise()).document ?? (await request)),
      String(Object(data).document ?? data),
    );
  }
});
