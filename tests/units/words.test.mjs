/** AWS's own words, byte for byte, and what this package adds beside them, in both faces. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { load } from "./built.mjs";

/** @type {any} */
let AWS;
/** @type {any} */
let v3;

before(async () => {
  AWS = (await load("index.js")).default;
  v3 = await load("client-iot", "index.js");
});

const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };
const config = { region: "eu-west-1", credentials, maxRetries: 0, maxAttempts: 1 };

/** @type {Record<string, (options: object) => Promise<any>>} */
const faces = {
  v2: (options) => new AWS.Iot({ ...config, ...options }).getJobDocument({ jobId: "j" }).promise(),
  v3: async (options) => new v3.IoT({ ...config, ...options }).getJobDocument({ jobId: "j" }),
};

/** @param {Promise<any>} call */
const failure = (call) =>
  call.then(
    () => undefined,
    (error) => error,
  );

/** @type {[status: number, code: string, message: string, hint: RegExp | undefined][]} */
const refusals = [
  [404, "ResourceNotFoundException", "Job j cannot be found.", /another region than eu-west-1\?/],
  [
    403,
    "InvalidSignatureException",
    "Credential should be scoped to a valid region. ",
    /endpoint.*region than eu-west-1\?/,
  ],
  [
    403,
    "SignatureDoesNotMatch",
    "Credential should be scoped to a valid region, not 'x'.",
    /endpoint.*region than eu-west-1\?/,
  ],
  [
    403,
    "AccessDeniedException",
    "Credential should be scoped to a valid region.",
    /endpoint.*region than eu-west-1\?/,
  ],
  [
    403,
    "AccessDeniedException",
    "User: arn is not authorized to perform: iot:GetJobDocument",
    /endpoint.*region than eu-west-1\?/,
  ],
  [
    403,
    "InvalidSignatureException",
    "The request signature we calculated does not match",
    /secret access key/,
  ],
  [400, "InvalidRequestException", "  two\n lines ü  ", undefined],
];
for (const [status, code, message, hint] of refusals) {
  for (const [face, call] of Object.entries(faces)) {
    test(`${face}: ${code}, ${JSON.stringify(message)}: AWS's words, and a hint beside them`, async (t) => {
      t.mock.method(globalThis, "fetch", async () => {
        const headers = { "x-amzn-errortype": code };
        return new Response(JSON.stringify({ message }), { status, headers });
      });
      const error = await failure(call({}));
      assert.equal(error.message, message);
      if (!hint) {
        assert.equal(error.hint, undefined);
        assert.doesNotMatch(error.stack, /hint:/);
        return;
      }
      assert.match(error.hint, hint);
      assert.equal(/secret/.test(error.hint), /secret/.test(hint.source));
      assert.ok(error.stack.endsWith(`\n    hint: ${error.hint}`));
      assert.equal(Object.keys(error).includes("hint"), false);
    });
  }
}

for (const [face, call] of Object.entries(faces)) {
  test(`${face}: an invalid region is in the hint, with the blank at its end`, async () => {
    const error = await failure(call({ region: "eu-west-1 " }));
    assert.deepEqual([error.code, error.message], ["ConfigError", "Invalid region in config"]);
    assert.ok(error.hint.includes('"eu-west-1 "'), error.hint);
  });

  for (const endpoint of [
    "not a url",
    "https://not a url",
    "https://not%20a%20url",
    "http://",
    "ftp://example.com",
  ]) {
    test(`${face}: endpoint ${JSON.stringify(endpoint)}: EndpointError at once`, async (t) => {
      const fetch = t.mock.method(globalThis, "fetch", async () => new Response("{}"));
      const error = await failure(call({ endpoint }));
      assert.equal(error.code, "EndpointError");
      assert.equal(fetch.mock.callCount(), 0);
    });
  }

  /** @type {[string, unknown, RegExp][]} */
  const wrong = [
    ["there is no fetch", undefined, /fetch is not a function/],
    [
      "fetch is called without its window",
      () => Promise.reject(new TypeError("Illegal invocation")),
      /^Illegal invocation$/,
    ],
    ["fetch is a mock that gives nothing", () => undefined, /fetch did not return a response/],
  ];
  for (const [title, fetch, message] of wrong) {
    test(`${face}: ${title}: the error says so, and nothing of CORS`, async (t) => {
      const own = globalThis.fetch;
      t.after(() => {
        globalThis.fetch = own;
      });
      globalThis.fetch = /** @type {any} */ (fetch);
      const error = await failure(call({ maxRetries: 3, maxAttempts: 4 }));
      assert.match(error.message, message);
      assert.doesNotMatch(`${error.hint}`, /CORS|offline/);
      assert.equal(error.$metadata.attempts, 1);
    });
  }

  test(`${face}: a page without the name fetch`, async (t) => {
    const own = Object.getOwnPropertyDescriptor(globalThis, "fetch");
    t.after(() => Object.defineProperty(globalThis, "fetch", /** @type {any} */ (own)));
    Reflect.deleteProperty(globalThis, "fetch");
    const error = await failure(call({}));
    assert.equal(error.message, "fetch is not defined");
    assert.doesNotMatch(`${error.hint}`, /CORS|offline/);
  });
}
