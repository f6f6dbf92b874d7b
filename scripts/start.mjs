/**
 * `npm start`: everything from a fresh clone to the demo page, against a local AWS. `PORT` chooses
 * the port of the page; without it, it is any free one.
 */
import { join } from "node:path";
import { startGateway } from "../tests/aws/gateway.mjs";
import { startLocalAws } from "../tests/aws/local-aws.mjs";
import { startStaticServer } from "../tests/aws/static-server.mjs";
import { root } from "./setup/paths.mjs";
import { run, SetupError } from "./setup/run.mjs";
import { report, setup } from "./setup.mjs";

/** @type {{ stop: () => Promise<void> }[]} */
const parts = [];
let stopping = false;

for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => stop(0));
if (process.env.npm_lifecycle_event) followParent();

try {
  const url = await start();
  if (!stopping) console.log(`\nThe demo is at ${url} (Ctrl-C ends it)`);
} catch (error) {
  if (!stopping) {
    report(error);
    await stop(1);
  }
}

/** @returns {Promise<string>} the URL of the page */
async function start() {
  /** @type {object | undefined} */
  let demo;
  // First of all, so that a port that is taken is known before anything is installed.
  const page = await servePage(() => demo);
  await setup({ for: "start" });
  const [, prepared] = await Promise.all([build(), startAws()]);
  demo = prepared;
  return page.url;
}

/**
 * @param {() => object | undefined} demo
 */
async function servePage(demo) {
  const port = chosenPort();
  const roots = { "/": join(root, "www"), "/dist/": join(root, "dist") };
  try {
    const page = await startStaticServer({ roots, routes: { "/settings.json": demo }, port });
    parts.push(page);
    return page;
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    const taken = code === "EADDRINUSE";
    if (!taken && code !== "EACCES") throw error;
    throw new SetupError(
      taken
        ? `Port ${port} is taken by another program: choose another one with PORT, or none.`
        : `Port ${port} may not be used by this user: choose one above 1023 with PORT, or none.`,
    );
  }
}

/** @returns {number | undefined} */
function chosenPort() {
  const chosen = process.env.PORT;
  if (!chosen) return undefined;
  const port = Number(chosen);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new SetupError(`PORT is "${chosen}", which is not the number of a port.`);
}

/** The build script itself sees whether there is anything to do. */
function build() {
  return run(process.execPath, [join(root, "scripts", "build.mjs")], {
    doing: "build the package",
  });
}

/** @returns {Promise<object>} what the page is told */
async function startAws() {
  const aws = await startLocalAws();
  parts.push(aws);
  // It loads npm packages, which are not there before the set-up.
  const { prepareAccount } = await import("../tests/aws/account.mjs");
  const [account, gateway] = await Promise.all([
    prepareAccount(aws.url),
    startGateway({ target: aws.url }),
  ]);
  parts.push(gateway);
  gateway.substitutes = true;
  return {
    region: account.region,
    endpoint: gateway.url,
    ...account.credentials,
    jobs: account.jobs.map(({ jobId, description, allowed }) => ({ jobId, description, allowed })),
  };
}

/**
 * npm passes a SIGTERM on to the shell between it and this process, and the shell ends silently: a new
 * parent is the only sign of it.
 */
function followParent() {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) stop(0);
  }, 250).unref();
}

/**
 * Ends everything that has been started, and then this process.
 * @param {number} code
 */
async function stop(code) {
  if (stopping) return;
  stopping = true;
  await Promise.all(parts.map((part) => part.stop()));
  process.exit(code);
}
