/** The results of responses that are not a plain success, and of no response at all. */
import { describeError } from "./describe.mjs";
import { found, refusal } from "./form.mjs";

/** @type {[string, import("../replies.mjs").Reply[]][]} */
export const replies = [
  ["404 ResourceNotFoundException", [refusal(404, "ResourceNotFoundException")]],
  ["403 AccessDeniedException", [refusal(403, "AccessDeniedException")]],
  ["403 ForbiddenException", [refusal(403, "ForbiddenException")]],
  ["401 UnauthorizedException", [refusal(401, "UnauthorizedException")]],
  ["400 InvalidRequestException", [refusal(400, "InvalidRequestException")]],
  ["410 LimitExceededException", [refusal(410, "LimitExceededException")]],
  ["400 ThrottlingException", [refusal(400, "ThrottlingException")]],
  ["429 TooManyRequestsException", [refusal(429, "TooManyRequestsException")]],
  ["500 InternalFailureException", [refusal(500, "InternalFailureException")]],
  ["503 ServiceUnavailableException", [refusal(503, "ServiceUnavailableException")]],
  ["501 NotImplemented", [refusal(501, "NotImplemented")]],
  ["403 ExpiredTokenException", [refusal(403, "ExpiredTokenException")]],
  [
    "403 InvalidSignatureException",
    [refusal(403, "InvalidSignatureException", "The request signature does not match.")],
  ],
  ["an unknown code", [refusal(418, "TeapotException")]],
  [
    "a code in __type, with its namespace",
    [{ status: 404, body: { __type: "aws.iot#ResourceNotFoundException", message: "m" } }],
  ],
  ["a code in the body's code", [{ status: 400, body: { code: "CodeException", message: "m" } }]],
  ["a code in the body's Code", [{ status: 400, body: { Code: "CodeException", Message: "m" } }]],
  [
    "a code with a URL behind it",
    [refusal(400, "ValidationException:http://internal.amazon.com/coral/x/")],
  ],
  [
    "one code in the header, another in the body",
    [
      {
        status: 400,
        headers: { "x-amzn-errortype": "HeaderException" },
        body: { __type: "BodyException", message: "m" },
      },
    ],
  ],
  ["Message with a capital", [{ ...refusal(404, "X"), body: { Message: "In capitals" } }]],
  ["no message", [{ ...refusal(404, "X"), body: {} }]],
  ["an empty message", [{ ...refusal(404, "X"), body: { message: "" } }]],
  ["null as message", [{ ...refusal(404, "X"), body: { message: null } }]],
  [
    "more members",
    [
      {
        ...refusal(409, "ConflictException"),
        body: { message: "m", resourceId: "r", resourceArn: "arn" },
      },
    ],
  ],
  ["403 and nothing else", [{ status: 403 }]],
  ["404 with a code and no body", [{ ...refusal(404, "ResourceNotFoundException"), body: "" }]],
  ["429 and nothing else", [{ status: 429 }]],
  ["400 with HTML", [{ status: 400, body: "<html>no</html>" }]],
  ["503 with HTML", [{ status: 503, body: "<html>no</html>" }]],
  ["400 with broken JSON", [{ status: 400, body: '{"message":' }]],
  ["400 with null", [{ status: 400, body: "null" }]],
  ["304", [{ status: 304 }]],
  ["200 with HTML", [{ body: "<html>a login page</html>" }]],
  ["200 with broken JSON", [{ body: '{"document":"' }]],
  ["200 with nothing", [{}]],
  ["200 with {}", [{ body: {} }]],
  ["200 with null", [{ body: "null" }]],
  ["200 with a list", [{ body: [] }]],
  ["200 with a null document", [{ body: { document: null } }]],
  ["200 with an empty document", [{ body: { document: "" } }]],
  ["200 with a number as document", [{ body: { document: 5 } }]],
  ["200 with an object as document", [{ body: { document: {} } }]],
  ["200 with more members", [{ body: { document: "{}", more: 1, __proto__: {} } }]],
  ["204", [{ status: 204 }]],
  ["500, then a document", [refusal(500, "InternalFailureException"), found]],
  [
    "429, 503, 400 throttled, then a document",
    [
      refusal(429, "TooManyRequestsException"),
      refusal(503, "ServiceUnavailableException"),
      refusal(400, "ThrottlingException"),
      found,
    ],
  ],
  ["500, then 404", [refusal(500, "Internal"), refusal(404, "ResourceNotFoundException")]],
];

