/** What a request can be listened to for, and what listeners can change. */
import { describeError, kind, plain } from "./describe.mjs";
import { found, refusal, signature } from "./form.mjs";

const jobId = "demo-plain";
const names = [
  "validate",
  "build",
  "afterBuild",
  "sign",
  "httpHeaders",
  "httpData",
  "httpDone",
  "httpError",
  "send",
  "validateResponse",
  "extractData",
  "extractError",
  "retry",
  "afterRetry",
  "success",
  "error",
  "complete",
];
const failure = refusal(500, "InternalFailureException");
const missing = refusal(404, "ResourceNotFoundException");

/**
 * Listens to everything, sends, and tells what came with which arguments.
 * @param {import("./run.mjs").Tools} tools
 * @param {any} request
 */
async function watch({ AWS, settle }, request) {
  /** @type {unknown[]} */
  const seen = [];
  for (const name of names) {
    request.on(name, function (/** @type {unknown[]} */ ...args) {
      // @ts-expect-error what a listener is called on is part of the question
      const self = this === request ? "request" : kind(AWS, this);
      const kinds = args.map((arg) => kind(AWS, arg));
      // What the body is read into differs between implementations; that it comes does not.
      if (name === "httpData") kinds[0] = "(chunk)";
      seen.push(`${name}(${kinds.join(", ")}) on ${self}`);
    });
  }
  const outcome = await settle(request);
  return { seen, outcome: Object.keys(/** @type {object} */ (outcome)) };
}

/** @type {[string, import("../replies.mjs").Reply[], (tools: import("./run.mjs").Tools) => any][]} */
const watched = [
  ["a success", [found], ({ client }) => client().getJobDocument({ jobId })],
  ["a refusal", [missing], ({ client }) => client().getJobDocument({ jobId })],
  [
    "a success behind retries",
    [failure, failure, found],
    ({ client }) => client().getJobDocument({ jobId }),
  ],
  [
    "retries in vain",
    [failure],
    ({ client }) => client({ maxRetries: 1 }).getJobDocument({ jobId }),
  ],
  ["wrong parameters", [found], ({ client }) => client().getJobDocument({})],
  ["no region", [found], ({ client }) => client({ region: null }).getJobDocument({ jobId })],
  [
    "no credentials",
    [found],
    ({ client }) => client({ credentials: null }).getJobDocument({ jobId }),
  ],
  [
    "no network",
    [found],
    ({ client, closed }) => client({ endpoint: closed, maxRetries: 1 }).getJobDocument({ jobId }),
  ],
  [
    "no reply in time",
    [{ breaks: "silent" }],
    ({ client }) =>
      client({ maxRetries: 0, httpOptions: { timeout: 300 } }).getJobDocument({ jobId }),
  ],
  [
    "a reply that is no JSON",
    [{ body: "<html>" }],
    ({ client }) => client().getJobDocument({ jobId }),
  ],
];

/**
 * Forms with one listener that changes something.
 * @type {[string, import("../replies.mjs").Reply[], string, (argument: any) => void][]}
 */
const changing = [
  [
    "validate: other parameters",
    [found],
    "validate",
    (request) => {
      request.params.jobId = "other";
    },
  ],
  [
    "validate: all other parameters",
    [found],
    "validate",
    (request) => {
      request.params = { jobId: "another" };
    },
  ],
  [
    "build: a header",
    [found],
    "build",
    (request) => {
      request.httpRequest.headers["X-Page"] = "a  page ";
    },
  ],
  [
    "build: another path",
    [found],
    "build",
    (request) => {
      request.httpRequest.path += "?extra=1";
    },
  ],
  [
    "afterBuild: a header",
    [found],
    "afterBuild",
    (request) => {
      request.httpRequest.headers["X-Page"] = "later";
    },
  ],
  [
    "sign: a header, too late to be signed",
    [found],
    "sign",
    (request) => {
      request.httpRequest.headers["X-Page"] = "unsigned";
    },
  ],
  [
    "retry: a 404 is worth another try",
    [missing, found],
    "retry",
    (response) => {
      response.error.retryable = true;
    },
  ],
  [
    "retry: a 404 is worth another try at once",
    [missing, found],
    "retry",
    (response) => {
      Object.assign(response.error, { retryable: true, retryDelay: 0 });
    },
  ],
  [
    "retry: a 500 is not worth another try",
    [failure, found],
    "retry",
    (response) => {
      response.error.retryable = false;
    },
  ],
  [
    "retry: another delay",
    [failure, found],
    "retry",
    (response) => {
      response.error.retryDelay = 2;
    },
  ],
  [
    "extractData: other data",
    [found],
    "extractData",
    (response) => {
      response.data.document = "changed";
    },
  ],
  [
    "extractData: more data",
    [found],
    "extractData",
    (response) => {
      response.data.more = true;
    },
  ],
  [
    "extractError: another message",
    [missing],
    "extractError",
    (response) => {
      response.error.message = "changed";
    },
  ],
  [
    "error: another code",
    [missing],
    "error",
    (error) => {
      error.code = "Changed";
    },
  ],
  [
    "success: other data",
    [found],
    "success",
    (response) => {
      response.data = { document: "changed" };
    },
  ],
];

