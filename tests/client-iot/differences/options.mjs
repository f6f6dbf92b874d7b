/** What goes in: parameters, options and credentials. */
import { anything } from "../../surface/differences/difference.mjs";
import { ownError, refused } from "./errors.mjs";

/** @typedef {import("../../surface/differences/difference.mjs").Difference} Difference */

/** Missing credentials, in SDK v3's words. */
const { "outcome.error.message": _, ...credentialsError } = ownError("CredentialsError", "", {
  "outcome.error.text": anything,
});

/** What the package says of a call instead of sending it elsewhere. */
const notSent = { received: [], gets: 0 };

/** @type {Difference[]} */
export const options = [
  {
    reason: "a method that is given a callback gives nothing, as its type says",
    forms: ["IoT.getJobDocument: a callback", "IoT.getJobDocument: options and a callback"],
    ours: { "outcome.returned": "(undefined)" },
  },
  {
    reason: "parameters are checked as in SDK v2, with its words",
    forms: ["input: nothing", "input: no jobId", "input: jobId null"],
    ours: ownError("MissingRequiredParameter", "Missing required key 'jobId' in params"),
  },
  {
    reason: "what the service would refuse, or take for something else, is not sent",
    forms: [
      "input: jobId empty",
      "input: jobId a number",
      "input: jobId of 65 characters",
      "input: jobId with a slash",
      "input: beforeSubstitution a text",
    ],
    ours: refused(notSent),
  },
  {
    reason: "where credentials come from is not counted",
    forms: ["config: as the client has it"],
    ours: { "outcome.credentials.$source": undefined },
  },
  {
    reason: "it is an Error, not a text",
    forms: ["region: missing"],
    ours: { "outcome.error": anything },
  },
  {
    reason: "a missing region is told of in SDK v2's words",
    forms: ["region: a provider that gives nothing"],
    ours: ownError("ConfigError", "Missing region in config"),
  },
  {
    reason: "a region that is none is refused in SDK v2's words",
    forms: ["endpoint 8: not a region {}"],
    ours: { "outcome.outcome.error": anything },
  },
  {
    reason: "the path of an endpoint is not joined with two slashes",
    forms: ['endpoint 11: eu-west-1 {"endpoint":"https://iot.example.com/base/"}'],
    ours: { "outcome.url": "https://iot.example.com/base/jobs/j/job-document" },
  },
  {
    reason: "an endpoint that is no URL is an EndpointError",
    forms: ['endpoint 13: eu-west-1 {"endpoint":"iot.example.com"}'],
    ours: { "outcome.outcome": anything },
  },
  {
    reason: "the error has SDK v2's fields too",
    forms: ["useFipsEndpoint", "useDualstackEndpoint"].map((name, index) => {
      const more = JSON.stringify({ endpoint: "https://iot.example.com", [name]: true });
      return `endpoint ${19 + index}: eu-west-1 ${more}`;
    }),
    ours: {
      "outcome.outcome.error.enumerable": anything,
      "outcome.outcome.error.json": anything,
      "outcome.outcome.error.$metadata": anything,
    },
  },
  {
    reason: "what would be left out of an endpoint is refused",
    forms: ['endpoint 21: eu-west-1 {"endpoint":"https://user:password@iot.example.com/?a=b#c"}'],
    ours: {
      "outcome.url": "",
      "outcome.scope": "(undefined)",
      "outcome.outcome": anything,
    },
  },
  {
    reason: "an expired token is renewed once, where the credentials can be",
    forms: ["credentials: an expired token, by a provider"],
    ours: { "outcome.outcomes.0": anything, "outcome.asked": 2, gets: 2 },
  },
  {
    reason: "missing credentials are a CredentialsError",
    forms: ["credentials: undefined", "credentials: null"],
    ours: credentialsError,
  },
  {
    reason: "missing keys are a CredentialsError",
    forms: [
      "credentials: without keys",
      "credentials: without a secret",
      "credentials: a provider of no keys",
    ],
    ours: credentialsError,
  },
  {
    reason: "a provider that rejects with nothing has no keys",
    forms: ["credentials: a provider that rejects with nothing"],
    ours: ownError("CredentialsError", "Resolved credential object is not valid"),
  },
  {
    reason: "once the service's clock is known, keys that have ended are not sent",
    forms: ["credentials: a provider of keys that have ended is asked for each call"],
    ours: { gets: 1 },
  },
  {
    reason: "the engine names what was looked for",
    forms: ["credentials: a provider of undefined"],
    ours: { "outcome.error.text": anything, "outcome.error.message": anything },
  },
  {
    reason: "a temporary key without its token is not sent",
    forms: ["credentials: a temporary key without its token"],
    ours: refused({ gets: 0 }),
  },
];
