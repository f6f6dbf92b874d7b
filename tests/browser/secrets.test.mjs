/** Neither the secret key nor the session token is where someone could read it. */
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { after, before } from "node:test";
import { inspect } from "node:util";
import { refusal } from "./calls.mjs";
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
after(() => world?.stop());

/** Runs before the package: keeps every instance of a wasm, and finds traces of texts in its memory. */
function watchMemory() {
  const scope = /** @type {any} */ (globalThis);
  /** @type {WebAssembly.Instance[]} */
  const instances = [];
  const { instantiate } = WebAssembly;
  scope.WebAssembly.instantiate = async (
    /** @type {[WebAssembly.Module, WebAssembly.Imports]} */ ...given
  ) => {
    const instance = await instantiate(...given);
    instances.push(instance);
    return instance;
  };
  // As text, and as HMAC mixes a key with its two pads; each as bytes and as SHA-256's words.
  const pads = [0, 0x36, 0x5c];
  const swaps = [0, 3];
  /**
   * @param {Record<string, string>} texts
   * @returns {string[]} the names of those of which at least twelve characters are there
   */
  scope.tracesInMemory = (texts) => {
    const memories = instances.flatMap(({ exports }) =>
      Object.values(exports).filter((value) => value instanceof WebAssembly.Memory),
    );
    if (memories.length === 0) throw new Error("no wasm memory was found");
    const found = new Set();
    for (const { buffer } of memories) {
      const bytes = new Uint8Array(buffer);
      for (const [pad, swap] of pads.flatMap((pad) => swaps.map((swap) => [pad, swap]))) {
        const read = (/** @type {number} */ _, /** @type {number} */ at) =>
          Number(bytes[at ^ Number(swap)]) ^ Number(pad);
        // One character a byte: browsers take "latin1" for another encoding.
        const text = Array.from(bytes.map(read), (byte) => String.fromCharCode(byte)).join("");
        for (const [name, secret] of Object.entries(texts)) {
          for (let at = 0; at + 12 <= secret.length; at++) {
            if (text.includes(secret.slice(at, at + 12))) found.add(`${name} ^ ${pad} ~ ${swap}`);
          }
        }
      }
    }
    return [...found];
  };
}

/** @param {import("node:test").TestContext} t */
async function openWatched(t) {
  const page = await world.newPage(t, { expected: refusal });
  await page.addInitScript(watchMemory);
  await page.reload();
  await page.waitForFunction("globalThis.AWS !== undefined");
  return page;
}

/**
 * @param {string} secret
 * @param {string[]} scope date, region, service and the end of the credential scope
 * @returns {Record<string, string>} the keys on the way to the signing key and this one, each as the text
 *   that its bytes would be
 */
function signingKeys(secret, scope) {
  /** @type {string | Buffer} */
  let key = `AWS4${secret}`;
  /** @type {Record<string, string>} */
  const keys = {};
  for (const part of scope) {
    key = createHmac("sha256", key).update(part).digest();
    keys[`key of ${part}`] = key.toString("latin1");
  }
  return keys;
}

test("the wasm's memory has no trace of a secret, key or token after a call, a refusal, a presigned URL", async (t) => {
  const page = await openWatched(t);
  const { otherCredentials } = world.account;
  const { secretAccessKey, sessionToken } = config.credentials;
  const scope = await page.evaluate(async (config) => {
    const request = new AWS.Iot(config).getJobDocument({ jobId: "demo-plain" });
    await request.promise();
    const { Authorization = "" } = request.httpRequest.headers;
    return Authorization.split(/[/,]/).slice(1, 5);
  }, config);
  assert.equal(scope.at(-1), "aws4_request");
  const keys = signingKeys(secretAccessKey, scope);
  const found = await page.evaluate(
    async ({ config, first, other }) => {
      const { tracesInMemory } = /** @type {any} */ (globalThis);
      const second = { secret: other.secretAccessKey, token: other.sessionToken };
      const iot = new AWS.Iot(config);
      const afterCall = tracesInMemory(first);
      await iot.getJobDocument({ jobId: "secret-forbidden" }).catch(() => {});
      await iot.getJobDocument({ jobId: "" }).catch(() => {});
      await iot.getJobDocument({ jobId: "demo-plain" }).presign();
      const afterOthers = tracesInMemory(first);
      iot.config.credentials = other;
      await iot.getJobDocument({ jobId: "demo-plain" }).catch(() => {});
      const afterReplaced = tracesInMemory({
        ...first,
        secret2: second.secret,
        token2: second.token,
      });
      // The search itself works: the path of the last request is not wiped for ever.
      const control = tracesInMemory({ control: "MissingRequiredParameter" });
      return { afterCall, afterOthers, afterReplaced, control };
    },
    {
      config,
      first: { secret: secretAccessKey, token: sessionToken, ...keys },
      other: otherCredentials,
    },
  );
  // The signing key of the day is kept on purpose, for one service and region, until others take its place.
  const kept = ["key of aws4_request ^ 0 ~ 0"];
  assert.deepEqual(found.afterCall, kept);
  assert.deepEqual(found.afterOthers, kept);
  assert.deepEqual(found.afterReplaced, []);
  assert.deepEqual(found.control, ["control ^ 0 ~ 0"]);
});

