/** Refusals and failures, as errors tell of them. */
import { anything } from "./difference.mjs";

/** What only another request to AWS can undo: neither the retries nor their traces are there. */
const notRetried = {
  "outcome.outcome.error": anything,
  "outcome.response.retryCount": 0,
  gets: 1,
};

const members = ["code", "message", "requestId", "retryDelay", "retryable", "statusCode", "time"];

/**
 * An error without what the body says besides: SDK v2 has each field twice, once in brackets.
 * @param {string} error the path of the error
 * @param {string[]} fields
 */
const without = (error, ...fields) => ({
  [`${error}.enumerable`]: members,
  [`${error}.hidden`]: ["name"],
  [`${error}.json`]: members,
  ...Object.fromEntries(
    fields.flatMap((field) => [
      [`${error}.fields.${field}`, undefined],
      [`${error}.fields.[${field}]`, undefined],
    ]),
  ),
});

/** @type {import("./difference.mjs").Difference[]} */
export const errors = [
  {
    reason: "the error's class is the package's own",
    forms: ["error: the name of its class"],
    ours: { outcome: anything },
  },
  {
    reason: "a stack begins with the error's text, as the engine writes it",
    forms: ["error: its stack begins with its text"],
    ours: { outcome: "ResourceNotFoundException: About ResourceNotFoundException" },
  },
  {
    reason: "the cause is an Error of its own, not a copy of its fields",
    forms: ["error: whether the cause of missing credentials is an Error"],
    ours: { outcome: true },
  },
  {
    reason: "501 says that AWS will never do it",
    forms: ["reply: 501 NotImplemented"],
    ours: notRetried,
  },
  {
    reason: "an expired token does not become better by sending it again",
    forms: ["reply: 403 ExpiredTokenException"],
    ours: notRetried,
  },
  {
    reason: "the header, which AWS sends on every refusal, counts more than the body",
    forms: ["reply: one code in the header, another in the body"],
    ours: {
      "outcome.outcome.error.text": "HeaderException: m",
      "outcome.outcome.error.fields.code": "HeaderException",
      "outcome.outcome.error.fields.name": "HeaderException",
    },
  },
  {
    reason: "the fields of a body are not copied onto the error",
    forms: [
      "reply: a code in __type, with its namespace",
      "reply: one code in the header, another in the body",
    ],
    ours: without("outcome.outcome.error", "__type"),
  },
  {
    reason: "the fields of a body are not copied onto the error",
    forms: ["reply: a code in the body's Code"],
    ours: without("outcome.outcome.error", "Code", "Message"),
  },
  {
    reason: "the fields of a body are not copied onto the error",
    forms: ["reply: Message with a capital"],
    ours: without("outcome.outcome.error", "Message"),
  },
  {
    reason: "the fields of a body are not copied onto the error",
    forms: ["reply: more members"],
    ours: without("outcome.outcome.error", "resourceArn", "resourceId"),
  },
  {
    reason: "the fields of a body are not copied onto the error",
    forms: [
      "the local AWS refuses no-such-job",
      "the local AWS refuses secret-forbidden",
      "the local AWS refuses a wrong secret",
    ],
    ours: without("outcome.error", "__type"),
  },
  {
    reason: "without a message there is the status text, not null",
    forms: ["reply: no message", "reply: null as message"],
    ours: {
      "outcome.outcome.error.text": "X: Not Found",
      "outcome.outcome.error.fields.message": "Not Found",
    },
  },
  {
    reason: "without a message there is the status text, not null",
    forms: ["reply: an empty message"],
    ours: {
      "outcome.outcome.error.text": "X: Not Found",
      "outcome.outcome.error.fields": anything,
    },
  },
  ...[
    ["reply: 403 and nothing else", "UnknownError", "Forbidden"],
    ["reply: 404 with a code and no body", "ResourceNotFoundException", "Not Found"],
    ["reply: 429 and nothing else", "UnknownError", "Too Many Requests"],
    ["reply: 304", "UnknownError", "Not Modified"],
  ].map(([form, code, message]) => ({
    reason: "without a message there is the status text, not the status number",
    forms: [String(form)],
    ours: {
      "outcome.outcome.error.text": `${code}: ${message}`,
      "outcome.outcome.error.fields.message": message,
    },
  })),
  ...[
    ["reply: 400 with HTML", "<html>no</html>"],
    ["reply: 503 with HTML", "<html>no</html>"],
    ["reply: 400 with broken JSON", '{"message":'],
  ].map(([form, text]) => ({
    reason: "the start of a reply that is no JSON is kept as the cause",
    forms: [String(form)],
    ours: {
      "outcome.outcome.error.hidden": ["name", "originalError"],
      "outcome.outcome.error.fields.originalError": text,
    },
  })),
  {
    reason: "a reply that is no JSON is an error with all that is known of the reply",
    forms: ["reply: 200 with HTML", "reply: 200 with broken JSON"],
    ours: { "outcome.outcome.error": anything, "outcome.response.hasData": false },
  },
  {
    reason: "a document that is null is not there",
    forms: ["reply: 200 with a null document"],
    ours: { "outcome.outcome.document": undefined },
  },
  {
    reason: "a document that is no text is an error, not made into text",
    forms: ["reply: 200 with a number as document", "reply: 200 with an object as document"],
    ours: {
      "outcome.outcome.document": undefined,
      "outcome.outcome.error": anything,
      "outcome.response.hasData": false,
      "outcome.response.hasError": true,
    },
  },
  {
    reason: "a failure of the network has the browser's own error as its cause",
    forms: ["network: nobody listens", "network: the body is cut off"],
    ours: {
      "outcome.error.hidden": ["name", "originalError"],
      "outcome.error.fields.originalError": anything,
    },
  },
  {
    reason: "no key of a page shows in JSON or in a log: credentials are non-enumerable",
    forms: ["config: the defaults of new AWS.Config()"],
    ours: { "outcome.credentials": undefined },
  },
];
