import { esbuild } from "./esbuild.mjs";
import { next } from "./next.mjs";
import { parcel } from "./parcel.mjs";
import { moduleScript, scriptTag, serviceWorker, worker } from "./plain.mjs";
import { rolldown, rollup } from "./rollup.mjs";
import { bun, deno, node, workerd } from "./runtimes.mjs";
import { vite } from "./vite.mjs";
import { webpack } from "./webpack.mjs";

/** In the order of the table; @type {import("./project.mjs").Project[]} */
export const projects = [
  vite,
  webpack,
  rollup,
  rolldown,
  esbuild,
  parcel,
  next,
  moduleScript,
  scriptTag,
  worker,
  serviceWorker,
  node,
  workerd,
  deno,
  bun,
];
