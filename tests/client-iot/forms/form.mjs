/**
 * A form: one way to use SDK v3, run inside a page with either implementation, that gives plain JSON
 * with all that a user would notice.
 *
 * @typedef {object} Form
 * @property {string} name
 * @property {import("../../surface/replies.mjs").Reply[]} [replies] made-up responses; the local AWS's
 *   without
 * @property {(tools: import("./run.mjs").Tools) => unknown} run
 * @property {boolean} [uncounted] the number of requests that came to the server is not compared
 * @property {(gets: import("../../aws/gateway.mjs").Received[]) => unknown} [received] what of the
 *   requests that came to the server is compared besides their number
 */

export { found, refusal } from "../../surface/forms/form.mjs";
