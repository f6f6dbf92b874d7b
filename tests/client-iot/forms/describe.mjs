/** Plain JSON that tells of values what a user of SDK v3 would notice of them. Runs in the page. */

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** A second id of the local AWS. */
const extendedId = /^[\w+/]{64}$/;
const exceptions = [
  "IoTServiceException",
  "InvalidRequestException",
  "ResourceNotFoundException",
  "ServiceUnavailableException",
  "ThrottlingException",
];

/**
 * @param {any} value
 * @param {number} [depth] how deep to look
 * @returns {unknown}
 */
export function plain(value, depth = 5) {
  if (value === undefined) return "(undefined)";
  if (typeof value === "function") return "(function)";
  if (typeof value === "string") return uuid.test(value) || extendedId.test(value) ? "(id)" : value;
  if (value === null || typeof value !== "object") return value;
  if (value instanceof Date) return "(Date)";
  if (value instanceof Error) return describeError(value);
  if (depth === 0) return "(object)";
  if (Array.isArray(value)) return value.map((one) => plain(one, depth - 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      name === "totalRetryDelay" ? typeof one : plain(one, depth - 1),
    ]),
  );
}

/**
 * @param {any} error
 * @returns {unknown}
 */
export function describeError(error) {
  if (!(error instanceof Error)) return { thrown: plain(error) };
  const anyError = /** @type {any} */ (error);
  const { name, message, $fault, $retryable, $metadata, $response } = anyError;
  const { V3 } = /** @type {any} */ (globalThis);
  return {
    text: String(error),
    name,
    message,
    enumerable: Object.keys(error).sort(),
    json: Object.keys(JSON.parse(JSON.stringify(error))).sort(),
    is: exceptions.filter((name) => error instanceof V3[name]),
    $fault,
    $retryable,
    $metadata: plain($metadata),
    $response: $response && { statusCode: $response.statusCode, reason: $response.reason },
  };
}
