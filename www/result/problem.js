/** What kind of failure an error is: each kind has a text that says what to do about it. */

/** @typedef {keyof import("../i18n/messages.js").Messages["problems"]["kinds"]} Kind */
/** @typedef {import("../../dist/index.js").AwsError} AwsError */

/** @type {Record<string, Kind>} */
const byCode = {
  AccessDeniedException: "denied",
  ForbiddenException: "denied",
  ResourceNotFoundException: "missing",
  ExpiredTokenException: "expired",
  ExpiredToken: "expired",
  UnrecognizedClientException: "credentials",
  InvalidClientTokenId: "credentials",
  IncompleteSignatureException: "credentials",
  MissingAuthenticationTokenException: "credentials",
  InvalidSignatureException: "signature",
  SignatureDoesNotMatch: "signature",
  RequestExpired: "clock",
  RequestTimeTooSkewed: "clock",
  NetworkingError: "network",
  TimeoutError: "timeout",
  ThrottlingException: "throttled",
  TooManyRequestsException: "throttled",
  ConfigError: "region",
  EndpointError: "endpoint",
  MissingRequiredParameter: "parameters",
  UriParameterError: "parameters",
  MaxRangeError: "parameters",
  PatternMatchError: "parameters",
  MultipleValidationErrors: "parameters",
  InvalidRequestException: "parameters",
  SyntaxError: "reply",
  UnexpectedDocument: "reply",
  UnexpectedReply: "reply",
  UnknownError: "reply",
  WasmError: "wasm",
};

/** What a refusal of a signature says where the time is the reason. */
const aboutTime = /^Signature (?:expired|not yet current)/;

/** What it says where the region that the request is signed for is the reason. */
const aboutRegion = /^Credential should be scoped to a valid region/;

/**
 * @param {Partial<AwsError>} error
 * @param {{ isOffline: boolean, isBlocked: boolean }} page whether the browser knows that it is offline,
 *   and whether the page's own policy has refused the connection
 * @returns {Kind}
 */
export function kindOf(error, { isOffline, isBlocked }) {
  const { code = "", message = "", statusCode = 0 } = error;
  if (code === "CredentialsError") return kindOfExchange(error, { isOffline, isBlocked });
  if (code === "NetworkingError" && isBlocked) return "blocked";
  if (code === "NetworkingError" && isOffline) return "offline";
  if (aboutTime.test(message)) return "clock";
  if (aboutRegion.test(message)) return "scope";
  const known = byCode[code];
  if (known && !(known === "reply" && statusCode >= 500)) return known;
  if (statusCode === 429) return "throttled";
  return statusCode >= 500 ? "unavailable" : "unknown";
}

/**
 * @param {Partial<AwsError>} error
 * @param {{ isOffline: boolean, isBlocked: boolean }} page
 * @returns {Kind}
 */
function kindOfExchange(error, page) {
  const cause = innermost(error);
  if (cause === error) return /expired/.test(error.message ?? "") ? "expired" : "credentials";
  const kind = kindOf({ ...cause, code: cause.code ?? "", message: cause.message ?? "" }, page);
  const isOfPage = kind === "network" || kind === "offline" || kind === "blocked";
  return isOfPage || kind === "timeout" || kind === "expired" ? kind : "exchange";
}

/**
 * The error that caused an error about missing credentials.
 * @param {Partial<AwsError>} error
 * @returns {Partial<AwsError>}
 */
export function innermost(error) {
  let found = error;
  while (found.code === "CredentialsError" && found.originalError instanceof Error) {
    found = /** @type {AwsError} */ (found.originalError);
  }
  return found;
}

/**
 * The statement that a role needs to read a job.
 * @param {string} region
 * @param {string} jobId
 * @param {string} message of the refusal, which may name the account
 */
export function statementFor(region, jobId, message) {
  const account = /arn:[\w-]+:\w+:[\w-]*:(\d{12}):/.exec(message)?.[1] ?? "ACCOUNT";
  const partition = /\b(arn:aws[\w-]*):/.exec(message)?.[1] ?? "arn:aws";
  const statement = {
    Effect: "Allow",
    Action: "iot:GetJobDocument",
    Resource: `${partition}:iot:${region}:${account}:job/${jobId}`,
  };
  return JSON.stringify(statement, null, 2);
}
