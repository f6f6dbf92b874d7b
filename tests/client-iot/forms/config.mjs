/** The options of a client that have no file of their own. */
import { plain } from "./describe.mjs";
import { found, refusal } from "./form.mjs";

/** @typedef {import("./run.mjs").Tools} Tools */

const expired = refusal(403, "InvalidSignatureException", "Signature expired");
const minutes = 60_000;

/** @param {import("../../aws/gateway.mjs").Received[]} gets */
const agents = (gets) =>
  gets.map(({ headers }) => /my-page[^ ]*/.exec(String(headers["x-amz-user-agent"]))?.[0]);

/**
 * How far the dates of requests are from now, in whole minutes.
 * @param {import("../../aws/gateway.mjs").Received[]} gets
 */
const offsets = (gets) =>
  gets.map(({ headers }) => {
    const date = String(headers["x-amz-date"]);
    const text = date.replace(/(....)(..)(..T..)(..)(..Z)/, "$1-$2-$3:$4:$5");
    return Math.round((Date.parse(text) - Date.now()) / minutes);
  });

/** @type {import("./form.mjs").Form[]} */
export const config = [
  {
    name: "config: as the client has it",
    run: async ({ client }) => {
      const { config } = client();
      const { serviceId, apiVersion, systemClockOffset } = config;
      return {
        serviceId,
        apiVersion,
        systemClockOffset,
        region: await config.region(),
        credentials: plain(await config.credentials()),
        maxAttempts: await config.maxAttempts(),
        retryMode: await config.retryMode(),
        fips: await config.useFipsEndpoint(),
        dualStack: await config.useDualstackEndpoint(),
        uncorrected: await config.disableClockSkewCorrection(),
        endpoint: typeof config.endpoint,
      };
    },
  },
  {
    name: "config: a client without any can be made",
    run: ({ V3 }) => [typeof new V3.IoTClient().config, typeof new V3.IoT({}).config],
  },
  {
    name: "config: the page's own object is left as it is",
    replies: [found],
    run: async ({ V3, config }) => {
      const own = { ...config, systemClockOffset: 0 };
      await new V3.IoT(own).getJobDocument({ jobId: "j" });
      return Object.keys(own).sort();
    },
  },
  {
    name: "region: missing",
    replies: [found],
    run: ({ send }) => send(undefined, { region: undefined }),
  },
  {
    name: "region: a provider, asked for each call",
    replies: [found],
    run: async ({ V3, client, settle }) => {
      const regions = ["eu-west-1", "eu-west-2"];
      let asked = 0;
      const iot = client({ region: async () => regions[asked++ % 2] });
      const calls = ["a", "b"].map((jobId) => new V3.GetJobDocumentCommand({ jobId }));
      const outcomes = [];
      for (const call of calls) outcomes.push(await settle(iot.send(call)));
      return { outcomes, isAsked: asked > 0 };
    },
  },
  {
    name: "region: a provider that fails",
    replies: [found],
    run: ({ send }) =>
      send(undefined, { region: () => Promise.reject(new Error("no region today")) }),
  },
  {
    name: "region: a provider that gives nothing",
    replies: [found],
    run: ({ send }) => send(undefined, { region: async () => undefined }),
  },
  ...[
    ["1", 1],
    ["2, by a provider", async () => 2],
    ["0", 0],
  ].map(([name, maxAttempts]) => ({
    name: `maxAttempts: ${name}`,
    replies: [refusal(500, "InternalFailureException")],
    run: (/** @type {Tools} */ { send }) => send(undefined, { maxAttempts }),
  })),
  ...["standard", "unheard-of"].map((retryMode) => ({
    name: `retryMode: ${retryMode}`,
    replies: [refusal(503, "ServiceUnavailableException"), found],
    run: (/** @type {Tools} */ { send }) => send(undefined, { retryMode }),
  })),
  ...[
    ["a text", "my-page/1.0"],
    ["names and versions", [["my-page", "1.0"]]],
    ["a name", [["my-page"]]],
  ].map(([name, customUserAgent]) => ({
    name: `customUserAgent: ${name}`,
    replies: [found],
    run: (/** @type {Tools} */ { send }) => send(undefined, { customUserAgent }),
    received: agents,
  })),
  {
    name: "systemClockOffset: it is what a call is dated with",
    replies: [{ ...found, clock: 60 * minutes }],
    run: ({ send }) => send(undefined, { systemClockOffset: 60 * minutes }),
    received: offsets,
  },
  {
    name: "clock: a refusal with another time is answered with the right one",
    replies: [
      { ...expired, clock: 20 * minutes },
      { ...found, clock: 20 * minutes },
    ],
    run: async ({ V3, client, settle }) => {
      const iot = client();
      const outcome = await settle(iot.send(new V3.GetJobDocumentCommand({ jobId: "j" })));
      return { outcome, learnt: Math.round(iot.config.systemClockOffset / minutes) };
    },
    received: offsets,
  },
  {
    name: "clock: what was learnt is used for the next call",
    replies: [{ ...found, clock: -20 * minutes }],
    run: async ({ V3, client, settle }) => {
      const iot = client();
      const command = new V3.GetJobDocumentCommand({ jobId: "j" });
      return [await settle(iot.send(command)), await settle(iot.send(command))];
    },
    received: offsets,
  },
  {
    name: "disableClockSkewCorrection: nothing is learnt",
    replies: [{ ...refusal(403, "AccessDeniedException"), clock: 20 * minutes }],
    run: async ({ V3, client, settle }) => {
      const iot = client({ disableClockSkewCorrection: true });
      const outcome = await settle(iot.send(new V3.GetJobDocumentCommand({ jobId: "j" })));
      return { outcome, learnt: iot.config.systemClockOffset };
    },
    received: offsets,
  },
  ...[
    ["a result", found],
    ["an error", refusal(404, "ResourceNotFoundException")],
  ].map(([name, reply]) => ({
    name: `logger: ${name}`,
    replies: [/** @type {import("../../surface/replies.mjs").Reply} */ (reply)],
    run: async (/** @type {Tools} */ { send }) => {
      /** @type {unknown[]} */
      const lines = [];
      const note = (/** @type {string} */ level) => (/** @type {unknown} */ line) => {
        lines.push([level, line]);
      };
      const logger = {
        trace: () => {},
        debug: () => {},
        info: note("info"),
        warn: note("warn"),
        error: note("error"),
      };
      await send(undefined, { logger });
      return lines;
    },
  })),
];