/** @type {import("./form.mjs").Form[]} */
export const refusals = [
  ...replies.map(([name, replies]) => ({
    name: `reply: ${name}`,
    replies,
    run: async (/** @type {import("./run.mjs").Tools} */ { client, settle }) => {
      const request = client().getJobDocument({ jobId: "j" });
      const outcome = await settle(request);
      const { data, error, requestId, retryCount, httpResponse } = request.response;
      return {
        outcome,
        response: {
          hasData: data !== null,
          hasError: error !== null,
          requestId,
          retryCount,
          statusCode: httpResponse.statusCode,
        },
      };
    },
  })),
  ...["no-such-job", "secret-forbidden"].map((jobId) => ({
    name: `the local AWS refuses ${jobId}`,
    run: (/** @type {import("./run.mjs").Tools} */ { client, settle }) =>
      settle(client().getJobDocument({ jobId })),
  })),
  {
    name: "the local AWS refuses a wrong secret",
    run: ({ client, config, settle }) => {
      const credentials = { ...config.credentials, secretAccessKey: "wrong" };
      return settle(client({ credentials }).getJobDocument({ jobId: "demo-plain" }));
    },
  },
  {
    name: "network: nobody listens",
    run: ({ client, closed, settle }) =>
      settle(client({ endpoint: closed, maxRetries: 1 }).getJobDocument({ jobId: "j" })),
  },
  {
    name: "network: the body is cut off",
    replies: [{ ...found, breaks: "cut" }],
    run: ({ client, settle }) => settle(client({ maxRetries: 1 }).getJobDocument({ jobId: "j" })),
  },
  {
    name: "network: no reply in time",
    replies: [{ breaks: "silent" }],
    run: ({ client, settle }) =>
      settle(
        client({ maxRetries: 1, httpOptions: { timeout: 300 } }).getJobDocument({ jobId: "j" }),
      ),
  },
  {
    name: "network: no reply in time, then one",
    replies: [{ breaks: "silent" }, found],
    run: ({ client, settle }) =>
      settle(client({ httpOptions: { timeout: 300 } }).getJobDocument({ jobId: "j" })),
  },
  {
    name: "error: in a callback",
    replies: [refusal(404, "ResourceNotFoundException")],
    run: ({ client }) =>
      new Promise((resolve) => {
        client().getJobDocument(
          { jobId: "j" },
          (/** @type {any} */ error, /** @type {any} */ data) =>
            resolve({ error: describeError(error), data }),
        );
      }),
  },
  {
    name: "error: as JSON",
    replies: [refusal(404, "ResourceNotFoundException")],
    run: async ({ client }) => {
      const error = await client()
        .getJobDocument({ jobId: "j" })
        .promise()
        .catch((/** @type {unknown} */ error) => error);
      const { time, retryDelay, ...rest } = JSON.parse(JSON.stringify(error));
      return { rest, time: typeof time, retryDelay: typeof retryDelay };
    },
  },
  {
    name: "error: its stack begins with its text",
    replies: [refusal(404, "ResourceNotFoundException")],
    run: async ({ client }) => {
      const error = await client()
        .getJobDocument({ jobId: "j" })
        .promise()
        .catch((/** @type {unknown} */ error) => error);
      return error.stack.split("\n", 1)[0];
    },
  },
  {
    name: "error: the name of its class",
    replies: [refusal(404, "ResourceNotFoundException")],
    run: async ({ client }) => {
      const error = await client()
        .getJobDocument({ jobId: "j" })
        .promise()
        .catch((/** @type {unknown} */ error) => error);
      return error.constructor.name;
    },
  },
  {
    name: "error: whether the cause of missing credentials is an Error",
    run: async ({ client }) => {
      const error = await client({ credentials: null })
        .getJobDocument({ jobId: "j" })
        .promise()
        .catch((/** @type {unknown} */ error) => error);
      return error.originalError instanceof Error;
    },
  },
];
