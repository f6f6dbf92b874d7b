/**
 * What the page knows, and what a person can do with it. The panels show it: each is told when
 * something changed, and asks what it needs.
 */
import { clientOf, credentialsOf, emptyConnection, problemsOf } from "./connect/connection.js";
import * as storage from "./connect/storage.js";
import { kindOf } from "./result/problem.js";
import { startReading } from "./result/reading.js";

/** How many jobs of this tab are offered again. */
const mostRecent = 10;

/**
 * @typedef {import("./result/reading.js").Asked} Asked
 * @typedef {import("./result/reading.js").Progress} Progress
 * @typedef {import("./result/reading.js").Failure} Failure
 * @typedef {import("./result/problem.js").Kind} Kind
 * @typedef {Failure & { kind: Kind }} Problem
 *
 * @typedef {{ phase: "open" }
 *   | { phase: "connecting" }
 *   | { phase: "failed", problem: Problem }
 *   | { phase: "connected", accessKeyId: string, expires: Date | null }} Connecting
 *
 * @typedef {object} Outcome
 * @property {string} jobId
 * @property {Asked} asked
 * @property {Progress[]} versions
 * @property {number} took in ms
 * @property {number} clockOffset what the page adds to this computer's clock, in ms
 *
 * @typedef {{ phase: "empty" }
 *   | { phase: "loading", jobId: string, asked: Asked, since: number, progress: readonly Progress[] }
 *   | { phase: "cancelled", jobId: string }
 *   | { phase: "failed", jobId: string, problem: Problem }
 *   | { phase: "read", outcome: Outcome }} Result
 */

export class App {
  connection = emptyConnection();
  /** Whether this tab keeps the connection and the recent jobs. */
  isKept = false;
  /** @type {Connecting} */
  connecting = { phase: "open" };
  jobId = "";
  /** @type {Asked} */
  asked = "after";
  /** @type {string[]} */
  recent = [];
  /** @type {import("./settings.js").PreparedJob[]} */
  jobs = [];
  /** @type {Result} */
  result = { phase: "empty" };

  /** Shows what keeps the form from being sent. */
  onIncomplete = () => {};

  /** @type {InstanceType<typeof import("../dist/index.js").Iot> | undefined} */
  #iot;
  /** @type {(() => void) | undefined} */
  #cancel;
  /** Only what was started last is shown, however the answers come in. */
  #latest = 0;
  /** Where the page's own policy refused to connect since the last attempt. */
  #isBlocked = false;
  /** @type {Set<() => void>} */
  #listeners = new Set();

  constructor() {
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => {
      if (effectiveDirective === "connect-src") this.#isBlocked = true;
    });
  }

  /** @param {() => void} listener called when something changed */
  onChange(listener) {
    this.#listeners.add(listener);
  }

  /** Makes all panels show what there is. */
  changed() {
    for (const listener of this.#listeners) listener();
  }

  /** Removes all listeners: the panels are built again. */
  clearListeners() {
    this.#listeners.clear();
  }

  /** @returns {boolean} */
  get isConnected() {
    return this.connecting.phase === "connected";
  }

  /**
   * Takes what the server has prepared, then what this tab has kept.
   * @param {import("./settings.js").Settings} settings
   */
  restore({ jobs = [], ...prepared }) {
    const kept = storage.load();
    this.isKept = kept !== undefined;
    this.connection = { ...this.connection, ...prepared, ...kept?.connection };
    this.recent = kept?.recent ?? [];
    this.jobs = jobs;
    this.jobId = jobs[0]?.jobId ?? "";
  }

  /** What keeps the form from being sent. */
  get formProblems() {
    return problemsOf(this.connection);
  }

  /** Makes a client of the form. Cognito and STS are asked for keys right away. */
  async connect() {
    this.cancel();
    const turn = ++this.#latest;
    const credentials = credentialsOf(this.connection);
    this.connecting = { phase: "connecting" };
    this.result = { phase: "empty" };
    this.#isBlocked = false;
    this.changed();
    try {
      // Keys that are given are not refreshed: AWS accepts or refuses them when a job is asked for.
      if (this.connection.source !== "keys") await credentials.getPromise();
    } catch (error) {
      if (turn !== this.#latest) return;
      const failed = /** @type {Failure["error"]} */ (error);
      const kind = this.#kindOf({ code: "CredentialsError", originalError: failed });
      const problem = /** @type {const} */ ({ kind, error: failed, attempts: 1, version: "after" });
      this.connecting = { phase: "failed", problem };
      this.changed();
      return;
    }
    if (turn !== this.#latest) return;
    this.#iot = clientOf(this.connection, credentials);
    const { accessKeyId, expireTime: expires } = credentials;
    this.connecting = { phase: "connected", accessKeyId, expires };
    this.keep();
    this.changed();
  }

  /** Opens the form again. What it holds stays. */
  disconnect() {
    this.cancel();
    this.#iot = undefined;
    this.connecting = { phase: "open" };
    this.changed();
  }

  /** Forgets the connection, here and in the tab's storage. */
  forget() {
    this.connection = { ...emptyConnection(), region: this.connection.region };
    this.isKept = false;
    this.recent = [];
    storage.forget();
    this.result = { phase: "empty" };
    this.disconnect();
  }

  /** Stores what the user has asked to keep, or removes it. */
  keep() {
    if (!this.isKept) storage.forget();
    else this.isKept = storage.save({ connection: this.connection, recent: this.recent });
  }

  /** Reads the job of the form, and connects first where that is left to do. */
  async read() {
    if (!this.#iot && this.formProblems.length > 0) {
      this.onIncomplete();
      return;
    }
    if (!this.#iot) await this.connect();
    if (!this.#iot) return;
    this.cancel();
    const turn = ++this.#latest;
    const { jobId, asked } = this;
    const since = Date.now();
    const begun = performance.now();
    this.#isBlocked = false;
    const iot = this.#iot;
    /** @param {readonly Progress[]} progress */
    const onProgress = (progress) => {
      if (turn !== this.#latest) return;
      this.result = { phase: "loading", jobId, asked, since, progress };
      this.changed();
    };
    onProgress([]);
    const reading = startReading({ iot, jobId, asked, onProgress });
    this.#cancel = reading.cancel;
    try {
      const versions = await reading.done;
      if (turn !== this.#latest) return;
      const took = performance.now() - begun;
      const clockOffset = iot.config.systemClockOffset;
      this.result = { phase: "read", outcome: { jobId, asked, versions, took, clockOffset } };
      this.#remember(jobId);
    } catch (failure) {
      if (turn !== this.#latest) return;
      const failed = /** @type {Failure} */ (failure);
      const problem = { ...failed, kind: this.#kindOf(failed.error) };
      const isCancelled = failed.error.code === "RequestAbortedError";
      this.result = isCancelled
        ? { phase: "cancelled", jobId }
        : { phase: "failed", jobId, problem };
    }
    this.#cancel = undefined;
    this.changed();
  }

  /** Ends what is being read. */
  cancel() {
    this.#cancel?.();
  }

  /** @param {string} jobId */
  #remember(jobId) {
    this.recent = [jobId, ...this.recent.filter((other) => other !== jobId)].slice(0, mostRecent);
    if (this.isKept) this.keep();
  }

  /** @param {Partial<Failure["error"]>} error @returns {Kind} */
  #kindOf(error) {
    return kindOf(error, { isOffline: !navigator.onLine, isBlocked: this.#isBlocked });
  }
}
