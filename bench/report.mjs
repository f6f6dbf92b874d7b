/** The results as a page of Markdown. */
import { readFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { root } from "../scripts/setup/paths.mjs";
import { contenders } from "./contenders.mjs";
import { median, quantile } from "./statistics.mjs";

const ours = "package";
const oursAsSigner = "iot-job-document";

/**
 * @typedef {Record<string, number[]>} Samples by contender
 *
 * @typedef {object} Results
 * @property {Record<string, number>} bytes brotli
 * @property {Samples} local ms
 * @property {Samples} throttled ms
 * @property {Samples} overhead ms
 * @property {Samples} heap KiB
 * @property {Samples} signing signatures a second
 * @property {number[]} crowds calls in flight
 * @property {Record<string, number[][]>} flying ms a call, by contender and crowd
 * @property {string} browser its version
 */

/** @param {number} value @param {number} [digits] */
function number(value, digits = 0) {
  return value.toLocaleString("en-US", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

/** Median, and the quartiles around it. @param {number[]} values @param {number} [digits] */
function spread(values, digits = 0) {
  const [low, high] = [0.25, 0.75].map((share) => number(quantile(values, share), digits));
  return `${number(median(values), digits)} (${low}–${high})`;
}

/** @param {string[][]} rows the first one is the head @returns {string} */
function table(rows) {
  const [head = [], ...body] = rows;
  const lines = [head, head.map(() => "---"), ...body];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** @param {string} name */
function version(name) {
  const path = join(root, "node_modules", name, "package.json");
  return `${name} ${JSON.parse(readFileSync(path, "utf8")).version}`;
}

/** @param {Results} results @returns {string} */
export function markdown({ bytes, local, throttled, overhead, heap, signing, ...rest }) {
  /** @param {Samples} samples @param {string} id */
  const ratio = (samples, id) =>
    `${number(median(samples[id] ?? []) / median(samples[ours] ?? []), 2)}×`;
  const pages = contenders.map(({ id, title }) => [
    title,
    number(bytes[id] ?? 0),
    spread(local[id] ?? []),
    ratio(local, id),
    spread(throttled[id] ?? []),
    ratio(throttled, id),
    spread(overhead[id] ?? [], 2),
    number(median(heap[id] ?? [])),
  ]);
  const signers = Object.entries(signing).map(([name, rates]) => {
    // Round by round: what slowed one of them down, slowed its neighbour down too.
    const ratios = rates.map((rate, round) => (signing[oursAsSigner]?.[round] ?? 0) / rate);
    return [name, spread(rates), `${number(median(ratios), 1)}×`];
  });
  const crowds = rest.crowds.map((crowd, index) => [
    number(crowd),
    ...["floor", ours].map((id) => spread(rest.flying[id]?.[index] ?? [], 2)),
  ]);
  const rivals = ["aws-sdk", "@aws-sdk/client-iot", "@smithy/signature-v4", "aws4fetch", "jquery"];
  const versions = [...rivals, "vite"].map(version).join(", ");
  return `# Results

Written by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}: Chromium ${rest.browser},
Node.js ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? "processor"}; ${versions}.

Medians with their quartiles, all from one run, interleaved, each in a fresh browser context against the
same local servers: pages gzip-encoded, the API on another origin with real preflights. Every page but
the original one is a production build by Vite.

## A page

${table([
  [
    "way",
    "download, brotli",
    "first document, ms",
    "to this package",
    "on Fast 4G, ms",
    "to this package",
    "a warm call over bare `fetch`, ms",
    "heap, KiB",
  ],
  ...pages,
])}

- Download: everything until the first document, HTML included.
- First document: from the start of the navigation, nothing cached. Fast 4G is Chromium's emulation.
- A warm call: the time that it takes longer than a bare \`fetch\` with the same three headers right
  before it.
- Heap: JavaScript's, after the first document and a garbage collection.

## Signing alone

One after another in one page, with a session token of 1,000 characters. Each keeps the signing key of
the day.

${table([["signer", "signatures a second", "this package is faster by"], ...signers])}

## Many calls at once

${table([["calls in flight", "bare `fetch`, ms a call", "iot-job-document, ms a call"], ...crowds])}

A document is in memory twice: as part of the body that \`fetch\` gave, which \`data.$response\` keeps as
SDK v2 does, and as the string that \`JSON.parse\` made of it. It never enters the memory of the wasm.
`;
}
