/**
 * What an intended difference is.
 *
 * @typedef {object} Difference
 * @property {string} reason
 * @property {string[]} forms
 * @property {Record<string, unknown>} ours by path, what the package does; `undefined`: it has none
 */

/** Any value of ours is accepted, whatever is below the path. */
export const anything = Symbol("anything");
