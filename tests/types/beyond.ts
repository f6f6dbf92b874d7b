// What the package has beyond SDK v2, and what it leaves out. It is compiled, never run.
import AWS, { Iot, type Request, type Response } from "iot-job-document";

const iot = new Iot({ region: "eu-central-1", paramValidation: { max: false, pattern: false } });

export async function beyond(): Promise<void> {
  const { document } = await iot.getJobDocument({ jobId: "j", beforeSubstitution: true });
  console.log(document?.length);
  await iot.getJobDocument({ jobId: "j" }, { signal: new AbortController().signal });
  const request: Request = iot.getJobDocument({ jobId: "j" });
  const response: Response = request.send();
  console.log(response.retryCount);
  iot
    .getJobDocument({ jobId: "j" })
    .presign(60, (error, url) => console.log(error?.code, url?.length));
  const url: string = await iot.getJobDocument({ jobId: "j" }).presign(60);
  console.log(url);
}

export function provided(): Iot {
  const credentials = async () => ({ accessKeyId: "a", secretAccessKey: "s" });
  return new Iot({ region: "eu-central-1", credentials });
}

export function leftOut(): void {
  // @ts-expect-error there is no S3 in this package
  new AWS.S3();
  // @ts-expect-error there is one operation
  iot.listJobs({});
  // @ts-expect-error beforeSubstitution is a boolean
  iot.getJobDocument({ jobId: "j", beforeSubstitution: "yes" });
  // @ts-expect-error there is no such event
  iot.getJobDocument({ jobId: "j" }).on("nonsense", () => {});
}
