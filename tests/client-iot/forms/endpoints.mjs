/** Where a call goes. */
import { plain } from "./describe.mjs";
import { found } from "./form.mjs";

/** @typedef {import("./run.mjs").Tools} Tools */

/**
 * Where a call would go, without sending it: AWS's own hosts are out of reach.
 * @param {Tools} tools
 * @param {object} more options of the client
 * @returns {Promise<unknown>}
 */
async function destination({ send }, more) {
  const { fetch } = globalThis;
  let url = "";
  let authorization = "";
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    url = request.url;
    authorization = request.headers.get("authorization") ?? "";
    return new Response('{"document":"{}"}');
  };
  try {
    const outcome = await send({ jobId: "j" }, { endpoint: undefined, ...more });
    return { url, scope: /Credential=[^/]+\/\d+\/([^,]+)/.exec(authorization)?.[1], outcome };
  } finally {
    globalThis.fetch = fetch;
  }
}

/** @type {[string, object][]} */
const places = [
  ["us-east-1", {}],
  ["cn-north-1", {}],
  ["us-gov-west-1", {}],
  ["eusc-de-east-1", {}],
  ["eu-west-1", { useFipsEndpoint: true }],
  ["eu-west-1", { useDualstackEndpoint: true }],
  ["eu-west-1", { useFipsEndpoint: async () => true, useDualstackEndpoint: async () => true }],
  ["fips-us-east-1", {}],
  ["not a region", {}],
  ["eu-west-1", { endpoint: "https://iot.example.com" }],
  ["eu-west-1", { endpoint: "https://iot.example.com:8443/base" }],
  ["eu-west-1", { endpoint: "https://iot.example.com/base/" }],
  ["eu-west-1", { endpoint: "http://iot.example.com:80" }],
  ["eu-west-1", { endpoint: "iot.example.com" }],
  ["eu-west-1", { endpoint: "" }],
  ["eu-west-1", { endpoint: { protocol: "https:", hostname: "iot.example.com", path: "/" } }],
  [
    "eu-west-1",
    { endpoint: { protocol: "http:", hostname: "iot.example.com", port: 8080, path: "/base" } },
  ],
  ["eu-west-1", { endpoint: async () => "https://iot.example.com" }],
  [
    "eu-west-1",
    { endpoint: async () => ({ protocol: "https:", hostname: "iot.example.com", path: "/" }) },
  ],
  ["eu-west-1", { endpoint: "https://iot.example.com", useFipsEndpoint: true }],
  ["eu-west-1", { endpoint: "https://iot.example.com", useDualstackEndpoint: true }],
  ["eu-west-1", { endpoint: "https://user:password@iot.example.com/?a=b#c" }],
];

/** @type {Record<string, unknown>} */
const resolved = {
  nothing: undefined,
  "a URL": "https://iot.example.com",
  "a URL with a port and a path": "http://iot.example.com:8080/base/",
  "a URL with a query": "https://iot.example.com/?a=b&c=d",
  "a provider": async () => "https://iot.example.com/a",
  "its parts": { protocol: "https:", hostname: "iot.example.com", path: "/" },
  "a URL inside": { url: new URL("https://iot.example.com:8443/a") },
};

/** @param {object} more */
function words(more) {
  return JSON.stringify(more, (_, value) => (typeof value === "function" ? "a provider" : value));
}

/** @type {import("./form.mjs").Form[]} */
export const endpoints = [
  ...places.map(([region, more], index) => ({
    name: `endpoint ${index}: ${region} ${words(more)}`,
    run: (/** @type {Tools} */ tools) => destination(tools, { region, ...more }),
  })),
  ...Object.entries(resolved).map(([name, endpoint]) => ({
    name: `endpoint: what client.config.endpoint gives of ${name}`,
    run: async (/** @type {Tools} */ { client }) => {
      const { config } = client({ endpoint });
      return config.endpoint ? plain(await config.endpoint()) : typeof config.endpoint;
    },
  })),
  {
    name: "endpoint: with a URL inside",
    run: (tools) => destination(tools, { endpoint: { url: new URL("https://iot.example.com/a") } }),
  },
  {
    name: "endpoint: a session token is signed and sent",
    replies: [found],
    run: ({ send }) => send(),
    received: ([get]) => [
      typeof get?.headers["x-amz-security-token"],
      /SignedHeaders=[^,]*x-amz-security-token/.test(String(get?.headers.authorization)),
    ],
  },
];
