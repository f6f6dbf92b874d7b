/** `abort()`: before, during and after a call. */
import { kind } from "./describe.mjs";
import { found, refusal } from "./form.mjs";

/** A job of its own: a browser holds a call back while another of the same URL has no response. */
const jobId = "aborted";
const failure = refusal(500, "InternalFailureException");

/** @type {import("./form.mjs").Form[]} */
export const aborting = [
  {
    name: "abort: before the call is sent",
    replies: [found],
    run: async ({ AWS, client, settle }) => {
      const request = client().getJobDocument({ jobId });
      const returned = request.abort();
      return { returned: kind(AWS, returned), outcome: await settle(request) };
    },
  },
  {
    name: "abort: right behind promise()",
    replies: [found],
    run: async ({ client, settle }) => {
      const request = client().getJobDocument({ jobId });
      const outcome = settle(request);
      request.abort();
      // After another call, nothing of this one is still on its way to the server.
      return [await outcome, await settle(client().getJobDocument({ jobId: "j" }))];
    },
    // Whether the browser had sent SDK v2's request already is up to chance.
    uncounted: true,
  },
  {
    name: "abort: in flight",
    replies: [{ breaks: "silent" }],
    run: async ({ client, settle, arrived }) => {
      const request = client().getJobDocument({ jobId });
      const outcome = settle(request);
      await arrived(1);
      request.abort();
      return outcome;
    },
  },
  {
    name: "abort: in flight, twice, with a callback",
    replies: [{ breaks: "silent" }],
    run: async ({ client, arrived }) => {
      /** @type {string[]} */
      const seen = [];
      const request = client().getJobDocument({ jobId });
      request.on("error", () => seen.push("error"));
      const done = new Promise((resolve) => {
        request.send((/** @type {any} */ error, /** @type {any} */ data) => {
          seen.push("callback");
          resolve([error.code, error.message, data]);
        });
      });
      await arrived(1);
      request.abort();
      request.abort();
      return { done: await done, seen };
    },
  },
  {
    name: "abort: during the wait for a retry",
    replies: [failure],
    run: async ({ client, settle }) => {
      const delay = 300;
      const retryDelayOptions = { customBackoff: () => delay };
      const request = client({ retryDelayOptions }).getJobDocument({ jobId });
      let since = 0;
      request.on("retry", () => {
        since ||= performance.now();
        setTimeout(() => request.abort());
      });
      const outcome = await settle(request);
      return { outcome, atOnce: performance.now() - since < delay - 50 };
    },
  },
  {
    name: "abort: behind the end",
    replies: [found],
    run: async ({ client, settle }) => {
      const request = client().getJobDocument({ jobId });
      const outcome = await settle(request);
      const isTheRequest = request.abort() === request;
      return { outcome, isTheRequest, again: await settle(request) };
    },
  },
  {
    name: "abort: in a listener for success",
    replies: [found],
    run: async ({ client, settle }) => {
      const request = client().getJobDocument({ jobId });
      request.on("success", () => request.abort());
      return settle(request);
    },
  },
  {
    name: "abort: in a listener for build",
    replies: [found],
    run: async ({ client, settle }) => {
      const request = client().getJobDocument({ jobId });
      request.on("build", () => request.abort());
      return settle(request);
    },
  },
];
