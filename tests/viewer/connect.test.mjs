/** Connecting, as a person does: by hand, by pasting, with Cognito and with a web identity. */
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { prepareIdentities } from "../aws/identities.mjs";
import { refusal } from "../browser/calls.mjs";
import { test } from "../browser/harness.mjs";
import { startViewer } from "./world.mjs";

/** @type {import("./world.mjs").World} */
let world;
/** @type {import("../aws/identities.mjs").Identities} */
let identities;

before(async () => {
  world = await startViewer();
  identities = await prepareIdentities(world.aws.url, world.account);
});
after(() => world?.stop());

test("keys typed into the form read a job, and nothing of them is stored", async (t) => {
  const viewer = await world.open(t);
  await viewer.shows("No document yet");
  await viewer.connect(world.connection);
  await viewer.connected();
  await viewer.read("demo-plain");
  assert.match(await viewer.document(), /"operation": "firmware-update"/);

  const kept = await viewer.kept();
  const { secretAccessKey, sessionToken, accessKeyId } = world.account.credentials;
  for (const secret of [secretAccessKey, sessionToken, accessKeyId]) {
    assert.equal(kept.includes(secret), false);
  }
  const page = await viewer.page.text("body");
  assert.equal(page.includes(secretAccessKey), false);
  await viewer.page.reload();
  await viewer.shows("No document yet");
  assert.equal(await viewer.page.evaluate(() => document.querySelector(".connected")), null);
});

test("what aws sts assume-role prints fills the form, and does not stay in sight", async (t) => {
  const viewer = await world.open(t);
  const { accessKeyId, secretAccessKey, sessionToken } = world.account.credentials;
  const expiration = new Date(Date.now() + 58.5 * 60_000).toISOString();
  const printed = JSON.stringify({
    Credentials: {
      AccessKeyId: accessKeyId,
      SecretAccessKey: secretAccessKey,
      SessionToken: sessionToken,
      Expiration: expiration,
    },
  });
  await viewer.page.fill(".paste textarea", printed);
  await viewer.shows("Filled in: Access key ID, Secret access key, Session token, expiry.");
  const fields = await viewer.page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll("input[name], textarea")].map((field) => {
        const { name, value, type } = /** @type {HTMLInputElement} */ (field);
        return [name || "paste", [type, value]];
      }),
    ),
  );
  assert.deepEqual(fields.paste, ["textarea", ""]);
  assert.deepEqual(fields.accessKeyId, ["text", accessKeyId]);
  assert.deepEqual(fields.secretAccessKey, ["password", secretAccessKey]);
  assert.deepEqual(fields.sessionToken, ["password", sessionToken]);

  await viewer.connect({ region: world.account.region, endpoint: world.gateway.url });
  await viewer.connected();
  await viewer.shows("expires in 58 minutes", ".summary");
  await viewer.read("demo-unicode");
  assert.match(await viewer.document(), /펌웨어 업데이트/);
});

test("one line before a command fills the form; what is not understood leaves no trace", async (t) => {
  const viewer = await world.open(t);
  const { accessKeyId, secretAccessKey, sessionToken } = world.account.credentials;
  const values = () =>
    viewer.page.evaluate(() =>
      [...document.querySelectorAll(".connect input:not([type=radio]), .connect textarea")].map(
        (field) => /** @type {HTMLInputElement} */ (field).value,
      ),
    );
  await viewer.page.fill(".paste textarea", `my secret is ${secretAccessKey}, do not tell`);
  await viewer.shows("There are no AWS keys in this text.", ".paste");
  for (const value of await values()) assert.equal(value.includes(secretAccessKey), false);
  await viewer.page.fill(
    ".paste textarea",
    `AWS_ACCESS_KEY_ID=${accessKeyId} AWS_SECRET_ACCESS_KEY=${secretAccessKey} AWS_SESSION_TOKEN=${sessionToken} aws iot list-jobs --region ${world.account.region}`,
  );
  await viewer.shows(
    "Filled in: Access key ID, Secret access key, Session token, Region.",
    ".paste",
  );
  await viewer.connect({ endpoint: world.gateway.url });
  await viewer.connected();
  await viewer.read("demo-plain");
  assert.match(await viewer.document(), /firmware-update/);
});

