/** Takes out of wasm-bindgen's glue what this package never needs: 300 bytes of brotli. */
import { readFileSync, writeFileSync } from "node:fs";
import { SetupError } from "../setup/run.mjs";

/** @type {[what: string, from: RegExp, to: string][]} */
const cuts = [
  [
    "another argument than `{ module }` of a compiled module",
    /if \(module !== undefined\) \{[^{]*\{\s*(\(\{module\} = module\))[^}]*\}[^}]*\}\s*\}/,
    "$1;",
  ],
  [
    "a module that is not compiled",
    /if \(!\(module instanceof WebAssembly\.Module\)\) \{[^}]*\}/,
    "",
  ],
  [
    "an encoder without encodeInto",
    /if \(!\('encodeInto' in cachedTextEncoder\)\) \{[\s\S]*?\n\}/,
    "",
  ],
  ["an allocator without realloc", /if \(realloc === undefined\) \{[^}]*\}/, ""],
  ["an import that wasm-opt has dropped", /__wbg___wbindgen_throw_\w+: function[^}]*\},/, ""],
];

/** @param {string} glue path of the JavaScript that wasm-bindgen wrote */
export function trimGlue(glue) {
  let code = readFileSync(glue, "utf8");
  for (const [what, from, to] of cuts) {
    // Only the first: `initSync` comes before the asynchronous start, which a bundler drops.
    if (!from.test(code)) throw new SetupError(`The glue has no code any more for ${what}.`);
    code = code.replace(from, to);
  }
  writeFileSync(glue, code);
}
