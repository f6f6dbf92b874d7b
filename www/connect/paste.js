/** Reads temporary keys out of what people have on the clipboard. */

/**
 * @typedef {object} Pasted
 * @property {string} [accessKeyId]
 * @property {string} [secretAccessKey]
 * @property {string} [sessionToken]
 * @property {string} [expiration] as it was written, a date
 * @property {string} [region]
 */

/**
 * The fields by the names that the AWS CLI, its files, STS and Cognito have for them.
 * @type {Record<string, keyof Pasted>}
 */
const fields = {
  accesskeyid: "accessKeyId",
  secretaccesskey: "secretAccessKey",
  secretkey: "secretAccessKey",
  sessiontoken: "sessionToken",
  securitytoken: "sessionToken",
  expiration: "expiration",
  credentialexpiration: "expiration",
  region: "region",
  defaultregion: "region",
};

/** `export NAME=value`, `set NAME=value`, `$Env:NAME = "value"`, `name = value`. */
const assignment =
  /^[ \t]*(?:[$>#%][ \t]+)?(?:export[ \t]+|set[ \t]+|\$env:)?"?(?:aws_)?([a-z_]+)[ \t]*=[ \t]*(.*?)[ \t;]*$/gim;

/**
 * Reads the JSON of `aws sts assume-role`, `aws configure export-credentials` and alike, or lines of
 * a shell, of PowerShell or of a credentials file; what stands around them does not matter.
 * @param {string} text
 * @returns {Pasted} empty where there is nothing to be found
 */
export function readPaste(text) {
  const json = text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1);
  const found = { ...readLines(text), ...readJson(json) };
  return found.accessKeyId || found.secretAccessKey || found.sessionToken ? found : {};
}

/** @param {string} text @returns {Pasted} */
function readJson(text) {
  try {
    const value = JSON.parse(text);
    return pick(Object.entries(value?.Credentials ?? value ?? {}));
  } catch {
    return {};
  }
}

/** @param {string} text @returns {Pasted} */
function readLines(text) {
  const lines = text.matchAll(assignment);
  return pick(Array.from(lines, ([, name = "", value = ""]) => [name, unquote(value)]));
}

/** @param {string} value */
function unquote(value) {
  return /^(["'])(.*)\1$/.exec(value)?.[2] ?? value.replace(/"$/, "");
}

/** @param {[string, unknown][]} entries @returns {Pasted} */
function pick(entries) {
  /** @type {Pasted} */
  const found = {};
  for (const [name, value] of entries) {
    const key = name.toLowerCase().replaceAll("_", "");
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (field && typeof value === "string" && value.trim() !== "") found[field] = value.trim();
  }
  return found;
}
