/** Credentials made and used in a page, and the result. */

/**
 * @typedef {{ name: string, args: unknown[] }} Maker the name and the arguments of a class
 *
 * @typedef {object} Failed
 * @property {boolean} isError
 * @property {string} code
 * @property {string} message
 * @property {number} [statusCode]
 * @property {string} [requestId]
 *
 * @typedef {object} Outcome
 * @property {string} [document]
 * @property {Failed} [error]
 * @property {string} accessKeyId
 * @property {number} lifetime in seconds
 * @property {boolean} expired
 * @property {string | undefined} identityId
 * @property {any} data
 * @property {string} shown all that JSON shows of the credentials
 */

/**
 * Makes credentials, asks them for keys, and reads a job with these.
 * @param {import("./engines/index.mjs").Page} page
 * @param {{ region: string, endpoint: string }} place
 * @param {Maker} maker
 * @param {number} [times] how often they are asked for keys, at once
 * @returns {Promise<Outcome>}
 */
export function use(page, place, { name, args }, times = 1) {
  return page.evaluate(
    async ({ name, args, place, times }) => {
      const library = /** @type {any} */ (AWS);
      const credentials = new library[name](...args);
      Object.assign(globalThis, { credentials });
      /** @type {Failed | undefined} */
      let error;
      /** @type {string | undefined} */
      let document;
      try {
        await Promise.all(Array.from({ length: times }, () => credentials.getPromise()));
        const { accessKeyId, secretAccessKey, sessionToken } = credentials;
        const iot = new AWS.Iot({
          ...place,
          credentials: { accessKeyId, secretAccessKey, sessionToken },
        });
        document = (await iot.getJobDocument({ jobId: "demo-plain" })).document;
      } catch (caught) {
        const { code, message, statusCode, requestId } = /** @type {any} */ (caught);
        error = { isError: caught instanceof Error, code, message, statusCode, requestId };
      }
      return {
        ...(document !== undefined && { document }),
        ...(error && { error }),
        accessKeyId: credentials.accessKeyId,
        lifetime: (credentials.expireTime?.getTime() - Date.now()) / 1000,
        expired: credentials.expired,
        identityId: credentials.identityId,
        data: credentials.data,
        shown: JSON.stringify(credentials),
      };
    },
    { name, args, place, times },
  );
}
