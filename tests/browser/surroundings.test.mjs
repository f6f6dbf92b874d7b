/** The settings that a page may run in: a strict CSP, isolation, plain http, no WebAssembly. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before } from "node:test";
import { root } from "../../scripts/setup/paths.mjs";
import { startStaticServer } from "../aws/static-server.mjs";
import { call, refusal } from "./calls.mjs";
import { openPage, startWorld, test } from "./harness.mjs";

/** @type {import("./harness.mjs").World} */
let world;
/** @type {{ region: string, endpoint: string, credentials: object }} */
let config;
/** @type {string | undefined} */
let plain;

before(async () => {
  world = await startWorld();
  const { region, credentials, jobs } = world.account;
  config = { region, credentials, endpoint: world.gateway.url };
  plain = jobs.find(({ jobId }) => jobId === "demo-plain")?.document;
});
after(() => world?.stop());

/**
 * Opens `strict.html`, which makes a call by itself.
 * @param {import("node:test").TestContext} t
 * @param {Record<string, string>} headers of every answer of its server
 * @param {{ host?: string, expected?: RegExp }} [options]
 * @returns {Promise<{
 *   page: import("./engines/index.mjs").Page,
 *   outcome: { document?: string, code?: string, hint?: string },
 * }>}
 */
async function open(t, headers, { host = "127.0.0.1", expected } = {}) {
  const server = await startStaticServer({
    roots: { "/": join(root, "tests", "browser", "pages"), "/dist/": join(root, "dist") },
    routes: { "/call.json": () => ({ ...config, jobId: "demo-plain" }) },
    headers,
  });
  t.after(() => server.stop());
  const page = await openPage(world.browser, t, { expected });
  await page.goto(`${server.url.replace("127.0.0.1", host)}/strict.html`);
  await page.waitForFunction(() => document.querySelector("output")?.textContent !== "");
  return { page, outcome: JSON.parse(await page.text("output")) };
}

/** @param {string} script @param {string} connect */
function policy(script, connect) {
  const sources = `default-src 'none'; script-src ${script}; connect-src ${connect}`;
  return { "content-security-policy": `${sources}; require-trusted-types-for 'script'` };
}

/** An icon is asked for by the browser itself, and refused by the policy or not there. */
const icon = /favicon\.ico|^Failed to load resource.*404/;

/** What the browser says of a CSP that has blocked something. */
const blocked = /Content[- ]Security[- ]Policy/;

test("a strict CSP that requires Trusted Types", async (t) => {
  const strict = policy("'self' 'wasm-unsafe-eval'", `'self' ${config.endpoint}`);
  const { outcome } = await open(t, strict, { expected: icon });
  assert.deepEqual(outcome, { document: plain });
});

test("a CSP without 'wasm-unsafe-eval': the error names it", async (t) => {
  const strict = policy("'self'", `'self' ${config.endpoint}`);
  const { outcome } = await open(t, strict, { expected: blocked });
  assert.equal(outcome.code, "WasmError");
  assert.match(outcome.hint ?? "", /script-src 'wasm-unsafe-eval'/);
});

test("a CSP without the endpoint: the error names connect-src", async (t) => {
  const strict = policy("'self' 'wasm-unsafe-eval'", "'self'");
  const { outcome } = await open(t, strict, { expected: blocked });
  assert.equal(outcome.code, "NetworkingError");
  assert.match(outcome.hint ?? "", /connect-src/);
});

test("a page that is isolated from other origins", async (t) => {
  const headers = {
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
  };
  const { page, outcome } = await open(t, headers, { expected: icon });
  assert.equal(await page.evaluate("crossOriginIsolated"), true);
  assert.deepEqual(outcome, { document: plain });
});

test("a page over plain http, where there is no crypto.subtle", async (t) => {
  const { page, outcome } = await open(t, {}, { host: world.browser.insecureHost, expected: icon });
  assert.deepEqual(await page.evaluate("[isSecureContext, typeof crypto.subtle]"), [
    false,
    "undefined",
  ]);
  assert.deepEqual(outcome, { document: plain });
});

test("no WebAssembly: the error says so, and what to do", async (t) => {
  const page = await world.newPage(t, { expected: refusal });
  await page.evaluate("delete globalThis.WebAssembly");
  const { error } = await call(page, config, { jobId: "demo-plain" });
  assert.equal(error?.code, "WasmError");
  assert.match(error.hint ?? "", /with SIMD \(.*; where there is none, .* call from a server\)/);
});
