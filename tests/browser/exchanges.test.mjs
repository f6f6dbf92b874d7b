/** The ways from an identity, a token or a long-lived key to temporary credentials, in a page. */
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach } from "node:test";
import { prepareIdentities } from "../aws/identities.mjs";
import { received, refusal } from "./calls.mjs";
import { use } from "./exchange-calls.mjs";
import { startWorld, test } from "./harness.mjs";

/** @type {import("./harness.mjs").World} */
let world;
/** @type {import("../aws/identities.mjs").Identities} */
let identities;
/** @type {{ region: string, endpoint: string }} */
let place;

before(async () => {
  world = await startWorld();
  identities = await prepareIdentities(world.aws.url, world.account);
  place = { region: world.account.region, endpoint: world.gateway.url };
});
beforeEach(() => world.gateway.clear());
afterEach(() => {
  world.gateway.intercept = undefined;
});
after(() => world?.stop());

/**
 * @typedef {import("./exchange-calls.mjs").Maker} Maker
 * @typedef {import("./exchange-calls.mjs").Failed} Failed
 */

function plainDocument() {
  return world.account.jobs.find((job) => job.jobId === "demo-plain")?.document;
}

/** @returns {string[]} the operations that came to the gateway, in order */
function operations() {
  return received(world.gateway, "POST").map(({ headers, body }) => {
    const target = headers["x-amz-target"];
    return String(target ?? new URLSearchParams(body).get("Action")).replace(/^.*\./, "");
  });
}

/** @type {Record<string, () => Maker & { operations: string[], hours: number }>} */
const ways = {
  "CognitoIdentityCredentials, not logged in": () => ({
    name: "CognitoIdentityCredentials",
    args: [{ IdentityPoolId: identities.identityPoolId }, place],
    operations: ["GetId", "GetCredentialsForIdentity"],
    hours: 1,
  }),
  "CognitoIdentityCredentials, logged in": () => ({
    name: "CognitoIdentityCredentials",
    args: [
      {
        IdentityPoolId: identities.identityPoolId,
        Logins: { [identities.provider]: identities.token },
        // Those of another operation are not Cognito's.
        RoleSessionName: "page",
        LoginId: "user-1",
      },
      place,
    ],
    operations: ["GetId", "GetCredentialsForIdentity"],
    hours: 1,
  }),
  "CognitoIdentityCredentials with a role": () => ({
    name: "CognitoIdentityCredentials",
    args: [{ IdentityPoolId: identities.identityPoolId, RoleArn: identities.webRoleArn }, place],
    operations: ["GetId", "GetOpenIdToken", "AssumeRoleWithWebIdentity"],
    hours: 1,
  }),
  WebIdentityCredentials: () => ({
    name: "WebIdentityCredentials",
    args: [
      {
        RoleArn: identities.webRoleArn,
        WebIdentityToken: identities.token,
        DurationSeconds: 7200,
      },
      place,
    ],
    operations: ["AssumeRoleWithWebIdentity"],
    hours: 2,
  }),
  "TemporaryCredentials of a role": () => ({
    name: "TemporaryCredentials",
    args: [
      { RoleArn: identities.roleArn, Policy: allowAll, Tags: [{ Key: "a b", Value: "ü&=" }] },
      identities.longLivedKey,
      place,
    ],
    operations: ["AssumeRole"],
    hours: 1,
  }),
  "TemporaryCredentials of the key itself": () => ({
    name: "TemporaryCredentials",
    args: [{ DurationSeconds: 3600 }, identities.longLivedKey, place],
    operations: ["GetSessionToken"],
    hours: 1,
  }),
  "ChainableTemporaryCredentials of a role": () => ({
    name: "ChainableTemporaryCredentials",
    args: [
      {
        params: { RoleArn: identities.roleArn },
        masterCredentials: identities.longLivedKey,
        stsConfig: place,
      },
    ],
    operations: ["AssumeRole"],
    hours: 1,
  }),
  "ChainableTemporaryCredentials of the key itself": () => ({
    name: "ChainableTemporaryCredentials",
    args: [{ masterCredentials: identities.longLivedKey, stsConfig: place }],
    operations: ["GetSessionToken"],
    hours: 12,
  }),
};

const allowAll = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "iot:*", Resource: "*" }],
});

