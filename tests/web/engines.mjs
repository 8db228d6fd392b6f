// The three engines, each driven by the same few steps: loads the page, runs a function in it, takes a screenshot.

import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import puppeteer from "puppeteer-core";
import { PATIENCE } from "./discern.mjs";

/** The engines other than Chromium, which all other tests drive. Each has `evaluate(function, argument)`, `screenshot()` as PNG in base64, and `close()`. */
export const ENGINES = [
  { name: "Firefox", programs: ["firefox-esr"], start: startFirefox },
  { name: "WebKit", programs: ["WebKitWebDriver", "Xvfb"], start: startWebKit },
];

/** Chromium, driven like the others. */
export const CHROMIUM = { name: "Chromium", programs: ["chromium"], start: startChromium };

/** Why an engine's tests are skipped: one of its programs is missing. With `DISCERN_STRICT=1`, this is an error. */
export function reasonToSkip({ name, programs }) {
  const missing = programs.find((program) => !pathOf(program));
  if (!missing) return false;
  if (process.env.DISCERN_STRICT === "1") throw new Error(`${name} needs ${missing}, which is not installed, and DISCERN_STRICT=1 forbids skipping`);
  return `needs ${missing}`;
}

function pathOf(program) {
  try {
    return execFileSync("which", [program], { encoding: "utf8" }).trim();
  } catch {
    return undefined;
  }
}

/** Starts Firefox, by WebDriver BiDi, with `downloads` as the folder for downloads, if given. */
export async function startFirefox(url, downloads) {
  const preferences = { "browser.download.dir": downloads, "browser.download.folderList": 2 };
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: pathOf("firefox-esr"),
    headless: true,
    timeout: PATIENCE,
    extraPrefsFirefox: downloads ? preferences : {},
  });
  return driven(browser, url);
}

/** Starts Chromium, by its own protocol. */
async function startChromium(url) {
  const browser = await puppeteer.launch({
    executablePath: pathOf("chromium"),
    headless: true,
    timeout: PATIENCE,
    args: ["--no-sandbox", "--disable-gpu"],
  });
  return driven(browser, url);
}

/** The page in a browser that puppeteer has started. */
async function driven(browser, url) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 800 });
  await page.goto(url, { timeout: PATIENCE });
  return {
    evaluate: (run, argument) => page.evaluate(run, argument),
    screenshot: () => page.screenshot({ encoding: "base64" }),
    close: () => browser.close(),
  };
}

/** Starts WebKitGTK, whose driver speaks WebDriver over HTTP and whose browser needs a display. */
async function startWebKit(url) {
  const display = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1440x900x24"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const [number] = await once(display.stdio[3], "data");
  const port = await freePort();
  const driver = spawn("WebKitWebDriver", [`--port=${port}`], {
    env: { ...process.env, DISPLAY: `:${String(number).trim()}` },
    stdio: "ignore",
  });
  const send = (method, path, body) => command(`http://127.0.0.1:${port}${path}`, method, body);
  const end = () => [driver, display].forEach((child) => child.kill());
  try {
    await answering(send);
    const { sessionId } = await send("POST", "/session", { capabilities: {} });
    const session = `/session/${sessionId}`;
    await send("POST", `${session}/timeouts`, { script: PATIENCE });
    await send("POST", `${session}/url`, { url });
    return {
      evaluate: (run, argument = null) => send("POST", `${session}/execute/async`, { script: script(run), args: [argument] }),
      screenshot: () => send("GET", `${session}/screenshot`),
      close: async () => {
        await send("DELETE", session);
        end();
      },
    };
  } catch (error) {
    end();
    throw error;
  }
}

/** A free port. */
async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

/** Wraps a function for WebDriver, which ends a script when its last argument is called. */
function script(run) {
  return `const [argument, done] = arguments; (async () => (${run})(argument))().then(done, (error) => done({ error: String(error) }));`;
}

async function command(address, method, body) {
  const response = await fetch(address, { method, body: body && JSON.stringify(body) });
  const { value } = await response.json();
  if (value?.error) throw new Error(`${address}: ${JSON.stringify(value)}`);
  return value;
}

async function answering(send) {
  for (const end = Date.now() + PATIENCE; ; ) {
    try {
      return await send("GET", "/status");
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await sleep(100);
  }
}

// Each function below runs in the page, as an argument of `evaluate`.

export function isReady() {
  return Array.from(document.querySelectorAll("button"), (button) => button.textContent.trim()).some((text) => text.startsWith("Open"));
}

/** Replaces the system's dialogs, which aren't part of the page: these files are chosen, and saved data is kept. */
export function standInForDialogs(files) {
  const given = new DataTransfer();
  for (const [name, base64] of files) {
    given.items.add(new File([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))], name));
  }
  globalThis.showOpenFilePicker = undefined;
  HTMLInputElement.prototype.click = function () {
    this.files = given.files;
    this.dispatchEvent(new Event("change"));
  };
  const blobs = new Map();
  const { createObjectURL } = globalThis.URL;
  globalThis.URL.createObjectURL = (blob) => {
    const url = createObjectURL.call(globalThis.URL, blob);
    blobs.set(url, blob);
    return url;
  };
  HTMLAnchorElement.prototype.click = function () {
    globalThis.saved = { name: this.download, blob: blobs.get(this.href) };
  };
}

export function pressTab(name) {
  Array.from(document.querySelectorAll('[role="tab"]')).find((tab) => tab.textContent.trim() === name).click();
}

export function search(text) {
  const input = document.querySelector('input[type="search"]');
  input.focus();
  input.value = text;
  input.dispatchEvent(new Event("input", { bubbles: true }));
}
