// A user's first steps in other engines, since files are opened and saved through features of the browser.

import assert from "node:assert/strict";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { before, test } from "node:test";
import { eventually, RESULTS, URL } from "./discern.mjs";
import { ENGINES, isReady, pressTab, reasonToSkip, search, standInForDialogs, startFirefox } from "./engines.mjs";
import { bigEndianAudio, raw, workshop } from "./images.mjs";
import { FILES, noise, sample, sha256 } from "./sample.mjs";

let image;
before(async () => {
  image = await sample(await workshop());
});

for (const engine of ENGINES) {
  const skip = reasonToSkip(engine);
  test(`${engine.name} opens an image, lists, searches and saves`, { skip }, async (t) => {
    const browser = await engine.start(URL);
    t.after(async () => {
      if (!t.passed) await keepPicture(browser, engine.name);
      await browser.close();
    });
    await eventually(async () => assert.ok(await browser.evaluate(isReady)));
    await browser.evaluate(standInForDialogs, [[basename(image), (await readFile(image)).toString("base64")]]);
    await browser.evaluate(press, "^Open");
    await eventually(async () => {
      const names = await browser.evaluate(namesOfRows);
      assert.deepEqual(names, ["archive", "docs", "pictures", "latest", "README.txt", "run.sh"]);
    });

    await browser.evaluate(search, "data.bin");
    await eventually(async () => assert.deepEqual(await browser.evaluate(namesOfRows), ["data.bin/archive"]));
    await browser.evaluate(choose, "data.bin");
    await eventually(() => browser.evaluate(press, "^Save$"));
    await eventually(async () => {
      const saved = await browser.evaluate(lastSaved);
      assert.deepEqual(saved, { name: "data.bin", sha256: sha256(FILES["archive/data.bin"]) });
    });
  });
}

for (const engine of ENGINES) {
  const skip = reasonToSkip(engine);
  test(`${engine.name} converts, by slices and by generated sectors`, { skip }, async (t) => {
    const folder = await workshop();
    const [sheet, whole] = [join(folder, "disc.cue"), await raw(image, join(folder, "whole.bin"))];
    await writeFile(sheet, `FILE "${basename(image)}" BINARY\n  TRACK 01 MODE1/2048\n    INDEX 01 00:00:00\n`);
    const downloads = join(folder, "downloads");
    await mkdir(downloads);
    // WebKit's driver has no download folder, so the file is held in memory there.
    const isStreamed = engine.name === "Firefox";
    const browser = isStreamed ? await startFirefox(URL, downloads) : await engine.start(URL);
    t.after(async () => {
      if (!t.passed) await keepPicture(browser, `${engine.name}-conversion`);
      await browser.close();
    });
    await eventually(async () => assert.ok(await browser.evaluate(isReady)));
    const given = [sheet, image].map(async (path) => [basename(path), (await readFile(path)).toString("base64")]);
    await browser.evaluate(standInForDialogs, await Promise.all(given));
    if (!isStreamed) await browser.evaluate(forgetServiceWorkers);
    await browser.evaluate(press, "^Open");
    await eventually(() => browser.evaluate(pressTab, "Convert"));
    await eventually(() => browser.evaluate(press, "^Convert and save$"));
    await eventually(async () => assert.deepEqual(await browser.evaluate(sums), { "disc.iso": sha256(await readFile(image)) }));
    assert.equal((await browser.evaluate(lastSaved)).sha256, sha256(await readFile(image)));

    await eventually(() => browser.evaluate(press, "^Convert again$"));
    await eventually(() => browser.evaluate(chooseForm, "Whole sectors"));
    await eventually(() => browser.evaluate(press, "^Convert and save$"));
    const expected = sha256(await readFile(whole));
    await eventually(async () => assert.deepEqual(Object.values(await browser.evaluate(sums)), [expected]));
    if (isStreamed) {
      await eventually(async () => {
        const [name, ...others] = await readdir(downloads);
        assert.deepEqual(others, []);
        assert.equal(sha256(await readFile(join(downloads, name))), expected);
      });
    } else {
      assert.equal((await browser.evaluate(lastSaved)).sha256, expected);
    }
  });
}

