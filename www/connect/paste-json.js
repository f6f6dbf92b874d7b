/** The JSON in a text: of `aws sts`, of Cognito, of the AWS access portal, of a metadata service … */

/** So many starts are tried: a text with more is not JSON. */
const mostStarts = 50;

/**
 * @param {string} text with JSON anywhere in it
 * @returns {Generator<import("./paste-names.js").Pair[]>} the members of each object, also of those inside
 */
export function* pairsOfJson(text) {
  for (const value of values(text)) {
    const rest = [value];
    for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
      if (typeof next !== "object" || next === null) continue;
      if (!Array.isArray(next)) yield Object.entries(next);
      rest.push(...Object.values(next).reverse());
    }
  }
}

/** @param {string} text @returns {Generator<unknown>} */
function* values(text) {
  let start = text.indexOf("{");
  for (let tries = 0; start >= 0 && tries < mostStarts; tries++) {
    const end = endOf(text, start);
    let next = start + 1;
    try {
      yield JSON.parse(text.slice(start, end));
      next = end;
    } catch {
      // A brace of something else.
    }
    start = text.indexOf("{", next);
  }
}

/** @param {string} text @param {number} start of an object @returns {number} after its last brace */
function endOf(text, start) {
  const mark = /"(?:[^"\\]|\\[\s\S])*"|[{}]/g;
  mark.lastIndex = start;
  let depth = 0;
  for (let found = mark.exec(text); found; found = mark.exec(text)) {
    if (found[0] === "{") depth++;
    else if (found[0] === "}" && --depth === 0) return mark.lastIndex;
  }
  return text.length;
}
