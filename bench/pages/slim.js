import { Iot, init } from "iot-job-document/slim";
import { credentials, endpoint, jobId, region, run } from "./place.js";

init(fetch("/slim/core.wasm"));
const iot = new Iot({ region, credentials, endpoint });

run(async () => (await iot.getJobDocument({ jobId }).promise()).document);
