import { Credentials, type CredentialsCallback, type CredentialsOptions } from "./credentials.js";
import { type AwsError, failure } from "./error.js";
import { checkCredentials } from "./wasm.js";

/** Credentials with the moment behind which they are of no use, as SDK v3's providers give them. */
export interface ExpiringCredentials extends CredentialsOptions {
  /** When they expire. */
  expiration?: Date | undefined;
}

/** A function that gets credentials, as SDK v3's providers do. */
export type CredentialsProvider = () => Promise<ExpiringCredentials> | ExpiringCredentials;

/** What may stand at `credentials`. */
export type CredentialsSource =
  | Credentials
  | CredentialsOptions
  | CredentialsProvider
  | PromiseLike<ExpiringCredentials>;

/** What `get` of any class of credentials looks like, {@link Credentials} or not. */
type Renewable = CredentialsOptions & { get(callback: CredentialsCallback): void };

/** One for each function and promise, so that two clients do not ask twice. */
const providers = new WeakMap<object, ProvidedCredentials>();

/** Credentials that a function or a promise gives. */
class ProvidedCredentials extends Credentials {
  readonly #source: CredentialsProvider | PromiseLike<ExpiringCredentials>;

  constructor(source: CredentialsProvider | PromiseLike<ExpiringCredentials>) {
    super();
    this.#source = source;
  }

  override refresh(callback: CredentialsCallback): void {
    this.coalesceRefresh(callback);
  }

  protected override load(callback: CredentialsCallback): void {
    this.#ask().then(() => callback(), callback);
  }

  async #ask(): Promise<void> {
    const source = this.#source;
    const keys = await (typeof source === "function" ? source() : source);
    this.accessKeyId = keys.accessKeyId;
    this.secretAccessKey = keys.secretAccessKey;
    this.sessionToken = keys.sessionToken;
    this.expireTime = keys.expiration ?? null;
  }
}

/** What knows how to renew itself behind `credentials`, if anything does. */
function renewable(source: unknown): Renewable | undefined {
  const isObject = typeof source === "object" && source !== null;
  if (typeof source === "function" || (isObject && "then" in source)) {
    let provided = providers.get(source);
    if (!provided) {
      provided = new ProvidedCredentials(source as CredentialsProvider);
      providers.set(source, provided);
    }
    return provided;
  }
  return isObject && "get" in source && typeof source.get === "function"
    ? (source as Renewable)
    : undefined;
}

/** Whether asking again may give other keys than these. */
export function canRenew(source: unknown): boolean {
  const found = renewable(source);
  return found !== undefined && Reflect.get(found, "refresh") !== Credentials.prototype.refresh;
}

/** Marks credentials as expired, so that the next call renews them. */
export function expire(source: unknown): void {
  const found = renewable(source);
  if (found) Reflect.set(found, "expired", true);
}

/**
 * The keys behind `credentials`, renewed where needed.
 *
 * @throws an `AwsError` that says what is missing or failed, with the cause inside
 */
export async function loadCredentials(source: unknown): Promise<CredentialsOptions> {
  if (!source) throw problem("No credentials to load");
  const found = renewable(source);
  if (!found) {
    const keys = source as CredentialsOptions;
    if (!keys.accessKeyId || !keys.secretAccessKey) throw problem("Missing credentials");
    return keys;
  }
  try {
    await new Promise<void>((resolve, reject) => {
      found.get((error) => (error ? reject(error) : resolve()));
    });
  } catch (cause) {
    const { label, name } = found.constructor as { label?: string; name: string };
    throw problem(`Could not load credentials from ${label ?? name}`, cause);
  }
  return found;
}

/**
 * The keys in lines, as the core takes them.
 *
 * @throws `CredentialsError` for keys that cannot sign
 */
export function keyLines(keys: Partial<CredentialsOptions>): string[] {
  const { accessKeyId, secretAccessKey, sessionToken } = keys;
  const lines = [accessKeyId, secretAccessKey, sessionToken].map((key) => String(key ?? ""));
  checkCredentials(lines.join("\n"));
  return lines;
}

function problem(message: string, cause?: unknown): AwsError {
  return withReply(failure("CredentialsError", message, cause), cause);
}

/** An error that shows what its cause knows of a reply, as in SDK v2. */
export function withReply(error: AwsError, cause: unknown): AwsError {
  const { requestId, statusCode, retryable } = { ...(cause as Partial<AwsError> | undefined) };
  if (statusCode !== undefined) Object.assign(error, { requestId, statusCode, retryable });
  return error;
}
