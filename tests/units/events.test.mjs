/** Listeners of a request, beyond what SDK v2 shows. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./built.mjs";

/** @type {typeof import("../../js/index.js")} */
const AWS = await load("index.js");

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
