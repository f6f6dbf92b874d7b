import { AwsError, failure } from "../error.js";

/**
 * What becomes of something that a page threw: an error of this package stays as it is; another becomes an
 * {@link AwsError} with its fields, as SDK v2 makes an error of its own of it, and is its cause.
 */
export function pageError(thrown: unknown): AwsError {
  try {
    if (thrown instanceof AwsError) return thrown;
    const isObject = Object(thrown) === thrown;
    const found = (isObject ? thrown : { message: String(thrown) }) as Partial<AwsError>;
    const { code, name, message } = found;
    // A DOMException has a number for its code.
    const text = typeof code === "string" ? code : (name ?? "Error");
    const error = failure(String(text), String(message ?? ""), thrown);
    return isObject ? Object.assign(error, { ...found, code: error.code }) : error;
  } catch {
    // It has no text: an object without a prototype, or one whose members throw.
    return failure("Error", "Not an Error", thrown);
  }
}

/** The error of a header that has no text, in SDK v2's words. */
export function invalidHeader(name: string): AwsError {
  return new AwsError("InvalidHeader", `Header ${name.toLowerCase()} contains invalid value`);
}
