/**
 * The classes of credentials ask where, and as patiently as, those of SDK v2 do: both in Node.js, with the same options,
 * against one server that plays STS and Cognito.
 */
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, beforeEach, test } from "node:test";
import { pathToFileURL } from "node:url";
import { root } from "../../scripts/setup/paths.mjs";

const sdk = createRequire(import.meta.url)("aws-sdk");

/** @type {any} */
let ours;
/** @type {import("node:http").Server} */
let server;
/** What the server was asked, in order. @type {{ path: string, operation: string, body: any }[]} */
let asked = [];
/** How the server answers what was asked. @type {(operation: string, count: number) => { status: number, body: string, date?: string } | undefined} */
let answer = () => undefined;
let url = "";
let copies = 0;

before(async () => {
  // SDK v2 asks the global endpoint of STS unless it is told to ask that of the region, as this package does.
  process.env.AWS_STS_REGIONAL_ENDPOINTS = "regional";
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      const target = request.headers["x-amz-target"];
      const operation = String(target ?? new URLSearchParams(body).get("Action")).replace(
        /^.*\./,
        "",
      );
      const date = String(request.headers["x-amz-date"] ?? "");
      asked.push({ path: String(request.url), operation, body: target ? JSON.parse(body) : body });
      const given = answer(operation, asked.length);
      if (!given) return;
      response.writeHead(given.status, { date: given.date ?? new Date().toUTCString() });
      response.end(given.body.replace("{date}", date));
    });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const address = /** @type {import("node:net").AddressInfo} */ (server.address());
  url = `http://127.0.0.1:${address.port}`;
});
after(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(async () => {
  // A copy of its own for each test: retries are paid from one bucket, which many failures empty.
  const file = pathToFileURL(join(root, "dist", "index.js")).href;
  ours = (await import(`${file}?copy=${copies++}`)).default;
  asked = [];
  answer = refuse;
  for (const AWS of [sdk, ours]) AWS.config = new AWS.Config();
});

const end = new Date(Date.now() + 3_600_000).toISOString();
const keys = `<AccessKeyId>ASIAEXAMPLE</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>${end}</Expiration>`;

/** @param {string} operation */
const isSts = (operation) => operation.startsWith("Assume") || operation === "GetSessionToken";

/** @param {string} operation */
function refuse(operation) {
  const code = "InternalFailure";
  const xml = `<ErrorResponse><Error><Code>${code}</Code><Message>m</Message></Error></ErrorResponse>`;
  return { status: 500, body: isSts(operation) ? xml : JSON.stringify({ __type: code }) };
}

/** @param {string} operation */
function grant(operation) {
  const body = isSts(operation)
    ? `<${operation}Response><${operation}Result><Credentials>${keys}</Credentials></${operation}Result></${operation}Response>`
    : JSON.stringify({
        IdentityId: "eu-west-1:new",
        Credentials: {
          AccessKeyId: "ASIAEXAMPLE",
          SecretKey: "s",
          SessionToken: "t",
          Expiration: Date.parse(end) / 1000,
        },
      });
  return { status: 200, body };
}

const master = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };

/** The classes, each with a way to make it. @type {Record<string, (AWS: any, options?: object) => any>} */
const classes = {
  CognitoIdentityCredentials: (AWS, options) => {
    const pool = { IdentityPoolId: "eu-west-1:p", Logins: { l: "login-token" } };
    const credentials = new AWS.CognitoIdentityCredentials(pool, options);
    // SDK v2 keeps no id of an identity in Node.js.
    credentials.clearCachedId();
    return credentials;
  },
  WebIdentityCredentials: (AWS, options) =>
    new AWS.WebIdentityCredentials({ RoleArn: "r", WebIdentityToken: "login-token" }, options),
  TemporaryCredentials: (AWS) =>
    new AWS.TemporaryCredentials({ RoleArn: "r" }, new AWS.Credentials(master)),
  ChainableTemporaryCredentials: (AWS, options) =>
    new AWS.ChainableTemporaryCredentials({
      params: { RoleArn: "r" },
      masterCredentials: new AWS.Credentials(master),
      stsConfig: options,
    }),
};

