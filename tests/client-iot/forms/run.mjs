/** Runs a form in the page. */
import { forms } from "../forms.mjs";
import { describeError, plain } from "./describe.mjs";

/**
 * @typedef {object} Settings
 * @property {{ region: string, endpoint: string, credentials: import("../../aws/account.mjs").TemporaryCredentials }} config
 * @property {string} closed a URL where nobody listens
 *
 * @typedef {object} Tools
 * @property {any} V3 the names of `@aws-sdk/client-iot`
 * @property {Settings["config"]} config of a client that works
 * @property {string} closed a URL where nobody listens
 * @property {(more?: object) => any} client makes a client that works, with more options
 * @property {(input?: any, more?: object, options?: object) => Promise<unknown>} send sends a command
 *   by a client that works; the result or the error
 * @property {(promise: Promise<unknown>) => Promise<unknown>} settle the result or the error of a promise
 * @property {(count: number) => Promise<unknown>} arrived waits until so many calls are at the server
 */

/**
 * @param {string} name
 * @param {Settings} settings
 * @returns {Promise<unknown>}
 */
export async function runForm(name, { config, closed }) {
  const { V3 } = /** @type {any} */ (globalThis);
  const form = forms.find((form) => form.name === name);
  if (!form) throw new Error(`There is no form "${name}"`);
  // No backoff: SDK v3's cannot be set.
  Math.random = () => 0;
  /** @type {Tools["client"]} */
  const client = (more) => new V3.IoTClient({ ...config, ...more });
  /** @type {Tools["settle"]} */
  const settle = (promise) =>
    promise.then(
      (value) => plain(value),
      (error) => ({ error: describeError(error) }),
    );
  /** @type {Tools} */
  const tools = {
    V3,
    config,
    closed,
    client,
    send: (input = { jobId: "j" }, more, options) =>
      settle(client(more).send(new V3.GetJobDocumentCommand(input), options)),
    settle,
    arrived: (count) => fetch(`${config.endpoint}/control/arrived/${count}`),
  };
  try {
    return plain(await form.run(tools), 9);
  } catch (error) {
    // A form that cannot be run is an outcome too: an implementation may lack what it uses.
    return { failed: describeError(error) };
  }
}
