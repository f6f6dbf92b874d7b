import type { CallOptions } from "../../build/glue/iot_job_document.js";
import { type ClientOf, clientOf } from "../core.js";
import { endOf } from "../credentials/keys.js";
import { type CredentialsSource, loadCredentials } from "../credentials/provider.js";
import { AwsError } from "../error.js";

/** A value, or a function that gives it. */
export type Provider<T> = () => Promise<T>;

/** Keys as SDK v3 has them. */
export interface AwsCredentialIdentity {
  /** The access key id: `ASIA…` for temporary credentials. */
  readonly accessKeyId: string;
  /** The secret access key. */
  readonly secretAccessKey: string;
  /** The session token that belongs to a temporary key. */
  readonly sessionToken?: string;
  /** When they expire. */
  readonly expiration?: Date;
  /** Has no effect here. */
  readonly credentialScope?: string;
  /** Has no effect here. */
  readonly accountId?: string;
}

/** A function that gives keys, such as those of `@aws-sdk/credential-providers`. */
export type AwsCredentialIdentityProvider = (
  // biome-ignore lint/suspicious/noExplicitAny: SDK v3's type
  identityProperties?: Record<string, any>,
) => Promise<AwsCredentialIdentity>;

/** An endpoint in its parts. */
export interface Endpoint {
  /** `https:` or `http:`. */
  protocol: string;
  /** Host without port. */
  hostname: string;
  /** The port; the protocol's own unless given. */
  port?: number;
  /** What stands before the path of each call. */
  path: string;
  /** The parameters of its query: an endpoint with any is refused. */
  query?: Record<string, string | string[] | null> | undefined;
}

/** An endpoint around a `URL`. */
export interface EndpointV2 {
  /** All of it. */
  url: URL;
}

type AnyEndpoint = string | Endpoint | EndpointV2;

/** Where calls are told of. Each member gets an object. */
export interface Logger {
  // biome-ignore-start lint/suspicious/noExplicitAny: SDK v3's type
  /** Never called here. */
  trace?: (...content: any[]) => void;
  /** Never called here; a provider of credentials may call it. */
  debug: (...content: any[]) => void;
  /** Is told of each call that succeeds. */
  info: (...content: any[]) => void;
  /** Never called here; a provider of credentials may call it. */
  warn: (...content: any[]) => void;
  /** Is told of each call that fails. */
  error: (...content: any[]) => void;
  // biome-ignore-end lint/suspicious/noExplicitAny: SDK v3's type
}

/** How requests are made: options, or a handler of SDK v3 that has them. It makes none itself. */
export interface RequestHandlerOptions {
  /** How long one attempt may take, its body included, in ms: 120000; 0 for no limit. */
  requestTimeout?: number | undefined;
  /** What a handler of SDK v3 tells its options with. */
  httpHandlerConfigs?: () => { requestTimeout?: number | undefined };
  // biome-ignore-start lint/suspicious/noExplicitAny: SDK v3's types
  /** Never called: the browser's `fetch` makes all requests. */
  handle?: any;
  /** Has no effect here: the browser does not tell when it has connected. `requestTimeout` counts from the start. */
  connectionTimeout?: number | undefined;
  /** Has no effect here: the browser keeps its connections itself. */
  socketTimeout?: number | undefined;
  /** Has no effect here: `requestTimeout` always ends the attempt. */
  throwOnRequestTimeout?: boolean | undefined;
  /** Has no effect here: the browser keeps its connections itself. */
  socketAcquisitionWarningTimeout?: number | undefined;
  /** Has no effect here: the browser keeps its connections itself. */
  httpAgent?: any;
  /** Has no effect here: the browser keeps its connections itself. */
  httpsAgent?: any;
  /** Has no effect here: the `logger` of the client is told of calls. */
  logger?: Logger | undefined;
  /** Has no effect here: a request ends with its page. */
  keepAlive?: boolean | undefined;
  /** Has no effect here: requests are signed, and sent without cookies. */
  credentials?: "include" | "omit" | "same-origin" | (string & {}) | undefined;
  /** Has no effect here: the browser decides. */
  cache?:
    | "default"
    | "force-cache"
    | "no-cache"
    | "no-store"
    | "only-if-cached"
    | "reload"
    | undefined;
  /** Has no effect here: never called. */
  requestInit?: ((httpRequest: any) => any) | undefined;
  /** Has no effect here: never called. A test may replace the global `fetch`. */
  customFetch?: ((input: any, init?: any) => any) | undefined;
  // biome-ignore-end lint/suspicious/noExplicitAny: SDK v3's types
}

/**
 * The options of a client.
 *
 * @see https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/Package/-aws-sdk-client-iot/Interface/IoTClientConfig/
 */
