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
import type { RoleParams } from "./web-identity.js";

/**
 * Parameters of {@link CognitoIdentityCredentials}. One of `IdentityPoolId` and `IdentityId` is
 * needed.
 *
 * @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetId.html
 * @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetCredentialsForIdentity.html
 */
export interface CognitoIdentityParams extends Partial<RoleParams> {
  /** The identity pool. */
  IdentityPoolId?: string | undefined;
  /** The identity in the pool, where it is known; else it is asked for, and set here. */
  IdentityId?: string | undefined;
  /** The AWS account of the pool. */
  AccountId?: string | undefined;
  /** The tokens of a user who has logged in, by the name of the provider. */
  Logins?: Record<string, string> | undefined;
  /** Keeps users of the same browser apart: their identities are cached under this name. */
  LoginId?: string | undefined;
  /** The role to take on, where several are possible. */
  CustomRoleArn?: string | undefined;
  /** With `RoleArn`, the token of the identity: it is asked for, and set here. */
  WebIdentityToken?: string | undefined;
}

/** What these credentials keep to themselves. */
interface Secrets {
  params?: CognitoIdentityParams;
  data?: ExchangeReply | null;
  /** The id of the identity, where a page has set it or a call has found it. */
  knownId?: string | undefined;
  /** Where Cognito and STS are asked. */
  options?: ExchangeOptions;
}

/** The names in `localStorage` under which SDK v2 keeps the identity, too. */
type CacheKey = "id" | "providers";

/** Stands in for `localStorage` where there is none, or the page may not use it. */
const memory: Record<string, string> = {};

/** Credentials of an identity in a Cognito identity pool. Pages have it by `../v2/credentials.ts`. */
export class CognitoIdentityCredentials extends Credentials {
  /** Minifiers change the names of classes, and messages have them. */
  static override readonly name: string = "CognitoIdentityCredentials";

  /** What Cognito is asked with. Newer tokens are set here. It shows neither in JSON nor in a log. */
  get params(): CognitoIdentityParams {
    return reveal<Secrets>(this).params as CognitoIdentityParams;
  }

  set params(params: CognitoIdentityParams) {
    conceal<Secrets>(this, { params });
  }

  /** What Cognito, or STS, last replied; `null` before. It shows neither in JSON nor in a log. */
  get data(): ExchangeReply | null {
    return reveal<Secrets>(this).data as ExchangeReply | null;
  }

  set data(data: ExchangeReply | null) {
    conceal<Secrets>(this, { data });
  }

  /**
   * @param params which pool or identity, and its logins
   * @param clientConfig where Cognito and STS are asked; the region is that of the pool
   */
  constructor(params: CognitoIdentityParams, clientConfig: ExchangeOptions = {}) {
    super();
    this.expired = true;
    this.params = params;
    this.data = null;
    conceal<Secrets>(this, { options: { ...clientConfig } });
    this.loadCachedId();
  }

  /** The id of the identity, where it is known. */
  get identityId(): string | undefined {
    this.loadCachedId();
    return reveal<Secrets>(this).knownId || this.params.IdentityId;
  }

  set identityId(id: string | undefined) {
    conceal<Secrets>(this, { knownId: id });
  }

  /** Asks for keys, once for all who ask at the same time, and calls back. */
  override refresh(callback: CredentialsCallback = ignore): void {
    this.coalesceRefresh(callback);
  }

  /** Forgets the id of the identity, for example because its pool was deleted. */
  clearCachedId(): void {
    conceal<Secrets>(this, { knownId: undefined });
    delete this.params.IdentityId;
    const storage = browserStorage();
    delete storage[this.cacheKey("id")];
    delete storage[this.cacheKey("providers")];
  }

  /** @internal */
  protected override load(callback: CredentialsCallback): void {
    report(this.exchange(), callback);
  }

  /** @internal */
  async exchange(): Promise<void> {
    this.data = null;
    conceal<Secrets>(this, { knownId: undefined });
    try {
      if (typeof this.params.IdentityId !== "string") {
        this.params.IdentityId = (await this.ask("GetId")).IdentityId;
      }
      this.data = await (this.params.RoleArn ? this.assumeRole() : this.getCredentials());
    } catch (error) {
      // The identity or its logins count no longer: the next attempt starts with a new id.
      if ((error as { code?: unknown })?.code === "NotAuthorizedException") this.clearCachedId();
      throw error;
    }
    takeKeys(this, this.data);
  }

  /** @internal */
  async getCredentials(): Promise<ExchangeReply> {
    const reply = await this.ask("GetCredentialsForIdentity");
    this.cacheId(reply);
    return reply;
  }

  /** @internal */
  async assumeRole(): Promise<ExchangeReply> {
    const reply = await this.ask("GetOpenIdToken");
    this.cacheId(reply);
    this.params.WebIdentityToken = reply.Token;
    this.params.RoleSessionName ||= "web-identity";
    return this.ask("AssumeRoleWithWebIdentity");
  }

  /** @internal */
  ask(operation: Parameters<typeof exchange>[0]): Promise<ExchangeReply> {
    return exchange(operation, this.params, reveal<Secrets>(this).options);
  }

  /** @internal Takes the id of an earlier visit, unless none of the providers has been used with it. */
  loadCachedId(): void {
    const { params } = this;
    if (params.IdentityId) return;
    const storage = browserStorage();
    const id = storage[this.cacheKey("id")];
    if (!id) return;
    if (params.Logins) {
      const cached = (storage[this.cacheKey("providers")] ?? "").split(",");
      if (!Object.keys(params.Logins).some((provider) => cached.includes(provider))) return;
    }
    params.IdentityId = id;
  }

  /** @internal */
  cacheId({ IdentityId }: ExchangeReply): void {
    const { params } = this;
    // A login can lead to another identity than the one that was asked with.
    conceal<Secrets>(this, { knownId: IdentityId });
    params.IdentityId = IdentityId;
    try {
      const storage = browserStorage();
      storage[this.cacheKey("id")] = IdentityId ?? "";
      if (params.Logins) {
        storage[this.cacheKey("providers")] = Object.keys(params.Logins).join(",");
      }
    } catch {
      // The storage is full: the id is asked for again on the next visit.
    }
  }

  /** @internal */
  cacheKey(key: CacheKey): string {
    const { IdentityPoolId, LoginId } = this.params;
    return `aws.cognito.identity-${key}.${IdentityPoolId}${LoginId || ""}`;
  }
}

function browserStorage(): Record<string, string> {
  try {
    return globalThis.localStorage ?? memory;
  } catch {
    return memory;
  }
}
