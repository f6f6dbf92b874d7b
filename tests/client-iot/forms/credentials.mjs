/** `credentials`: keys, and functions that give them. */
import { plain } from "./describe.mjs";
import { found, refusal } from "./form.mjs";

/** @typedef {import("./run.mjs").Tools} Tools */

/**
 * A provider, and how often it has been asked.
 * @param {() => unknown} give
 */
function counting(give) {
  const provider = Object.assign(
    async () => {
      provider.asked++;
      return give();
    },
    { asked: 0 },
  );
  return provider;
}

/**
 * @param {Tools} tools
 * @param {() => unknown} credentials
 * @param {number} count
 */
async function callInTurn({ V3, client, settle }, credentials, count) {
  const iot = client({ credentials });
  const outcomes = [];
  for (let call = 0; call < count; call++) {
    outcomes.push(await settle(iot.send(new V3.GetJobDocumentCommand({ jobId: "demo-plain" }))));
  }
  return outcomes;
}

const day = 86_400_000;

/** @type {[string, (tools: Tools) => unknown][]} */
const unfit = [
  ["undefined", () => undefined],
  ["null", () => null],
  ["without keys", () => ({})],
  ["without a secret", () => ({ accessKeyId: "AKIDEXAMPLE" })],
  ["a provider of undefined", () => async () => undefined],
  ["a provider of no keys", () => async () => ({})],
  ["a provider that rejects", () => () => Promise.reject(new Error("no keys today"))],
  [
    "a provider that rejects with an error of a service",
    () => () =>
      Promise.reject(Object.assign(new Error("not you"), { name: "NotAuthorizedException" })),
  ],
  ["a provider that rejects with nothing", () => () => Promise.reject()],
  ["a provider that rejects with a text", () => () => Promise.reject("no keys today")],
  [
    "a provider that throws",
    () => () => {
      throw new Error("thrown at once");
    },
  ],
  [
    "a temporary key without its token",
    ({ config }) => ({ ...config.credentials, sessionToken: "" }),
  ],
];

/** @type {import("./form.mjs").Form[]} */
export const credentials = [
  {
    name: "credentials: keys",
    run: ({ send }) => send({ jobId: "demo-plain" }),
  },
  {
    name: "credentials: a provider without an end is asked once",
    run: async (tools) => {
      const provider = counting(() => tools.config.credentials);
      const outcomes = await callInTurn(tools, provider, 3);
      return { outcomes, asked: provider.asked };
    },
  },
  {
    name: "credentials: a provider with a far end is asked once",
    run: async (tools) => {
      const expiration = new Date(Date.now() + day);
      const provider = counting(() => ({ ...tools.config.credentials, expiration }));
      const outcomes = await callInTurn(tools, provider, 3);
      return { outcomes, asked: provider.asked };
    },
  },
  {
    name: "credentials: a provider of keys that have ended is asked for each call",
    run: async (tools) => {
      const expiration = new Date(Date.now() - 1000);
      const provider = counting(() => ({ ...tools.config.credentials, expiration }));
      await callInTurn(tools, provider, 3);
      return provider.asked >= 3;
    },
  },
  {
    name: "credentials: a provider is asked once for many calls at once",
    run: async ({ V3, client, config, settle }) => {
      const provider = counting(() => config.credentials);
      const iot = client({ credentials: provider });
      const send = () => settle(iot.send(new V3.GetJobDocumentCommand({ jobId: "demo-plain" })));
      return { outcomes: await Promise.all([send(), send(), send()]), asked: provider.asked };
    },
  },
  {
    name: "credentials: what a provider is told of the client",
    run: async ({ V3, client, config }) => {
      /** @type {any} */
      let told;
      const credentials = async (/** @type {any} */ properties) => {
        told = properties;
        return config.credentials;
      };
      await client({ credentials }).send(new V3.GetJobDocumentCommand({ jobId: "demo-plain" }));
      const { callerClientConfig } = told;
      return await callerClientConfig.region();
    },
  },
  {
    name: "credentials: as the client has them",
    run: async ({ client, config }) => {
      const expiration = new Date(Date.now() + day);
      const provider = counting(() => ({ ...config.credentials, expiration }));
      const iot = client({ credentials: provider });
      const keys = [await iot.config.credentials(), await iot.config.credentials()];
      const { accessKeyId, secretAccessKey, sessionToken, expiration: end } = keys[1];
      return {
        keys: plain({ accessKeyId, secretAccessKey, sessionToken }),
        isEnd: end.getTime() === expiration.getTime(),
        asked: provider.asked,
      };
    },
  },
  {
    name: "credentials: an expired token, by a provider",
    replies: [refusal(403, "ExpiredTokenException"), found],
    run: async (tools) => {
      const provider = counting(() => tools.config.credentials);
      return { outcomes: await callInTurn(tools, provider, 1), asked: provider.asked };
    },
  },
  {
    name: "credentials: two clients with one provider",
    run: async (tools) => {
      const provider = counting(() => tools.config.credentials);
      const outcomes = [await callInTurn(tools, provider, 1), await callInTurn(tools, provider, 1)];
      return { outcomes, asked: provider.asked };
    },
  },
  ...unfit.map(([name, make]) => ({
    name: `credentials: ${name}`,
    replies: [found],
    run: (/** @type {Tools} */ tools) => tools.send(undefined, { credentials: make(tools) }),
  })),
];
