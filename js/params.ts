/** The members that the parameters of the operation have. */
export const memberNames = ["jobId", "beforeSubstitution"];

/**
 * A copy, so that a page may use its object for the next call. It has the members that the parameters
 * inherit, as both SDKs take them.
 */
export function copy<T>(params: T): T {
  if (typeof params !== "object" || !params) return params;
  const all: Record<string, unknown> = { ...(params as object) };
  for (const name of memberNames) {
    if (!(name in all) && name in params) all[name] = Reflect.get(params, name);
  }
  return all as T;
}

/** The parameters as the core takes them: see `Params::from_lines` in `get_job_document.rs`. */
export function paramLines(params: unknown): string {
  const all: Record<string, unknown> = Object(copy(params));
  const given = Object.entries(all).filter(([, value]) => value != null);
  const { jobId } = all;
  if (jobId == null) given.unshift(["jobId", undefined]);
  const members = given.map(
    ([name, value]) => `${typeof value === "boolean" ? value : typeof value} ${oneLine(name)}`,
  );
  const id = typeof jobId === "string" ? jobId : "";
  // As in v2, every falsy value is no parameters.
  return [params ? typeof params : "object", ...members, "", oneLine(id), id].join("\n");
}

/** A text without line breaks. */
export function oneLine(text: string): string {
  return text.replace(/\n/g, "\\n");
}
