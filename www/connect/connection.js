/** A connection: what the form holds, and the credentials and clients that are made of it. */
import AWS from "../../dist/index.js";
import { isEndpoint, isIdentityPoolId, isRealSecret, isRegion, isRoleArn } from "./shapes.js";

/** @typedef {"keys" | "cognito" | "web"} Source */

/**
 * @typedef {object} Connection
 * @property {string} region
 * @property {string} endpoint empty for AWS's own
 * @property {Source} source
 * @property {string} accessKeyId
 * @property {string} secretAccessKey
 * @property {string} sessionToken
 * @property {string} expiration of these keys, where the paste told; a date as text
 * @property {string} identityPoolId
 * @property {string} loginProvider
 * @property {string} loginToken
 * @property {string} roleArn
 * @property {string} webIdentityToken
 */

/** @returns {Connection} */
export const emptyConnection = () => ({
  region: "",
  endpoint: "",
  source: "keys",
  accessKeyId: "",
  secretAccessKey: "",
  sessionToken: "",
  expiration: "",
  identityPoolId: "",
  loginProvider: "",
  loginToken: "",
  roleArn: "",
  webIdentityToken: "",
});

/** What each way to credentials needs, in the order of the form. */
const required = /** @type {const} */ ({
  keys: ["accessKeyId", "secretAccessKey", "region"],
  cognito: ["identityPoolId", "region"],
  web: ["roleArn", "webIdentityToken", "region"],
});

/** Whether a value can be what its field is for. @type {Partial<Record<keyof Connection, (value: string) => boolean>>} */
const shapes = {
  region: isRegion,
  endpoint: isEndpoint,
  accessKeyId: (value) => !isRealSecret(value),
  identityPoolId: isIdentityPoolId,
  roleArn: isRoleArn,
};

/**
 * What keeps a connection from being tried, in the order of the form.
 * @param {Connection} connection
 * @returns {{ name: keyof Connection, isMissing: boolean }[]}
 */
export function problemsOf(connection) {
  const needed = required[connection.source];
  const names = new Set([...needed, /** @type {const} */ ("endpoint")]);
  return [...names].flatMap((name) => {
    const value = connection[name];
    const isMissing = value === "" && name !== "endpoint";
    return isMissing || !(shapes[name]?.(value) ?? true) ? [{ name, isMissing }] : [];
  });
}

/**
 * Puts what was pasted into a connection. Keys of two sets do not belong together.
 * @param {Connection} connection
 * @param {import("./paste-names.js").Pasted} pasted
 */
export function takePasted(connection, pasted) {
  const rest = pasted.accessKeyId === undefined ? {} : { secretAccessKey: "", sessionToken: "" };
  Object.assign(connection, { expiration: "" }, rest, pasted);
}

/**
 * The credentials of a connection. Those of Cognito and of a web identity are asked for when they are
 * first needed, and refreshed before they expire.
 * @param {Connection} connection
 * @returns {InstanceType<typeof AWS.Credentials>}
 */
export function credentialsOf(connection) {
  const { accessKeyId, secretAccessKey, sessionToken, expiration, region } = connection;
  const endpoint = connection.endpoint || undefined;
  if (connection.source === "cognito") return guestOrUser(connection);
  if (connection.source === "web") {
    const { roleArn: RoleArn, webIdentityToken: WebIdentityToken } = connection;
    return new AWS.WebIdentityCredentials({ RoleArn, WebIdentityToken }, { region, endpoint });
  }
  const keys = new AWS.Credentials(accessKeyId, secretAccessKey, sessionToken || undefined);
  const end = new Date(expiration);
  if (!Number.isNaN(end.getTime())) keys.expireTime = end;
  return keys;
}

/** @param {Connection} connection */
function guestOrUser({ identityPoolId, loginProvider, loginToken, region, endpoint }) {
  const Logins = loginProvider && loginToken ? { [loginProvider]: loginToken } : undefined;
  // The pool is in the region that its id begins with, wherever the jobs are.
  const [poolRegion] = identityPoolId.split(":");
  const place = { region: poolRegion || region, endpoint: endpoint || undefined };
  return new ForgetfulIdentity({ IdentityPoolId: identityPoolId, Logins }, place);
}

/** SDK v2, and so the package, keeps the id of an identity in `localStorage`; this page keeps nothing. */
class ForgetfulIdentity extends AWS.CognitoIdentityCredentials {
  /** @param {import("../../dist/credentials/base.js").CredentialsCallback} [callback] */
  refresh(callback = () => {}) {
    const { IdentityPoolId } = this.params;
    const names = ["id", "providers"].map((key) => `aws.cognito.identity-${key}.${IdentityPoolId}`);
    const kept = names.map((name) => localStorage.getItem(name));
    super.refresh((error) => {
      names.forEach((name, index) => {
        // What another page of this origin has put there is not this page's to remove.
        if (kept[index] === null) localStorage.removeItem(name);
      });
      callback(error);
    });
  }
}

/**
 * @param {Connection} connection
 * @param {InstanceType<typeof AWS.Credentials>} credentials
 * @returns {InstanceType<typeof AWS.Iot>}
 */
export function clientOf({ region, endpoint }, credentials) {
  return new AWS.Iot({ region, endpoint: endpoint || undefined, credentials });
}
