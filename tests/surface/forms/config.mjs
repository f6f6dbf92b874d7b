/** Where the options of a client come from. */
import { kind, plain } from "./describe.mjs";
import { found, signature } from "./form.mjs";

const jobId = "j";

/**
 * Forms that set up a client; a call of it shows which region was meant.
 * @type {[string, (tools: import("./run.mjs").Tools) => any][]}
 */
const clients = [
  [
    "AWS.config.update",
    ({ AWS, config }) => {
      AWS.config.update({ ...config, region: "eu-west-1" });
      return new AWS.Iot();
    },
  ],
  [
    "AWS.config.update with top-level keys",
    ({ AWS, config }) => {
      const { credentials, ...rest } = config;
      AWS.config.update({ ...rest, ...credentials });
      return new AWS.Iot();
    },
  ],
  [
    "AWS.config.update with AWS.Credentials",
    ({ AWS, config }) => {
      const { accessKeyId, secretAccessKey, sessionToken } = config.credentials;
      const credentials = new AWS.Credentials(accessKeyId, secretAccessKey, sessionToken);
      AWS.config.update({ ...config, credentials });
      return new AWS.Iot();
    },
  ],
  [
    "AWS.config.update with one of two keys",
    ({ AWS, config }) => {
      AWS.config.update({ ...config, accessKeyId: "ignored" });
      return new AWS.Iot();
    },
  ],
  [
    "AWS.config.update twice",
    ({ AWS, config }) => {
      AWS.config.update({ ...config, region: "eu-west-1" });
      AWS.config.update({ region: "eu-west-2" });
      return new AWS.Iot();
    },
  ],
  [
    "AWS.config.update with undefined",
    ({ AWS, config }) => {
      AWS.config.update({ ...config });
      AWS.config.update({ region: undefined });
      return new AWS.Iot();
    },
  ],
  [
    "assigned members of AWS.config",
    ({ AWS, config }) => {
      AWS.config.region = "eu-west-1";
      AWS.config.endpoint = config.endpoint;
      AWS.config.credentials = config.credentials;
      return new AWS.Iot();
    },
  ],
  [
    "assigned AWS.config",
    ({ AWS, config }) => {
      AWS.config = new AWS.Config({ ...config, region: "eu-west-3" });
      return new AWS.Iot();
    },
  ],
  [
    "AWS.config.iot counts more",
    ({ AWS, config }) => {
      AWS.config.update(config);
      AWS.config.iot = { region: "eu-north-1" };
      return new AWS.Iot();
    },
  ],
  [
    "AWS.config.update with iot",
    ({ AWS, config }) => {
      AWS.config.update({ ...config, iot: { region: "eu-north-1" } });
      return new AWS.Iot();
    },
  ],
  [
    "the constructor counts most",
    ({ AWS, config }) => {
      AWS.config.update({ ...config, iot: { region: "eu-north-1" } });
      return new AWS.Iot({ region: "eu-south-1" });
    },
  ],
  ["the constructor with an AWS.Config", ({ AWS, config }) => new AWS.Iot(new AWS.Config(config))],
  [
    "region undefined in the constructor",
    ({ AWS, config }) => {
      AWS.config.update(config);
      return new AWS.Iot({ region: undefined });
    },
  ],
  [
    "region null in the constructor",
    ({ AWS, config }) => {
      AWS.config.update(config);
      return new AWS.Iot({ region: null });
    },
  ],
  [
    "credentials undefined in the constructor",
    ({ AWS, config }) => {
      AWS.config.update(config);
      return new AWS.Iot({ credentials: undefined });
    },
  ],
  [
    "AWS.config changes behind the client",
    ({ AWS, config }) => {
      AWS.config.update({ ...config });
      const iot = new AWS.Iot();
      AWS.config.update({ region: "eu-west-2", credentials: null, endpoint: "https://a.invalid" });
      return iot;
    },
  ],
  [
    "the options change behind the client",
    ({ AWS, config }) => {
      const options = { ...config };
      const iot = new AWS.Iot(options);
      options.region = "eu-west-2";
      return iot;
    },
  ],
  [
    "client.config.update",
    ({ client }) => {
      const iot = client();
      iot.config.update({ region: "eu-west-2" });
      return iot;
    },
  ],
  [
    "client.config.credentials assigned",
    ({ client, config }) => {
      const iot = client({ credentials: null });
      iot.config.credentials = config.credentials;
      return iot;
    },
  ],
  [
    "client.config.update with credentials",
    ({ AWS, client, config }) => {
      const { accessKeyId, secretAccessKey, sessionToken } = config.credentials;
      const iot = client({ credentials: null });
      iot.config.update({
        credentials: new AWS.Credentials(accessKeyId, secretAccessKey, sessionToken),
      });
      return iot;
    },
  ],
  [
    "AWS.config.credentials, one object, with keys set later",
    ({ AWS, config }) => {
      AWS.config.update({ ...config, credentials: new AWS.Credentials("AKIDOLD", "old") });
      const iot = new AWS.Iot();
      Object.assign(AWS.config.credentials, config.credentials);
      return iot;
    },
  ],
];

