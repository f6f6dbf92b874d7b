// A page as one writes it for SDK v3. It shows a job, a refusal and an abort.
import {
  GetJobDocumentCommand,
  IoT,
  IoTClient,
  IoTServiceException,
  ResourceNotFoundException,
} from "@aws-sdk/client-iot";

async function show() {
  /** @type {any} */
  const settings = Reflect.get(globalThis, "SETTINGS");
  const client = new IoTClient({ ...settings, maxAttempts: 2, logger: console });
  /** @type {string[]} */
  const lines = [];

  const { document: job, $metadata } = await client.send(
    new GetJobDocumentCommand({ jobId: "demo-unicode" }),
  );
  lines.push(`${$metadata.httpStatusCode}, ${$metadata.attempts}: ${job}`);

  try {
    await client.send(new GetJobDocumentCommand({ jobId: "no-such-job" }));
  } catch (error) {
    if (error instanceof ResourceNotFoundException) {
      lines.push(`gone: ${error.name} ${error.$fault} ${error.$metadata.httpStatusCode}`);
    }
  }
  try {
    await new IoT(settings).getJobDocument({ jobId: "secret-forbidden" });
  } catch (error) {
    if (error instanceof IoTServiceException) lines.push(`refused: ${error.name}`);
  }
  const controller = new AbortController();
  controller.abort();
  try {
    const command = new GetJobDocumentCommand({ jobId: "demo-plain" });
    await client.send(command, { abortSignal: controller.signal });
  } catch (error) {
    lines.push(error instanceof Error ? error.name : "");
  }
  client.destroy();
  document.body.innerText = lines.join("\n");
}

show();
