/** Whether a presigned URL has the signature that AWS expects. Runs in the page. */

const encoder = new TextEncoder();

/**
 * @param {string} url
 * @param {string} secret
 * @returns {Promise<boolean>}
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html
 */
export async function isSigned(url, secret) {
  const { host, pathname, searchParams } = new URL(url);
  const signature = searchParams.get("X-Amz-Signature");
  const time = searchParams.get("X-Amz-Date") ?? "";
  const [, ...scope] = (searchParams.get("X-Amz-Credential") ?? "").split("/");
  const query = [...searchParams]
    .filter(([name]) => name !== "X-Amz-Signature")
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .sort();
  const empty = hex(await crypto.subtle.digest("SHA-256", encoder.encode("")));
  const request = ["GET", pathname, query.join("&"), `host:${host}`, "", "host", empty].join("\n");
  const digest = hex(await crypto.subtle.digest("SHA-256", encoder.encode(request)));
  /** @type {Uint8Array<ArrayBuffer> | ArrayBuffer} */
  let key = encoder.encode(`AWS4${secret}`);
  for (const part of scope) key = await hmac(key, part);
  const text = ["AWS4-HMAC-SHA256", time, scope.join("/"), digest].join("\n");
  return hex(await hmac(key, text)) === signature;
}

/**
 * @param {Uint8Array<ArrayBuffer> | ArrayBuffer} key
 * @param {string} text
 */
async function hmac(key, text) {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const imported = await crypto.subtle.importKey("raw", key, algorithm, false, ["sign"]);
  return crypto.subtle.sign("HMAC", imported, encoder.encode(text));
}

/** @param {ArrayBuffer} bytes */
function hex(bytes) {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
