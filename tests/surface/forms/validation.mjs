/** Calls that are refused before anything is sent, and some that only look as if. */
import { found } from "./form.mjs";

/** @type {[string, unknown][]} */
const parameters = [
  ["none", undefined],
  ["null", null],
  ["empty", {}],
  ["jobId null", { jobId: null }],
  ["jobId undefined", { jobId: undefined }],
  ["jobId a number", { jobId: 5 }],
  ["jobId an object", { jobId: {} }],
  ["jobId an array", { jobId: ["j"] }],
  ["jobId a boolean", { jobId: true }],
  ["jobId a String object", { jobId: Object("j") }],
  ["jobId empty", { jobId: "" }],
  ["an unknown key", { jobId: "j", foo: 1 }],
  ["an unknown key that is null", { jobId: "j", foo: null }],
  ["an unknown key that is undefined", { jobId: "j", foo: undefined }],
  ["an unknown key in place of jobId", { JobId: "j" }],
  ["two problems", { jobId: 5, foo: 1 }],
  ["three problems", { foo: 1, bar: 2 }],
  ["a string", "j"],
  ["a number", 7],
  ["an array", ["j"]],
  ["64 characters", { jobId: "j".repeat(64) }],
  ["65 characters", { jobId: "j".repeat(65) }],
  ["a slash", { jobId: "a/b" }],
  ["a blank", { jobId: "a b" }],
  ["Korean", { jobId: "작업" }],
  ["beforeSubstitution", { jobId: "j", beforeSubstitution: true }],
  ["beforeSubstitution null", { jobId: "j", beforeSubstitution: null }],
];

/** @type {[string, object][]} */
const unchecked = [
  ["an unknown key", { jobId: "j", foo: 1 }],
  ["65 characters", { jobId: "j".repeat(65) }],
  ["characters that a path needs encoded", { jobId: "a b/c%2F?#작!'()*~" }],
];

/** @type {[string, (tools: import("./run.mjs").Tools) => object][]} */
const configurations = [
  ["no region", () => ({ region: undefined })],
  ["region null", () => ({ region: null })],
  ["region empty", () => ({ region: "" })],
  ["region with a blank", () => ({ region: "eu central" })],
  ["region with a slash", () => ({ region: "a/b" })],
  ["region with a dot", () => ({ region: "evil.example" })],
  ["no credentials", () => ({ credentials: undefined })],
  ["credentials null", () => ({ credentials: null })],
  ["credentials without keys", () => ({ credentials: {} })],
  ["credentials with one key", () => ({ credentials: { accessKeyId: "AKIDEXAMPLE" } })],
  ["AWS.Credentials without keys", ({ AWS }) => ({ credentials: new AWS.Credentials() })],
  ["AWS.Credentials with empty keys", ({ AWS }) => ({ credentials: new AWS.Credentials("", "") })],
  [
    "AWS.Credentials with a temporary key and no token",
    ({ AWS }) => ({ credentials: new AWS.Credentials("ASIAEXAMPLE", "secret") }),
  ],
  ["neither region nor credentials", () => ({ region: undefined, credentials: undefined })],
];

/** @type {import("./form.mjs").Form[]} */
export const validation = [
  ...parameters.map(([name, params]) => ({
    name: `parameters: ${name}`,
    replies: [found],
    run: (/** @type {import("./run.mjs").Tools} */ { client, settle, attempt }) => {
      /** @type {any} */
      let request;
      const refused = attempt(() => {
        request = client().getJobDocument(params);
      });
      return request ? settle(request) : refused;
    },
    received: (/** @type {import("../../aws/gateway.mjs").Received[]} */ gets) =>
      gets.map(({ path }) => path),
  })),
  ...unchecked.map(([name, params]) => ({
    name: `parameters unchecked: ${name}`,
    replies: [found],
    run: (/** @type {import("./run.mjs").Tools} */ { client, settle }) =>
      settle(client({ paramValidation: false }).getJobDocument(params)),
    received: (/** @type {import("../../aws/gateway.mjs").Received[]} */ gets) =>
      gets.map(({ path }) => path),
  })),
  ...configurations.map(([name, more]) => ({
    name: `configuration: ${name}`,
    replies: [found],
    run: (/** @type {import("./run.mjs").Tools} */ tools) =>
      tools.settle(tools.client(more(tools)).getJobDocument({ jobId: "j" })),
  })),
  {
    name: "validation: parameters count before region, region before credentials",
    run: async ({ AWS, settle }) => [
      await settle(new AWS.Iot().getJobDocument({ jobId: 5 })),
      await settle(new AWS.Iot().getJobDocument({ jobId: "j" })),
      await settle(new AWS.Iot({ region: "eu-central-1" }).getJobDocument({ jobId: "j" })),
    ],
  },
  {
    name: "validation: a callback is not called before the call has returned",
    run: ({ client }) =>
      new Promise((resolve) => {
        let hasReturned = false;
        client().getJobDocument({}, (/** @type {any} */ error) =>
          resolve([error.code, hasReturned]),
        );
        hasReturned = true;
      }),
  },
];
