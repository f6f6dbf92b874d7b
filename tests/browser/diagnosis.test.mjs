/** What a stranger reads when it goes wrong: each message says what to do. */
import assert from "node:assert/strict";
import { after, before, beforeEach } from "node:test";
import { received, refusal } from "./calls.mjs";
import { startWorld, test } from "./harness.mjs";

/** @type {import("./harness.mjs").World} */
let world;
/** @type {{ region: string, credentials: any, endpoint: string }} */
let config;

before(async () => {
  world = await startWorld();
  const { region, credentials } = world.account;
  config = { region, credentials, endpoint: world.gateway.url };
});
beforeEach(() => {
  world.gateway.clear();
  world.gateway.intercept = undefined;
});
after(() => world?.stop());

/**
 * @param {import("./harness.mjs").Page} page
 * @param {object} change what differs from a call that works
 * @param {string} [jobId]
 */
function fail(page, change, jobId = "demo-plain") {
  return page.evaluate(
    async ({ config, jobId }) => {
      const error = await new AWS.Iot(config)
        .getJobDocument({ jobId })
        .catch((/** @type {any} */ error) => error);
      const { code, message, hint, statusCode, stack, $fault, $metadata } = error;
      return { code, message, hint, statusCode, stack, $fault, $metadata };
    },
    { config: { ...config, ...change }, jobId },
  );
}

/** @type {[title: string, change: object, code: string, message: RegExp][]} */
const refusedBefore = [
  [
    "a temporary key without its token",
    { credentials: { accessKeyId: "ASIAEXAMPLE", secretAccessKey: "secret" } },
    "CredentialsError",
    /needs its sessionToken/,
  ],
  [
    "a token with a character from a word processor",
    { credentials: { accessKeyId: "ASIAEXAMPLE", secretAccessKey: "s", sessionToken: "a…b" } },
    "CredentialsError",
    /character that no key has/,
  ],
  [
    "the endpoint of devices",
    { endpoint: "a1b2c3d4e5f6g7-ats.iot.eu-west-1.amazonaws.com" },
    "EndpointError",
    /for devices: leave it out/,
  ],
  [
    "a region with a line break",
    { region: "eu-west-1\nus-east-1" },
    "ConfigError",
    /Invalid region/,
  ],
  [
    "an endpoint with a query",
    { endpoint: "https://example.com/?x=1" },
    "EndpointError",
    /no user name, password, query or fragment/,
  ],
];

for (const [title, change, code, message] of refusedBefore) {
  test(`${title}: ${code}, and nothing is sent`, async (t) => {
    const page = await world.newPage(t);
    const error = await fail(page, change);
    assert.equal(error.code, code);
    assert.match(error.message, message);
    assert.equal(error.$metadata?.attempts, 0);
    assert.deepEqual(world.gateway.requests, []);
  });
}

