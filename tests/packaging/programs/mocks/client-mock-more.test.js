/** The README of aws-sdk-client-mock, for this command. */
import { mockClient } from "aws-sdk-client-mock";
import {
  GetJobDocumentCommand,
  IoT,
  IoTClient,
  ResourceNotFoundException,
} from "iot-job-document/client-iot";
import { afterEach, expect, test } from "vitest";

const iotMock = mockClient(IoTClient);
afterEach(() => iotMock.reset());

const read = (jobId = "j", iot = new IoTClient({ region: "eu-west-1" })) =>
  iot.send(new GetJobDocumentCommand({ jobId }));

test("gives undefined unless told what", async () => {
  expect(await read()).toBeUndefined();
});

test("answers by command and by input", async () => {
  iotMock
    .resolves({ document: "any" })
    .on(GetJobDocumentCommand)
    .resolves({ document: "command" })
    .on(GetJobDocumentCommand, { jobId: "j" })
    .resolves({ document: "input" });
  expect((await read()).document).toBe("input");
  expect((await read("other")).document).toBe("command");
  iotMock.reset();
  iotMock.onAnyCommand({ jobId: "j" }).resolves({ document: "any command" });
  expect((await read()).document).toBe("any command");
  expect(await read("other")).toBeUndefined();
});

test("answers in turn", async () => {
  iotMock
    .on(GetJobDocumentCommand)
    .resolvesOnce({ document: "1" })
    .rejectsOnce(new ResourceNotFoundException({ message: "gone", $metadata: {} }))
    .callsFakeOnce(({ jobId }) => ({ document: jobId }))
    .resolves({ document: "last" });
  expect((await read()).document).toBe("1");
  await expect(read()).rejects.toBeInstanceOf(ResourceNotFoundException);
  expect((await read("fake")).document).toBe("fake");
  expect((await read()).document).toBe("last");
  expect((await read()).document).toBe("last");
});

test("fails as told", async () => {
  iotMock.rejects("mocked rejection");
  await expect(read()).rejects.toThrow("mocked rejection");
  const error = Object.assign(new Error("slow down"), { name: "ThrottlingException" });
  iotMock.rejects(error);
  await expect(read()).rejects.toMatchObject({ name: "ThrottlingException" });
});

test("a fake knows the client", async () => {
  iotMock.on(GetJobDocumentCommand).callsFake(async ({ jobId }, getClient) => {
    const region = await getClient().config.region();
    return { document: `${jobId} in ${region}` };
  });
  expect((await read()).document).toBe("j in eu-west-1");
});

test("tells of the calls", async () => {
  await read("first");
  await read("second");
  expect(iotMock.calls()).toHaveLength(2);
  expect(iotMock.call(0).args[0].input).toEqual({ jobId: "first" });
  expect(iotMock.commandCalls(GetJobDocumentCommand, { jobId: "second" })).toHaveLength(1);
  expect(iotMock.commandCall(1, GetJobDocumentCommand).args[0].input.jobId).toBe("second");
  iotMock.resetHistory();
  expect(iotMock.calls()).toHaveLength(0);
});

test("mocks one client, or the aggregated one, and gives it back", async () => {
  const iot = new IoT({ region: "eu-west-1" });
  const own = mockClient(iot);
  own.on(GetJobDocumentCommand).resolves({ document: "own" });
  expect((await read("j", iot)).document).toBe("own");
  expect((await iot.getJobDocument({ jobId: "j" })).document).toBe("own");
  own.restore();
  await expect(read("j", iot)).rejects.toMatchObject({ name: "CredentialsError" });
});
