/** What the page sends: three headers, all of them signed, and one preflight that asks for just these. */
import assert from "node:assert/strict";
import { after, before, beforeEach } from "node:test";
import { call, received, refusal } from "./calls.mjs";
import { startWorld, test } from "./harness.mjs";

/** @type {import("./harness.mjs").World} */
let world;

before(async () => {
  world = await startWorld();
});
beforeEach(() => {
  world.gateway.clear();
  world.gateway.intercept = undefined;
});
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
    await page.evaluate((url) => fetch(url, { credentials: "omit" }), `${endpoint}/bare`);
    const bare = world.gateway.requests.find(({ path }) => path === "/bare")?.headers ?? {};
    const added = Object.keys(request?.headers ?? {}).filter((name) => !(name in bare));
    assert.deepEqual(added.sort(), headers);

    const names = /SignedHeaders=([^,]*)/.exec(request?.headers.authorization ?? "")?.[1];
    assert.equal(names, signed);
  });
}

test("further calls need no more preflights than a bare fetch: one, if the engine caches it", async (t) => {
  const page = await world.newPage(t);
  const { region, credentials } = world.account;
  const endpoint = world.gateway.url;
  world.gateway.intercept = ({ method, path, headers }, res) => {
    if (method === "OPTIONS") {
      res.writeHead(204, {
        "access-control-allow-origin": "*",
        "access-control-allow-headers": headers["access-control-request-headers"],
        "access-control-max-age": "600",
      });
    } else if (path === "/bare") {
      res.writeHead(200, { "access-control-allow-origin": "*" });
    } else {
      return false;
    }
    res.end();
    return true;
  };
  for (let calls = 1; calls <= 3; calls++) {
    await call(page, { region, endpoint, credentials }, { jobId: "demo-plain" });
    await page.evaluate(async (url) => {
      const names = ["authorization", "x-amz-date", "x-amz-security-token"];
      const headers = Object.fromEntries(names.map((name) => [name, "x"]));
      await (await fetch(url, { headers, credentials: "omit" })).text();
    }, `${endpoint}/bare`);
  }
  const paths = received(world.gateway, "OPTIONS").map(({ path }) => path);
  const bare = paths.filter((path) => path === "/bare").length;
  assert.equal(paths.length - bare, bare);
  // Firefox under automation keeps none.
  if (process.env.ENGINE !== "firefox") assert.equal(bare, 1);
});
