/** What pages keep in the state of their libraries: it works there, and shows no secret. */
import { inspect } from "node:util";
import { produce } from "immer";
import * as AWS from "iot-job-document";
import { GetJobDocumentCommand, IoT, IoTClient } from "iot-job-document/client-iot";
import lodash from "lodash";
import { observable } from "mobx";
import { createPinia, defineStore, setActivePinia } from "pinia";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { reactive, ref } from "vue";

const region = "eu-west-1";
const keys = { accessKeyId: "ASIASTATE", secretAccessKey: "the-secret", sessionToken: "the-token" };
const job = { jobId: "job-1" };
let stores = 0;

/** What has it, and gives it back as a page gets it. */
const holders = {
  "Vue's reactive": (held) => reactive({ held }).held,
  "Vue's ref": (held) => ref(held).value,
  Pinia: (held) => defineStore(`store-${++stores}`, { state: () => ({ held }) })().held,
  MobX: (held) => observable({ held }).held,
  Immer: (held) =>
    produce({ held, times: 0 }, (draft) => {
      draft.times++;
    }).held,
  "lodash's cloneDeep": (held) => lodash.cloneDeep({ all: [held] }).all[0],
  "lodash's clone": (held) => lodash.clone(held),
  "lodash's merge": (held) => lodash.merge({}, { held }).held,
};

const pool = () => ({ IdentityPoolId: "eu-west-1:1", Logins: { login: "the-token" } });

/** What is kept, and a call with it. */
const kinds = {
  "a client": [() => new AWS.Iot({ region, credentials: keys }), (iot) => iot.getJobDocument(job)],
  "a request": [
    () => new AWS.Iot({ region, credentials: keys }).getJobDocument(job),
    (request) => request.promise(),
  ],
  "a Config": [
    () => new AWS.Config({ region, credentials: keys }),
    (config) => new AWS.Iot(config).getJobDocument(job),
  ],
  credentials: [
    () => new AWS.Credentials(keys),
    (credentials) => new AWS.Iot({ region, credentials }).getJobDocument(job),
  ],
  "credentials of Cognito": [
    () => new AWS.CognitoIdentityCredentials(pool(), { region }),
    (credentials) => new AWS.Iot({ region, credentials }).getJobDocument(job),
  ],
  "v3's client": [
    () => new IoTClient({ region, credentials: keys }),
    (client) => client.send(new GetJobDocumentCommand(job)),
  ],
  "v3's IoT": [
    () => new IoT({ region, credentials: keys }),
    (client) => client.getJobDocument(job),
  ],
  "v3's command": [
    () => new GetJobDocumentCommand(job),
    (command) => new IoTClient({ region, credentials: keys }).send(command),
  ],
};

beforeEach(() => {
  setActivePinia(createPinia());
  vi.stubGlobal("fetch", async (request) => {
    if (!request.url.includes("cognito-identity")) {
      const isSigned = request.headers.get("authorization").includes("Credential=ASIASTATE/");
      return Response.json(isSigned ? { document: "{}" } : {});
    }
    const isId = (await request.text()).includes("IdentityPoolId");
    const Credentials = {
      AccessKeyId: keys.accessKeyId,
      SecretKey: keys.secretAccessKey,
      SessionToken: keys.sessionToken,
      Expiration: Date.now() / 1000 + 3600,
    };
    return Response.json({ IdentityId: "eu-west-1:id", ...(!isId && { Credentials }) });
  });
});
afterEach(() => vi.unstubAllGlobals());

/** What a log, an inspection and JSON show. */
function shown(held) {
  let json = "";
  try {
    json = JSON.stringify(held);
  } catch {
    // A request refers to its response and back, as in SDK v2.
  }
  return json + inspect(held, { depth: 9 });
}

for (const [holder, hold] of Object.entries(holders)) {
  describe(holder, () => {
    for (const [kind, [make, call]] of Object.entries(kinds)) {
      test(`keeps ${kind}`, async () => {
        const held = hold(make());
        expect((await call(held)).document).toBe("{}");
        expect(shown(held)).not.toMatch(/the-(secret|token)/);
      });
    }
  });
}
