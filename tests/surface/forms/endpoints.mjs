/** `AWS.Endpoint`: what it is made from, and what it has. */

const members = ["protocol", "host", "hostname", "port", "pathname", "path", "href"];

/** @type {[name: string, make: (AWS: any) => unknown][]} */
const made = [
  ["a URL", (AWS) => new AWS.Endpoint("http://domain.com/")],
  ["a URL without its path", (AWS) => new AWS.Endpoint("http://domain.com")],
  ["a URL with a port", (AWS) => new AWS.Endpoint("https://domain.com:123/")],
  ["a URL with the port of its protocol", (AWS) => new AWS.Endpoint("https://domain.com:443/")],
  ["a URL with a path and a query", (AWS) => new AWS.Endpoint("https://domain.com/a/b?c=d")],
  ["a host", (AWS) => new AWS.Endpoint("domain.com")],
  ["a host with a port", (AWS) => new AWS.Endpoint("domain.com:123")],
  ["a host without TLS", (AWS) => new AWS.Endpoint("domain.com", { sslEnabled: false })],
  ["a host, other options", (AWS) => new AWS.Endpoint("domain.com", {})],
  [
    "a host with AWS.config.sslEnabled false",
    (AWS) => {
      AWS.config.sslEnabled = false;
      return new AWS.Endpoint("domain.com");
    },
  ],
  [
    "a host with AWS.config.sslEnabled false, and true for itself",
    (AWS) => {
      AWS.config.sslEnabled = false;
      return new AWS.Endpoint("domain.com", { sslEnabled: true });
    },
  ],
  ["another endpoint", (AWS) => new AWS.Endpoint(new AWS.Endpoint("http://domain.com:8080/x"))],
  ["null", (AWS) => new AWS.Endpoint(null)],
  ["nothing", (AWS) => new AWS.Endpoint()],
];

/** @type {import("./form.mjs").Form[]} */
export const endpoints = [
  ...made.map(([name, make]) => ({
    name: `AWS.Endpoint of ${name}`,
    run: (/** @type {import("./run.mjs").Tools} */ { AWS, attempt }) =>
      attempt(() => {
        const endpoint = /** @type {any} */ (make(AWS));
        return members.map((name) => endpoint[name]);
      }),
  })),
  {
    name: "AWS.Endpoint of another endpoint is another object",
    run: ({ AWS }) => {
      const first = new AWS.Endpoint("http://domain.com");
      const second = new AWS.Endpoint(first);
      second.host = "other";
      return [first === second, first.host];
    },
  },
  {
    name: "AWS.Endpoint as the endpoint of a client",
    replies: [{ body: { document: "{}" } }],
    run: ({ AWS, client, config, settle }) =>
      settle(
        client({ endpoint: new AWS.Endpoint(new AWS.Endpoint(config.endpoint)) }).getJobDocument({
          jobId: "j",
        }),
      ),
  },
];
