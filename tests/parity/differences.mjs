/** Where the package differs from the SDKs on purpose: its v2 face from v2, its v3 face from v3. */

/**
 * @typedef {import("./page.mjs").Outcome} Outcome
 * @typedef {"ours" | "oursV3"} Face
 *
 * @typedef {object} Difference
 * @property {string} reason
 * @property {Face[]} faces
 * @property {string[]} scenarios
 * @property {Partial<Record<keyof Outcome, unknown>>} ours what the face does; a function of what its
 *   SDK does, a RegExp for a text that varies, `undefined`: it has none
 */

/** @type {Face[]} */
const both = ["ours", "oursV3"];
/** @type {Face[]} */
const v2 = ["ours"];
/** @type {Face[]} */
const v3 = ["oursV3"];

const requestId = "11111111-2222-3333-4444-555555555555";
const networkFailure = "Network Failure";
const notJson = "The response is not JSON";

/** A call that succeeds where the SDK's fails. */
const succeeds = (/** @type {number} */ attempts) => ({
  code: undefined,
  message: undefined,
  document: "{}",
  status: 200,
  attempts,
});

/** @type {Difference[]} */
const refusals = [
  {
    reason: "an expired token is not sent again with fixed keys",
    faces: v2,
    scenarios: ["a-RequestExpired"],
    ours: { attempts: 1 },
  },
  {
    reason: "expired keys do not become better by sending them again",
    faces: v2,
    scenarios: ["r-expired-x1"],
    ours: {
      code: "ExpiredTokenException",
      message: "expired",
      status: 403,
      attempts: 1,
      document: undefined,
    },
  },
  {
    reason: "a message is a text; without one there is the status text",
    faces: both,
    scenarios: ["c-errorMessage", "c-null-message", "c-number-message"],
    ours: { message: "Not Found" },
  },
  {
    reason: "the code in a header is cut as SDK v3 cuts it",
    faces: v2,
    scenarios: ["c-namespace-header", "c-ns-url-header", "c-comma-header"],
    ours: { code: "ResourceNotFoundException" },
  },
  {
    reason: "the header, which AWS sends on every refusal, counts more than the body",
    faces: v2,
    scenarios: ["c-conflict-all"],
    ours: { code: "HeaderException" },
  },
  {
    reason: "`__type` counts more than `code`, as in SDK v2: real replies never have both",
    faces: v3,
    scenarios: ["c-conflict-code-type"],
    ours: { code: "TypeException" },
  },
  {
    reason: "a code is a text; the message beside one that is none is kept",
    faces: v2,
    scenarios: ["c-code-number"],
    ours: { message: "nf" },
  },
  {
    reason: "the request id is the one that SDK v3 takes",
    faces: v2,
    scenarios: ["c-request-ids"],
    ours: { requestId },
  },
  {
    reason: "without a code it is UnknownError in both faces",
    faces: v3,
    scenarios: ["c-code-number", "c-none", "x-404-hidden-headers"],
    ours: { code: "UnknownError" },
  },
  ...Object.entries({
    "s-300-noloc": "Multiple Choices",
    "s-304": "Not Modified",
    "s-400-empty": "Bad Request",
    "s-400-string": "Bad Request",
    "s-400-number": "Bad Request",
    "s-404-empty": "Not Found",
    "s-429-empty": "Too Many Requests",
    "s-500-empty": "Internal Server Error",
  }).flatMap(([scenario, message]) => [
    {
      reason: "without a message there is the status text",
      faces: v2,
      scenarios: [scenario],
      ours: { message },
    },
    {
      reason: "without a code it is UnknownError, without a message there is the status text",
      faces: v3,
      scenarios: [scenario],
      ours: { code: "UnknownError", message },
    },
  ]),
  ...Object.entries({
    "s-400-html": "Bad Request",
    "s-400-malformed": "Bad Request",
    "s-503-html": "Service Unavailable",
  }).map(([scenario, message]) => ({
    reason: "a refusal that is no JSON is a refusal, not a SyntaxError",
    faces: v3,
    scenarios: [scenario],
    ours: { code: "UnknownError", message },
  })),
  {
    reason: "what the service says is not replaced: no body is sent that could be too large",
    faces: v2,
    scenarios: ["s-413-RequestEntityTooLarge"],
    ours: { message: "x" },
  },
];

