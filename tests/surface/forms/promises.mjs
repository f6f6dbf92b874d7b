/** `AWS.config.setPromisesDependency`: whose promises `promise()` gives. */
import { found, refusal } from "./form.mjs";

const jobId = "j";

/**
 * A library's own promises.
 * @returns {any}
 */
function library() {
  const BrowserPromise = /** @type {any} */ (globalThis).Promise;
  return class Own extends BrowserPromise {};
}

/** @type {import("./form.mjs").Form[]} */
export const promises = [
  ...[
    { name: "of a call that succeeds", replies: [found] },
    { name: "of a call that fails", replies: [refusal(404, "ResourceNotFoundException")] },
  ].map(({ name, replies }) => ({
    name: `promises: a library's, ${name}`,
    replies,
    run: async (/** @type {import("./run.mjs").Tools} */ { AWS, client, settle }) => {
      const Own = library();
      AWS.config.setPromisesDependency(Own);
      const request = client().getJobDocument({ jobId });
      const promise = request.promise();
      const seen = [promise instanceof Own, promise.constructor === Own];
      const of = AWS.config.getPromisesDependency() === Own;
      const outcome = await settle({ promise: () => promise });
      AWS.config.setPromisesDependency();
      return { seen, of, outcome };
    },
  })),
  {
    name: "promises: a library's, of credentials",
    run: async ({ AWS }) => {
      const Own = library();
      AWS.config.setPromisesDependency(Own);
      const credentials = new AWS.Credentials("a", "b");
      const seen = [credentials.getPromise(), credentials.refreshPromise()].map(
        (promise) => promise instanceof Own,
      );
      AWS.config.setPromisesDependency();
      return seen;
    },
  },
  {
    name: "promises: the browser's own again",
    replies: [found],
    run: async ({ AWS, client }) => {
      const Own = library();
      /** @type {unknown[]} */
      const seen = [];
      for (const none of [undefined, null]) {
        AWS.config.setPromisesDependency(Own);
        AWS.config.setPromisesDependency(none);
        const promise = client().getJobDocument({ jobId }).promise();
        await promise;
        seen.push(promise instanceof Own, promise instanceof Promise);
        seen.push(AWS.config.getPromisesDependency() === Promise);
      }
      return seen;
    },
  },
];
