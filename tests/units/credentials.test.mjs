/** What keys are made of, and what is said of what has none, in both faces: in Node.js, with a `fetch` of the test's own. */
import assert from "node:assert/strict";
import { before, beforeEach, test } from "node:test";
import { load } from "./built.mjs";

/** @type {any} */
let AWS;
/** @type {typeof import("../../js/client-iot/index.js")} */
let v3;

before(async () => {
  AWS = (await load("index.js")).default;
  v3 = await load("client-iot", "index.js");
});
beforeEach(() => {
  AWS.config = new AWS.Config({ region: "eu-west-1", retryDelayOptions: { base: 1 } });
});

const keys = { accessKeyId: "ASIAEXAMPLE", secretAccessKey: "secret", sessionToken: "token" };
const later = new Date(Math.ceil(Date.now() / 1000) * 1000 + 3_600_000);

/** @typedef {{ operation: string, body: any, headers: Headers }} Asked */

/**
 * Plays Cognito, STS and AWS IoT.
 * @param {import("node:test").TestContext} t
 * @param {(asked: Asked, count: number) => Response} answer
 * @returns {Asked[]} what is asked
 */
function serve(t, answer) {
  /** @type {Asked[]} */
  const all = [];
  t.mock.method(globalThis, "fetch", async (/** @type {Request} */ request) => {
    const { headers } = request;
    const text = await request.text();
    const target = headers.get("x-amz-target");
    const form = Object.fromEntries(new URLSearchParams(text));
    const operation = (target ?? form.Action ?? "GetJobDocument").replace(/^.*\./, "");
    all.push({ operation, body: target ? JSON.parse(text) : form, headers });
    return answer(/** @type {Asked} */ (all.at(-1)), all.length);
  });
  return all;
}

/** @param {unknown} body @param {number} [status] @param {Record<string, string>} [headers] */
const json = (body, status = 200, headers) =>
  new Response(JSON.stringify(body), { status, headers: headers ?? {} });

const issued = {
  AccessKeyId: "ASIAEXAMPLE",
  SecretKey: "secret",
  SessionToken: "token",
  Expiration: later.getTime() / 1000,
};

/** Cognito's responses. @param {Asked} asked */
function cognito({ operation, body }) {
  if (operation === "GetId")
    return json({ IdentityId: `eu-west-1:${Object.values(body.Logins ?? {})}` });
  return json({ IdentityId: body.IdentityId, Credentials: issued });
}

/** The response of STS with a session. */
const session = () =>
  new Response(
    `<R><Credentials><AccessKeyId>ASIAEXAMPLE</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>${later.toISOString()}</Expiration></Credentials></R>`,
  );

/** @param {any} credentials @returns {Promise<any>} */
const failure = (credentials) =>
  credentials.getPromise().then(
    () => undefined,
    (/** @type {any} */ error) => error,
  );

const pool = { IdentityPoolId: "eu-west-1:pool" };

/** @type {[string, () => unknown][]} */
const sources = [
  ["a text", () => "login-token"],
  ["a function", () => () => "login-token"],
  ["an async function", () => async () => "login-token"],
  ["a promise", () => Promise.resolve("login-token")],
];
for (const [name, make] of sources) {
  test(`Logins: ${name} gives the token of a login`, async (t) => {
    const asked = serve(t, cognito);
    const credentials = new AWS.CognitoIdentityCredentials({
      ...pool,
      LoginId: name,
      Logins: { l: make() },
    });
    await credentials.getPromise();
    const Logins = { l: "login-token" };
    assert.deepEqual(
      asked.map(({ operation, body }) => [operation, body.Logins]),
      [
        ["GetId", Logins],
        ["GetCredentialsForIdentity", Logins],
      ],
    );
    credentials.clearCachedId();
  });

  test(`WebIdentityToken: ${name} gives the token`, async (t) => {
    const asked = serve(t, session);
    await new AWS.WebIdentityCredentials({ RoleArn: "r", WebIdentityToken: make() }).getPromise();
    assert.equal(asked[0]?.body.WebIdentityToken, "login-token");
  });
}

test("a function is asked for a newer token for each exchange", async (t) => {
  const asked = serve(t, session);
  let count = 0;
  const credentials = new AWS.WebIdentityCredentials({
    RoleArn: "r",
    WebIdentityToken: () => `token-${++count}`,
  });
  await credentials.getPromise();
  await credentials.refreshPromise();
  assert.deepEqual(
    asked.map(({ body }) => body.WebIdentityToken),
    ["token-1", "token-2"],
  );
});

