/** `AWS.Credentials`, and how calls come by their keys. */
import { anything } from "./difference.mjs";

/** A refusal of what SDK v2 sends. */
const refused = {
  "outcome.document": undefined,
  "outcome.error": anything,
  gets: 0,
};

const missing =
  "Missing credentials in config, if using AWS_CONFIG_FILE, set AWS_SDK_LOAD_CONFIG=1";

/**
 * An error at the path of an `originalError`.
 * @param {string} message
 * @param {object} [more] members that it has besides
 */
const cause = (message, more) => ({
  code: "(undefined)",
  message,
  statusCode: "(undefined)",
  requestId: "(undefined)",
  retryable: "(undefined)",
  ...more,
});

/**
 * A failure of `refresh` where SDK v2 has a plain error of JavaScript.
 * @param {string} provider the name of the class
 * @param {unknown} originalError what `refresh` failed with
 */
const failedRefresh = (provider, originalError) => ({
  "outcome.error.text": `CredentialsError: ${missing}`,
  "outcome.error.enumerable": ["code", "message", "originalError", "time"],
  "outcome.error.hidden.0": "name",
  "outcome.error.json": ["code", "message", "originalError", "time"],
  "outcome.error.fields.message": missing,
  "outcome.error.fields.name": "CredentialsError",
  "outcome.error.fields.code": "CredentialsError",
  "outcome.error.fields.originalError": cause(`Could not load credentials from ${provider}`, {
    code: "CredentialsError",
    originalError,
  }),
  "outcome.error.fields.time": "(Date)",
});

/** @type {import("./difference.mjs").Difference[]} */
export const credentials = [
  {
    reason: "secrets are members of the class, so that proxies and clones pass them on",
    forms: ["AWS.Credentials: own members"],
    ours: { "outcome.enumerable": ["accessKeyId", "expireTime", "expired"], "outcome.hidden": [] },
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
    reason: "a key that is given beside an object is not half of a pair",
    forms: ["AWS.Credentials from an object and a key"],
    ours: {
      "outcome.keys.0": "a",
      "outcome.keys.1": "(undefined)",
      "outcome.needsRefresh": true,
    },
  },
  {
    reason: "null has no keys, and is no TypeError",
    forms: ["AWS.Credentials: null"],
    ours: { outcome: null },
  },
  {
    reason: "credentials may be a promise or a function, as in SDK v3",
    forms: ["credentials: a promise", "credentials: a function"],
    ours: { "outcome.document": anything, "outcome.error": undefined, gets: 1 },
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
    reason: "a refresh that fails in any way is missing credentials, with the causes inside",
    forms: ["renewal: a refresh that fails with a text"],
    ours: failedRefresh("Failing", "no keys today"),
  },
  {
    reason: "a refresh that fails in any way is missing credentials, with the causes inside",
    forms: ["renewal: a refresh that throws"],
    ours: failedRefresh("Throwing", cause("thrown by refresh")),
  },
  {
    reason: "a refresh that fails during a retry is missing credentials, as it is before the call",
    forms: ["renewal: a refresh that fails during a retry"],
    ours: {
      "outcome.error.text": `CredentialsError: ${missing}`,
      "outcome.error.fields.message": missing,
      "outcome.error.fields.originalError.code": "CredentialsError",
      "outcome.error.fields.originalError.message": "Could not load credentials from Once",
      "outcome.error.fields.originalError.originalError": cause("no keys any more"),
    },
  },
];
