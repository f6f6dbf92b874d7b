/** Calls of the package in a page, and what of them came to the gateway. */

/**
 * @typedef {object} Failure
 * @property {boolean} isError
 * @property {string} code
 * @property {string} message
 * @property {string} [hint]
 * @property {number} [statusCode]
 * @property {string} [requestId]
 *
 * @typedef {{ document?: string, error?: Failure }} Outcome
 */

/**
 * What the browser writes to the console when a server refuses, or hides its answer: both are up
 * to no page. A test that is about a refusal expects them.
 */
export const refusal =
  /^Failed to load resource|blocked by CORS policy|^Cross-Origin Request Blocked/;

/**
 * Makes a client and reads jobs with it, all at once.
 * @param {import("./engines/index.mjs").Page} page
 * @param {object} config of the client
 * @param {object[]} params one for each call
 * @returns {Promise<Outcome[]>}
 */
export function callAll(page, config, params) {
  return page.evaluate(
    ({ config, params }) => {
      const iot = new /** @type {any} */ (globalThis).AWS.Iot(config);
      /** @param {object} one */
      const call = async (one) => {
        try {
          const { document } = await iot.getJobDocument(one).promise();
          return { document };
        } catch (caught) {
          const error = /** @type {any} */ (caught);
          const { code, message, hint, statusCode, requestId } = error;
          const isError = error instanceof Error;
          return { error: { isError, code, message, hint, statusCode, requestId } };
        }
      };
      return Promise.all(params.map(call));
    },
    { config, params },
  );
}

/**
 * @param {import("./engines/index.mjs").Page} page
 * @param {object} config
 * @param {object} params
 * @returns {Promise<Outcome>}
 */
export async function call(page, config, params) {
  const [outcome] = await callAll(page, config, [params]);
  return /** @type {Outcome} */ (outcome);
}

/**
 * @param {import("../aws/gateway.mjs").Gateway} gateway
 * @param {string} method
 * @returns {import("../aws/gateway.mjs").Received[]}
 */
export function received(gateway, method) {
  return gateway.requests.filter((request) => request.method === method);
}
