// The reader of job documents, as its users write it. It is compiled, never run.
import {
  JobDocumentError,
  type Placeholder,
  type PlaceholderWarningCode,
  parseJobDocument,
  placeholders,
} from "iot-job-document/placeholders";

/** The kind tells which parts there are. */
export function firmware(document: string | undefined): string[] {
  return placeholders(document).flatMap((one: Placeholder) => {
    switch (one.kind) {
      case "s3-presigned-url":
      case "s3-presigned-url-v2":
      case "s3-presigned-url-upload":
        return [one.url, one.bucket, one.key, one.versionId, one.region, one.style, one.endpoint];
      case "code-sign-signature":
        return [one.url, one.bucket, one.key, one.versionId, one.region];
      case "parameter":
        return one.key;
      case "package":
        return [one.packageName, one.versionName, one.part, one.attribute];
      case "local":
        return one.name;
      case "unknown":
        return one.name;
      default: {
        const none: never = one;
        return none;
      }
    }
  }) as string[];
}

export function warned(document: string): PlaceholderWarningCode[] {
  const all = placeholders(document);
  for (const { start, end, closed, depth, parent } of all) {
    console.log(document.slice(start, end), closed, depth, parent === undefined || all[parent]);
  }
  return all.flatMap(({ warnings }) => warnings.map(({ code }) => code));
}

export function corrected(document: string): string[] {
  const warnings = placeholders(document).flatMap((one) => one.warnings);
  return warnings.map(({ spelling, message }) => spelling ?? message);
}

interface Job {
  operation: "install" | "reboot";
}

export function operation(document: string | undefined): Job["operation"] | undefined {
  try {
    return parseJobDocument<Job>(document).operation;
  } catch (error) {
    if (!(error instanceof JobDocumentError)) throw error;
    const place: number[] = [error.offset, error.line, error.column];
    const bare: string | undefined = error.placeholder;
    console.log(error.message, error.code === "JobDocumentError", place, bare);
    return undefined;
  }
}

export function wrong(document: string): void {
  // @ts-expect-error without a type, what is in a document is not known
  parseJobDocument(document).operation;
  // @ts-expect-error there is no bucket before the kind is known
  placeholders(document)[0]?.bucket;
  // @ts-expect-error a document is text
  placeholders({});
  // @ts-expect-error an error says where
  new JobDocumentError("message");
}
