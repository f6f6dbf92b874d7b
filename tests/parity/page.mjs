/** Runs in the page: the same call by SDK v2, SDK v3 and the two faces of the package. */

/**
 * @typedef {object} Outcome what a user notices; `code` is `name` where v3 is asked
 * @property {string | null} [document]
 * @property {string} [code]
 * @property {string} [message]
 * @property {number} [status]
 * @property {string} [requestId]
 * @property {number} [attempts]
 *
 * @typedef {object} Call
 * @property {string} endpoint
 * @property {number | undefined} timeout
 */

const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };
const region = "us-east-1";
const jobId = "job-1";

// All wait as little as their rules let them: full jitter times nothing.
Math.random = () => 0;
// SDK v3 writes about its errors.
console.error = () => {};

/** @type {any} */
const scope = globalThis;

/** @param {any} AWS @param {Call} call @returns {Promise<Outcome>} */
async function byV2(AWS, { endpoint, timeout = 120_000 }) {
  const iot = new AWS.Iot({ region, credentials, endpoint, httpOptions: { timeout } });
  const request = iot.getJobDocument({ jobId });
  try {
    const { document, $response } = await request.promise();
    const { httpResponse, requestId, retryCount } = $response;
    return { document, status: httpResponse.statusCode, requestId, attempts: retryCount + 1 };
  } catch (caught) {
    const { code, message, statusCode: status, requestId } = /** @type {any} */ (caught);
    return { code, message, status, requestId, attempts: request.response.retryCount + 1 };
  }
}

/** @param {any} SDK @param {Call} call @returns {Promise<Outcome>} */
async function byV3({ IoTClient, GetJobDocumentCommand }, { endpoint, timeout }) {
  const client = new IoTClient({
    region,
    credentials,
    endpoint,
    // As many as SDK v2.
    maxAttempts: 4,
    requestHandler: { requestTimeout: timeout, cache: "no-store" },
  });
  const said = (/** @type {any} */ metadata = {}) => {
    const { httpStatusCode: status, requestId, attempts } = metadata;
    return { status, requestId, attempts };
  };
  try {
    const { document, $metadata } = await client.send(new GetJobDocumentCommand({ jobId }));
    return { document, ...said($metadata) };
  } catch (caught) {
    const { name: code, message, $metadata } = /** @type {any} */ (caught);
    return { code, message, ...said($metadata) };
  }
}

/** @type {Record<string, (call: Call) => Promise<Outcome>>} */
const implementations = {
  v2: (call) => byV2(scope.sdkV2, call),
  v3: (call) => byV3(scope.sdkV3, call),
  ours: (call) => byV2(scope.ours, call),
  oursV3: (call) => byV3(scope.oursV3, call),
};

/**
 * @param {Record<string, Call>} calls by implementation
 * @returns {Promise<Record<string, Outcome>>}
 */
export async function runAll(calls) {
  const outcomes = Object.entries(calls).map(async ([name, call]) => {
    // Four attempts, and time for a slow machine.
    const patience = call.timeout ? 4 * call.timeout + 3000 : 20_000;
    const givenUp = new Promise((resolve) => {
      setTimeout(resolve, patience, { code: "(does not settle)" });
    });
    return [name, await Promise.race([implementations[name]?.(call), givenUp])];
  });
  return Object.fromEntries(await Promise.all(outcomes));
}
