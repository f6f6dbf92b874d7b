/** Pages written for `@aws-sdk/client-iot`, bundled as they are, and with the package by an alias. */
import { join } from "node:path";
import { build } from "esbuild";
import { root } from "../../scripts/setup/paths.mjs";

/** As the package's `browser` field says, which esbuild does not follow for its main module. */
const browserProviders = {
  "@aws-sdk/credential-providers": "@aws-sdk/credential-providers/dist-es/index.browser.js",
};
/** What is between the two. */
const ours = { "@aws-sdk/client-iot": "iot-job-document/client-iot" };

/**
 * @param {string} entry a script of a page, in this directory
 * @param {"sdk" | "package"} implementation
 * @returns {Promise<string>} the bundle
 */
export async function bundle(entry, implementation) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [join(root, "tests", "client-iot", entry)],
    bundle: true,
    format: "iife",
    platform: "browser",
    target: "es2022",
    charset: "utf8",
    write: false,
    logLevel: "error",
    alias: { ...browserProviders, ...(implementation === "package" ? ours : {}) },
  });
  return outputFiles[0]?.text ?? "";
}
