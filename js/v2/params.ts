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
