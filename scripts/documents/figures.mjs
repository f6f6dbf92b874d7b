/** The table of figures in the documentation, from the last full run of the benchmark. */
import { read } from "./files.mjs";

const between = /(<!-- figures: begin -->\n).*?(<!-- figures: end -->)/gs;
const betweenSizes = /(<!-- sizes: begin -->\n).*?(<!-- sizes: end -->)/gs;

/** What a budget of `npm run size` is for. */
const entries = {
  page: "a page with `iot-job-document`, built by Vite, in one file",
  slim: "the same with `iot-job-document/slim`, in two files",
  clientIot: "a page with `iot-job-document/client-iot`, built by Vite",
  script: "the script file `aws-iot.min.js`, with every class",
  placeholders: "`iot-job-document/placeholders`",
};

/** The rows: how the benchmark names the page and the signer, and how we name them. */
const rows = [
  {
    page: "**iot-job-document**",
    signer: "iot-job-document",
    en: "**`iot-job-document`**",
    ko: "**`iot-job-document`**",
  },
  {
    page: "aws4fetch by hand",
    signer: "aws4fetch",
    en: "`aws4fetch`, which only signs and fetches",
    ko: "`aws4fetch` (서명과 전송만)",
  },
  {
    page: "SDK v3, `IoTClient`",
    signer: "@smithy/signature-v4 with WebCrypto",
    en: "SDK v3, `IoTClient`",
    ko: "SDK v3, `IoTClient`",
  },
  {
    page: "SDK v2 whole + jQuery, by script tags",
    signer: "SDK v2's signer",
    en: "SDK v2 and jQuery, script tags",
    ko: "SDK v2와 jQuery, script 태그",
  },
];

const heads = {
  en: [
    "",
    "download",
    "first document on Fast 4G",
    "a warm call over bare `fetch`",
    "signatures a second",
  ],
  ko: ["", "다운로드", "첫 문서 (Fast 4G)", "두 번째 이후 호출 (`fetch` 대비)", "초당 서명 수"],
};

/** The columns of the benchmark's tables. */
const columns = {
  download: "download, brotli",
  first: "on Fast 4G, ms",
  warm: "a warm call over bare `fetch`, ms",
  signatures: "signatures a second",
};

/**
 * @param {string} results of the benchmark
 * @param {string} row how it begins
 * @param {string} column
 * @returns {number} the median in that cell
 */
function cell(results, row, column) {
  const lines = results.split("\n").map((line) => line.split("|").map((text) => text.trim()));
  const head = lines.findIndex((cells) => cells.includes(column));
  const found = lines.find((cells, index) => index > head && cells[1] === row);
  const text = found?.[lines[head]?.indexOf(column) ?? -1];
  const value = Number(text?.replace(/ .*/, "").replaceAll(",", "") || Number.NaN);
  if (Number.isNaN(value)) throw new Error(`bench/RESULTS.md has no "${column}" of "${row}"`);
  return value;
}

/**
 * @param {"en" | "ko"} language
 * @returns {string} the table
 */
function table(language) {
  const results = read("bench/RESULTS.md");
  const body = rows.map(({ page, signer, [language]: name }) => [
    name,
    `${(cell(results, page, columns.download) / 1000).toFixed(1)} kB`,
    `${cell(results, page, columns.first).toLocaleString("en-US")} ms`,
    `${cell(results, page, columns.warm).toFixed(2)} ms`,
    (Math.round(cell(results, signer, columns.signatures) / 100) * 100).toLocaleString("en-US"),
  ]);
  const lines = [heads[language], heads[language].map(() => "---"), ...body];
  return lines.map((cells) => `| ${cells.join(" | ")} |\n`.replace("|  |", "| |")).join("");
}

/** @returns {string} the table of what each entry weighs at most, by the budgets of `npm run size` */
function sizeTable() {
  const source = read("scripts/size.mjs");
  const body = Object.entries(entries).map(([name, title]) => {
    const bytes = new RegExp(`^ {2}${name}: ([\\d_]+),$`, "m").exec(source)?.[1];
    if (!bytes) throw new Error(`scripts/size.mjs has no budget "${name}"`);
    return `| ${title} | ${(Number(bytes.replaceAll("_", "")) / 1000).toFixed(1)} kB |\n`;
  });
  return `| entry | brotli, at most |\n| --- | --- |\n${body.join("")}`;
}

/**
 * @param {string} path
 * @param {string} text of that file
 * @returns {string} the text with the figures of the last run
 */
export function withFigures(path, text) {
  const language = path.endsWith(".ko.md") ? "ko" : "en";
  return text
    .replaceAll(between, (_, begin, end) => `${begin}${table(language)}${end}`)
    .replaceAll(betweenSizes, (_, begin, end) => `${begin}${sizeTable()}${end}`);
}
