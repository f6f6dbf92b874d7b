/** What the pages of the documents do not show: every entry, both faces, and what jsdom lacks. */
const config = {
  region: "eu-west-1",
  credentials: { accessKeyId: "ASIAEXAMPLE", secretAccessKey: "secret", sessionToken: "token" },
};
const job = { jobId: "update-42" };
const reply = { status: 200, text: async () => '{"document":"{}"}' };

beforeEach(() => {
  jest.resetModules();
  global.fetch = jest.fn(async () => reply);
});
afterEach(() => jest.useRealTimers());

/** @param {string[]} names @returns {() => void} puts them back */
function without(...names) {
  const own = names.map((name) => Object.getOwnPropertyDescriptor(globalThis, name));
  for (const name of names) delete globalThis[name];
  return () => {
    names.forEach((name, index) => {
      if (own[index]) Object.defineProperty(globalThis, name, own[index]);
    });
  };
}

test("imports every entry, whatever is not there", () => {
  const restore = without(
    "WebAssembly",
    "FinalizationRegistry",
    "Blob",
    "URLSearchParams",
    "localStorage",
    "queueMicrotask",
    "TextDecoder",
    "TextEncoder",
    "fetch",
    "Headers",
    "AbortController",
    "URL",
  );
  try {
    for (const entry of ["", "/client-iot", "/placeholders", "/slim", "/slim/client-iot"]) {
      expect(Object.keys(require(`iot-job-document${entry}`)).length).toBeGreaterThan(1);
    }
    expect(new (require("iot-job-document").Iot)(config).config.region).toBe("eu-west-1");
  } finally {
    restore();
  }
});

test("a call names what is not there", async () => {
  const { Iot } = require("iot-job-document");
  const restore = without("TextDecoder");
  try {
    const call = new Iot(config).getJobDocument(job).promise();
    await expect(call).rejects.toMatchObject({
      code: "WasmError",
      message: expect.stringContaining("TextDecoder is not defined"),
      hint: expect.stringContaining("setup file"),
    });
  } finally {
    restore();
  }
});

test("a call needs no Request, Headers, Response or AbortController", async () => {
  const { Iot } = require("iot-job-document");
  const { GetJobDocumentCommand, IoTClient } = require("iot-job-document/client-iot");
  const restore = without("Request", "Headers", "Response", "AbortController", "AbortSignal");
  try {
    expect(await new Iot(config).getJobDocument(job).promise()).toEqual({ document: "{}" });
    const sent = await new IoTClient(config).send(new GetJobDocumentCommand(job));
    expect(sent.document).toBe("{}");
  } finally {
    restore();
  }
});

test("fake timers hold no call back", async () => {
  jest.useFakeTimers();
  const AWS = require("iot-job-document");
  const Credentials = { AccessKeyId: "ASIA", SecretKey: "s", SessionToken: "t", Expiration: 9e9 };
  const text = async () => JSON.stringify({ IdentityId: "eu-west-1:id", Credentials });
  global.fetch.mockImplementation(async (url) =>
    url.includes("cognito-identity") ? { status: 200, text } : reply,
  );
  const pool = { IdentityPoolId: "eu-west-1:00000000-0000-0000-0000-000000000000" };
  const credentials = new AWS.CognitoIdentityCredentials(pool, { region: "eu-west-1" });
  const iot = new AWS.Iot({ region: "eu-west-1", credentials });
  expect((await iot.getJobDocument(job)).document).toBe("{}");
});

test("jest mocks the whole module by itself", async () => {
  jest.doMock("iot-job-document");
  jest.doMock("iot-job-document/client-iot");
  const AWS = require("iot-job-document");
  const iot = new AWS.Iot({ region: "eu-west-1" });
  const promise = async () => ({ document: "mocked" });
  iot.getJobDocument.mockReturnValue({ promise });
  expect((await iot.getJobDocument(job).promise()).document).toBe("mocked");
  expect(AWS.Iot).toHaveBeenCalledTimes(1);
  expect(new AWS.Credentials("id").get).toHaveProperty("mock");
  const { GetJobDocumentCommand, IoTClient } = require("iot-job-document/client-iot");
  IoTClient.prototype.send.mockResolvedValue({ document: "mocked" });
  expect((await new IoTClient({}).send(new GetJobDocumentCommand(job))).document).toBe("mocked");
  jest.dontMock("iot-job-document").dontMock("iot-job-document/client-iot");
});

test("what a module exports can be replaced", () => {
  const AWS = require("iot-job-document");
  AWS.config = new AWS.Config({ region: "eu-north-1" });
  expect(new AWS.Iot().config.region).toBe("eu-north-1");
  const { Iot } = AWS;
  AWS.Iot = jest.fn(() => ({}));
  expect(new AWS.Iot()).not.toBeInstanceOf(Iot);
  const v3 = require("iot-job-document/client-iot");
  jest.spyOn(v3, "IoTClient").mockImplementation(() => ({ send: async () => ({}) }));
  expect(new v3.IoTClient()).not.toHaveProperty("config");
});

test("placeholders are read in jsdom", () => {
  const { placeholders } = require("iot-job-document/placeholders");
  expect(placeholders("${aws:iot:parameter:name}").map(({ key }) => key)).toEqual(["name"]);
});
