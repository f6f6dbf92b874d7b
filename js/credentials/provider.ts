import { AwsError, failure } from "../error.js";
import { limit } from "../stop.js";
import { Credentials, type CredentialsCallback, type CredentialsOptions } from "./base.js";
import { endOf, type Keys, type KeysLike, type Loaded, plainKeys } from "./keys.js";
import { shapeHint } from "./shapes.js";

/** Credentials with the moment at which they expire, as SDK v3's providers give them. */
export interface ExpiringCredentials extends CredentialsOptions {
  /** When they expire: a `Date`, or seconds or ms since 1970, or an ISO 8601 text. */
  expiration?: Date | number | string | undefined;
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
type Refreshable = KeysLike & { get(callback: CredentialsCallback): void } & Partial<
    Pick<Credentials, "expired" | "forget" | "problem">
  >;

/** One for each function and promise, so that two clients do not ask twice. */
const providers = new WeakMap<object, ProvidedCredentials>();

/** Credentials that a function or a promise gives. */
class ProvidedCredentials extends Credentials {
  /** Its name in messages. */
  static override readonly name: string = "the function or promise at credentials";

  constructor(private readonly source: CredentialsProvider | PromiseLike<ExpiringCredentials>) {
    super();
  }

  override refresh(callback: CredentialsCallback): void {
    this.ask().then(() => callback(), callback);
  }

  private async ask(): Promise<void> {
    const { source } = this;
    const keys: Partial<ExpiringCredentials> = await (typeof source === "function"
      ? source()
      : source);
    Object.assign(this, {
      accessKeyId: keys.accessKeyId,
      secretAccessKey: keys.secretAccessKey,
      sessionToken: keys.sessionToken,
      expireTime: endOf(keys.expiration) ?? null,
    });
    const hint = shapeHint(keys);
    if (hint) throw new AwsError("CredentialsError", hint);
  }
}

/** What knows how to refresh itself at `credentials`, if anything does. */
function refreshable(source: unknown): Refreshable | undefined {
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
function canRefresh(source: unknown, found: Refreshable | undefined): boolean {
  const isFixed = !found || "then" in Object(source);
  return !isFixed && Reflect.get(found, "refresh") !== Credentials.prototype.refresh;
}

/** Who is being asked for keys: whoever needs them meanwhile waits for the same answer. */
const asked = new WeakMap<object, Promise<void>>();

function refreshed(found: Refreshable, timeout: number): Promise<void> {
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
 * The keys at `credentials`, refreshed where needed.
 *
 * @param timeout how long that may take, in ms; 0 for no limit
 * @returns what has the keys
 * @throws an {@link AwsError} that says what is missing or failed, with the cause inside
 */
export async function loadCredentials(
  source: unknown,
  timeout = 120_000,
): Promise<CredentialsOptions & KeysLike> {
  if (!source) throw problem("No credentials to load");
  const found = refreshable(source);
  if (!found) {
    const keys = source as CredentialsOptions;
    if (!keys.accessKeyId || !keys.secretAccessKey) {
      throw problem(missing, undefined, shapeHint(keys));
    }
    return keys;
  }
  try {
    await refreshed(found, timeout);
  } catch (cause) {
    throw problem(`Could not load credentials from ${found.constructor.name}`, cause);
  }
  if (!found.accessKeyId && found.problem) throw problem(missing, undefined, found.problem);
  return found as CredentialsOptions & KeysLike;
}

const missing = "Missing credentials";

/** An error whose cause SDK v2 shows in it. */
function problem(message: string, cause?: unknown, hint?: string): AwsError {
  const error = failure("CredentialsError", message, cause, hint ?? hintOf(cause));
  const { requestId, statusCode, retryable } = Object(cause) as Partial<AwsError>;
  if (statusCode !== undefined) Object.assign(error, { requestId, statusCode, retryable });
  return error;
}

/** What a developer should know of a failure: the words of its innermost cause. */
function hintOf(cause: unknown): string | undefined {
  let innermost: unknown = cause;
  for (let depth = 0; depth < 9; depth++) {
    const next = Object(innermost).originalError ?? Object(innermost).cause;
    if (next === undefined || next === null) break;
    innermost = next;
  }
  const { hint, message = innermost } = Object(innermost) as Partial<AwsError>;
  if (message === undefined || message === null || message === "") return hint;
  return hint ? `${message} (${hint})` : String(message);
}

/** @internal The keys of a call, from whatever stands at `credentials` now. */
export function keysOf(source: () => unknown): Keys {
  return {
    show() {
      const found = refreshable(source());
      if (!found || found.expired || !found.accessKeyId) return undefined;
      return plainKeys(found, canRefresh(source(), found));
    },
    async load(timeout): Promise<Loaded> {
      const given = source();
      try {
        const keys = await loadCredentials(given, timeout);
        return { keys: plainKeys(keys, canRefresh(given, refreshable(given))) };
      } catch (cause) {
        const { hint, originalError } = cause as AwsError;
        const isLate = Object(originalError).code === "TimeoutError";
        return { isSet: Boolean(given), isLate, cause, hint };
      }
    },
    refuse(accessKeyId) {
      const found = accessKeyId === undefined ? undefined : refreshable(source());
      if (found?.accessKeyId === accessKeyId) Reflect.set(Object(found), "expired", true);
    },
  };
}
