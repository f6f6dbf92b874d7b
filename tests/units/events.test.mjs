/** Listeners of a request, beyond what SDK v2 shows. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { root } from "../../scripts/setup/paths.mjs";

/** @type {typeof import("../../js/index.js")} */
const AWS = await import(pathToFileURL(join(root, "dist", "index.js")).href);

test("listeners gives those of an event in the order of their calls, as a list of its own", () => {
  const request = new AWS.Iot({ region: "eu-west-1" }).getJobDocument({ jobId: "job-1" });
  const [first, second, third] = [() => {}, () => {}, () => {}];
  request.on("build", second).on("build", third).on("build", first, true);
  const all = request.listeners("build");
  assert.deepEqual(all, [first, second, third]);
  all.pop();
  assert.equal(request.listeners("build").length, 3);
  assert.deepEqual(request.listeners("sign"), []);
});
