/** Reads one job, in one version or in both, and tells how it goes. */

/**
 * @typedef {"after" | "before"} Version
 * @typedef {Version | "both"} Asked
 *
 * @typedef {object} Progress how one of the calls stands
 * @property {Version} version
 * @property {number} attempt the one that is under way, or comes next; from 1
 * @property {number} of how many attempts there may be
 * @property {number} [resumeAt] when the next attempt begins, in ms since 1970, while it waits
 * @property {import("../../dist/index.js").AWSError} [error] what the last attempt failed with
 * @property {string | undefined} [document] once it has been read
 * @property {boolean} isRead
 *
 * @typedef {object} Reading
 * @property {() => void} cancel ends it at once; nothing more is sent
 * @property {Promise<Progress[]>} done rejects with a {@link Failure}
 *
 * @typedef {{ error: import("../../dist/index.js").AwsError, version: Version, attempts: number }} Failure
 */

/**
 * @param {object} options
 * @param {InstanceType<typeof import("../../dist/index.js").Iot>} options.iot
 * @param {string} options.jobId
 * @param {Asked} options.asked
 * @param {(progress: readonly Progress[]) => void} options.onProgress
 * @returns {Reading}
 */
export function startReading({ iot, jobId, asked, onProgress }) {
  /** @type {Version[]} */
  const versions = asked === "both" ? ["before", "after"] : [asked];
  /** @type {Progress[]} */
  const progress = versions.map((version) => ({ version, attempt: 1, of: 1, isRead: false }));
  const requests = progress.map((one) => {
    const request = iot.getJobDocument(
      one.version === "before" ? { jobId, beforeSubstitution: true } : { jobId },
    );
    one.of = request.response.maxRetries + 1;
    // `sign` comes before an attempt is sent, `retry` after one that failed.
    request.on("sign", () => {
      delete one.resumeAt;
      onProgress(progress);
    });
    request.on("retry", ({ error, retryCount, maxRetries }) => {
      if (!error?.retryable || retryCount >= maxRetries) return;
      one.attempt = retryCount + 2;
      one.error = error;
      one.resumeAt = Date.now() + (error.retryDelay ?? 0);
      onProgress(progress);
    });
    return request;
  });
  const cancel = () => {
    for (const request of requests) request.abort();
  };

  const calls = requests.map(async (request, index) => {
    const one = /** @type {Progress} */ (progress[index]);
    try {
      one.document = (await request.promise()).document;
      one.isRead = true;
      onProgress(progress);
    } catch (error) {
      // The other call's result is not needed without this one's.
      cancel();
      throw { error, version: one.version, attempts: request.response.retryCount + 1 };
    }
  });
  return { cancel, done: Promise.all(calls).then(() => progress) };
}
