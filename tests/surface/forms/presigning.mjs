/** `presign`, and by it the endpoints of the regions. */
import { describeError } from "./describe.mjs";
import { found } from "./form.mjs";
import { isSigned } from "./signed-url.mjs";

const jobId = "demo-plain";

/**
 * @param {any} request
 * @param {unknown[]} args of `presign` but the callback
 * @returns {Promise<{ error?: unknown, url?: string }>}
 */
function presign(request, ...args) {
  return new Promise((resolve) => {
    request.presign(...args, (/** @type {unknown} */ error, /** @type {string} */ url) =>
      resolve(error ? { error: describeError(error) } : { url }),
    );
  });
}

/** @param {{ error?: unknown, url?: string }} presigned */
function parts({ error, url }) {
  if (error || !url) return { error };
  const { origin, pathname, searchParams } = new URL(url);
  return {
    origin,
    pathname,
    names: [...searchParams.keys()].sort(),
    expires: searchParams.get("X-Amz-Expires"),
    algorithm: searchParams.get("X-Amz-Algorithm"),
    headers: searchParams.get("X-Amz-SignedHeaders"),
    scope: searchParams.get("X-Amz-Credential")?.split("/").slice(2),
  };
}

/** @type {[string, object][]} */
const endpoints = [
  ...[
    "us-east-1",
    "eu-central-1",
    "ap-northeast-2",
    "us-gov-west-1",
    "cn-north-1",
    "us-iso-east-1",
    "made-up-1",
  ].map((region) => /** @type {[string, object]} */ ([region, { region }])),
  ["FIPS", { region: "us-east-1", useFipsEndpoint: true }],
  ["a FIPS region", { region: "us-east-1-fips" }],
  ["dual stack", { region: "eu-west-1", useDualstackEndpoint: true }],
  ["dual stack by its old name", { region: "eu-west-1", useDualstack: true }],
  ["both", { region: "us-west-2", useFipsEndpoint: true, useDualstackEndpoint: true }],
  ["a host name", { region: "eu-west-1", endpoint: "iot.example.com" }],
  ["a host name without TLS", { endpoint: "iot.example.com", sslEnabled: false, region: "r-1" }],
  ["a region without TLS", { region: "eu-west-1", sslEnabled: false }],
  ["a URL", { region: "eu-west-1", endpoint: "https://iot.example.com" }],
  ["a URL with a port", { region: "eu-west-1", endpoint: "https://iot.example.com:8443" }],
  ["a URL with a path", { region: "eu-west-1", endpoint: "https://example.com/iot" }],
  ["a URL with a path and a slash", { region: "eu-west-1", endpoint: "https://example.com/iot/" }],
  ["a template", { region: "eu-west-1", endpoint: "https://{service}.{region}.example.com" }],
];

/** @type {import("./form.mjs").Form[]} */
export const presigning = [
  {
    name: "presign: for a minute, with a token, and its URL gives the document",
    replies: [found],
    run: async ({ client, config }) => {
      const presigned = await presign(client().getJobDocument({ jobId }), 60);
      const url = presigned.url ?? "";
      const reply = await fetch(url);
      return {
        parts: parts(presigned),
        isSigned: await isSigned(url, config.credentials.secretAccessKey),
        body: await reply.json(),
      };
    },
  },
  {
    name: "presign: without a time",
    run: async ({ client }) => parts(await presign(client().getJobDocument({ jobId }))),
  },
  {
    name: "presign: with a fixed key, for a week",
    run: async ({ AWS, client }) => {
      const credentials = new AWS.Credentials("AKIDEXAMPLE", "secret");
      const request = client({ credentials }).getJobDocument({ jobId });
      return parts(await presign(request, 604_800));
    },
  },
  {
    name: "presign: for more than a week",
    run: ({ client }) => presign(client().getJobDocument({ jobId }), 604_801),
  },
  {
    name: "presign: without a job",
    run: ({ client }) => presign(client().getJobDocument({}), 60),
  },
  {
    name: "presign: without credentials",
    run: ({ client }) => presign(client({ credentials: null }).getJobDocument({ jobId }), 60),
  },
  {
    name: "presign: without a callback",
    run: ({ client }) => typeof client().getJobDocument({ jobId }).presign(60),
  },
  ...endpoints.map(([name, options]) => ({
    name: `endpoint: ${name}`,
    run: async (/** @type {import("./run.mjs").Tools} */ { AWS, attempt }) => {
      /** @type {any} */
      let iot;
      const credentials = new AWS.Credentials("AKIDEXAMPLE", "secret");
      const refused = attempt(() => {
        iot = new AWS.Iot({ credentials, ...options });
      });
      if (!iot) return refused;
      const presigned = await presign(iot.getJobDocument({ jobId }), 60);
      return { of: parts(presigned), region: iot.config.region };
    },
  })),
  {
    name: "endpoint: what a client tells of it",
    run: ({ AWS, client }) => {
      const endpoints = [client(), new AWS.Iot({ region: "eu-west-1" })].map((iot) => iot.endpoint);
      return endpoints.map(({ protocol, host, hostname, pathname, href }) => ({
        protocol,
        host,
        hostname,
        pathname,
        href,
      }));
    },
  },
];
