/** A small server of files, for the demo and for the pages of the browser tests. */
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { extname, join, resolve, sep } from "node:path";
import { listen } from "./http-server.mjs";

/** @type {Record<string, string>} */
const types = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/**
 * @typedef {object} StaticServerOptions
 * @property {Record<string, string>} roots directories by the path they are served under, such as
 *   `{ "/": "www", "/dist/": "dist" }`; the longest path that fits wins
 * @property {Record<string, () => unknown>} [routes] JSON that is made when it is asked for; a route
 *   without a value is not found
 * @property {Record<string, string>} [headers] on every answer
 * @property {number | undefined} [port] any free one unless given
 */

/**
 * @param {StaticServerOptions} options
 * @returns {Promise<import("./http-server.mjs").RunningServer>}
 */
export function startStaticServer({ roots, routes = {}, headers = {}, port }) {
  const prefixes = Object.keys(roots).sort((one, other) => other.length - one.length);

  /**
   * @param {string} path decoded
   * @returns {Promise<string | undefined>}
   */
  const find = async (path) => {
    const prefix = prefixes.find((start) => path.startsWith(start));
    if (prefix === undefined || path.includes("\0")) return undefined;
    const directory = resolve(/** @type {string} */ (roots[prefix]));
    const file = join(directory, path.slice(prefix.length));
    if (file !== directory && !file.startsWith(directory + sep)) return undefined;
    return firstFile([file, join(file, "index.html")]);
  };

  return listen(async (req, res) => {
    res.setHeader("cache-control", "no-store");
    res.setHeader("x-content-type-options", "nosniff");
    for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
    /** @type {(status: number) => void} */
    const refuse = (status) => {
      res.writeHead(status, { "content-type": "text/plain" }).end(`${status}\n`);
    };
    if (req.method !== "GET" && req.method !== "HEAD") return refuse(405);
    const path = decode(req.url ?? "/");
    if (path === undefined) return refuse(400);
    const route = Object.hasOwn(routes, path) ? routes[path] : undefined;
    if (route) {
      const value = route();
      if (value === undefined) return refuse(404);
      res.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(value));
      return;
    }
    const file = await find(path);
    if (!file) return refuse(404);
    res.setHeader("content-type", types[extname(file)] ?? "application/octet-stream");
    if (req.method === "HEAD") res.end();
    else {
      const content = createReadStream(file);
      content.on("error", () => res.destroy());
      content.pipe(res);
    }
  }, port);
}

/**
 * @param {string} url as sent, with its query
 * @returns {string | undefined} the decoded path
 */
function decode(url) {
  try {
    return decodeURIComponent(/** @type {string} */ (url.split("?")[0]));
  } catch {
    return undefined;
  }
}

/**
 * @param {string[]} paths
 * @returns {Promise<string | undefined>}
 */
async function firstFile(paths) {
  for (const path of paths) {
    const found = await stat(path).catch(() => undefined);
    if (found?.isFile()) return path;
  }
  return undefined;
}
