/** Plain JSON that tells of values what a user would notice of them. Runs in the page. */

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Fields whose values differ from call to call: only their kind is told. */
const masked = new Set(["time", "retryDelay", "startTime"]);

/**
 * Which of `AWS`'s classes a value is of.
 * @param {any} AWS
 * @param {unknown} value
 * @returns {string}
 */
export function kind(AWS, value) {
  for (const name of ["Request", "Response", "Iot", "Credentials", "Config"]) {
    if (typeof AWS[name] === "function" && value instanceof AWS[name]) return `AWS.${name}`;
  }
  if (value === null) return "null";
  if (value instanceof Promise) return "Promise";
  if (value instanceof Date) return "Date";
  if (value instanceof Error) return "Error";
  return typeof value;
}

/**
 * @param {any} value
 * @param {number} [depth] how deep to look
 * @returns {unknown}
 */
export function plain(value, depth = 4) {
  if (value === undefined) return "(undefined)";
  if (typeof value === "function") return "(function)";
  if (typeof value === "string") return uuid.test(value) ? "(uuid)" : value;
  if (value === null || typeof value !== "object") return value;
  if (value instanceof Date) return "(Date)";
  if (value instanceof Error) return describeError(value);
  if (depth === 0) return "(object)";
  if (Array.isArray(value)) return value.map((one) => plain(one, depth - 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, plain(one, depth - 1)]),
  );
}

/**
 * @param {any} error
 * @returns {unknown}
 */
export function describeError(error) {
  if (!(error instanceof Error)) return { thrown: plain(error) };
  const anyError = /** @type {any} */ (error);
  // Beside the fields of SDK v2 there are `$metadata`, which code written for v3 reads, and `hint`.
  const others = ["stack", "$metadata", "hint"];
  const own = Object.getOwnPropertyNames(error).filter((name) => !others.includes(name));
  const isEnumerable = (/** @type {string} */ name) =>
    Object.prototype.propertyIsEnumerable.call(error, name);
  const names = [...new Set([...own, "name", "message"])].sort();
  return {
    text: String(error),
    enumerable: own.filter(isEnumerable).sort(),
    hidden: own.filter((name) => !isEnumerable(name)).sort(),
    json: Object.keys(JSON.parse(JSON.stringify(error))).sort(),
    fields: Object.fromEntries(
      names.map((name) => {
        const value = anyError[name];
        if (name === "originalError") return [name, cause(value)];
        return [name, masked.has(name) ? `(${value?.constructor?.name})` : plain(value)];
      }),
    ),
  };
}

/**
 * What an `originalError` tells, be it an `Error` or, as often in SDK v2, a plain object.
 * @param {any} value
 * @returns {unknown}
 */
function cause(value) {
  if (typeof value !== "object" || value === null) return plain(value);
  const { code, message, statusCode, requestId, retryable, originalError } = value;
  const told = { code, message, statusCode, requestId, retryable };
  return plain({ ...told, ...(originalError ? { originalError: cause(originalError) } : {}) }, 6);
}

/**
 * Own members, apart by whether they are enumerable.
 * @param {object} value
 */
export function members(value) {
  const own = Object.getOwnPropertyNames(value).sort();
  const shown = Object.keys(value);
  return {
    enumerable: own.filter((name) => shown.includes(name)),
    hidden: own.filter((name) => !shown.includes(name)),
  };
}
