/** Refusals and failures, as errors tell of them. */
import { anything } from "../../surface/differences/difference.mjs";

/** @typedef {import("../../surface/differences/difference.mjs").Difference} Difference */

/**
 * An error of the package's own class: it has SDK v2's fields, where SDK v3 has an `Error` without.
 * @param {string} name
 * @param {string} message
 * @param {Record<string, unknown>} [more]
 */
export const ownError = (name, message, more) => ({
  "outcome.error.text": `${name}: ${message}`,
  "outcome.error.name": name,
  "outcome.error.message": message,
  ...fields("outcome.error"),
  "outcome.error.$metadata": anything,
  ...more,
});

/** @param {string} error its path */
const fields = (error) => ({ [`${error}.enumerable`]: anything, [`${error}.json`]: anything });

/**
 * A call that SDK v3 makes and the package refuses before it is sent.
 * @param {Record<string, unknown>} [more]
 */
export const refused = (more) => ({
  "outcome.document": undefined,
  "outcome.$metadata": undefined,
  "outcome.error": anything,
  ...more,
});

/** An error without what the body says besides. */
const withoutMembers = {
  "outcome.error.enumerable": ["$fault", "$metadata", "$retryable", "message", "name"],
  "outcome.error.json": ["$fault", "$metadata", "message", "name"],
};

/**
 * @param {string} code
 * @param {string} message
 */
const statusText = (code, message) => ({
  "outcome.error.text": `${code}: ${message}`,
  "outcome.error.message": message,
});

const notJson = "The response is not JSON";

/** @type {Difference[]} */
export const errors = [
  {
    reason: "the fields of a body are not copied onto the error",
    forms: [
      "the local AWS answers for no-such-job",
      "the local AWS answers for secret-forbidden",
      "reply: a code in __type, with its namespace",
      "reply: a code in the body's code",
      "reply: a code in the body's Code",
      "reply: one code in the header, another in the body",
      "reply: more members",
    ],
    ours: withoutMembers,
  },
  {
    reason: "a limit of the account does not go away by asking again",
    forms: ["reply: 410 LimitExceededException"],
    ours: { "outcome.error.$metadata.attempts": 1, gets: 1 },
  },
  {
    reason: "without a message there is the status text",
    forms: ["reply: no message", "reply: an empty message", "reply: null as message"],
    ours: statusText("X", "Not Found"),
  },
  {
    reason: "without a message there is the status text",
    forms: ["reply: 404 with a code and no body"],
    ours: statusText("ResourceNotFoundException", "Not Found"),
  },
  ...[
    ["reply: 403 and nothing else", "Forbidden"],
    ["reply: 429 and nothing else", "Too Many Requests"],
    ["reply: 400 with null", "Bad Request"],
    ["reply: 304", "Not Modified"],
  ].map(([form = "", message = ""]) => ({
    reason: "without a code it is SDK v2's UnknownError, with the status text",
    forms: [form],
    ours: { ...statusText("UnknownError", message), "outcome.error.name": "UnknownError" },
  })),
  ...[
    ["reply: 400 with HTML", "Bad Request", "client"],
    ["reply: 400 with broken JSON", "Bad Request", "client"],
    ["reply: 503 with HTML", "Service Unavailable", "server"],
  ].map(([form = "", message = "", fault]) => ({
    reason: "a refusal whose body cannot be read is a refusal, not a SyntaxError",
    forms: [form],
    ours: {
      ...statusText("UnknownError", message),
      "outcome.error.name": "UnknownError",
      ...fields("outcome.error"),
      "outcome.error.is": ["IoTServiceException"],
      "outcome.error.$fault": fault,
    },
  })),
  {
    reason: "a reply that is no JSON is an error that says what may be wrong",
    forms: ["reply: 200 with HTML", "reply: 200 with broken JSON"],
    ours: {
      "outcome.error.text": `SyntaxError: ${notJson}`,
      "outcome.error.message": notJson,
      ...fields("outcome.error"),
      "outcome.error.$fault": "client",
      "outcome.error.$response": "(undefined)",
    },
  },
  {
    reason: "null is an answer without a document, as {} is",
    forms: ["reply: 200 with null"],
    ours: { "outcome.error": undefined, "outcome.$metadata": anything },
  },
  {
    reason: "a document that is no text is an error",
    forms: ["reply: 200 with a number as document", "reply: 200 with an object as document"],
    ours: refused(),
  },
  {
    reason: "a failure of the network is told in full, with the browser's own error as the cause",
    forms: ["network: nobody listens"],
    ours: {
      "outcome.error.text": anything,
      "outcome.error.name": "NetworkingError",
      "outcome.error.message": anything,
      ...fields("outcome.error"),
      "outcome.error.$metadata": anything,
    },
  },
  {
    reason: "a reply that breaks off is a failure of the network, and worth another try",
    forms: ["network: the body is cut off"],
    ours: { "outcome.error": anything, gets: 3 },
  },
  {
    reason: "a timeout has SDK v2's fields too, and its time covers the body",
    forms: ["client", "call", "handler"].map(
      (owner) =>
        `network: no reply within requestTimeout of ${owner === "handler" ? "a" : "the"} ${owner}`,
    ),
    ours: {
      ...fields("outcome.error"),
      "outcome.error.$metadata": anything,
    },
  },
  {
    reason: "a stack begins with the error's text",
    forms: ["an error's stack begins with its text"],
    ours: { outcome: "ResourceNotFoundException: gone" },
  },
  {
    reason: "an abort has SDK v2's fields too",
    forms: ["abort: before the call", "abort: in flight, with a reason"],
    ours: fields("outcome.error"),
  },
  {
    reason: "an abort has SDK v2's fields too",
    forms: ["abort: during the wait for a retry"],
    ours: fields("outcome.outcome.error"),
  },
  {
    reason: "an abort has SDK v2's fields too",
    forms: ["abort: one of two calls with two signals"],
    ours: fields("outcome.0.error"),
  },
];
