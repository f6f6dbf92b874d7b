/**
 * What the server plays: the responses of `responses.json`, those that are told there in words, and
 * more that need a clock, a wait or a hidden header.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../scripts/setup/paths.mjs";

const minute = 60_000;

/**
 * @typedef {object} Step one response
 * @property {number} [status] 200
 * @property {Record<string, string | null>} [headers] beside those that every response has; `null`: absent
 * @property {string} [body]
 * @property {boolean} [destroy] the connection is reset in place of a response
 * @property {boolean} [hangs] nothing follows: after the body, or in place of a response without one
 * @property {boolean} [cut] the connection is reset after the body, of which more was announced
 * @property {number} [delay] in ms, before the response and again before its body
 * @property {boolean} [noCors] the response has no CORS headers
 * @property {number} [preflightStatus] what the preflight is answered with
 * @property {string} [exposed] the headers that CORS lets the page read: all
 * @property {number} [clock] what the server's clock is ahead of ours, in ms
 * @property {{ status: number, code: string }} [checksClock] refuses what is not signed with its time
 *
 * @typedef {object} Scenario
 * @property {string} name
 * @property {Step[]} steps played one after another, the last one again and again
 * @property {number} [timeout] of the clients, in ms
 */

/**
 * @param {number} status
 * @param {string} code
 * @param {string} [message]
 * @param {Omit<Step, "status" | "body">} [more]
 * @returns {Step}
 */
function refusal(status, code, message, { headers, ...more } = {}) {
  const body = message === undefined ? "" : JSON.stringify({ message });
  return { status, body, headers: { "x-amzn-errortype": code, ...headers }, ...more };
}

const fine = { body: '{"document":"{}"}' };
const failed = refusal(500, "InternalFailureException", "oops");
const busy = (/** @type {Record<string, string>} */ headers) =>
  refusal(503, "ServiceUnavailableException", "busy", { headers });
const mismatch = "The request signature we calculated does not match";

/**
 * @param {number} clock
 * @param {string} [code]
 * @param {number} [status]
 * @returns {Step}
 */
const skewed = (clock, code = "InvalidSignatureException", status = 403) => ({
  ...fine,
  clock,
  checksClock: { status, code },
});

/** What `responses.json` tells in words. @type {Record<string, Step[]>} */
const inWords = {
  "s-307": [{ status: 307, headers: { location: "redirected" } }],
  "r-500x2": [failed, failed, fine],
  "r-500x3": [failed, failed, failed, fine],
  "r-expired-x1": [refusal(403, "ExpiredTokenException", "expired"), fine],
  "r-503-retry-after-1": [busy({ "retry-after": "1" }), fine],
  "r-503-retry-after-date": [busy({ "retry-after": "in a second" }), fine],
  "r-503-x-amz-retry-after": [busy({ "x-amz-retry-after": "700" }), fine],
  "r-reset-x1": [{ destroy: true }, fine],
  "r-empty-then-ok": [{ status: 500 }, fine],
  "k-plus20": [skewed(20 * minute)],
  "k-minus20": [skewed(-20 * minute)],
  "k-plus20-RequestExpired": [skewed(20 * minute, "RequestExpired", 400)],
  "k-plus20-SignatureDoesNotMatch": [skewed(20 * minute, "SignatureDoesNotMatch")],
  "k-plus20-AuthFailure": [skewed(20 * minute, "AuthFailure", 401)],
  "k-plus20-ForbiddenException": [skewed(20 * minute, "ForbiddenException")],
  "k-plus20-always": [
    refusal(403, "InvalidSignatureException", "Signature expired: x", { clock: 20 * minute }),
  ],
  "k-plus20-404": [refusal(404, "ResourceNotFoundException", "nf", { clock: 20 * minute })],
  "k-plus3-always-mismatch": [
    refusal(403, "InvalidSignatureException", mismatch, { clock: 3 * minute }),
  ],
  "k-plus20-age": [
    refusal(403, "InvalidSignatureException", mismatch, {
      clock: 20 * minute,
      headers: { age: "5" },
    }),
  ],
  "k-ok-date-plus20": [{ ...fine, clock: 20 * minute }],
  "k-nodate": [
    refusal(403, "InvalidSignatureException", "Signature not yet current: x", {
      headers: { date: null },
    }),
  ],
};