test("nothing that a page can write to a log shows a secret or a token", async (t) => {
  const page = await openWatched(t);
  const shown = await page.evaluate(async (config) => {
    /** @type {string[]} */
    const lines = [];
    const logger = { log: (/** @type {string} */ line) => lines.push(line) };
    const { accessKeyId, secretAccessKey, sessionToken } = config.credentials;
    const credentials = new AWS.Credentials(accessKeyId, secretAccessKey, sessionToken);
    const iot = new AWS.Iot({ ...config, credentials, logger });
    const request = iot.getJobDocument({ jobId: "secret-forbidden" });
    const error = await request.promise().catch((/** @type {any} */ error) => error);
    const bad = new AWS.Iot({
      ...config,
      credentials: { accessKeyId, secretAccessKey, sessionToken: `${sessionToken}\n` },
    });
    const badError = await bad
      .getJobDocument({ jobId: "demo-plain" })
      .catch((/** @type {any} */ error) => error);
    const things = { credentials, error, badError, response: request.response.httpResponse };
    const texts = Object.values(things).flatMap((thing) => [
      String(thing),
      JSON.stringify(thing),
      ...Object.values(thing).map(String),
    ]);
    return [...lines, ...texts, error.stack, badError.stack];
  }, config);
  const { secretAccessKey, sessionToken } = config.credentials;
  for (const text of shown) {
    assert.ok(!text.includes(secretAccessKey), text);
    assert.ok(!text.includes(sessionToken), text);
    assert.doesNotMatch(text, /Signature=[0-9a-f]{64}/);
  }
});

test("util.inspect, JSON and String of every exported class show no secret", async () => {
  const AWS = await import("../../dist/index.js");
  const secret = "SECRETSECRETSECRETSECRET";
  const token = "TOKENTOKENTOKENTOKENTOKEN";
  const keys = { accessKeyId: "ASIAEXAMPLE", secretAccessKey: secret, sessionToken: token };
  const credentials = new AWS.Credentials(keys);
  const role = { RoleArn: "arn:aws:iam::000000000000:role/r", WebIdentityToken: token };
  const place = { region: "us-east-1", endpoint: "http://127.0.0.1:9" };
  const web = new AWS.WebIdentityCredentials({ ...role });
  const cognito = new AWS.CognitoIdentityCredentials({
    IdentityPoolId: "eu-west-1:pool",
    Logins: { provider: token },
  });
  // As most pages write it: plain keys.
  const iot = new AWS.Iot({ ...place, credentials: keys, maxRetries: 0 });
  const request = iot.getJobDocument({ jobId: "job-1" });
  const error = await request.promise().catch((/** @type {any} */ error) => error);
  assert.equal(error.code, "NetworkingError");
  Object.assign(web, { secretAccessKey: secret, sessionToken: token });
  Object.assign(cognito, { secretAccessKey: secret, sessionToken: token });
  const things = {
    credentials,
    web,
    cognito,
    temporary: new AWS.TemporaryCredentials({ RoleArn: role.RoleArn }, credentials, place),
    chained: new AWS.ChainableTemporaryCredentials({
      params: { RoleArn: role.RoleArn, TokenCode: token },
      masterCredentials: credentials,
    }),
    iot,
    request,
    response: request.response,
    config: new AWS.Config({ credentials: keys }),
    topLevel: new AWS.Iot({ ...place, ...keys }),
    error,
    endpoint: new AWS.Endpoint("https://example.com"),
    namespace: { ...AWS },
  };
  for (const [name, thing] of Object.entries(things)) {
    const texts = [inspect(thing, { depth: 8 }), inspect(thing), String(thing)];
    // A request and its response know each other.
    if (thing !== request && thing !== request.response) texts.push(JSON.stringify(thing) ?? "");
    for (const text of texts) {
      assert.doesNotMatch(text, /Signature=[0-9a-f]{64}/, name);
      assert.ok(!text.includes(secret), `${name}: ${text}`);
      assert.ok(!text.includes(token), `${name}: ${text}`);
    }
  }
});
