import init, * as core from "../build/glue/iot_job_document.js";
import { AwsError, failure } from "./error.js";
import { compile, hint } from "./source.js";

// The core. None of it may be called before `loadCore` has resolved.
export {
  advise,
  clockOffset,
  refundTokens,
  retryDelay,
  retryKind,
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
  await init(await compile());
}

/** A question whose answer may be an error, which it completes and throws as an `AwsError`. */
function throwing<Args extends unknown[]>(
  ask: (...args: Args) => string,
  complete?: (error: AwsError) => void,
) {
  return (...args: Args): string => {
    const [code, text] = split(ask(...args), "\n");
    if (!code) return text;
    const error = new AwsError(code, text);
    complete?.(error);
    throw error;
  };
}

/** What stands before and behind the first separator. */
function split(text: string, separator: string): [string, string] {
  const end = text.indexOf(separator);
  return [text.slice(0, end), text.slice(end + separator.length)];
}

export const checkCredentials = throwing(core.checkCredentials);
export const checkReply = throwing(core.checkReply);
export const prepare = throwing(core.prepare, (error) => {
  const problems = error.message.split("\n* ").slice(1);
  if (problems.length > 0) {
    error.errors = problems.map((problem) => new AwsError(...split(problem, ": ")));
  }
});
export const sign = throwing(core.sign);
