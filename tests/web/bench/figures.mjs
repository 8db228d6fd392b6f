// Figures of the page that a user notices: bytes fetched, time to the first rows, duration of an edit.
//
//   node bench/figures.mjs DIST [BEFORE]
//
// `DIST` is a built page. With `BEFORE`, another one, each run is made with both, one after the other, and ratios are
// printed; `ONLY` selects one table. `MANY` is an image of 100,000 files, as `cargo xtask bench` makes it. The script
// uses only what every version of the page has had, so that it runs with old ones.

import { createServer } from "node:http";
import { readFile, readdir } from "node:fs/promises";
import { extname, join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { launch, PATIENCE } from "../discern.mjs";
import { flat, workshop } from "../images.mjs";
import { sample } from "../sample.mjs";

/** Slowdown of the processor. */
const SLOWED = 4;

/** Runs of each measurement; the median counts. */
const RUNS = 5;

const TIMEOUT = Number(process.env.TIMEOUT ?? PATIENCE);

/** Settings with which `cargo xtask weight` compresses. */
const BROTLI = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
};

/** Serves a folder like a good static host, with brotli and keep-alive, and records what is fetched. */
class Host {
  fetched = [];

  static async of(folder) {
    const host = new Host();
    const files = new Map();
    for (const name of await readdir(folder, { recursive: true })) {
      const bytes = await readFile(join(folder, name)).catch(() => undefined);
      if (bytes) files.set(`/${name}`, { bytes, packed: brotliCompressSync(bytes, { params: BROTLI }) });
    }
    host.server = createServer((request, response) => {
      const name = new globalThis.URL(request.url, "http://host").pathname.replace(/\/$/, "/index.html");
      const file = files.get(name);
      if (!file) return response.writeHead(404).end();
      const body = file.packed.length < file.bytes.length ? file.packed : file.bytes;
      host.fetched.push({ name, bytes: body.length });
      const headers = { "Content-Type": TYPES[extname(name)] ?? "application/octet-stream", "Content-Length": body.length };
      if (body === file.packed) headers["Content-Encoding"] = "br";
      response.writeHead(200, headers).end(body);
    });
    await new Promise((done) => host.server.listen(0, "127.0.0.1", done));
    host.url = `http://127.0.0.1:${host.server.address().port}/`;
    return host;
  }

  /** What was fetched since the last call. Parts, which an idle page fetches ahead, are counted separately. */
  take() {
    const fetched = this.fetched;
    this.fetched = [];
    const sum = (files) => ({ requests: files.length, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) });
    const isPart = ({ name }) => name.startsWith("/parts/");
    return { page: sum(fetched.filter((file) => !isPart(file))), parts: sum(fetched.filter(isPart)) };
  }

  close() {
    this.server.closeAllConnections();
    this.server.close();
  }
}

/** Opens a tab of a browser that has never seen the page, and passes it to `run`. */
async function inNewTab(browser, host, { slowed = 1 }, run) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, acceptDownloads: true });
  context.setDefaultTimeout(TIMEOUT);
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: slowed });
    await context.addInitScript(install);
    host.take();
    return await run(page);
  } finally {
    await context.close();
  }
}

/** Runs in the page before its own programs: drops files as from the desktop, and tells when something is visible. */
function install() {
  const input = Object.assign(document.createElement("input"), { type: "file", id: "measured" });
  input.style.display = "none";
  addEventListener("DOMContentLoaded", () => document.body.append(input));
  const times = { pressed: 0, answered: 0 };
  addEventListener("keydown", () => Object.assign(times, { pressed: performance.now(), answered: 0 }), { capture: true });
  globalThis.Worker = class extends Worker {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", () => (times.answered ||= performance.now()));
    }
  };
  const grid = () => document.querySelector('[role="grid"][aria-rowcount]');
  globalThis.measured = {
    times,
    /** Drops the files as soon as the page accepts them. */
    drop: () =>
      measured.when(() => {
        const transfer = new DataTransfer();
        for (const file of input.files) transfer.items.add(file);
        return !dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, cancelable: true }));
      }),
    /** Milliseconds from the start of navigation until `seen` holds at a drawn frame. */
    when: (seen) =>
      new Promise((resolve) => {
        const look = () => (seen() ? resolve(performance.now()) : requestAnimationFrame(look));
        look();
      }),
    /** Names of the drawn rows. */
    names: () => Array.from(document.querySelectorAll(".listing-text"), (text) => text.textContent).filter(Boolean),
    isSelected: (name) =>
      Array.from(document.querySelectorAll('[role="row"][aria-selected="true"] .listing-text')).some((text) => text.textContent === name),
    /** Number of rows in the list, drawn or not. */
    count: () => Number(grid()?.getAttribute("aria-rowcount") ?? 0) - 1,
    canOpen: () => Array.from(document.querySelectorAll("button")).some((button) => /^Open/.test(button.textContent.trim())),
    /** Scrolls to a row of a list without folders, as the scrollbar does. */
    scrollTo(row) {
      const list = grid();
      const scroller = [list, ...list.querySelectorAll("*")].find((element) => element.scrollHeight > element.clientHeight + 1000);
      scroller.scrollTop = (scroller.scrollHeight * row) / measured.count();
    },
  };
}

/** Drops the image at once; returns milliseconds from navigation to first paint, first screen, accepted drop, and first
 * rows. */
async function firstRows(browser, host, image, slowed) {
  return inNewTab(browser, host, { slowed }, async (page) => {
    await page.goto(host.url, { waitUntil: "domcontentloaded" });
    await page.locator("#measured").setInputFiles(image);
    return page.evaluate(async () => {
      const screen = await measured.when(measured.canOpen);
      const taken = await measured.drop();
      const rows = await measured.when(() => measured.names().length > 0);
      return { paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime, screen, taken, rows };
    });
  });
}

