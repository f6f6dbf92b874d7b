/**
 * Each response of a server, as SDK v2, SDK v3 and the two faces of the package tell of it. All four ask
 * cross-origin, with real preflights; each face must tell what its SDK tells, unless
 * `differences.mjs` says otherwise and why. The outcomes are printed side by side.
 */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { engine } from "../browser/engines/index.mjs";
import { differences } from "./differences.mjs";
import { startWorld } from "./harness.mjs";
import { scenarios } from "./scenarios.mjs";

/** @typedef {import("./differences.mjs").Face} Face */

/** @type {import("./harness.mjs").World} */
let world;

before(async () => {
  world = await startWorld();
});
after(() => world?.stop());

const names = { v2: "SDK v2", ours: "v2 face", v3: "SDK v3", oursV3: "v3 face" };
/** @type {Record<Face, "v2" | "v3">} */
const sdks = { ours: "v2", oursV3: "v3" };
/** @type {(keyof import("./page.mjs").Outcome)[]} */
const fields = ["document", "code", "message", "status", "requestId", "attempts"];
const played = scenarios();

for (const scenario of played) {
  test(`${engine}: ${scenario.name}`, { timeout: 60_000 }, async (t) => {
    const outcomes = await world.run(scenario);
    for (const [face, name] of Object.entries(names)) {
      const outcome = outcomes[/** @type {Face} */ (face)];
      t.diagnostic(`${name}  ${JSON.stringify(outcome).replace(/[\d-]{36}/, "<id>")}`);
    }
    const problems = [];
    for (const face of /** @type {Face[]} */ (Object.keys(sdks))) {
      const theirs = outcomes[sdks[face]];
      const intended = differences.filter(
        ({ faces, scenarios }) => faces.includes(face) && scenarios.includes(scenario.name),
      );
      const changes = Object.assign({}, ...intended.map(({ ours }) => ours));
      let differs = false;
      for (const field of fields) {
        const found = outcomes[face][field];
        const expected = field in changes ? changes[field] : theirs[field];
        if (!matches(found, expected, theirs[field])) {
          const shown = [`${names[face]}: ${field}`, `is ${found}`, `not ${expected}`];
          problems.push(shown.join(", "));
        }
        differs ||= found !== theirs[field];
      }
      if (intended.length > 0 && !differs) {
        problems.push(`${names[face]}: differences.mjs names a difference that is not there`);
      }
    }
    assert.deepEqual(problems, []);
  });
}

test("every intended difference is of a scenario that is played", () => {
  const known = played.map(({ name }) => name);
  assert.equal(new Set(known).size, known.length);
  const unknown = differences.flatMap(({ scenarios }) => scenarios);
  assert.deepEqual(
    unknown.filter((name) => !known.includes(name)),
    [],
  );
});

/**
 * @param {unknown} found
 * @param {unknown} expected
 * @param {unknown} theirs
 * @returns {boolean}
 */
function matches(found, expected, theirs) {
  if (expected instanceof RegExp) return expected.test(String(found));
  if (typeof expected === "function") return found === expected(theirs);
  return JSON.stringify(found) === JSON.stringify(expected);
}