for (const name of /** @type {const} */ (["expiration", "expireTime"])) {
  test(`keys whose ${name} is past are refused before anything is sent`, async (t) => {
    const page = await world.newPage(t);
    const error = await page.evaluate(
      async ({ config, name }) => {
        const past = new Date(Date.now() - 1000);
        const keys = config.credentials;
        const credentials =
          name === "expiration"
            ? { ...keys, expiration: past }
            : Object.assign(new AWS.Credentials(keys), { expireTime: past });
        const { code, message, hint } = await new AWS.Iot({ ...config, credentials })
          .getJobDocument({ jobId: "demo-plain" })
          .catch((/** @type {any} */ error) => error);
        return { code, message, hint };
      },
      { config, name },
    );
    assert.equal(error.code, "CredentialsError");
    assert.match(error.message, /have expired by this machine's clock/);
    assert.match(error.hint, /Get new credentials/);
    assert.deepEqual(world.gateway.requests, []);
  });
}

test("a job that is not there: AWS's own words, and a hint with the region", async (t) => {
  const page = await world.newPage(t, { expected: refusal });
  const { missingJobId, region } = world.account;
  const error = await fail(page, {}, missingJobId);
  assert.equal(error.code, "ResourceNotFoundException");
  assert.equal(error.message, `Job ${missingJobId} cannot be found.`);
  assert.equal(error.hint, `Is the job in another region than ${region}?`);
  // Whoever logs the error reads it, too.
  assert.ok(error.stack.endsWith(`\n    hint: ${error.hint}`), error.stack);
  assert.equal(error.$fault, "client");
  const { attempts, httpStatusCode, requestId, totalRetryDelay } = error.$metadata ?? {};
  assert.deepEqual([httpStatusCode, attempts, totalRetryDelay], [404, 1, 0]);
  assert.match(requestId ?? "", /^[0-9a-f-]{36}$/);
});

/**
 * Refuses every signature, by the time of a clock that is ahead.
 * @param {number} minutes
 * @param {boolean} isReadable whether CORS lets the page read the date
 */
function refuseByTime(minutes, isReadable) {
  world.gateway.intercept = ({ method }, response) => {
    if (method !== "GET") return false;
    const now = new Date(Date.now() + minutes * 60_000);
    const stamp = now.toISOString().replace(/[-:]|\.\d+/g, "");
    response.writeHead(403, {
      "access-control-allow-origin": "*",
      "access-control-expose-headers": isReadable ? "date,x-amzn-errortype" : "x-amzn-errortype",
      "x-amzn-errortype": "InvalidSignatureException",
      date: now.toUTCString(),
    });
    const message = `Signature expired: x is now earlier than y (${stamp} - 5 min.)`;
    response.end(JSON.stringify({ message }));
    return true;
  };
}

for (const isReadable of [true, false]) {
  for (const [minutes, side] of /** @type {const} */ ([
    [17, "behind"],
    [-31, "ahead"],
  ])) {
    const name = isReadable ? "readable" : "hidden";
    test(`a clock that is off, the date ${name}: the hint says ${minutes} minutes`, async (t) => {
      const page = await world.newPage(t, { expected: refusal });
      refuseByTime(minutes, isReadable);
      for (const option of [{ correctClockSkew: false }, { disableClockSkewCorrection: true }]) {
        world.gateway.clear();
        const error = await fail(page, option);
        assert.equal(error.code, "InvalidSignatureException");
        assert.match(
          error.message,
          /^Signature expired: x is now earlier than y \(\w+ - 5 min\.\)$/,
        );
        const expected = `This machine's clock is ${Math.abs(minutes)} minutes ${side}: correct it.`;
        assert.equal(error.hint, expected);
        assert.equal(received(world.gateway, "GET").length, 1, "no correction, no retry");
      }
    });
  }
}

test("an expired token with fixed keys: one attempt, and that they must be replaced", async (t) => {
  const page = await world.newPage(t, { expected: refusal });
  world.gateway.intercept = ({ method }, response) => {
    if (method !== "GET") return false;
    response.writeHead(403, {
      "access-control-allow-origin": "*",
      "access-control-expose-headers": "*",
      "x-amzn-errortype": "ExpiredTokenException",
    });
    response.end('{"message":"The security token included in the request is expired"}');
    return true;
  };
  const error = await fail(page, {});
  assert.equal(error.message, "The security token included in the request is expired");
  assert.equal(error.hint, "These credentials have expired: get new ones.");
  assert.equal(received(world.gateway, "GET").length, 1);
});

test("a response that CORS hides: what a page cannot tell apart is named", async (t) => {
  const page = await world.newPage(t, { expected: refusal });
  world.gateway.intercept = ({ method }, response) => {
    if (method !== "GET") return false;
    response.writeHead(403).end("{}");
    return true;
  };
  const error = await fail(page, { maxRetries: 0 });
  assert.equal(error.code, "NetworkingError");
  assert.equal(error.message, "Network Failure");
  for (const cause of ["offline", "region", "CORS", "connect-src", "expired", "token", "clock"]) {
    assert.ok(error.hint.includes(cause), `${cause}: ${error.hint}`);
  }
  assert.equal(error.$metadata?.attempts, 1);
});
