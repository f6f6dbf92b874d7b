/**
 * Where the package differs from SDK v2 on purpose. Any other difference fails, and so does an entry
 * that is not there any more.
 */
import { absent } from "./differences/absent.mjs";
import { calls } from "./differences/calls.mjs";
import { config } from "./differences/config.mjs";
import { credentials } from "./differences/credentials.mjs";
import { errors } from "./differences/errors.mjs";

/**
 * @typedef {object} Intended
 * @property {string} path
 * @property {unknown} ours
 */

export const differences = [...calls, ...errors, ...config, ...credentials, ...absent];

/**
 * @param {string} form
 * @returns {Intended[]}
 */
export function intendedOf(form) {
  return differences
    .filter(({ forms }) => forms.includes(form))
    .flatMap(({ ours }) => Object.entries(ours).map(([path, ours]) => ({ path, ours })));
}