for (const [title, way] of Object.entries(ways)) {
  test(`${title}: keys that read a job, by one exchange for all who ask`, async (t) => {
    const page = await world.newPage(t);
    const { operations: expected, hours, ...maker } = way();
    const outcome = await use(page, place, maker, 5);
    assert.equal(outcome.error, undefined);
    assert.equal(outcome.document, plainDocument());
    assert.match(outcome.accessKeyId, /^ASIA/);
    assert.equal(outcome.expired, false);
    assert.ok(Math.abs(outcome.lifetime - hours * 3600) < 60, `${outcome.lifetime} s`);
    assert.deepEqual(operations(), expected);

    await page.evaluate(() => /** @type {any} */ (globalThis).credentials.getPromise());
    assert.deepEqual(operations(), expected, "keys that are still good are not asked for again");
    for (const { headers } of received(world.gateway, "POST")) {
      assert.equal(headers.origin, world.pages.url);
      assert.equal("x-amz-content-sha256" in headers, false);
    }
  });

  test(`${title}: nothing secret in JSON`, async (t) => {
    const page = await world.newPage(t);
    const { name, args } = way();
    const { shown } = await use(page, place, { name, args });
    const secrets = await page.evaluate(() => {
      const { secretAccessKey, sessionToken } = /** @type {any} */ (globalThis).credentials;
      return [secretAccessKey, sessionToken];
    });
    for (const secret of [...secrets, identities.token, identities.longLivedKey.secretAccessKey]) {
      assert.ok(secret.length > 10 && !shown.includes(secret), shown);
    }
  });
}

test("a chain: the session of a role takes on a further role", async (t) => {
  const page = await world.newPage(t);
  const { longLivedKey: masterCredentials, roleArn, furtherRoleArn } = identities;
  const document = await page.evaluate(
    async ({ place, masterCredentials, roleArn, furtherRoleArn }) => {
      const middle = new AWS.ChainableTemporaryCredentials({
        params: { RoleArn: roleArn },
        masterCredentials,
        stsConfig: place,
      });
      const last = new AWS.ChainableTemporaryCredentials({
        params: { RoleArn: furtherRoleArn },
        masterCredentials: middle,
        stsConfig: place,
      });
      await last.getPromise();
      const { accessKeyId, secretAccessKey, sessionToken } = last;
      const credentials = { accessKeyId, secretAccessKey, sessionToken };
      const iot = new AWS.Iot({ ...place, credentials });
      return (await iot.getJobDocument({ jobId: "demo-plain" })).document;
    },
    { place, masterCredentials, roleArn, furtherRoleArn },
  );
  assert.equal(document, plainDocument());
  assert.deepEqual(operations(), ["AssumeRole", "AssumeRole"]);
  const [first, second] = received(world.gateway, "POST");
  assert.equal(first?.headers["x-amz-security-token"], undefined);
  assert.ok(second?.headers["x-amz-security-token"]);
});

test("temporary credentials of temporary ones go back to the long-lived key", async (t) => {
  const page = await world.newPage(t);
  const same = await page.evaluate(
    async ({ place, key, RoleArn }) => {
      const session = new AWS.TemporaryCredentials(null, key, place);
      const role = new AWS.TemporaryCredentials({ RoleArn }, session, place);
      await role.getPromise();
      return role.masterCredentials === session.masterCredentials;
    },
    { place, key: identities.longLivedKey, RoleArn: identities.roleArn },
  );
  assert.equal(same, true);
  assert.deepEqual(operations(), ["AssumeRole"]);
});

test("expired keys are exchanged again, with the identity and the name that are known", async (t) => {
  const page = await world.newPage(t);
  await use(page, place, ways["CognitoIdentityCredentials, not logged in"]?.() ?? noWay());
  const [before, later] = await page.evaluate(async () => {
    const { credentials } = /** @type {any} */ (globalThis);
    const first = credentials.accessKeyId;
    credentials.expired = true;
    await credentials.getPromise();
    return [first, credentials.accessKeyId];
  });
  assert.notEqual(before, later);
  assert.deepEqual(operations(), [
    "GetId",
    "GetCredentialsForIdentity",
    "GetCredentialsForIdentity",
  ]);
});

