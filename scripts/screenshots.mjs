// Takes pictures of the viewer in each state, light, dark, on a phone and in Korean, into
// `build/screenshots/`: to be looked at. It installs and builds what it needs.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "./setup/paths.mjs";
import { run } from "./setup/run.mjs";
import { report, setup } from "./setup.mjs";

const outDir = join(root, "build", "screenshots");
const desktop = { width: 1200, height: 700 };

/** @type {Record<string, { lang: string, options: import("playwright-core").BrowserContextOptions }>} */
const variants = {
  light: { lang: "en", options: { viewport: desktop, colorScheme: "light" } },
  dark: { lang: "en", options: { viewport: desktop, colorScheme: "dark" } },
  phone: {
    lang: "en",
    options: { viewport: { width: 360, height: 740 }, colorScheme: "light", deviceScaleFactor: 2 },
  },
  korean: { lang: "ko", options: { viewport: desktop, colorScheme: "light" } },
  "korean-phone": {
    lang: "ko",
    options: { viewport: { width: 360, height: 740 }, colorScheme: "light", deviceScaleFactor: 2 },
  },
};

/**
 * @typedef {import("playwright-core").Page} Page
 *
 * @typedef {object} State
 * @property {boolean} [isOpen] whether nobody has connected yet
 * @property {import("../tests/aws/gateway.mjs").Intercept} [intercept]
 * @property {(page: Page) => Promise<unknown>} show
 */

/** @param {Page} page @param {string} jobId @param {string} [asked] */
async function read(page, jobId, asked = "after") {
  await page.locator(`.ask input[value=${asked}]`).check();
  await page.locator("[name=jobId]").fill(jobId);
  await page.locator(".ask button[type=submit]").click();
}

/** @param {Page} page @param {string} phase */
const phase = (page, phase) => page.locator(`.result[data-phase=${phase}]`).waitFor();

/** @param {typeof import("../tests/viewer/replies.mjs").refuse} refuse @returns {Record<string, State>} */
const statesOf = (refuse) => ({
  connect: { isOpen: true, show: async () => {} },
  missing: { isOpen: true, show: (page) => page.locator(".connect [type=submit]").click() },
  wrong: {
    isOpen: true,
    show: async (page) => {
      await page.locator(".connect input[value=cognito]").check();
      await page.locator("[name=identityPoolId]").fill("eu-central-1");
      await page.locator("[name=region]").fill("Frankfurt");
      await page.locator(".connect [type=submit]").click();
    },
  },
  pasted: {
    isOpen: true,
    show: (page) =>
      page
        .locator(".paste textarea")
        .fill("AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI aws iot"),
  },
  connected: { show: (page) => page.locator(".connected").waitFor() },
  document: {
    show: async (page) => {
      await read(page, "demo-unicode");
      await phase(page, "read");
    },
  },
  placeholders: {
    show: async (page) => {
      await read(page, "demo-placeholders", "before");
      await page.locator(".placeholder").nth(1).focus();
    },
  },
  search: {
    show: async (page) => {
      await read(page, "demo-large");
      await phase(page, "read");
      await page.locator("[type=search]").fill("part-00");
    },
  },
  compare: {
    show: async (page) => {
      await read(page, "demo-placeholders", "both");
      await phase(page, "read");
    },
  },
  denied: {
    show: async (page) => {
      await read(page, "secret-forbidden");
      await phase(page, "failed");
    },
  },
  retrying: {
    intercept: refuse(503, "ServiceUnavailableException", "Try later", { "retry-after": "60" }),
    show: async (page) => {
      await read(page, "demo-plain");
      await page.locator(".call").waitFor();
    },
  },
  cancelled: {
    intercept: refuse(503, "ServiceUnavailableException", "Try later", { "retry-after": "60" }),
    show: async (page) => {
      await read(page, "demo-plain");
      await page.locator(".call").waitFor();
      await page.locator(".progress button").click();
    },
  },
  offline: {
    intercept: (_, response) => {
      response.destroy();
      return true;
    },
    show: async (page) => {
      await read(page, "demo-plain");
      await phase(page, "failed");
    },
  },
});

/** Takes a picture of each state in each variant. */
async function takeAll() {
  // These need packages that the set-up installs.
  const [{ startStaticServer }, { launchPlaywright }, { startServers }, { refuse }] =
    await Promise.all([
      import("../tests/aws/static-server.mjs"),
      import("../tests/browser/engines/chromium.mjs"),
      import("../tests/browser/harness.mjs"),
      import("../tests/viewer/replies.mjs"),
    ]);
  mkdirSync(outDir, { recursive: true });
  const [servers, browser] = await Promise.all([startServers(), launchPlaywright()]);
  const { account, gateway } = servers;
  /** @type {object} */
  let settings = {};
  const site = await startStaticServer({
    roots: { "/": join(root, "build", "www") },
    routes: { "/settings.json": () => settings },
  });
  try {
    gateway.substitutes = true;
    for (const [name, { isOpen, intercept, show }] of Object.entries(statesOf(refuse))) {
      const { region, credentials } = account;
      settings = isOpen ? {} : { region, endpoint: gateway.url, ...credentials };
      gateway.intercept = intercept;
      for (const [variant, { lang, options }] of Object.entries(variants)) {
        const context = await browser.newContext({ ...options, reducedMotion: "reduce" });
        const page = await context.newPage();
        await page.goto(`${site.url}/?lang=${lang}`);
        await page.locator(isOpen ? ".connect form" : ".connected").waitFor();
        await show(page);
        const path = join(outDir, `${name}-${variant}.png`);
        await page.screenshot({ path, fullPage: variant.endsWith("phone") });
        await context.close();
      }
    }
  } finally {
    await Promise.all([browser.close(), site.stop(), servers.stop()]);
  }
}

try {
  // The pictures are of Chromium alone.
  process.env.ENGINES = "chromium";
  await setup({ for: "test" });
  for (const [script, doing] of /** @type {const} */ ([
    ["build.mjs", "build the package"],
    ["build-www.mjs", "build the viewer"],
  ])) {
    await run(process.execPath, [join(root, "scripts", script)], { doing });
  }
  await takeAll();
  console.log(`✓ ${outDir}`);
} catch (error) {
  report(error);
  process.exitCode = 1;
}