/** @param {any} credentials */
const outcome = (credentials) =>
  credentials.getPromise().then(
    () => credentials.accessKeyId,
    (/** @type {any} */ error) => ({ code: error.code }),
  );

/** The part of `AWS.config` that is for the service of a class. @param {string} name */
const part = (name) => (name.startsWith("Cognito") ? "cognitoidentity" : "sts");

/**
 * What both do, which is to be the same.
 * @param {(AWS: any) => unknown} action
 */
async function both(action) {
  const seen = [];
  for (const AWS of [sdk, ours]) {
    asked = [];
    const result = await action(AWS);
    seen.push({
      result,
      asked: asked.map(({ path, operation }) => `${operation} ${path.replace(/\/$/, "")}`),
    });
  }
  assert.deepEqual(seen[1], seen[0]);
  return /** @type {{ result: any, asked: string[] }} */ (seen[0]);
}

/** Options for a call that fails soon. */
const quick = { region: "eu-west-1", retryDelayOptions: { base: 1 } };

/** @type {[string, object][]} */
const switches = [
  ["no switch", {}],
  ["useFipsEndpoint", { useFipsEndpoint: true }],
  ["useDualstackEndpoint", { useDualstackEndpoint: true }],
  ["both", { useFipsEndpoint: true, useDualstackEndpoint: true }],
  ["the old name of useDualstackEndpoint", { useDualstack: true }],
  ["the old name beside the new one", { useDualstack: true, useDualstackEndpoint: false }],
  ["the old name, false, beside the new one", { useDualstack: false, useDualstackEndpoint: true }],
];

test("AWS.Iot finds the host by the same switches, wherever they are", async (t) => {
  /** @type {string[]} */
  let hosts = [];
  watch(t, (host) => hosts.push(host));
  for (const [title, options] of switches) {
    for (const place of ["own", "service", "all"]) {
      const seen = [];
      for (const AWS of [sdk, ours]) {
        AWS.config = new AWS.Config({ ...quick, maxRetries: 0, credentials: master });
        if (place === "all") AWS.config.update(options, true);
        if (place === "service") AWS.config.iot = options;
        hosts = [];
        const iot = new AWS.Iot(place === "own" ? { ...options } : undefined);
        await iot
          .getJobDocument({ jobId: "j" })
          .promise()
          .catch(() => {});
        seen.push(hosts);
      }
      assert.equal(seen[0]?.length, 1);
      assert.deepEqual(seen[1], seen[0], `${title}: ${place}`);
    }
  }
});