/** Opens an image on a loaded page. */
async function open(page, host, image, row) {
  await page.goto(host.url, { waitUntil: "domcontentloaded" });
  await page.locator("#measured").setInputFiles(image);
  await page.evaluate(() => measured.when(measured.canOpen));
  // Waits, so that later figures cover nothing but the open image.
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => measured.drop());
  await rowOf(page, row).waitFor();
}

/** The row with this name; hidden rows wait to be reused. */
const rowOf = (page, name) =>
  page.locator('[role="grid"] [role="row"]:not([hidden])').filter({ has: page.locator(".listing-text").getByText(name, { exact: true }) });

/** A first use: opens an image, browses, looks at a picture, bytes and a text, saves a file, searches, saves all as a
 * ZIP. */
async function firstUse(browser, host, image) {
  return inNewTab(browser, host, {}, async (page) => {
    const details = page.getByRole("region", { name: "Details" });
    const save = async (button) => {
      const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
      if (await download.failure()) throw new Error("a download failed");
    };
    await open(page, host, image, "README.txt");
    const opened = host.take();
    await rowOf(page, "pictures").dblclick();
    await rowOf(page, "red.png").click();
    await details.getByRole("img", { name: "red.png" }).waitFor();
    await details.getByRole("button", { name: "Hex" }).click();
    await details.locator(".hex-line").first().waitFor();
    await page.getByRole("treeitem").filter({ has: page.getByText("docs", { exact: true }) }).first().click();
    await rowOf(page, "guide.txt").click();
    await details.getByText("How to.").first().waitFor();
    await save(details.getByRole("button", { name: "Save", exact: true }));
    await page.getByRole("searchbox").fill("txt");
    await rowOf(page, "README.txt").waitFor();
    await save(page.getByRole("button", { name: /as ZIP/ }).first());
    const used = host.take();
    const sum = (what) => opened.page[what] + used.page[what];
    return { bytes: sum("bytes"), requests: sum("requests"), "bytes of parts fetched ahead": opened.parts.bytes + used.parts.bytes };
  });
}

/** Milliseconds from the key to the worker's answer and to the visible change, for one renamed file and 10,000 deleted
 * ones. */
async function edits(browser, host, image) {
  return inNewTab(browser, host, {}, async (page) => {
    await open(page, host, image, "f000000.dat");
    await page.evaluate(() => measured.when(() => measured.count() === 100_000));
    await page.waitForLoadState("networkidle");
    const found = {};
    const measure = async (name, key, seen) => {
      const shown = page.evaluate(`measured.when(() => ${seen})`);
      await page.keyboard.press(key);
      const time = await shown;
      const { pressed, answered } = await page.evaluate(() => measured.times);
      found[`${name}, answered`] = answered - pressed;
      found[`${name}, shown`] = time - pressed;
    };
    // What edits is a part of the page that the first F2 may have to load.
    const typeName = async (row, name) => {
      await rowOf(page, row).click();
      await page.keyboard.press("F2");
      await page.evaluate(() => measured.when(() => document.activeElement.matches("input")));
      await page.keyboard.press("Control+a");
      await page.keyboard.type(name);
    };
    await typeName("f000000.dat", "a first.dat");
    await measure("rename", "Enter", 'measured.names().includes("a first.dat")');
    // The first change also starts the editing session; the second one is typical.
    await typeName("f000001.dat", "a second.dat");
    await measure("second rename", "Enter", 'measured.names().includes("a second.dat")');
    await rowOf(page, "f000002.dat").click();
    await page.evaluate(() => measured.when(() => measured.isSelected("f000002.dat")));
    await page.evaluate(() => measured.scrollTo(10_001));
    await rowOf(page, "f010001.dat").click({ modifiers: ["Shift"] });
    await page.evaluate(() => measured.when(() => measured.isSelected("f010001.dat")));
    await measure("deletion of 10,000", "Delete", "measured.count() === 90_000");
    return found;
  });
}

const hosts = await Promise.all(process.argv.slice(2).map(Host.of));
const place = await workshop();
const many = process.env.MANY;
const browser = await launch();
try {
  const small = await sample(place);
  await table("First use", "", hosts, 1, (host) => firstUse(browser, host, small));
  await table("Cold start to first rows, 100,000 files", "ms", hosts, RUNS, (host) => firstRows(browser, host, many, 1));
  await table(`The same, main thread ${SLOWED} times slower`, "ms", hosts, RUNS, (host) => firstRows(browser, host, many, SLOWED));
  const one = await flat(place, 100_000);
  await table("Edits in one folder of 100,000 files", "ms", hosts, 3, (host) => edits(browser, host, one));
} finally {
  await browser.close();
  hosts.forEach((host) => host.close());
}

/** Prints the medians of the runs of each host, and the ratio of the first host to the second. */
async function table(title, unit, hosts, runs, run) {
  if (!title.includes(process.env.ONLY ?? "")) return;
  const found = hosts.map(() => []);
  for (let n = 0; n < runs; n += 1) {
    for (const [at, host] of hosts.entries()) found[at].push(await run(host));
  }
  console.log(`${title}${runs > 1 ? `, median of ${runs}` : ""}`);
  for (const name of Object.keys(found[0][0])) {
    const medians = found.map((outcomes) => outcomes.map((outcome) => outcome[name]).sort((one, other) => one - other)[runs >> 1]);
    const [now, before] = medians;
    const compared = before === undefined ? "" : `  before ${before.toFixed(0).padStart(9)} ${unit}  ratio ${before ? (now / before).toFixed(2) : "–"}`;
    console.log(`  ${now.toFixed(0).padStart(9)} ${unit}${compared}  ${name}`);
  }
}
