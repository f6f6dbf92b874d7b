import { initSync } from "../build/glue/iot_job_document.js";
import { failure } from "./error.js";
import { compile, hint } from "./source.js";

// The core. None of it may be called before `loadCore` has resolved.
export {
  advise,
  checkCredentials,
  clockOffset,
  prepare,
  read,
  refundTokens,
  retryDelay,
  retryKind,
  sign,
  spendTokens,
} from "../build/glue/iot_job_document.js";

let loading: Promise<void> | undefined;

/**
 * Loads the core, behind the first call and once for the page. A failure is reported to those who
 * wait for it, and the next call tries again.
 */
export function loadCore(): Promise<void> {
  loading ??= load().catch((cause: unknown) => {
    loading = undefined;
    const message = `The WebAssembly of iot-job-document did not load: ${cause} (${hint})`;
    throw failure("WasmError", message, cause);
  });
  return loading;
}

async function load(): Promise<void> {
  initSync(await compile());
}

/** The members that the parameters of the operation have. */
export const memberNames = ["jobId", "beforeSubstitution"];

/**
 * A copy, so that what a getter of the page throws is thrown here, and not inside of the core. It has
 * the members that the parameters inherit, as both SDKs take them.
 */
export function copy<T>(params: T): T {
  if (typeof params !== "object" || !params) return params;
  const all: Record<string, unknown> = { ...(params as object) };
  for (const name of memberNames) {
    if (!(name in all) && name in params) all[name] = Reflect.get(params, name);
  }
  return all as T;
}