const hidden = "content-type";

/** What `responses.json` does not have. @type {Scenario[]} */
const more = [
  {
    name: "x-404-hidden-headers",
    steps: [refusal(404, "ResourceNotFoundException", "nf", { exposed: hidden })],
  },
  {
    name: "x-403-hidden-headers-code-in-body",
    steps: [
      {
        status: 403,
        exposed: hidden,
        body: '{"__type":"AccessDeniedException","message":"not you"}',
      },
    ],
  },
  { name: "x-503-hidden-headers", steps: [busy({}), { ...fine, exposed: hidden }] },
  {
    name: "x-plus20-hidden-date",
    steps: [{ ...skewed(20 * minute), exposed: "x-amzn-errortype" }],
  },
  {
    name: "x-minus20-hidden-date",
    steps: [{ ...skewed(-20 * minute), exposed: "x-amzn-errortype" }],
  },
  { name: "x-plus20-all-hidden", steps: [{ ...skewed(20 * minute), exposed: hidden }] },
  {
    name: "x-plus20-cacheable",
    steps: [
      refusal(403, "InvalidSignatureException", mismatch, {
        clock: 20 * minute,
        headers: { "cache-control": "private" },
      }),
    ],
  },
  { name: "x-cut-x1", steps: [{ body: '{"document":"{', cut: true }, fine] },
  { name: "x-cut", steps: [{ body: '{"document":"{', cut: true }] },
  { name: "x-cut-503", steps: [{ ...busy({}), cut: true }, fine] },
  { name: "x-slow", steps: [{ ...fine, delay: 150 }] },
  { name: "x-slow-in-time", steps: [{ ...fine, delay: 100 }], timeout: 5000 },
  { name: "x-hang-x1", steps: [{ hangs: true }, fine], timeout: 400 },
  { name: "x-hang", steps: [{ hangs: true }], timeout: 150 },
  { name: "x-429-x2", steps: [{ status: 429 }, { status: 429 }, fine] },
  { name: "x-reset-then-503", steps: [{ destroy: true }, busy({}), fine] },
  {
    name: "x-throttled-x3",
    steps: [...Array(3).fill(refusal(400, "ThrottlingException", "slow")), fine],
  },
  { name: "x-throttled-by-another-name", steps: [refusal(400, "SlowDown", "slow"), fine] },
  { name: "x-request-timeout", steps: [refusal(400, "RequestTimeout", "late"), fine] },
  { name: "x-502-html", steps: [{ status: 502, body: "<html>" }, fine] },
  { name: "x-truncated-json", steps: [{ body: '{"document":"a' }] },
  { name: "x-retry-after-garbage", steps: [busy({ "retry-after": "soon" }), fine] },
  { name: "x-retry-after-negative", steps: [busy({ "retry-after": "-5" }), fine] },
];

/** @returns {Scenario[]} */
export function scenarios() {
  const file = join(root, "tests", "vectors", "responses.json");
  /** @type {{ scenarios: { name: string, served: string | (Step & { hangAfter?: boolean }) }[] }} */
  const vectors = JSON.parse(readFileSync(file, "utf8"));
  const listed = vectors.scenarios.map(({ name, served }) => {
    if (typeof served === "string") return { name, steps: inWords[name] ?? [] };
    const { hangAfter, ...step } = served;
    // In words of `responses.json`: this one has no outcome without a timeout.
    return hangAfter
      ? { name, steps: [{ ...step, hangs: true }], timeout: 400 }
      : { name, steps: [step] };
  });
  return [...listed, ...more];
}
