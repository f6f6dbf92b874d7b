/** Pages' own tests: what they run with, what they mock with, and the state that their pages keep. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../../scripts/setup/paths.mjs";

const programs = join(root, "tests", "packaging", "programs");

/**
 * @param {string} folder in `programs/`
 * @param {RegExp} [wanted] the names of its files
 * @returns {Record<string, string>} their texts
 */
function filesOf(folder, wanted = /./) {
  const names = readdirSync(join(programs, folder)).filter((name) => wanted.test(name));
  return Object.fromEntries(
    names.map((name) => [name, readFileSync(join(programs, folder, name), "utf8")]),
  );
}

/**
 * @param {import("../workshop.mjs").Workshop} workshop
 * @param {string} jest the name of its package
 * @param {Record<string, string>} files
 */
async function runJest(workshop, jest, files) {
  const cwd = await workshop.project(files, { type: undefined });
  const options = ["--ci", "--runInBand", "--watchman=false", "--cacheDirectory=.jest"];
  await workshop.run(process.execPath, [workshop.tools.path(`${jest}/bin/jest.js`), ...options], {
    cwd,
  });
}

/**
 * @param {import("../workshop.mjs").Workshop} workshop
 * @param {Record<string, string>} files
 * @param {"jsdom" | "node"} environment
 */
async function runVitest(workshop, files, environment) {
  const cwd = await workshop.project(files);
  const cli = workshop.tools.path("vitest/vitest.mjs");
  await workshop.run(process.execPath, [cli, "run", `--environment=${environment}`], { cwd });
}

/** In its configuration, by the name that it has among the tools. */
const matching = 'testMatch: ["**/*.test.cjs"]';

/**
 * @param {string} jest the names of its packages
 * @param {string} environment
 * @returns {import("./project.mjs").Project}
 */
const jestProject = (jest, environment) => ({
  name: "jest and jsdom",
  versions: (versionOf) => versionOf(jest),
  run: async (workshop) => {
    const files = filesOf("jest");
    const config = files["jest.config.cjs"]?.replace(
      'testEnvironment: "jsdom"',
      `testEnvironment: ${JSON.stringify(workshop.tools.path(environment))}, ${matching}`,
    );
    await runJest(workshop, jest, { ...files, "jest.config.cjs": `${config}` });
    return ["`require` of every entry", "a mocked class", "only `fetch` mocked, with a setup file"];
  },
});

export const jest29 = jestProject("jest-29", "jest-environment-jsdom-29");
export const jest30 = jestProject("jest", "jest-environment-jsdom");

/** @type {import("./project.mjs").Project} */
export const vitest = {
  name: "vitest and jsdom",
  versions: (versionOf) => versionOf("vitest"),
  run: async (workshop) => {
    await runVitest(workshop, filesOf("vitest"), "jsdom");
    return ["a mocked method", "only `fetch` mocked", "Node.js's `fetch` with jsdom's signals"];
  },
};

/** @type {import("./project.mjs").Project} */
export const clientMock = {
  name: "aws-sdk-client-mock",
  versions: (versionOf) => versionOf("aws-sdk-client-mock"),
  run: async (workshop) => {
    await runVitest(workshop, filesOf("mocks", /^client-mock/), "node");
    return ["its README, with SDK v3's face"];
  },
};

/** @type {import("./project.mjs").Project} */
export const sdkMock = {
  name: "aws-sdk-mock",
  versions: (versionOf) => versionOf("aws-sdk-mock"),
  run: async (workshop) => {
    const files = filesOf("mocks", /^sdk-mock/);
    await runJest(workshop, "jest", {
      ...files,
      "jest.config.cjs": `module.exports = { testEnvironment: "node", ${matching} };\n`,
    });
    return ["its README, with SDK v2's face", "sinon"];
  },
};

/** @type {import("./project.mjs").Project} */
export const state = {
  name: "Vue, Pinia, MobX, Immer, lodash",
  versions: (versionOf) =>
    ["vue", "pinia", "mobx", "immer", "lodash"].map((name) => versionOf(name)).join(", "),
  run: async (workshop) => {
    await runVitest(workshop, filesOf("state"), "node");
    return ["clients, requests, credentials and commands in their state, or cloned"];
  },
};
