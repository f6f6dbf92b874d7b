/**
 * Stands between the page and the local AWS. It passes everything on unchanged, the Host header
 * above all, as the signature covers the host that the browser asked. It adds what AWS sends and the
 * local AWS leaves out when it refuses a signature, a token or an action: the CORS headers and the
 * request id. Asked to, it also puts values in place of placeholders, as the local AWS does not. It
 * records what came, and can answer by itself.
 */
import { randomUUID } from "node:crypto";
import { request as forward } from "node:http";
import { text } from "node:stream/consumers";
import { listen } from "./http-server.mjs";
import { isSubstituted, substituteReply } from "./substitution.mjs";

/**
 * @typedef {object} Received
 * @property {string} method
 * @property {string} path with its query, as sent
 * @property {import("node:http").IncomingHttpHeaders} headers
 * @property {string} body
 * @property {number} status of the answer, 0 until there is one
 *
 * @typedef {(
 *   received: Received,
 *   res: import("node:http").ServerResponse,
 * ) => boolean | Promise<boolean>} Intercept answers by itself and says so with `true`
 *
 * @typedef {object} Gateway
 * @property {string} url
 * @property {Received[]} requests in the order they came, preflights too
 * @property {() => void} clear forgets the requests
 * @property {() => Promise<void>} stop
 * @property {boolean} cors `false` hides refusals from the page: no CORS headers on them
 * @property {Intercept | undefined} intercept
 * @property {boolean} substitutes whether documents come with values in place of their placeholders
 */

const corsOfRefusals = [
  ["access-control-allow-origin", "*"],
  ["access-control-expose-headers", "x-amzn-errortype, x-amzn-requestid, date"],
].flat();
/** These are about one connection, and the page has another one than the local AWS. */
const hopByHop = /^(connection|keep-alive|transfer-encoding)$/i;

/**
 * @param {{ target: string }} options `target`: the URL of the local AWS
 * @returns {Promise<Gateway>}
 */
export async function startGateway({ target }) {
  const { hostname, port } = new URL(target);

  const server = await listen(async (req, res) => {
    const received = {
      method: req.method ?? "",
      path: req.url ?? "",
      headers: req.headers,
      body: "",
      status: 0,
    };
    gateway.requests.push(received);
    try {
      received.body = await text(req);
    } catch {
      // The page has gone away.
      res.destroy();
      return;
    }
    res.on("finish", () => {
      received.status = res.statusCode;
    });
    try {
      if (await gateway.intercept?.(received, res)) return;
    } catch (error) {
      console.error("The gateway's intercept failed:", error);
      res.destroy();
      return;
    }
    const upstream = forward(
      {
        hostname,
        port,
        agent: false,
        method: received.method,
        path: received.path,
        headers: without(req.rawHeaders, hopByHop),
      },
      (answer) => {
        const status = answer.statusCode ?? 502;
        const headers = complete(without(answer.rawHeaders, hopByHop));
        if (status === 200 && gateway.substitutes && isSubstituted(received)) {
          res.writeHead(status, without(headers, /^content-length$/i));
          text(answer).then(
            (body) => res.end(substituteReply(body)),
            () => res.destroy(),
          );
          return;
        }
        const hide = !gateway.cors && status >= 400 && received.method !== "OPTIONS";
        res.writeHead(
          status,
          answer.statusMessage,
          hide ? without(headers, /^access-control-/i) : headers,
        );
        answer.pipe(res);
      },
    );
    // Without an answer to pass on there is nothing to say: the page sees a network error.
    upstream.on("error", () => res.destroy());
    res.on("close", () => upstream.destroy());
    upstream.end(received.body);
  });

  /** @type {Gateway} */
  const gateway = {
    url: server.url,
    requests: [],
    clear: () => {
      gateway.requests.length = 0;
    },
    stop: server.stop,
    cors: true,
    intercept: undefined,
    substitutes: false,
  };
  return gateway;
}

/**
 * @param {string[]} headers names and values in turn
 * @returns {string[]} with what AWS sends on every answer
 */
function complete(headers) {
  const names = headers.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase());
  return [
    ...headers,
    ...(names.includes("access-control-allow-origin") ? [] : corsOfRefusals),
    ...(names.includes("x-amzn-requestid") ? [] : ["x-amzn-requestid", randomUUID()]),
  ];
}

/**
 * @param {string[]} headers names and values in turn
 * @param {RegExp} names those to leave out
 * @returns {string[]}
 */
function without(headers, names) {
  return headers.filter((_, index) => !names.test(headers[index - (index % 2)] ?? ""));
}
