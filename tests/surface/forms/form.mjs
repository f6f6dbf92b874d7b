/**
 * A form: one way to use `AWS`, run inside a page with either implementation, that gives plain JSON
 * with all that a user would notice.
 *
 * @typedef {object} Form
 * @property {string} name
 * @property {import("../replies.mjs").Reply[]} [replies] made-up responses; the local AWS's without
 * @property {(tools: import("./run.mjs").Tools) => unknown} run
 * @property {boolean} [beyond] it uses what SDK v2 does not have
 * @property {boolean} [uncounted] the number of requests that came to the server is not compared
 * @property {(gets: import("../../aws/gateway.mjs").Received[]) => unknown} [received] what of the
 *   requests that came to the server is compared besides their number
 */

/** A response with a document. */
export const found = { body: { document: '{"made":"up"}' } };

/**
 * A refusal as AWS sends it.
 * @param {number} status
 * @param {string} code
 * @param {string} [message]
 * @returns {import("../replies.mjs").Reply}
 */
export function refusal(status, code, message = `About ${code}`) {
  return { status, headers: { "x-amzn-errortype": code }, body: { message } };
}

/**
 * The header fields that the signature covers, and where it is good for.
 * @param {import("../../aws/gateway.mjs").Received | undefined} request
 */
export function signature(request) {
  const authorization = String(request?.headers.authorization ?? "");
  const scope = /Credential=[^/]+\/\d{8}\/([^,]+)/.exec(authorization)?.[1];
  const names = /SignedHeaders=([^,]*)/.exec(authorization)?.[1]?.split(";");
  return { scope, names };
}
