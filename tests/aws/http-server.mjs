/** What the gateway and the static server share: a server on 127.0.0.1 that can be stopped. */
import { createServer } from "node:http";

/**
 * @typedef {object} RunningServer
 * @property {string} url
 * @property {() => Promise<void>} stop
 */

/**
 * @param {import("node:http").RequestListener} listener
 * @param {number} [port] any free one unless given
 * @returns {Promise<RunningServer>}
 */
export async function listen(listener, port = 0) {
  const server = createServer(listener);
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(undefined));
  });
  const address = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${address.port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // A browser keeps its connections open, and a test may have left a call without an answer.
        server.closeAllConnections();
      }),
  };
}
