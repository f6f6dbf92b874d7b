const AWS = require("iot-job-document");

afterEach(() => jest.restoreAllMocks());

test("reads the job", async () => {
  const promise = async () => ({ document: '{"operation":"reboot"}' });
  jest.spyOn(AWS, "Iot").mockImplementation(() => ({ getJobDocument: () => ({ promise }) }));

  const iot = new AWS.Iot({ region: "eu-west-1" });
  const { document: jobDocument } = await iot.getJobDocument({ jobId: "update-42" }).promise();

  expect(jobDocument).toContain("reboot");
  expect(AWS.Iot).toHaveBeenCalledWith({ region: "eu-west-1" });
});
