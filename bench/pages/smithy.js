import { SignatureV4 } from "@smithy/signature-v4";
import { credentials, endpoint, path, region, run } from "./place.js";
import { WebCryptoSha256 } from "./webcrypto.js";

const { protocol, hostname, host } = new URL(endpoint);
const signer = new SignatureV4({
  region,
  service: "iot",
  credentials,
  sha256: WebCryptoSha256,
  applyChecksum: false,
});

run(async () => {
  const request = { method: "GET", protocol, hostname, path, headers: { host } };
  const { headers } = await signer.sign(request);
  delete headers.host;
  const response = await fetch(endpoint + path, { headers });
  return (await response.json()).document;
});
