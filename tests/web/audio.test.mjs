// Audio tracks and XA files: played, drawn, and saved.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Discern, eventually, launch } from "./discern.mjs";
import { videoCd, workshop } from "./images.mjs";

const SECTOR = 2352;
const PER_SECOND = 75;

/** Seconds before the first track, and of the first and the second track. */
const [HIDDEN, LONG, SHORT] = [2, 240, 10];

const SHEET = `PERFORMER "Discern"
TITLE "Tones"
FILE "tones.bin" KIND
  TRACK 01 AUDIO
    TITLE "Long one"
    INDEX 00 00:00:00
    INDEX 01 00:02:00
    INDEX 02 01:02:00
  TRACK 02 AUDIO
    TITLE "Short one"
    INDEX 00 03:59:00
    INDEX 01 04:02:00
`;

let browser, folder, sheet, turned, film, samples;
before(async () => {
  browser = await launch();
  folder = await workshop();
  samples = tones();
  const write = async (name, kind, bytes) => {
    await writeFile(join(folder, `${name}.bin`), bytes);
    await writeFile(join(folder, `${name}.cue`), SHEET.replace("tones.bin", `${name}.bin`).replace("KIND", kind));
    return [join(folder, `${name}.cue`), join(folder, `${name}.bin`)];
  };
  sheet = await write("tones", "BINARY", samples);
  turned = await write("turned", "MOTOROLA", Buffer.from(samples).swap16());
  film = await videoCd(folder);
});
after(() => browser.close());

/** Two seconds of silence, a tone that grows for four minutes, and a tone at full volume. */
function tones() {
  const frames = (HIDDEN + LONG + SHORT) * 44_100;
  const samples = new Int16Array(frames * 2);
  for (let frame = HIDDEN * 44_100; frame < frames; frame += 1) {
    const strength = Math.min(1, frame / 44_100 / (HIDDEN + LONG));
    samples[frame * 2] = samples[frame * 2 + 1] = Math.round(32_000 * strength * Math.sin(frame * 0.0628));
  }
  return Buffer.from(samples.buffer);
}

/** A WAVE file as every tool writes it: a header of 44 bytes, then the samples. */
function wave(samples) {
  const header = Buffer.alloc(44);
  header.write("RIFF", 0);
  header.writeUInt32LE(36 + samples.length, 4);
  header.write("WAVEfmt ", 8);
  [16, 1 | (2 << 16), 44_100, 176_400, 4 | (16 << 16)].forEach((word, at) => header.writeUInt32LE(word, 16 + at * 4));
  header.write("data", 36);
  header.writeUInt32LE(samples.length, 40);
  return Buffer.concat([header, samples]);
}

const part = (from, to) => samples.subarray(from * PER_SECOND * SECTOR, to * PER_SECOND * SECTOR);

async function chosen(test, files, name, options) {
  const discern = await Discern.forTest(test, browser, options);
  await discern.open(...files);
  await discern.select(name);
  await player(discern).waitFor();
  return discern;
}

const player = (discern) => discern.details().getByRole("group", { name: "Player" });
const position = (discern) => player(discern).getByRole("slider", { name: "Position" });
const seconds = async (discern) => Number(await position(discern).inputValue());

/** Plays, seeks, and pauses; checks after each start that playback continues. */
async function plays(discern) {
  await player(discern).getByRole("button", { name: "Play", exact: true }).click();
  await player(discern).getByRole("button", { name: "Pause", exact: true }).waitFor();
  await eventually(async () => assert.ok((await seconds(discern)) > 0.5));
  await position(discern).fill("200");
  await eventually(async () => {
    const at = await seconds(discern);
    assert.ok(at > 200.3 && at < 230, `at ${at}`);
  });
  await player(discern).getByRole("button", { name: "Pause", exact: true }).click();
  await player(discern).getByRole("button", { name: "Play", exact: true }).waitFor();
  await eventually(async () => {
    const rest = await seconds(discern);
    await discern.frames(30);
    assert.equal(await seconds(discern), rest);
  });
}

test("a track plays as a slice of its file, and the page reads hardly any of it", async (t) => {
  const discern = await chosen(t, sheet, "01 Long one.wav");
  await plays(discern);
  const audio = discern.page.locator("audio");
  assert.ok((await audio.evaluate((element) => element.currentTime)) > 200);
  assert.equal(await audio.evaluate((element) => element.duration), LONG);
  // Of 42 MB, only the waveform's samples and what opening needs.
  const { bytes } = await discern.read();
  assert.ok(bytes < 6_000_000, `${bytes} bytes read`);
});

test("a track with swapped bytes plays while it is fetched", async (t) => {
  const discern = await chosen(t, turned, "01 Long one.wav");
  assert.equal(await discern.page.locator("audio").count(), 0);
  await plays(discern);
  const { bytes } = await discern.read();
  assert.ok(bytes < 12_000_000, `${bytes} bytes read`);
});

test("a streamed track that has ended restarts", async (t) => {
  const discern = await chosen(t, turned, "02 Short one.wav");
  await position(discern).fill("9.5");
  await player(discern).getByRole("button", { name: "Play", exact: true }).click();
  // Playback is too short to find the pause button in.
  await eventually(async () => assert.equal(await seconds(discern), SHORT));
  await player(discern).getByRole("button", { name: "Play", exact: true }).waitFor();
  await player(discern).getByRole("button", { name: "Play", exact: true }).click();
  await eventually(async () => {
    const at = await seconds(discern);
    assert.ok(at > 0.2 && at < 5, `at ${at}`);
  });
});

