// Audio discs as albums: tracks with buttons, playback without gaps, and samples that came without a sheet.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Discern, eventually, launch } from "./discern.mjs";
import { workshop } from "./images.mjs";

/** Seconds of each track. */
const SECONDS = [6, 5, 240];

const SHEET = `PERFORMER "Discern"
TITLE "Tones"
FILE "tones.bin" BINARY
  TRACK 01 AUDIO
    TITLE "First"
    PERFORMER "Discern"
    INDEX 01 00:00:00
  TRACK 02 AUDIO
    TITLE "Second"
    PERFORMER "A guest"
    INDEX 01 00:06:00
  TRACK 03 AUDIO
    INDEX 01 00:11:00
`;

let browser, files, samples, folder;
before(async () => {
  browser = await launch();
  folder = await workshop();
  samples = tones(SECONDS.reduce((sum, seconds) => sum + seconds));
  files = [join(folder, "tones.cue"), join(folder, "tones.bin")];
  await writeFile(files[0], SHEET);
  await writeFile(files[1], samples);
});
after(() => browser.close());

/** A tone, as samples of CD audio. */
function tones(seconds) {
  const samples = new Int16Array(seconds * 44_100 * 2);
  for (let frame = 0; frame < samples.length / 2; frame += 1) {
    samples[frame * 2] = samples[frame * 2 + 1] = Math.round(20_000 * Math.sin(frame * 0.0628));
  }
  return Buffer.from(samples.buffer);
}

const album = (discern) => discern.details().getByRole("region", { name: "Album" });
const tracks = (discern) => album(discern).getByRole("list", { name: "Tracks" }).getByRole("listitem");
const button = (discern, name) => album(discern).getByRole("button", { name, exact: true });
const position = (discern) => album(discern).getByRole("slider", { name: "Position" });
const current = (discern) => album(discern).locator("[aria-current=true]");

async function opened(test, options) {
  const discern = await Discern.forTest(test, browser, options);
  // Notes when each piece of audio begins, and how long it is.
  await discern.page.evaluate(() => {
    globalThis.pieces = [];
    const start = AudioBufferSourceNode.prototype.start;
    AudioBufferSourceNode.prototype.start = function (when, ...rest) {
      globalThis.pieces.push([when, this.buffer.length]);
      return start.call(this, when, ...rest);
    };
  });
  await discern.open(...files);
  await album(discern).waitFor();
  return discern;
}

test("an album lists its tracks with titles, performers and lengths", async (t) => {
  const discern = await opened(t);
  await album(discern).getByRole("heading", { name: "Tones" }).waitFor();
  await album(discern).getByText("Discern · 3 tracks · 4:11").waitFor();
  const texts = await tracks(discern).allInnerTexts();
  assert.deepEqual(texts.map((text) => text.split(/\s+/).filter(Boolean).join(" ")), [
    "01 First 0:06",
    "02 Second A guest 0:05",
    "03 Track 3 4:00",
  ]);
  assert.deepEqual(await discern.accessibilityViolations(), []);
});

test("a track plays from its row, and the next one follows without a gap", async (t) => {
  const discern = await opened(t);
  await button(discern, "Play First").click();
  await button(discern, "Pause First").waitFor();
  await current(discern).filter({ hasText: "First" }).waitFor();
  await current(discern).filter({ hasText: "Second" }).waitFor();
  await button(discern, "Pause Second").waitFor();
  await eventually(async () => assert.ok(Number(await position(discern).inputValue()) > 0.5));
  const pieces = await discern.page.evaluate(() => globalThis.pieces);
  // The seventh piece is the first of the second track: all six seconds before it have been handed over.
  assert.ok(pieces.length > 6, `${pieces.length} pieces`);
  const before = pieces.slice(0, 6).reduce((sum, [, frames]) => sum + frames, 0);
  assert.equal(before, SECONDS[0] * 44_100);
  for (let at = 1; at < pieces.length; at += 1) {
    const [[start, frames], [next]] = [pieces[at - 1], pieces[at]];
    assert.ok(Math.abs(start + frames / 44_100 - next) < 1e-6, `piece ${at}: ${start}, ${frames}, ${next}`);
  }
  await button(discern, "Pause Second").click();
  await button(discern, "Play Second").waitFor();
  assert.equal(await album(discern).getByRole("button", { name: /^Pause / }).count(), 0);
  // Of 44 MB, only what was played and the waveforms' samples.
  const { bytes } = await discern.read();
  assert.ok(bytes < 16_000_000, `${bytes} bytes read`);
});

