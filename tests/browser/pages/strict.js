/** Makes the call of `call.json` by itself and writes what comes of it. */
const { Iot } = await import(/** @type {string} */ ("/dist/index.js"));

const { jobId, ...config } = await (await fetch("/call.json")).json();
/** @type {object} */
let outcome;
try {
  const { document } = await new Iot(config).getJobDocument({ jobId }).promise();
  outcome = { document };
} catch (error) {
  const { code, message } = /** @type {{ code: string, message: string }} */ (error);
  outcome = { code, message };
}
/** @type {HTMLElement} */ (document.querySelector("output")).textContent = JSON.stringify(outcome);