/** @type {Difference[]} */
const answers = [
  {
    reason: "a document that is null is not there",
    faces: v2,
    scenarios: ["ok-null"],
    ours: { document: undefined },
  },
  {
    reason: "a document that is no text is an error",
    faces: both,
    scenarios: ["ok-number", "ok-bool", "ok-object"],
    ours: {
      document: undefined,
      code: "UnexpectedDocument",
      message: "The response has a document that is not a string",
    },
  },
  {
    reason: "an answer that is no JSON is told as what it is, with the request id",
    faces: both,
    scenarios: ["ok-html", "x-truncated-json"],
    ours: { message: notJson, requestId },
  },
  {
    reason: "a byte order mark is no error, as in SDK v3",
    faces: v2,
    scenarios: ["ok-bom"],
    ours: { document: "x", code: undefined, message: undefined, requestId },
  },
];

/** @type {Difference[]} */
const retries = [
  {
    reason: "501 and other statuses without a promise are not tried again, as in SDK v3",
    faces: v2,
    scenarios: ["s-501", "s-599"],
    ours: { attempts: 1 },
  },
  {
    reason: "a time that cannot be corrected will be refused again",
    faces: both,
    scenarios: ["a-SignatureExpired-nodate"],
    ours: { attempts: 1 },
  },
  {
    reason: "a time that cannot be corrected will be refused again",
    faces: v2,
    scenarios: ["a-Signature-expired-lower"],
    ours: { attempts: 1 },
  },
  {
    reason: "SDK v3's codes for throttling and timeouts count, too",
    faces: v2,
    scenarios: ["x-throttled-by-another-name", "x-request-timeout"],
    ours: { ...succeeds(2), requestId },
  },
  {
    reason: "the request id of an earlier reply is not that of this one",
    faces: v2,
    scenarios: ["x-503-hidden-headers"],
    ours: { requestId: undefined },
  },
];

/** @type {Difference[]} */
const clock = [
  {
    reason: "the clock is corrected unless the page says no",
    faces: v2,
    scenarios: [
      "k-plus20",
      "k-minus20",
      "k-plus20-RequestExpired",
      "k-plus20-SignatureDoesNotMatch",
      "k-plus20-AuthFailure",
      "k-plus20-ForbiddenException",
    ],
    ours: succeeds(2),
  },
  {
    reason: "where CORS hides the date, the refusal still tells the service's time",
    faces: both,
    scenarios: ["x-plus20-hidden-date", "x-minus20-hidden-date", "x-plus20-all-hidden"],
    ours: succeeds(2),
  },
  {
    reason: "the date of a reply that a cache may have kept is not the time",
    faces: v3,
    scenarios: ["x-plus20-cacheable"],
    ours: { attempts: 1 },
  },
  {
    reason: "a corrected clock gets one more attempt, whatever the code",
    faces: both,
    scenarios: ["k-plus20-always", "k-plus20-404"],
    ours: { attempts: 2 },
  },
];

/** @type {Difference[]} */
const network = [
  {
    reason: "a failure of the network is told by its kind, in every browser, and tried again",
    faces: v3,
    scenarios: ["n-reset", "n-nocors", "n-preflight-fail"],
    ours: { code: "NetworkingError", message: networkFailure, attempts: 4 },
  },
  {
    reason: "a body that breaks off is a failure of the network, and tried again",
    faces: v3,
    scenarios: ["x-cut"],
    ours: { code: "NetworkingError", message: networkFailure, attempts: 4 },
  },
  {
    reason: "a body that breaks off is a failure of the network, and tried again",
    faces: v3,
    scenarios: ["x-cut-x1"],
    ours: succeeds(2),
  },
  {
    reason: "a timeout covers the body, too: SDK v3 waits without end",
    faces: v3,
    scenarios: ["n-body-hang"],
    ours: {
      code: "TimeoutError",
      message: "Request did not complete within 400 ms",
      status: 200,
      requestId,
      attempts: 4,
    },
  },
];

export const differences = [...refusals, ...answers, ...retries, ...clock, ...network];
