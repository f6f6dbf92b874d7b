import { AwsError, type Iot } from "iot-job-document";
import { useEffect, useState } from "react";

/** Shows the document of a job. It aborts the call when it unmounts or gets another job. */
export function JobDocument({ iot, jobId }: { iot: Iot; jobId: string }) {
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<AwsError>();

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;

    async function load() {
      setText("");
      setProblem(undefined);
      try {
        const { document: jobDocument } = await iot.getJobDocument({ jobId }, { signal });
        setText(jobDocument ?? "");
      } catch (error) {
        if (signal.aborted) return;
        if (!(error instanceof AwsError)) throw error;
        setProblem(error);
      }
    }

    load();
    return () => controller.abort();
  }, [iot, jobId]);

  if (problem) {
    return (
      <p role="alert">
        {problem.code}: {problem.message} {problem.hint}
      </p>
    );
  }
  return <pre id="document">{text}</pre>;
}
