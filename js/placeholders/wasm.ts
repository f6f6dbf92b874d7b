import { failure } from "../error.js";
import { write } from "../wasm-bytes.js";
import { compile, hint } from "./source.js";

/** What `crates/placeholders/src/wasm.rs` gives. */
type Wasm = {
  memory: WebAssembly.Memory;
  room(length: number): number;
} & Record<Task, (text: number, length: number) => number>;

/** What can be asked of it: to find the placeholders, or where a text stops being JSON. */
type Task = "find" | "check";

let compiled: WebAssembly.Module | undefined;

/**
 * Has the wasm read a text, and gives the numbers that it answers with: see
 * `crates/placeholders/src/numbers.rs`.
 *
 * It is compiled with the first text, there and then: it is small enough for browsers to allow that on
 * a page (in Chrome, from version 115). Each text gets an instance of its own, which leaves with its
 * memory.
 */
export function ask(task: Task, text: string): Uint32Array {
  const { memory, room, [task]: work } = instance();
  const { length } = text;
  const at = room(length);
  write(text, new Uint16Array(memory.buffer, at, length));
  const answer = work(at, length);
  const [count] = new Uint32Array(memory.buffer, answer, 1);
  return new Uint32Array(memory.buffer, answer + 4, count);
}

function instance(): Wasm {
  try {
    compiled ??= compile();
    return new WebAssembly.Instance(compiled).exports as Wasm;
  } catch (cause) {
    const message = `The WebAssembly that reads placeholders did not load: ${cause}`;
    throw failure("WasmError", message, cause, Object(cause).hint ?? hint);
  }
}
