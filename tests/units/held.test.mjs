/** What pages hold in proxies and clones works there, and shows no secret. */
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";
import { inspect } from "node:util";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

const require = createRequire(import.meta.url);
/** @type {typeof import("../../js/index.js")} */
const AWS = require("iot-job-document");
/** @type {typeof import("../../js/client-iot/index.js")} */
const v3 = require("iot-job-document/client-iot");

const region = "eu-west-1";
const keys = { accessKeyId: "ASIAHELD", secretAccessKey: "the-secret", sessionToken: "the-token" };
const job = { jobId: "job-1" };
const reply = '{"document":"{}"}';

/**
 * A proxy around something and all that it has, but for what only works as it is.
 * @template {object} T
 * @param {T} held
 * @returns {T}
 */
function deep(held) {
  const made = new WeakMap();
  /** @param {any} value */
  const wrap = (value) => {
    if (Object(value) !== value || typeof value === "function" || value instanceof Date)
      return value;
    if (!made.has(value)) {
      const get = (
        /** @type {object} */ target,
        /** @type {string} */ name,
        /** @type {object} */ self,
      ) => wrap(Reflect.get(target, name, self));
      made.set(value, new Proxy(value, { get }));
    }
    return made.get(value);
  };
  return wrap(held);
}

/**
 * A clone as libraries make it: the same prototype, and clones of the members, symbols included.
 * @template {object} T
 * @param {T} held
 * @returns {T}
 */
function clone(held) {
  const made = new WeakMap();
  /** @param {any} value */
  const copy = (value) => {
    if (Object(value) !== value || typeof value === "function") return value;
    if (value instanceof Date) return new Date(value);
    if (made.has(value)) return made.get(value);
    const copied = Array.isArray(value) ? [] : Object.create(Object.getPrototypeOf(value));
    made.set(value, copied);
    const symbols = Object.getOwnPropertySymbols(value);
    for (const name of [...Object.keys(value), ...symbols]) copied[name] = copy(value[name]);
    return copied;
  };
  return copy(held);
}

/** @type {Record<string, <T extends object>(held: T) => T>} */
const holders = {
  "a proxy": (held) => new Proxy(held, {}),
  "a deep proxy": deep,
  "a clone": clone,
  "a clone in a proxy": (held) => new Proxy(clone(held), {}),
  "Object.assign": (held) => Object.assign(Object.create(Object.getPrototypeOf(held)), held),
};

const pool = { IdentityPoolId: "eu-west-1:1", Logins: { login: "the-token" } };

/** What a page may hold, and how it calls with it. @type {Record<string, [() => object, (held: any) => unknown]>} */
const kinds = {
  "a client": [() => new AWS.Iot({ region, credentials: keys }), (iot) => iot.getJobDocument(job)],
  "a client with its own keys": [
    () => new AWS.Iot({ region, ...keys }),
    (iot) => iot.getJobDocument(job).promise(),
  ],
  "a request": [
    () => new AWS.Iot({ region, credentials: keys }).getJobDocument(job),
    (request) => request.promise(),
  ],
  "a request with a callback": [
    () => new AWS.Iot({ region, credentials: keys }).getJobDocument(job),
    (request) =>
      new Promise((resolve, reject) => {
        request.send((/** @type {unknown} */ error, /** @type {unknown} */ data) =>
          error ? reject(error) : resolve(data),
        );
      }),
  ],
  "a Config": [
    () => new AWS.Config({ region, ...keys }),
    (config) => new AWS.Iot(config).getJobDocument(job),
  ],
  credentials: [
    () => new AWS.Credentials(keys),
    (credentials) => new AWS.Iot({ region, credentials }).getJobDocument(job),
  ],
  "credentials of Cognito": [
    () => new AWS.CognitoIdentityCredentials(structuredClone(pool), { region }),
    (credentials) => new AWS.Iot({ region, credentials }).getJobDocument(job),
  ],
  "credentials of a role": [
    () =>
      new AWS.TemporaryCredentials({ RoleArn: "arn:aws:iam::1:role/r" }, { ...keys }, { region }),
    (credentials) => new AWS.Iot({ region, credentials }).getJobDocument(job),
  ],
  "v3's client": [
    () => new v3.IoTClient({ region, credentials: keys }),
    (client) => client.send(new v3.GetJobDocumentCommand(job)),
  ],
  "v3's IoT": [
    () => new v3.IoT({ region, credentials: keys }),
    (client) => client.getJobDocument(job),
  ],
  "v3's command": [
    () => new v3.GetJobDocumentCommand(job),
    (command) => new v3.IoTClient({ region, credentials: keys }).send(command),
  ],
  "v2's credentials in v3's client": [
    () => new AWS.Credentials(keys),
    (credentials) =>
      new v3.IoTClient({ region, credentials }).send(new v3.GetJobDocumentCommand(job)),
  ],
};

