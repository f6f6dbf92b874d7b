/** Which browser engines the tests run in: all of them, unless ENGINES names some. */
import { SetupError } from "./run.mjs";

/** With the name that a person knows each by. */
export const engineNames = { chromium: "Chromium", firefox: "Firefox", webkit: "WebKit" };

/** @typedef {keyof typeof engineNames} Engine */

const all = /** @type {Engine[]} */ (Object.keys(engineNames));

/** @returns {Engine[]} those of ENGINES, such as `chromium,firefox`, or all */
export function chosenEngines() {
  const names = (process.env.ENGINES || all.join()).split(",").map((name) => name.trim());
  const unknown = names.find((name) => !Object.hasOwn(engineNames, name));
  if (unknown !== undefined) {
    throw new SetupError(`ENGINES has "${unknown}"; there are ${all.join(", ")}.`);
  }
  return all.filter((engine) => names.includes(engine));
}

/**
 * @param {Engine} engine
 * @returns {string} how to test without it
 */
export function without(engine) {
  const others = chosenEngines().filter((other) => other !== engine);
  return `To leave it out: ENGINES=${others.join() || "…"} npm test`;
}
