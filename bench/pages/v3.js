import { GetJobDocumentCommand, IoTClient } from "@aws-sdk/client-iot";
import { credentials, endpoint, jobId, region, run } from "./place.js";

const client = new IoTClient({ region, credentials, endpoint });

run(async () => (await client.send(new GetJobDocumentCommand({ jobId }))).document);
