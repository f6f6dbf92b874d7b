import type { Call, HeaderPair, Judgement } from "../../build/glue/iot_job_document.js";
import { type Core, clientOf } from "../core.js";
import { drive } from "../driver.js";
import { AwsError } from "../error.js";
import { type Judged, Page } from "../page.js";
import { Stop } from "../stop.js";
import {
  type Config,
  clientConfig,
  config,
  type RetryDelayOptions,
  type ServiceConfigurationOptions,
} from "../v2/config.js";
import { throwLater } from "../v2/events.js";
import { log } from "../v2/logger.js";
import { callOptions, placeOf } from "../v2/options.js";
import type { Credentials, CredentialsCallback } from "./base.js";
import { noKeys } from "./keys.js";
import { type CredentialsSource, keysOf } from "./provider.js";
import { elements } from "./xml.js";

/**
 * Where and how a class of credentials asks: options of the client of Cognito or STS that it makes. They count more
 * than those of `AWS.config.cognitoidentity` and `AWS.config.sts`, and these more than those of `AWS.config`.
 *
 * `region`: Cognito needs one, that of the identity pool. STS is asked in this region, as AWS recommends and SDK v3
 * does, and at `https://sts.amazonaws.com` where there is none; SDK v2 asks the latter whatever the region.
 */
export type ExchangeOptions = ServiceConfigurationOptions;

/** What an operation takes: `!` marks what must be there, `*` a list, `#` a number. Other members are texts. */
const operations = {
  GetId: "!IdentityPoolId AccountId Logins",
  GetCredentialsForIdentity: "!IdentityId CustomRoleArn Logins",
  GetOpenIdToken: "!IdentityId Logins",
  AssumeRole:
    "!RoleArn !RoleSessionName DurationSeconds# PolicyArns* Policy Tags* TransitiveTagKeys* ExternalId SerialNumber TokenCode SourceIdentity",
  AssumeRoleWithWebIdentity:
    "!RoleArn !RoleSessionName !WebIdentityToken ProviderId PolicyArns* Policy DurationSeconds#",
  GetSessionToken: "DurationSeconds# SerialNumber TokenCode",
};

/** A text, or a function or promise that gives one: it is asked for each exchange, as in SDK v3. */
export type TextSource = string | PromiseLike<string> | (() => string | PromiseLike<string>);

/** What shows in no log. */
const secretParams = ["Logins", "WebIdentityToken", "TokenCode"];

/** The operations that give credentials, or what leads to them. */
export type Operation = keyof typeof operations;

/** The keys in a response: Cognito names the secret `SecretKey`, STS `SecretAccessKey`. */
export interface IssuedKeys {
  /** The access key id. */
  AccessKeyId?: string;
  /** The secret access key, as Cognito names it. */
  SecretKey?: string;
  /** The secret access key, as STS names it. */
  SecretAccessKey?: string;
  /** The session token. */
  SessionToken?: string;
  /** When the session ends. */
  Expiration?: Date;
}

/** What a response says, under AWS's names and in SDK v2's shape. */
export interface ExchangeReply {
  /** The keys of the session. */
  Credentials: IssuedKeys;
  /** The id of the identity, from Cognito. */
  IdentityId?: string;
  /** The OpenID token of the identity, from Cognito. */
  Token?: string;
  /** Who the web identity token is for, from STS. */
  SubjectFromWebIdentityToken?: string;
  /** The session of the role, from STS. */
  AssumedRoleUser?: { AssumedRoleId: string; Arn: string };
  /** Who issued the web identity token, from STS. */
  Provider?: string;
  /** Whom the web identity token is meant for, from STS. */
  Audience?: string;
}

/** A response as it was sent: Cognito's JSON, or the elements of STS's XML side by side. */
interface SentReply extends Omit<ExchangeReply, "Credentials" | "AssumedRoleUser">, SentKeys {
  Credentials?: SentKeys;
  AssumedRoleId?: string;
  Arn?: string;
}

/** `Expiration` is a number of seconds since 1970 in JSON, and text in XML. */
type SentKeys = Omit<IssuedKeys, "Expiration"> & { Expiration?: number | string };

/** The credentials of an exchange that is given none: those of `AWS.config`. */
export function defaultCredentials(): CredentialsSource | null | undefined {
  return config.credentials;
}

/** What the exchanges of the page share. */
const client = clientOf();

