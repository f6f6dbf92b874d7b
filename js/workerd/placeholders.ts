import module from "../placeholders.wasm";

/** What an error adds about this way to the wasm. */
export const hint = "Is the .wasm file uploaded as a module of this worker?";

/** Gives the module that came with the worker: bytes must not be compiled there. */
export const compile: typeof import("../placeholders/source.js").compile = () => module;
