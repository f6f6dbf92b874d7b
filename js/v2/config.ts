import { Credentials, type CredentialsOptions } from "../credentials/base.js";
import { type CredentialsSource, loadCredentials } from "../credentials/provider.js";
import type { AwsError } from "../error.js";
import { getPromises, setPromises } from "../promises.js";
import { conceal, reveal } from "../secrets.js";
import type { Endpoint } from "./endpoint.js";

/** Where the log line of a call goes: `console` will do. */
export type Logger = { log(line: string): void } | { write(line: string): void };

/** How long to wait before a retry. */
export interface RetryDelayOptions {
  /** Base of the exponential backoff, in ms: 100. */
  base?: number;
  /** The wait before retry `retryCount` (0, 1, …), in ms; a negative one ends the retries. */
  customBackoff?: (retryCount: number, error?: AwsError) => number;
}

/**
 * The options of a client. Options of SDK v2 that are not here are accepted and mean nothing.
 *
 * @see https://docs.aws.amazon.com/AWSJavaScriptSDK/latest/AWS/Config.html
 */
export interface ConfigOptions {
  /** With `secretAccessKey`, the short form of `credentials`. */
  accessKeyId?: string | undefined;
  /** With `accessKeyId`, the short form of `credentials`. */
  secretAccessKey?: string | undefined;
  /** The token that belongs to these keys. */
  sessionToken?: string | undefined;
  /** The AWS region of the job, such as `eu-west-1`. */
  region?: string | null | undefined;
  /**
   * What calls are signed with: credentials, or (beyond SDK v2) a function or promise that gives
   * them, with an `expiration` behind which it is asked again.
   */
  credentials?: CredentialsSource | null | undefined;
  /**
   * Another place to ask than AWS's own: an `https` or `http` URL, with or without a path, or a host.
   * `{service}`, `{region}` and `{scheme}` are filled in.
   */
  endpoint?: string | Endpoint | undefined;
  /** Whether to ask the FIPS endpoint. */
  useFipsEndpoint?: boolean | undefined;
  /** Whether to ask the endpoint that has IPv6 too. */
  useDualstackEndpoint?: boolean | undefined;
  /** The old name of `useDualstackEndpoint`. */
  useDualstack?: boolean | undefined;
  /** `false` for `http` where `endpoint` is a host without a scheme. Calls to AWS always use TLS. */
  sslEnabled?: boolean | undefined;
  /** How often a failed call is tried again: 3. */
  maxRetries?: number | undefined;
  /** How long to wait before a retry. */
  retryDelayOptions?: RetryDelayOptions | undefined;
  /** `timeout`: how long one attempt may take, its body included, in ms: 120000; 0 for no limit. */
  httpOptions?: { timeout?: number } | undefined;
  /**
   * Whether parameters are checked. `false` leaves only the checks without which another request
   * would be sent than was meant; `{ max: false, pattern: false }` turns two off.
   */
  paramValidation?: boolean | { min?: boolean; max?: boolean; pattern?: boolean; enum?: boolean };
  /** Where a line for each call is written. It carries no secret. */
  logger?: Logger | null | undefined;
  /** Text that is sent in `x-amz-user-agent`, a header that is not sent without it. */
  customUserAgent?: string | null | undefined;
  /** What is added to this machine's clock to get the service's, in ms: 0. */
  systemClockOffset?: number | undefined;
  /** The version of the API, `latest` or a date. There is one: `2015-05-28`. */
  apiVersion?: string | Date | null | undefined;
  /** The versions of several APIs, by service. */
  apiVersions?: { iot?: string | Date };
  /**
   * Whether `systemClockOffset` follows the service's clock, so that a machine whose clock is wrong
   * can sign: `true`.
   */
  correctClockSkew?: boolean | undefined;
  /** SDK v3's name for the opposite of `correctClockSkew`. */
  disableClockSkewCorrection?: boolean | undefined;
}

/** Options of one service: {@link ConfigOptions}, and parameters of every call. */
export interface ServiceConfigurationOptions extends ConfigOptions {
  /** Parameters of every call that does not give them itself. */
  params?: { jobId?: string; beforeSubstitution?: boolean };
}

/** What {@link Config} holds where the page has said nothing; `undefined` is a default too. */
const defaults = (): Record<string, unknown> => ({
  credentials: null,
  region: null,
  logger: null,
  apiVersions: {},
  apiVersion: null,
  endpoint: undefined,
  httpOptions: { timeout: 120_000 },
  maxRetries: undefined,
  paramValidation: true,
  sslEnabled: true,
  correctClockSkew: true,
  customUserAgent: null,
  systemClockOffset: 0,
  retryDelayOptions: {},
  useFipsEndpoint: false,
  useDualstackEndpoint: false,
});

/** The options of a client or, as `AWS.config`, of all clients made later. */
export class Config implements ConfigOptions {
  declare region: string | null | undefined;
  declare endpoint: string | Endpoint | undefined;
  declare useFipsEndpoint: boolean;
  declare useDualstackEndpoint: boolean;
  declare useDualstack?: boolean;
  declare sslEnabled: boolean;
  declare maxRetries: number | undefined;
  declare retryDelayOptions: RetryDelayOptions;
  declare httpOptions: { timeout?: number };
  declare paramValidation: NonNullable<ConfigOptions["paramValidation"]>;
  declare logger: Logger | null | undefined;
  declare customUserAgent: string | null | undefined;
  declare systemClockOffset: number;
  declare apiVersion: string | Date | null | undefined;
  declare apiVersions: { iot?: string | Date };
  declare correctClockSkew: boolean;
  declare disableClockSkewCorrection?: boolean;
  /** What calls are signed with. */
  get credentials(): CredentialsSource | null | undefined {
    return reveal<Secrets>(this).credentials;
  }

