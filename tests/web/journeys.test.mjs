// The same journeys in three engines. What they find is the table of browsers in the README.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { eventually, RESULTS, URL } from "./discern.mjs";
import { CHROMIUM, ENGINES, isReady, pressTab, reasonToSkip, search, standInForDialogs } from "./engines.mjs";
import { host } from "./host.mjs";
import { tree, workshop, xorriso } from "./images.mjs";
import { noise, sha256 } from "./sample.mjs";

const BROWSERS = [CHROMIUM, ...ENGINES];
const FILES = { "README.txt": "Read me first.\n", "docs/guide.txt": "How to.\n", "pool/data.bin": noise(300_000) };

/** What the journeys found, by the name of the engine. */
const found = new Map(BROWSERS.map(({ name }) => [name, {}]));

/** More than is unpacked again rather than kept. */
const LONG = 17 << 20;

let folder, image, list, packed;
before(async () => {
  folder = await workshop();
  image = await xorriso(await tree(folder, FILES), join(folder, "journey.iso"), ["-R"]);
  list = join(folder, "SHA256SUMS");
  await writeFile(list, `${sha256(await readFile(image))}  journey.iso\n`);
  const long = await xorriso(await tree(await workshop(), { "long.bin": noise(LONG) }), join(folder, "long.iso"));
  execFileSync("xz", ["-0", "-T1", long]);
  packed = `${long}.xz`;
});

/** The page in an engine, with these files given to it. */
async function opened(t, engine, url, ...paths) {
  const browser = await engine.start(url);
  t.after(async () => {
    if (!t.passed) {
      await mkdir(RESULTS, { recursive: true });
      await writeFile(join(RESULTS, `${engine.name}-journey.png`), await browser.screenshot(), "base64");
    }
    await browser.close();
  });
  await give(browser, ...paths);
  return browser;
}

/** Opens files by the page's picker. */
async function give(browser, ...paths) {
  await eventually(async () => assert.ok(await browser.evaluate(isReady)));
  const given = paths.map(async (path) => [basename(path), (await readFile(path)).toString("base64")]);
  await browser.evaluate(standInForDialogs, await Promise.all(given));
  await eventually(() => browser.evaluate(press, "^Open"));
}

const lists = (browser, ...names) =>
  eventually(async () => assert.deepEqual(await browser.evaluate(namesOfRows), names));

/** Writes what the page has saved last to a file. */
async function saved(browser, name) {
  const path = join(folder, name);
  const base64 = await eventually(async () => {
    const kept = await browser.evaluate(takeSaved);
    assert.ok(kept);
    return kept;
  });
  await writeFile(path, base64, "base64");
  return path;
}