export interface IoTClientConfig {
  /** The AWS region of the job, such as `eu-west-1`. */
  region?: string | Provider<string> | undefined;
  /** What calls are signed with. A function is asked again when its keys expire. */
  credentials?: AwsCredentialIdentity | AwsCredentialIdentityProvider | undefined;
  /** Another place to ask than AWS's own. */
  endpoint?: AnyEndpoint | Provider<Endpoint> | Provider<EndpointV2> | undefined;
  /** Whether to ask the FIPS endpoint. */
  useFipsEndpoint?: boolean | Provider<boolean> | undefined;
  /** Whether to ask the endpoint that has IPv6 too. */
  useDualstackEndpoint?: boolean | Provider<boolean> | undefined;
  /** How often a call is tried at most: 3. */
  maxAttempts?: number | Provider<number> | undefined;
  /** `standard`. `adaptive` is taken for it. */
  retryMode?: string | Provider<string> | undefined;
  /** What is added to this machine's clock to get the service's, in ms: 0. */
  systemClockOffset?: number | undefined;
  /** `true` where `systemClockOffset` is not to follow the service's clock. */
  disableClockSkewCorrection?: boolean | Provider<boolean> | undefined;
  /** Text, or names and versions, sent in `x-amz-user-agent`, a header that is not sent without. */
  customUserAgent?: string | [name: string, version?: string][] | undefined;
  /** Where calls are told of. It is given no secret. */
  logger?: Logger | undefined;
  /** How requests are made: `requestTimeout` in ms. */
  requestHandler?: RequestHandlerOptions | undefined;
  // biome-ignore-start lint/suspicious/noExplicitAny: types of SDK v3 that a page without it does not have
  /** Has no effect here: retries are those of `retryMode: "standard"`, at most `maxAttempts` attempts. */
  retryStrategy?: any;
  /** Has no effect here: `standard` is what is done, with a `requestTimeout` of its own. */
  defaultsMode?: DefaultsMode | Provider<DefaultsMode> | undefined;
  /** Has no effect here: calls are signed with Signature Version 4. */
  authSchemePreference?: string[] | Provider<string[]> | undefined;
  /** Has no effect here: calls are signed by the core. */
  signer?: any;
  /** Has no effect here: the path is escaped as the service expects. */
  signingEscapePath?: boolean | undefined;
  /** Has no effect here: calls are signed for `region`. */
  signingRegion?: string | undefined;
  /** Has no effect here: give `endpoint`. */
  endpointProvider?: any;
  /** Has no effect here: calls to AWS always use TLS. */
  tls?: boolean | undefined;
  /** Has no effect here: the operation has no prefix of a host. */
  disableHostPrefix?: boolean | undefined;
  /** Has no effect here: there is no middleware. */
  cacheMiddleware?: boolean | undefined;
  /** Has no effect here: the operation has one protocol. */
  protocol?: any;
  /** Has no effect here: a page has no configuration file. */
  profile?: string | undefined;
  /** Has no effect here: a page has no configuration file. */
  ignoreConfiguredEndpointUrls?: boolean | undefined;
  /** Has no effect here: `customUserAgent` is what is sent. */
  userAgentAppId?: string | Provider<string | undefined> | undefined;
  /** Has no effect here: they are never called. */
  extensions?: any[] | undefined;
  // biome-ignore-end lint/suspicious/noExplicitAny: as above
}

/** Names of SDK v3's sets of defaults. */
export type DefaultsMode = "standard" | "cross-region" | "in-region" | "mobile" | "auto" | "legacy";

/** The options of a client as it has them: functions where they may take time. */
export interface IoTClientResolvedConfig {
  /** The version of the API: `2015-05-28`. */
  readonly apiVersion: string;
  /** The name of the service: `IoT`. */
  readonly serviceId: string;
  /** The AWS region. */
  region: Provider<string>;
  /** The keys, refreshed where needed. */
  credentials: AwsCredentialIdentityProvider;
  /** The endpoint in its parts, where there is a custom one. */
  endpoint?: Provider<Endpoint> | undefined;
  /** Whether to ask the FIPS endpoint. */
  useFipsEndpoint: Provider<boolean>;
  /** Whether to ask the endpoint that has IPv6 too. */
  useDualstackEndpoint: Provider<boolean>;
  /** How often a call is tried at most. */
  maxAttempts: Provider<number>;
  /** Always taken for `standard`. */
  retryMode: Provider<string>;
  /** What has been learnt of the service's clock is here. */
  systemClockOffset: number;
  /** Whether `systemClockOffset` stays as it is. */
  disableClockSkewCorrection: Provider<boolean>;
  /** What is sent in `x-amz-user-agent`. */
  customUserAgent?: string | [name: string, version?: string][] | undefined;
  /** Where calls are told of. */
  logger: Logger;
  /** How requests are made. */
  requestHandler: RequestHandlerOptions;
}

/** @internal What a client keeps between its calls. */
export interface Resolved {
  config: IoTClientResolvedConfig;
  /** What the core loads credentials from. */
  source: CredentialsSource | undefined;
  /** The client in Rust: what may be spent on retries is there. */
  client: ClientOf;
}

const ignore = () => {};
/** Providers of SDK v3 write to the logger of the client, where it has none too. */
const silent: Logger = { trace: ignore, debug: ignore, info: ignore, warn: ignore, error: ignore };

