/**
 * Where the package differs from SDK v3 on purpose. Any other difference fails, and so does an entry
 * that is not there any more.
 */
import { errors } from "./differences/errors.mjs";
import { options } from "./differences/options.mjs";

export const differences = [...errors, ...options];

/**
 * @param {string} form
 * @returns {import("../surface/differences.mjs").Intended[]}
 */
export function intendedOf(form) {
  return differences
    .filter(({ forms }) => forms.includes(form))
    .flatMap(({ ours }) => Object.entries(ours).map(([path, ours]) => ({ path, ours })));
}