for (const engine of BROWSERS) {
  const { name } = engine;
  const skip = reasonToSkip(engine);

  test(`${name} opens, verifies, searches, browses, extracts, edits and builds`, { skip }, async (t) => {
    const browser = await opened(t, engine, URL, image, list);
    await lists(browser, "docs", "pool", "README.txt");
    await eventually(async () => assert.ok(await browser.evaluate(hasButton, "^Checksum: matches")));
    await browser.evaluate(search, "data");
    await lists(browser, "data.bin");
    await browser.evaluate(search, "");
    await lists(browser, "docs", "pool", "README.txt");
    found.get(name).reads = true;

    await browser.evaluate(act, { name: "pool", type: "click" });
    await browser.evaluate(act, { name: "pool", type: "dblclick" });
    await lists(browser, "data.bin");
    await browser.evaluate(act, { name: "data.bin", type: "click" });
    await eventually(() => browser.evaluate(press, "^Save$"));
    const one = await saved(browser, `${name}-data.bin`);
    assert.equal(sha256(await readFile(one)), sha256(FILES["pool/data.bin"]));
    await browser.evaluate(press, "^Rock Ridge$");
    await lists(browser, "docs", "pool", "README.txt");
    await eventually(() => browser.evaluate(press, "^Save all as ZIP$"));
    const archive = await saved(browser, `${name}.zip`);
    for (const [path, content] of Object.entries(FILES)) {
      assert.equal(sha256(execFileSync("unzip", ["-p", archive, path])), sha256(content), path);
    }
    found.get(name).saves = true;

    await browser.evaluate(act, { name: "README.txt", type: "click" });
    await browser.evaluate(pressDelete);
    await lists(browser, "docs", "pool");
    await eventually(() => browser.evaluate(pressTab, "Build"));
    await eventually(() => browser.evaluate(press, "^Build and check$"));
    await eventually(() => browser.evaluate(press, "^Save image"));
    const built = await saved(browser, `${name}.iso`);
    const paths = execFileSync("xorriso", ["-indev", built, "-find", "/", "-type", "f"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    assert.deepEqual(paths.trim().split("\n").sort(), ["'/docs/guide.txt'", "'/pool/data.bin'"]);
    found.get(name).builds = true;
  });

  test(`${name} opens a long packed image`, { skip }, async (t) => {
    const browser = await opened(t, engine, URL, packed);
    await lists(browser, "long.bin");
    found.get(name).keeps = (await browser.evaluate(bytesKept)) > LONG / 2;
  });

  test(`${name} works without a network on the second visit`, { skip }, async (t) => {
    const site = await host(t);
    const browser = await engine.start(site.url);
    t.after(() => browser.close());
    Object.assign(found.get(name), await browser.evaluate(abilities));
    if (!found.get(name).streams) return void (found.get(name).offline = false);
    await eventually(async () => assert.equal(await browser.evaluate(stateOfServiceWorker), "activated"));
    site.isOff = true;
    await browser.evaluate(reload);
    await eventually(async () => assert.ok(await browser.evaluate(isReloaded)));
    await give(browser, image);
    await lists(browser, "docs", "pool", "README.txt");
    found.get(name).offline = true;
  });

  test(`${name} opens an image with the page in one file, from a disk`, { skip }, async (t) => {
    const path = join(folder, `${name}.html`);
    await writeFile(path, Buffer.from(await (await fetch(`${URL}discern.html`)).arrayBuffer()));
    const browser = await engine.start(pathToFileURL(path).href);
    t.after(() => browser.close());
    found.get(name).single = await browser.evaluate(readsFilesInWorkers);
    // WebKit gives workers of such a page no files, so no image can be read: the page says that it couldn't begin.
    if (!found.get(name).single) return void (await eventually(async () => assert.ok(await browser.evaluate(hasAlert))));
    await give(browser, image, list);
    await lists(browser, "docs", "pool", "README.txt");
    // Checks, and views that are loaded later, are in parts.
    await eventually(async () => assert.ok(await browser.evaluate(hasButton, "^Checksum: matches")));
    await browser.evaluate(pressTab, "Overview");
    await eventually(async () => assert.ok(await browser.evaluate(hasOverview)));
  });
}

const LINES = [
  ["open, browse, search, check", "reads"],
  ["save files, and many as a ZIP archive", "saves"],
  ["edit, and build an image", "builds"],
  ["save straight to a chosen file or folder", "picks"],
  ["generated data of any size, as a download", "streams"],
  ["keep what takes long to unpack while the image is open", "keeps"],
  ["work without a network after the first visit", "offline"],
  ["open `discern.html`, the page in one file, from a disk", "single"],
  ["keep the screen on during long work", "wakes"],
];

const missing = BROWSERS.map(reasonToSkip).find((reason) => reason);
test("the README's table of browsers is what the journeys found", { skip: missing ?? false }, async () => {
  const heads = ["Chromium, Chrome, Edge", "Firefox", "Safari (WebKitGTK)"];
  const line = (cells) => `| ${cells.join(" | ")} |`;
  const cells = ([text, key]) => line([text, ...BROWSERS.map(({ name }) => (found.get(name)[key] ? "yes" : "no"))]);
  const table = [line(["", ...heads]), "|---|---|---|---|", ...LINES.map(cells)].join("\n");
  const readme = await readFile(join(import.meta.dirname, "../../README.md"), "utf8");
  assert.ok(readme.includes(table), `README.md should have:\n${table}`);
});

// Each function below runs in the page.

/** What was saved since the last call, as base64. */
async function takeSaved() {
  const blob = globalThis.saved?.blob;
  if (!blob) return undefined;
  globalThis.saved = undefined;
  const reader = new FileReader();
  await new Promise((done) => {
    reader.onload = done;
    reader.readAsDataURL(blob);
  });
  return reader.result.split(",")[1];
}

function hasButton(name) {
  return Array.from(document.querySelectorAll("button")).some((button) => new RegExp(name).test(button.textContent.trim()));
}

function hasAlert() {
  return Array.from(document.querySelectorAll('[role="alert"]')).some((alert) => alert.checkVisibility());
}

/** Whether a worker can read a file that the page has. */
function readsFilesInWorkers() {
  const own = Object.getPrototypeOf(Worker);
  const Native = own === EventTarget ? Worker : own;
  const text = `onmessage = ({ data }) => new Response(data).arrayBuffer().then(() => postMessage(true), () => postMessage(false));`;
  const worker = new Native(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
  return new Promise((resolve) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.postMessage(new File(["x"], "x"));
  });
}

function hasOverview() {
  return document.querySelector("#panel-overview h2") !== null;
}

function press(name) {
  const named = (button) => new RegExp(name).test(button.textContent.trim()) && button.checkVisibility() && !button.disabled;
  const button = Array.from(document.querySelectorAll("button")).findLast(named);
  if (!button) throw new Error(`no button ${name}`);
  button.click();
}

function pressDelete() {
  document.querySelector('[role="grid"]').dispatchEvent(new KeyboardEvent("keydown", { key: "Delete", bubbles: true }));
}

function namesOfRows() {
  const rows = Array.from(document.querySelectorAll('[role="grid"] [role="row"]:not([hidden])'));
  const names = rows.map((row) => [Number(row.ariaRowIndex ?? row.getAttribute("aria-rowindex")), row.querySelector(".listing-text")?.textContent]);
  return names.filter(([, name]) => name).sort(([one], [other]) => one - other).map(([, name]) => name);
}

function act({ name, type }) {
  const text = Array.from(document.querySelectorAll(".listing-text")).find((cell) => cell.textContent === name);
  text.dispatchEvent(new MouseEvent(type, { bubbles: true }));
}

function abilities() {
  return { picks: "showSaveFilePicker" in globalThis, streams: "serviceWorker" in navigator, wakes: "wakeLock" in navigator };
}

/** Bytes of the files in the page's own storage. */
async function bytesKept() {
  const folder = await navigator.storage?.getDirectory?.();
  if (!folder) return 0;
  let bytes = 0;
  for await (const file of (await folder.getDirectoryHandle("unpacked")).values()) bytes += (await file.getFile()).size;
  return bytes;
}

async function stateOfServiceWorker() {
  const registration = await navigator.serviceWorker.getRegistration();
  return registration?.active?.state;
}

function reload() {
  globalThis.isOld = true;
  setTimeout(() => location.reload());
}

function isReloaded() {
  return !globalThis.isOld;
}
