/** What a person sees when it does not work, and while it is not yet clear. */
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { received, refusal } from "../browser/calls.mjs";
import { test } from "../browser/harness.mjs";
import { refuse } from "./replies.mjs";
import { startViewer } from "./world.mjs";

/** @type {import("./world.mjs").World} */
let world;

before(async () => {
  world = await startViewer();
});
after(() => world?.stop());

/** What browsers write to the console of failures that are up to no page. */
const expected = new RegExp(`${refusal.source}|Cross-Origin Request|NetworkError|ERR_`);

/**
 * @param {import("node:test").TestContext} t
 * @param {import("./world.mjs").Settings} [settings]
 */
async function openConnected(t, settings) {
  const viewer = await world.open(t, {
    settings: { ...world.connection, ...settings },
    expected,
  });
  await viewer.connected();
  return viewer;
}

test("a job that the role may not read: why, and the permission it needs", async (t) => {
  const viewer = await openConnected(t);
  await viewer.read("secret-forbidden");
  const { title, fields } = await viewer.problem();
  assert.equal(title, "You may not read this job");
  assert.equal(fields.code, "AccessDeniedException");
  assert.equal(fields.statusCode, "403");
  assert.match(fields.requestId ?? "", /^[0-9a-f-]{36}$/);
  const statement = JSON.parse(await viewer.page.text(".policy pre"));
  assert.match(statement.Resource, /^arn:aws:iot:eu-central-1:\d{12}:job\/secret-forbidden$/);
});

test("a job that does not exist", async (t) => {
  const viewer = await openConnected(t);
  await viewer.read(world.account.missingJobId);
  const { title, fields } = await viewer.problem();
  assert.equal(title, "There is no such job");
  assert.equal(fields.statusCode, "404");
});

test("what the package adds to a message stands apart from it", async (t) => {
  const viewer = await openConnected(t);
  const message = "Job demo-plain cannot be found.";
  world.gateway.intercept = refuse(404, "ResourceNotFoundException", message);
  await viewer.read("demo-plain");
  const { fields } = await viewer.problem();
  assert.ok(fields.message?.startsWith(message));
  // Where errors have no `hint`, the message has the line as well.
  assert.match(fields.hint ?? fields.message ?? "", /region/);
  if (fields.hint !== undefined) assert.equal(fields.message, message);
});

test("a signature for another region leads to the region, not to the secret", async (t) => {
  const viewer = await openConnected(t);
  const message = "Credential should be scoped to a valid region.";
  world.gateway.intercept = refuse(403, "InvalidSignatureException", message);
  await viewer.read("demo-plain");
  assert.equal((await viewer.problem()).title, "The region does not match the endpoint");
});

test("a job id that cannot be one is not sent, and its field is marked", async (t) => {
  const viewer = await openConnected(t);
  await viewer.read("no spaces!");
  assert.equal((await viewer.problem()).title, "This is not a job ID");
  assert.equal(
    await viewer.page.evaluate(() =>
      document.querySelector("[name=jobId]")?.getAttribute("aria-invalid"),
    ),
    "true",
  );
  assert.deepEqual(world.gateway.requests, []);
});

test("credentials that have expired", async (t) => {
  const expiration = new Date(Date.now() - 12.5 * 60_000).toISOString();
  const viewer = await openConnected(t, { expiration });
  // A browser may take a minute to open the page.
  await viewer.shows("minutes ago", ".summary");
  const summary = await viewer.page.evaluate(
    () => document.querySelector(".summary")?.textContent ?? "",
  );
  assert.match(summary, /expired 1[2-5] minutes ago/);
  await viewer.read("demo-plain");
  assert.equal((await viewer.problem()).title, "The credentials have expired");
  assert.deepEqual(world.gateway.requests, [], "they are of no use, and are not sent");

  await viewer.page.click(".connect .actions button");
  await viewer.page.fill(
    ".paste textarea",
    JSON.stringify({ AccessKeyId: "ASIANEW", SecretAccessKey: "s", SessionToken: "t" }),
  );
  assert.equal(
    await viewer.page.evaluate(() => {
      const field = document.querySelector("[name=accessKeyId]");
      return /** @type {HTMLInputElement} */ (field).value;
    }),
    "ASIANEW",
  );
});

