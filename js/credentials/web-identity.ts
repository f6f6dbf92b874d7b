import { conceal, reveal } from "../secrets.js";
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

/** What these credentials keep to themselves. */
interface Secrets {
  params?: WebIdentityParams;
  data?: ExchangeReply | null;
  /** Where STS is asked. */
  options?: ExchangeOptions;
}

/** Credentials of a role, for the token of an identity provider. Pages have it by `../v2/credentials.ts`. */
export class WebIdentityCredentials extends Credentials {
  /** Minifiers change the names of classes, and messages have them. */
  static override readonly name: string = "WebIdentityCredentials";

  /** What the role is asked for with. A newer token is set here. It shows neither in JSON nor in a log. */
  get params(): WebIdentityParams {
    return reveal<Secrets>(this).params as WebIdentityParams;
  }

  set params(params: WebIdentityParams) {
    conceal<Secrets>(this, { params });
  }

  /** What STS last replied; `null` before, and after a failure. It shows neither in JSON nor in a log. */
  get data(): ExchangeReply | null {
    return reveal<Secrets>(this).data as ExchangeReply | null;
  }

  set data(data: ExchangeReply | null) {
    conceal<Secrets>(this, { data });
  }

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
    conceal<Secrets>(this, { options: { ...clientConfig } });
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
      this.data = await exchange(
        "AssumeRoleWithWebIdentity",
        this.params,
        reveal<Secrets>(this).options,
      );
    } catch (error) {
      this.data = null;
      throw error;
    }
    takeKeys(this, this.data);
  }
}
