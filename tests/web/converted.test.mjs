// Conversions that generate data: every destination gets the same bytes, or nothing if the conversion ends early; audio
// as third-party decoders read it; sessions; and the tab with the keyboard alone or with large letters.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { begin, choose, discs, done, heading, job, openPlanned, panel, receipt, withNeither, withoutPickers, withPickers, written } from "./conversion.mjs";
import { assertStopped, eventually, launch, URL } from "./discern.mjs";
import { nrg, RAW, secondSession, tone } from "./discs.mjs";
import { raw, tree, workshop } from "./images.mjs";
import { sha256 } from "./sample.mjs";

const run = promisify(execFile);

let browser, folder, image, many;
before(async () => {
  browser = await launch();
  folder = await workshop();
  ({ image, many } = await discs(folder));
});
after(() => browser.close());

const planned = (test, files, options) => openPlanned(test, browser, files, options);

/** An image padded with zeros to `bytes`, which take no space on the drive. */
async function large(bytes) {
  const path = join(await mkdtemp(join(folder, "drawer-")), "large.iso");
  await writeFile(path, await readFile(image));
  await truncate(path, bytes);
  return path;
}

/** Standard output of a command. */
const output = async (...command) => (await run(command[0], command.slice(1), { encoding: "buffer", maxBuffer: 1 << 28 })).stdout;

/** The files in an archive, as another program extracts them: SHA-256 by name. */
async function unpacked(path, names) {
  for (const test of [["unzip", "-tq"], ["7zz", "t"], ["bsdtar", "-tf"], ["python3", "-m", "zipfile", "-t"]]) {
    await run(test[0], [...test.slice(1), path]);
  }
  const sums = {};
  for (const name of names) sums[name] = sha256(await output("bsdtar", "-xOf", path, name.replace(/[[\]]/g, "?")));
  return sums;
}

test("a service worker download has the same bytes as a file, each sector generated and checked on the way", async (t) => {
  const discern = await planned(t, [image], { prepare: withoutPickers });
  await choose(discern, "BIN/CUE, one file");
  await panel(discern).getByRole("radio", { name: "Separate downloads" }).check();
  const downloads = [];
  discern.page.on("download", (download) => downloads.push(download));
  await begin(discern).click();
  const sums = await receipt(discern);
  await eventually(async () => assert.equal(downloads.length, 2));
  const found = {};
  for (const download of downloads) found[download.suggestedFilename()] = sha256(await readFile(await download.path()));
  assert.deepEqual(found, sums);
  assert.equal(sums["disc.bin"], sha256(await readFile(await raw(image, join(folder, "expected.bin")))));
});

test("one archive gets the same bytes, in one pass", async (t) => {
  const discern = await planned(t, [image], { prepare: withoutPickers });
  await choose(discern, "BIN/CUE, one file");
  await panel(discern).getByRole("radio", { name: "One ZIP" }).check();
  const { path } = await discern.download(() => begin(discern).click());
  const sums = await receipt(discern);
  assert.deepEqual(await unpacked(path, Object.keys(sums)), sums);
  assert.ok(!(await discern.told()).some(({ phase }) => phase === "Checksums"));
});

test("an album is FLAC that other programs decode to the same samples, in a folder, as one archive, and in memory", async (t) => {
  // Players expect the second track's two-second pregap at the end of the first track.
  const [one, two, three] = [tone(300, 1), tone(450, 2), tone(375, 3)];
  const pregap = 150 * RAW;
  const expected = { 2: Buffer.concat([one, two.subarray(0, pregap)]), 3: two.subarray(pregap), 4: three };
  const decoded = async (bytes, name) => {
    const path = join(await mkdtemp(join(folder, "flac-")), "track.flac");
    await writeFile(path, bytes);
    await run("flac", ["--test", "--silent", path]);
    const samples = await output("ffmpeg", "-v", "error", "-i", path, "-f", "s16le", "-");
    const number = Number(/^\d+/.exec(name)[0]);
    assert.ok(samples.equals(expected[number]), `${name}: ${samples.length} bytes of samples`);
  };
  const into = async (prepare, way) => {
    const discern = await planned(t, many, { prepare });
    await choose(discern, "FLAC");
    if (way) await panel(discern).getByRole("radio", { name: way }).check();
    return discern;
  };

  const filed = await into(withPickers, "To a folder");
  await begin(filed).click();
  const sums = await receipt(filed);
  assert.deepEqual(await written(filed), sums);
  const names = Object.keys(sums).filter((name) => name.endsWith(".flac"));
  assert.equal(names.length, 3);

  for (const prepare of [withoutPickers, withNeither]) {
    const discern = await into(prepare, "One ZIP");
    const { name, path } = await discern.download(() => begin(discern).click());
    assert.match(name, /\.zip$/);
    // The same bytes again, since none of them depend on the time.
    assert.deepEqual(await receipt(discern), sums);
    assert.deepEqual(await unpacked(path, Object.keys(sums)), sums);
    for (const name of names) await decoded(await output("bsdtar", "-xOf", path, name), name);
  }
});

