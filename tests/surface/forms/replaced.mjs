/** What listeners put into `response.error` and `response.data`, or throw, in place of the service's own. */
import { kind, plain } from "./describe.mjs";
import { found, refusal } from "./form.mjs";

const jobId = "j";
const missing = refusal(404, "ResourceNotFoundException");
const broken = refusal(500, "InternalFailureException");

/**
 * An error as a page may write one: a plain object, without a class.
 * @param {object} [more]
 */
const written = (more) => ({ code: "Written", message: "by the page", extra: { a: 1 }, ...more });

/**
 * The result of a call: what it failed with as a callback, a listener and a promise see it.
 * @param {import("./run.mjs").Tools} tools
 * @param {any} request
 * @param {unknown} [given] what a listener put there
 */
async function outcome({ AWS }, request, given) {
  /** @type {Record<string, any>} */
  const seen = {};
  request.on("error", (/** @type {unknown} */ error) => {
    seen.listener = error;
  });
  request.on("complete", (/** @type {any} */ response) => {
    seen.complete = response.error;
    seen.data = response.data;
    seen.retryCount = response.retryCount;
  });
  const result = await request.promise().then(
    (/** @type {unknown} */ data) => ({ data: plain(data) }),
    (/** @type {unknown} */ error) => {
      seen.promise = error;
      return { error: fields(AWS, error) };
    },
  );
  return {
    result,
    data: plain(seen.data),
    retryCount: seen.retryCount,
    isOne: seen.listener === seen.promise && seen.complete === (seen.promise ?? null),
    isGiven: seen.promise === given,
  };
}

/**
 * @param {any} AWS
 * @param {any} error
 */
function fields(AWS, error) {
  if (Object(error) !== error) return error;
  const names = ["code", "message", "name", "statusCode", "retryable", "extra"];
  return {
    kind: kind(AWS, error),
    ...Object.fromEntries(names.map((name) => [name, plain(error[name])])),
  };
}

/** @type {[name: string, error: () => unknown][]} */
const errors = [
  ["an object", () => written()],
  [
    "an object with its own status and retryable",
    () => written({ statusCode: 7, retryable: true }),
  ],
  ["an object without a code", () => ({ message: "by the page" })],
  ["an empty object", () => ({})],
  ["an Error", () => Object.assign(new Error("by the page"), { extra: 1 })],
  ["an Error with a code", () => Object.assign(new TypeError("by the page"), { code: "Mine" })],
];

/** @type {[event: string, reply: import("../replies.mjs").Reply][]} */
const places = [
  ["validateResponse", found],
  ["extractData", found],
  ["extractError", missing],
  ["retry", missing],
];

/** @type {[name: string, data: unknown][]} */
const data = [
  ["a text", "text"],
  ["a number", 7],
  ["an array", [1, 2]],
  ["null", null],
  ["undefined", undefined],
  ["false", false],
];

/** @type {import("./form.mjs").Form[]} */
export const replaced = [
  ...places.flatMap(([event, reply]) =>
    errors.map(([name, make]) => ({
      name: `response.error in ${event}: ${name}`,
      replies: [reply],
      run: (/** @type {import("./run.mjs").Tools} */ tools) => {
        const given = make();
        const request = tools.client({ maxRetries: 1 }).getJobDocument({ jobId });
        request.on(event, (/** @type {any} */ response) => {
          response.error = given;
        });
        return outcome(tools, request, given);
      },
    })),
  ),
  ...["validate", "build", "sign", "validateResponse", "extractData", "extractError", "retry"].map(
    (event) => ({
      name: `an object thrown in ${event}`,
      replies: [event === "extractError" || event === "retry" ? broken : found],
      run: (/** @type {import("./run.mjs").Tools} */ tools) => {
        const request = tools.client({ maxRetries: 0 }).getJobDocument({ jobId });
        request.on(event, () => {
          throw written();
        });
        return outcome(tools, request);
      },
    }),
  ),
  ...["extractData", "success"].flatMap((event) =>
    data.map(([name, given]) => ({
      name: `response.data in ${event}: ${name}`,
      replies: [found],
      // By a callback: the promise of SDK v2 never settles for a text or a number.
      run: (/** @type {import("./run.mjs").Tools} */ { client }) =>
        new Promise((resolve) => {
          const request = client().getJobDocument({ jobId });
          request.on(event, (/** @type {any} */ response) => {
            response.data = given;
          });
          request.send((/** @type {unknown} */ error, /** @type {unknown} */ data) => {
            resolve([plain(error), plain(data), data === given]);
          });
        }),
    })),
  ),
];
