// The classes of credentials as the build gives them to `aws.ts`, in place of `../credentials/`: old code may extend
// them. To TypeScript they are the classes themselves.
import { callable } from "../callable.js";
import { Credentials as Base } from "../credentials/base.js";
import { ChainableTemporaryCredentials as Chainable } from "../credentials/chainable-temporary.js";
import { CognitoIdentityCredentials as Cognito } from "../credentials/cognito-identity.js";
import { TemporaryCredentials as Temporary } from "../credentials/temporary.js";
import { WebIdentityCredentials as WebIdentity } from "../credentials/web-identity.js";

/** {@link Base}, extendable. */
export const Credentials = callable(Base, "droppable!");
/** {@link Chainable}, extendable. */
export const ChainableTemporaryCredentials = callable(Chainable, "droppable!");
/** {@link Cognito}, extendable. */
export const CognitoIdentityCredentials = callable(Cognito, "droppable!");
/** {@link Temporary}, extendable. */
export const TemporaryCredentials = callable(Temporary, "droppable!");
/** {@link WebIdentity}, extendable. */
export const WebIdentityCredentials = callable(WebIdentity, "droppable!");
