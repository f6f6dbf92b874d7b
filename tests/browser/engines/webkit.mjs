/**
 * WebKit, by WebDriver: WebKitGTK's MiniBrowser on an X server without a screen. Its driver has one
 * session and no contexts, so each page is a driver and a browser of its own: 0.3 seconds.
 */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import webdriver from "selenium-webdriver";
import { end, start } from "../../../scripts/processes.mjs";
import { root } from "../../../scripts/setup/paths.mjs";
import { findWebKit } from "../../../scripts/setup/webkit.mjs";
import { freePort } from "../../aws/free-port.mjs";
import { collectMessages } from "./collect-messages.mjs";
import { Page } from "./page.mjs";

const { Builder, By, Capabilities, Key, until } = webdriver;
const patience = 15_000;
/** How long the driver may take for a command, in ms: more than a script or the load of a page may. */
const commandPatience = 90_000;
/** 127.0.0.1 as a host that WebKit does not know for this machine. */
const insecureHost = "[::ffff:127.0.0.1]";

/** @typedef {import("../../../scripts/processes.mjs").Child} Child */

/**
 * @param {import("./index.mjs").LaunchOptions} options
 * @returns {Promise<import("./index.mjs").Browser>}
 */
export async function launch({ colorScheme }) {
  const programs = findWebKit();
  assert.ok(programs, "there is no WebKit: run `node scripts/setup.mjs test` first");
  const screen = await startScreen(programs.xvfb);
  const args = ["--automation", ...(colorScheme === "dark" ? ["--dark-mode"] : [])];
  /** @type {Set<Page>} */
  const pages = new Set();
  const once = () => openSession({ driver: programs.driver, args, display: screen.display });
  // The driver does not always get its browser to start, and then says nothing more.
  const open = () => once().catch(once);
  const first = await open().catch(async (error) => {
    await end(screen.child);
    throw error;
  });
  /** @type {Session | undefined} */
  let ready = first;
  return {
    engine: "webkit",
    version: (await first.web.getCapabilities()).getBrowserVersion() ?? "",
    insecureHost,
    newPage: async () => {
      const session = ready ?? (await open());
      if (session === ready) ready = undefined;
      const page = new Page(drive(session, () => pages.delete(page)));
      pages.add(page);
      return page;
    },
    close: async () => {
      if (ready) await closeSession(ready);
      await Promise.all([...pages].map((page) => page.close()));
      await end(screen.child);
    },
  };
}

/**
 * @param {string} xvfb the X server
 * @returns {Promise<{ child: Child, display: string }>}
 */
async function startScreen(xvfb) {
  // It finds a free display by itself and writes its number.
  const options = ["-displayfd", "1", "-screen", "0", "1600x1400x24", "-nolisten", "tcp"];
  const child = start(xvfb, options, { cwd: root });
  child.stderr.resume();
  for await (const line of createInterface({ input: child.stdout })) {
    return { child, display: `:${line.trim()}` };
  }
  throw new Error("Xvfb did not start");
}

/**
 * @typedef {{ child: Child, web: import("selenium-webdriver").WebDriver }} Session
 *
 * @param {{ driver: string, args: string[], display: string }} options
 * @returns {Promise<Session>}
 */
async function openSession({ driver, args, display }) {
  const port = await freePort();
  const child = start(driver, [`--port=${port}`], {
    cwd: root,
    env: { ...process.env, DISPLAY: display, GDK_BACKEND: "x11", NO_AT_BRIDGE: "1" },
  });
  child.stdout.resume();
  child.stderr.resume();
  try {
    const connecting = connect(child, `http://127.0.0.1:${port}`, args);
    return { child, web: await within(2 * patience, connecting, "start") };
  } catch (error) {
    await end(child);
    throw error;
  }
}

/**
 * @param {Child} child the driver
 * @param {string} url its URL
 * @param {string[]} args of the browser
 * @returns {Promise<import("selenium-webdriver").WebDriver>}
 */
async function connect(child, url, args) {
  const deadline = Date.now() + patience;
  while (!(await fetch(`${url}/status`).catch(() => undefined))) {
    if (Date.now() > deadline || child.exitCode !== null) {
      throw new Error("WebKitWebDriver did not start");
    }
    await delay(10);
  }
  const capabilities = new Capabilities({
    browserName: "MiniBrowser",
    "webkitgtk:browserOptions": { args },
  });
  const web = await new Builder().usingServer(url).withCapabilities(capabilities).build();
  const execute = web.execute.bind(web);
  web.execute = (command) => within(commandPatience, execute(command), command.getName());
  await web.manage().setTimeouts({ script: 60_000, pageLoad: 60_000 });
  return web;
}

