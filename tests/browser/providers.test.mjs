/** Credentials that refresh themselves, as a client uses them. */
import assert from "node:assert/strict";
import { after, before, beforeEach } from "node:test";
import { prepareIdentities } from "../aws/identities.mjs";
import { received, refusal } from "./calls.mjs";
import { startWorld, test } from "./harness.mjs";

/** @type {import("./harness.mjs").World} */
let world;
/** @type {import("../aws/identities.mjs").Identities} */
let identities;
/** @type {{ region: string, endpoint: string }} */
let place;
/** @type {string | undefined} */
let plain;

before(async () => {
  world = await startWorld();
  identities = await prepareIdentities(world.aws.url, world.account);
  place = { region: world.account.region, endpoint: world.gateway.url };
  plain = world.account.jobs.find((job) => job.jobId === "demo-plain")?.document;
});
beforeEach(() => world.gateway.clear());
after(() => world?.stop());

test("a function is asked when needed, once for all who wait, and again before its keys expire", async (t) => {
  const page = await world.newPage(t);
  const found = await page.evaluate(
    async ({ place, keys }) => {
      const asked = { before: 0, together: 0, later: 0, expiring: 0 };
      let count = 0;
      let lifetime = 3_600_000;
      const credentials = async () => {
        count++;
        return { ...keys, expiration: new Date(Date.now() + lifetime) };
      };
      const clients = [
        new AWS.Iot({ ...place, credentials }),
        new AWS.Iot({ ...place, credentials }),
      ];
      const read = async (/** @type {number} */ times) => {
        const calls = Array.from({ length: times }, (_, index) =>
          clients[index % 2]?.getJobDocument({ jobId: "demo-plain" }).promise(),
        );
        return (await Promise.all(calls)).map((data) => data?.document);
      };
      asked.before = count;
      // These keys end within the window in which keys are refreshed.
      lifetime = 10_000;
      const documents = await read(10);
      asked.together = count;
      lifetime = 3_600_000;
      documents.push(...(await read(1)));
      asked.expiring = count;
      documents.push(...(await read(10)));
      asked.later = count;
      return { asked, documents };
    },
    { place, keys: world.account.credentials },
  );
  // Each call asks for keys when it is checked and when it is signed: keys that end so soon are asked
  // for at both.
  assert.equal(found.asked.before, 0);
  assert.ok(found.asked.together <= 2, `${found.asked.together} times for ten calls at once`);
  assert.ok(found.asked.expiring > found.asked.together);
  assert.equal(found.asked.later, found.asked.expiring);
  assert.deepEqual(found.documents, Array(21).fill(plain));
});

test("an object of a class gives the keys of a call, and refreshes them after an expired-token response", async (t) => {
  const page = await world.newPage(t, { expected: refusal });
  let refused = 0;
  world.gateway.intercept = (received, response) => {
    if (received.method !== "GET" || refused > 0) return false;
    refused++;
    response.writeHead(403, {
      "access-control-allow-origin": "*",
      "access-control-expose-headers": "x-amzn-errortype",
      "x-amzn-errortype": "ExpiredTokenException",
    });
    response.end('{"message":"The security token included in the request is expired"}');
    return true;
  };
  t.after(() => {
    world.gateway.intercept = undefined;
  });
  const document = await page.evaluate(
    async ({ place, params }) => {
      const credentials = new AWS.WebIdentityCredentials(params, place);
      const iot = new AWS.Iot({ ...place, credentials });
      return (await iot.getJobDocument({ jobId: "demo-plain" }).promise()).document;
    },
    { place, params: { RoleArn: identities.webRoleArn, WebIdentityToken: identities.token } },
  );
  assert.equal(document, plain);
  assert.equal(received(world.gateway, "POST").length, 2, "exchanges");
  assert.equal(received(world.gateway, "GET").length, 2, "calls");
});

test("an exchange that fails reaches the caller of getJobDocument as CredentialsError", async (t) => {
  const page = await world.newPage(t, { expected: refusal });
  const error = await page.evaluate(
    async ({ place }) => {
      const credentials = new AWS.CognitoIdentityCredentials(
        { IdentityPoolId: "eu-central-1:00000000-0000-4000-8000-000000000000" },
        place,
      );
      const iot = new AWS.Iot({ ...place, credentials });
      const error = await iot
        .getJobDocument({ jobId: "demo-plain" })
        .catch((/** @type {any} */ error) => error);
      const inside = error.originalError;
      return {
        code: error.code,
        message: error.message,
        statusCode: error.statusCode,
        inside: [inside.code, inside.message],
        cause: inside.originalError.code,
      };
    },
    { place },
  );
  assert.deepEqual(error, {
    code: "CredentialsError",
    message: "Missing credentials in config, if using AWS_CONFIG_FILE, set AWS_SDK_LOAD_CONFIG=1",
    statusCode: 400,
    inside: ["CredentialsError", "Could not load credentials from CognitoIdentityCredentials"],
    cause: "ResourceNotFoundException",
  });
});

