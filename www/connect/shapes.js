/** What a value must look like to be what its field is for. What AWS thinks of it is another matter. */

/** Such as `eu-central-1`, `us-gov-west-1`, `us-isob-east-1`. */
const region = /^[a-z]{2,5}(?:-[a-z]+)+-\d{1,2}$/;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const role = /^arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/;

/** @param {string} value */
export const isRegion = (value) => region.test(value);

/** `REGION:UUID`. @param {string} value */
export function isIdentityPoolId(value) {
  const [place = "", id = "", ...more] = value.split(":");
  return isRegion(place) && uuid.test(id) && more.length === 0;
}

/** @param {string} value */
export const isRoleArn = (value) => role.test(value);

/** Nothing, or a URL as the package takes it. @param {string} value */
export function isEndpoint(value) {
  if (value === "") return true;
  if (!/^https?:\/\/[^/\s]/i.test(value) || !URL.canParse(value)) return false;
  const { username, password, search, hash } = new URL(value);
  return [username, password, search, hash].every((part) => part === "");
}

/** AWS's IDs begin with ASIA, AKIA or similar, those of a local AWS also with L. A secret has lowercase letters. */
const accessKeyId = /^[AL][A-Z]{2}A[A-Z0-9]{1,28}$/;
const secretAccessKey = /^[A-Za-z0-9/+=]+$/;
const sessionToken = /^[A-Za-z0-9][\w/+=.~%:-]*$/;
const date = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/;

/** An id of AWS itself: every one has 20 characters. @param {string} value */
export const isRealId = (value) => /^A[KS]IA[A-Z0-9]{16}$/.test(value);

/** A secret key of AWS itself, wherever it stands. @param {string} value */
export const isRealSecret = (value) =>
  value.length === 40 && /[a-z]/.test(value) && secretAccessKey.test(value);

/** @type {Record<keyof import("./paste-names.js").Pasted, (value: string) => boolean>} */
export const fits = {
  accessKeyId: (value) => accessKeyId.test(value),
  secretAccessKey: (value) => secretAccessKey.test(value) && !isRealId(value),
  // PowerShell ends what has no room on the screen with dots.
  sessionToken: (value) => sessionToken.test(value) && !value.endsWith(".."),
  expiration: (value) => date.test(value) && !Number.isNaN(Date.parse(value)),
  region: isRegion,
};