/**
 * Carries out one operation, with the core's endpoints, signature, retries and clock.
 *
 * @param params what the operation takes of them is sent
 * @param master what the request is signed with, where the operation is
 */
export async function exchange(
  operation: Operation,
  params: object,
  options: ExchangeOptions | undefined,
  master?: CredentialsSource | null,
): Promise<ExchangeReply> {
  const isCognito = operation.startsWith("Get") && operation !== "GetSessionToken";
  const isSigned = !isCognito && operation !== "AssumeRoleWithWebIdentity";
  const settings = settingsOf(options, isCognito);
  const reply = new Reply(isCognito, settings.retryDelayOptions);
  const startTime = new Date();
  let taken: Record<string, unknown> = {};
  try {
    taken = await take(params, operation);
    const body = isCognito ? JSON.stringify(taken) : form(operation, taken);
    const headers: HeaderPair[] = isCognito
      ? [
          ["content-type", "application/x-amz-json-1.1"],
          ["x-amz-target", `AWSCognitoIdentityService.${operation}`],
        ]
      : [["content-type", "application/x-www-form-urlencoded; charset=utf-8"]];
    const start = (call: Call, core: Core) => {
      const service = isCognito ? core.Service.Cognito : core.Service.Sts;
      const place = placeOf(settings, isCognito ? "cognito-identity" : "sts");
      const request = { service, body, headers, isSigned };
      return call.exchange(request, callOptions(settings, place, core));
    };
    await drive({
      client,
      // The clock is the same for every service.
      clock: config,
      keys: isSigned ? keysOf(() => master) : noKeys,
      page: reply,
      stop: new Stop(),
      start,
      readBody: (text) => reply.read(text),
    });
    return reply.answer(operation);
  } finally {
    const shown = Object.entries(taken).map(([name, value]) => [
      name,
      secretParams.includes(name) ? "***SensitiveInformation***" : value,
    ]);
    const line = {
      operation: operation.replace(/^./, (first) => first.toLowerCase()),
      params: Object.fromEntries(shown),
      response: reply,
      startTime,
    };
    throwLater(() => log(line, settings.logger, isCognito ? "cognitoidentity" : "sts"));
  }
}

/** The options of an exchange: the page's own, those of its service, and those of all services. */
function settingsOf(options: ExchangeOptions = {}, isCognito: boolean): Config {
  const service = isCognito ? "cognitoidentity" : "sts";
  // Unlike in SDK v2, an empty region counts as not given.
  const { region, ...others } = options;
  return clientConfig(service, region ? options : others);
}

/** The response of the service. */
class Reply extends Page {
  /** How many retries there have been. */
  retryCount = 0;
  /** The last response. */
  readonly httpResponse: { statusCode?: number } = {};
  private sent: SentReply & { Code?: string; Message?: string; RequestId?: string } = {};

  constructor(
    private readonly isJson: boolean,
    private readonly waits: RetryDelayOptions | undefined,
  ) {
    super();
  }

  override head({ status }: { status: number }): void {
    this.httpResponse.statusCode = status;
  }

  override judge(error: unknown, judgement: Judgement): Judged {
    const wait = this.waits?.customBackoff;
    const { retryDelay } = judgement;
    if (!wait || retryDelay === undefined) return super.judge(error, judgement);
    return super.judge(error, {
      ...judgement,
      retryDelay: wait(this.retryCount, error as AwsError),
    });
  }

  override judged(willRetry: boolean): void {
    if (willRetry) this.retryCount++;
  }

  /** Reads a body: Cognito's JSON, or the XML of STS. @returns what the core asks of it */
  read(text: string): { code: string; message: string } {
    this.sent = Object(this.isJson ? parse(text) : elements(text));
    const { __type, code, Code, message, Message }: Record<string, unknown> = { ...this.sent };
    const first = (...values: unknown[]) =>
      String(values.find((value) => typeof value === "string") ?? "");
    return { code: first(__type, code, Code), message: first(message, Message) };
  }

  override fail(error: unknown): unknown {
    const { RequestId } = this.sent;
    if (RequestId && error instanceof AwsError) error.requestId ??= RequestId;
    return error;
  }

