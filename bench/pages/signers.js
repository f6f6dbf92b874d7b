/**
 * Every way to sign, each for the same GET and credentials: a function that takes a path and gives
 * the `authorization` header. Each keeps the signing key of the day.
 */
import { SignatureV4 } from "@smithy/signature-v4";
import { AwsV4Signer } from "aws4fetch";
import { loadCore } from "../../js/core.js";
import { WebCryptoSha256 } from "./webcrypto.js";

/** The SDK's file is a script of its own, that comes first. */
const { AWS } = /** @type {{ AWS: any }} */ (/** @type {unknown} */ (globalThis));

const host = "iot.us-east-1.amazonaws.com";
const region = "us-east-1";
const service = "iot";
const accessKeyId = "ASIAIOSFODNN7EXAMPLE";
const secretAccessKey = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
/** As long as those of STS. */
const sessionToken = "IQoJb3JpZ2luX2VjEPT/".repeat(50);
const credentials = { accessKeyId, secretAccessKey, sessionToken };

const smithy = new SignatureV4({
  region,
  service,
  credentials,
  sha256: WebCryptoSha256,
  applyChecksum: false,
});
const keys = new Map();
const core = await loadCore();
const client = new core.Client();
const options = {
  region,
  endpoint: undefined,
  useFipsEndpoint: false,
  useDualstackEndpoint: false,
  face: core.Face.V3,
  maxRetries: 3,
  retryBase: 0,
  timeout: 0,
  correctClockSkew: true,
  checkUnexpected: true,
  checkMax: true,
  checkPattern: true,
};
const coreKeys = { ...credentials, expiration: Number.NaN, canRefresh: false };
const v2Credentials = new AWS.Credentials(credentials);

/** @type {Record<string, (path: string) => string | undefined | Promise<string | undefined>>} */
const signers = {
  // Its core signs as part of a call: parameters are checked and the endpoint is found for each, too. These are the
  // steps of SDK v3's face; that of v2 also reads the request again after the page's listeners.
  "iot-job-document": (path) => {
    const call = client.call();
    call.getJobDocument({ jobId: path.split("/")[2] }, options);
    call.credentials(coreKeys);
    call.unchanged();
    call.built(undefined, []);
    const [, [, authorization] = []] = call.headers;
    call.free();
    return authorization;
  },
  "@smithy/signature-v4 with WebCrypto": async (path) => {
    const request = { method: "GET", protocol: "https:", hostname: host, path, headers: { host } };
    return (await smithy.sign(request)).headers.authorization;
  },
  aws4fetch: async (path) => {
    const url = `https://${host}${path}`;
    const signer = new AwsV4Signer({ url, region, service, ...credentials, cache: keys });
    return (await signer.sign()).headers.get("authorization") ?? undefined;
  },
  "SDK v2's signer": (path) => {
    const endpoint = new AWS.Endpoint(host);
    const request = new AWS.HttpRequest(endpoint, region);
    Object.assign(request, { method: "GET", path, headers: { Host: host } });
    new AWS.Signers.V4(request, service, {}).addAuthorization(v2Credentials, new Date());
    return request.headers.Authorization;
  },
};

/** Fails unless all sign alike: those of one second have the same date. */
async function compare() {
  const deadline = performance.now() + 10_000;
  let signatures;
  do {
    const signing = Object.values(signers).map((sign) => sign("/jobs/job-1/job-document"));
    signatures = new Set(await Promise.all(signing));
  } while (signatures.size > 1 && performance.now() < deadline);
  if (signatures.size > 1) throw new Error(`they differ: ${[...signatures].join(" ")}`);
}

/**
 * Signs with each in turn, `rounds` times for `duration` ms each.
 *
 * @param {{ rounds: number, duration: number }} options
 * @returns {Promise<Record<string, number[]>>} signatures a second, by signer, of each round
 * @throws where they do not agree about a signature
 */
async function measure({ rounds, duration }) {
  await compare();
  /** @type {Record<string, number[]>} */
  const rates = Object.fromEntries(Object.keys(signers).map((name) => [name, []]));
  let jobs = 0;
  for (let round = -1; round < rounds; round++) {
    for (const [name, sign] of Object.entries(signers)) {
      let count = 0;
      const begun = performance.now();
      let now = begun;
      while (now - begun < duration) {
        for (let index = 0; index < 50; index++) {
          const signed = sign(`/jobs/job-${jobs++}/job-document`);
          // What is there at once is not waited for, as a page would not.
          if (typeof signed === "object") await signed;
        }
        count += 50;
        now = performance.now();
      }
      // The first round warms up.
      if (round >= 0) rates[name]?.push((count / (now - begun)) * 1000);
    }
  }
  return rates;
}

Object.assign(globalThis, { measure });
