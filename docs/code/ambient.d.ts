// What the code blocks of the documents use and do not declare.
import type * as Package from "iot-job-document";
import type * as V3 from "iot-job-document/client-iot";

declare global {
  const AWS: typeof Package;
  const iot: Package.Iot;
  const client: V3.IoTClient;
  const command: V3.GetJobDocumentCommand;
  const controller: AbortController;
  const button: HTMLButtonElement;
  const region: string;
  const accessKeyId: string;
  const secretAccessKey: string;
  const sessionToken: string;
  const credentials: { accessKeyId: string; secretAccessKey: string; sessionToken: string };
  const masterCredentials: Package.Credentials;
  const identityPoolId: string;
  const userPoolId: string;
  const idToken: string;
  const jobDocument: string;
  function show(text: string | undefined): void;
  function require(name: "iot-job-document"): typeof Package;
  // biome-ignore lint/suspicious/noExplicitAny: test runners are not what is checked
  const jest: any, test: any, expect: any;
}