/** @type {[name: string, params: object, message: string][]} */
const refused = [
  ["a number", { Logins: { l: 5 } }, "Expected params.Logins['l'] to be a string"],
  ["an object", { Logins: { l: {} } }, "Expected params.Logins['l'] to be a string"],
  ["undefined", { Logins: { l: undefined } }, "Expected params.Logins['l'] to be a string"],
  ["null", { Logins: { l: null } }, "Expected params.Logins['l'] to be a string"],
  [
    "a function that gives nothing",
    { Logins: { l: () => {} } },
    "Expected params.Logins['l'] to be a string",
  ],
  [
    "a promise in place of all",
    { Logins: Promise.resolve({ l: "t" }) },
    "Expected params.Logins to be a map",
  ],
  [
    "a function in place of all",
    { Logins: () => ({ l: "t" }) },
    "Expected params.Logins to be a map",
  ],
  ["a text in place of all", { Logins: "t" }, "Expected params.Logins to be a map"],
];
for (const [name, params, message] of refused) {
  test(`Logins: ${name} is refused, never taken for a guest, and nothing is kept`, async (t) => {
    const asked = serve(t, cognito);
    const given = { ...pool, LoginId: `refused ${name}`, ...params };
    const error = await failure(new AWS.CognitoIdentityCredentials(given));
    assert.deepEqual([error.code, error.message], ["InvalidParameterType", message]);
    assert.deepEqual(asked, []);
    assert.equal(
      new AWS.CognitoIdentityCredentials({ ...given, Logins: { l: "t" } }).identityId,
      undefined,
    );
  });
}

for (const WebIdentityToken of [7, {}, () => undefined]) {
  test(`WebIdentityToken: ${typeof WebIdentityToken} without a text is refused`, async (t) => {
    const asked = serve(t, session);
    const error = await failure(new AWS.WebIdentityCredentials({ RoleArn: "r", WebIdentityToken }));
    assert.equal(error.message, "Expected params.WebIdentityToken to be a string");
    assert.deepEqual(asked, []);
  });
}

test("a function for a token that throws is the reason", async (t) => {
  serve(t, cognito);
  const l = () => {
    throw new Error("the login has ended");
  };
  const credentials = new AWS.CognitoIdentityCredentials({
    ...pool,
    LoginId: "throws",
    Logins: { l },
  });
  const error = await new AWS.Iot({ credentials })
    .getJobDocument({ jobId: "j" })
    .catch((/** @type {unknown} */ error) => error);
  assert.equal(error.code, "CredentialsError");
  assert.equal(error.hint, "the login has ended");
});

for (const code of ["ResourceNotFoundException", "NotAuthorizedException"]) {
  test(`an identity that is kept, and gone (${code}), is forgotten and asked for again, once`, async (t) => {
    let isGone = false;
    const asked = serve(t, (asked) =>
      isGone && asked.operation !== "GetId" && asked.body.IdentityId === "eu-west-1:"
        ? json({ __type: code, message: "gone" }, 400)
        : isGone && asked.operation === "GetId"
          ? json({ IdentityId: "eu-west-1:new" })
          : cognito(asked),
    );
    const given = { ...pool, LoginId: code };
    await new AWS.CognitoIdentityCredentials(given).getPromise();
    isGone = true;
    const credentials = new AWS.CognitoIdentityCredentials({ ...given });
    await credentials.getPromise();
    assert.equal(credentials.identityId, "eu-west-1:new");
    const get = "GetCredentialsForIdentity";
    assert.deepEqual(
      asked.map(({ operation }) => operation),
      ["GetId", get, get, "GetId", get],
    );
  });
}

test("an identity that is gone again is not asked for a third time", async (t) => {
  let isGone = false;
  const refusal = { __type: "ResourceNotFoundException", message: "gone" };
  const asked = serve(t, (asked) =>
    isGone && asked.operation !== "GetId" ? json(refusal, 400) : cognito(asked),
  );
  const credentials = new AWS.CognitoIdentityCredentials({ ...pool, LoginId: "gone for good" });
  await credentials.getPromise();
  isGone = true;
  credentials.expired = true;
  const error = await failure(credentials);
  assert.equal(error.code, "ResourceNotFoundException");
  assert.equal(asked.length, 5);
  assert.equal(credentials.identityId, undefined);
});

