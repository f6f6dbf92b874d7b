// The classes of credentials as `AWS` has them: old code may extend them.
import { callable } from "../callable.js";
import { Credentials as Base } from "../credentials/base.js";
import { ChainableTemporaryCredentials as Chainable } from "../credentials/chainable-temporary.js";
import { CognitoIdentityCredentials as Cognito } from "../credentials/cognito-identity.js";
import { TemporaryCredentials as Temporary } from "../credentials/temporary.js";
import { WebIdentityCredentials as WebIdentity } from "../credentials/web-identity.js";

/**
 * Credentials of a client, which may know how to refresh themselves.
 *
 * A page that gets its keys elsewhere extends this class, overrides `refresh(callback)`, sets the
 * keys and `expireTime` there, and calls back. Neither the secret nor the token shows in JSON or in
 * a log (in SDK v2 the token does).
 *
 * @see https://docs.aws.amazon.com/AWSJavaScriptSDK/latest/AWS/Credentials.html
 * @class
 */
export const Credentials = callable(Base, "droppable!");
/** Credentials of a client, which may know how to refresh themselves. */
export type Credentials = Base;
/**
 * A session for other credentials, which may be temporary themselves, so that one role can be
 * taken on from another: STS `AssumeRole` where the parameters name a role, else `GetSessionToken`.
 *
 * @see https://docs.aws.amazon.com/AWSJavaScriptSDK/latest/AWS/ChainableTemporaryCredentials.html
 * @class
 */
export const ChainableTemporaryCredentials = callable(Chainable, "droppable!");
/** A session for other credentials, which may be temporary themselves. */
export type ChainableTemporaryCredentials = Chainable;
/**
 * Credentials of an identity in a Cognito identity pool, logged in or not: `GetId`, then
 * `GetCredentialsForIdentity`. With `RoleArn` in the parameters it goes the older way: `GetId`,
 * `GetOpenIdToken`, then STS `AssumeRoleWithWebIdentity`. None of them is signed.
 *
 * The id of the identity is kept in `localStorage`, under the keys of SDK v2, and asked for once.
 *
 * @see https://docs.aws.amazon.com/AWSJavaScriptSDK/latest/AWS/CognitoIdentityCredentials.html
 * @class
 */
export const CognitoIdentityCredentials = callable(Cognito, "droppable!");
/** Credentials of an identity in a Cognito identity pool. */
export type CognitoIdentityCredentials = Cognito;
/**
 * A session for long-lived credentials: STS `AssumeRole` where `params` names a role, else
 * `GetSessionToken`.
 *
 * @see https://docs.aws.amazon.com/AWSJavaScriptSDK/latest/AWS/TemporaryCredentials.html
 * @class
 */
export const TemporaryCredentials = callable(Temporary, "droppable!");
/** A session for long-lived credentials. */
export type TemporaryCredentials = Temporary;
/**
 * Credentials of a role, for the token of an identity provider: STS `AssumeRoleWithWebIdentity`,
 * which is not signed.
 *
 * @see https://docs.aws.amazon.com/AWSJavaScriptSDK/latest/AWS/WebIdentityCredentials.html
 * @class
 */
export const WebIdentityCredentials = callable(WebIdentity, "droppable!");
/** Credentials of a role, for the token of an identity provider. */
export type WebIdentityCredentials = WebIdentity;
