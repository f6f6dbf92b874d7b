import { config } from "../config.js";
import type { Credentials, CredentialsCallback, CredentialsOptions } from "../credentials.js";
import { AwsError } from "../error.js";
import { type CredentialsSource, keyLines } from "../provider.js";
import { settings, target } from "../settings.js";
import { addSignature, type Head, parseBody, readReply, send } from "../transport.js";
import { loadCore, retryDelay, retryKind } from "../wasm.js";
import { elements } from "./xml.js";

/** Where a class of credentials asks: options of the client of Cognito or STS behind it. */
export interface ExchangeOptions {
  /**
   * The AWS region to ask. Cognito needs one: that of the identity pool. STS is asked in this
   * region, as AWS recommends and SDK v3 does, and at `https://sts.amazonaws.com` where there is
   * none; SDK v2 asks the latter whatever the region.
   */
  region?: string | undefined;
  /** Another place to ask than AWS's own: an `https` or `http` URL, with or without a path. */
  endpoint?: string | undefined;
  /** Whether to ask the FIPS endpoint. */
  useFipsEndpoint?: boolean | undefined;
  /** Whether to ask the endpoint that has IPv6 too. */
  useDualstackEndpoint?: boolean | undefined;
}

/** What an operation takes: `!` marks what must be there, `*` what is a list or a map. */
const operations = {
  GetId: "!IdentityPoolId AccountId Logins*",
  GetCredentialsForIdentity: "!IdentityId CustomRoleArn Logins*",
  GetOpenIdToken: "!IdentityId Logins*",
  AssumeRole:
    "!RoleArn !RoleSessionName DurationSeconds PolicyArns* Policy Tags* TransitiveTagKeys* ExternalId SerialNumber TokenCode SourceIdentity",
  AssumeRoleWithWebIdentity:
    "!RoleArn !RoleSessionName !WebIdentityToken ProviderId PolicyArns* Policy DurationSeconds",
  GetSessionToken: "DurationSeconds SerialNumber TokenCode",
};

/** The operations that give credentials, or what leads to them. */
export type Operation = keyof typeof operations;

/** The keys in a reply: Cognito names the secret `SecretKey`, STS `SecretAccessKey`. */
export interface IssuedKeys {
  AccessKeyId?: string;
  SecretKey?: string;
  SecretAccessKey?: string;
  SessionToken?: string;
  /** When the session ends. */
  Expiration?: Date;
}

/** What a reply says, under AWS's names and in SDK v2's shape. */
export interface ExchangeReply {
  Credentials: IssuedKeys;
  IdentityId?: string;
  Token?: string;
  SubjectFromWebIdentityToken?: string;
  AssumedRoleUser?: { AssumedRoleId: string; Arn: string };
  Provider?: string;
  Audience?: string;
}

/** A reply as it was sent: Cognito's JSON, or the elements of STS's XML side by side. */
interface SentReply extends Omit<ExchangeReply, "Credentials" | "AssumedRoleUser">, SentKeys {
  Credentials?: SentKeys;
  AssumedRoleId?: string;
  Arn?: string;
}

/** `Expiration` is a number of seconds since 1970 in JSON, and text in XML. */
type SentKeys = Omit<IssuedKeys, "Expiration"> & { Expiration?: number | string };

/** How long one attempt may take, in ms. */
const timeout = 120_000;
/** How often a failed attempt is made again, as SDK v2 does. */
const maxRetries = 3;

/** The long-lived credentials of an exchange that is given none: those of `AWS.config`. */
export function defaultCredentials(): CredentialsSource | null | undefined {
  return config.credentials;
}

/**
 * Carries out one operation, again where the failure may be gone next time.
 *
 * @param params what the operation takes of them is sent
 * @param master what the request is signed with, where the operation is
 */