/** @type {import("./form.mjs").Form[]} */
export const config = [
  ...clients.map(([name, make]) => ({
    name: `config: ${name}`,
    replies: [found],
    run: async (/** @type {import("./run.mjs").Tools} */ tools) => {
      const iot = make(tools);
      const { region, credentials } = iot.config;
      const outcome = await tools.settle(iot.getJobDocument({ jobId }));
      return { outcome, region: plain(region), credentials: kind(tools.AWS, credentials) };
    },
    received: (/** @type {import("../../aws/gateway.mjs").Received[]} */ gets) =>
      gets.map((request) => ({
        scope: signature(request).scope,
        hasToken: "x-amz-security-token" in request.headers,
      })),
  })),
  {
    name: "config: the defaults of new AWS.Config()",
    run: ({ AWS }) => plain({ ...new AWS.Config() }),
  },
  {
    name: "config: new AWS.Config with options",
    run: ({ AWS }) => {
      const config = new AWS.Config({
        region: "r-1",
        maxRetries: 7,
        httpOptions: { timeout: 5 },
        accessKeyId: "a",
        secretAccessKey: "s",
        unknown: 1,
      });
      const { region, maxRetries, httpOptions, unknown, credentials } = config;
      const { accessKeyId, secretAccessKey } = config;
      return plain({
        region,
        maxRetries,
        httpOptions,
        unknown,
        accessKeyId,
        secretAccessKey,
        credentials: kind(AWS, credentials),
        key: credentials.accessKeyId,
      });
    },
  },
  {
    name: "config: unknown keys",
    run: ({ AWS, config }) => {
      AWS.config.update({ dropped: 1 });
      AWS.config.update({ kept: 1 }, true);
      const iot = new AWS.Iot({ ...config, own: 1 });
      const { dropped, kept } = AWS.config;
      return plain([dropped, kept, iot.config.dropped, iot.config.kept, iot.config.own]);
    },
  },
  {
    name: "config: httpOptions are merged",
    run: ({ AWS, config }) => {
      AWS.config.update({ httpOptions: { timeout: 7 } });
      AWS.config.update({ httpOptions: { xhrAsync: true } });
      const iot = new AWS.Iot({ ...config, httpOptions: { connectTimeout: 9 } });
      return plain([AWS.config.httpOptions, iot.config.httpOptions]);
    },
  },
  {
    name: "config: what update returns",
    run: ({ AWS }) => kind(AWS, AWS.config.update({ region: "r-1" })),
  },
  {
    name: "config: getCredentials",
    run: async ({ AWS, config }) => {
      const { accessKeyId, secretAccessKey } = config.credentials;
      const ask = (/** @type {unknown} */ credentials) => {
        AWS.config.update({ credentials });
        return new Promise((resolve) => {
          AWS.config.getCredentials((/** @type {any} */ error, /** @type {any} */ credentials) =>
            resolve([plain(error?.message ?? error), kind(AWS, credentials)]),
          );
        });
      };
      return [
        await ask(new AWS.Credentials(accessKeyId, secretAccessKey)),
        await ask(config.credentials),
        await ask(null),
        await ask({}),
      ];
    },
  },
  {
    name: "config: setPromisesDependency",
    replies: [found],
    run: async ({ AWS, client, settle }) => {
      AWS.config.setPromisesDependency(null);
      AWS.config.setPromisesDependency(Promise);
      return settle(client().getJobDocument({ jobId }));
    },
  },
  ...[
    "latest",
    "2015-05-28",
    "2020-01-01",
    new Date("2016-01-01"),
    null,
    "2010-01-01",
    "nonsense",
    new Date("2001-01-01"),
  ].flatMap((version) =>
    [
      { label: "apiVersion", options: { apiVersion: version } },
      { label: "apiVersions.iot", options: { apiVersions: { iot: version } } },
    ].map(({ label, options }) => ({
      name: `config: ${label} ${version instanceof Date ? `Date ${version.getFullYear()}` : version}`,
      run: (/** @type {import("./run.mjs").Tools} */ { AWS, client, attempt }) =>
        attempt(() => kind(AWS, client(options))),
    })),
  ),
  {
    name: "config: apiVersions of AWS.config",
    run: ({ AWS, attempt }) => {
      AWS.config.apiVersions = { iot: "2015-05-28", s3: "2006-03-01" };
      const first = attempt(() => kind(AWS, new AWS.Iot()));
      AWS.config.apiVersions = { iot: "2010-01-01" };
      return [first, attempt(() => kind(AWS, new AWS.Iot()))];
    },
  },
  {
    name: "config: AWS.Iot without new",
    run: ({ AWS, attempt }) => attempt(() => AWS.Iot({})),
  },
  {
    name: "config: a client without options",
    run: ({ AWS, attempt }) => attempt(() => kind(AWS, new AWS.Iot())),
  },
  {
    name: "config: null as the client's options",
    run: ({ AWS, attempt }) => attempt(() => kind(AWS, new AWS.Iot(null))),
  },
];
