/** Runs in the page; its source is sent there. */

/**
 * @param {{ endpoint: string, calls: number, faults: string[] }} options
 */
export async function soak({ endpoint, calls, faults }) {
  /** @type {WebAssembly.Memory[]} */
  const memories = [];
  const { instantiate } = WebAssembly;
  Object.assign(WebAssembly, {
    instantiate: async (/** @type {any[]} */ ...args) => {
      // Of bytes: the module too; of a module: the instance alone.
      const made = await Reflect.apply(instantiate, WebAssembly, args);
      const exported = Object.values((made.instance ?? made).exports);
      memories.push(...exported.filter((one) => one instanceof WebAssembly.Memory));
      return made;
    },
  });
  let unhandled = 0;
  addEventListener("unhandledrejection", () => unhandled++);
  const { Iot } = await import(/** @type {string} */ ("/dist/index.js"));
  const size = () => memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
  const credentials = { accessKeyId: "ASIAEXAMPLE", secretAccessKey: "secret", sessionToken: "t" };
  const retryDelayOptions = { base: 1 };
  const config = { region: "us-east-1", credentials, endpoint, retryDelayOptions };
  let iot = new Iot(config);

  /** @type {string[]} */
  const wrong = [];
  let settled = 0;
  let memoryAfterThousand = 0;
  /** @param {number} index */
  const callOnce = async (index) => {
    // One in ten; each kind in turn, and each job once.
    const fault = index % 10 === 3 ? faults[Math.floor(index / 10) % faults.length] : "fine";
    const jobId = `${fault}-${index}`;
    const request = iot.getJobDocument({ jobId, beforeSubstitution: index % 2 === 0 });
    if (fault === "abort") setTimeout(() => request.abort(), index % 20);
    /** @type {string} */
    const outcome = await request.promise().then(
      (/** @type {any} */ data) => data.document,
      (/** @type {any} */ error) => error.code,
    );
    const expected =
      { missing: "ResourceNotFoundException", abort: "RequestAbortedError" }[String(fault)] ??
      `document of ${jobId}`;
    if (outcome !== expected && wrong.length < 20) wrong.push(`${jobId}: ${outcome}`);
    settled++;
    if (settled === 1000) memoryAfterThousand = size();
  };
  let next = 0;
  const worker = async () => {
    while (next < calls) {
      const index = next++;
      // A client's bucket pays for a few failures only: a page that fails so often makes new ones.
      if (index % 100 === 0) iot = new Iot(config);
      await callOnce(index);
    }
  };
  await Promise.all(Array.from({ length: 5 }, worker));
  // After the task in which an unhandled rejection is reported.
  await new Promise((resolve) => setTimeout(resolve, 50));
  return { settled, wrong, unhandled, memoryAfterThousand, memoryAtTheEnd: size() };
}
