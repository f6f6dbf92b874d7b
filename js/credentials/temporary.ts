import { conceal, reveal } from "../secrets.js";
import { Credentials, type CredentialsCallback, type CredentialsOptions } from "./base.js";
import {
  defaultCredentials,
  type ExchangeOptions,
  exchange,
  ignore,
  report,
  takeKeys,
} from "./exchange.js";
import type { CredentialsSource } from "./provider.js";
import type { RoleParams } from "./web-identity.js";

/**
 * Parameters of {@link TemporaryCredentials}: with `RoleArn` those of `AssumeRole`, without it
 * `DurationSeconds`, `SerialNumber` and `TokenCode` of `GetSessionToken`.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html
 */
export interface TemporaryParams extends Partial<RoleParams> {
  /** What the owner of the role asks others for who take it on. */
  ExternalId?: string | undefined;
  /** The MFA device of the user. */
  SerialNumber?: string | undefined;
  /** What the MFA device shows. */
  TokenCode?: string | undefined;
  /** Tags of the session. */
  Tags?: { Key: string; Value: string }[] | undefined;
  /** Those tags that stay when the session takes on a further role. */
  TransitiveTagKeys?: string[] | undefined;
  /** Who uses the session, for the logs. */
  SourceIdentity?: string | undefined;
}

/** Credentials, or the values of some. */
export type MasterCredentials = CredentialsSource;

/** What these credentials keep to themselves. */
interface Secrets {
  params?: TemporaryParams;
  masterCredentials?: MasterCredentials | undefined;
  /** Where STS is asked. */
  options?: ExchangeOptions;
}

/** A session for long-lived credentials. Pages have it by `../v2/credentials.ts`. */
export class TemporaryCredentials extends Credentials {
  /** Minifiers change the names of classes, and messages have them. */
  static override readonly name: string = "TemporaryCredentials";

  /** What the session is asked for with. It shows neither in JSON nor in a log. */
  get params(): TemporaryParams {
    return reveal<Secrets>(this).params as TemporaryParams;
  }

  set params(params: TemporaryParams) {
    conceal<Secrets>(this, { params });
  }

  /** The credentials that the session is asked for with: they are never temporary ones. It shows neither in JSON nor in a log. */
  get masterCredentials(): MasterCredentials | undefined {
    return reveal<Secrets>(this).masterCredentials as MasterCredentials | undefined;
  }

  set masterCredentials(masterCredentials: MasterCredentials | undefined) {
    conceal<Secrets>(this, { masterCredentials });
  }

  /**
   * @param params which session; for a role, `RoleSessionName` is set to `temporary-credentials`
   *   unless given
   * @param masterCredentials the long-lived credentials. Of temporary ones, their own master is
   *   taken
   * @param clientConfig where STS is asked; SDK v2 has no such parameter
   */
  constructor(
    params: TemporaryParams | null = {},
    masterCredentials?: MasterCredentials | null,
    clientConfig: ExchangeOptions = {},
  ) {
    super();
    this.expired = true;
    this.params = withSessionName(params ?? {});
    this.masterCredentials = longLived(masterCredentials ?? defaultCredentials());
    conceal<Secrets>(this, { options: { ...clientConfig } });
  }

  /** Asks for a session, once for all who ask at the same time, and calls back. */
  override refresh(callback: CredentialsCallback = ignore): void {
    this.coalesceRefresh(callback);
  }

  /** @internal */
  protected override load(callback: CredentialsCallback): void {
    report(
      getSession(this, this.params, reveal<Secrets>(this).options, this.masterCredentials),
      callback,
    );
  }
}

/** Sets the name that SDK v2 gives a session of a role. */
export function withSessionName<Params extends TemporaryParams>(params: Params): Params {
  if (params.RoleArn) params.RoleSessionName ||= "temporary-credentials";
  return params;
}

/** Fills `credentials` with the keys of a session that `master` may have. */
export async function getSession(
  credentials: Credentials,
  params: TemporaryParams,
  options: ExchangeOptions | undefined,
  master: MasterCredentials | null | undefined,
): Promise<void> {
  const operation = params.RoleArn ? "AssumeRole" : "GetSessionToken";
  takeKeys(credentials, await exchange(operation, params, options, master));
}

/** The credentials at the start of a chain: STS gives no session for a session. */
function longLived(given: MasterCredentials | null | undefined): MasterCredentials | undefined {
  let master = given;
  while (typeof master === "object" && master !== null && "masterCredentials" in master) {
    const next = master.masterCredentials as MasterCredentials | null | undefined;
    if (!next) break;
    master = next;
  }
  const isPlain =
    typeof master === "object" && master !== null && !("get" in master || "then" in master);
  return isPlain ? new Credentials(master as CredentialsOptions) : (master ?? undefined);
}
