/** Makes the call of `call.json` by itself and writes the result. */
const { Iot } = await import(/** @type {string} */ ("/dist/index.js"));

const { jobId, ...config } = await (await fetch("/call.json")).json();
/** @type {object} */
let outcome;
try {
  const { document: jobDocument } = await new Iot(config).getJobDocument({ jobId }).promise();
  outcome = { document: jobDocument };
} catch (error) {
  const { code, hint } = /** @type {{ code: string, hint: string }} */ (error);
  outcome = { code, hint };
}
/** @type {HTMLElement} */ (document.querySelector("output")).textContent = JSON.stringify(outcome);
