/**
 * The package does what SDK v2 does, in every form of use: each is run with both against the same
 * server, and what a user would notice is compared. What may differ is in `differences.mjs`.
 *
 * `SURFACE_SDK_ONLY=1` puts SDK v2 on both sides: nothing may differ then, or the forms are wrong.
 */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { compare, covers, sideBySide } from "./compare.mjs";
import { differences, intendedOf } from "./differences.mjs";
import { forms } from "./forms.mjs";
import { scripts, startSurface } from "./harness.mjs";

const sdkOnly = process.env.SURFACE_SDK_ONLY === "1";

/** @type {import("./harness.mjs").Surface} */
let surface;
/** @type {import("./harness.mjs").Runner} */
let sdk;
/** @type {import("./harness.mjs").Runner} */
let ours;

before(async () => {
  surface = await startSurface();
  sdk = await surface.open(scripts.sdk);
  ours = await surface.open(sdkOnly ? scripts.sdk : scripts.package);
});
after(() => surface?.stop());

for (const form of forms) {
  test(form.name, { timeout: 20_000 }, async () => {
    const reference = await sdk(form);
    assert.equal(hasFailed(reference), form.beyond ?? false, "whether SDK v2 can run the form");
    const found = compare(reference, await ours(form));
    const intended = sdkOnly ? [] : intendedOf(form.name);
    const unexpected = found.filter(
      (difference) => !intended.some((entry) => covers(entry, difference)),
    );
    const gone = intended.filter((entry) => !found.some((difference) => covers(entry, difference)));
    assert.ok(unexpected.length === 0, `not as in SDK v2:\n${sideBySide(unexpected)}`);
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
