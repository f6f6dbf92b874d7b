import { mockClient } from "aws-sdk-client-mock";
import { GetJobDocumentCommand, IoTClient } from "iot-job-document/client-iot";
import { beforeEach, expect, test } from "vitest";

const iotMock = mockClient(IoTClient);
beforeEach(() => iotMock.reset());

test("reads the job", async () => {
  iotMock.on(GetJobDocumentCommand, { jobId: "update-42" }).resolves({ document: "{}" });

  const iot = new IoTClient({ region: "eu-west-1" });
  const output = await iot.send(new GetJobDocumentCommand({ jobId: "update-42" }));

  expect(output.document).toBe("{}");
  expect(iotMock.commandCalls(GetJobDocumentCommand)).toHaveLength(1);
});