test("the selected one of two sessions becomes the image that it was made from", async (t) => {
  const first = await readFile(image);
  // As on a CD-R, a lead-out and a lead-in separate the sessions.
  const start = first.length / 2048 + 11_400;
  const source = await tree(await mkdtemp(join(folder, "second-")), { "later.txt": "Later.\n" });
  const second = await readFile(await secondSession(source, image, join(folder, "second.iso"), start));
  const path = await nrg(join(folder, "two.nrg"), [{ data: first, lba: 0 }, { data: second, lba: start }]);
  const discern = await planned(t, [path], { prepare: withoutPickers });
  await panel(discern).getByLabel("What to convert").selectOption("Session 1");
  await heading(discern).filter({ hasText: "Convert to ISO image" }).waitFor();
  await begin(discern).waitFor();
  const one = await discern.download(() => begin(discern).click());
  assert.ok((await readFile(one.path)).equals(first));
  await done(discern).waitFor();
  await panel(discern).getByLabel("What to convert").selectOption("Session 2");
  await begin(discern).waitFor();
  const two = await discern.download(() => begin(discern).click());
  await done(discern).waitFor();
  // Alone, the session has addresses from zero on; the data of the first session that it refers to isn't in it.
  const listing = await output("isoinfo", "-R", "-f", "-i", two.path);
  assert.match(String(listing), /later\.txt/);
});

const SINKS = { "a file": withPickers, "a download": withoutPickers };
for (const [name, prepare] of Object.entries(SINKS)) {
  /** Starts a conversion to raw sectors in one file, and waits until it writes. */
  const writing = async (test, bytes) => {
    const path = await large(bytes);
    const discern = await planned(test, [path], { prepare });
    await choose(discern, "Whole sectors");
    const download = discern.page.waitForEvent("download", { timeout: 0 });
    download.catch(() => {});
    await begin(discern).click();
    await job(discern).getByText(/^Writing: .* · \d+%/).waitFor();
    // The browser doesn't report the end of a download that it hasn't begun.
    if (prepare === withoutPickers) await download;
    return { discern, download, path };
  };

  /** Asserts that neither the private folder nor the browser's downloads contain anything. */
  const isGone = async (discern, download) => {
    await begin(discern).waitFor();
    assert.deepEqual(await written(discern), {});
    if (prepare === withoutPickers) assert.ok(await (await download).failure());
  };

  test(`${name} of a conversion that is canceled midway is gone at once`, async (t) => {
    const { discern, download } = await writing(t, 600 << 20);
    assertStopped(t, await discern.cancel(job(discern)));
    await isGone(discern, download);
    assert.equal(await discern.alert().count(), 0);
  });

  test(`${name} of a conversion is not kept if the image is truncated midway`, async (t) => {
    const { discern, download, path } = await writing(t, 600 << 20);
    await truncate(path, 1_000_000);
    await discern.alert().getByText(/changed or became unreadable/).waitFor();
    await isGone(discern, download);
  });
}