export async function exchange(
  operation: Operation,
  params: object,
  options: ExchangeOptions,
  master?: CredentialsOptions,
): Promise<ExchangeReply> {
  await loadCore();
  for (let retry = 0; ; retry++) {
    try {
      return await attempt(operation, params, options, master);
    } catch (error) {
      if (!(error instanceof AwsError) || retry === maxRetries) throw error;
      const kind = retryKind(error.code, error.statusCode ?? 0, Number.NaN);
      // Throttled, or gone next time: expired keys stay so.
      if (kind !== 1 && kind !== 2) throw error;
      const delay = retryDelay(kind, retry, Math.random(), 0, 0);
      await new Promise((resolve) => setTimeout(resolve, delay));
    }
  }
}

async function attempt(
  operation: Operation,
  params: object,
  options: ExchangeOptions,
  master: CredentialsOptions | undefined,
): Promise<ExchangeReply> {
  const isCognito = operation.startsWith("Get") && operation !== "GetSessionToken";
  const service = isCognito ? "cognito-identity" : "sts";
  const region = options.region || config.region;
  const place = target(settings({ ...options, region }, service));

  const taken = take(params, operation);
  const body = isCognito ? JSON.stringify(taken) : form(operation, taken);
  const headers: Record<string, string> = isCognito
    ? {
        "content-type": "application/x-amz-json-1.1",
        "x-amz-target": `AWSCognitoIdentityService.${operation}`,
      }
    : { "content-type": "application/x-www-form-urlencoded; charset=utf-8" };
  if (!isCognito && operation !== "AssumeRoleWithWebIdentity") {
    const request = [place.host, place.path, place.region, service, body];
    addSignature(headers, keyLines(master ?? {}), request, config.systemClockOffset);
  }

  let head: Head = { statusCode: 0, statusMessage: "", headers: {} };
  const text = await send({ ...place, headers, body, timeout }, (found) => {
    head = found;
  });
  const sent: SentReply & { RequestId?: string } = Object(
    isCognito ? parseBody(text) : elements(text),
  );
  if (sent.RequestId) head.headers["x-amzn-requestid"] ??= sent.RequestId;
  // Throws what the service said where it is an error.
  readReply(head, sent);
  const said = inShape(sent);
  const isAnswer = operation === "GetId" ? said.IdentityId : said.Token;
  if (!said.Credentials.AccessKeyId && !isAnswer) {
    const message = `The reply to ${operation} does not say what AWS says: is the endpoint the right one?`;
    const { statusCode } = head;
    throw Object.assign(new AwsError("UnexpectedReply", message), { statusCode });
  }
  return said;
}

/** Those of the parameters that the operation takes: one set of them serves several operations. */
function take(params: object, operation: Operation): Record<string, unknown> {
  const taken: Record<string, unknown> = {};
  for (const member of operations[operation].split(" ")) {
    const name = member.replace(/\W/g, "");
    const value: unknown = Reflect.get(params, name);
    // A policy that is no text would be left out by STS, and the session would be wider than meant.
    if (typeof value === "object" && value !== null && !member.endsWith("*")) {
      throw new AwsError("InvalidParameterType", `Expected params.${name} to be a string`);
    }
    if (value != null) taken[name] = value;
    else if (member.startsWith("!")) {
      const text = `Missing required key '${name}' in params`;
      throw new AwsError("MissingRequiredParameter", text);
    }
  }
  return taken;
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

/** Gives `credentials` the keys of a reply. */
export function takeKeys(credentials: Credentials, { Credentials: keys }: ExchangeReply): void {
  credentials.expired = false;
  credentials.accessKeyId = keys.AccessKeyId ?? "";
  credentials.secretAccessKey = keys.SecretAccessKey ?? keys.SecretKey ?? "";
  credentials.sessionToken = keys.SessionToken;
  credentials.expireTime = keys.Expiration ?? null;
}

/** Calls back with how `work` ended. */
export function report(work: Promise<void>, callback: CredentialsCallback): void {
  work.then(() => callback(), callback);
}

/** Stands in for a callback that nobody gave. */
export function ignore(): void {}
