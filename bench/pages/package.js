import { Iot } from "iot-job-document";
import { credentials, endpoint, jobId, region, run } from "./place.js";

const iot = new Iot({ region, credentials, endpoint });

run(async () => (await iot.getJobDocument({ jobId }).promise()).document);
