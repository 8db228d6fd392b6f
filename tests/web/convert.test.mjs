// Conversions: the steps of a user who came only for that, every way to save, and errors.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdtemp, readFile, truncate, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { begin, choose, discs, done, heading, job, ledger, openPlanned, panel, receipt, withoutPickers, withPickers, written } from "./conversion.mjs";
import { assertStopped, Discern, eventually, launch, PATIENCE } from "./discern.mjs";
import { nrg, tone } from "./discs.mjs";
import { raw, workshop } from "./images.mjs";
import { mebibytes, memoryOf } from "./memory.mjs";
import { sha256 } from "./sample.mjs";

const run = promisify(execFile);

/** Bytes by which the browser may grow during a conversion of more than 4 GiB: three times what an idle one needs. */
const CONSTANT = 2 ** 28;

let browser, folder, image, many;
before(async () => {
  browser = await launch();
  folder = await workshop();
  ({ image, many } = await discs(folder));
});
after(() => browser.close());

/** A BIN of raw sectors with its sheet; returns both paths, the sheet first. */
async function cue(name) {
  const bin = await raw(image, join(folder, `${name}.bin`));
  const sheet = join(folder, `${name}.cue`);
  await writeFile(sheet, `FILE "${name}.bin" BINARY\n  TRACK 01 MODE1/2352\n    INDEX 01 00:00:00\n`);
  return [sheet, bin];
}

/** Opens an image and waits for the plan of the likely conversion. */
const planned = (test, files, options) => openPlanned(test, browser, files, options);

/** Number of bytes read from the user's files until the worker reported the end of the conversion. */
async function readUntilConverted(discern) {
  const told = await discern.told();
  const end = told.findIndex(({ to, answer }) => to === "Convert.Convert" && answer);
  return told.slice(0, end).findLast(({ news }) => news === "Read").bytes;
}

test("a dropped Nero image becomes an ISO in its tab, without reading a byte", async (t) => {
  const data = await readFile(image);
  const path = await nrg(join(folder, "game.nrg"), [{ data, lba: 0 }]);
  const discern = await Discern.forTest(t, browser, { acceptDownloads: true });
  await discern.open(path);
  await discern.complete();
  await discern.tab("Convert").click();
  await begin(discern).waitFor();
  assert.equal(await heading(discern).innerText(), "Convert to ISO image");
  await ledger(discern).getByRole("heading", { name: "Nothing is lost" }).waitFor();
  await panel(discern).getByText(/^Instant: no data is copied/).waitFor();
  assert.deepEqual(await discern.accessibilityViolations(), []);
  const before = (await discern.read()).bytes;
  const { name, path: saved } = await discern.download(() => begin(discern).click());
  assert.equal(name, "game.iso");
  assert.ok((await readFile(saved)).equals(data));
  await done(discern).waitFor();
  // Reopening it reads descriptors and directories, not its files.
  assert.ok((await readUntilConverted(discern)) - before < 200_000);
  assert.deepEqual(await receipt(discern), { "game.iso": sha256(data) });
  await panel(discern).getByText(/bytes are taken unchanged from the source\.$/).waitFor();
  assert.deepEqual(await discern.accessibilityViolations(), []);
  const kept = await discern.download(() => panel(discern).getByRole("button", { name: "Save receipt" }).click());
  assert.equal(kept.name, "game.iso.sha256");
  assert.match(await readFile(kept.path, "utf8"), new RegExp(`^${sha256(data)}  game\\.iso$`, "m"));
});

test("a cue sheet becomes the same ISO as with bchunk, once every sector has been read", async (t) => {
  const files = await cue("game");
  const discern = await planned(t, files, { prepare: withPickers });
  await ledger(discern).getByRole("heading", { name: "Nothing is lost", exact: true }).waitFor();
  await begin(discern).click();
  const theirs = join(folder, "bchunk");
  await run("bchunk", [files[1], files[0], theirs]);
  const expected = { "game.iso": sha256(await readFile(`${theirs}01.iso`)) };
  assert.deepEqual(await receipt(discern), expected);
  assert.deepEqual(await written(discern), expected);
});

test("sectors that cannot be regenerated from their data are counted as lost before the conversion", async (t) => {
  const [sheet, bin] = await cue("hurt");
  const bytes = await readFile(bin);
  bytes[30 * 2352 + 2200] ^= 1;
  await writeFile(bin, bytes);
  const discern = await planned(t, [sheet, bin]);
  await ledger(discern).getByRole("heading", { name: "1 kind of data is lost" }).waitFor();
  await ledger(discern).getByText(/error correction of (1|one) sector is wrong/).waitFor();
  assert.deepEqual(await discern.accessibilityViolations(), []);
});

test("an ISO becomes a cue sheet and raw sectors in a folder, and nothing there is overwritten", async (t) => {
  const discern = await planned(t, [image], { prepare: withPickers });
  assert.match(await heading(discern).innerText(), /^Convert to BIN\/CUE/);
  await begin(discern).click();
  const sums = await receipt(discern);
  const expected = await raw(image, join(folder, "expected.bin"));
  assert.equal(sums["disc.bin"], sha256(await readFile(expected)));
  assert.deepEqual(await written(discern), sums);
  await panel(discern).getByText(/^EDC and ECC of .* are right\.$/).waitFor();
  await panel(discern).getByRole("button", { name: "Convert again" }).click();
  await begin(discern).click();
  await discern.alert().getByText("That folder already has a file “disc.cue”.").waitFor();
  assert.deepEqual(await written(discern), sums);
});

