import * as AWS from "iot-job-document";
import { expect, test, vi } from "vitest";

test("reads the job", async () => {
  const iot = new AWS.Iot({ region: "eu-west-1" });
  const promise = async () => ({ document: '{"operation":"reboot"}' });
  const getJobDocument = vi.spyOn(iot, "getJobDocument").mockReturnValue({ promise });

  const { document: jobDocument } = await iot.getJobDocument({ jobId: "update-42" }).promise();

  expect(jobDocument).toContain("reboot");
  expect(getJobDocument).toHaveBeenCalledWith({ jobId: "update-42" });
});
