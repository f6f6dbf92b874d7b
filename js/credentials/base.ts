import type { AwsError } from "../error.js";
import { conceal, reveal } from "../secrets.js";
import { throwLater } from "../v2/events.js";

/** Temporary credentials as STS and Cognito give them, or a long-lived key. */
export interface CredentialsOptions {
  /** The access key id: `ASIA…` for temporary credentials, `AKIA…` for a long-lived key. */
  accessKeyId: string;
  /** The secret access key. It is used to sign and never sent. */
  secretAccessKey: string;
  /** The session token that belongs to a temporary key. */
  sessionToken?: string | undefined;
}

/** What `get` and `refresh` call back with: an error, or nothing. */
export type CredentialsCallback = (error?: AwsError) => void;

/** What credentials keep to themselves. */
interface Secrets {
  secretAccessKey?: string;
  sessionToken?: string | undefined;
  /** Who waits for the keys that are being loaded. */
  waiting?: CredentialsCallback[];
}

/** How long before its end a session counts as expired, in seconds. */
export const expiryWindow = 15;

/** What credentials keep to themselves. */
interface Secrets {
  secretAccessKey?: string;
  sessionToken?: string | undefined;
  /** Who waits for the keys that are being loaded. */
  waiting?: CredentialsCallback[];
}

/** Credentials of a client, which may know how to refresh themselves. Pages have it by `../v2/credentials.ts`. */
export class Credentials {
  /** Minifiers change the names of classes, and messages have them. */
  static readonly name: string = "Credentials";

  /** Whether the keys are known to have expired: the next `get` refreshes them. */
  expired = false;
  /** When the keys expire; `null` where that is not known. */
  expireTime: Date | null = null;
  /** The access key id. */
  declare accessKeyId: string;
  /** The secret access key. It shows neither in JSON nor in a log. */
  get secretAccessKey(): string {
    return reveal<Secrets>(this).secretAccessKey as string;
  }

  set secretAccessKey(secretAccessKey: string) {
    conceal<Secrets>(this, { secretAccessKey });
  }

  /** The session token of a temporary key. It shows neither in JSON nor in a log. */
  get sessionToken(): string | undefined {
    return reveal<Secrets>(this).sessionToken;
  }

  set sessionToken(sessionToken: string | undefined) {
    conceal<Secrets>(this, { sessionToken });
  }

  /** How long before its end a session counts as expired, in seconds: 15. */
  declare expiryWindow: number;

  /** Credentials from another object that holds them, directly or as `credentials`. */
  constructor(options: CredentialsOptions | { credentials: CredentialsOptions });
  /** Credentials from their values. */
  constructor(accessKeyId?: string, secretAccessKey?: string, sessionToken?: string);
  constructor(
    first?: string | CredentialsOptions | { credentials: CredentialsOptions } | null,
    secretAccessKey?: string,
    sessionToken?: string,
  ) {
    let keys: Partial<CredentialsOptions> = {
      accessKeyId: first as string,
      secretAccessKey: secretAccessKey as string,
      sessionToken,
    };
    if (typeof first === "object" && first !== null) {
      keys = ("credentials" in first && first.credentials) || (first as CredentialsOptions);
    }
    Object.assign(this, {
      accessKeyId: keys.accessKeyId,
      secretAccessKey: keys.secretAccessKey,
      sessionToken: keys.sessionToken,
    });
  }

  /** Whether the keys are missing, or have expired or will within `expiryWindow` seconds. */
  needsRefresh(): boolean {
    const ending = Date.now() + this.expiryWindow * 1000 > Number(this.expireTime ?? Number.NaN);
    return ending || this.expired || !this.accessKeyId || !this.secretAccessKey;
  }

  /** Refreshes the keys where needed, then calls back; at once where it is not needed. */
  get(callback?: CredentialsCallback): void {
    if (!this.needsRefresh()) {
      callback?.();
      return;
    }
    let isDone = false;
    const done = (error?: AwsError) => {
      if (isDone) return;
      isDone = true;
      if (!error) this.expired = false;
      callback?.(error);
    };
    // A class may make an asynchronous function of it, which need not call back.
    const returned: unknown = this.refresh(done);
    if (returned instanceof Promise) {
      returned.then(() => this.refresh.length === 0 && done(), done);
    }
  }

  /** `get` as a promise. It rejects with what `get` calls back with. */
  getPromise(): Promise<void> {
    return promised((callback) => this.get(callback));
  }

  /** Refreshes the keys, then calls back. These keys cannot be refreshed: it only calls back. */
  refresh(callback: CredentialsCallback): void {
    this.expired = false;
    callback();
  }

  /** `refresh` as a promise. */
  refreshPromise(): Promise<void> {
    return promised((callback) => this.refresh(callback));
  }

  /**
   * For a class that overrides `load`: loads once for all who ask at the same time, and calls each
   * of them back.
   */
  protected coalesceRefresh(callback: CredentialsCallback): void {
    // Those of this load: after `forget` others wait for another.
    const { waiting: all = [] } = reveal<Secrets>(this);
    conceal<Secrets>(this, { waiting: all });
    all.push(callback);
    if (all.length > 1) return;
    this.load((error) => {
      for (const waiting of all.splice(0)) {
        // One who throws does not keep the others waiting. Fake timers of tests hold back queueMicrotask.
        Promise.resolve().then(() => throwLater(() => waiting(error)));
      }
    });
  }

  /** Gives up on who is being asked: the next one to need keys asks anew. @internal */
  forget(): void {
    conceal<Secrets>(this, { waiting: [] });
  }

  /** For a class that uses `coalesceRefresh`: gets new keys and calls back. */
  protected load(callback: CredentialsCallback): void {
    callback();
  }
}

Credentials.prototype.expiryWindow = expiryWindow;
function promised(start: (callback: CredentialsCallback) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    start((error) => (error ? reject(error) : resolve()));
  });
}
