import type { ThrownInput } from "../build/glue/iot_job_document.js";
import { text } from "./text.js";

/** What a page threw in one of its listeners. */
export class Thrown {
  constructor(readonly error: unknown) {}
}

/** What the core asks of an error of the page: a plain copy, so that no getter of the page runs in Rust. */
export function describe(thrown: unknown): ThrownInput {
  const { code, name, message, statusCode, retryable } = read(thrown);
  return {
    // A DOMException has a number for its code.
    code: text(typeof code === "string" ? code : name),
    message: text(message),
    statusCode: typeof statusCode === "number" ? statusCode : undefined,
    retryable: retryable === undefined ? undefined : Boolean(retryable),
  };
}

/** The members of an error; none where they throw. */
function read(thrown: unknown): Record<string, unknown> {
  try {
    const { code, name, message, statusCode, retryable } = Object(thrown);
    return { code, name, message, statusCode, retryable };
  } catch {
    return {};
  }
}
