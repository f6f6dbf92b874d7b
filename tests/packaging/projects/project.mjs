/**
 * A project of a user, small.
 *
 * @typedef {object} Project
 * @property {string} name
 * @property {(versionOf: (name: string) => string) => string} versions what it is about, by the
 *   versions of the packages that are its tools
 * @property {(workshop: import("../workshop.mjs").Workshop) => Promise<string[]>} run makes the
 *   project, runs it, and says what it has asserted
 */

/** A project that cannot be run on this machine. */
export class Untested extends Error {}

/** What each bundler's project asserts beside the document on the page. */
export const counted = ["one script and no `.wasm`", "with `./slim` one `.wasm`"];
