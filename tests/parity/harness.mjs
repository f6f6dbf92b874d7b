/** The world of the parity tests: the player, a page with both SDKs and both faces, a browser. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { root } from "../../scripts/setup/paths.mjs";
import { startStaticServer } from "../aws/static-server.mjs";
import { launchBrowser } from "../browser/engines/index.mjs";
import { startPlayer } from "./server.mjs";

/**
 * @typedef {import("./page.mjs").Outcome} Outcome
 * @typedef {Record<"v2" | "v3" | "ours" | "oursV3", Outcome>} Outcomes
 *
 * @typedef {object} World
 * @property {string} version of the browser
 * @property {(scenario: import("./scenarios.mjs").Scenario) => Promise<Outcomes>} run
 * @property {() => Promise<void>} stop
 */

const faces = ["v2", "v3", "ours", "oursV3"];

/** @returns {Promise<World>} */
export async function startWorld() {
  const bundles = mkdtempSync(join(tmpdir(), "iot-job-document-parity-"));
  /** @type {(() => unknown)[]} */
  const stops = [() => rmSync(bundles, { recursive: true })];
  const stop = async () => {
    await Promise.all(stops.map((end) => end()));
  };
  try {
    await build({
      absWorkingDir: root,
      stdin: { contents: 'export * from "@aws-sdk/client-iot";', resolveDir: root },
      bundle: true,
      format: "esm",
      platform: "browser",
      outfile: join(bundles, "sdk-v3.js"),
      logLevel: "error",
    });
    // A browser opens six connections to a server, and SDK v3 leaves hanging ones open.
    const players = await Promise.all(
      faces.map(async (face) => {
        const player = await startPlayer();
        stops.push(player.stop);
        return { face, player };
      }),
    );
    const pages = await startStaticServer({
      roots: {
        "/": join(root, "tests", "surface", "pages"),
        "/parity/": join(root, "tests", "parity"),
        "/dist/": join(root, "dist"),
        "/aws-sdk/": join(root, "node_modules", "aws-sdk", "dist"),
        "/bundles/": bundles,
      },
    });
    stops.push(pages.stop);
    const browser = await launchBrowser();
    stops.push(() => browser.close());
    const page = await browser.newPage();
    await page.goto(`${pages.url}/blank.html`);
    await page.addScriptTag({ url: "/aws-sdk/aws-sdk.min.js" });
    await page.evaluate(async () => {
      const scope = /** @type {any} */ (globalThis);
      scope.sdkV2 = scope.AWS;
      const from = (/** @type {string} */ url) => import(url);
      scope.sdkV3 = await from("/bundles/sdk-v3.js");
      scope.ours = await from("/dist/index.js");
      scope.oursV3 = await from("/dist/client-iot/index.js");
    });
    return {
      version: `${browser.engine} ${browser.version}`,
      stop,
      run: async ({ name, steps, timeout }) => {
        const calls = players.map(({ face, player }) => [
          face,
          { endpoint: player.play(name, steps), timeout },
        ]);
        const outcomes = await page.evaluate(async (calls) => {
          const { runAll } = await import(/** @type {string} */ ("/parity/page.mjs"));
          return runAll(calls);
        }, Object.fromEntries(calls));
        for (const { player } of players) player.release();
        return outcomes;
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
