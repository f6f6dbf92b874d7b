/** Ways to call, and what comes back. */
import { kind, members, plain } from "./describe.mjs";
import { found, refusal } from "./form.mjs";

const jobId = "demo-plain";

/**
 * Notes what a callback is called with.
 * @param {any} AWS
 * @param {(callback: (this: any, error: any, data: any) => void) => unknown} start
 */
function called(AWS, start) {
  return new Promise((resolve) => {
    /** @type {string | undefined} */
    let returned;
    const value = start(function (error, data) {
      const isItsOwn = this?.data === data && this?.error === error;
      const self = kind(AWS, this);
      // What the call returned is only known after it.
      queueMicrotask(() => {
        resolve({
          self,
          isItsOwn,
          error: plain(error?.code ?? error),
          data: plain(data),
          returned,
        });
      });
    });
    returned = kind(AWS, value);
  });
}

/** @type {import("./form.mjs").Form[]} */
export const calls = [
  {
    name: "call: promise()",
    run: async ({ AWS, client }) => {
      const request = client().getJobDocument({ jobId });
      const promise = request.promise();
      const data = await promise;
      return {
        kinds: [request, promise].map((value) => kind(AWS, value)),
        members: members(data),
        json: JSON.stringify(data),
        data: plain(data),
      };
    },
  },
  {
    name: "call: a request that nobody sends",
    run: async ({ AWS, client }) => {
      const request = client().getJobDocument({ jobId });
      await client().getJobDocument({ jobId }).promise();
      return kind(AWS, request);
    },
  },
  ...["demo-unicode", "demo-large", "demo-placeholders"].map((jobId) => ({
    name: `call: the document of ${jobId}`,
    run: (/** @type {import("./run.mjs").Tools} */ { client, settle }) =>
      settle(client().getJobDocument({ jobId })),
  })),
  {
    name: "call: send(callback)",
    run: ({ AWS, client }) =>
      called(AWS, (callback) => client().getJobDocument({ jobId }).send(callback)),
  },
  {
    name: "call: a callback as second argument",
    run: ({ AWS, client }) =>
      called(AWS, (callback) => client().getJobDocument({ jobId }, callback)),
  },
  {
    name: "call: a callback as only argument, with bound parameters",
    run: ({ AWS, client }) =>
      called(AWS, (callback) => client({ params: { jobId } }).getJobDocument(callback)),
  },
  {
    name: "call: a callback as only argument, without parameters",
    run: ({ AWS, client }) => called(AWS, (callback) => client().getJobDocument(callback)),
  },
  {
    name: "call: a callback for a refusal",
    run: ({ AWS, client }) =>
      called(AWS, (callback) => client().getJobDocument({ jobId: "no-such-job" }, callback)),
  },
  {
    name: "call: a callback for null as parameters",
    run: ({ AWS, client }) => called(AWS, (callback) => client().getJobDocument(null, callback)),
  },
  {
    name: "call: bound parameters and others",
    replies: [found],
    run: async ({ client, settle }) => {
      const bound = client({ params: { jobId: "bound" } });
      return [
        await settle(bound.getJobDocument()),
        await settle(bound.getJobDocument({ jobId: "given" })),
        await settle(bound.getJobDocument({ jobId: undefined })),
        await settle(bound.getJobDocument({ jobId: null })),
      ];
    },
    received: (gets) => gets.map(({ path }) => path),
  },
  {
    name: "call: send() without a callback, listened to",
    run: ({ AWS, client }) =>
      new Promise((resolve) => {
        const request = client().getJobDocument({ jobId });
        request.on("complete", (/** @type {any} */ response) => {
          const { data, error } = response;
          resolve({ argument: kind(AWS, response), data: plain(data), error: plain(error) });
        });
        request.send();
      }),
  },
  {
    name: "call: listeners for success and error, then send(), in one chain",
    run: async ({ client }) => {
      const ask = (/** @type {string} */ jobId) =>
        new Promise((resolve) => {
          client()
            .getJobDocument({ jobId })
            .on("success", (/** @type {any} */ response) => resolve(plain(response.data)))
            .on("error", (/** @type {any} */ error) => resolve(error.code))
            .send();
        });
      return [await ask(jobId), await ask("no-such-job")];
    },
  },
  {
    name: "call: promise() again, later",
    run: async ({ client, settle }) => {
      const request = client().getJobDocument({ jobId });
      const first = await settle(request);
      const second = await settle(request);
      return [first, JSON.stringify(first) === JSON.stringify(second)];
    },
  },
  {
    // SDK v2 sends it twice, and may have its result before the second one has come to the server.
    name: "call: promise() again, at once",
    uncounted: true,
    run: async ({ client, settle }) => {
      const request = client().getJobDocument({ jobId });
      return Promise.all([settle(request), settle(request)]);
    },
  },
  {
    name: "call: promise() again, behind a failure",
    run: async ({ client, settle }) => {
      const request = client().getJobDocument({ jobId: "no-such-job" });
      const [first, second] = [await settle(request), await settle(request)];
      return JSON.stringify(first) === JSON.stringify(second);
    },
  },
  {
    name: "call: a callback, then promise()",
    uncounted: true,
    run: async ({ client, settle }) => {
      let calls = 0;
      const request = client().getJobDocument({ jobId }, () => calls++);
      return [await settle(request), calls];
    },
  },
  {
    name: "call: send(), then promise()",
    uncounted: true,
    run: async ({ client, settle }) => {
      const request = client().getJobDocument({ jobId });
      request.send();
      return settle(request);
    },
  },
  {
    name: "call: two calls of one client at once",
    run: ({ client, settle }) => {
      const iot = client();
      return Promise.all(
        [jobId, "demo-unicode"].map((jobId) => settle(iot.getJobDocument({ jobId }))),
      );
    },
  },
  {
    name: "call: a throwing callback is called once, and is an error of the page",
    run: async ({ client, pageError }) => {
      let calls = 0;
      const error = pageError();
      client().getJobDocument({ jobId }, () => {
        calls++;
        throw new Error("thrown by the page");
      });
      return [await error, calls];
    },
  },
  {
    name: "call: frozen parameters",
    run: ({ client, settle }) => settle(client().getJobDocument(Object.freeze({ jobId }))),
  },
  {
    name: "call: a frozen configuration",
    run: ({ AWS, config, settle }) =>
      settle(new AWS.Iot(Object.freeze({ ...config })).getJobDocument({ jobId })),
  },
  {
    name: "call: the parameters change behind the call",
    replies: [found],
    run: ({ client, settle }) => {
      const params = { jobId: "one" };
      const request = client().getJobDocument(params);
      params.jobId = "two";
      return settle(request);
    },
    received: (gets) => gets.map(({ path }) => path),
  },
  {
    name: "call: makeRequest",
    run: async ({ AWS, client, settle }) => [
      await settle(client().makeRequest("getJobDocument", { jobId })),
      await called(AWS, (callback) => client().makeRequest("getJobDocument", { jobId }, callback)),
    ],
  },
  {
    name: "call: makeRequest with a callback only",
    run: ({ AWS, client }) =>
      called(AWS, (callback) =>
        client({ params: { jobId } }).makeRequest("getJobDocument", callback),
      ),
  },
  {
    name: "call: await without promise()",
    run: async ({ client }) => {
      const { document } = await client().getJobDocument({ jobId });
      return document !== undefined;
    },
  },
  {
    name: "$response with promise()",
    run: async ({ AWS, client }) => {
      const request = client().getJobDocument({ jobId });
      const data = await request.promise();
      const { $response: response } = data;
      const { httpResponse } = response;
      return {
        kind: kind(AWS, response),
        isEnumerable: Object.keys(data).includes("$response"),
        isOfTheRequest: response.request === request && request.response === response,
        data: response.data === data,
        error: response.error,
        requestId: plain(response.requestId),
        retryCount: response.retryCount,
        maxRetries: response.maxRetries,
        redirectCount: response.redirectCount,
        maxRedirects: response.maxRedirects,
        hasNextPage: response.hasNextPage?.(),
        members: Object.keys(response).sort(),
        http: {
          statusCode: httpResponse.statusCode,
          statusMessage: httpResponse.statusMessage,
          headers: Object.keys(httpResponse.headers).sort(),
          contentType: httpResponse.headers["content-type"],
          bodyType: typeof httpResponse.body,
          bodyText: String(httpResponse.body),
        },
      };
    },
  },
  {
    name: "$response with a callback",
    run: ({ client }) =>
      new Promise((resolve) => {
        client().getJobDocument({ jobId }, (/** @type {any} */ _, /** @type {any} */ data) =>
          resolve({ has: "$response" in data, members: members(data) }),
        );
      }),
  },
  {
    name: "request: its members before and behind the call",
    replies: [found],
    run: async ({ client }) => {
      const iot = client();
      const request = iot.getJobDocument({ jobId });
      const seen = () => ({
        service: request.service === iot,
        operation: request.operation,
        params: plain(request.params),
        startTime: plain(request.startTime),
        method: request.httpRequest.method,
        path: request.httpRequest.path,
        region: request.httpRequest.region,
        body: request.httpRequest.body,
        host: request.httpRequest.endpoint.host,
        protocol: request.httpRequest.endpoint.protocol,
        hostname: request.httpRequest.endpoint.hostname,
        isPageable: request.isPageable?.(),
      });
      const before = seen();
      await request.promise();
      return { before, behind: seen() };
    },
  },
  {
    name: "request: what headers it holds behind the call",
    replies: [found],
    run: async ({ client }) => {
      const request = client().getJobDocument({ jobId });
      await request.promise();
      const { headers } = request.httpRequest;
      return ["Authorization", "X-Amz-Date", "x-amz-security-token"].map((name) => name in headers);
    },
  },
  ...[
    { how: "a callback", send: (/** @type {any} */ request) => request.send(() => {}) },
    { how: "send()", send: (/** @type {any} */ request) => request.send() },
    { how: "nobody", send: () => {} },
  ].map(({ how, send }) => ({
    name: `call: a failure and an abort that are left to ${how} are no unhandled rejections`,
    replies: [refusal(404, "ResourceNotFoundException")],
    run: async (/** @type {import("./run.mjs").Tools} */ { client }) => {
      let unhandled = 0;
      const count = (/** @type {Event} */ event) => {
        event.preventDefault();
        unhandled++;
      };
      addEventListener("unhandledrejection", count);
      const aborted = client().getJobDocument({ jobId: "left" });
      send(aborted);
      aborted.abort();
      send(client().getJobDocument({ jobId }));
      // After a whole call, all that was left has been reported.
      await client()
        .getJobDocument({ jobId })
        .promise()
        .catch(() => {});
      await new Promise((resolve) => setTimeout(resolve));
      removeEventListener("unhandledrejection", count);
      return unhandled;
    },
    uncounted: true,
  })),
];