for (const [title, source, cause] of /** @type {const} */ ([
  ["rejects", "async () => { throw new Error('no keys today') }", "no keys today"],
  ["gives nothing", "async () => undefined", undefined],
  ["gives half a key", "async () => ({ accessKeyId: 'AKID' })", undefined],
])) {
  test(`a function that ${title} is reported, and asked again by the next call`, async (t) => {
    const page = await world.newPage(t);
    const found = await page.evaluate(
      async ({ place, keys, source }) => {
        /** @type {() => Promise<any>} */
        const broken = new Function(`return ${source}`)();
        let isBroken = true;
        const credentials = async () => (isBroken ? broken() : keys);
        const iot = new AWS.Iot({ ...place, credentials });
        const call = () => iot.getJobDocument({ jobId: "demo-plain" }).promise();
        const error = await call().catch((/** @type {any} */ error) => error);
        isBroken = false;
        const { document } = await call();
        return { code: error.code, cause: error.originalError?.originalError?.message, document };
      },
      { place, keys: world.account.credentials, source },
    );
    assert.equal(found.code, "CredentialsError");
    if (cause) assert.equal(found.cause, cause);
    assert.equal(found.document, plain);
  });
}

for (const [title, source] of /** @type {const} */ ([
  ["a function", "(load) => () => load()"],
  [
    "an object that has get",
    "(load) => ({ get(done) { load().then((keys) => { Object.assign(this, keys); done(); }, done); } })",
  ],
])) {
  test(`${title} that never answers is given up, and asked again by the next call`, async (t) => {
    const page = await world.newPage(t);
    const found = await page.evaluate(
      async ({ place, keys, source }) => {
        let asked = 0;
        const load = () => {
          asked++;
          return asked === 1 ? new Promise(() => {}) : Promise.resolve(keys);
        };
        const credentials = new Function(`return ${source}`)()(load);
        const httpOptions = { timeout: 100 };
        const iot = new AWS.Iot({ ...place, credentials, httpOptions });
        const call = () => iot.getJobDocument({ jobId: "demo-plain" }).promise();
        const error = await call().catch((/** @type {any} */ error) => error);
        const { document } = await new AWS.Iot({ ...place, credentials })
          .getJobDocument({ jobId: "demo-plain" })
          .promise();
        const cause = error.originalError.originalError;
        return { code: error.code, cause: [cause.code, cause.message], document, asked };
      },
      { place, keys: world.account.credentials, source },
    );
    assert.equal(found.code, "CredentialsError");
    assert.deepEqual(found.cause, ["TimeoutError", "No credentials within 100 ms"]);
    assert.equal(found.document, plain);
    assert.ok(found.asked >= 2);
  });

  test(`${title} that never answers: an abort ends the call at once`, async (t) => {
    const page = await world.newPage(t);
    const code = await page.evaluate(
      async ({ place, source }) => {
        const credentials = new Function(`return ${source}`)()(() => new Promise(() => {}));
        const request = new AWS.Iot({ ...place, credentials }).getJobDocument({
          jobId: "demo-plain",
        });
        const failed = request.promise().catch((/** @type {any} */ error) => error);
        setTimeout(() => request.abort(), 20);
        return (await failed).code;
      },
      { place, source },
    );
    assert.equal(code, "RequestAbortedError");
  });
}

test("keys that have expired when they come are refused, and asked for again by the next call", async (t) => {
  const page = await world.newPage(t);
  const found = await page.evaluate(
    async ({ place, keys }) => {
      let expiration = new Date(Date.now() - 60_000);
      const credentials = async () => ({ ...keys, expiration });
      // The service's clock is known: the machine's alone is not a reason to refuse new keys.
      const iot = new AWS.Iot({ ...place, credentials, systemClockOffset: 1 });
      const call = () => iot.getJobDocument({ jobId: "demo-plain" }).promise();
      const { code, message } = await call().catch((/** @type {any} */ error) => error);
      expiration = new Date(Date.now() + 3_600_000);
      const { document } = await call();
      return { code, message, document };
    },
    { place, keys: world.account.credentials },
  );
  assert.equal(found.code, "CredentialsError");
  assert.match(found.message, /have expired/);
  assert.equal(found.document, plain);
});

test("ten calls whose keys the service calls expired cause one refresh", async (t) => {
  const page = await world.newPage(t, { expected: refusal });
  world.gateway.intercept = ({ method, headers }, response) => {
    if (method !== "GET" || !String(headers.authorization).includes("ASIAOLDKEY")) return false;
    // Some come late, when the keys have been refreshed already.
    const delay = world.gateway.requests.length % 3 === 0 ? 150 : 0;
    setTimeout(() => {
      response.writeHead(403, {
        "access-control-allow-origin": "*",
        "access-control-expose-headers": "x-amzn-errortype",
        "x-amzn-errortype": "ExpiredTokenException",
      });
      response.end('{"message":"expired"}');
    }, delay);
    return true;
  };
  t.after(() => {
    world.gateway.intercept = undefined;
  });
  const found = await page.evaluate(
    async ({ place, keys }) => {
      let refreshes = 0;
      class Renewing extends AWS.Credentials {
        /**
         * @override
         * @param {() => void} callback
         */
        refresh(callback) {
          refreshes++;
          setTimeout(() => {
            Object.assign(this, keys, { expired: false });
            callback();
          }, 20);
        }
      }
      const credentials = new Renewing("ASIAOLDKEY", "secret", "token");
      const iot = new AWS.Iot({ ...place, credentials });
      const calls = Array.from({ length: 10 }, () =>
        iot.getJobDocument({ jobId: "demo-plain" }).promise(),
      );
      const documents = (await Promise.all(calls)).map(({ document }) => document);
      return { documents, refreshes };
    },
    { place, keys: world.account.credentials },
  );
  assert.deepEqual(found.documents, Array(10).fill(plain));
  assert.equal(found.refreshes, 1);
});
