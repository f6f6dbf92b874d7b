/** A value that is a text; an empty one for anything else. */
export function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
