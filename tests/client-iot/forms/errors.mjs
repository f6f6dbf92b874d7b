/** The results of responses that are not a plain success, and of no response at all. */
import { replies } from "../../surface/forms/refusals.mjs";
import { describeError } from "./describe.mjs";
import { found, refusal } from "./form.mjs";

/** @typedef {import("./run.mjs").Tools} Tools */

// Calls without a response have a job of their own: a browser holds a call back while another of the same
// URL has none, and SDK v3 does not abort what it gives up.

/** @type {import("./form.mjs").Form[]} */
export const errors = [
  ...replies.map(([name, replies]) => ({
    name: `reply: ${name}`,
    replies,
    run: (/** @type {Tools} */ { send }) => send(),
  })),
  {
    name: "reply: with the other two ids",
    replies: [{ ...found, headers: { "x-amz-id-2": "second", "x-amz-cf-id": "third" } }],
    run: ({ send }) => send(),
  },
  {
    name: "network: nobody listens",
    run: ({ send, closed }) => send(undefined, { endpoint: closed }),
  },
  {
    name: "network: the body is cut off",
    replies: [{ ...found, breaks: "cut" }],
    run: ({ send }) => send(),
  },
  {
    name: "network: no reply within requestTimeout of the client",
    replies: [{ breaks: "silent" }],
    run: ({ send }) =>
      send({ jobId: "late-1" }, { maxAttempts: 1, requestHandler: { requestTimeout: 300 } }),
  },
  {
    name: "network: no reply within requestTimeout of the call",
    replies: [{ breaks: "silent" }],
    run: ({ send }) => send({ jobId: "late-2" }, { maxAttempts: 1 }, { requestTimeout: 300 }),
  },
  {
    name: "network: no reply within requestTimeout of a handler",
    replies: [{ breaks: "silent" }],
    run: ({ send }) => {
      const { FetchHttpHandler } = /** @type {any} */ (globalThis);
      const requestHandler = new FetchHttpHandler({ requestTimeout: 300 });
      return send({ jobId: "late-3" }, { maxAttempts: 1, requestHandler });
    },
  },
  {
    name: "an exception made by a page",
    run: ({ V3 }) => {
      const made = { message: "m", $metadata: { httpStatusCode: 404 } };
      const names = [
        "InvalidRequestException",
        "ResourceNotFoundException",
        "ServiceUnavailableException",
        "ThrottlingException",
      ];
      const base = { ...made, name: "OtherException", $fault: "client" };
      return [
        ...names.map((name) => describeError(new V3[name](made))),
        describeError(new V3.IoTServiceException(base)),
      ];
    },
  },
  {
    name: "an error's stack begins with its text",
    replies: [refusal(404, "ResourceNotFoundException", "gone")],
    run: async ({ V3, client }) => {
      const error = await client()
        .send(new V3.GetJobDocumentCommand({ jobId: "j" }))
        .catch((/** @type {unknown} */ error) => error);
      return error.stack.split("\n", 1)[0];
    },
  },
  {
    name: "the first failing call in many spends the retries of the client",
    replies: [refusal(500, "InternalFailureException")],
    run: async ({ V3, client }) => {
      const iot = client();
      const attempts = [];
      for (let call = 0; call < 20; call++) {
        const error = await iot
          .send(new V3.GetJobDocumentCommand({ jobId: "j" }))
          .catch((/** @type {unknown} */ error) => error);
        attempts.push(error.$metadata.attempts);
      }
      return attempts;
    },
  },
];
