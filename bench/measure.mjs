/** What is measured in a page. Each function opens a fresh context, so that nothing is cached. */

/** Chromium's own "Fast 4G": bytes a second and milliseconds. */
const fast4g = {
  offline: false,
  latency: 165,
  downloadThroughput: 1_012_500,
  uploadThroughput: 168_750,
};

/**
 * @typedef {object} Place
 * @property {import("playwright-core").Browser} browser
 * @property {string} pages URL
 * @property {string} api URL
 */

/**
 * @template T
 * @param {Place} place
 * @param {string} path of the page, with its query
 * @param {(
 *   page: import("playwright-core").Page,
 *   session: import("playwright-core").CDPSession,
 * ) => Promise<T>} measure
 * @param {boolean} [throttled]
 * @returns {Promise<T>}
 */
async function inPage({ browser, pages, api }, path, measure, throttled = false) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    if (throttled) {
      await session.send("Network.enable");
      await session.send("Network.emulateNetworkConditions", fast4g);
    }
    await page.goto(`${pages}/${path}&api=${encodeURIComponent(api)}`, { waitUntil: "commit" });
    return await measure(page, session);
  } finally {
    await context.close();
  }
}

/**
 * @param {import("playwright-core").Page} page
 * @returns {Promise<number>} when the page had its first document, in ms since it was asked for
 */
async function firstDocument(page) {
  await page.waitForFunction("globalThis.first");
  const { document, at } = await page.evaluate("first");
  if (document?.length !== 1000) throw new Error("the page did not get the document");
  return at;
}

/**
 * @param {Place} place
 * @param {string} id
 * @param {boolean} [throttled]
 * @returns {Promise<number>} ms from the start of the navigation to the first document
 */
export function navigation(place, id, throttled) {
  return inPage(place, `${id}/?`, firstDocument, throttled);
}

/**
 * @param {Place} place
 * @param {string} id
 * @returns {Promise<number>} KiB of JavaScript heap after the first document and a garbage collection
 */
export function heap(place, id) {
  return inPage(place, `${id}/?`, async (page, session) => {
    await page.waitForLoadState("load");
    // Not by Playwright, whose own code would weigh more than most of the pages.
    const expression = "first";
    await session.send("Runtime.evaluate", { expression, awaitPromise: true });
    await session.send("HeapProfiler.enable");
    await session.send("HeapProfiler.collectGarbage");
    const { usedSize } = await session.send("Runtime.getHeapUsage");
    return usedSize / 1024;
  });
}

/**
 * @param {Place} place
 * @param {string} id
 * @param {number} calls
 * @returns {Promise<number>} ms that a warm call takes longer than a bare `fetch` with the same three
 *   headers right before it: the median of the differences
 */
export function overhead(place, id, calls) {
  return inPage(place, `${id}/?isolated`, async (page) => {
    await firstDocument(page);
    return page.evaluate(pairs, { calls, api: place.api });
  });
}

/**
 * Runs in the page.
 * @param {{ calls: number, api: string }} options
 * @returns {Promise<number>}
 */
async function pairs({ calls, api }) {
  const { read } = /** @type {{ read: () => Promise<string> }} */ (
    /** @type {unknown} */ (globalThis)
  );
  const headers = {
    authorization: `AWS4-HMAC-SHA256 Credential=ASIAIOSFODNN7EXAMPLE/20260102/us-east-1/iot/aws4_request, SignedHeaders=host;x-amz-date;x-amz-security-token, Signature=${"0".repeat(64)}`,
    "x-amz-date": "20260102T030405Z",
    "x-amz-security-token": "IQoJb3JpZ2luX2VjEPT/".repeat(50),
  };
  const bare = async () => {
    const response = await fetch(`${api}/jobs/job-1/job-document`, { headers });
    return (await response.json()).document;
  };
  const differences = [];
  // The first half warms up.
  for (let index = -calls; index < calls; index++) {
    const begun = performance.now();
    await bare();
    const between = performance.now();
    await read();
    const difference = performance.now() - between - (between - begun);
    if (index >= 0) differences.push(difference);
  }
  differences.sort((one, other) => one - other);
  return differences[calls >> 1] ?? Number.NaN;
}

/**
 * @param {Place} place
 * @param {string} id
 * @param {number} flying calls in flight at once
 * @returns {Promise<number>} ms a call, of the time until all have settled
 */
export function together(place, id, flying) {
  return inPage(place, `${id}/?isolated`, async (page) => {
    await firstDocument(page);
    const run = async (/** @type {number} */ flying) => {
      const { read } = /** @type {{ read: () => Promise<string> }} */ (
        /** @type {unknown} */ (globalThis)
      );
      const begun = performance.now();
      await Promise.all(Array.from({ length: flying }, read));
      return (performance.now() - begun) / flying;
    };
    await page.evaluate(run, 20);
    return page.evaluate(run, flying);
  });
}

/**
 * @param {Place} place
 * @param {{ rounds: number, duration: number }} options
 * @returns {Promise<Record<string, number[]>>} signatures a second, by signer, of each round
 */
export function signing(place, options) {
  return inPage(place, "signers/?isolated", async (page) => {
    await page.waitForFunction("globalThis.measure");
    return page.evaluate(`measure(${JSON.stringify(options)})`);
  });
}
