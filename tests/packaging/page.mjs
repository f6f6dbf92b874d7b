/** The sources of a small page that shows a job's document. */

/**
 * @param {string} [entry] the import
 * @param {string} [before] code before the call
 * @returns {string} its script
 */
export function script(entry = "iot-job-document", before = "") {
  return `import * as AWS from "${entry}";
import { settings } from "./settings.js";
${before}
const { jobId, ...config } = settings;
const show = (text) => { document.querySelector("#document").textContent = text; };
new AWS.Iot(config).getJobDocument({ jobId }).promise().then(
  (data) => show(data.document),
  (error) => show(error.code + ": " + error.message),
);
`;
}

/**
 * @param {string} tag the page's script
 * @returns {string} its HTML
 */
export function html(tag) {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>A job's document</title>
<link rel="icon" href="data:,">
<pre id="document"></pre>
${tag}
`;
}