const firefox = ENGINES.find(({ name }) => name === "Firefox");
const skip = reasonToSkip(firefox);
test("Firefox downloads from our service worker", { skip }, async (t) => {
  const folder = await workshop();
  const samples = Buffer.alloc(4000 * 2352, noise(99_991));
  const files = await bigEndianAudio(folder, "Noise", samples.length, samples);
  const downloads = join(folder, "downloads");
  await mkdir(downloads);
  const browser = await startFirefox(URL, downloads);
  t.after(async () => {
    if (!t.passed) await keepPicture(browser, "Firefox-download");
    await browser.close();
  });
  await eventually(async () => assert.ok(await browser.evaluate(isReady)));
  const given = files.map(async (path) => [basename(path), (await readFile(path)).toString("base64")]);
  await browser.evaluate(standInForDialogs, await Promise.all(given));
  await browser.evaluate(press, "^Open");
  await eventually(async () => assert.deepEqual(await browser.evaluate(namesOfRows), ["01 Noise.wav"]));
  await browser.evaluate(choose, "01 Noise.wav");
  await eventually(() => browser.evaluate(press, "^Save$"));
  await eventually(async () => {
    assert.deepEqual(await readdir(downloads), ["01 Noise.wav"]);
    const saved = await readFile(join(downloads, "01 Noise.wav"));
    assert.equal(sha256(saved.subarray(44)), sha256(Buffer.from(samples).swap16()));
  });
});

async function keepPicture(browser, name) {
  await mkdir(RESULTS, { recursive: true });
  await writeFile(join(RESULTS, `${name}.png`), await browser.screenshot(), "base64");
}

// Each function below runs in the page.

function press(name) {
  const named = (button) => new RegExp(name).test(button.textContent.trim()) && button.checkVisibility();
  const button = Array.from(document.querySelectorAll("button")).findLast(named);
  if (!button) throw new Error(`no button ${name}`);
  button.click();
}

function forgetServiceWorkers() {
  Object.defineProperty(navigator, "serviceWorker", { value: undefined });
}

/** Selects a format and waits for its plan; the previous plan's button is still there at first. */
async function chooseForm(name) {
  const labels = Array.from(document.querySelectorAll(".plan-form"));
  labels.find((label) => label.textContent.trim().startsWith(name)).querySelector("input").click();
  const end = performance.now() + 60_000;
  while (document.querySelector(".plan-main h2")?.textContent !== `Convert to ${name}`) {
    if (performance.now() > end) throw new Error(`no plan of ${name}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** SHA-256 of each file in the receipt, once all are known. */
function sums() {
  const lines = Array.from(document.querySelectorAll(".plan-receipt li"));
  return Object.fromEntries(lines.map((line) => [line.querySelector("b").textContent, line.querySelector("code")?.textContent]));
}

function namesOfRows() {
  const rows = Array.from(document.querySelectorAll('[role="treegrid"] [role="row"], [role="grid"] [role="row"]'));
  const cells = rows.map((row) => row.checkVisibility() && row.querySelector('[role="gridcell"], [role="rowheader"]'));
  return cells.filter(Boolean).map((cell) => cell.textContent.trim());
}

function choose(name) {
  const cells = Array.from(document.querySelectorAll('[role="gridcell"], [role="rowheader"]'));
  cells.find((cell) => cell.textContent.trim().startsWith(name)).dispatchEvent(new MouseEvent("click", { bubbles: true }));
}

async function lastSaved() {
  if (!globalThis.saved) return undefined;
  const { name, blob } = globalThis.saved;
  const digest = await crypto.subtle.digest("SHA-256", await blob.arrayBuffer());
  return { name, sha256: Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("") };
}
