/** The README of aws-sdk-mock, for this operation, and sinon by itself. */
const AWSMock = require("aws-sdk-mock");
const sinon = require("sinon");
const AWS = require("iot-job-document");

beforeEach(() => AWSMock.setSDKInstance(AWS));
afterEach(() => {
  AWSMock.restore();
  sinon.restore();
});

const job = { jobId: "j" };
const client = () => new AWS.Iot({ region: "eu-west-1" });

test("a fixed answer, with a promise and with a callback", async () => {
  AWSMock.mock("Iot", "getJobDocument", { document: "fixed" });
  expect(await client().getJobDocument(job).promise()).toEqual({ document: "fixed" });
  const called = await new Promise((resolve) => {
    client().getJobDocument(job, (error, data) => resolve([error, data]));
  });
  expect(called).toEqual([null, { document: "fixed" }]);
});

test("an error, and another answer after it", async () => {
  AWSMock.mock("Iot", "getJobDocument", (_params, callback) => callback(new Error("gone")));
  await expect(client().getJobDocument(job).promise()).rejects.toThrow("gone");
  AWSMock.remock("Iot", "getJobDocument", { document: "again" });
  expect((await client().getJobDocument(job).promise()).document).toBe("again");
});

test("sinon's stubs, by themselves too", async () => {
  const stub = sinon.stub().resolves({ document: "stub" });
  AWSMock.mock("Iot", "getJobDocument", stub);
  expect((await client().getJobDocument(job).promise()).document).toBe("stub");
  expect(stub.calledOnceWith(job)).toBe(true);
  AWSMock.restore("Iot");
  const made = sinon.stub(AWS, "Iot").returns({ config: "mine" });
  expect(client().config).toBe("mine");
  made.restore();
  expect(client().config.region).toBe("eu-west-1");
});

test("all is as it was after restore", () => {
  const { Iot } = AWS;
  AWSMock.mock("Iot", "getJobDocument", {});
  client();
  expect(AWS.Iot).not.toBe(Iot);
  AWSMock.restore();
  expect(AWS.Iot).toBe(Iot);
  expect(client()).toBeInstanceOf(Iot);
});
