/** The providers of `@aws-sdk/credential-providers` give the package's client its keys. */
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { prepareIdentities } from "../aws/identities.mjs";
import { openPage, startWorld } from "../browser/harness.mjs";
import { bundle } from "./bundle.mjs";

/** @type {import("../browser/harness.mjs").World} */
let world;
/** @type {import("../aws/identities.mjs").Identities} */
let identities;
/** @type {string} */
let library;

before(async () => {
  [world, library] = await Promise.all([startWorld(), bundle("library.js", "package")]);
  identities = await prepareIdentities(world.aws.url, world.account);
});
beforeEach(() => world.gateway.clear());
after(() => world?.stop());

/**
 * Reads a job twice with a provider.
 * @param {import("node:test").TestContext} t
 * @param {string} name of the provider
 * @param {object} init what it is made with
 */
async function readTwice(t, name, init) {
  const { account, gateway, pages, browser } = world;
  const page = await openPage(browser, t, { expected: /Failed to load resource/ });
  await page.goto(`${pages.url}/blank.html`);
  await page.addScriptTag({ content: library });
  const outcome = await page.evaluate(
    async ({ name, init, region, endpoint }) => {
      const { V3, providers } = /** @type {any} */ (globalThis);
      const credentials = providers[name](init);
      const client = new V3.IoTClient({ region, endpoint, credentials });
      try {
        const command = new V3.GetJobDocumentCommand({ jobId: "demo-plain" });
        const { document: first } = await client.send(command);
        const { document: second } = await client.send(command);
        const { expiration } = await client.config.credentials();
        return { first, second, lifetime: (expiration.getTime() - Date.now()) / 1000 };
      } catch (error) {
        const { name, message } = /** @type {Error} */ (error);
        return { error: { name, message } };
      }
    },
    { name, init, region: account.region, endpoint: gateway.url },
  );
  const operations = gateway.requests
    .filter(({ method }) => method === "POST")
    .map(({ headers, body }) => {
      const target = headers["x-amz-target"] ?? new URLSearchParams(body).get("Action");
      return String(target).replace(/^.*\./, "");
    });
  return { outcome, operations };
}

/** @type {[string, (clientConfig: object) => object, string[]][]} */
const ways = [
  [
    "fromCognitoIdentityPool",
    (clientConfig) => ({ identityPoolId: identities.identityPoolId, clientConfig }),
    ["GetId", "GetCredentialsForIdentity"],
  ],
  [
    "fromWebToken",
    (clientConfig) => ({
      roleArn: identities.webRoleArn,
      webIdentityToken: identities.token,
      clientConfig,
    }),
    ["AssumeRoleWithWebIdentity"],
  ],
  [
    "fromTemporaryCredentials",
    (clientConfig) => ({
      masterCredentials: identities.longLivedKey,
      params: { RoleArn: identities.roleArn },
      clientConfig,
    }),
    ["AssumeRole"],
  ],
];

for (const [name, init, operations] of ways) {
  test(`${name} is asked once, and its keys sign`, async (t) => {
    const plain = world.account.jobs.find((job) => job.jobId === "demo-plain")?.document;
    const seen = await readTwice(t, name, init({ endpoint: world.gateway.url }));
    assert.equal(seen.outcome.error, undefined);
    assert.deepEqual([seen.outcome.first, seen.outcome.second], [plain, plain]);
    assert.ok(Math.abs((seen.outcome.lifetime ?? 0) - 3600) < 60, String(seen.outcome.lifetime));
    assert.deepEqual(seen.operations, operations);
  });
}

test("what a provider fails with comes to the page as it is", async (t) => {
  const { outcome } = await readTwice(t, "fromWebToken", {
    roleArn: identities.webRoleArn,
    webIdentityToken: "no token",
    clientConfig: { endpoint: world.gateway.url, maxAttempts: 1 },
  });
  // The local AWS's name for it.
  assert.equal(outcome.error?.name, "AccessDenied");
});

test("the region of a provider is the client's", async (t) => {
  await readTwice(t, "fromTemporaryCredentials", {
    masterCredentials: identities.longLivedKey,
    params: { RoleArn: identities.roleArn },
    clientConfig: { endpoint: world.gateway.url },
  });
  const [asked] = world.gateway.requests.filter(({ method }) => method === "POST");
  const scope = `/${world.account.region}/sts/aws4_request`;
  assert.ok(String(asked?.headers.authorization).includes(scope), asked?.headers.authorization);
});
