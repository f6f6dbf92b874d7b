/** What whoever serves this page has prepared, in `settings.json` beside it. */

/**
 * @typedef {object} PreparedJob
 * @property {string} jobId
 * @property {string} description
 * @property {boolean} allowed whether the prepared credentials may read it
 *
 * @typedef {Partial<import("./connect/connection.js").Connection> & { jobs?: PreparedJob[] }} Settings
 *   fields of the form, filled in from the start; keys only where they are everybody's, as in a demo
 */

/** @returns {Promise<Settings>} */
export async function loadSettings() {
  try {
    const answer = await fetch("settings.json", { credentials: "same-origin" });
    return answer.ok ? Object(await answer.json()) : {};
  } catch {
    return {};
  }
}
