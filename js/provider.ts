import {
  Credentials,
  type CredentialsCallback,
  type CredentialsOptions,
  expiryWindow,
} from "./credentials.js";
import { AwsError, failure } from "./error.js";
import { type KeyLines, limit } from "./transport.js";
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
type Renewable = Keys & { get(callback: CredentialsCallback): void } & Partial<
    Pick<Credentials, "expired" | "forget">
  >;

/** Keys, with their end under any of its names. */
type Keys = ExpiringCredentials & Partial<Pick<Credentials, "expireTime">>;

/** One for each function and promise, so that two clients do not ask twice. */
const providers = new WeakMap<object, ProvidedCredentials>();

/** Credentials that a function or a promise gives. */
class ProvidedCredentials extends Credentials {
  /** Its name in messages. */
  static readonly label = "the function or promise at credentials";
  readonly #source: CredentialsProvider | PromiseLike<ExpiringCredentials>;

  constructor(source: CredentialsProvider | PromiseLike<ExpiringCredentials>) {
    super();
    this.#source = source;
  }

  override refresh(callback: CredentialsCallback): void {
    this.#ask().then(() => callback(), callback);
  }

  async #ask(): Promise<void> {
    const source = this.#source;
    const keys = await (typeof source === "function" ? source() : source);
    this.accessKeyId = keys.accessKeyId;
    this.secretAccessKey = keys.secretAccessKey;
    this.sessionToken = keys.sessionToken;
    this.expireTime = keys.expiration ? new Date(keys.expiration) : null;
  }
}

/** What knows how to renew itself behind `credentials`, if anything does. */
function renewable(source: unknown): Renewable | undefined {
  const object = Object(source);
  if (typeof source === "function" || "then" in object) {
    let provided = providers.get(object);
    if (!provided) {
      provided = new ProvidedCredentials(object);
      providers.set(object, provided);
    }
    return provided;
  }
  return typeof object.get === "function" ? object : undefined;
}

/** Whether asking again may give other keys than these: a promise has no others. */
export function canRenew(source: unknown): boolean {
  const found = renewable(source);
  const isFixed = !found || "then" in Object(source);
  return !isFixed && Reflect.get(found, "refresh") !== Credentials.prototype.refresh;
}

/** Marks credentials as expired, unless another call has renewed them, so that the next one does. */
export function expire(source: unknown, accessKeyId: string | undefined): void {
  const found = renewable(source);
  if (found?.accessKeyId === accessKeyId) Reflect.set(Object(found), "expired", true);
}

/** Who is being asked for keys: whoever needs them meanwhile waits for the same answer. */
const asked = new WeakMap<object, Promise<void>>();

function renewed(found: Renewable, timeout: number): Promise<void> {
  let answer = asked.get(found);
  if (!answer) {
    let timer: ReturnType<typeof setTimeout> | undefined;
    answer = new Promise<void>((resolve, reject) => {
      // Who never answers is asked again by the next call.
      timer = limit(timeout, () => {
        found.forget?.();
        reject(new AwsError("TimeoutError", `No credentials within ${timeout} ms`));
      });
      found.get((error) => (error ? reject(error) : resolve()));
    }).finally(() => {
      clearTimeout(timer);
      asked.delete(found);
    });
    asked.set(found, answer);
  }
  return answer;
}

/**
 * The keys behind `credentials`, renewed where needed.
 *
 * @param offset what is added to this machine's clock to get the service's, in ms; 0 while the service's
 *   is not known
 * @param timeout how long that may take, in ms; 0 for no limit
 * @throws an `AwsError` that says what is missing or failed, with the cause inside
 */
export async function loadCredentials(
  source: unknown,
  offset = 0,
  timeout = 120_000,
): Promise<CredentialsOptions> {
  if (!source) throw problem("No credentials to load");
  const found = renewable(source);
  if (!found) {
    const keys = source as CredentialsOptions;
    if (!keys.accessKeyId || !keys.secretAccessKey) throw problem("Missing credentials");
    return keys;
  }
  if (offset && canRenew(source)) {
    // Keys end by the service's clock: they themselves only know of this machine's.
    const { accessKeyId, expired } = found;
    const left = timeLeft(found, offset);
    if (left > expiryWindow * 1000 && accessKeyId && !expired) return found;
    if (left <= expiryWindow * 1000) expire(source, accessKeyId);
  }
  try {
    await renewed(found, timeout);
  } catch (cause) {
    const { label, name } = found.constructor as { label?: string; name: string };
    throw problem(`Could not load credentials from ${label ?? name}`, cause);
  }
  return found;
}

/**
 * The keys in lines, as the core takes them.
 *
 * @param offset what is added to this machine's clock, in ms
 * @throws `CredentialsError` for keys that cannot sign
 */
export function keyLines(keys: Partial<Keys>, offset = 0): KeyLines {
  const { accessKeyId, secretAccessKey, sessionToken } = keys;
  const values: unknown[] = [accessKeyId, secretAccessKey, sessionToken];
  const lines = values.map((key) => (typeof key === "string" ? key : "")) as KeyLines;
  checkCredentials(lines.join("\n"), timeLeft(keys, offset));
  return lines;
}

/** How long keys are good for, in ms; `NaN` where that is not known. */
function timeLeft({ expireTime, expiration }: Partial<Keys>, offset: number): number {
  return new Date(expireTime ?? expiration ?? Number.NaN).getTime() - Date.now() - offset;
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
