/** Where two outcomes of a form differ. */

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
 * @param {Difference[]} differences
 * @returns {string} both values of each, side by side
 */
export function sideBySide(differences) {
  return differences
    .map(({ path, sdk, ours }) => {
      const lines = [`  ${path}`, `    SDK v2   ${JSON.stringify(sdk)}`];
      return [...lines, `    package  ${JSON.stringify(ours)}`].join("\n");
    })
    .join("\n");
}

/** @param {unknown} value */
function isTree(value) {
  return typeof value === "object" && value !== null;
}
