import { Iot } from "iot-job-document";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { settings } from "../settings.js";
import { JobDocument } from "./JobDocument.js";

const { jobId, ...options } = settings;
// Make one client for the page, outside of the components.
const iot = new Iot(options);

const root = document.querySelector("#root");
if (!root) throw new Error("The page has no element #root");
createRoot(root).render(
  <StrictMode>
    <JobDocument iot={iot} jobId={jobId} />
  </StrictMode>,
);
