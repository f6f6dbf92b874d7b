/** Plays scenarios to pages of another origin: each path has its own, from its first step on. */
import { listen } from "../aws/http-server.mjs";

const requestId = "11111111-2222-3333-4444-555555555555";

/**
 * @typedef {import("./scenarios.mjs").Step} Step
 * @typedef {object} Player
 * @property {string} url
 * @property {(name: string, steps: Step[]) => string} play gives the endpoint that plays the steps
 * @property {() => void} release ends what was left hanging
 * @property {() => Promise<void>} stop
 */

/** @returns {Promise<Player>} */
export async function startPlayer() {
  /** @type {Map<string, { steps: Step[], given: number }>} */
  const plays = new Map();
  /** @type {Set<import("node:net").Socket>} */
  const hanging = new Set();
  const server = await listen((req, res) => {
    const [, key = "", first] = (req.url ?? "").split("/");
    const play = plays.get(key);
    if (!play) return void res.writeHead(404).end();
    const { steps } = play;
    const step = steps[Math.min(play.given, steps.length - 1)] ?? {};
    if (req.method === "OPTIONS") return preflight(req, res, step);
    if (first === "redirected") return void answer(res, { body: '{"document":"{}"}' });
    play.given++;
    if (step.hangs) hanging.add(req.socket);
    void serve(req, res, step, `/${key}`);
  });
  return {
    url: server.url,
    stop: server.stop,
    release: () => {
      for (const socket of hanging) socket.destroy();
      hanging.clear();
    },
    play: (name, steps) => {
      plays.set(name, { steps, given: 0 });
      return `${server.url}/${name}`;
    },
  };
}

/**
 * @param {import("node:http").IncomingMessage} req
 * @param {import("node:http").ServerResponse} res
 * @param {Step} step
 */
function preflight(req, res, { preflightStatus = 204 }) {
  res.writeHead(preflightStatus, {
    "access-control-allow-origin": "*",
    "access-control-allow-headers": req.headers["access-control-request-headers"] ?? "",
    "access-control-max-age": "600",
  });
  res.end();
}

/**
 * @param {import("node:http").IncomingMessage} req
 * @param {import("node:http").ServerResponse} res
 * @param {Step} step
 * @param {string} base
 */
async function serve(req, res, step, base) {
  const { headers = {}, delay = 0, clock = 0, checksClock } = step;
  if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
  if (step.destroy) return req.socket.destroy();
  if (step.hangs && step.body === undefined) return;
  const location = headers.location && { location: `${base}/${headers.location}` };
  if (!checksClock) return answer(res, { ...step, headers: { ...headers, ...location } });
  const now = Date.now() + clock;
  const sent = String(req.headers["x-amz-date"]);
  const ahead = now - Date.parse(sent.replace(/(....)(..)(..T..)(..)(..Z)/, "$1-$2-$3:$4:$5"));
  const isNear = Math.abs(ahead) < 300_000;
  return answer(res, isNear ? step : { ...step, ...tooFar(sent, now, ahead > 0, checksClock) });
}

/**
 * The refusal of a signature by its time, in AWS's words.
 * @param {string} sent
 * @param {number} now
 * @param {boolean} isOld
 * @param {{ status: number, code: string }} checksClock
 * @returns {Step}
 */
function tooFar(sent, now, isOld, { status, code }) {
  const stamp = (/** @type {number} */ ms) => new Date(ms).toISOString().replace(/[-:]|\.\d+/g, "");
  const bound = stamp(now + (isOld ? -300_000 : 300_000));
  const message = isOld
    ? `Signature expired: ${sent} is now earlier than ${bound} (${stamp(now)} - 5 min.)`
    : `Signature not yet current: ${sent} is still later than ${bound} (${stamp(now)} + 5 min.)`;
  return { status, body: JSON.stringify({ message }), headers: { "x-amzn-errortype": code } };
}

/**
 * @param {import("node:http").ServerResponse} res
 * @param {Step} step
 */
async function answer(res, { status = 200, headers, body = "", ...step }) {
  const { cut, hangs, noCors, exposed, delay = 0, clock = 0 } = step;
  const names = "date,age,retry-after,x-amz-retry-after,x-amzn-errortype,x-amzn-requestid";
  const more = "x-amzn-request-id,x-amz-request-id,x-amz-id-2,x-amz-cf-id,content-type";
  /** @type {Record<string, string | null>} */
  const all = {
    "content-type": "application/json",
    "x-amzn-requestid": requestId,
    // SDK v2 leaves its responses to the browser's cache.
    "cache-control": "no-store",
    ...(noCors
      ? {}
      : {
          "access-control-allow-origin": "*",
          "access-control-expose-headers": exposed ?? `${names},${more}`,
        }),
    date: new Date(Date.now() + clock).toUTCString(),
    ...headers,
  };
  // What is past by a second is not in the future for any client.
  if (all["retry-after"] === "in a second") {
    all["retry-after"] = new Date(Date.now() + 1500).toUTCString();
  }
  res.sendDate = false;
  for (const [name, value] of Object.entries(all)) if (value !== null) res.setHeader(name, value);
  const isCut = cut || hangs;
  if (isCut && !res.hasHeader("content-length")) {
    res.setHeader("content-length", Buffer.byteLength(body) + 20);
  }
  res.writeHead(status);
  if (delay > 0) {
    res.flushHeaders();
    await new Promise((resolve) => setTimeout(resolve, delay));
  }
  if (!isCut) return void res.end(body);
  res.write(body, () => {
    // After what is still on its way to the page.
    if (cut) setTimeout(() => res.destroy(), 50);
  });
}