for (const [name, make] of Object.entries(classes)) {
  const takesOptions = name !== "TemporaryCredentials";

  test(`${name} asks at the endpoint of AWS.config, of its service, or its own`, async () => {
    answer = grant;
    for (const [level, path] of ["", "/service", ...(takesOptions ? ["/own"] : [])].entries()) {
      const { asked } = await both((AWS) => {
        AWS.config = new AWS.Config({ ...quick, endpoint: url });
        if (level >= 1) AWS.config[part(name)] = { endpoint: `${url}/service` };
        return outcome(make(AWS, level === 2 ? { endpoint: `${url}/own` } : undefined));
      });
      assert.ok(asked.length > 0 && asked.every((line) => line.endsWith(` ${path}`)), `${asked}`);
    }
  });

  test(`${name} tries as often as AWS.config, its service or itself says`, async () => {
    // Nobody says, all services' part does, its own part does, it does.
    for (const [index, count] of [4, 2, 3, ...(takesOptions ? [1] : [])].entries()) {
      const level = index - 1;
      const { asked } = await both((AWS) => {
        AWS.config = new AWS.Config({ ...quick, endpoint: url });
        if (level >= 0) AWS.config.update({ maxRetries: 1 });
        if (level >= 1) AWS.config[part(name)] = { maxRetries: 2 };
        return outcome(make(AWS, level === 2 ? { maxRetries: 0 } : undefined));
      });
      assert.equal(asked.length, count);
    }
  });

  test(`${name} waits as customBackoff says`, async () => {
    for (const level of [0, 1, ...(takesOptions ? [2] : [])]) {
      const { result } = await both(async (AWS) => {
        /** @type {unknown[]} */
        const calls = [];
        const retryDelayOptions = {
          customBackoff: (/** @type {number} */ count, /** @type {any} */ error) => {
            calls.push([count, error.statusCode]);
            return 1;
          },
        };
        AWS.config = new AWS.Config({ ...quick, endpoint: url, maxRetries: 2 });
        if (level === 0) AWS.config.update({ retryDelayOptions });
        if (level === 1) AWS.config[part(name)] = { retryDelayOptions };
        await outcome(make(AWS, level === 2 ? { retryDelayOptions } : undefined));
        return calls;
      });
      assert.deepEqual(result, [
        [0, 500],
        [1, 500],
      ]);
    }
  });

  test(`${name} ends the retries where customBackoff is negative`, async () => {
    const { asked } = await both((AWS) => {
      AWS.config = new AWS.Config({ ...quick, endpoint: url });
      AWS.config.update({ retryDelayOptions: { customBackoff: () => -1 } });
      return outcome(make(AWS));
    });
    assert.equal(asked.length, 1);
  });

  test(`${name} gives up after httpOptions.timeout`, async () => {
    answer = () => undefined;
    const { result } = await both((AWS) => {
      AWS.config = new AWS.Config({ ...quick, endpoint: url, maxRetries: 0 });
      AWS.config[part(name)] = { httpOptions: { timeout: 100 } };
      return outcome(make(AWS));
    });
    assert.deepEqual(result, { code: "TimeoutError" });
  });

  test(`${name} tells the logger of its exchanges, without a secret`, async () => {
    for (const isGranted of [true, false]) {
      answer = isGranted ? grant : refuse;
      const { result } = await both(async (AWS) => {
        /** @type {string[]} */
        const lines = [];
        AWS.config = new AWS.Config({ ...quick, endpoint: url, maxRetries: 1 });
        AWS.config.logger = { log: (/** @type {string} */ line) => lines.push(line) };
        await outcome(make(AWS));
        if (AWS === ours)
          for (const line of lines) assert.doesNotMatch(line, /login-token|'secret'/);
        return lines.map((line) => line.replace(/[\d.]+s /, "0s ").replace(/\(.*/s, ""));
      });
      assert.match(result[0], isGranted ? / 200 0s 0 retries\] \w+$/ : / 500 0s 1 retries\] \w+$/);
    }
  });

  for (const [title, options] of switches) {
    test(`${name} finds the host: ${title}`, async (t) => {
      /** @type {string[]} */
      let hosts = [];
      watch(t, (host) => hosts.push(host));
      for (const place of takesOptions ? ["own", "service", "all"] : ["service", "all"]) {
        const seen = [];
        for (const AWS of [sdk, ours]) {
          AWS.config = new AWS.Config({ ...quick, maxRetries: 0 });
          if (place === "all") AWS.config.update(options, true);
          if (place === "service") AWS.config[part(name)] = options;
          hosts = [];
          await outcome(make(AWS, place === "own" ? { ...options } : undefined));
          seen.push(hosts);
        }
        // SDK v3, whose endpoints count, has none of this name: its plain one has IPv6 too.
        const known = seen[0]?.map((host) =>
          host.replace(/^(cognito-identity\.[\w-]+)\.api\.aws$/, "$1.amazonaws.com"),
        );
        assert.deepEqual(seen[1], known, place);
      }
    });
  }
}

/**
 * Notes the hosts that either asks, and lets nothing through.
 * @param {import("node:test").TestContext} t
 * @param {(host: string) => void} note
 */
function watch(t, note) {
  t.mock.method(globalThis, "fetch", async (/** @type {Request} */ { url }) => {
    note(new URL(url).host);
    throw new TypeError("Failed to fetch");
  });
  t.mock.method(
    sdk.HttpClient.prototype,
    "handleRequest",
    (
      /** @type {any} */ request,
      /** @type {any} */ _options,
      /** @type {any} */ _done,
      /** @type {any} */ failed,
    ) => {
      note(request.endpoint.host);
      failed(Object.assign(new Error("no"), { code: "NetworkingError" }));
      return new (createRequire(import.meta.url)("node:events").EventEmitter)();
    },
  );
}
