import { ask } from "./wasm.js";

/** Why a job document is not JSON, and where. */
export class JobDocumentError extends Error {
  /** What code branches on. */
  readonly code = "JobDocumentError";
  /**
   * Where in the document, in UTF-16 units: the first character that no JSON can have there, or its
   * length where it is cut off.
   */
  readonly offset: number;
  /** The line of that, from 1. */
  readonly line: number;
  /** The column of that, from 1, in UTF-16 units. */
  readonly column: number;
  /** The placeholder that stands there without quotes, if one does. */
  declare readonly placeholder?: string;

  /** @internal */
  constructor(message: string, [offset, line, column]: Iterable<number>, placeholder: string) {
    super(message);
    // Not enumerable, as with every error.
    Object.defineProperty(this, "name", { value: "JobDocumentError", configurable: true });
    this.offset = offset ?? 0;
    this.line = line ?? 1;
    this.column = column ?? 1;
    if (placeholder) this.placeholder = placeholder;
  }
}

/**
 * Reads a job document as JSON. What is in it is not checked: `T` is the caller's word for it.
 *
 * @param document the document, as `getJobDocument` gives it
 * @throws {@link JobDocumentError} where it is not JSON, with the line and column; and with the
 *   placeholder, where one stands without quotes, as AWS allows before substitution
 */
export function parseJobDocument<T = unknown>(document: string | undefined): T {
  const text = document ?? "";
  try {
    return JSON.parse(text);
  } catch (cause) {
    // Each browser words its error in its own way, and not each says where.
    const where = ask("check", text);
    if (where.length === 0) throw cause;
    const [offset = 0, line, column, start, end] = where;
    const placeholder = text.slice(start, end);
    let problem = "it ends there";
    if (placeholder) {
      problem = `the placeholder ${placeholder} stands there without quotes: AWS has not filled it in`;
    } else if (offset < text.length) {
      problem = `${JSON.stringify(String.fromCodePoint(text.codePointAt(offset) ?? 0))} cannot be there`;
    }
    const message = `The job document is not JSON at line ${line}, column ${column}: ${problem}`;
    throw new JobDocumentError(message, where, placeholder);
  }
}
