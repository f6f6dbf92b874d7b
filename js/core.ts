import type { Client } from "../build/glue/iot_job_document.js";
import { AwsError, failure } from "./error.js";
import type * as Used from "./glue.js";
import { compile, hint } from "./source.js";

/** The core: the classes that Rust has for JavaScript. */
export type Core = typeof Used;

/** What the core works with, beside `WebAssembly`. Test environments such as jsdom lack some of them. */
const needed = ["WebAssembly", "TextDecoder", "TextEncoder", "URL"];

/** What an error adds where one of them is missing. */
const lacking =
  "Test environments such as jsdom lack some globals: a setup file may set them to Node's own.";

let loading: Promise<Core> | undefined;
/** How often an instance has been thrown away. */
let generation = 0;

/**
 * Loads the core, once for the page, when it is first needed. A failure is reported to those who wait for it, and
 * the next call tries again.
 */
export function loadCore(): Promise<Core> {
  loading ??= load().catch((cause: unknown) => {
    loading = undefined;
    const message = `The WebAssembly of iot-job-document did not load: ${cause}`;
    const own = cause instanceof ReferenceError && "WebAssembly" in globalThis ? lacking : hint;
    throw failure("WasmError", message, cause, Object(cause).hint ?? own);
  });
  return loading;
}

async function load(): Promise<Core> {
  const missing = needed.find((name) => !(name in globalThis));
  if (missing) throw new ReferenceError(`${missing} is not defined`);
  // The glue touches globals when it is imported: not before the first call.
  const core: Core = await import("./glue.js");
  await core.init({ module_or_path: await compile() });
  return core;
}

/** Which instance of the WebAssembly there is now: a trap makes another. */
export function instance(): number {
  return generation;
}

/**
 * The error of a call that met a fault inside the WebAssembly, its own or another call's. The instance is thrown away
 * and made again: nothing half-written and no borrow outlives it.
 *
 * @param began the instance that the call began with
 */
export function afterTrap(core: Core, began: number, cause: unknown): AwsError {
  if (began === generation) {
    generation++;
    try {
      core.reset();
    } catch {
      // Chrome before version 115 makes no instance at once.
      loading = Promise.reject(failure("WasmError", failed, cause, "Load the page again."));
      loading.catch(() => {});
    }
  }
  return failure("WasmError", failed, cause, `${cause}: please report this. The next call works.`);
}

const failed = "The WebAssembly of iot-job-document has failed";

/** Whether something that was thrown is a trap: a fault inside the WebAssembly. */
export function isTrap(thrown: unknown, began: number): boolean {
  if (began !== generation) return true;
  if (thrown instanceof AwsError) return false;
  // A stack that overflows is a RangeError, in Firefox an InternalError.
  const name = (thrown as Error | undefined)?.name ?? "";
  return /^(RuntimeError|RangeError|InternalError)$/.test(name);
}

/** Gives the client in Rust of one client in JavaScript. */
export type ClientOf = (core: Core) => Client;

/** Keeps the client in Rust, and makes it again where its instance has been thrown away. */
export function clientOf(): ClientOf {
  let client: Client | undefined;
  let made = generation;
  return (core) => {
    if (!client || made !== generation) {
      client = new core.Client();
      made = generation;
    }
    return client;
  };
}
