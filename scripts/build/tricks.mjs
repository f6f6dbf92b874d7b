/**
 * What is done for the size of the wasm alone, one trick after the other. `npm run size -- --tricks` tells what each
 * is worth in bytes of brotli.
 */

/**
 * @typedef {"core" | "placeholders"} Kind the wasm of the client, or that of the placeholders
 */

/**
 * @typedef {object} Trick
 * @property {string} name
 * @property {readonly Kind[]} [only] whose it is; without, it is for both
 * @property {readonly string[]} [rustflags] options for the compiler and the linker
 * @property {readonly string[]} [cargo] options for cargo
 * @property {readonly string[]} [wasmOpt] options and passes for wasm-opt, in their order
 * @property {boolean} [isForStable] whether a plain stable build has it, too
 * @property {boolean} [isNeeded] whether the build needs it, so that nobody can tell what it is worth
 */

// Flattening the code and structuring it again, then optimising once more, finds what the usual passes do not.
const again = ["--flatten", "--rereloop", "-Oz"];

/** What the wasm imports and exports has a letter or two for its name: `names.mjs` does that. */
export const shortNames = "short names";

/** @type {readonly Trick[]} */
export const tricks = [
  {
    // Data at the start of the memory has addresses of two bytes, not of three. The stack comes after it, so that
    // nothing would stop one that overflows: no call takes more than 5 KiB of it, nothing calls itself, and an
    // instance that did not give its part back is thrown away (`finish` in `js/driver.ts`).
    name: "data comes before the stack",
    rustflags: [
      "-Clink-arg=-zstack-size=65536",
      "-Clink-arg=--no-stack-first",
      "-Clink-arg=--global-base=1024",
    ],
    isForStable: true,
  },
  {
    // Nothing is in the first KiB: offsets below that fold into the instructions.
    name: "offsets fold into instructions",
    wasmOpt: ["--low-memory-unused"],
    isForStable: true,
  },
  {
    // `sha2` then works on four words at once, in 190 ns a block. Its unrolled form, without SIMD, takes 220 ns; its
    // compact one (`--cfg=sha2_backend_soft="compact"`) takes 340 ns and 170 bytes less. Browsers of 2023 and newer
    // have SIMD; for older ones, leave it out.
    name: "SIMD",
    rustflags: ["-Ctarget-feature=+simd128"],
    isForStable: true,
  },
  {
    name: "unstable options",
    rustflags: ["-Zunstable-options"],
    isNeeded: true,
  },
  {
    name: "the standard library is rebuilt",
    cargo: ["-Zbuild-std=std,panic_abort"],
    isNeeded: true,
  },
  {
    name: "the standard library is built for size",
    cargo: ["-Zbuild-std-features=optimize_for_size"],
  },
  {
    name: "a panic has no text",
    rustflags: ["-Cpanic=immediate-abort"],
  },
  {
    name: "nothing is shown for debugging",
    rustflags: ["-Zfmt-debug=none", "-Zlocation-detail=none"],
  },
  {
    // wasm-bindgen then keeps JavaScript's objects in an array of the glue, not in a table of the wasm.
    name: "no reference types",
    rustflags: ["-Ctarget-feature=-reference-types,-multivalue"],
    only: ["core"],
  },
  {
    // Rust itself inlines what is a line long, iterators above all, which "z" leaves to LLVM.
    name: "Rust inlines",
    rustflags: ["-Zinline-mir=yes"],
  },
  {
    name: "Rust inlines not too much",
    rustflags: ["-Zinline-mir-threshold=35", "-Zinline-mir-hint-threshold=60"],
    only: ["core"],
  },
  {
    name: "LLVM inlines a little more",
    rustflags: ["-Cllvm-args=-inline-threshold=35"],
    only: ["core"],
  },
  {
    name: "LLVM inlines a little more",
    rustflags: ["-Cllvm-args=-inline-threshold=25"],
    only: ["placeholders"],
  },
  {
    name: "optimised before all else",
    wasmOpt: ["-Os"],
    only: ["placeholders"],
    isForStable: true,
  },
  { name: "flattened", wasmOpt: again, isForStable: true },
  { name: "optimised", wasmOpt: ["-Oz"], isForStable: true },
  {
    // What repeats compresses well: less of it is shared, and functions are inlined less.
    name: "more that repeats",
    wasmOpt: [
      "--skip-pass=local-cse",
      "--one-caller-inline-max-function-size=50",
      "--always-inline-max-function-size=5",
    ],
    only: ["core"],
    isForStable: true,
  },
  {
    // Functions are beside those with a name like theirs.
    name: "functions in the order of their names",
    wasmOpt: ["--reorder-functions-by-name"],
    isForStable: true,
  },
  { name: shortNames, only: ["core"], isForStable: true },
];

/**
 * All options of a build.
 * @param {"size" | "stable"} profile
 * @param {Kind} kind
 * @param {string} [without] the name of a trick to leave out
 * @returns {{ rustflags: string[], cargo: string[], wasmOpt: string[] }}
 */
export function optionsOf(profile, kind, without) {
  const chosen = tricks.filter(
    ({ name, only, isForStable }) =>
      name !== without && (only ?? [kind]).includes(kind) && (profile === "size" || isForStable),
  );
  return {
    rustflags: chosen.flatMap(({ rustflags = [] }) => rustflags),
    cargo: chosen.flatMap(({ cargo = [] }) => cargo),
    wasmOpt: chosen.flatMap(({ wasmOpt = [] }) => wasmOpt),
  };
}
