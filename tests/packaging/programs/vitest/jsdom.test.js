/** The `fetch` of Node.js beside the `AbortController` of jsdom: one does not take the other's signals. */
import { createServer } from "node:http";
import { Iot } from "iot-job-document";
import { GetJobDocumentCommand, IoTClient } from "iot-job-document/client-iot";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

let server;
let config;
/** Resolves when the server has a request that it does not answer. */
let asked;

beforeEach(async () => {
  let tell;
  asked = new Promise((resolve) => {
    tell = resolve;
  });
  server = createServer((request, response) => {
    const headers = { "access-control-allow-origin": "*", "access-control-allow-headers": "*" };
    if (request.url.includes("never")) tell();
    else response.writeHead(200, headers).end('{"document":"{}"}');
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const credentials = {
    accessKeyId: "ASIAEXAMPLE",
    secretAccessKey: "secret",
    sessionToken: "token",
  };
  const endpoint = `http://127.0.0.1:${server.address().port}`;
  config = { region: "eu-west-1", credentials, endpoint, maxRetries: 0, maxAttempts: 1 };
});
afterEach(() => {
  vi.unstubAllGlobals();
  server.closeAllConnections();
  server.close();
});

const call = {
  "v2's face": (jobId, signal) => new Iot(config).getJobDocument({ jobId }, { signal }).promise(),
  "v3's face": (jobId, abortSignal) =>
    new IoTClient(config).send(new GetJobDocumentCommand({ jobId }), { abortSignal }),
};

test("this is jsdom", () => {
  expect(navigator.userAgent).toContain("jsdom");
  expect(window.AbortController).toBe(AbortController);
});

for (const [face, read] of Object.entries(call)) {
  describe(face, () => {
    test("reads a document", async () => {
      expect((await read("job")).document).toBe("{}");
    });

    test("aborts a call", async () => {
      const controller = new AbortController();
      const outcome = read("never", controller.signal).catch((error) => error);
      await asked;
      controller.abort();
      const error = await outcome;
      expect(error.code ?? error.name).toMatch(/Abort/);
      expect(error.name).toMatch(/Abort/);
    });

    test("needs no Request, Headers and Response", async () => {
      for (const name of ["Request", "Headers", "Response"]) vi.stubGlobal(name, undefined);
      expect((await read("job")).document).toBe("{}");
    });
  });
}
