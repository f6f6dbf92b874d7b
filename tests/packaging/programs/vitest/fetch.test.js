import { Iot } from "iot-job-document";
import { afterEach, expect, test, vi } from "vitest";

afterEach(() => vi.unstubAllGlobals());

test("reads the job over a mocked fetch", async () => {
  const response = { document: '{"operation":"reboot"}' };
  vi.stubGlobal(
    "fetch",
    vi.fn(async () => new Response(JSON.stringify(response))),
  );
  const credentials = {
    accessKeyId: "ASIAEXAMPLE",
    secretAccessKey: "secret",
    sessionToken: "token",
  };
  const iot = new Iot({ region: "eu-west-1", credentials });

  const { document: jobDocument } = await iot.getJobDocument({ jobId: "update-42" });

  expect(jobDocument).toContain("reboot");
});
