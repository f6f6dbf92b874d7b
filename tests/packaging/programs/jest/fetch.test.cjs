const { Iot } = require("iot-job-document");

test("reads the job over a mocked fetch", async () => {
  const text = async () => JSON.stringify({ document: '{"operation":"reboot"}' });
  global.fetch = jest.fn(async () => ({ ok: true, status: 200, text }));
  const credentials = {
    accessKeyId: "ASIAEXAMPLE",
    secretAccessKey: "secret",
    sessionToken: "token",
  };
  const iot = new Iot({ region: "eu-west-1", credentials });

  const { document: jobDocument } = await iot.getJobDocument({ jobId: "update-42" });

  expect(jobDocument).toContain("reboot");
  const [url, { headers }] = global.fetch.mock.calls[0];
  expect(url).toBe("https://iot.eu-west-1.amazonaws.com/jobs/update-42/job-document");
  expect(headers.Authorization).toContain("Credential=ASIAEXAMPLE/");
});
