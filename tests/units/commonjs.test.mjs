/** What `require` gives: the same names as `import`, which a program may replace. */
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";

/** @typedef {typeof import("../../js/index.js")} Package */

const require = createRequire(import.meta.url);
const entries = ["", "/client-iot", "/placeholders", "/slim", "/slim/client-iot"].map(
  (path) => `iot-job-document${path}`,
);

for (const entry of entries) {
  test(`${entry}: each name can be replaced, and import() of the file sees it`, async () => {
    const required = require(entry);
    const file = await import(require.resolve(entry));
    const { default: ofModule, ...modules } = await import(entry);
    const names = Object.keys(required).filter((name) => name !== "default");
    assert.deepEqual(names.sort(), Object.keys(modules).sort());
    for (const name of names) {
      assert.equal(file[name], required[name]);
      const { configurable, enumerable, set, writable } = Object(
        Object.getOwnPropertyDescriptor(required, name),
      );
      assert.deepEqual(
        [configurable, enumerable, Boolean(set) || writable],
        [true, true, true],
        name,
      );
      const own = required[name];
      const stub = {};
      required[name] = stub;
      assert.equal(required[name], stub);
      required[name] = own;
      assert.equal(required[name], own);
    }
    assert.equal(typeof required.default, typeof ofModule);
  });
}

test("AWS.config may be replaced through require", () => {
  for (const entry of ["iot-job-document", "iot-job-document/slim"]) {
    /** @type {Package} */
    const AWS = require(entry);
    const before = AWS.config;
    const config = new AWS.Config({ region: "eu-north-1" });
    Object.assign(AWS, { config });
    try {
      assert.equal(AWS.config, config);
      assert.equal(AWS.default.config, config);
      assert.equal(new AWS.Iot().config.region, "eu-north-1");
      AWS.default.config = before;
      assert.equal(AWS.config, before);
    } finally {
      Object.assign(AWS, { config: before });
    }
  }
});