test("an ISO of a disc with audio reports the loss of the audio first; one audio track becomes a WAVE file at once", async (t) => {
  const discern = await planned(t, many);
  await choose(discern, "ISO image");
  await ledger(discern).getByText(/tracks 2 \(audio\), 3 \(audio\), 4 \(audio\)/).waitFor();
  await panel(discern).getByLabel("What to convert").selectOption({ label: "Track 2 (audio): Tune 1" });
  await heading(discern).filter({ hasText: "Convert to WAV files" }).waitFor();
  await panel(discern).getByText(/^Instant: no data is copied/).waitFor();
  const before = (await discern.read()).bytes;
  const { path } = await discern.download(() => begin(discern).click());
  const bytes = await readFile(path);
  assert.equal(bytes.toString("latin1", 0, 4), "RIFF");
  const samples = tone(300, 1);
  assert.ok(bytes.subarray(44, 44 + samples.length).equals(samples));
  // Texts follow the samples.
  assert.equal(bytes.toString("latin1", 44 + samples.length).includes("Tune 1"), true);
  await done(discern).waitFor();
  // The first byte of each file is read, to see that the file is still there.
  assert.ok((await readUntilConverted(discern)) - before < 100);
});

test("several files are saved as one archive if a browser cannot write into folders", async (t) => {
  const discern = await planned(t, many, { prepare: withoutPickers });
  await choose(discern, "BIN/CUE, a file for each track");
  await panel(discern).getByRole("radio", { name: "One ZIP" }).check();
  const { name, path } = await discern.download(() => begin(discern).click());
  assert.equal(name, "disc.zip");
  const sums = await receipt(discern);
  await run("unzip", ["-tq", path]);
  for (const [name, sum] of Object.entries(sums)) {
    // unzip's patterns give brackets a meaning.
    const { stdout } = await run("unzip", ["-p", path, name.replace(/[[\]]/g, "?")], { encoding: "buffer", maxBuffer: 1 << 28 });
    assert.equal(sha256(stdout), sum, name);
  }
  assert.equal(sums["disc (Track 3).bin"], sha256(tone(450, 2)));
});

/** An image padded with zeros to `bytes`, which take no space on the drive. */
async function large(bytes) {
  const path = join(await mkdtemp(join(folder, "drawer-")), "large.iso");
  await writeFile(path, await readFile(image));
  await truncate(path, bytes);
  return path;
}

test("a conversion that is canceled midway stops and leaves nothing", async (t) => {
  const path = await large(600 << 20);
  const discern = await planned(t, [path], { prepare: withPickers });
  await begin(discern).click();
  await job(discern).getByText(/^Writing: .* · \d+%/).waitFor();
  assertStopped(t, await discern.cancel(job(discern)));
  await begin(discern).waitFor();
  assert.equal(await discern.alert().count(), 0);
  assert.deepEqual(await written(discern), {});
});

test("an image that is truncated midway is reported as changed, and nothing is left", async (t) => {
  const path = await large(600 << 20);
  const discern = await planned(t, [path], { prepare: withPickers });
  await begin(discern).click();
  await job(discern).getByText(/^Writing: .* · \d+%/).waitFor();
  await truncate(path, 1_000_000);
  await discern.alert().getByText(/changed or became unreadable/).waitFor();
  await begin(discern).waitFor();
  assert.deepEqual(await written(discern), {});
});

test("more than 4 GiB are converted in bounded memory", async (t) => {
  const path = await large(2 ** 32 + 2 ** 26);
  const sheet = join(folder, "large.cue");
  await writeFile(sheet, `FILE "${basename(path)}" BINARY\n  TRACK 01 MODE1/2048\n    INDEX 01 00:00:00\n`);
  const discern = await planned(t, [sheet, path]);
  const watch = await memoryOf(browser);
  const began = performance.now();
  const [download] = await Promise.all([discern.page.waitForEvent("download"), begin(discern).click()]);
  // The drive may have no space for the result; its checksum identifies it.
  await download.cancel();
  // Takes minutes on a slow machine.
  const sums = await receipt(discern, 10 * PATIENCE);
  const seconds = (performance.now() - began) / 1000;
  const { before, peak } = await watch.end();
  t.diagnostic(`${seconds.toFixed(1)} s with its checksum, ${mebibytes(before)} before, ${mebibytes(peak)} at most`);
  const digest = createHash("sha256");
  for await (const bytes of createReadStream(path)) digest.update(bytes);
  assert.deepEqual(sums, { "large.iso": digest.digest("hex") });
  assert.ok(peak - before <= CONSTANT, `${mebibytes(before)} before, ${mebibytes(peak)} at most`);
});

test("on a phone, dark and with large letters, everything can be reached", async (t) => {
  const options = { viewport: { width: 390, height: 844 }, colorScheme: "dark", hasTouch: true };
  const discern = await planned(t, many, options);
  assert.deepEqual(await discern.accessibilityViolations(), []);
  const top = async (element) => (await element.boundingBox()).y;
  assert.ok((await top(panel(discern).getByRole("group", { name: "Convert to" }))) < (await top(heading(discern))), "the result is above the choice");
  // Scrolls to it, and fails if anything else would get the tap.
  await begin(discern).tap({ trial: true });
  await discern.fits();
});
