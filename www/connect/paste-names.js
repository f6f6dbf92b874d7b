/** The fields of a connection by the names that others have for them. */

/**
 * @typedef {object} Pasted
 * @property {string} [accessKeyId]
 * @property {string} [secretAccessKey]
 * @property {string} [sessionToken]
 * @property {string} [expiration] a date as text
 * @property {string} [region]
 *
 * @typedef {[name: string, value: unknown]} Pair a value with the name that stands beside it
 */

/**
 * The fields by the names that the AWS CLI and its files, STS, Cognito, the AWS access portal and the
 * SDKs have for them, but for case, signs and `aws` before them.
 * @type {Record<string, keyof Pasted>}
 */
const fields = {
  accesskeyid: "accessKeyId",
  accesskey: "accessKeyId",
  secretaccesskey: "secretAccessKey",
  secretkey: "secretAccessKey",
  sessiontoken: "sessionToken",
  securitytoken: "sessionToken",
  token: "sessionToken",
  expiration: "expiration",
  credentialexpiration: "expiration",
  sessionexpiration: "expiration",
  xsecuritytokenexpires: "expiration",
  region: "region",
  defaultregion: "region",
};

/** @param {string} name @returns {keyof Pasted | undefined} the field that is called so */
export function fieldOf(name) {
  const plain = name.toLowerCase().replace(/[^a-z]/g, "");
  const key = plain.replace(/^aws/, "");
  return Object.hasOwn(fields, key) ? fields[key] : undefined;
}
