/** GetJobDocument from a page, across origins, against an AWS that checks what it is sent. */
import assert from "node:assert/strict";
import { after, before, beforeEach } from "node:test";
import { call, callAll, received, refusal } from "./calls.mjs";
import { startWorld, test } from "./harness.mjs";

/** @type {import("./harness.mjs").World} */
let world;
/** @type {{ region: string, endpoint: string, credentials: object }} a client's, as usual */
let config;

before(async () => {
  world = await startWorld();
  const { region, credentials } = world.account;
  config = { region, credentials, endpoint: world.gateway.url };
});
beforeEach(() => world.gateway.clear());
after(() => world?.stop());

/** @param {string} jobId */
function documentOf(jobId) {
  return world.account.jobs.find((job) => job.jobId === jobId)?.document;
}

for (const jobId of ["demo-plain", "demo-unicode", "demo-large", "demo-placeholders"]) {
  test(`the document of ${jobId} comes back byte for byte`, async (t) => {
    const page = await world.newPage(t);
    const { document } = await call(page, config, { jobId });
    assert.equal(document, documentOf(jobId));
  });
}

for (const [params, query] of /** @type {const} */ ([
  [{ beforeSubstitution: true }, "?beforeSubstitution=true"],
  [{ beforeSubstitution: false }, "?beforeSubstitution=false"],
  [{}, ""],
])) {
  test(`${JSON.stringify(params)} is sent and signed as "${query}"`, async (t) => {
    const page = await world.newPage(t);
    const { document } = await call(page, config, { jobId: "demo-placeholders", ...params });
    assert.equal(document, documentOf("demo-placeholders"));
    const [request] = received(world.gateway, "GET");
    assert.equal(request?.path, `/jobs/demo-placeholders/job-document${query}`);
  });
}

test("50 calls in flight at once each return their own document", async (t) => {
  const page = await world.newPage(t);
  const allowed = world.account.jobs.filter((job) => job.allowed);
  const jobs = Array.from({ length: 50 }, (_, index) => allowed[index % allowed.length]);
  const outcomes = await callAll(
    page,
    config,
    jobs.map((job) => ({ jobId: job?.jobId })),
  );
  assert.deepEqual(
    outcomes,
    jobs.map((job) => ({ document: job?.document })),
  );
  assert.equal(received(world.gateway, "GET").length, 50);
});

test("two clients with different credentials at once do not mix", async (t) => {
  const page = await world.newPage(t);
  const { credentials, otherCredentials } = world.account;
  const params = (/** @type {string} */ jobId) => Array.from({ length: 8 }, () => ({ jobId }));
  const outcomes = await Promise.all([
    callAll(page, config, params("demo-plain")),
    callAll(page, { ...config, credentials: otherCredentials }, params("demo-unicode")),
  ]);
  assert.ok(outcomes.flat().every((outcome) => outcome.document !== undefined));
  const requests = received(world.gateway, "GET");
  assert.equal(requests.length, 16);
  for (const { path, headers } of requests) {
    const sender = path.includes("demo-plain") ? credentials : otherCredentials;
    assert.equal(headers["x-amz-security-token"], sender.sessionToken);
    assert.match(headers.authorization ?? "", new RegExp(`Credential=${sender.accessKeyId}/`));
  }
});

test("nothing is sent until the request is asked for its result", async (t) => {
  const page = await world.newPage(t, { expected: refusal });
  await call(page, config, { jobId: "demo-plain" });
  world.gateway.clear();
  await page.evaluate(async (config) => {
    const scope = /** @type {any} */ (globalThis);
    scope.request = new scope.AWS.Iot(config).getJobDocument({ jobId: "demo-unicode" });
    // What the request would have sent is before this at the gateway, or never comes.
    await fetch(`${config.endpoint}/marker`);
  }, config);
  assert.deepEqual(
    world.gateway.requests.map((request) => request.path),
    ["/marker"],
  );
  const document = await page.evaluate(
    async () => (await /** @type {any} */ (globalThis).request).document,
  );
  assert.equal(document, documentOf("demo-unicode"));
});

test("a request that is asked twice is sent once", async (t) => {
  const page = await world.newPage(t);
  const documents = await page.evaluate(async (config) => {
    const iot = new /** @type {any} */ (globalThis).AWS.Iot(config);
    const request = iot.getJobDocument({ jobId: "demo-plain" });
    const answers = await Promise.all([request.promise(), request.promise(), request]);
    return answers.map((answer) => answer.document);
  }, config);
  assert.deepEqual(documents, Array(3).fill(documentOf("demo-plain")));
  assert.equal(received(world.gateway, "GET").length, 1);
});
