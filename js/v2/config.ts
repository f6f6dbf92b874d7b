import { Credentials, type CredentialsOptions } from "../credentials/base.js";
import { type CredentialsSource, loadCredentials } from "../credentials/provider.js";
import type { AWSError } from "../error.js";
import { getPromises, setPromises } from "../promises.js";
import { conceal, reveal } from "../secrets.js";
import type { EndpointParts } from "./types.js";

/** Where the log line of a call goes, to `log` if there is one, else to `write`: `console` is enough. */
export interface Logger {
  // biome-ignore-start lint/suspicious/noExplicitAny: SDK v2's types
  /** Gets the line of a call. */
  log?: (...messages: any[]) => void;
  /** Gets the line of a call with a line break, as a stream does. */
  write?: (chunk: any, encoding?: any, callback?: any) => void;
  /** Never called here. */
  warn?: (...messages: any[]) => void;
  // biome-ignore-end lint/suspicious/noExplicitAny: SDK v2's types
}

/** How long to wait before a retry. */
export interface RetryDelayOptions {
  /** Base of the exponential backoff, in ms: 100. */
  base?: number;
  /** The wait before retry `retryCount` (0, 1, …), in ms; a negative one ends the retries. */
  customBackoff?: (retryCount: number, error?: AWSError) => number;
}

/** Which checks of parameters there are. One that is left out is made. */
export interface ParamValidation {
  /** Whether a text may be too short. Has no effect here: `jobId` is checked for its first character always. */
  min?: boolean;
  /** Whether a text may be too long. */
  max?: boolean;
  /** Whether a text must have the form that the service asks for. */
  pattern?: boolean;
  /** Whether a text must be one of a list. Has no effect here: no parameter has such a list. */
  enum?: boolean;
}

/** How requests are made. */
export interface HTTPOptions {
  /** How long one attempt may take, its body included, in ms: 120000; 0 for no limit. */
  timeout?: number | undefined;
  /** Has no effect here: the browser does not tell when it has connected. `timeout` counts from the start. */
  connectTimeout?: number | undefined;
  /** Has no effect here: the browser has its own settings for a proxy. */
  proxy?: string | undefined;
  /** Has no effect here: the browser keeps its connections itself. */
  // biome-ignore lint/suspicious/noExplicitAny: an agent of Node.js, whose types a page does not have
  agent?: any;
  /** Has no effect here: all requests are asynchronous. */
  xhrAsync?: boolean | undefined;
  /** Has no effect here: requests are signed, and sent without cookies. */
  xhrWithCredentials?: boolean | undefined;
}

/**
 * The options of a client. Those of SDK v2 that say so have no effect here: they are accepted, so that a page need
 * not change.
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
   * them, with an `expiration` after which it is asked again.
   */
  credentials?: CredentialsSource | null | undefined;
  /**
   * Another place to ask than AWS's own: an `https` or `http` URL, with or without a path, or a host.
   * `{service}`, `{region}` and `{scheme}` are filled in.
   */
  endpoint?: string | EndpointParts | undefined;
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
  /** How requests are made: `timeout` in ms. */
  httpOptions?: HTTPOptions | undefined;
  /**
   * Whether parameters are checked. `false` leaves only the checks without which another request
   * would be sent than was meant; `{ max: false, pattern: false }` turns two off.
   */
  paramValidation?: boolean | ParamValidation | undefined;
  /** Where a line for each call is written. It carries no secret. */
  logger?: Logger | null | undefined;
  /** Text that is sent in `x-amz-user-agent`, a header that is not sent without it. */
  customUserAgent?: string | null | undefined;
  /** What is added to this machine's clock to get the service's, in ms: 0. */
  systemClockOffset?: number | undefined;
  /** The version of the API, `latest` or a date. There is one: `2015-05-28`. */
  apiVersion?: string | Date | null | undefined;
  /** The versions of several APIs, by service. Only that of `iot` has an effect here. */
  apiVersions?: ApiVersions | undefined;
  /**
   * Whether `systemClockOffset` follows the service's clock, so that a machine whose clock is wrong
   * can sign: `true`.
   */
  correctClockSkew?: boolean | undefined;
  /** SDK v3's name for the opposite of `correctClockSkew`. */
  disableClockSkewCorrection?: boolean | undefined;
  /** Has no effect here: the browser follows redirects itself. */
  maxRedirects?: number | undefined;
  /** Has no effect here: calls are signed with Signature Version 4. */
  signatureVersion?: "v4" | (string & {}) | undefined;
  /** Has no effect here: the signing key of a day is always kept. */
  signatureCache?: boolean | undefined;
  /** Has no effect here: give `credentials` a function that finds some. */
  // biome-ignore lint/suspicious/noExplicitAny: a class that is not in this package
  credentialProvider?: any;
  /** Has no effect here: this service takes no bearer token. */
  // biome-ignore lint/suspicious/noExplicitAny: a class that is not in this package
  token?: any;
  /** Has no effect here: this service takes no bearer token. */
  // biome-ignore lint/suspicious/noExplicitAny: a class that is not in this package
  tokenProvider?: any;
  /** Has no effect here: the result has text only. */
  convertResponseTypes?: boolean | undefined;
  /** Has no effect here: the operation has no prefix of a host. */
  hostPrefixEnabled?: boolean | undefined;
  /** Has no effect here: the service has no discovery of endpoints. */
  endpointDiscoveryEnabled?: boolean | undefined;
  /** Has no effect here: the service has no discovery of endpoints. */
  endpointCacheSize?: number | undefined;
  /** Has no effect here: STS is asked in the client's region, as with `regional`. */
  stsRegionalEndpoints?: "legacy" | "regional" | undefined;
  /** Has no effect here: it is for S3. */
  computeChecksums?: boolean | undefined;
  /** Has no effect here: it is for S3. */
  s3BucketEndpoint?: boolean | undefined;
  /** Has no effect here: it is for S3. */
  s3DisableBodySigning?: boolean | undefined;
  /** Has no effect here: it is for S3. */
  s3ForcePathStyle?: boolean | undefined;
  /** Has no effect here: it is for S3. */
  s3UsEast1RegionalEndpoint?: "regional" | "legacy" | undefined;
  /** Has no effect here: it is for S3. */
  s3UseArnRegion?: boolean | undefined;
  /** Has no effect here: it is for S3. */
  useAccelerateEndpoint?: boolean | undefined;
  /** Has no effect here: it is for DynamoDB. */
  dynamoDbCrc32?: boolean | undefined;
}