/** @internal The options of a client, from what a page gave. */
export function resolve(given: IoTClientConfig): Resolved {
  const { credentials, endpoint } = given;
  const source: CredentialsSource | undefined =
    // Providers of SDK v3 look for the region of the client that asks.
    typeof credentials === "function"
      ? () => credentials({ callerClientConfig: config })
      : credentials;
  const config: IoTClientResolvedConfig = {
    ...given,
    apiVersion: "2015-05-28",
    serviceId: "IoT",
    region: provider(given.region as string),
    credentials: () => identity(source),
    endpoint: endpoint ? endpointProvider(provider<AnyEndpoint>(endpoint)) : undefined,
    useFipsEndpoint: provider(given.useFipsEndpoint ?? false),
    useDualstackEndpoint: provider(given.useDualstackEndpoint ?? false),
    maxAttempts: provider(given.maxAttempts ?? 3),
    retryMode: provider(given.retryMode ?? "standard"),
    systemClockOffset: given.systemClockOffset ?? 0,
    disableClockSkewCorrection: provider(given.disableClockSkewCorrection ?? false),
    logger: given.logger ?? silent,
    requestHandler: given.requestHandler ?? {},
  };
  return { config, source, client: clientOf() };
}

function provider<T extends number | boolean | AnyEndpoint>(given: T | Provider<T>): Provider<T> {
  return typeof given === "function" ? given : async () => given;
}

/** A custom endpoint in its parts, and as the page wrote it: the core checks all of it. */
type EndpointProvider = Provider<Endpoint> & { given?: Provider<AnyEndpoint> };

function endpointProvider(given: Provider<AnyEndpoint>): EndpointProvider {
  return Object.assign(async () => parts(await given()), { given });
}

/** An endpoint in its parts. @throws `TypeError` for a text that is not a URL, as SDK v3 does */
function parts(endpoint: AnyEndpoint): Endpoint {
  if (typeof endpoint === "object" && !("url" in endpoint)) return endpoint;
  const url = typeof endpoint === "string" ? new URL(endpoint) : endpoint.url;
  const { protocol, hostname, port, pathname: path, search, searchParams } = url;
  const query = search ? Object.fromEntries(searchParams) : undefined;
  return { protocol, hostname, port: port ? Number(port) : undefined, path, query } as Endpoint;
}

/** The keys, refreshed where needed, as SDK v3 gives them. */
async function identity(source: CredentialsSource | undefined): Promise<AwsCredentialIdentity> {
  const keys = await loadCredentials(source).catch((error) => {
    throw fromProvider(error);
  });
  const { accessKeyId, secretAccessKey, sessionToken } = keys;
  const end = endOf(keys.expireTime ?? keys.expiration);
  return {
    accessKeyId,
    secretAccessKey,
    ...(sessionToken === undefined ? undefined : { sessionToken }),
    ...(end && { expiration: end }),
  };
}

/** What a provider of credentials threw, which SDK v3 passes on as it is; else the error itself. */
export function fromProvider(error: unknown): unknown {
  let found: unknown = error;
  while (found instanceof AwsError && found.code === "CredentialsError" && found.originalError) {
    found = found.originalError;
  }
  return found instanceof AwsError && found.code === "CredentialsError" ? error : found;
}

/** @internal The options of one call: the providers are asked now. */
export async function callOptions(
  config: IoTClientResolvedConfig,
  requestTimeout: number | undefined,
): Promise<{ options: Omit<CallOptions, "face">; userAgent: string | undefined }> {
  const { customUserAgent, requestHandler } = config;
  const handler = { ...requestHandler, ...requestHandler.httpHandlerConfigs?.() };
  const [region, endpoint, fips, dualStack, maxAttempts, isUncorrected] = await Promise.all([
    config.region(),
    ((config.endpoint as EndpointProvider | undefined)?.given ?? config.endpoint)?.(),
    config.useFipsEndpoint(),
    config.useDualstackEndpoint(),
    config.maxAttempts(),
    config.disableClockSkewCorrection(),
  ]);
  const options = {
    region: String(region ?? ""),
    endpoint: endpoint && url(endpoint),
    useFipsEndpoint: Boolean(fips),
    useDualstackEndpoint: Boolean(dualStack),
    maxRetries: maxAttempts > 1 ? Math.min(Math.floor(maxAttempts) - 1, 2 ** 31) : 0,
    retryBase: 0,
    timeout: Number(requestTimeout ?? handler.requestTimeout ?? 120_000) || 0,
    correctClockSkew: !isUncorrected,
    checkUnexpected: true,
    checkMax: true,
    checkPattern: true,
  };
  const userAgent =
    typeof customUserAgent === "object"
      ? customUserAgent.map((pair) => pair.join("/")).join(" ")
      : customUserAgent;
  return { options, userAgent };
}

function url(endpoint: AnyEndpoint): string {
  if (typeof endpoint === "string") return endpoint;
  if ("url" in endpoint) return endpoint.url.href;
  const { protocol, hostname, port, path, query } = endpoint;
  // A query is refused, and not left out in silence.
  const search = Object.keys(query ?? {}).length > 0 ? "?query" : "";
  return `${protocol}//${hostname}${port ? `:${port}` : ""}${path}${search}`;
}
