// `npm run bench`: this package beside every other way to read a job document, in Chromium, from the
// same local servers. Prints medians, spread and ratios, and writes them to bench/RESULTS.md.
//
//   npm run bench              about ten minutes on a quiet machine
//   npm run bench -- --quick   a few rounds, to see that it works; RESULTS.md stays as it is
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../scripts/setup/paths.mjs";
import { sizes } from "../scripts/size/sizes.mjs";
import { launchPlaywright } from "../tests/browser/engines/chromium.mjs";
import { buildPages, contenders } from "./contenders.mjs";
import * as measure from "./measure.mjs";
import { markdown } from "./report.mjs";
import { serveApi, servePages } from "./server.mjs";

const isQuick = process.argv.includes("--quick");
const rounds = isQuick
  ? { local: 2, throttled: 1, warm: 1, calls: 20, heap: 1, flying: 1, signing: 3, duration: 50 }
  : {
      local: 15,
      throttled: 7,
      warm: 5,
      calls: 100,
      heap: 3,
      flying: 3,
      signing: 11,
      duration: 200,
    };
/** How many calls are in flight at once, to see that the time of each stays flat. */
const crowds = [1, 10, 100, 1000];

/**
 * @param {string} directory
 * @returns {number} bytes of brotli of all files in it, each content once: Vite also copies the wasm
 *   that the page of `./slim` preloads under another name
 */
function download(directory) {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true });
  const contents = files
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "latin1"));
  return [...new Set(contents)]
    .map((content) => sizes(Buffer.from(content, "latin1")).brotli)
    .reduce((sum, size) => sum + size, 0);
}

/**
 * Measures one thing of all contenders, round after round, so that a busy moment hits all of them.
 * @param {string} title
 * @param {number} count of rounds
 * @param {string[]} ids
 * @param {(id: string) => Promise<number>} one
 * @returns {Promise<Record<string, number[]>>}
 */
async function interleave(title, count, ids, one) {
  /** @type {Record<string, number[]>} */
  const results = Object.fromEntries(ids.map((id) => [id, []]));
  for (let round = 0; round < count; round++) {
    // Each is first, and after each other one, in turn.
    const shift = round % ids.length;
    for (const id of [...ids.slice(shift), ...ids.slice(0, shift)]) {
      results[id]?.push(await one(id));
    }
    process.stdout.write(`\r${title}: ${round + 1} of ${count}`);
  }
  process.stdout.write("\n");
  return results;
}

const directory = mkdtempSync(join(tmpdir(), "iot-job-document-bench-"));
/** @type {(() => unknown)[]} */
const ends = [() => rmSync(directory, { recursive: true })];
try {
  await buildPages(directory);
  const [pages, api] = await Promise.all([servePages(join(directory, "pages")), serveApi()]);
  ends.push(pages.stop, api.stop);
  const browser = await launchPlaywright();
  ends.push(() => browser.close());
  const place = { browser, pages: pages.url, api: api.url };

  const all = contenders.map(({ id }) => id);
  const results = {
    bytes: Object.fromEntries(all.map((id) => [id, download(join(directory, "pages", id))])),
    local: await interleave("first document", rounds.local, all, (id) =>
      measure.navigation(place, id),
    ),
    throttled: await interleave("first document, Fast 4G", rounds.throttled, all, (id) =>
      measure.navigation(place, id, true),
    ),
    overhead: await interleave("warm call", rounds.warm, all, (id) =>
      measure.overhead(place, id, rounds.calls),
    ),
    heap: await interleave("heap", rounds.heap, all, (id) => measure.heap(place, id)),
    /** @type {Record<string, number[][]>} */
    flying: { floor: [], package: [] },
    signing: await measure.signing(place, { rounds: rounds.signing, duration: rounds.duration }),
  };
  for (const crowd of crowds) {
    const times = await interleave(
      `${crowd} in flight`,
      rounds.flying,
      ["floor", "package"],
      (id) => measure.together(place, id, crowd),
    );
    for (const [id, values] of Object.entries(times)) results.flying[id]?.push(values);
  }
  const text = markdown({ ...results, crowds, browser: browser.version() });
  console.log(text);
  if (!isQuick) writeFileSync(join(root, "bench", "RESULTS.md"), text);
} finally {
  for (const end of ends.reverse()) await end();
}
