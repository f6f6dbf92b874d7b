import type { KeysInput } from "../../build/glue/iot_job_document.js";
import { text } from "../text.js";

/** @internal What came of asking for keys. */
export type Loaded =
  | { keys: KeysInput }
  /** Nobody gave any: why, and what the developer should know. */
  | {
      keys?: undefined;
      /** Whether there is something that should give them. */
      isSet: boolean;
      isLate: boolean;
      cause: unknown;
      hint?: string | undefined;
    };

/** @internal Where the keys of a call come from. None of its functions throws or rejects. */
export interface Keys {
  /** The keys that the source holds, without asking it; nothing where it holds none. */
  show(): KeysInput | undefined;
  /** Asks the source. @param timeout how long that may take, in ms; 0 for no limit */
  load(timeout: number): Promise<Loaded>;
  /** Marks the key with this id as expired, unless another call has refreshed it. */
  refuse(accessKeyId: string | undefined): void;
}

/** Keys with their end under any of its names, as a page has them. */
export interface KeysLike {
  accessKeyId?: unknown;
  secretAccessKey?: unknown;
  sessionToken?: unknown;
  expireTime?: unknown;
  expiration?: unknown;
}

/** @internal A plain copy of keys for the core. */
export function plainKeys(keys: KeysLike, canRefresh: boolean): KeysInput {
  const { accessKeyId, secretAccessKey, sessionToken, expireTime, expiration } = keys;
  return {
    accessKeyId: text(accessKeyId),
    secretAccessKey: text(secretAccessKey),
    sessionToken: text(sessionToken),
    expiration: time(expireTime ?? expiration),
    canRefresh,
  };
}

/**
 * A time in ms since 1970, `NaN` where it is not known: of a `Date`, a number of seconds or ms, or a text of either or
 * of ISO 8601.
 */
export function time(given: unknown): number {
  if (given === undefined || given === null || given === "") return Number.NaN;
  const number = Number(given);
  if (Number.isNaN(number)) return Date.parse(String(given));
  // As seconds, 100,000,000,000 is the year 5138; as ms, it is 1973.
  return Math.abs(number) < 1e11 && !(given instanceof Date) ? number * 1000 : number;
}

/** The same as a `Date`, which is what the SDKs have; nothing where it is not known. */
export function endOf(given: unknown): Date | undefined {
  const end = time(given);
  return Number.isNaN(end) ? undefined : new Date(end);
}

/** @internal There are no keys, and none are needed: for a request that is not signed. */
export const noKeys: Keys = {
  show: () => undefined,
  load: async () => ({ isSet: false, isLate: false, cause: undefined }),
  refuse() {},
};