test("the id of an identity is kept under SDK v2's keys, and reused", async (t) => {
  const page = await world.newPage(t);
  const { identityPoolId, provider, token } = identities;
  const params = {
    IdentityPoolId: identityPoolId,
    LoginId: "user-2",
    Logins: { [provider]: `${token}2` },
  };
  const maker = { name: "CognitoIdentityCredentials", args: [params, place] };
  const first = await use(page, place, maker);
  assert.match(first.identityId ?? "", /^eu-central-1:/);
  assert.deepEqual(await page.evaluate(() => ({ ...localStorage })), {
    [`aws.cognito.identity-id.${identityPoolId}user-2`]: first.identityId,
    [`aws.cognito.identity-providers.${identityPoolId}user-2`]: provider,
  });
  assert.equal(first.data.IdentityId, first.identityId);
  assert.equal(first.data.Credentials.AccessKeyId, first.accessKeyId);

  world.gateway.clear();
  await page.reload();
  await page.waitForFunction("globalThis.AWS !== undefined");
  const second = await use(page, place, maker);
  assert.equal(second.identityId, first.identityId);
  assert.equal(second.error, undefined);
  assert.deepEqual(operations(), ["GetCredentialsForIdentity"]);

  // An id that was never used with any of the providers at hand is not taken.
  const other = await page.evaluate(
    ({ params, place }) =>
      new AWS.CognitoIdentityCredentials({ ...params, Logins: { other: "token" } }, place)
        .identityId,
    { params, place },
  );
  assert.equal(other, undefined);
});

test("an id of an earlier visit that Cognito forbids is forgotten, and another asked for once", async (t) => {
  const page = await world.newPage(t, { expected: refusal });
  const { identityPoolId, provider, token } = identities;
  const login = { IdentityPoolId: identityPoolId, Logins: { [provider]: `${token}3` } };
  const name = "CognitoIdentityCredentials";
  const first = await use(page, place, { name, args: [login, place] });

  world.gateway.clear();
  // The identity has a login by now: without one, Cognito forbids it.
  const guest = await use(page, place, { name, args: [{ IdentityPoolId: identityPoolId }, place] });
  assert.equal(guest.document, plainDocument());
  assert.notEqual(guest.identityId, first.identityId);
  assert.match(guest.identityId ?? "", /^eu-central-1:/);
  const asked = ["GetCredentialsForIdentity", "GetId", "GetCredentialsForIdentity"];
  assert.deepEqual(operations(), asked);
});

test("clearCachedId forgets the id", async (t) => {
  const page = await world.newPage(t);
  await use(page, place, ways["CognitoIdentityCredentials, not logged in"]?.() ?? noWay());
  const left = await page.evaluate(() => {
    const { credentials } = /** @type {any} */ (globalThis);
    credentials.clearCachedId();
    const { identityId, params } = credentials;
    return { identityId, inParams: params.IdentityId, stored: localStorage.length };
  });
  assert.deepEqual(left, { stored: 0 });
});

/** @type {[string, () => Maker, Partial<Failed>][]} */
const refusals = [
  [
    "an identity pool that does not exist",
    () => ({
      name: "CognitoIdentityCredentials",
      args: [{ IdentityPoolId: "eu-central-1:00000000-0000-0000-0000-000000000000" }, place],
    }),
    { code: "ResourceNotFoundException", statusCode: 400 },
  ],
  [
    "a login of a provider that the pool does not know",
    () => ({
      name: "CognitoIdentityCredentials",
      args: [
        { IdentityPoolId: identities.identityPoolId, Logins: { "other.example.com": "token" } },
        place,
      ],
    }),
    { code: "NotAuthorizedException", statusCode: 400 },
  ],
  [
    "a token that the role does not trust",
    () => ({
      name: "WebIdentityCredentials",
      args: [{ RoleArn: world.account.roleArn, WebIdentityToken: identities.token }, place],
    }),
    { code: "AccessDenied", statusCode: 403 },
  ],
  [
    "a role that the key may not take on",
    () => ({
      name: "TemporaryCredentials",
      args: [{ RoleArn: world.account.roleArn }, identities.longLivedKey, place],
    }),
    { code: "AccessDenied", statusCode: 403 },
  ],
  [
    "a wrong secret",
    () => ({
      name: "ChainableTemporaryCredentials",
      args: [
        {
          masterCredentials: { ...identities.longLivedKey, secretAccessKey: "wrong" },
          stsConfig: place,
        },
      ],
    }),
    { code: "SignatureDoesNotMatch", statusCode: 403 },
  ],
  [
    "a policy that is no text",
    () => ({
      name: "TemporaryCredentials",
      args: [{ RoleArn: identities.roleArn, Policy: {} }, identities.longLivedKey, place],
    }),
    { code: "InvalidParameterType", message: "Expected params.Policy to be a string" },
  ],
  [
    "no role",
    () => ({ name: "WebIdentityCredentials", args: [{ WebIdentityToken: "token" }, place] }),
    { code: "MissingRequiredParameter", message: "Missing required key 'RoleArn' in params" },
  ],
  [
    "no long-lived key",
    () => ({ name: "TemporaryCredentials", args: [{}, undefined, place] }),
    { code: "CredentialsError" },
  ],
  [
    "no region for Cognito",
    () => ({ name: "CognitoIdentityCredentials", args: [{ IdentityPoolId: "pool" }, {}] }),
    { code: "ConfigError", message: "Missing region in config" },
  ],
];

