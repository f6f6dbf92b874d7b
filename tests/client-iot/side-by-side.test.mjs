/**
 * The package does what SDK v3 does, in every form of use: each is run with both against the same
 * server, and what a user would notice is compared. What may differ is in `differences.mjs`.
 *
 * `CLIENT_IOT_SDK_ONLY=1` puts SDK v3 on both sides: nothing may differ then, or the forms are wrong.
 */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { compare, covers, sideBySide } from "../surface/compare.mjs";
import { differences, intendedOf } from "./differences.mjs";
import { forms } from "./forms.mjs";
import { startSideBySide } from "./harness.mjs";

const sdkOnly = process.env.CLIENT_IOT_SDK_ONLY === "1";

/** @type {import("./harness.mjs").SideBySide} */
let both;
/** @type {import("./harness.mjs").Runner} */
let sdk;
/** @type {import("./harness.mjs").Runner} */
let ours;

before(async () => {
  both = await startSideBySide();
  sdk = await both.open("sdk");
  ours = await both.open(sdkOnly ? "sdk" : "package");
});
after(() => both?.stop());

for (const form of forms) {
  test(form.name, { timeout: 10_000 }, async () => {
    const reference = await sdk(form);
    assert.ok(!hasFailed(reference), `SDK v3 cannot run the form: ${JSON.stringify(reference)}`);
    const found = compare(reference, await ours(form));
    const intended = sdkOnly ? [] : intendedOf(form.name);
    const unexpected = found.filter(
      (difference) => !intended.some((entry) => covers(entry, difference)),
    );
    const gone = intended.filter((entry) => !found.some((difference) => covers(entry, difference)));
    assert.ok(unexpected.length === 0, `not as in SDK v3:\n${sideBySide(unexpected, "SDK v3")}`);
    assert.deepEqual(gone, [], "differences.mjs names differences that are not there any more");
  });
}

test("every form has a name of its own, and every difference a form", () => {
  const names = forms.map(({ name }) => name);
  assert.equal(new Set(names).size, names.length);
  const unknown = differences.flatMap(({ forms }) => forms).filter((name) => !names.includes(name));
  assert.deepEqual(unknown, []);
});

/** @param {unknown} seen */
function hasFailed(seen) {
  const { outcome } = /** @type {{ outcome?: unknown }} */ (seen);
  return typeof outcome === "object" && outcome !== null && "failed" in outcome;
}
