/** `abortSignal`: before, during and after a call. */
import { found, refusal } from "./form.mjs";

// Each has a job of its own: a browser holds a call back while another of the same URL has no response.

/** @type {import("./form.mjs").Form[]} */
export const aborting = [
  {
    name: "abort: before the call",
    replies: [found],
    run: ({ send }) => {
      const controller = new AbortController();
      controller.abort();
      return send({ jobId: "aborted-1" }, {}, { abortSignal: controller.signal });
    },
  },
  {
    name: "abort: in flight, with a reason",
    replies: [{ breaks: "silent" }],
    run: async ({ send, arrived }) => {
      const controller = new AbortController();
      const outcome = send({ jobId: "aborted-2" }, {}, { abortSignal: controller.signal });
      await arrived(1);
      controller.abort(new Error("the page is left"));
      return outcome;
    },
  },
  {
    name: "abort: in flight, with a callback",
    replies: [{ breaks: "silent" }],
    run: async ({ V3, client, arrived }) => {
      const controller = new AbortController();
      const done = new Promise((resolve) => {
        client().send(
          new V3.GetJobDocumentCommand({ jobId: "aborted-3" }),
          { abortSignal: controller.signal },
          (/** @type {any} */ error, /** @type {any} */ data) => resolve([error.name, data]),
        );
      });
      await arrived(1);
      controller.abort();
      return done;
    },
  },
  {
    name: "abort: during the wait for a retry",
    replies: [{ ...refusal(429, "TooManyRequestsException"), headers: { "retry-after": "4" } }],
    run: async ({ V3, client, settle, arrived }) => {
      const controller = new AbortController();
      const iot = client();
      const sent = iot.send(new V3.GetJobDocumentCommand({ jobId: "aborted-4" }), {
        abortSignal: controller.signal,
      });
      await arrived(1);
      const since = performance.now();
      setTimeout(() => controller.abort(), 300);
      return { outcome: await settle(sent), atOnce: performance.now() - since < 2000 };
    },
  },
  {
    name: "abort: behind the end",
    replies: [found],
    run: async ({ send }) => {
      const controller = new AbortController();
      const outcome = await send({ jobId: "aborted-5" }, {}, { abortSignal: controller.signal });
      controller.abort();
      return outcome;
    },
  },
  {
    name: "abort: one of two calls with two signals",
    replies: [{ breaks: "silent" }, found],
    run: async ({ send, arrived }) => {
      const controller = new AbortController();
      const first = send({ jobId: "aborted-7" }, {}, { abortSignal: controller.signal });
      await arrived(1);
      const second = send({ jobId: "other" }, {}, { abortSignal: new AbortController().signal });
      controller.abort();
      return [await first, await second];
    },
  },
];
