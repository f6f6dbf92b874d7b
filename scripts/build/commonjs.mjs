/** What `require` gives: an ordinary object, as mocks and older programs need it. */

/**
 * The end of a CommonJS file. esbuild exports by getters that nothing can replace: `AWS.Iot = jest.fn()` would throw.
 * Here the names become ordinary properties, and `config`, which a program may replace, gets a setter.
 */
const end = `((names) => {
  const config = {
    get: () => names.config,
    set: (config) => { names.default.config = config; },
    enumerable: true,
    configurable: true,
  };
  module.exports = Object.defineProperties({ ...names }, {
    __esModule: { value: true },
    ...("config" in names && { config }),
  });
})(module.exports);`;

/**
 * How esbuild writes a CommonJS file.
 * @type {import("esbuild").BuildOptions}
 */
export const commonJs = {
  format: "cjs",
  outdir: "dist/cjs",
  footer: { js: end },
  // Then it lists the names where Node.js looks for them: for `import` of a CommonJS file.
  platform: "node",
};
