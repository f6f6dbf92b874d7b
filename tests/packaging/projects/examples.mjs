/** The projects of `examples/`, with the packed package and the settings of the local AWS. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../../scripts/setup/paths.mjs";
import { outputOf } from "../workshop.mjs";

const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
/** The workshop writes its own: the tarball in place of a version, and the local AWS. */
const written = ["package.json", "settings.js"];

/**
 * @param {string} name of the folder in `examples/`
 * @returns {Record<string, string>} its files, by their paths
 */
function filesOf(name) {
  const folder = join(root, "examples", name);
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((path) => !written.includes(path) && !/^(node_modules|dist)\b/.test(path));
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}

/**
 * A project that Vite serves while it is developed, and builds.
 * @param {string} name
 * @param {string} [more] what else has been asserted
 * @returns {import("./project.mjs").Project["run"]}
 */
const viteProject = (name, more) => async (workshop) => {
  const cwd = await workshop.project({
    ...filesOf(name),
    "settings.js": counting(workshop.settings),
  });
  await workshop.run(process.execPath, [tsc, "--project", cwd], { cwd });
  const cli = workshop.tools.path("vite/bin/vite.js");
  await workshop.run(process.execPath, [cli, "build"], { cwd });
  const { scripts, wasm } = outputOf(join(cwd, "dist"));
  assert.equal(scripts.length, 1);
  assert.deepEqual(wasm, []);
  const built = await workshop.look(await workshop.serve(join(cwd, "dist")));
  assert.equal(built.title, "1");
  const dev = [cli, "--host", "127.0.0.1", "--port", "0"];
  const url = await workshop.runServer(dev, { cwd }, /Local:.*(http:\S+\d)/);
  assert.equal((await workshop.look(url)).title, "1");
  return ["types, build and development server", ...(more ? [more] : [])];
};

/**
 * @param {import("../workshop.mjs").Settings} settings
 * @returns {string} a `settings.js` that shows in the page's title how many requests are sent
 */
const counting = (settings) => `const send = globalThis.fetch;
let count = 0;
globalThis.fetch = (...args) => {
  document.title = String(++count);
  return send(...args);
};
export const settings = ${JSON.stringify(settings)};
`;

/** @type {import("./project.mjs").Project} */
export const exampleScriptTag = {
  name: "Example: script tag",
  versions: () => "",
  run: async (workshop) => {
    await workshop.look(await workshop.serve(await workshop.project(filesOf("script-tag"))));
    return ["SDK v2's snippet with one script tag"];
  },
};

/** @type {import("./project.mjs").Project} */
export const exampleVite = {
  name: "Example: Vite and TypeScript",
  versions: (versionOf) => versionOf("vite"),
  run: viteProject("vite-typescript"),
};

/** @type {import("./project.mjs").Project} */
export const exampleReact = {
  name: "Example: React",
  versions: (versionOf) => versionOf("react"),
  // The development build runs the effect twice: the first call is aborted before it is sent.
  run: viteProject("react", "abort on unmount in `StrictMode`"),
};

/** @type {import("./project.mjs").Project} */
export const exampleVue = {
  name: "Example: Vue",
  versions: (versionOf) => versionOf("vue"),
  run: viteProject("vue", "the client in `reactive` state"),
};
