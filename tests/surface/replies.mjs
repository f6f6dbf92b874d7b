/** Made-up responses of AWS, given in turn, and the CORS answers that let a page read every one. */

/**
 * @typedef {object} Reply
 * @property {number} [status] 200
 * @property {Record<string, string>} [headers]
 * @property {unknown} [body] JSON, unless it is a string
 * @property {"silent" | "cut"} [breaks] nothing is said at all, or the body is cut off
 * @property {number} [clock] what the server's clock is ahead of ours, in ms
 */

/** The request id of made-up responses. */
const requestId = "0a1b2c3d-0000-4000-8000-000000000001";

export const cors = {
  /** What a page asks to learn how many calls have come in: `/control/arrived/2` waits for two. */
  control: "/control/arrived/",
  headers: {
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "*",
    // SDK v2 leaves its responses to the browser's cache, and forms ask for the same job.
    "cache-control": "no-store",
  },
};

/**
 * @param {import("../aws/gateway.mjs").Gateway} gateway
 * @param {Reply[]} [replies] the last one is given again and again; without any the local AWS answers
 * @returns {import("../aws/gateway.mjs").Intercept}
 */
export function prepareReplies(gateway, replies) {
  let given = 0;
  /** @type {{ count: number, answer: () => void }[]} */
  let waiting = [];
  const arrived = () =>
    gateway.requests.filter(({ method, path }) => method === "GET" && path.startsWith("/jobs/"));
  const announce = () => {
    const count = arrived().length;
    for (const one of waiting.filter((one) => one.count <= count)) one.answer();
    waiting = waiting.filter((one) => one.count > count);
  };

  return (req, res) => {
    const { path } = req;
    if (req.method === "OPTIONS") {
      // SDK v2 sends more headers than the local AWS lets a page send.
      const asked = req.headers["access-control-request-headers"] ?? "";
      res.writeHead(204, { ...cors.headers, "access-control-allow-headers": asked }).end();
      return true;
    }
    if (path.startsWith(cors.control)) {
      const count = Number(path.slice(cors.control.length));
      waiting.push({ count, answer: () => res.writeHead(204, cors.headers).end() });
      announce();
      return true;
    }
    announce();
    const reply = replies?.[Math.min(given++, replies.length - 1)];
    if (!reply) return false;
    answer(res, reply);
    return true;
  };
}

/**
 * @param {import("node:http").ServerResponse} res
 * @param {Reply} reply
 */
function answer(res, { status = 200, headers, body = "", breaks, clock = 0 }) {
  if (breaks === "silent") return;
  const text = typeof body === "string" ? body : JSON.stringify(body);
  res.writeHead(status, {
    ...cors.headers,
    "content-type": "application/json",
    "x-amzn-requestid": requestId,
    date: new Date(Date.now() + clock).toUTCString(),
    ...headers,
    ...(breaks === "cut" ? { "content-length": String(text.length + 10) } : {}),
  });
  if (breaks === "cut") res.write(text, () => res.destroy());
  else res.end(text);
}
