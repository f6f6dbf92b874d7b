/** Every link of a site of static files leads to a file of it, and to an anchor that is there. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";

/**
 * Links in the documentation of traits of another crate (`tracing`), which rustdoc repeats on each of our types: they
 * lead somewhere in that crate's own documentation only.
 */
const ofOthers = new Set([
  "crate::Span",
  "dispatcher#setting-the-default-subscriber",
  "super::Span::current()",
  "super::Subscriber",
]);

/** @param {string} text of an attribute @returns {string} */
const plain = (text) => decodeURIComponent(text.replaceAll("&amp;", "&").replaceAll("&#39;", "'"));

/**
 * @param {string} html
 * @param {string} names of attributes
 * @returns {string[]} their values, with or without quotes around them
 */
function valuesOf(html, names) {
  const attributes = new RegExp(`<\\w[^>]*?\\s(?:${names})=(?:"([^"]*)"|([^\\s">]+))`, "g");
  return [...html.matchAll(attributes)].map(([, quoted, bare]) => plain(quoted ?? bare ?? ""));
}

/**
 * @param {string} site a folder
 * @returns {{ links: number, broken: string[] }} how many links there are, and those that lead nowhere
 */
export function checkSite(site) {
  const names = readdirSync(site, { recursive: true, encoding: "utf8" });
  const files = names.filter((name) => name.endsWith(".html")).map((name) => join(site, name));
  /** @type {Map<string, { links: string[], anchors: Set<string> }>} */
  const pages = new Map();
  for (const file of files) {
    // Code that is shown has no links, and scripts only look like it.
    const html = readFileSync(file, "utf8").replaceAll(/<script\b.*?<\/script>/gs, "");
    pages.set(file, {
      links: valuesOf(html, "href|src"),
      anchors: new Set(valuesOf(html, "id|name")),
    });
  }
  const broken = [];
  let links = 0;
  for (const [file, page] of pages) {
    for (const link of page.links) {
      if (/^(data:|mailto:|javascript:)/.test(link) || ofOthers.has(link)) continue;
      links++;
      const problem = /^\w+:/.test(link) ? outside(link) : inside(file, link, pages);
      if (problem) broken.push(`${relative(site, file)}: ${link} ${problem}`);
    }
  }
  return { links, broken };
}

/** @param {string} link @returns {string | undefined} what is wrong with a link out of the site */
function outside(link) {
  return /^https?:\/\/[\w.-]+\.\w+/.test(link) ? undefined : "is not an address of the web";
}

/**
 * @param {string} file
 * @param {string} link
 * @param {Map<string, { anchors: Set<string> }>} pages
 * @returns {string | undefined} what is wrong with it
 */
function inside(file, link, pages) {
  const [path = "", anchor = ""] = link.replace(/\?.*?(?=#|$)/, "").split("#");
  let target = path ? join(dirname(file), path) : file;
  if (!existsSync(target)) return "leads to no file";
  if (statSync(target).isDirectory()) target = join(target, "index.html");
  const page = pages.get(target);
  if (!page) return existsSync(target) ? undefined : "leads to no page";
  if (anchor === "" || page.anchors.has(anchor)) return undefined;
  // A script of rustdoc marks the lines `4-7` of a source file.
  const lines = /^(\d+)-(\d+)$/.exec(anchor)?.slice(1) ?? [];
  const isThere = lines.length > 0 && lines.every((line) => page.anchors.has(line));
  return isThere ? undefined : "leads to no anchor";
}
