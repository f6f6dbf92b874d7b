/** The viewer as a person uses it. */

/** @typedef {"after" | "before" | "both"} Asked */

export class Viewer {
  /** @param {import("../browser/engines/index.mjs").Page} page */
  constructor(page) {
    this.page = page;
  }

  /**
   * Types the connection into the form and sends it.
   * @param {Partial<import("../../www/connect/connection.js").Connection>} connection
   */
  async connect({ source = "keys", ...fields }) {
    await this.page.click(`.connect input[value=${source}]`);
    for (const [name, value] of Object.entries(fields)) {
      await this.page.fill(`[name=${name}]`, value);
    }
    await this.page.click(".connect button[type=submit]");
  }

  async connected() {
    await this.page.waitForFunction(() => document.querySelector(".connect.connected") !== null);
  }

  /** @param {string} jobId @param {Asked} [asked] */
  async read(jobId, asked = "after") {
    await this.page.fill("[name=jobId]", jobId);
    await this.page.click(`.ask input[value=${asked}]`);
    await this.page.click(".ask button[type=submit]");
  }

  /** Waits for this phase of the result. @param {string} phase */
  async phase(phase) {
    await this.page.waitForFunction(
      (phase) => document.querySelector(".result")?.getAttribute("data-phase") === phase,
      phase,
    );
  }

  /** @returns {Promise<string>} the document on the screen, as a person sees it */
  async document() {
    await this.phase("read");
    return this.page.evaluate(() =>
      [...document.querySelectorAll(".lines .line")].map((line) => line.textContent).join("\n"),
    );
  }

  /** @returns {Promise<{ title: string, fields: Record<string, string> }>} the failure on the screen */
  async problem() {
    await this.page.waitForFunction(() => document.querySelector(".problem") !== null);
    return this.page.evaluate(() => ({
      title: document.querySelector(".problem h3")?.textContent ?? "",
      fields: Object.fromEntries(
        [...document.querySelectorAll(".problem [data-field]")].map((field) => [
          field.getAttribute("data-field"),
          field.textContent,
        ]),
      ),
    }));
  }

  /** Waits until a text is on the screen. @param {string} text @param {string} [selector] */
  async shows(text, selector = "body") {
    await this.page.waitForFunction(
      ({ text, selector }) =>
        [...document.querySelectorAll(selector)].some((one) => one.textContent?.includes(text)),
      { text, selector },
    );
  }

  /** @returns {Promise<string>} all that the browser keeps for the page, and its URL */
  kept() {
    return this.page.evaluate(() =>
      JSON.stringify({
        ...localStorage,
        ...sessionStorage,
        url: location.href,
        cookie: document.cookie,
      }),
    );
  }
}
