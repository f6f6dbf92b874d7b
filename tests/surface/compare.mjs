/** Where two outcomes of a form differ. */
import { anything } from "./differences/difference.mjs";

/**
 * @typedef {object} Difference
 * @property {string} path such as `outcome.error.fields.message`
 * @property {unknown} sdk
 * @property {unknown} ours
 */

/**
 * @param {any} sdk
 * @param {any} ours
 * @param {string} [path]
 * @returns {Difference[]}
 */
export function compare(sdk, ours, path = "") {
  if (JSON.stringify(sdk) === JSON.stringify(ours)) return [];
  if (isTree(sdk) && isTree(ours) && Array.isArray(sdk) === Array.isArray(ours)) {
    // Lists of another length are told as a whole: their members do not belong together.
    if (!Array.isArray(sdk) || sdk.length === ours.length) {
      const names = [...new Set([...Object.keys(sdk), ...Object.keys(ours)])];
      return names.flatMap((name) =>
        compare(sdk[name], ours[name], path === "" ? name : `${path}.${name}`),
      );
    }
  }
  return [{ path, sdk, ours }];
}

/**
 * Whether an intended difference is this one: of its path with its value, or, where any value is
 * accepted, also of what is below.
 * @param {import("./differences.mjs").Intended} intended
 * @param {Difference} difference
 */
export function covers(intended, { path, ours }) {
  if (intended.ours !== anything) {
    return path === intended.path && JSON.stringify(ours) === JSON.stringify(intended.ours);
  }
  return `${path}.`.startsWith(`${intended.path}.`);
}

/**
 * @param {Difference[]} differences
 * @param {string} [sdk] the name of the SDK
 * @returns {string} both values of each, side by side
 */
export function sideBySide(differences, sdk = "SDK v2") {
  return differences
    .map(({ path, sdk: theirs, ours }) => {
      const lines = [`  ${path}`, `    ${sdk}   ${JSON.stringify(theirs)}`];
      return [...lines, `    package  ${JSON.stringify(ours)}`].join("\n");
    })
    .join("\n");
}

/**
 * @param {any} value
 * @returns {boolean}
 */
function isTree(value) {
  return typeof value === "object" && value !== null;
}
