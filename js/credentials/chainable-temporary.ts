import { AwsError } from "../error.js";
import { conceal, reveal } from "../secrets.js";
import { Credentials, type CredentialsCallback } from "./base.js";
import { defaultCredentials, type ExchangeOptions, ignore, report } from "./exchange.js";
import {
  getSession,
  type MasterCredentials,
  type TemporaryParams,
  withSessionName,
} from "./temporary.js";

/**
 * Asks the user for what the MFA device `serialNumber` shows, and calls back with it, or with why
 * there is none.
 */
export type TokenCodeFn = (
  serialNumber: string,
  callback: (error: Error | string | null | undefined, tokenCode?: string) => void,
) => void;

/** Options of {@link ChainableTemporaryCredentials}. */
export interface ChainableTemporaryCredentialsOptions {
  /** Which session; for a role, `RoleSessionName` is `temporary-credentials` unless given. */
  params?: TemporaryParams | undefined;
  /** The credentials that the session is asked for with. They may be temporary themselves. */
  masterCredentials?: MasterCredentials | null | undefined;
  /** Where STS is asked. */
  stsConfig?: ExchangeOptions | undefined;
  /** Gives the `TokenCode`; needed where `params` has a `SerialNumber`. */
  tokenCodeFn?: TokenCodeFn | null | undefined;
}

/** What these credentials keep to themselves: TemporaryCredentials takes the `masterCredentials` of what has some. */
interface Secrets {
  master?: MasterCredentials | null | undefined;
  session?: TemporaryParams;
  /** Where STS is asked. */
  options?: ExchangeOptions;
}

const failureCode = "ChainableTemporaryCredentialsProviderFailure";

/** A session for other credentials, which may be temporary themselves. Pages have it by `../v2/credentials.ts`. */
export class ChainableTemporaryCredentials extends Credentials {
  /** Minifiers change the names of classes, and messages have them. */
  static override readonly name: string = "ChainableTemporaryCredentials";

  /** What gives the code of the MFA device, where one is named. */
  tokenCodeFn: TokenCodeFn | null = null;

  /**
   * @throws an {@link AwsError} with the code `ChainableTemporaryCredentialsProviderFailure` for a
   *   `SerialNumber` without a `tokenCodeFn`
   */
  constructor(options: ChainableTemporaryCredentialsOptions = {}) {
    super();
    this.expired = true;
    const params = withSessionName({ ...options.params });
    if (params.SerialNumber) {
      if (typeof options.tokenCodeFn !== "function") {
        throw new AwsError(
          failureCode,
          "tokenCodeFn must be a function when params.SerialNumber is given",
        );
      }
      this.tokenCodeFn = options.tokenCodeFn;
    }
    const master = options.masterCredentials ?? defaultCredentials();
    conceal<Secrets>(this, { master, session: params, options: { ...options.stsConfig } });
  }

  /** Asks for a session, once for all who ask at the same time, and calls back. */
  override refresh(callback: CredentialsCallback = ignore): void {
    this.coalesceRefresh(callback);
  }

  /** @internal */
  protected override load(callback: CredentialsCallback): void {
    report(this.exchange(), callback);
  }

  /** @internal */
  async exchange(): Promise<void> {
    const { master, options, session = {} } = reveal<Secrets>(this);
    const TokenCode = (await this.tokenCode(session)) || session.TokenCode;
    await getSession(this, { ...session, TokenCode }, options, master);
  }

  /** @internal */
  tokenCode({ SerialNumber }: TemporaryParams): Promise<string | undefined> | undefined {
    const { tokenCodeFn } = this;
    if (!tokenCodeFn) return undefined;
    return new Promise<string | undefined>((resolve, reject) => {
      tokenCodeFn(SerialNumber ?? "", (error, code) => {
        error ? reject(error) : resolve(code);
      });
    }).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : error;
      throw new AwsError(failureCode, `Error fetching MFA token: ${reason}`);
    });
  }
}
