/** What this tab keeps, in `sessionStorage`, and only once the user has asked for it. */
import { emptyConnection } from "./connection.js";

const key = "job-document-viewer";

/**
 * @typedef {object} Kept
 * @property {import("./connection.js").Connection} connection
 * @property {string[]} recent the ids of jobs, the latest first
 */

/** @returns {Kept | undefined} what an earlier visit of this tab has kept */
export function load() {
  try {
    const { connection, recent } = JSON.parse(sessionStorage.getItem(key) ?? "null");
    return { connection: { ...emptyConnection(), ...connection }, recent };
  } catch {
    return undefined;
  }
}

/** @param {Kept} kept @returns {boolean} false where the browser keeps nothing for this page */
export function save(kept) {
  try {
    sessionStorage.setItem(key, JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

/** Removes all of it. */
export function forget() {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // Where nothing can be kept there is nothing to remove.
  }
}
