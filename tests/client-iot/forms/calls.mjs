/** The calling forms, and what goes in and comes out. */
import { plain } from "./describe.mjs";
import { found, refusal } from "./form.mjs";

const jobId = "demo-plain";

/** @param {import("../../aws/gateway.mjs").Received[]} gets */
const paths = (gets) => gets.map(({ path }) => path);

/**
 * What a callback is called with.
 * @param {(callback: (...args: unknown[]) => void) => unknown} start
 */
function called(start) {
  return new Promise((resolve) => {
    const returned = start((...args) => {
      // After the return of `start`.
      setTimeout(() => resolve({ args: args.map((one) => plain(one)), returned: plain(returned) }));
    });
  });
}

/** @type {[string, any][]} */
const inputs = [
  ["nothing", undefined],
  ["no jobId", {}],
  ["jobId null", { jobId: null }],
  ["jobId empty", { jobId: "" }],
  ["jobId a number", { jobId: 5 }],
  ["jobId of 65 characters", { jobId: "j".repeat(65) }],
  ["jobId with a slash", { jobId: "a/b" }],
  ["beforeSubstitution true", { jobId, beforeSubstitution: true }],
  ["beforeSubstitution false", { jobId, beforeSubstitution: false }],
  ["beforeSubstitution null", { jobId, beforeSubstitution: null }],
  ["beforeSubstitution a text", { jobId, beforeSubstitution: "yes" }],
  ["unknown members", { jobId, more: 1, $metadata: {} }],
];

/** @type {import("./form.mjs").Form[]} */
export const calls = [
  ...["demo-plain", "demo-unicode", "no-such-job", "secret-forbidden"].map((jobId) => ({
    name: `the local AWS answers for ${jobId}`,
    run: (/** @type {import("./run.mjs").Tools} */ { send }) => send({ jobId }),
  })),
  {
    name: "send: what it returns",
    replies: [found],
    run: async ({ V3, client }) => {
      const sent = client().send(new V3.GetJobDocumentCommand({ jobId }));
      return { isPromise: sent instanceof Promise, keys: Object.keys(await sent).sort() };
    },
  },
  {
    name: "send: a callback",
    replies: [found],
    run: ({ V3, client }) =>
      called((callback) => client().send(new V3.GetJobDocumentCommand({ jobId }), callback)),
  },
  {
    name: "send: options and a callback",
    replies: [found],
    run: ({ V3, client }) =>
      called((callback) => client().send(new V3.GetJobDocumentCommand({ jobId }), {}, callback)),
  },
  {
    name: "send: a callback that is told of an error",
    replies: [refusal(404, "ResourceNotFoundException")],
    run: ({ V3, client }) =>
      called((callback) => client().send(new V3.GetJobDocumentCommand({ jobId }), callback)),
  },
  {
    name: "send: a callback that throws is called once",
    replies: [found],
    run: async ({ V3, client, send }) => {
      let count = 0;
      client().send(new V3.GetJobDocumentCommand({ jobId }), () => {
        count++;
        throw new Error("thrown by a callback");
      });
      // After another call, this one has ended.
      await send();
      return count;
    },
  },
  {
    name: "IoT.getJobDocument: a promise",
    replies: [found],
    run: ({ V3, config, settle }) => settle(new V3.IoT(config).getJobDocument({ jobId })),
  },
  {
    name: "IoT.getJobDocument: a callback",
    replies: [found],
    run: ({ V3, config }) =>
      called((callback) => new V3.IoT(config).getJobDocument({ jobId }, callback)),
  },
  {
    name: "IoT.getJobDocument: options and a callback",
    replies: [refusal(404, "ResourceNotFoundException")],
    run: ({ V3, config }) =>
      called((callback) => new V3.IoT(config).getJobDocument({ jobId }, {}, callback)),
  },
  {
    name: "IoT: it is an IoTClient and can send",
    replies: [found],
    run: async ({ V3, config, settle }) => {
      const iot = new V3.IoT(config);
      const sent = await settle(iot.send(new V3.GetJobDocumentCommand({ jobId })));
      return { is: iot instanceof V3.IoTClient, sent };
    },
  },
  {
    name: "a command: what it was made with, sent twice by two clients",
    replies: [found],
    run: async ({ V3, client, settle }) => {
      const input = { jobId };
      const command = new V3.GetJobDocumentCommand(input);
      const results = [await settle(client().send(command)), await settle(client().send(command))];
      return { input: command.input, results };
    },
    received: paths,
  },
  {
    name: "many calls of one client at once",
    replies: [found],
    run: ({ V3, client, settle }) => {
      const iot = client();
      const ids = ["a", "b", "c", "d", "e"];
      return Promise.all(
        ids.map((jobId) => settle(iot.send(new V3.GetJobDocumentCommand({ jobId })))),
      );
    },
    received: (gets) => paths(gets).sort(),
  },
  {
    name: "destroy: the client can still be used",
    replies: [found],
    run: async ({ V3, client, settle }) => {
      const iot = client();
      const returned = iot.destroy();
      return [returned, await settle(iot.send(new V3.GetJobDocumentCommand({ jobId })))];
    },
  },
  ...inputs.map(([name, input]) => ({
    name: `input: ${name}`,
    replies: [found],
    run: (/** @type {import("./run.mjs").Tools} */ { V3, client, settle }) =>
      settle(client().send(new V3.GetJobDocumentCommand(input))),
    received: paths,
  })),
];
