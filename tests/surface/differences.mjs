/**
 * Where the package differs from SDK v2 on purpose. Any other difference fails, and so does an entry
 * that is not there any more.
 */

/** Any value of ours will do, whatever is below the path. */
export const anything = Symbol("anything");

/**
 * @typedef {object} Difference
 * @property {string} reason
 * @property {string[]} forms
 * @property {Record<string, unknown>} ours by path, what the package does; `undefined`: it has none
 *
 * @typedef {object} Intended
 * @property {string} path
 * @property {unknown} ours
 */

/** What only another request to AWS can undo: neither the retries nor their traces are there. */
const notRetried = {
  "outcome.outcome.error": anything,
  "outcome.response.retryCount": 0,
  gets: 1,
};

/** A refusal of what SDK v2 sends. */
const refused = {
  "outcome.document": undefined,
  "outcome.error": anything,
  gets: 0,
};

/** @type {Difference[]} */
export const differences = [
  {
    reason: "a request can be awaited, which sends it",
    forms: ["call: await without promise()"],
    ours: { outcome: true, gets: 1 },
  },
  {
    reason: "a request is sent once, however often and in whatever way it is asked for its result",
    forms: [
      "call: promise() again, at once",
      "call: a callback, then promise()",
      "call: send(), then promise()",
    ],
    ours: { gets: 1 },
  },
  {
    reason: "the body of a reply is text, not the SDK's Buffer",
    forms: ["$response with promise()"],
    ours: { "outcome.http.bodyType": "string" },
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
    reason: "keys that are not there are missing credentials, not a TypeError of the signer",
    forms: ["configuration: AWS.Credentials without keys"],
    ours: { "outcome.error.fields.code": "CredentialsError", "outcome.error": anything },
  },
  {
    reason: "keys that cannot sign are refused before a request that AWS refuses",
    forms: [
      "configuration: AWS.Credentials with empty keys",
      "configuration: AWS.Credentials with a temporary key and no token",
    ],
    ours: refused,
  },
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
    reason: "an expired token does not become better by sending it again",
    forms: ["renewal: an expired-token reply, with AWS.Credentials that cannot renew"],
    ours: { "outcome.document": undefined, "outcome.error": anything, gets: 1 },
  },
  {
    reason: "keys are renewed once for a call, not before each retry",
    forms: ["renewal: nothing but expired-token replies"],
    ours: { "outcome.outcome.error": anything, "outcome.renewals": 2, gets: 2 },
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
      "outcome.outcome.error.enumerable": anything,
      "outcome.outcome.error.json": anything,
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
    reason: "a failure of the network is told in full, with the browser's own error as the cause",
    forms: ["network: nobody listens", "network: the body is cut off"],
    ours: {
      "outcome.error.text": anything,
      "outcome.error.hidden": ["name", "originalError"],
      "outcome.error.fields.message": anything,
      "outcome.error.fields.originalError": anything,
    },
  },
  {
    reason: "fetch tells of no progress",
    forms: ["events: httpDownloadProgress"],
    ours: { outcome: false },
  },
  {
    reason: "requests have once, which SDK v2's have not",
    forms: ["listeners: once"],
    ours: { outcome: 1, gets: 3 },
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
    reason: "the clock is corrected, and options of other services are not there",
    forms: ["config: the defaults of new AWS.Config()"],
    ours: {
      "outcome.correctClockSkew": true,
      ...Object.fromEntries(
        [
          "s3ForcePathStyle",
          "s3BucketEndpoint",
          "s3DisableBodySigning",
          "s3UsEast1RegionalEndpoint",
          "s3UseArnRegion",
          "dynamoDbCrc32",
          "useAccelerateEndpoint",
          "clientSideMonitoring",
          "endpointDiscoveryEnabled",
          "endpointCacheSize",
          "hostPrefixEnabled",
          "token",
        ].map((name) => [`outcome.${name}`, undefined]),
      ),
    },
  },
  {
    reason: "AWS.Iot is a class, and what that says without new is up to the engine",
    forms: ["config: AWS.Iot without new"],
    ours: { "outcome.thrown": anything },
  },
  {
    reason: "no header is sent that AWS IoT does not need: each has to be asked for by CORS",
    forms: ["option: what headers are sent and signed"],
    ours: {
      "received.amz": ["x-amz-date", "x-amz-security-token"],
      "received.signed": ["host", "x-amz-date", "x-amz-security-token"],
    },
  },
  {
    reason: "the clock is corrected unless that is turned off",
    forms: ["option: correctClockSkew left out"],
    ours: {
      "outcome.document": '{"made":"up"}',
      "outcome.error": undefined,
      gets: 2,
    },
  },
  {
    reason: "neither the secret nor the token is ever in JSON",
    forms: ["AWS.Credentials: own members"],
    ours: {
      "outcome.enumerable": ["accessKeyId", "expireTime", "expired"],
      "outcome.hidden": ["secretAccessKey", "sessionToken"],
    },
  },
  {
    reason: "credentials may be a promise or a function, as in SDK v3",
    forms: ["credentials: a promise", "credentials: a function"],
    ours: { "outcome.document": anything, "outcome.error": undefined, gets: 1 },
  },
  {
    reason: "the package is one operation of AWS IoT, without the SDK's inside",
    forms: ["S3", "util", "EventListeners", "events", "Service", "HttpRequest"].map(
      (name) => `AWS: ${name}`,
    ),
    ours: { outcome: "undefined" },
  },
];

/**
 * @param {string} form
 * @returns {Intended[]}
 */
export function intendedOf(form) {
  return differences
    .filter(({ forms }) => forms.includes(form))
    .flatMap(({ ours }) => Object.entries(ours).map(([path, ours]) => ({ path, ours })));
}
