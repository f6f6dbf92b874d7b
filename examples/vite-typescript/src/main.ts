import { AwsError, Iot } from "iot-job-document";
import { settings } from "../settings.js";

const { jobId, ...options } = settings;
const iot = new Iot(options);

try {
  const { document: jobDocument } = await iot.getJobDocument({ jobId });
  show("#document", jobDocument ?? "");
} catch (error) {
  if (!(error instanceof AwsError)) throw error;
  show("#problem", [`${error.code}: ${error.message}`, error.hint].filter(Boolean).join("\n"));
}

function show(selector: string, text: string): void {
  const element = document.querySelector(selector);
  if (element) element.textContent = text;
}