test("a set that is pasted into one field goes into all, and a secret stays in none that shows it", async (t) => {
  const viewer = await world.open(t);
  const secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
  /** @param {string} name @param {string} text what the browser does when a person pastes */
  const paste = (name, text) =>
    viewer.page.evaluate(
      ({ name, text }) => {
        const field = /** @type {HTMLInputElement} */ (document.querySelector(`[name=${name}]`));
        const data = new DataTransfer();
        data.setData("text/plain", text);
        // Firefox has options of its own.
        const options = { clipboardData: data, data: text, dataType: "text/plain" };
        const event = new ClipboardEvent("paste", { ...options, bubbles: true, cancelable: true });
        if (field.dispatchEvent(event)) {
          field.value = text.replaceAll("\n", "");
          field.dispatchEvent(new InputEvent("input", { bubbles: true }));
        }
      },
      { name, text },
    );
  const values = () =>
    viewer.page.evaluate(() =>
      ["accessKeyId", "secretAccessKey", "sessionToken", "region"].map(
        (name) => /** @type {HTMLInputElement} */ (document.querySelector(`[name=${name}]`)).value,
      ),
    );
  await paste(
    "accessKeyId",
    `[reader]\naws_access_key_id = ASIAIOSFODNN7EXAMPLE\naws_secret_access_key = ${secret}\naws_session_token = IQoJ==\n`,
  );
  assert.deepEqual(await values(), ["ASIAIOSFODNN7EXAMPLE", secret, "IQoJ==", ""]);
  await viewer.shows("Filled in: Access key ID, Secret access key, Session token.", ".paste");

  await paste("accessKeyId", secret);
  await viewer.shows("This is a secret access key.", ".connect");
  await paste("region", secret);
  assert.deepEqual(await values(), ["", secret, "IQoJ==", ""]);
  await paste("accessKeyId", `the secret is ${secret}`);
  await viewer.shows("This is not an access key ID.", ".connect");
  assert.deepEqual(await values(), ["", secret, "IQoJ==", ""]);
});

test("a region and an identity pool that cannot be are said at their fields, and nothing is sent", async (t) => {
  const viewer = await world.open(t);
  const endpoint = world.gateway.url;
  await viewer.connect({ ...world.connection, region: "Frankfurt" });
  await viewer.shows("A region looks like eu-central-1", ".field-message");
  await viewer.connect({ source: "cognito", identityPoolId: "eu-central-1_AbCdEf", endpoint });
  await viewer.shows("This is not an identity pool ID.", ".field-message");
  await viewer.read("demo-plain");
  assert.equal(await viewer.page.evaluate(() => document.querySelector(".connected")), null);
  assert.equal(await viewer.page.evaluate(() => document.querySelector(".problem")), null);
  assert.equal(
    await viewer.page.evaluate(() => document.activeElement?.getAttribute("name")),
    "identityPoolId",
  );
  assert.deepEqual(world.gateway.requests, []);
});

test("what is missing is said at its field, and the first one has the focus", async (t) => {
  const viewer = await world.open(t);
  await viewer.page.fill("[name=accessKeyId]", "AKIAEXAMPLE");
  await viewer.shows("This is a long-lived key");
  await viewer.read("demo-plain");
  await viewer.shows("Secret access key is missing.");
  await viewer.shows("Region is missing.");
  const focused = await viewer.page.evaluate(() => document.activeElement?.getAttribute("name"));
  assert.ok(["region", "secretAccessKey"].includes(focused ?? ""));
  assert.equal(
    await viewer.page.evaluate(() => document.activeElement?.getAttribute("aria-invalid")),
    "true",
  );
  assert.deepEqual(world.gateway.requests, []);
});

test("kept for this tab, the connection and the jobs are there after a reload, until forgotten", async (t) => {
  const viewer = await world.open(t);
  await viewer.page.click(".keep input");
  await viewer.connect(world.connection);
  await viewer.connected();
  await viewer.read("demo-plain");
  await viewer.phase("read");

  await viewer.page.reload();
  await viewer.connected();
  const offered = await viewer.page.evaluate(() =>
    [...document.querySelectorAll(".ask datalist option")].map((option) =>
      option.getAttribute("value"),
    ),
  );
  assert.deepEqual(offered, ["demo-plain"]);
  const stored = await viewer.page.evaluate(() => [localStorage.length, location.search]);
  assert.deepEqual(stored, [0, "?lang=en"], "neither for longer than the tab, nor in the URL");

  await viewer.page.click(".connect .actions button:last-child");
  await viewer.shows("No document yet");
  const kept = await viewer.kept();
  assert.equal(kept.includes(world.account.credentials.accessKeyId), false);
});

test("a guest of a Cognito identity pool reads a job, and no identity is stored", async (t) => {
  const viewer = await world.open(t);
  const { identityPoolId } = identities;
  const { region } = world.account;
  await viewer.connect({ source: "cognito", identityPoolId, region, endpoint: world.gateway.url });
  await viewer.connected();
  await viewer.read("demo-plain");
  assert.match(await viewer.document(), /firmware-update/);
  assert.equal((await viewer.kept()).includes("cognito"), false);
  await viewer.shows(`IdentityPoolId: "${identityPoolId}"`, ".code");
});

test("a web identity reads a job", async (t) => {
  const viewer = await world.open(t);
  const { webRoleArn: roleArn, token: webIdentityToken } = identities;
  const { region } = world.account;
  await viewer.connect({
    source: "web",
    roleArn,
    webIdentityToken,
    region,
    endpoint: world.gateway.url,
  });
  await viewer.connected();
  await viewer.read("demo-plain");
  assert.match(await viewer.document(), /firmware-update/);
});

test("an identity pool that is not there is said where one connects", async (t) => {
  const viewer = await world.open(t, { expected: refusal });
  const identityPoolId = "eu-central-1:00000000-0000-4000-8000-000000000000";
  const { region } = world.account;
  await viewer.connect({ source: "cognito", identityPoolId, region, endpoint: world.gateway.url });
  const { title, fields } = await viewer.problem();
  assert.equal(title, "No credentials were given");
  assert.equal(fields.code, "ResourceNotFoundException");
});