test("credentials of which only AWS knows that they have expired", async (t) => {
  const viewer = await openConnected(t);
  const message = "The security token included in the request is expired";
  world.gateway.intercept = refuse(403, "ExpiredTokenException", message);
  await viewer.read("demo-plain");
  const { title, fields } = await viewer.problem();
  assert.equal(title, "The credentials have expired");
  assert.equal(fields.code, "ExpiredTokenException");
});

test("a wrong secret", async (t) => {
  const viewer = await openConnected(t, { secretAccessKey: "wrong" });
  await viewer.read("demo-plain");
  const { title, fields } = await viewer.problem();
  assert.equal(title, "The signature is not accepted");
  assert.equal(fields.code, "InvalidSignatureException");
});

test("a clock that is off: corrected, and said", async (t) => {
  const viewer = await openConnected(t);
  await viewer.page.evaluate(() => {
    const shift = -20 * 60_000;
    const { now } = Date;
    Date.now = () => now() + shift;
  });
  await viewer.read("demo-plain");
  assert.match(await viewer.document(), /firmware-update/);
  await viewer.shows("clock is 20 minutes behind", ".notice");
});

test("a clock that AWS does not accept even after its correction", async (t) => {
  const viewer = await openConnected(t);
  world.gateway.intercept = refuse(
    403,
    "InvalidSignatureException",
    "Signature expired: 20260102T030405Z is now earlier than 20260102T034405Z (20260102T034905Z - 5 min.)",
  );
  await viewer.read("demo-plain");
  assert.equal((await viewer.problem()).title, "This computer’s clock is wrong");
});

test("no response at all, and offline where the browser knows", async (t) => {
  const viewer = await openConnected(t);
  world.gateway.intercept = (_, response) => {
    response.destroy();
    return true;
  };
  await viewer.read("demo-plain");
  const { title, fields } = await viewer.problem();
  assert.equal(title, "No response that this page can read");
  assert.equal(fields.code, "NetworkingError");
  assert.equal(fields.attempts, "4");

  await viewer.page.evaluate(() => {
    Object.defineProperty(navigator, "onLine", { get: () => false, configurable: true });
  });
  await viewer.page.click(".problem .primary");
  await viewer.shows("This computer is offline", ".problem h3");

  world.gateway.intercept = undefined;
  await viewer.page.click(".problem .primary");
  assert.match(await viewer.document(), /firmware-update/, "and it works when the network is back");
});

test("an endpoint that the page's own policy forbids", async (t) => {
  const viewer = await world.open(t, { expected: /Content.Security.Policy|Fetch API cannot load/ });
  await viewer.connect({ ...world.connection, endpoint: "http://intranet.example" });
  await viewer.connected();
  await viewer.read("demo-plain");
  assert.equal((await viewer.problem()).title, "This page may not connect there");
});

test("a call that waits for its next attempt says so, and ends when it is cancelled", async (t) => {
  const viewer = await openConnected(t);
  world.gateway.intercept = refuse(503, "ServiceUnavailableException", "Try later", {
    "retry-after": "60",
  });
  await viewer.read("demo-plain");
  await viewer.shows("Attempt 2 of 4", ".call");
  await viewer.shows("ServiceUnavailableException", ".call");
  await viewer.shows("next in", ".call");
  await viewer.page.click(".progress button");
  await viewer.phase("cancelled");
  await viewer.shows("Nothing more is sent.");
  assert.equal(received(world.gateway, "GET").length, 1);

  world.gateway.intercept = undefined;
  await viewer.page.click(".blank button");
  await viewer.phase("read");
  assert.equal(received(world.gateway, "GET").length, 2, "one for each time it was asked");
});

test("a call that takes long says how long, and shows the document when it comes", async (t) => {
  const viewer = await openConnected(t);
  /** @type {() => void} */
  let release = () => {};
  world.gateway.intercept = async ({ method }) => {
    if (method === "GET") await new Promise((resolve) => (release = () => resolve(undefined)));
    return false;
  };
  await viewer.read("demo-plain");
  await viewer.shows("Reading demo-plain");
  await viewer.shows("Still waiting after 3 seconds", ".progress");
  release();
  assert.match(await viewer.document(), /firmware-update/);
});

test("the service has a problem of its own", async (t) => {
  const viewer = await openConnected(t);
  world.gateway.intercept = refuse(500, "InternalFailureException", "Something broke");
  await viewer.read("demo-plain");
  const { title, fields } = await viewer.problem();
  assert.equal(title, "AWS has a problem");
  assert.equal(fields.attempts, "4");
});
