import { keepSecret } from "../secret.js";
import { Credentials, type CredentialsCallback } from "./base.js";
import {
  type ExchangeOptions,
  type ExchangeReply,
  exchange,
  ignore,
  report,
  takeKeys,
} from "./exchange.js";

/** What STS takes for a session of a role, whoever asks. */
export interface RoleParams {
  /** The role to take on. */
  RoleArn: string;
  /** The name of the session, which shows in the role's logs. */
  RoleSessionName?: string | undefined;
  /** How long the session lasts: 900 seconds up to what the role allows; 3600 unless given. */
  DurationSeconds?: number | undefined;
  /** A policy, as JSON text, that allows the session less than the role is allowed. */
  Policy?: string | undefined;
  /** Managed policies that allow the session less than the role is allowed. */
  PolicyArns?: { arn: string }[] | undefined;
}

/**
 * Parameters of {@link WebIdentityCredentials}.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
 */
export interface WebIdentityParams extends RoleParams {
  /** The OAuth 2.0 or OpenID Connect token of the identity provider. */
  WebIdentityToken: string;
  /** The host of an OAuth 2.0 provider; not for OpenID Connect. */
  ProviderId?: string | undefined;
}

/**
 * Credentials of a role, for the token of an identity provider: STS `AssumeRoleWithWebIdentity`,
 * which is not signed.
 *
 * @see https://docs.aws.amazon.com/AWSJavaScriptSDK/latest/AWS/WebIdentityCredentials.html
 */
export class WebIdentityCredentials extends Credentials {
  /** @internal Its name in messages, whatever a minifier makes of it. */
  static readonly label = "WebIdentityCredentials";
  /** What the role is asked for with. A newer token is set here. It shows neither in JSON nor in a log. */
  declare params: WebIdentityParams;
  /** What STS last replied; `null` before, and after a failure. It shows neither in JSON nor in a log. */
  declare data: ExchangeReply | null;

  /** @internal Where STS is asked. */
  declare options: ExchangeOptions;

  /**
   * @param params which role, and the token; `RoleSessionName` is set to `web-identity` unless given
   * @param clientConfig where STS is asked
   */
  constructor(params: WebIdentityParams, clientConfig: ExchangeOptions = {}) {
    super();
    this.expired = true;
    params.RoleSessionName ||= "web-identity";
    this.params = params;
    this.data = null;
    this.options = { ...clientConfig };
  }

  /** Exchanges the token, once for all who ask at the same time, and calls back. */
  override refresh(callback: CredentialsCallback = ignore): void {
    this.coalesceRefresh(callback);
  }

  /** @internal */
  protected override load(callback: CredentialsCallback): void {
    report(this.exchange(), callback);
  }

  /** @internal */
  async exchange(): Promise<void> {
    try {
      this.data = await exchange("AssumeRoleWithWebIdentity", this.params, this.options);
    } catch (error) {
      this.data = null;
      throw error;
    }
    takeKeys(this, this.data);
  }
}

keepSecret(WebIdentityCredentials.prototype, "params", "data", "options");
