/** What the package does not have. */
/**
 * @param {string} owner
 * @param {string[]} names
 */
const of = (owner, ...names) => names.map((name) => `${owner} ${name}`);

/** @type {import("./difference.mjs").Difference[]} */
export const absent = [
  {
    reason: "the package is one operation of AWS IoT, without the SDK's inside",
    forms: [
      ...of("AWS:", "S3", "util", "EventListeners", "events", "Service", "HttpRequest"),
      ...of("AWS:", "CredentialProviderChain"),
      ...of("a client's", "customizeRequests", "setEndpoint", "makeUnauthenticatedRequest", "on"),
      ...of("a request's", "isPageable", "eachPage", "toUnauthenticated", "onAsync"),
      ...of("a request's", "build", "runTo"),
    ],
    ours: { outcome: "undefined" },
  },
  {
    reason: "the package is one operation of AWS IoT, without the SDK's inside",
    forms: ["request: its members before and behind the call"],
    ours: { "outcome.before.isPageable": undefined, "outcome.behind.isPageable": undefined },
  },
];
