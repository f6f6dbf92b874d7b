/**
 * A page, the same in every engine. What differs between engines is in their drivers; what can be
 * done in the page itself is done here, once.
 */
import { setTimeout as delay } from "node:timers/promises";

/**
 * @typedef {object} Message what the page said
 * @property {string} type of the console call (`error`, `warning`, `info`, `log`, `debug`), or
 *   `pageerror` for an error that nobody caught and a rejection that nobody handled
 * @property {string} text
 *
 * @typedef {object} Driver what an engine must do by itself
 * @property {(url: string) => Promise<void>} goto until the page has loaded
 * @property {(script: string) => Promise<string>} evaluate runs an async function body in the page;
 *   it returns a string
 * @property {(script: string) => Promise<void>} addInitScript
 * @property {() => Promise<Message[]>} messages all of them so far
 * @property {(selector: string) => Promise<void>} click
 * @property {(keys: Key[]) => Promise<void>} press keys together, the last one after the others
 * @property {(text: string) => Promise<void>} type
 * @property {(size: { width: number, height: number }) => Promise<void>} setViewport
 * @property {(path: string) => Promise<void>} screenshot
 * @property {() => Promise<void>} close
 *
 * @typedef {"Alt" | "ArrowDown" | "ArrowLeft" | "ArrowRight" | "ArrowUp" | "Backspace" | "Control"
 *   | "Delete" | "End" | "Enter" | "Escape" | "Home" | "PageDown" | "PageUp" | "Shift" | "Space"
 *   | "Tab"} Key
 */

const patience = 15_000;
const pollInterval = 30;

export class Page {
  #driver;

  /** @param {Driver} driver */
  constructor(driver) {
    this.#driver = driver;
  }

  /**
   * Opens a URL and waits for its `load` event.
   * @param {string} url
   */
  async goto(url) {
    await this.#driver.goto(url);
  }

  /** Opens the same URL again. */
  async reload() {
    await this.goto(await this.evaluate("location.href"));
  }

