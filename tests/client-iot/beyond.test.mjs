/** What the face of SDK v3 has beyond it. */
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { openPage, startWorld } from "../browser/harness.mjs";
import { refusal } from "../surface/forms/form.mjs";
import { cors, prepareReplies } from "../surface/replies.mjs";

/** @type {import("../browser/harness.mjs").World} */
let world;

before(async () => {
  world = await startWorld();
});
afterEach(() => {
  world.gateway.intercept = undefined;
});
after(() => world?.stop());

/**
 * A page with the package, and the options of a client that works.
 * @param {import("node:test").TestContext} t
 */
async function open(t) {
  const { account, gateway, pages, browser } = world;
  const page = await openPage(browser, t, { expected: /Failed to load resource/ });
  await page.goto(`${pages.url}/blank.html`);
  await page.evaluate(async () => {
    const path = "/dist/client-iot/index.js";
    Object.assign(globalThis, { V3: await import(path) });
  });
  const { region, credentials } = account;
  return { page, config: { region, credentials, endpoint: gateway.url } };
}

test("an exception has SDK v2's fields too, which JSON does not show", async (t) => {
  const { page, config } = await open(t);
  world.gateway.intercept = prepareReplies(world.gateway, [
    refusal(404, "ResourceNotFoundException"),
  ]);
  const seen = await page.evaluate(async (config) => {
    const { V3 } = /** @type {any} */ (globalThis);
    const error = await new V3.IoT(config)
      .getJobDocument({ jobId: "gone" })
      .catch((/** @type {any} */ error) => error);
    const { code, statusCode, requestId, retryable, time } = error;
    const fields = { code, statusCode, retryable, hasId: requestId.length > 0 };
    return { fields, isDate: time instanceof Date, json: JSON.stringify(error) };
  }, config);
  assert.deepEqual(seen.fields, {
    code: "ResourceNotFoundException",
    statusCode: 404,
    retryable: false,
    hasId: true,
  });
  assert.ok(seen.isDate);
  assert.deepEqual(Object.keys(JSON.parse(seen.json)).sort(), [
    "$fault",
    "$metadata",
    "message",
    "name",
  ]);
});

test("an abort has the signal's reason, and a signal of SDK v3's own kind is accepted", async (t) => {
  const { page, config } = await open(t);
  world.gateway.intercept = prepareReplies(world.gateway, [{ breaks: "silent" }]);
  const seen = await page.evaluate(
    async ({ config, control }) => {
      const { V3 } = /** @type {any} */ (globalThis);
      const client = new V3.IoTClient(config);
      /** @param {string} jobId @param {any} abortSignal */
      const send = (jobId, abortSignal) =>
        client
          .send(new V3.GetJobDocumentCommand({ jobId }), { abortSignal })
          .catch((/** @type {any} */ error) => error);
      const controller = new AbortController();
      const first = send("first", controller.signal);
      await fetch(`${config.endpoint}${control}1`);
      controller.abort(new Error("the page is left"));
      /** @type {{ aborted: boolean, onabort?: () => void }} */
      const old = { aborted: false };
      const second = send("second", old);
      await fetch(`${config.endpoint}${control}2`);
      old.onabort?.();
      const errors = [await first, await second];
      return errors.map((error) => [error.name, error.message, error.originalError?.message]);
    },
    { config, control: cors.control },
  );
  assert.deepEqual(seen, [
    ["AbortError", "Request aborted", "the page is left"],
    ["AbortError", "Request aborted", null],
  ]);
});

test("neither the client nor an error nor a log line shows a secret", async (t) => {
  const { page, config } = await open(t);
  const shown = await page.evaluate(async (config) => {
    const { V3 } = /** @type {any} */ (globalThis);
    /** @type {unknown[]} */
    const lines = [];
    const note = (/** @type {unknown} */ line) => lines.push(line);
    const logger = { debug: note, info: note, warn: note, error: note };
    const { credentials, ...rest } = config;
    const client = new V3.IoTClient({ ...rest, credentials: async () => credentials, logger });
    const fixed = new V3.IoTClient({ ...config, logger });
    const command = new V3.GetJobDocumentCommand({ jobId: "demo-plain" });
    const gone = new V3.GetJobDocumentCommand({ jobId: "no-such-job" });
    const errors = [];
    for (const one of [client, fixed]) {
      await one.send(command);
      errors.push(await one.send(gone).catch((/** @type {unknown} */ error) => error));
    }
    const all = [lines, errors, client, fixed];
    return JSON.stringify(all) + errors.map((error) => `${error} ${error.stack}`).join();
  }, config);
  assert.match(shown, /GetJobDocumentCommand/);
  const { secretAccessKey, sessionToken } = config.credentials;
  for (const secret of [secretAccessKey, sessionToken]) {
    assert.ok(!shown.includes(secret), "a secret is shown");
  }
});

test("middleware that a page adds is accepted and never called, and the document comes", async (t) => {
  const { page, config } = await open(t);
  const seen = await page.evaluate(async (config) => {
    const { GetJobDocumentCommand, IoTClient } = /** @type {any} */ (globalThis).V3;
    const client = new IoTClient(config);
    const command = new GetJobDocumentCommand({ jobId: "demo-unicode" });
    let calls = 0;
    const middleware = () => {
      calls++;
    };
    const options = { step: "build", name: "page" };
    for (const { middlewareStack } of [client, command]) {
      middlewareStack.add(middleware, options);
      middlewareStack.addRelativeTo(middleware, options);
      middlewareStack.use({ applyToStack: middleware });
      middlewareStack.clone().concat(middlewareStack).add(middleware, options);
    }
    const { document } = await client.send(command);
    const { middlewareStack } = client;
    return {
      calls,
      document,
      names: middlewareStack.identify(),
      removed: [middlewareStack.remove("page"), middlewareStack.removeByTag("page")],
      isInJson: JSON.stringify([client.config, command]).includes("iddleware"),
    };
  }, config);
  const job = world.account.jobs.find(({ jobId }) => jobId === "demo-unicode");
  const expected = { calls: 0, names: [], removed: [false, false], isInJson: false };
  assert.deepEqual(seen, { ...expected, document: job?.document });
});