test("an identity that the page names is not replaced by another", async (t) => {
  const refusal = { __type: "ResourceNotFoundException", message: "gone" };
  const asked = serve(t, () => json(refusal, 400));
  const error = await failure(
    new AWS.CognitoIdentityCredentials({
      ...pool,
      LoginId: "named",
      IdentityId: "eu-west-1:named",
    }),
  );
  assert.equal(error.code, "ResourceNotFoundException");
  assert.deepEqual(
    asked.map(({ operation }) => operation),
    ["GetCredentialsForIdentity"],
  );
});

const hours = 5 * 3_600_000;
/** @param {number} time */
const stamp = (time) => new Date(time).toISOString().replace(/[-:]|\.\d+/g, "");

/** STS, on whose clock it is later. @param {Asked} asked */
function ahead({ headers }) {
  const now = Date.now() + hours;
  const signed = headers.get("x-amz-date");
  if (signed && signed.slice(0, 11) === stamp(now).slice(0, 11)) return session();
  const message = `Signature expired: ${signed} is now earlier than ${stamp(now - 300_000)} (${stamp(now)} - 5 min.)`;
  return new Response(
    `<ErrorResponse><Error><Code>SignatureDoesNotMatch</Code><Message>${message}</Message></Error></ErrorResponse>`,
    { status: 403, headers: { date: new Date(now).toUTCString() } },
  );
}

const longLived = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };
const behind = "This machine's clock is 300 minutes behind: correct it.";

for (const [name, make] of /** @type {[string, () => any][]} */ ([
  ["TemporaryCredentials", () => new AWS.TemporaryCredentials({}, longLived)],
  [
    "TemporaryCredentials of a role",
    () => new AWS.TemporaryCredentials({ RoleArn: "r" }, longLived),
  ],
  [
    "ChainableTemporaryCredentials",
    () =>
      new AWS.ChainableTemporaryCredentials({
        params: { RoleArn: "r" },
        masterCredentials: longLived,
      }),
  ],
])) {
  test(`${name}: a clock that is wrong by hours is corrected, once`, async (t) => {
    const asked = serve(t, ahead);
    await make().getPromise();
    assert.equal(asked.length, 2);
    assert.equal(Math.round(AWS.config.systemClockOffset / 60_000), 300);
  });

  test(`${name}: where the clock may not be corrected, the hint says by how much it is wrong`, async (t) => {
    AWS.config.correctClockSkew = false;
    const asked = serve(t, ahead);
    const error = await failure(make());
    assert.equal(error.hint, behind);
    assert.equal(asked.length, 1);
  });
}

test("WebIdentityCredentials: what is not signed is not sent again, and the hint says by how much", async (t) => {
  const asked = serve(t, ahead);
  const error = await failure(
    new AWS.WebIdentityCredentials({ RoleArn: "r", WebIdentityToken: "t" }),
  );
  assert.equal(error.hint, behind);
  assert.equal(asked.length, 1);
});

/** @type {[string, () => unknown][]} */
const ends = [
  ["seconds", () => later.getTime() / 1000],
  ["ms", () => later.getTime()],
  ["an ISO text", () => later.toISOString()],
  ["a text of seconds", () => String(later.getTime() / 1000)],
  ["a Date", () => later],
];
const past = (/** @type {unknown} */ end) =>
  typeof end === "number"
    ? end - 7200 * (end > 1e11 ? 1000 : 1)
    : typeof end === "string" && !end.includes("-")
      ? String(Number(end) - 7200)
      : end instanceof Date
        ? new Date(end.getTime() - 7_200_000)
        : new Date(later.getTime() - 7_200_000).toISOString();