  /**
   * Runs a function, or an expression, in the page. Nothing of the test's scope is there: what the
   * function needs is in `arg`. What goes in and comes out is JSON: `undefined` in an object is left
   * out, and alone it is `undefined`. A promise is waited for; what is thrown is an `Error` here.
   * @template Arg, Result
   * @param {((arg: Arg) => Result) | string} script
   * @param {Arg} [arg]
   * @returns {Promise<Awaited<Result>>}
   */
  async evaluate(script, arg) {
    const answer = JSON.parse(await this.#driver.evaluate(bodyOf(script, arg)));
    if (!("thrown" in answer)) return answer.value;
    throw Object.assign(new Error(`In the page: ${answer.thrown}`), { inPage: true });
  }

  /**
   * Polls until the function or expression gives something true, through navigations too.
   * @template Arg, Result
   * @param {((arg: Arg) => Result) | string} script
   * @param {Arg} [arg]
   * @param {{ timeout?: number }} [options] in ms, 15,000 unless given
   * @returns {Promise<Awaited<Result>>} what it gave
   */
  async waitForFunction(script, arg, { timeout = patience } = {}) {
    const deadline = Date.now() + timeout;
    for (;;) {
      /** @type {unknown} */
      let trouble;
      const value = await this.evaluate(script, arg).catch((error) => {
        trouble = error;
      });
      if (value) return value;
      if (Date.now() > deadline) {
        const what = `Waited ${timeout} ms in vain for ${script}`;
        throw new Error(what, { cause: trouble ?? (await this.messages()) });
      }
      await delay(pollInterval);
    }
  }

  /**
   * Runs a function in every document that `goto` and `reload` open from now on, before its scripts.
   * In WebKit the document is then written by script, so without the headers it came with (CSP).
   * @template Arg
   * @param {(arg: Arg) => void} script
   * @param {Arg} [arg]
   */
  async addInitScript(script, arg) {
    await this.#driver.addInitScript(`(${script})(${JSON.stringify(arg)});`);
  }

  /**
   * Adds a classic script and waits until it has run.
   * @param {{ url: string } | { content: string }} source
   */
  async addScriptTag(source) {
    await this.evaluate((source) => {
      const script = document.createElement("script");
      if ("content" in source) {
        script.textContent = source.content;
        document.head.append(script);
        return undefined;
      }
      return new Promise((resolve, reject) => {
        script.src = source.url;
        script.onload = () => resolve(null);
        script.onerror = () => reject(new Error(`${source.url} did not load`));
        document.head.append(script);
      });
    }, source);
  }

  /**
   * Everything the page has said. WebKit has no such list: there, it begins when `goto` is done, and
   * holds what scripts say, not what the browser itself adds (a failed request, CORS, CSP).
   * @returns {Promise<Message[]>}
   */
  messages() {
    return this.#driver.messages();
  }

  /** @returns {Promise<string[]>} the text of each error among the messages */
  async errors() {
    const messages = await this.messages();
    return messages.filter(({ type }) => /^(page)?error$/.test(type)).map(({ text }) => text);
  }

  /**
   * Clicks as a user does, once there is such an element.
   * @param {string} selector
   */
  async click(selector) {
    await this.#waitFor(selector);
    await this.#driver.click(selector);
  }

  /**
   * Gives a field its value, or a `<select>` its option, with the events a user would cause.
   * @param {string} selector
   * @param {string} value
   */
  async fill(selector, value) {
    await this.#waitFor(selector);
    await this.evaluate(
      ({ selector, value }) => {
        const field = /** @type {HTMLInputElement} */ (document.querySelector(selector));
        field.focus();
        field.value = value;
        if (field.value !== value) throw new Error(`${selector} does not take "${value}"`);
        field.dispatchEvent(new InputEvent("input", { bubbles: true }));
        field.dispatchEvent(new Event("change", { bubbles: true }));
      },
      { selector, value },
    );
  }

  /**
   * Focuses an element and types, key by key.
   * @param {string} selector
   * @param {string} text
   */
  async type(selector, text) {
    await this.#waitFor(selector);
    await this.evaluate((selector) => {
      /** @type {HTMLElement} */ (document.querySelector(selector)).focus();
    }, selector);
    await this.#driver.type(text);
  }

  /**
   * Presses keys together, such as `press("Shift", "Tab")`, wherever the focus is.
   * @param {Key[]} keys
   */
  async press(...keys) {
    await this.#driver.press(keys);
  }

  /**
   * @param {string} selector
   * @returns {Promise<string>} the text content, once there is such an element
   */
  async text(selector) {
    await this.#waitFor(selector);
    return this.evaluate(
      (selector) => document.querySelector(selector)?.textContent ?? "",
      selector,
    );
  }

  /**
   * @param {string} selector
   * @returns {Promise<boolean>} whether such an element takes up room on the page
   */
  isVisible(selector) {
    return this.evaluate((selector) => {
      const element = document.querySelector(selector);
      const isHidden = !element || getComputedStyle(element).visibility === "hidden";
      return !isHidden && element.getClientRects().length > 0;
    }, selector);
  }

  /** @param {{ width: number, height: number }} size of what the page sees, in CSS pixels */
  async setViewport(size) {
    await this.#driver.setViewport(size);
  }

  /** @param {string} path of the PNG file to write: what is in view */
  async screenshot(path) {
    await this.#driver.screenshot(path);
  }

  /** Closes the page and forgets what it stored. */
  async close() {
    await this.#driver.close();
  }

  /** @param {string} selector */
  async #waitFor(selector) {
    await this.waitForFunction((selector) => document.querySelector(selector) !== null, selector);
  }
}

/**
 * @param {Function | string} script
 * @param {unknown} arg
 * @returns {string} the body of an async function that gives the outcome as JSON
 */
function bodyOf(script, arg) {
  const expression =
    typeof script === "string" ? `(${script})` : `(${script})(${JSON.stringify(arg)})`;
  return `try {
    return JSON.stringify({ value: await ${expression} });
  } catch (error) {
    return JSON.stringify({ thrown: String(error?.stack?.includes(error.message) ? error.stack : error) });
  }`;
}
