// The same names in a CommonJS module. It is compiled, never run.
import AWS = require("iot-job-document");

AWS.config.update({ region: "eu-central-1" });
const iot: AWS.Iot = new AWS.Iot({ region: "eu-central-1" });
const params: AWS.Iot.Types.GetJobDocumentRequest = { jobId: "j" };
const text: AWS.Iot.JobDocument = "{}";
const error: AWS.AWSError = Object.assign(new Error(text), { code: "X", time: new Date() });
iot.getJobDocument(params, (failure, data) => console.log(failure?.code, data?.document, error));
// biome-ignore lint/style/noNonNullAssertion: as pages have it
AWS.config.getCredentials(() => console.log(AWS.config.credentials!.accessKeyId));