/** @param {Session} session */
async function closeSession({ child, web }) {
  // What does not quit is ended with its driver.
  await within(patience, web.quit(), "quit").catch(() => {});
  await end(child);
}

/**
 * What `work` gives, unless it takes longer: a driver that hangs fails a test, and does not stop all.
 * @template T
 * @param {number} time in ms
 * @param {Promise<T>} work
 * @param {string} what it does
 * @returns {Promise<T>}
 */
async function within(time, work, what) {
  const over = new AbortController();
  const late = delay(time, undefined, { signal: over.signal }).then(() => {
    throw new Error(`WebKitWebDriver has not done "${what}" within ${time} ms`);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    over.abort();
    late.catch(() => {});
  }
}

/**
 * @param {Session} session
 * @param {() => void} onClosed
 * @returns {import("./page.mjs").Driver}
 */
function drive({ child, web }, onClosed) {
  /** @type {string[]} */
  const initScripts = [];
  /** @type {import("./page.mjs").Message[]} */
  const messages = [];
  const drain = async () => {
    /** @type {import("./page.mjs").Message[] | null} */
    const more = await web.executeScript("return globalThis.collectedMessages?.splice(0)");
    messages.push(...(more ?? []));
  };
  return {
    goto: async (url) => {
      await drain();
      if (initScripts.length > 0) {
        await writeDocument(web, url, [`(${collectMessages})();`, ...initScripts]);
      } else {
        await web.get(url);
        await web.executeScript(`(${collectMessages})();`);
      }
    },
    evaluate: (script) =>
      web.executeAsyncScript(`(async () => {${script}})().then(arguments[arguments.length - 1])`),
    addInitScript: async (script) => {
      initScripts.push(script);
    },
    messages: async () => {
      await drain();
      return messages;
    },
    click: async (selector) => {
      await web.wait(until.elementLocated(By.css(selector)), patience).click();
    },
    press: async (keys) => {
      let actions = web.actions();
      for (const key of keys) actions = actions.keyDown(codeOf(key));
      for (const key of keys.toReversed()) actions = actions.keyUp(codeOf(key));
      await actions.perform();
    },
    type: (text) => web.actions().sendKeys(text).perform(),
    setViewport: async ({ width, height }) => {
      // Its bars make it 447 pixels wide at least.
      const window = web.manage().window();
      // The window has bars of its own around the page.
      for (let attempt = 0; attempt < 5; attempt++) {
        const inner = await web.executeScript("return [innerWidth, innerHeight]");
        const [innerWidth = 0, innerHeight = 0] = /** @type {number[]} */ (inner);
        if (innerWidth === width && innerHeight === height) return;
        const outer = await window.getRect();
        await window.setRect({
          width: outer.width + width - innerWidth,
          height: outer.height + height - innerHeight,
        });
        await delay(50);
      }
      throw new Error(`WebKit's window does not become ${width} by ${height}`);
    },
    screenshot: async (path) => writeFileSync(path, await web.takeScreenshot(), "base64"),
    close: async () => {
      onClosed();
      await closeSession({ child, web });
    },
  };
}

/**
 * WebDriver cannot run a script before those of a page. So the page is opened at another, empty place
 * of its origin, and written by script, in place of its own URL.
 * @param {import("selenium-webdriver").WebDriver} web
 * @param {string} url
 * @param {string[]} scripts
 */
async function writeDocument(web, url, scripts) {
  await web.get(new URL("/robots.txt", url).href);
  await web.executeScript(
    (/** @type {string} */ url, /** @type {string} */ script) => {
      const request = new XMLHttpRequest();
      request.open("GET", url, false);
      request.send();
      const [doctype = ""] = /^\s*<!doctype[^>]*>/i.exec(request.responseText) ?? [];
      const rest = request.responseText.slice(doctype.length);
      history.replaceState(null, "", url);
      document.open();
      document.write(`${doctype}<script>${script}</script>${rest}`);
      document.close();
    },
    url,
    scripts.join("\n").replaceAll("</script", "<\\/script"),
  );
  await web.wait(() => web.executeScript("return document.readyState === 'complete'"), patience);
}

/**
 * @param {import("./page.mjs").Key} key
 * @returns {string} WebDriver's code for it
 */
function codeOf(key) {
  const name = key.replace(/^Arrow/, "").replace(/([a-z])([A-Z])/g, "$1_$2");
  return /** @type {any} */ (Key)[name.toUpperCase().replace(/^BACKSPACE$/, "BACK_SPACE")];
}