/** @type {import("./form.mjs").Form[]} */
export const events = [
  ...watched.map(([name, replies, make]) => ({
    name: `events of ${name}`,
    replies,
    run: (/** @type {import("./run.mjs").Tools} */ tools) => watch(tools, make(tools)),
  })),
  {
    name: "events: httpHeaders and httpDone tell of the reply",
    replies: [missing],
    run: async ({ client, settle }) => {
      const request = client().getJobDocument({ jobId });
      /** @type {unknown[]} */
      const seen = [];
      request.on(
        "httpHeaders",
        (
          /** @type {any} */ status,
          /** @type {any} */ headers,
          /** @type {any} */ _,
          /** @type {any} */ message,
        ) => {
          seen.push({ status, message, type: headers["x-amzn-errortype"] });
        },
      );
      request.on("httpDone", (/** @type {any} */ { httpResponse }) => {
        seen.push({ status: httpResponse.statusCode, body: String(httpResponse.body) });
      });
      await settle(request);
      return seen;
    },
  },
  {
    name: "events: httpDownloadProgress",
    replies: [found],
    run: async ({ client, settle }) => {
      let seen = false;
      const request = client().getJobDocument({ jobId });
      request.on("httpDownloadProgress", () => {
        seen = true;
      });
      await settle(request);
      return seen;
    },
  },
  ...changing.map(([name, replies, event, change]) => ({
    name: `listener for ${name}`,
    replies,
    run: async (/** @type {import("./run.mjs").Tools} */ { client, settle }) => {
      const request = client().getJobDocument({ jobId });
      request.on(event, change);
      return settle(request);
    },
    received: (/** @type {import("../../aws/gateway.mjs").Received[]} */ gets) =>
      gets.map((request) => ({
        path: request.path,
        header: request.headers["x-page"],
        isSigned: signature(request).names?.includes("x-page"),
      })),
  })),
  {
    name: "listener for build: a header that the local AWS checks",
    run: ({ client, settle }) => {
      const request = client().getJobDocument({ jobId });
      request.on("build", (/** @type {any} */ { httpRequest }) => {
        httpRequest.headers["X-Page"] = "  two  blanks ";
      });
      return settle(request);
    },
  },
  ...["validate", "build", "afterBuild", "sign", "retry"].map((event) => ({
    name: `listener for ${event} that throws`,
    replies: [failure],
    run: async (/** @type {import("./run.mjs").Tools} */ { client, settle }) => {
      const request = client({ maxRetries: 0 }).getJobDocument({ jobId });
      request.on(event, () => {
        throw new RangeError("thrown by a listener");
      });
      return settle(request);
    },
  })),
  ...["success", "complete"].map((event) => ({
    name: `listener for ${event} that throws`,
    replies: [found],
    run: async (/** @type {import("./run.mjs").Tools} */ { client, pageError }) => {
      const request = client().getJobDocument({ jobId });
      const error = pageError();
      request.on(event, () => {
        throw new RangeError("thrown by a listener");
      });
      request.send();
      return error;
    },
  })),
  {
    name: "listeners: on, addListener, removeListener, their order and what they return",
    replies: [failure, failure, found],
    run: async ({ AWS, client, settle }) => {
      /** @type {string[]} */
      const seen = [];
      const note = (/** @type {string} */ text) => () => void seen.push(text);
      const removed = note("removed");
      const request = client().getJobDocument({ jobId });
      const returned = [
        request.on("sign", note("first")),
        request.addListener("sign", note("second")),
        request.on("sign", removed),
        request.removeListener("sign", removed),
        request.on("sign", note("to the head"), true),
      ].map((value) => [kind(AWS, value), value === request]);
      await settle(request);
      return { seen, returned };
    },
  },
  {
    name: "listeners: once",
    replies: [failure, failure, found],
    run: async ({ client, settle }) => {
      let calls = 0;
      const request = client().getJobDocument({ jobId });
      request.once("sign", () => calls++);
      await settle(request);
      return calls;
    },
    beyond: true,
  },
  {
    name: "listeners: removeAllListeners of an event",
    replies: [found],
    run: async ({ client }) => {
      let calls = 0;
      const request = client().getJobDocument({ jobId });
      request.on("success", () => calls++);
      request.removeAllListeners("success");
      await request.promise();
      return calls;
    },
  },
  {
    name: "listeners: added in another listener",
    replies: [found],
    run: async ({ client }) => {
      /** @type {string[]} */
      const seen = [];
      const request = client().getJobDocument({ jobId });
      request.on("build", () => {
        request.on("success", () => seen.push("success"));
        request.on("build", () => seen.push("build"));
      });
      await request.promise();
      return seen;
    },
  },
  {
    name: "listeners: added when the call is over",
    replies: [found],
    run: async ({ client }) => {
      let calls = 0;
      const request = client().getJobDocument({ jobId });
      await request.promise();
      request.on("complete", () => calls++);
      await Promise.resolve();
      return calls;
    },
  },
  {
    name: "response: what listeners for error and complete see",
    replies: [missing],
    run: ({ client }) =>
      new Promise((resolve) => {
        /** @type {Record<string, unknown>} */
        const seen = {};
        client()
          .getJobDocument({ jobId })
          .on("error", (/** @type {any} */ error, /** @type {any} */ response) => {
            seen.error = describeError(error);
            seen.isTheSame = response.error === error;
          })
          .on("complete", (/** @type {any} */ { data, error, requestId }) => {
            resolve({ ...seen, data: plain(data), code: error.code, requestId });
          })
          .send();
      }),
  },
];