for (const [name, end] of ends) {
  for (const face of ["v2", "v3"]) {
    const client = (/** @type {any} */ credentials) => {
      const options = { region: "eu-west-1", credentials };
      return face === "v2" ? new AWS.Iot(options) : new v3.IoT(options);
    };
    const read = async (/** @type {any} */ credentials) =>
      client(credentials).getJobDocument({ jobId: "j" });

    test(`${face}: expiration as ${name}: fixed keys sign until then, and not after`, async (t) => {
      const asked = serve(t, () => json({ document: "{}" }));
      await read({ ...keys, expiration: end() });
      const { code, message } = await read({ ...keys, expiration: past(end()) }).catch(
        (/** @type {any} */ error) => error,
      );
      assert.equal(code, "CredentialsError");
      assert.match(message, /have expired by this machine's clock/);
      assert.equal(asked.length, 1);
    });

    test(`${face}: expiration as ${name}: a provider is asked again after it`, async (t) => {
      serve(t, () => json({ document: "{}" }));
      let count = 0;
      const provider = async () => {
        count++;
        return { ...keys, expiration: count === 1 ? past(end()) : end() };
      };
      const iot = client(provider);
      const call = async () => iot.getJobDocument({ jobId: "j" });
      await call().catch(() => {});
      for (let calls = 0; calls < 3; calls++) await call();
      assert.equal(count, 2);
    });
  }
}

test("v3: client.config.credentials gives the end as a Date", async () => {
  for (const [name, end] of ends) {
    const expiration = /** @type {any} */ (end());
    const client = new v3.IoTClient({ region: "eu-west-1", credentials: { ...keys, expiration } });
    assert.deepEqual((await client.config.credentials()).expiration, later, name);
  }
});

test("an expireTime that a class of the page sets is read in the same ways", () => {
  for (const [name, end] of ends) {
    const credentials = Object.assign(new AWS.Credentials(keys), { expireTime: end() });
    assert.equal(credentials.needsRefresh(), false, name);
    credentials.expireTime = past(end());
    assert.equal(credentials.needsRefresh(), true, name);
  }
});

const missing = {
  v2: "Missing credentials in config, if using AWS_CONFIG_FILE, set AWS_SDK_LOAD_CONFIG=1",
  v3: "Resolved credential object is not valid",
};
const { AccessKeyId, SessionToken } = issued;
const ofSts = { AccessKeyId, SecretAccessKey: "secret", SessionToken, Expiration: later };
/** @type {[string, unknown, RegExp][]} */
const shapes = [
  ["the credentials of STS", ofSts, /AccessKeyId: accessKeyId is needed/],
  ["the credentials of Cognito", issued, /AccessKeyId: accessKeyId is needed/],
  ["the whole reply of STS", { Credentials: ofSts, AssumedRoleUser: {} }, /member Credentials/],
  [
    "Amplify's whole session",
    { tokens: {}, identityId: "i", credentials: keys },
    /member credentials/,
  ],
  ["an empty object", {}, /accessKeyId/],
];
for (const [name, shape, hint] of shapes) {
  for (const face of /** @type {const} */ (["v2", "v3"])) {
    for (const way of ["as they are", "from a function", "from a promise"]) {
      test(`${face}: ${name}, ${way}: the SDK's message, and the shape in the hint`, async (t) => {
        const asked = serve(t, () => json({ document: "{}" }));
        /** @type {any} */
        const credentials =
          way === "as they are"
            ? shape
            : way === "from a function"
              ? async () => shape
              : Promise.resolve(shape);
        const call =
          face === "v2"
            ? new AWS.Iot({ credentials }).getJobDocument({ jobId: "j" }).promise()
            : new v3.IoT({ region: "eu-west-1", credentials }).getJobDocument({ jobId: "j" });
        const error = await call.then(
          () => undefined,
          (/** @type {any} */ error) => error,
        );
        assert.deepEqual([error.code, error.message], ["CredentialsError", missing[face]]);
        assert.match(error.hint ?? "", hint);
        assert.ok(error.stack.endsWith(`\n    hint: ${error.hint}`), error.stack);
        assert.doesNotMatch(JSON.stringify(error) + error.hint, /secret"|token"/);
        assert.deepEqual(asked, []);
      });
    }
  }
}

for (const [name, shape, hint] of shapes) {
  // SDK v2 takes the keys out of an object around them.
  if (name.startsWith("Amplify")) continue;
  test(`v2: AWS.Credentials made of ${name}: the shape in the hint`, async () => {
    const credentials = new AWS.Credentials(shape);
    const error = await new AWS.Iot({ credentials })
      .getJobDocument({ jobId: "j" })
      .catch((/** @type {unknown} */ error) => error);
    assert.deepEqual([error.code, error.message], ["CredentialsError", missing.v2]);
    assert.match(error.hint ?? "", hint);
  });
}

test("v2: a function that throws shows its reason in the hint", async () => {
  for (const reason of [new Error("no login"), "no login", { message: "no login" }]) {
    const credentials = async () => {
      throw reason;
    };
    const error = await new AWS.Iot({ credentials })
      .getJobDocument({ jobId: "j" })
      .catch((/** @type {unknown} */ error) => error);
    assert.deepEqual(
      [error.code, error.message, error.hint],
      ["CredentialsError", missing.v2, "no login"],
    );
  }
});
