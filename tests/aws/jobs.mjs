/** The jobs of the prepared account. Each document is kept as exactly the text that must come back. */

/**
 * @typedef {object} Job
 * @property {string} jobId
 * @property {string} description
 * @property {string} document
 * @property {boolean} allowed whether the prepared role may read it
 */

/** The most characters that AWS IoT takes for a document. */
const longestDocument = 32_768;

const plain = JSON.stringify({
  operation: "firmware-update",
  version: "2.4.1",
  files: [{ name: "firmware.bin", size: 1_048_576, sha256: "9f86d081884c7d65" }],
  reboot: true,
});

const unicode = JSON.stringify({
  title: "펌웨어 업데이트",
  greeting: "안녕하세요 👋🏽 🛰️",
  quotes: "\"double\" 'single' `back`",
  backslashes: "C:\\firmware\\new\\u0041",
  controls: "tab\tline\nend",
  accents: "naïve façade – ½ ‰ \u2028",
});

const placeholders = JSON.stringify({
  operation: "install",
  url: presigned("bucket/key"),
  firmware: {
    url: "${aws:iot:s3-presigned-url-v2:https://firmware.s3.eu-central-1.amazonaws.com/gateway%2F2.4.1.bin%3FversionId%3D3sL4kqtJlcpXro}",
    signature:
      "${aws:iot:code-sign-signature:s3://eu-central-1.firmware/gateway/2.4.1.bin@3sL4kqtJlcpXro}",
    package: "${aws:iot:package:gateway:version:2.4.1:attributes:channel}",
  },
  report: {
    url: "${aws:iot:s3-presigned-url-upload:https://reports.s3.eu-central-1.amazonaws.com/${thingName}/${jobId}.log}",
    retries: 3,
  },
});

/** @type {Job[]} */
export const jobs = [
  { jobId: "demo-plain", description: "A firmware update", document: plain, allowed: true },
  {
    jobId: "demo-unicode",
    description: "Korean, emoji, quotes and backslashes",
    document: unicode,
    allowed: true,
  },
  {
    jobId: "demo-placeholders",
    description: "Placeholders that AWS IoT fills in",
    document: placeholders,
    allowed: true,
  },
  {
    jobId: "demo-large",
    description: "As long as a document may be",
    document: largeDocument(),
    allowed: true,
  },
  {
    jobId: "secret-forbidden",
    description: "One that the role may not read",
    document: JSON.stringify({ secret: "not for this role" }),
    allowed: false,
  },
];

/**
 * @param {string} object
 * @returns {string} what AWS IoT puts a signed link in place of
 */
function presigned(object) {
  return `\${aws:iot:s3-presigned-url:https://s3.amazonaws.com/${object}}`;
}

/** @returns {string} a document of exactly the longest length */
function largeDocument() {
  const files = Array.from({ length: 300 }, (_, index) => ({
    name: `part-${String(index).padStart(4, "0")}.bin`,
    offset: index * 65_536,
    size: 65_536,
  }));
  const padding = longestDocument - JSON.stringify({ files, padding: "" }).length;
  return JSON.stringify({ files, padding: "=".repeat(padding) });
}
