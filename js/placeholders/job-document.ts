import { ask } from "./wasm.js";

/** Where a job document stops being JSON. */
export interface JobDocumentPlace {
  /**
   * The first character that no JSON can have there, in UTF-16 units; the length of the document where
   * it is cut off.
   */
  readonly offset: number;
  /** Its line, from 1. */
  readonly line: number;
  /** Its column, from 1, in UTF-16 units. */
  readonly column: number;
  /** The placeholder that stands there without quotes, if one does. */
  readonly placeholder?: string;
}

/** What nobody sees in a text: spaces, marks, and what has no sign of its own. */
const invisible = /[\p{C}\p{Z}]/u;

/** A character as a reader recognizes it. @param code its number */
function named(code: number): string {
  const character = String.fromCodePoint(code);
  // JSON.stringify writes control characters as escapes.
  if (code < 127 || !invisible.test(character)) return JSON.stringify(character);
  const name = { 65279: " (byte order mark)", 160: " (no-break space)" }[code] ?? "";
  return `U+${code.toString(16).toUpperCase().padStart(4, "0")}${name}`;
}

/** Why a job document is not JSON, and where. */
export class JobDocumentError extends Error implements JobDocumentPlace {
  /** Minifiers change the names of classes, and pages read them. */
  static override readonly name: string = "JobDocumentError";

  /** What code branches on. */
  readonly code = "JobDocumentError";
  readonly offset: number;
  readonly line: number;
  readonly column: number;
  declare readonly placeholder?: string;

  constructor(message: string, place: JobDocumentPlace) {
    super(message);
    // Not enumerable, as with every error.
    Object.defineProperty(this, "name", { value: "JobDocumentError", configurable: true });
    this.offset = place.offset;
    this.line = place.line;
    this.column = place.column;
    if (place.placeholder) this.placeholder = place.placeholder;
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
    const [offset = 0, line = 1, column = 1, start, end] = where;
    const placeholder = text.slice(start, end);
    let problem = "it ends there";
    if (placeholder) {
      problem = `the placeholder ${placeholder} stands there without quotes: AWS has not filled it in`;
    } else if (offset < text.length) {
      problem = `${named(text.codePointAt(offset) ?? 0)} cannot be there`;
    }
    const message = `The job document is not JSON at line ${line}, column ${column}: ${problem}`;
    throw new JobDocumentError(message, { offset, line, column, placeholder });
  }
}
