/**
 * What AWS IoT does with a document before it answers: values in place of placeholders. They look
 * like AWS's own, and lead nowhere.
 */

/** A placeholder, which may have others in it. */
const placeholder = /\$\{aws:iot:([\w-]+):((?:[^${}]|\$\{\w+\})*)\}/g;

/** @type {Record<string, (value: string) => string>} */
const values = {
  "s3-presigned-url": presigned,
  "s3-presigned-url-v2": (url) => presigned(decodeURIComponent(url)),
  "s3-presigned-url-upload": (url) =>
    presigned(url.replace("${thingName}", "demo-device").replace("${jobId}", "demo-placeholders")),
  "code-sign-signature": () => "MEUCIQDf8Qz0N1pM2v9yqk3x7oXo5T8GZ6s3bq0vYw2mJpQm1gIgX4c=",
  package: () => "stable",
};

/** @param {string} url */
function presigned(url) {
  const query = "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Expires=3600&X-Amz-Signature=0f4c2d91";
  return `${url}${url.includes("?") ? "&" : "?"}${query}`;
}

/** @param {import("./gateway.mjs").Received} received @returns {boolean} whether its answer has values */
export function isSubstituted({ method, path }) {
  return method === "GET" && /\/job-document(?:\?|$)/.test(path) && !path.includes("=true");
}

/** @param {string} body of a response @returns {string} */
export function substituteReply(body) {
  const reply = JSON.parse(body);
  const document = String(reply.document).replace(
    placeholder,
    (whole, kind, value) => values[kind]?.(value) ?? whole,
  );
  return JSON.stringify({ ...reply, document });
}
