const AWSMock = require("aws-sdk-mock");
const AWS = require("iot-job-document");

beforeEach(() => AWSMock.setSDKInstance(AWS));
afterEach(() => AWSMock.restore());

test("reads the job", async () => {
  AWSMock.mock("Iot", "getJobDocument", (params, callback) => {
    callback(null, { document: `{"for":"${params.jobId}"}` });
  });

  const iot = new AWS.Iot({ region: "eu-west-1" });
  const { document: jobDocument } = await iot.getJobDocument({ jobId: "update-42" }).promise();

  expect(jobDocument).toBe('{"for":"update-42"}');
});
