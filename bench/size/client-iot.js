import { GetJobDocumentCommand, IoTClient } from "iot-job-document/client-iot";

const credentials = { accessKeyId: "ASIA", secretAccessKey: "secret", sessionToken: "token" };
const client = new IoTClient({ region: "us-east-1", credentials });
const { document: job } = await client.send(new GetJobDocumentCommand({ jobId: "job-1" }));
document.body.append(job ?? "");
