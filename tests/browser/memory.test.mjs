/** The memory of the WebAssembly: small, of one size, and without what should not stay in it. */
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { startWorld, test } from "./harness.mjs";

/** @type {import("./harness.mjs").World} */
let world;

before(async () => {
  world = await startWorld();
});
after(() => world?.stop());

test("a thousand calls need four pages of memory, and leave nothing in them", async (t) => {
  const page = await world.newPage(t);
  const found = await page.evaluate(async () => {
    /** @type {WebAssembly.Memory | undefined} */
    let memory;
    const { instantiate } = WebAssembly;
    Object.assign(WebAssembly, {
      instantiate: async (/** @type {[WebAssembly.Module, WebAssembly.Imports]} */ ...given) => {
        const instance = await instantiate(...given);
        const exported = Object.values(instance.exports);
        memory = exported.find((value) => value instanceof WebAssembly.Memory);
        return instance;
      },
    });
    const pages = () => (memory?.buffer.byteLength ?? Number.NaN) / 65_536;
    const document = "a pedestrian crossing ".repeat(1500);
    globalThis.fetch = async () => Response.json({ document });
    const credentials = {
      accessKeyId: "ASIAEXAMPLE",
      secretAccessKey: "a secret that nobody may find",
      sessionToken: "a token of STS ".repeat(70).trim(),
    };
    const iot = new AWS.Iot({ region: "us-east-1", credentials });
    await iot.getJobDocument({ jobId: "job-1" });
    const atStart = pages();
    for (let turn = 0; turn < 10; turn++) {
      const calls = Array.from({ length: 100 }, () => iot.getJobDocument({ jobId: "job-1" }));
      await Promise.all(calls);
    }
    const left = new TextDecoder("latin1").decode(memory?.buffer);
    // What is known to be there shows that this looks in the right place.
    const known = "AWS4-HMAC-SHA256";
    const texts = [known, credentials.secretAccessKey, "a token of STS", "pedestrian"];
    return { atStart, atEnd: pages(), left: texts.filter((text) => left.includes(text)) };
  });
  assert.ok(found.atStart <= 4, `${found.atStart} pages after the first call`);
  assert.equal(found.atEnd, found.atStart, "the memory grew");
  assert.deepEqual(found.left, ["AWS4-HMAC-SHA256"]);
});