test("the waveform of the track that plays seeks by pointer and keyboard", async (t) => {
  const discern = await opened(t);
  await button(discern, "Play Track 3").click();
  await button(discern, "Pause Track 3").waitFor();
  await album(discern).locator("svg path").first().waitFor({ state: "attached" });
  await eventually(async () => assert.match(await position(discern).getAttribute("aria-valuetext"), / of 4:00$/));
  await position(discern).fill("200");
  await eventually(async () => assert.ok(Number(await position(discern).inputValue()) > 200.2));
  await button(discern, "Pause Track 3").click();
  await button(discern, "Play Track 3").waitFor();
  const rest = Number(await position(discern).inputValue());
  await position(discern).focus();
  await discern.press("ArrowRight");
  await eventually(async () => assert.ok(Number(await position(discern).inputValue()) > rest + 0.5));
  await current(discern).filter({ hasText: "Track 3" }).waitFor();
});

test("the whole album leads to its conversion", async (t) => {
  const discern = await opened(t);
  for (const [name, form] of [["Save all as FLAC…", "FLAC files"], ["Save all as WAV…", "WAV files"]]) {
    await discern.tab("Files").click();
    await button(discern, name).click();
    await discern.page.getByRole("radio", { name: new RegExp(`^${form}`), checked: true }).waitFor();
  }
});

for (const [order, name, bytes] of [["low", "loose.bin", (all) => all], ["high", "turned.raw", (all) => Buffer.from(all).swap16()]]) {
  test(`samples without a sheet open as audio, with the ${order} byte first`, async (t) => {
    const loose = samples.subarray(0, 45 * 75 * 2352);
    const path = join(folder, name);
    await writeFile(path, bytes(loose));
    const discern = await Discern.forTest(t, browser);
    await discern.offer(path);
    const alert = discern.alert();
    await alert.filter({ hasText: "45 s of CD audio without its sheet" }).waitFor();
    await alert.getByRole("button", { name: "Open as audio" }).click();
    await discern.lists("Track 01.wav");
    assert.equal(await alert.count(), 0);
    await discern.page.evaluate(() => delete globalThis.showSaveFilePicker);
    await discern.select("Track 01.wav");
    const save = discern.details().getByRole("button", { name: "Save", exact: true });
    await save.waitFor();
    const saved = await readFile((await discern.download(() => save.click())).path);
    assert.ok(saved.subarray(44).equals(loose), `${saved.length} bytes`);
  });
}

for (const width of [320, 390, 768]) {
  test(`the album is a button away where the window has no room for it beside the list, at ${width} pixels`, async (t) => {
    const discern = await Discern.forTest(t, browser, { viewport: { width, height: 800 }, hasTouch: true });
    await discern.open(...files);
    assert.equal(await album(discern).isVisible(), false);
    await discern.page.getByRole("button", { name: "Album", exact: true }).click();
    await album(discern).waitFor();
    assert.equal(await tracks(discern).count(), 3);
    // Back to the list, and to a track, which leads to its album.
    await discern.page.goBack();
    await discern.rows().first().click();
    await discern.details().getByRole("button", { name: "Play", exact: true }).waitFor();
    await discern.details().getByRole("button", { name: "Album", exact: true }).click();
    await tracks(discern).first().waitFor();
    const { width: whole, right } = await album(discern).evaluate((element) => ({
      width: innerWidth,
      right: Math.max(...[...element.querySelectorAll("*")].map((inner) => inner.getBoundingClientRect().right)),
    }));
    assert.ok(right <= whole, `${right} of ${whole}`);
  });
}
