/** The pages on one origin, gzip-encoded as most servers send them, and the API on another. */
import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { listen } from "../tests/aws/http-server.mjs";

/** @type {Record<string, string>} */
const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".wasm": "application/wasm",
};

const reply = JSON.stringify({ document: "x".repeat(1000) });

/**
 * @param {string} directory with a directory of files for each page
 * @returns {Promise<import("../tests/aws/http-server.mjs").RunningServer>}
 */
export function servePages(directory) {
  /** @type {Map<string, { body: Buffer, type: string }>} */
  const files = new Map();
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const name = path
      .slice(directory.length)
      .replaceAll("\\", "/")
      .replace(/index\.html$/, "");
    const body = gzipSync(readFileSync(path), { level: 9 });
    files.set(name, { body, type: types[extname(path)] ?? "application/octet-stream" });
  }
  return listen((req, res) => {
    const url = new URL(req.url ?? "/", "http://localhost");
    const file = files.get(url.pathname);
    if (!file) return res.writeHead(404).end();
    if (url.searchParams.has("isolated")) {
      // The browser's clock then tells microseconds instead of tenths of a millisecond.
      res.setHeader("cross-origin-opener-policy", "same-origin");
      res.setHeader("cross-origin-embedder-policy", "require-corp");
    }
    res.setHeader("content-type", file.type);
    res.setHeader("content-encoding", "gzip");
    res.setHeader("content-length", file.body.length);
    res.end(file.body);
  });
}

/** @returns {Promise<import("../tests/aws/http-server.mjs").RunningServer>} the API */
export function serveApi() {
  return listen((req, res) => {
    res.setHeader("access-control-allow-origin", "*");
    if (req.method === "OPTIONS") {
      const asked = req.headers["access-control-request-headers"] ?? "";
      res.setHeader("access-control-allow-headers", asked);
      res.setHeader("access-control-max-age", "600");
      return res.writeHead(204).end();
    }
    res.setHeader("content-type", "application/json");
    res.end(reply);
  });
}