test("the waveform grows as the tone does, and its indexes are links", async (t) => {
  const discern = await chosen(t, sheet, "01 Long one.wav");
  const path = player(discern).locator("svg path").first();
  const outline = await eventually(async () => path.getAttribute("d", { timeout: 1000 }));
  const heights = [...outline.matchAll(/L([\d.]+) -(\d+)/g)].map(([, , high]) => Number(high));
  assert.equal(heights.length, 480);
  // At each quarter, the height grows by a quarter of 32,000 out of 32,768, or 31 of 128. The tone's crests lie between
  // samples.
  for (const quarter of [1, 2, 3]) assert.ok(Math.abs(heights[quarter * 120] - 31.25 * quarter) < 2, `${heights}`);
  await discern.details().getByText(/^Waveform: loudest at (3:5\d|4:00), 9[67]% of full scale\.$/).waitFor({ state: "attached" });
  const marks = player(discern).getByRole("list", { name: "Index marks" });
  assert.deepEqual(await marks.getByRole("button").allInnerTexts().then((all) => all.map((text) => text.replace(/\s+/g, " "))), [
    "Index 1 0:00",
    "Index 2 1:00",
    "Pregap of track 2 3:57",
  ]);
  await marks.getByRole("button", { name: "Index 2" }).click();
  await eventually(async () => assert.equal(await seconds(discern), 60));
});

test("the keyboard plays, seeks and turns down", async (t) => {
  const discern = await chosen(t, sheet, "01 Long one.wav");
  await position(discern).focus();
  await discern.press("ArrowRight", "ArrowRight", "ArrowRight");
  await eventually(async () => {
    assert.equal(await seconds(discern), 3);
    assert.equal(await position(discern).getAttribute("aria-valuetext"), "0:03 of 4:00");
  });
  await player(discern).getByRole("slider", { name: "Volume" }).focus();
  await discern.press("ArrowLeft");
  await eventually(async () => {
    const volume = await discern.page.locator("audio").evaluate((element) => element.volume);
    assert.ok(Math.abs(volume - 0.99) < 0.001, `${volume}`);
  });
});

test("tracks are saved as WAVE files with the names of CD-Text, byte for byte, and so is hidden audio", async (t) => {
  for (const files of [sheet, turned]) {
    const discern = await chosen(t, files, "01 Long one.wav");
    // With the picker, data that isn't a slice would go to a file that the user chooses.
    await discern.page.evaluate(() => delete globalThis.showSaveFilePicker);
    const expected = {
      "00 Hidden track.wav": part(0, HIDDEN),
      "01 Long one.wav": part(HIDDEN, HIDDEN + LONG),
      "02 Short one.wav": part(HIDDEN + LONG, HIDDEN + LONG + SHORT),
    };
    await discern.lists(...Object.keys(expected));
    for (const [file, samples] of Object.entries(expected)) {
      await discern.select(file);
      await discern.details().getByRole("heading", { name: file }).waitFor();
      const { name, path } = await discern.download(() =>
        discern.details().getByRole("button", { name: "Save", exact: true }).click(),
      );
      assert.equal(name, file);
      assert.ok((await readFile(path)).equals(wave(samples)), `${file} of ${files[0]}`);
    }
  }
});

test("a film of a Video CD is saved in the selected variant", async (t) => {
  const discern = await Discern.forTest(t, browser);
  // With the picker, data that isn't a slice would go to a file that the user chooses.
  await discern.page.evaluate(() => delete globalThis.showSaveFilePicker);
  await discern.open(...film);
  await discern.row("MPEGAV").dblclick();
  await discern.select("AVSEQ01.DAT");
  const ways = discern.details().getByRole("combobox", { name: "Save as" });
  await ways.waitFor();
  const saved = async (way) => {
    await ways.selectOption(way);
    const save = discern.details().getByRole("button", { name: "Save", exact: true });
    return readFile((await discern.download(() => save.click())).path);
  };
  // The film is the image's second track.
  const stored = await readFile(film.at(-1));
  const whole = await saved("2352");
  assert.ok(whole.length > 0 && whole.length % SECTOR === 0);
  assert.ok(stored.includes(whole));
  const cut = (from, to) =>
    Buffer.concat(Array.from({ length: whole.length / SECTOR }, (_, sector) => whole.subarray(sector * SECTOR + from, sector * SECTOR + to)));
  assert.ok((await saved("2336")).equals(cut(16, SECTOR)));
  assert.ok((await saved("2324")).equals(cut(24, 24 + 2324)));
  assert.ok((await saved("2048")).equals(cut(24, 24 + 2048)));
  const riff = await saved("riff");
  assert.equal(riff.subarray(8, 12).toString(), "CDXA");
  assert.ok(riff.subarray(44).equals(whole));
});

for (const width of [1440, 390]) {
  test(`the player breaks no rule at ${width} pixels`, async (t) => {
    const options = { viewport: { width, height: 900 }, hasTouch: width < 640 };
    const discern = await Discern.forTest(t, browser, options);
    await discern.open(...sheet);
    await discern.row("01 Long one.wav")[options.hasTouch ? "tap" : "click"]();
    await player(discern).locator("svg path").first().waitFor({ state: "attached" });
    assert.deepEqual(await discern.accessibilityViolations(), []);
  });
}
