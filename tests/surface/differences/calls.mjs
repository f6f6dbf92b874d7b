/** Calls, their requests and responses, events, aborts and `presign`. */
import { anything } from "./difference.mjs";

/** A refusal of what SDK v2 sends. */
const refused = {
  "outcome.document": undefined,
  "outcome.error": anything,
  gets: 0,
};

/** @type {import("./difference.mjs").Difference[]} */
export const calls = [
  {
    reason: "a request can be awaited, which sends it",
    forms: ["call: await without promise()"],
    ours: { outcome: true, gets: 1 },
  },
  {
    reason: "the body of a reply is text, not the SDK's Buffer",
    forms: ["$response with promise()"],
    ours: { "outcome.http.bodyType": "string" },
  },
  {
    reason: "paging belongs to other operations",
    forms: ["$response with promise()"],
    ours: {
      "outcome.members": [
        "data",
        "error",
        "httpResponse",
        "maxRedirects",
        "maxRetries",
        "redirectCount",
        "request",
        "requestId",
        "retryCount",
      ],
    },
  },
  {
    reason: "where a request goes is known from build on; its method is known from the start",
    forms: ["request: its members before and behind the call"],
    ours: {
      "outcome.before.method": "GET",
      "outcome.before.host": "",
      "outcome.before.protocol": "",
      "outcome.before.hostname": "",
    },
  },
  {
    reason: "the WebAssembly loads behind the first call, so nothing is refused before it returns",
    forms: ["validation: a callback is not called before the call has returned"],
    ours: { "outcome.1": true },
  },
  {
    reason: "the length of a jobId is checked, as AWS IoT does",
    forms: ["parameters: 65 characters"],
    ours: { ...refused, received: [] },
  },
  {
    reason: "the characters of a jobId are checked, as AWS IoT does",
    forms: ["parameters: a slash", "parameters: a blank", "parameters: Korean"],
    ours: { ...refused, received: [] },
  },
  {
    reason: "beforeSubstitution is a parameter of the operation that SDK v2 does not know",
    forms: ["parameters: beforeSubstitution"],
    ours: {
      "outcome.document": '{"made":"up"}',
      "outcome.error": undefined,
      gets: 1,
      received: ["/jobs/j/job-document?beforeSubstitution=true"],
    },
  },
  {
    reason: "requests have once, which SDK v2's have not",
    forms: ["listeners: once"],
    ours: { outcome: 1, gets: 3 },
  },
  {
    reason: "what a listener throws is kept as the cause",
    forms: ["validate", "build", "afterBuild", "sign", "retry"].map(
      (event) => `listener for ${event} that throws`,
    ),
    ours: {
      "outcome.error.hidden": ["name", "originalError"],
      "outcome.error.fields.originalError": {
        code: "(undefined)",
        message: "thrown by a listener",
        statusCode: "(undefined)",
        requestId: "(undefined)",
        retryable: "(undefined)",
      },
    },
  },
  {
    reason:
      "an error that a listener for validateResponse leaves stays; SDK v2 writes its own over it",
    forms: ["an object thrown in validateResponse"],
    ours: { "outcome.result.error": anything, "outcome.data": anything },
  },
  ...[
    "an object",
    "an object without a code",
    "an empty object",
    "an Error",
    "an Error with a code",
  ].map((name) => ({
    reason:
      "an error that a listener for validateResponse leaves stays; SDK v2 writes its own over it",
    forms: [`response.error in validateResponse: ${name}`],
    ours: { "outcome.result.error": anything, "outcome.data": anything, "outcome.isGiven": true },
  })),
  {
    reason:
      "an error that a listener for validateResponse leaves stays, and so does what it says of a retry",
    forms: ["response.error in validateResponse: an object with its own status and retryable"],
    ours: {
      "outcome.result.error": anything,
      "outcome.data": anything,
      "outcome.isGiven": true,
      "outcome.retryCount": 1,
      gets: 2,
    },
  },
  {
    reason: "an abort ends a call at once, and nothing is sent behind it",
    forms: ["abort: before the call is sent"],
    ours: { "outcome.outcome.error": anything, gets: 0 },
  },
  {
    reason: "an abort ends a call at once, and nothing is sent behind it",
    forms: ["abort: in a listener for build"],
    ours: { "outcome.error": anything, gets: 0 },
  },
  {
    reason: "an abort has one message at any time, and the signal's reason as its cause",
    forms: ["abort: right behind promise()"],
    ours: { "outcome.0.error": anything },
  },
  {
    reason: "an abort has one message at any time, and the signal's reason as its cause",
    forms: ["abort: in flight"],
    ours: { "outcome.error": anything },
  },
  {
    reason: "an abort has one message at any time, and the signal's reason as its cause",
    forms: ["abort: in flight, twice, with a callback"],
    ours: { "outcome.done.1": "Request aborted by user" },
  },
  {
    reason: "an abort ends the wait for a retry at once",
    forms: ["abort: during the wait for a retry"],
    ours: { "outcome.outcome.error": anything, "outcome.atOnce": true },
  },
  {
    reason: "the WebAssembly that signs loads behind the first call, so there is a promise",
    forms: ["presign: without a callback"],
    ours: { outcome: "object" },
  },
  {
    reason: "a URL that cannot be signed was never a request that could be tried again",
    forms: ["presign: for more than a week"],
    ours: {
      "outcome.error.enumerable": ["code", "message", "time"],
      "outcome.error.json": ["code", "message", "time"],
      "outcome.error.fields.retryable": undefined,
    },
  },
];
