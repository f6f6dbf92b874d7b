/**
 * @typedef {import("@smithy/types").SourceData} SourceData
 * @typedef {import("@smithy/types").Checksum} Checksum
 */

/**
 * SHA-256 by the browser, in the shape that `@smithy/signature-v4` wants.
 *
 * @implements {Checksum}
 */
export class WebCryptoSha256 {
  /** @type {Promise<CryptoKey> | undefined} */
  #key;
  /** @type {Uint8Array<ArrayBuffer>[]} */
  #parts = [];

  /** @param {SourceData} [secret] the key of an HMAC */
  constructor(secret) {
    const algorithm = { name: "HMAC", hash: "SHA-256" };
    if (secret)
      this.#key = crypto.subtle.importKey("raw", bytes(secret), algorithm, false, ["sign"]);
  }

  /** @param {SourceData} part */
  update(part) {
    this.#parts.push(bytes(part));
  }

  reset() {
    this.#parts = [];
  }

  async digest() {
    const data = joined(this.#parts);
    const digest = this.#key
      ? crypto.subtle.sign("HMAC", await this.#key, data)
      : crypto.subtle.digest("SHA-256", data);
    return new Uint8Array(await digest);
  }
}

/**
 * @param {SourceData} data
 * @returns {Uint8Array<ArrayBuffer>}
 */
function bytes(data) {
  if (typeof data === "string") return new TextEncoder().encode(data);
  return ArrayBuffer.isView(data)
    ? new Uint8Array(/** @type {ArrayBuffer} */ (data.buffer), data.byteOffset, data.byteLength)
    : new Uint8Array(data);
}

/**
 * @param {Uint8Array<ArrayBuffer>[]} parts
 * @returns {Uint8Array<ArrayBuffer>}
 */
function joined(parts) {
  if (parts.length === 1 && parts[0]) return parts[0];
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let end = 0;
  for (const part of parts) {
    whole.set(part, end);
    end += part.length;
  }
  return whole;
}