/** @param {Request} request @returns {Promise<Response>} what the services answer; IoT only to these keys */
async function answer(request) {
  const Expiration = Math.round(Date.now() / 1000) + 3600;
  const { accessKeyId: AccessKeyId, secretAccessKey, sessionToken: SessionToken } = keys;
  const body = await request.text();
  if (request.url.includes("cognito-identity")) {
    const Credentials = { AccessKeyId, SecretKey: secretAccessKey, SessionToken, Expiration };
    const isId = body.includes("IdentityPoolId");
    return Response.json({ IdentityId: "eu-west-1:id", ...(!isId && { Credentials }) });
  }
  if (request.url.includes("sts")) {
    const members = { AccessKeyId, SecretAccessKey: secretAccessKey, SessionToken };
    const all = { ...members, Expiration: new Date(Expiration * 1000).toISOString() };
    const xml = Object.entries(all).map(([name, value]) => `<${name}>${value}</${name}>`);
    return new Response(`<AssumeRoleResponse>${xml.join("")}</AssumeRoleResponse>`);
  }
  assert.equal(request.headers.get("x-amz-security-token"), "the-token");
  assert.match(request.headers.get("authorization") ?? "", /Credential=ASIAHELD/);
  return new Response(reply);
}

/** @param {object} held @returns {string} all that a log, an inspection or JSON shows */
function shown(held) {
  let json = "";
  try {
    json = JSON.stringify(held);
  } catch {
    // A request refers to its response and back, as in SDK v2.
  }
  const members = Object.entries(held).flat().map(String);
  return [json, inspect(held, { depth: 9 }), ...members].join("\n");
}

for (const [holder, hold] of Object.entries(holders)) {
  test(`what a page holds works in ${holder}, and shows no secret`, async (t) => {
    t.mock.method(globalThis, "fetch", answer);
    for (const [kind, [make, call]] of Object.entries(kinds)) {
      const held = hold(make());
      assert.doesNotMatch(shown(held), /the-(secret|token)/, kind);
      const { document } = Object(await call(held));
      assert.equal(document, "{}", kind);
      assert.doesNotMatch(shown(held), /the-(secret|token)/, `${kind}, after the call`);
    }
  });
}

test("a clone keeps what it had: a change of one is none of the other", () => {
  const first = new AWS.Credentials(keys);
  const second = clone(first);
  second.secretAccessKey = "another";
  assert.equal(first.secretAccessKey, "the-secret");
  assert.equal(second.secretAccessKey, "another");
});

test("a clone of a client calls when the client is gone", async (t) => {
  t.mock.method(globalThis, "fetch", answer);
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc");
  let gone = 0;
  const registry = new FinalizationRegistry(() => gone++);
  const clones = await Promise.all(
    [0, 1, 2, 3].map(async () => {
      const iot = new AWS.Iot({ region, credentials: keys });
      await iot.getJobDocument(job);
      registry.register(iot, undefined);
      return clone(iot);
    }),
  );
  for (let tries = 0; gone < clones.length; tries++) {
    assert.ok(tries < 200, `only ${gone} clients are gone`);
    collect();
    await new Promise((resolve) => setImmediate(resolve));
  }
  for (const iot of clones) assert.equal((await iot.getJobDocument(job)).document, "{}");
  // What is gone has left its memory to others: their calls are good, too.
  const other = new AWS.Iot({ region, credentials: keys });
  assert.equal((await other.getJobDocument(job)).document, "{}");
});
