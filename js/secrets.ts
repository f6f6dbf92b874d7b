/** Where an object has what it keeps secret. */
const secrets = Symbol("secrets");

/** What has secrets: a function that gives them, which shows nothing in JSON, in a log or in `inspect`. */
interface Holder {
  [secrets]?: () => object;
}

/**
 * What an object keeps secret. It works through proxies and clones, which pages make of what they hold (Vue's
 * `reactive`, MobX, lodash's `cloneDeep`), and which private members do not survive: the symbol is passed on.
 */
export function reveal<Secrets extends object>(holder: object): Partial<Secrets> {
  return ((holder as Holder)[secrets]?.() ?? {}) as Partial<Secrets>;
}

/** Keeps something more secret, or something else. A clone keeps what it had. */
export function conceal<Secrets extends object>(holder: object, changes: Secrets): void {
  const all = { ...reveal(holder), ...changes };
  (holder as Holder)[secrets] = () => all;
}