test("a drive that fills up during a conversion is reported, and nothing is left on it", async (t) => {
  const discern = await planned(t, [await large(100 << 20)], { prepare: withPickers });
  const session = await discern.context.newCDPSession(discern.page);
  await session.send("Storage.overrideQuotaForOrigin", { origin: new globalThis.URL(URL).origin, quotaSize: 20 << 20 });
  await begin(discern).click();
  await discern.alert().getByText("The drive is full.").waitFor();
  await begin(discern).waitFor();
  await eventually(async () => assert.deepEqual(await written(discern), {}));
});

test("a wrong result is not kept, whatever its destination", async (t) => {
  const discern = await planned(t, [await large(60 << 20)], { prepare: withPickers });
  const worker = await discern.worker();
  // On the second read, the source returns other bytes.
  await worker.evaluate(() => {
    const { readAsArrayBuffer } = FileReaderSync.prototype;
    let reads = 0;
    FileReaderSync.prototype.readAsArrayBuffer = function (blob) {
      const buffer = readAsArrayBuffer.call(this, blob);
      if (blob.size > 1000) new Uint8Array(buffer).fill((reads += 1), 600);
      return buffer;
    };
    globalThis.ReadableStreamBYOBReader = undefined;
  });
  await begin(discern).click();
  await discern.alert().getByText("The result would be wrong, so it wasn't saved.").waitFor();
  await begin(discern).waitFor();
  assert.deepEqual(await written(discern), {});
});

test("with the keyboard alone a format is selected, converted, and the receipt copied", async (t) => {
  const discern = await planned(t, [image], { prepare: withPickers });
  await discern.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const focused = () => discern.page.evaluate(() => (document.activeElement.labels?.[0] ?? document.activeElement).textContent.trim());
  const tabTo = async (text) => {
    for (let presses = 0; presses < 40 && !(await focused()).startsWith(text); presses += 1) await discern.press("Tab");
    assert.ok((await focused()).startsWith(text), `${text} was not reached`);
  };
  await discern.tab("Convert").focus();
  // Less likely formats are folded.
  for (let presses = 0; presses < 40 && !/^Convert (and|to a) /.test(await focused()); presses += 1) {
    await discern.press("Tab");
    if (/^\d+ more formats?$/.test(await focused())) await discern.press("Enter");
  }
  await discern.tab("Convert").focus();
  await tabTo("BIN/CUE");
  for (let presses = 0; presses < 20 && !(await focused()).startsWith("User data"); presses += 1) await discern.press("ArrowDown");
  await heading(discern).filter({ hasText: "Convert to User data of sectors" }).waitFor();
  await discern.tab("Convert").focus();
  await tabTo("Convert and save");
  await discern.press("Enter");
  await done(discern).waitFor();
  // The button is gone, so the heading gets its focus; the next button is one step away.
  await eventually(async () => assert.equal(await focused(), "Converted and checked"));
  await tabTo("Copy");
  const sums = await receipt(discern);
  await discern.press("Enter");
  await discern.page.getByRole("status").getByText("Receipt copied.").waitFor();
  const copied = await discern.page.evaluate(() => navigator.clipboard.readText());
  for (const [name, sum] of Object.entries(sums)) assert.ok(copied.includes(`${sum}  ${name}`));
});

/** Runs in the page: elements of the tab that are wider than their container and need scrolling. */
function scrolledSideways() {
  const tooWide = [...document.querySelectorAll(".convert, .convert *")].filter((element) => element.scrollWidth > element.clientWidth + 1);
  const scrolled = tooWide.filter((element) => /auto|scroll/.test(getComputedStyle(element).overflowX));
  return scrolled.map((element) => element.className);
}

// At 200 %, 640 by 400 remains of 1280 by 800.
for (const [width, height] of [[390, 844], [640, 400], [768, 1024]]) {
  test(`at ${width} points plan, progress and receipt need no sideways scrolling`, async (t) => {
    const discern = await planned(t, many, { viewport: { width, height }, prepare: withPickers });
    const fits = async (state) => {
      await discern.fits(state);
      await eventually(async () => assert.deepEqual(await discern.page.evaluate(scrolledSideways), [], state));
    };
    await fits("plan");
    await begin(discern).click();
    await receipt(discern);
    await fits("receipt");
    assert.deepEqual(await discern.accessibilityViolations(), []);
  });
}
