/** What the package's reader says of a document. */
import { JobDocumentError, parseJobDocument, placeholders } from "../../dist/placeholders/index.js";

/** @typedef {import("../../dist/placeholders/index.js").Placeholder} Placeholder */

/**
 * @typedef {object} ReadDocument
 * @property {string} text
 * @property {Placeholder[]} placeholders
 * @property {JobDocumentError | undefined} problem where it is not JSON
 */

/** @param {string} text @returns {ReadDocument} */
export function readDocument(text) {
  return { text, placeholders: placeholders(text), problem: problemOf(text) };
}

/** @param {string} text */
function problemOf(text) {
  try {
    parseJobDocument(text);
    return undefined;
  } catch (error) {
    if (error instanceof JobDocumentError) return error;
    throw error;
  }
}
