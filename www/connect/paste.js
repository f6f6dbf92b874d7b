/** Reads temporary credentials out of what people have on the clipboard. */
import { pairsOfJson } from "./paste-json.js";
import { fieldOf } from "./paste-names.js";
import { pairsOfText } from "./paste-text.js";
import { fits } from "./shapes.js";

/**
 * @typedef {import("./paste-names.js").Pair} Pair
 * @typedef {import("./paste-names.js").Pasted} Pasted
 */

/** What a page or an editor puts into a text, and nobody sees. */
const unseen = /[\u200B\u2060\uFEFF]/g;
/** Longer than every credentials file; no session token has more than a few thousand characters. */
const longest = 100_000;

/**
 * Reads JSON, lines of a shell or of a file, and what the AWS CLI prints in each of its formats. What
 * stands around them does not matter.
 *
 * A value goes only into the field that its name says, and only where it looks like one: whatever is
 * not understood stays out. All keys are of one set: those of two profiles are never mixed.
 * @param {string} pasted
 * @returns {Pasted} empty where there are no credentials
 */
export function readPaste(pasted) {
  const text = pasted
    .slice(0, longest)
    .replace(/\u00A0/g, " ")
    .replace(unseen, "");
  const sets = [...pairsOfJson(text), ...pairsOfText(text)].map(pick);
  const isWhole = (/** @type {Pasted} */ set) => set.accessKeyId && set.secretAccessKey;
  const best =
    sets.find((set) => isWhole(set) && set.sessionToken) ??
    sets.find(isWhole) ??
    sets.find((set) => set.accessKeyId || set.secretAccessKey || set.sessionToken);
  if (!best) return {};
  // A region beside them all, such as that of the command before its output.
  const [region, ...others] = new Set(sets.flatMap((set) => set.region ?? []));
  return region && others.length === 0 ? { ...best, region } : best;
}

/** Names that other things have as well: they count beside an access key ID only. */
const common = /^(?:secret.?key|token)$/i;

/** @param {Pair[]} pairs @returns {Pasted} the first value for each field */
function pick(pairs) {
  const found = pickAll(pairs);
  const isAws = found.accessKeyId !== undefined;
  return isAws ? found : pickAll(pairs.filter(([name]) => !common.test(name)));
}

/** @param {Pair[]} pairs @returns {Pasted} */
function pickAll(pairs) {
  /** @type {Pasted} */
  const found = {};
  for (const [name, value] of pairs) {
    const field = fieldOf(name);
    if (!field || found[field] !== undefined) continue;
    const text = field === "expiration" ? dateOf(value) : value;
    if (typeof text === "string" && fits[field](text.trim())) found[field] = text.trim();
  }
  return found;
}

/** @param {unknown} value a date, or the seconds or milliseconds since 1970 @returns {unknown} */
function dateOf(value) {
  const number = typeof value === "number" || /^\d{9,13}(?:\.\d+)?$/.test(String(value));
  if (!number) return value;
  const since = Number(value);
  const date = new Date(since < 1e11 ? since * 1000 : since);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
