/** Names with values in lines of a shell or of a file, and in the tables and rows of the AWS CLI. */
import { fieldOf } from "./paste-names.js";
import { fits, isRealId, isRealSecret } from "./shapes.js";

/** @typedef {import("./paste-names.js").Pair} Pair */

/** Lines that are comments, and comments at the end of a line. */
const comment = /^[ \t]*(?:#|;|\/\/|rem\b|::).*$|[ \t]#.*$/gim;

/** The names that `fieldOf` knows, as they are written. */
const name = `(?:aws[._ -]?)?(?:${[
  "access[._ -]?key(?:[._ -]?id)?",
  "secret(?:[._ -]?access)?[._ -]?key",
  "(?:session|security)[._ -]?token",
  "token",
  "(?:(?:credential|session)[._ -]?)?expiration",
  "x_security_token_expires",
  "(?:default[._ -]?)?region",
].join("|")})`;
const quoted = String.raw`["'“‘\x60](?<quoted>[^"'”’\x60]*)["'”’\x60]`;
const bare = String.raw`(?<bare>[^\s"'\x60“”‘’,;&|<>(){}[\]]+)`;
/** What comes after a value that is not quoted, where it could be a word of a sentence as well. */
const end = String.raw`(?=[ \t]*[,;)}\]]*[ \t]*(?:\r?$|&|--|["']?[\w.-]+["']?[ \t]*[:=]))`;
/** A long value that PowerShell goes on with in the lines below. */
const wrapped = String.raw`(?<wrapped>(?:\r?\n[ \t]{8,}[\w/+=]+(?=[ \t]*\r?$))+)`;
/** What a name does not begin after. */
const before = String.raw`(?<![A-Za-z0-9_]|[A-Za-z0-9]-)(?:(?<=-)D(?=aws\.))?`;

const forms = [
  // name=value, also more than one on a line
  `=(?:${quoted}|${bare})`,
  // name = value, name: value, "name" => "value"
  String.raw`["'”’\x60]?[ \t]*(?:=>|:=|=|:)[ \t]*(?:${quoted}|${bare}(?:${wrapped}|${end}))`,
  // name: with its value in the line below, as YAML has it
  String.raw`:[ \t]*(?:[>|][+-]?)?[ \t]*\r?\n[ \t]+(?:${quoted}|${bare}${end})`,
  // ("name", "value")
  String.raw`["'][ \t]*,[ \t]*${quoted}`,
  // <name>value</name>
  String.raw`>\s*${bare}\s*<`,
].map((form) => new RegExp(`${before}(?<name>${name})${form}`, "gim"));

/** Forms in which only a space is between name and value, so that something else must tell. */
const spaced = [
  // --name value, -Name value: no region is shorter, and no key
  `(?<![\\w-])--?(?<name>${name})[ \\t]+(?:${quoted}|${bare.replace("+)", "{9,})")})`,
  // set -gx name value, setenv name value, aws configure set name value
  String.raw`(?<![\w-])(?:set|setenv|setx|export)(?:[ \t]+--?[\w-]+)*[ \t]+(?:[\w-]+\.)*(?<name>${name})[ \t]+(?:${quoted}|${bare}${end})`,
  // Set-Item Env:name -Value value
  String.raw`(?<![\w-])(?<name>${name})[ \t]+-Value[ \t]+(?:${quoted}|${bare}${end})`,
  // A line of columns, or a name with its value in the line below: nothing else is in these lines
  String.raw`^[ \t]*(?<name>${name})(?:[ \t]{2,}|[ \t]*\r?\n[ \t]*)(?:${quoted}|${bare})[ \t]*\r?$`,
].map((form) => new RegExp(form, "gim"));

/** The line that begins a profile. */
const section = /^[ \t]*\[[^\]\n]+\][ \t]*\r?$/gm;

/**
 * @param {string} text
 * @returns {Generator<Pair[]>} the names and values of each set of credentials
 */
export function* pairsOfText(text) {
  const plain = text.replace(comment, "");
  /** @type {{ at: number, pair?: Pair }[]} */
  const found = [...plain.matchAll(section)].map(({ index }) => ({ at: index }));
  for (const form of [...forms, ...spaced]) {
    for (const { index, groups = {} } of plain.matchAll(form)) {
      const { quoted, bare = "", wrapped = "" } = groups;
      const value = (quoted ?? bare + wrapped).replace(/\s*\n\s*/g, "");
      // A list of names has none of their values.
      if (fieldOf(value)) continue;
      found.push({ at: index, pair: [groups.name ?? "", value] });
    }
  }
  found.sort((one, other) => one.at - other.at);
  yield* split(found);
  yield* tables(plain);
  yield* rows(plain);
}

/**
 * A profile, or another access key ID, begins a set of its own.
 * @param {{ pair?: Pair }[]} found
 * @returns {Pair[][]}
 */
function split(found) {
  /** @type {Pair[][]} */
  const sets = [[]];
  let id;
  for (const { pair } of found) {
    const isId = pair !== undefined && fieldOf(pair[0]) === "accessKeyId";
    if (!pair || (isId && id !== undefined && id !== pair[1])) {
      sets.push([]);
      id = undefined;
    }
    if (isId) id = pair[1];
    if (pair) sets.at(-1)?.push(pair);
  }
  return sets;
}

/**
 * Tables of the AWS CLI, with a name in each row or all names in one, and CSV with its names first.
 * @param {string} text
 * @returns {Generator<Pair[]>}
 */
function* tables(text) {
  /** @type {Pair[]} */
  const pairs = [];
  /** @type {string[]} */
  let names = [];
  for (const line of text.split(/\r?\n/)) {
    const cells = line
      .split(/[|│\t,]/)
      .map((cell) => cell.trim().replace(/^(["'`])(.*)\1$/, "$2"))
      .filter((cell) => cell !== "");
    const [first = "", second = ""] = cells;
    if (cells.filter(fieldOf).length > 1) names = cells;
    else if (cells.length === 2 && fieldOf(first)) pairs.push([first, second]);
    else if (cells.length > 1 && cells.length === names.length) {
      yield cells.map((cell, index) => [names[index] ?? "", cell]);
      names = [];
    }
  }
  yield pairs;
}

/** As `--output text` has them, in the order of their names. */
const order = ["accessKeyId", "expiration", "secretAccessKey", "sessionToken"];
/** A session token is longer than anything else. */
const shortestToken = 80;

/**
 * Rows of values without names: as `--output text` has them, or in any order where each value can be
 * nothing else.
 * @param {string} text
 * @returns {Generator<Pair[]>}
 */
function* rows(text) {
  for (const line of [...text.split(/\r?\n/), text]) {
    const [first = "", ...values] = line.trim().split(/\s+/);
    if (/^(?:role)?credentials$/i.test(first) && values.length === order.length) {
      yield values.map((value, index) => [order[index] ?? "", value]);
    } else if (isRealId(first) && values.length > 0 && values.length < order.length) {
      const pairs = values.map((value) => [kindOf(value), value]);
      const kinds = new Set(pairs.map(([kind]) => kind));
      if (!kinds.has("") && kinds.size === values.length) {
        yield/** @type {Pair[]} */ ([["accessKeyId", first], ...pairs]);
      }
    }
  }
}

/** @param {string} value */
function kindOf(value) {
  if (fits.expiration(value) || /^\d{9,13}(?:\.\d+)?$/.test(value)) return "expiration";
  if (isRealSecret(value)) return "secretAccessKey";
  return value.length >= shortestToken && fits.sessionToken(value) ? "sessionToken" : "";
}