  set credentials(credentials: CredentialsSource | null | undefined) {
    conceal<Secrets>(this, { credentials });
  }

  /** Options of `Iot` alone, which count more than the general ones. */
  get iot(): ServiceConfigurationOptions | undefined {
    return reveal<Secrets>(this).iot;
  }

  set iot(iot: ServiceConfigurationOptions | undefined) {
    conceal<Secrets>(this, { iot });
  }

  /** Options of the classes that ask STS for credentials. */
  get sts(): ServiceConfigurationOptions | undefined {
    return reveal<Secrets>(this).sts;
  }

  set sts(sts: ServiceConfigurationOptions | undefined) {
    conceal<Secrets>(this, { sts });
  }

  /** Options of the class that asks Cognito for credentials. */
  get cognitoidentity(): ServiceConfigurationOptions | undefined {
    return reveal<Secrets>(this).cognitoidentity;
  }

  set cognitoidentity(cognitoidentity: ServiceConfigurationOptions | undefined) {
    conceal<Secrets>(this, { cognitoidentity });
  }

  /** A key that was given as an option; calls are signed with `credentials`. */
  get secretAccessKey(): string | undefined {
    return reveal<Secrets>(this).secretAccessKey;
  }

  set secretAccessKey(secretAccessKey: string | undefined) {
    conceal<Secrets>(this, { secretAccessKey });
  }

  /** A token that was given as an option. */
  get sessionToken(): string | undefined {
    return reveal<Secrets>(this).sessionToken;
  }

  set sessionToken(sessionToken: string | undefined) {
    conceal<Secrets>(this, { sessionToken });
  }

  constructor(options: ConfigOptions = {}) {
    const given = withCredentials(options) as Record<string, unknown>;
    for (const [name, value] of Object.entries(defaults())) {
      set(
        this as unknown as Record<string, unknown>,
        name,
        given[name] === undefined ? value : given[name],
      );
    }
  }

  /**
   * Takes over options. `undefined` sets an option back to its default; `httpOptions` are merged.
   *
   * @param options the options
   * @param allowUnknownKeys whether to keep options that SDK v2 does not know
   */
  update(options: ServiceConfigurationOptions & { iot?: object }, allowUnknownKeys = false): void {
    const known = defaults();
    const given = withCredentials(options) as Record<string, unknown>;
    // Of another Config the secret ones, too.
    const hidden =
      given instanceof Config ? secret.filter((name) => given[name] !== undefined) : [];
    for (const name of [...Object.getOwnPropertyNames(given), ...hidden]) {
      const value = given[name];
      // `__proto__` can come out of JSON, and is no option.
      const isKnown = Object.hasOwn(known, name) || services.includes(name);
      if (isKnown || (allowUnknownKeys && name !== "__proto__")) {
        set(
          this as unknown as Record<string, unknown>,
          name,
          value === undefined ? known[name] : value,
        );
      }
    }
  }

  /** Gets the credentials, renewed where needed. */
  getCredentials(
    callback: (error: AwsError | undefined, credentials: CredentialsOptions | null) => void,
  ): void {
    loadCredentials(this.credentials).then(
      (credentials) => callback(undefined, credentials),
      (error) => callback(error, null),
    );
  }

  /**
   * Sets whose promises `promise()` of a request, and `getPromise()` and `refreshPromise()` of credentials, give: those
   * of a library, or with `null` the browser's own.
   */
  setPromisesDependency(dependency?: unknown): void {
    setPromises(dependency);
  }

  /** What `setPromisesDependency` was given. */
  getPromisesDependency(): typeof Promise | undefined {
    return getPromises() as typeof Promise | undefined;
  }
}

/** Options of one service each. */
const services = ["iot", "sts", "cognitoidentity"];
/** What may have a key of the page: it shows neither in JSON nor in a log. */
const secret = ["credentials", "secretAccessKey", "sessionToken", ...services];

/** What options keep to themselves. */
interface Secrets {
  secretAccessKey?: string | undefined;
  sessionToken?: string | undefined;
  credentials?: CredentialsSource | null | undefined;
  iot?: ServiceConfigurationOptions | undefined;
  sts?: ServiceConfigurationOptions | undefined;
  cognitoidentity?: ServiceConfigurationOptions | undefined;
}

function set(target: Record<string, unknown>, name: string, value: unknown): void {
  const merged = name === "httpOptions" && target[name];
  target[name] = merged ? { ...merged, ...(value as object) } : value;
}

/** Top-level keys become credentials, as in SDK v2: both, or they mean nothing. */
function withCredentials<Options extends ConfigOptions>(options: Options): Options {
  const { accessKeyId, secretAccessKey, sessionToken } = options;
  if (!accessKeyId || !secretAccessKey) return options;
  return { ...options, credentials: new Credentials(accessKeyId, secretAccessKey, sessionToken) };
}

/** `AWS.config`. */
export let config = new Config();

/** Replaces `AWS.config`, for `AWS.config = …`. */
export function setConfig(replacement: Config): void {
  config = replacement;
}

/** The options of a client of a service: `AWS.config`, the service's part of it, and its own, which count most. */
export function clientConfig(
  service: "iot" | "sts" | "cognitoidentity",
  options: ServiceConfigurationOptions | null | undefined,
): Config & ServiceConfigurationOptions {
  const merged = new Config(config);
  merged.update(config[service] ?? {}, true);
  merged.update(options ?? {}, true);
  const { useDualstack, useDualstackEndpoint } = options ?? {};
  // As in v2: the old name counts where the client is not given the new one.
  if (typeof useDualstack === "boolean" && typeof useDualstackEndpoint !== "boolean") {
    merged.useDualstackEndpoint = useDualstack;
  }
  return merged;
}
