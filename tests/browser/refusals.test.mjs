/** What a page learns when AWS refuses: errors with a code, a message, a status and a request id. */
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach } from "node:test";
import { call, refusal } from "./calls.mjs";
import { startWorld, test } from "./harness.mjs";

/** @type {import("./harness.mjs").World} */
let world;

before(async () => {
  world = await startWorld();
});
beforeEach(() => world.gateway.clear());
afterEach(() => {
  world.gateway.cors = true;
});
after(() => world?.stop());

/**
 * @typedef {object} Refusal
 * @property {string} name
 * @property {(account: import("../aws/account.mjs").Account) => { jobId?: string, credentials?: object }} change
 *   what differs from a call that works
 * @property {string} code
 * @property {number} status
 */

/** @type {Refusal[]} */
const refusals = [
  {
    name: "a job that the role may not read",
    change: () => ({ jobId: "secret-forbidden" }),
    code: "AccessDeniedException",
    status: 403,
  },
  {
    name: "a job that does not exist",
    change: ({ missingJobId }) => ({ jobId: missingJobId }),
    code: "ResourceNotFoundException",
    status: 404,
  },
  {
    name: "keys that may read nothing",
    change: ({ userCredentials }) => ({ credentials: userCredentials }),
    code: "AccessDeniedException",
    status: 403,
  },
  {
    name: "a wrong secret",
    change: ({ credentials }) => ({ credentials: { ...credentials, secretAccessKey: "wrong" } }),
    code: "InvalidSignatureException",
    status: 403,
  },
  {
    name: "a token that is cut off",
    change: ({ credentials: { sessionToken, ...keys } }) => ({
      credentials: { ...keys, sessionToken: sessionToken.slice(0, -8) },
    }),
    code: "UnrecognizedClientException",
    status: 403,
  },
  {
    name: "the token of another session",
    change: ({ credentials, otherCredentials: { sessionToken } }) => ({
      credentials: { ...credentials, sessionToken },
    }),
    code: "UnrecognizedClientException",
    status: 403,
  },
];

for (const { name, change, code, status } of refusals) {
  test(`${name}: ${code}`, async (t) => {
    const page = await world.newPage(t, { expected: refusal });
    const { jobId = "demo-plain", credentials = world.account.credentials } = change(world.account);
    const { region } = world.account;
    const config = { region, credentials, endpoint: world.gateway.url };
    const { document, error } = await call(page, config, { jobId });
    assert.equal(document, undefined);
    assert.equal(error?.isError, true);
    assert.equal(error.code, code);
    assert.equal(error.statusCode, status);
    assert.match(error.message, /\w/);
    assert.match(error.requestId ?? "", /^[0-9a-f-]{36}$/);
    // A refusal is final: no second try, neither with the same nor with other headers.
    const answers = world.gateway.requests.filter(({ method }) => method === "GET");
    assert.deepEqual(
      answers.map((answer) => answer.status),
      [status],
    );
  });
}

test("a refusal that CORS hides is an error, not a wait without end", async (t) => {
  world.gateway.cors = false;
  const page = await world.newPage(t, { expected: refusal });
  const { region, credentials } = world.account;
  const config = { region, credentials, endpoint: world.gateway.url };
  const { error } = await call(page, config, { jobId: "secret-forbidden" });
  assert.equal(error?.isError, true);
  assert.equal(typeof error.code, "string");
  assert.match(error.message, /\w/);
  assert.equal(error.statusCode, undefined);
});