  /** The response in SDK v2's shape. @throws where it does not have this shape */
  answer(operation: Operation): ExchangeReply {
    const said = inShape(this.sent);
    const isAnswer = operation === "GetId" ? said.IdentityId : said.Token;
    if (said.Credentials.AccessKeyId || isAnswer) return said;
    const message = `The response to ${operation} does not say what AWS says`;
    const error = new AwsError("UnexpectedReply", message, "Is the endpoint the right one?");
    throw Object.assign(error, this.httpResponse);
  }
}

/** The JSON of a body; nothing where it is none. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Those of the parameters that the operation takes: one set of them serves several operations.
 *
 * @throws in SDK v2's words for what is missing or of another type. STS would leave it out, and the session be wider
 *   than meant; Cognito would take the user for a guest.
 */
async function take(params: object, operation: Operation): Promise<Record<string, unknown>> {
  const taken: Record<string, unknown> = {};
  for (const member of operations[operation].split(" ")) {
    const name = member.replace(/\W/g, "");
    const path = `params.${name}`;
    const value = Reflect.get(params, name);
    if (value === undefined || value === null) {
      if (!member.startsWith("!")) continue;
      const text = `Missing required key '${name}' in params`;
      throw new AwsError("MissingRequiredParameter", text);
    }
    if (name === "Logins") taken[name] = await takeLogins(value, path);
    else if (member.endsWith("*"))
      taken[name] = expected(value, Array.isArray(value), path, "an Array");
    else if (!member.endsWith("#")) taken[name] = await takeText(value, path);
    else taken[name] = expected(value, !Number.isNaN(Number(value)), path, "a number");
  }
  return taken;
}

/** The tokens of a user, by the name of the provider. */
async function takeLogins(value: unknown, path: string): Promise<Record<string, string>> {
  const isMap = typeof value === "object" && value !== null && !("then" in value);
  const taken: Record<string, string> = {};
  for (const [provider, token] of Object.entries(expected(value, isMap, path, "a map") as object)) {
    taken[provider] = await takeText(token, `${path}['${provider}']`);
  }
  return taken;
}

/** A text, or what the function or the promise in its place gives. */
async function takeText(source: unknown, path: string): Promise<string> {
  const value = await (typeof source === "function" ? source() : source);
  return expected(value, typeof value === "string", path, "a string") as string;
}

function expected(value: unknown, isExpected: boolean, path: string, type: string): unknown {
  if (isExpected) return value;
  throw new AwsError("InvalidParameterType", `Expected ${path} to be ${type}`);
}

/**
 * The body of a request to STS.
 *
 * @see https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
 */
function form(operation: Operation, params: object): string {
  const fields = new URLSearchParams({ Action: operation, Version: "2011-06-15" });
  const add = (name: string, value: unknown): void => {
    if (typeof value !== "object" || value === null) fields.append(name, String(value));
    else if (Array.isArray(value)) {
      value.forEach((item, index) => {
        add(`${name}.member.${index + 1}`, item);
      });
    } else {
      for (const [key, item] of Object.entries(value)) add(`${name}.${key}`, item);
    }
  };
  for (const [name, value] of Object.entries(params)) add(name, value);
  return String(fields);
}

function inShape(sent: SentReply): ExchangeReply {
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration, AssumedRoleId, Arn, ...rest } =
    sent;
  const keys = sent.Credentials ?? { AccessKeyId, SecretAccessKey, SessionToken, Expiration };
  return {
    ...rest,
    Credentials: { ...keys, Expiration: date(keys.Expiration) },
    ...(AssumedRoleId && { AssumedRoleUser: { AssumedRoleId, Arn } }),
  } as ExchangeReply;
}

function date(sent: number | string | undefined): Date | undefined {
  if (sent === undefined) return undefined;
  return new Date(typeof sent === "number" ? sent * 1000 : sent);
}

/** Gives `credentials` the keys of a response. */
export function takeKeys(credentials: Credentials, { Credentials: keys }: ExchangeReply): void {
  credentials.expired = false;
  credentials.accessKeyId = keys.AccessKeyId ?? "";
  credentials.secretAccessKey = keys.SecretAccessKey ?? keys.SecretKey ?? "";
  credentials.sessionToken = keys.SessionToken;
  credentials.expireTime = keys.Expiration ?? (null as unknown as Date);
}

/** Calls back with how `work` ended. */
export function report(work: Promise<void>, callback: CredentialsCallback): void {
  work.then(() => callback(), callback);
}

/** Stands in for a callback that nobody gave. */
export function ignore(): void {}
