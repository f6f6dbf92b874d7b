// `npm run partitions`: whether the partition table of `src/endpoint.rs` is still the one of the SDK
// that is installed. It fails where the SDK's has moved on, and says by what.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { root } from "./setup/paths.mjs";

/**
 * @typedef {object} Partition
 * @property {string} prefix what its region names start with
 * @property {string} global its name for no region in particular
 * @property {string} dnsSuffix
 * @property {string} dualStackDnsSuffix
 */

const source = readFileSync(join(root, "src", "endpoint.rs"), "utf8");
const rows =
  /Partition \{\s*prefix: "(.*)",\s*global: "(.*)",\s*dns_suffix: "(.*)",\s*dual_stack_dns_suffix: "(.*)",/g;
/** @type {Partition[]} */
const ours = [...source.matchAll(rows)].map(
  ([, prefix, global, dnsSuffix, dualStackDnsSuffix]) => ({
    prefix: String(prefix),
    global: String(global),
    dnsSuffix: String(dnsSuffix),
    dualStackDnsSuffix: String(dualStackDnsSuffix),
  }),
);

const require = createRequire(import.meta.url);
const core = dirname(require.resolve("@aws-sdk/core/package.json"));
const { version } = JSON.parse(readFileSync(join(core, "package.json"), "utf8"));
const file = join(core, "dist-es/submodules/client/util-endpoints/lib/aws/partitions.js");
/** @type {{ partitionsInfo: { partitions: any[] } }} */
const { partitionsInfo } = await import(file);

/** @type {string[]} */
const news = [];
for (const { id, outputs, regionRegex, regions } of partitionsInfo.partitions) {
  const isFirst = id === "aws";
  const names = Object.keys(regions);
  // `^us\-gov\-\w+\-\d+$`: what comes before the word and the number.
  const prefix = isFirst ? "" : regionRegex.replace(/^\^|\\w\+\\-\\d\+\$$|[()\\]/g, "");
  const global = names.find((name) => name.endsWith("-global")) ?? "";
  const { dnsSuffix, dualStackDnsSuffix, supportsFIPS, supportsDualStack } = outputs;
  const theirs = { prefix, global, dnsSuffix, dualStackDnsSuffix };
  const known = ours.find((one) => one.prefix === prefix);
  if (JSON.stringify(known) !== JSON.stringify(theirs)) {
    news.push(`${id}: ${JSON.stringify(theirs)}, here ${JSON.stringify(known)}`);
  }
  if (!supportsFIPS || !supportsDualStack) news.push(`${id}: has no FIPS or dual-stack endpoints`);
  const shape = new RegExp(regionRegex);
  for (const name of names.filter((name) => name !== global && !shape.test(name))) {
    news.push(`${id}: the region ${name} has not the shape ${regionRegex}`);
  }
}
if (partitionsInfo.partitions.length !== ours.length) {
  news.push(`there are ${partitionsInfo.partitions.length} partitions, here ${ours.length}`);
}

const table = `the partition table of @aws-sdk/core ${version}`;
for (const one of news) console.error(`✗ ${one}`);
if (news.length > 0) {
  console.error(`src/endpoint.rs is behind ${table}.`);
  process.exitCode = 1;
} else console.log(`✓ src/endpoint.rs has ${table}: ${ours.length} partitions`);
