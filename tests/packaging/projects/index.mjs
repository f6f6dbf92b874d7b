import { esbuild } from "./esbuild.mjs";
import { exampleReact, exampleScriptTag, exampleVite, exampleVue } from "./examples.mjs";
import { next } from "./next.mjs";
import { parcel } from "./parcel.mjs";
import { moduleScript, scriptTag, serviceWorker, worker } from "./plain.mjs";
import { rolldown, rollup } from "./rollup.mjs";
import { bun, deno, node, workerd } from "./runtimes.mjs";
import { clientMock, jest29, jest30, sdkMock, state, vitest } from "./test-runners.mjs";
import { typescript } from "./typescript.mjs";
import { vite } from "./vite.mjs";
import { webpack } from "./webpack.mjs";

/**
 * In the order in which they are begun, and of the table: the one that takes longest is first.
 * @type {import("./project.mjs").Project[]}
 */
export const projects = [
  next,
  vite,
  webpack,
  rollup,
  rolldown,
  esbuild,
  parcel,
  moduleScript,
  scriptTag,
  worker,
  serviceWorker,
  node,
  workerd,
  deno,
  bun,
  typescript,
  exampleScriptTag,
  exampleVite,
  exampleReact,
  exampleVue,
  jest29,
  jest30,
  vitest,
  clientMock,
  sdkMock,
  state,
];
