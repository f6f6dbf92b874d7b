/**
 * Takes out of wasm-bindgen's glue what no browser of the last years needs, and what costs time.
 *
 * Each change names the text that it replaces, so that a new wasm-bindgen that writes something else
 * fails the build instead of shipping something else. To see what one is worth, leave it out and run
 * `npm run size`.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { SetupError } from "../setup/run.mjs";

/**
 * What begins with `from` and ends before `until` becomes `to`.
 *
 * @type {{ from: string, until: string, to: string }[]}
 */
const changes = [
  // A string goes in by one `encodeInto`, not by a loop over its characters (1 to 5 µs less for a token
  // of 1,000 of them), and without what encodes where that is missing. −150 bytes.
  {
    from: "function passStringToWasm0(",
    until: "let cachedTextDecoder =",
    to: `
function passStringToWasm0(text, malloc, realloc) {
    let ptr = malloc(text.length, 1) >>> 0;
    let { read, written } = encode(text, ptr, text.length);
    if (read < text.length) {
        // Not ASCII: a UTF-16 unit takes at most three bytes.
        ptr = realloc(ptr, text.length, text.length * 3, 1) >>> 0;
        ({ written } = encode(text, ptr, text.length * 3));
        ptr = realloc(ptr, text.length * 3, written, 1) >>> 0;
    }
    WASM_VECTOR_LEN = written;
    return ptr;
}

function encode(text, ptr, length) {
    return textEncoder.encodeInto(text, getUint8ArrayMemory0().subarray(ptr, ptr + length));
}

`,
  },
  // A decoder of Safari refuses work behind 2 GB: 10 million calls. −110 bytes.
  {
    from: "let cachedTextDecoder =",
    until: "let WASM_VECTOR_LEN",
    to: `
const textDecoder = new TextDecoder("utf-8", { ignoreBOM: true });
const textEncoder = new TextEncoder();
`,
  },
  { from: "return decodeText(", until: "getUint8", to: "return textDecoder.decode(" },
  // Nothing is imported: strings and numbers are all that crosses.
  { from: "function __wbg_get_imports() {", until: "function getStringFromWasm0(", to: "" },
  // There is one instance, which is given as a module and started once. −170 bytes.
  {
    from: "let wasmModule, wasmInstance, wasm;",
    until: "async function __wbg_load(",
    to: `
let wasm;

`,
  },
  { from: "async function __wbg_load(", until: "function initSync(", to: "" },
  // By a promise: Chrome before version 115 makes none of more than 4 KB in the page's own thread at once.
  {
    from: "function initSync(module) {",
    until: "export { initSync",
    to: `
async function __wbg_init(module) {
    wasm = (await WebAssembly.instantiate(module)).exports;
}

`,
  },
  {
    from: "export { initSync, __wbg_init as default };",
    until: "\n",
    to: "export { __wbg_init as default };",
  },
];

/** @param {string} glue path of the JavaScript that wasm-bindgen wrote */
export function trimGlue(glue) {
  let code = readFileSync(glue, "utf8");
  for (const { from, until, to } of changes) {
    const start = code.indexOf(from);
    const end = code.indexOf(until, start + from.length);
    if (start < 0 || end < 0 || code.includes(from, end)) {
      throw new SetupError(`The glue has not exactly one "${from}" with "${until}" behind it.`);
    }
    code = code.slice(0, start) + to.trimStart() + code.slice(end);
  }
  writeFileSync(glue, code.replaceAll("__proto__: null,", ""));
}