for (const [title, maker, expected] of refusals) {
  test(`${title}: ${expected.code}`, async (t) => {
    const page = await world.newPage(t, { expected: refusal });
    const { error, document, expired } = await use(page, place, maker());
    assert.equal(document, undefined);
    assert.equal(error?.isError, true);
    assert.deepEqual({ ...error, ...expected }, error);
    assert.match(error.message, /\w/);
    assert.equal(expired, true);
    if (expected.statusCode) assert.match(error.requestId ?? "", /^[0-9a-f-]{36}$/);
    else assert.deepEqual(operations(), []);
    assert.ok(!JSON.stringify(error).includes(identities.longLivedKey.secretAccessKey));
  });
}

for (const [title, body] of Object.entries({
  "no keys": "<html><body>Please log in</body></html>",
  "other JSON": '{"hello":"world"}',
  nothing: "",
})) {
  test(`a reply that says ${title}: UnexpectedReply`, async (t) => {
    world.gateway.intercept = ({ method }, res) => {
      if (method !== "POST") return false;
      res.writeHead(200, { "access-control-allow-origin": "*" }).end(body);
      return true;
    };
    const page = await world.newPage(t);
    for (const way of ["WebIdentityCredentials", "CognitoIdentityCredentials, not logged in"]) {
      const { error } = await use(page, place, ways[way]?.() ?? noWay());
      assert.equal(error?.code, "UnexpectedReply");
      assert.equal(error.statusCode, 200);
    }
  });
}

test("no response at all: NetworkingError, and the next attempt can succeed", async (t) => {
  world.gateway.intercept = ({ method }, res) => {
    if (method === "POST") res.destroy();
    return method === "POST";
  };
  const page = await world.newPage(t, { expected: refusal });
  const { error } = await use(page, place, ways["TemporaryCredentials of a role"]?.() ?? noWay());
  assert.equal(error?.code, "NetworkingError");
  world.gateway.intercept = undefined;
  await page.evaluate(() => /** @type {any} */ (globalThis).credentials.getPromise());
});

test("the code of the MFA device is asked for, and sent", async (t) => {
  const page = await world.newPage(t);
  const { seen, failure, thrown } = await page.evaluate(
    async ({ place, key, RoleArn }) => {
      const SerialNumber = "arn:aws:iam::000000000000:mfa/phone";
      /** @type {string[]} */
      const seen = [];
      /** @param {import("../../dist/index.js").TokenCodeFn} [tokenCodeFn] */
      const make = (tokenCodeFn) =>
        new AWS.ChainableTemporaryCredentials({
          params: { RoleArn, SerialNumber },
          masterCredentials: key,
          stsConfig: place,
          tokenCodeFn,
        });
      await make((serialNumber, callback) => {
        seen.push(serialNumber);
        callback(null, "123456");
      }).getPromise();
      const failure = await make((_, callback) => callback(new Error("not at hand")))
        .getPromise()
        .catch(({ code, message }) => ({ code, message }));
      let thrown;
      try {
        make();
      } catch (error) {
        const { code, message } = /** @type {import("../../dist/index.js").AwsError} */ (error);
        thrown = { code, message };
      }
      return { seen, failure, thrown };
    },
    { place, key: identities.longLivedKey, RoleArn: identities.roleArn },
  );
  const code = "ChainableTemporaryCredentialsProviderFailure";
  assert.deepEqual(seen, ["arn:aws:iam::000000000000:mfa/phone"]);
  assert.deepEqual(failure, { code, message: "Error fetching MFA token: not at hand" });
  assert.deepEqual(thrown, {
    code,
    message: "tokenCodeFn must be a function when params.SerialNumber is given",
  });
  const [request] = received(world.gateway, "POST");
  const form = new URLSearchParams(request?.body);
  assert.equal(form.get("SerialNumber"), seen[0]);
  assert.equal(form.get("TokenCode"), "123456");
});

/** @returns {never} */
function noWay() {
  throw new Error("there is no such way");
}