/** Versions of APIs, by service. */
export interface ApiVersions {
  /** The version of IoT's, `latest` or a date. There is one: `2015-05-28`. */
  iot?: string | Date | undefined;
  /** Has no effect here. */
  [service: string]: string | Date | undefined;
}

/** Options of one service: {@link ConfigOptions}, and parameters of every call. */
export interface ServiceConfigurationOptions extends ConfigOptions {
  /** Parameters of every call that does not give them itself. */
  params?: { jobId?: string; beforeSubstitution?: boolean } | undefined;
}

/** Options of single services. */
export interface ServiceOptions {
  /** Options of `Iot` alone, which count more than the general ones. */
  iot?: ServiceConfigurationOptions | undefined;
  /** Options of the classes that ask STS for credentials. */
  sts?: ServiceConfigurationOptions | undefined;
  /** Options of the class that asks Cognito for credentials. */
  cognitoidentity?: ServiceConfigurationOptions | undefined;
}

/** What {@link Config.update} takes: options, and those of single services. */
export interface ConfigUpdate extends ServiceConfigurationOptions, ServiceOptions {}

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

/** The options that {@link Config} has beside those that always have a value. */
export interface Config extends ConfigOptions {}

/**
 * The options of a client or, as `AWS.config`, of all clients made later.
 *
 * @see https://docs.aws.amazon.com/AWSJavaScriptSDK/latest/AWS/Config.html
 */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the interface adds only what may be missing
export class Config implements ConfigOptions {
  /** Minifiers change the names of classes, and consoles show them. */
  static readonly name: string = "Config";

  declare region: string | null | undefined;
  declare endpoint: string | EndpointParts | undefined;
  declare useFipsEndpoint: boolean;
  declare useDualstackEndpoint: boolean;
  declare useDualstack?: boolean;
  declare sslEnabled: boolean;
  declare maxRetries: number | undefined;
  declare retryDelayOptions: RetryDelayOptions;
  declare httpOptions: HTTPOptions;
  declare paramValidation: NonNullable<ConfigOptions["paramValidation"]>;
  declare logger: Logger | null | undefined;
  declare customUserAgent: string | null | undefined;
  declare systemClockOffset: number;
  declare apiVersion: string | Date | null | undefined;
  declare apiVersions: ApiVersions;
  declare correctClockSkew: boolean;
  declare disableClockSkewCorrection?: boolean;
  /**
   * What calls are signed with. The type is SDK v2's: where a function or a promise was given, it is that.
   */
  get credentials(): Credentials | CredentialsOptions | null | undefined {
    return reveal<Secrets>(this).credentials as Credentials | CredentialsOptions | null | undefined;
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

  /**
   * @param options the options. Those of single services (`iot`, `sts`, `cognitoidentity`) are taken by
   *   {@link update} only, as in SDK v2
   */
  constructor(options: ConfigOptions & ServiceOptions = {}) {
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
  // biome-ignore lint/suspicious/noExplicitAny: SDK v2's type
  update(options: ConfigUpdate & { [name: string]: any }, allowUnknownKeys: true): void;
  /**
   * Takes over options. `undefined` sets an option back to its default; `httpOptions` are merged.
   *
   * @param options the options
   * @param allowUnknownKeys whether to keep options that SDK v2 does not know: `false`
   */
  update(options: ConfigUpdate, allowUnknownKeys?: boolean): void;
  update(options: ConfigUpdate, allowUnknownKeys = false): void {
    const known = defaults();
    const given = withCredentials(options) as Record<string, unknown>;
    // Of another Config the secret ones, too.
    const hidden =
      given instanceof Config ? secret.filter((name) => given[name] !== undefined) : [];
    for (const name of [...Object.getOwnPropertyNames(given), ...hidden]) {
      const value = given[name];
      // `__proto__` can come out of JSON, and is not an option.
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

  /**
   * Gets the credentials, refreshed where needed.
   *
   * @param callback called with an error, which is `undefined` where there is none (the type is SDK v2's), and
   *   what has the keys
   */
  getCredentials(
    callback: (
      error: AWSError | null,
      credentials: Credentials | CredentialsOptions | null,
    ) => void,
  ): void {
    loadCredentials(this.credentials).then(
      (credentials) => callback(undefined as unknown as null, credentials),
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
