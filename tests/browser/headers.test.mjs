/** What the page sends: three headers, all of them signed, and a preflight that asks for just these. */
import assert from "node:assert/strict";
import { after, before, beforeEach } from "node:test";
import { call, received, refusal } from "./calls.mjs";
import { startWorld, test } from "./harness.mjs";

/** @type {import("./harness.mjs").World} */
let world;

before(async () => {
  world = await startWorld();
});
beforeEach(() => world.gateway.clear());
after(() => world?.stop());

for (const [keys, headers, signed] of /** @type {const} */ ([
  [
    "credentials",
    ["authorization", "x-amz-date", "x-amz-security-token"],
    "host;x-amz-date;x-amz-security-token",
  ],
  ["userCredentials", ["authorization", "x-amz-date"], "host;x-amz-date"],
])) {
  test(`with ${keys}: ${headers.join(", ")}`, async (t) => {
    const page = await world.newPage(t, { expected: refusal });
    const { region, [keys]: credentials } = world.account;
    const endpoint = world.gateway.url;
    await call(page, { region, endpoint, credentials }, { jobId: "demo-plain" });
    const [preflight] = received(world.gateway, "OPTIONS");
    const [request] = received(world.gateway, "GET");
    const asked = preflight?.headers["access-control-request-headers"] ?? "";
    assert.deepEqual(asked.split(/,\s*/).sort(), headers);

    // A bare request of the same kind shows what the browser adds by itself.
    await page.evaluate(
      (url) => fetch(url, { cache: "no-store", credentials: "omit" }),
      `${endpoint}/bare`,
    );
    const bare = world.gateway.requests.find(({ path }) => path === "/bare")?.headers ?? {};
    const added = Object.keys(request?.headers ?? {}).filter((name) => !(name in bare));
    assert.deepEqual(added.sort(), headers);

    const names = /SignedHeaders=([^,]*)/.exec(request?.headers.authorization ?? "")?.[1];
    assert.equal(names, signed);
  });
}
