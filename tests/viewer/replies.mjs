/** Answers that a real AWS gives and the local one does not, or not on demand. */

/**
 * @param {number} status
 * @param {string} code
 * @param {string} message
 * @param {Record<string, string>} [headers]
 * @returns {import("../aws/gateway.mjs").Intercept} answers every call so
 */
export function refuse(status, code, message, headers = {}) {
  return ({ method }, response) => {
    if (method !== "GET") return false;
    response.writeHead(status, {
      "access-control-allow-origin": "*",
      "access-control-expose-headers": "x-amzn-errortype, x-amzn-requestid, retry-after",
      "content-type": "application/json",
      "x-amzn-errortype": code,
      "x-amzn-requestid": "11111111-2222-4333-8444-555555555555",
      ...headers,
    });
    response.end(JSON.stringify({ message }));
    return true;
  };
}
