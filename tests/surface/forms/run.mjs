/** Runs a form in the page, with a fresh `AWS.config`. */
import { forms } from "../forms.mjs";
import { describeError, plain } from "./describe.mjs";

/**
 * @typedef {object} Settings
 * @property {{ region: string, endpoint: string, credentials: import("../../aws/account.mjs").TemporaryCredentials }} config
 * @property {string} closed a URL where nobody listens
 *
 * @typedef {object} Tools
 * @property {any} AWS
 * @property {Settings["config"]} config of a client that works
 * @property {string} closed a URL where nobody listens
 * @property {(more?: object) => any} client makes a client that works, with more options
 * @property {(request: any) => Promise<unknown>} settle sends by `promise()`; the document or the error
 * @property {(action: () => unknown) => unknown} attempt what an action gives or throws
 * @property {(count: number) => Promise<unknown>} arrived waits until so many calls are at the server
 * @property {() => Promise<string>} pageError the next error that nobody caught
 */

/**
 * @param {string} name
 * @param {Settings} settings
 * @returns {Promise<unknown>}
 */
export async function runForm(name, { config, closed }) {
  const { AWS } = /** @type {any} */ (globalThis);
  AWS.config = new AWS.Config();
  const form = forms.find((form) => form.name === name);
  if (!form) throw new Error(`There is no form "${name}"`);
  /** @type {Tools} */
  const tools = {
    AWS,
    config,
    closed,
    client: (more) => new AWS.Iot({ ...config, retryDelayOptions: { base: 1 }, ...more }),
    settle: (request) =>
      request.promise().then(
        (/** @type {any} */ data) => plain(data),
        (/** @type {any} */ error) => ({ error: describeError(error) }),
      ),
    attempt: (action) => {
      try {
        return plain(action());
      } catch (error) {
        return { thrown: describeError(error) };
      }
    },
    arrived: (count) => fetch(`${config.endpoint}/control/arrived/${count}`),
    pageError: () =>
      new Promise((resolve) => {
        addEventListener(
          "error",
          (event) => {
            event.preventDefault();
            resolve(event.message);
          },
          { once: true },
        );
      }),
  };
  try {
    return await form.run(tools);
  } catch (error) {
    // A form that cannot be run is an outcome too: an implementation may lack what it uses.
    return { failed: describeError(error) };
  }
}
