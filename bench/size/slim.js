import { Iot } from "iot-job-document/slim";

const credentials = { accessKeyId: "ASIA", secretAccessKey: "secret", sessionToken: "token" };
const iot = new Iot({ region: "us-east-1", credentials });
const { document: job } = await iot.getJobDocument({ jobId: "job-1" }).promise();
document.body.append(job ?? "");
