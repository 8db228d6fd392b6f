// Destinations of saved bytes that aren't slices of the user's file: a file that the user chose, a download fed by our
// service worker, or memory if the browser has neither.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, mkdtemp, open, readFile, stat, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { assertStopped, Discern, eventually, launch, URL } from "./discern.mjs";
import { bigEndianAudio, ext4, raw, workshop } from "./images.mjs";
import { mebibytes, memoryOf } from "./memory.mjs";
import { noise, sample, sha256 } from "./sample.mjs";

const run = promisify(execFile);

/** Bytes by which the browser may grow while it saves more than 4 GiB: a busy browser frees buffers late. */
const CONSTANT = 2 ** 30;

/** Size of a CD sector, in bytes. */
const SECTOR = 2352;

/** The track's title, which becomes the file's name, with characters that a header can't hold as they are. */
const TITLE = "Grüße (日本) 100% *wow*; 'so' {a}";

/** That title as a valid file name. */
const NAME = "01 Grüße (日本) 100% _wow_; 'so' {a}.wav";

/** A part of the page, which an idle page fetches ahead, or its icon, which shows itself again after it has shown progress. */
const isOwn = (url) => [`${URL}parts/`, `${URL}icon-`, "blob:"].some((own) => url.startsWith(own));

let browser, folder;
before(async () => {
  browser = await launch();
  folder = await workshop();
});
after(() => browser.close());

/** Makes a folder for files whose names are taken elsewhere. */
const drawer = () => mkdtemp(join(folder, "drawer-"));

/** A disc with one track that ends in noise, and the WAVE file that it has to become. */
async function short() {
  // Noise that doesn't repeat at a power of two, so that a misplaced piece is detected.
  const samples = Buffer.alloc(4000 * SECTOR, noise(99_991));
  const [sheet, content] = await bigEndianAudio(await drawer(), TITLE, samples.length, samples);
  const header = Buffer.alloc(44);
  header.write("RIFF\0\0\0\0WAVEfmt ", "latin1");
  header.writeUInt32LE(36 + samples.length, 4);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(2, 22);
  header.writeUInt32LE(44_100, 24);
  header.writeUInt32LE(44_100 * 4, 28);
  header.writeUInt16LE(4, 32);
  header.writeUInt16LE(16, 34);
  header.write("data", 36, "latin1");
  header.writeUInt32LE(samples.length, 40);
  return { files: [sheet, content], expected: Buffer.concat([header, Buffer.from(samples).swap16()]) };
}

/** A disc with `bytes` bytes of silence, which take no space on the drive. */
async function long(bytes) {
  const length = Math.ceil(bytes / SECTOR) * SECTOR;
  return bigEndianAudio(await drawer(), "Silence", length, Buffer.alloc(0));
}

/** Opens a disc and selects its only track. */
async function opened(test, files, prepare = () => {}) {
  const discern = await Discern.forTest(test, browser, { acceptDownloads: true });
  await prepare(discern);
  await discern.open(...files);
  await discern.complete();
  await discern.press("Home");
  return discern;
}

/** Replaces the file picker by the browser's private folder, which needs no dialog. */
const withPicker = ({ page }) =>
  page.evaluate(() => {
    globalThis.showSaveFilePicker = async ({ suggestedName }) =>
      (await navigator.storage.getDirectory()).getFileHandle(suggestedName, { create: true });
  });

/** Removes file handles from the browser. */
const withoutPicker = ({ page }) => page.evaluate(() => delete globalThis.showSaveFilePicker);

/** Makes the browser behave like a private window of Firefox. */
const withNeither = ({ page }) =>
  page.evaluate(() => {
    delete globalThis.showSaveFilePicker;
    Object.defineProperty(navigator, "serviceWorker", { value: undefined });
  });

/** Contents of the browser's private folder: sizes and SHA-256 by name. */
async function written({ page }) {
  return page.evaluate(async () => {
    const found = {};
    for await (const [name, handle] of await navigator.storage.getDirectory()) {
      const bytes = await (await handle.getFile()).arrayBuffer();
      const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
      found[name] = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
    }
    return found;
  });
}

/** Waits until the job writes. */
const writing = (discern) => discern.job().getByText(/^Writing: .* · \d+% · .*\/s · .* left$/).waitFor();

test("a file that the user chose gets every byte, without a request", async (t) => {
  const { files, expected } = await short();
  const discern = await opened(t, files, withPicker);
  const loaded = discern.requests.length;
  await discern.press("Control+s");
  await discern.saved().getByText(/^Saved .*\.$/).waitFor();
  assert.deepEqual(await written(discern), { [NAME]: sha256(expected) });
  assert.deepEqual(discern.requests.slice(loaded).filter((url) => !isOwn(url)), []);
});

/** The data at the start and the end of a file with a hole. */
const [BEGIN, END] = [Buffer.alloc(200_000, noise(99_991)), Buffer.from("the end")];

/** Opens a disk with one file of `length` bytes, of which all but its start and its end are a hole, and selects it. */
async function holed(test, length) {
  const folder = await drawer();
  await mkdir(join(folder, "source"));
  const file = await open(join(folder, "source/holed.bin"), "w");
  await file.write(BEGIN, 0);
  await file.write(END, 0, END.length, length - END.length);
  await file.close();
  const discern = await Discern.forTest(test, browser, { acceptDownloads: true });
  await withPicker(discern);
  await discern.open(await ext4(join(folder, "source"), join(folder, "disk.img")));
  await discern.row("holed.bin").click();
  return discern;
}

test("a hole becomes one of the file that the user chose", async (t) => {
  const length = 300 * 2 ** 20;
  const discern = await holed(t, length);
  await discern.press("Control+s");
  await discern.saved().getByText(/^Saved holed\.bin .*\.$/).waitFor();
  const expected = createHash("sha256").update(BEGIN);
  for (let left = length - BEGIN.length - END.length; left > 0; left -= 1 << 20) {
    expected.update(Buffer.alloc(Math.min(left, 1 << 20)));
  }
  assert.deepEqual(await written(discern), { "holed.bin": expected.update(END).digest("hex") });
});

test("a hole of 18 GB is saved without its zeros", async (t) => {
  const length = 18_000_000_000;
  const discern = await holed(t, length);
  const worker = await discern.worker();
  // The browser's private folder is in memory here, so only the calls are looked at.
  await worker.evaluate(() => {
    const stream = FileSystemWritableFileStream.prototype;
    globalThis.calls = { bytes: 0, at: 0, size: 0 };
    stream.write = async (piece) => {
      calls.bytes += piece.size ?? piece.byteLength;
      calls.at += piece.size ?? piece.byteLength;
      calls.size = Math.max(calls.size, calls.at);
    };
    stream.seek = async (at) => void (calls.at = at);
    stream.truncate = async (size) => void (calls.size = size);
  });
  const begin = performance.now();
  await discern.press("Control+s");
  await discern.saved().getByText(/^Saved holed\.bin .*\.$/).waitFor();
  t.diagnostic(`${Math.round(performance.now() - begin)} ms`);
  const { bytes, size } = await worker.evaluate(() => globalThis.calls);
  assert.equal(size, length);
  assert.ok(bytes < BEGIN.length + (4 << 20), `${bytes} bytes written`);
});

test("a browser without file handles downloads every byte, from the page's own service worker", async (t) => {
  const { files, expected } = await short();
  const discern = await opened(t, files, withoutPicker);
  const before = discern.requests.length;
  const answered = [];
  discern.context.on("response", (response) => answered.push([response.url(), response.fromServiceWorker()]));
  for (const _ of ["first", "second"]) {
    const { name, path } = await discern.download(() => discern.press("Control+s"));
    assert.equal(name, NAME);
    assert.equal(sha256(await readFile(path)), sha256(expected));
    await discern.saved().last().getByText(/^Saving .* Check your browser’s downloads\.$/).waitFor();
  }
  const requests = discern.requests.slice(before).map((url) => url.replace(URL, ""));
  // The icon of the tab shows the progress, and then itself again.
  const own = requests.filter((url) => !/^(download\.js$|parts\/|blob:|icon-)/.test(url));
  assert.ok(own.length > 0 && own.every((url) => /^saved\/[\d.-]+$/.test(url)), requests.join(" "));
  assert.ok(answered.filter(([url]) => url.includes("/saved/")).every(([, own]) => own));
  assert.equal((await discern.counters()).sent, "nothing");
});

test("the service worker only answers downloads, and keeps nothing", async (t) => {
  const { files } = await short();
  const discern = await opened(t, files, withoutPicker);
  await discern.download(() => discern.press("Control+s"));
  const found = await discern.page.evaluate(async () => {
    // The other service worker, which keeps the page, may be there by now.
    const registrations = await navigator.serviceWorker.getRegistrations();
    const kept = await caches.keys();
    return {
      scopes: registrations.map(({ scope }) => scope).filter((scope) => scope !== new URL("./", document.baseURI).href),
      controlled: navigator.serviceWorker.controller !== null,
      caches: kept.filter((name) => !name.startsWith(`discern ${new URL("./", document.baseURI).href} `)),
    };
  });
  assert.deepEqual(found, { scopes: [`${URL}saved/`], controlled: false, caches: [] });
});

test("without handles and service workers, little is held in memory, and more is refused", async (t) => {
  const { files, expected } = await short();
  const discern = await opened(t, files, withNeither);
  const { path } = await discern.download(() => discern.press("Control+s"));
  assert.equal(sha256(await readFile(path)), sha256(expected));
  await discern.open(...(await long(300 << 20)));
  await discern.row("01 Silence.wav").click();
  await discern.press("Control+s");
  await discern.alert().getByText("This browser can't save that much here.").waitFor();
  await discern.alert().getByText(/private windows/).waitFor();
});

for (const [name, prepare] of Object.entries({ "a file": withPicker, "a download": withoutPicker })) {
  test(`${name} that is canceled midway is gone at once`, async (t) => {
    const discern = await opened(t, await long(3 * 2 ** 30), prepare);
    const download = discern.page.waitForEvent("download", { timeout: 0 });
    download.catch(() => {});
    await discern.press("Control+s");
    await writing(discern);
    await begun(download);
    assertStopped(t, await discern.cancel());
    assert.equal(await discern.alert().count(), 0);
    assert.equal(await discern.saved().count(), 0);
    await isGone(discern, download);
  });

  test(`${name} is not kept if the image is truncated midway`, async (t) => {
    const files = await long(3 * 2 ** 30);
    const discern = await opened(t, files, prepare);
    const download = discern.page.waitForEvent("download", { timeout: 0 });
    download.catch(() => {});
    await discern.press("Control+s");
    await writing(discern);
    await begun(download);
    await truncate(files[1], 1_000_000);
    await discern.alert().getByText(/changed or became unreadable/).waitFor();
    await discern.job().waitFor({ state: "detached" });
    assert.equal(await discern.saved().count(), 0);
    await isGone(discern, download);
  });

  /** Waits until a download has begun: the browser doesn't report the end of one that hasn't. */
  async function begun(download) {
    if (prepare === withoutPicker) await download;
  }

  /** Asserts that neither the private folder nor the browser's downloads contain anything. */
  async function isGone(discern, download) {
    assert.deepEqual(await written(discern), {});
    if (prepare === withoutPicker) assert.ok(await (await download).failure());
  }
}

test("a full drive is reported, and nothing is left on it", async (t) => {
  const discern = await opened(t, await long(100 << 20), withPicker);
  const session = await discern.context.newCDPSession(discern.page);
  await session.send("Storage.overrideQuotaForOrigin", { origin: new globalThis.URL(URL).origin, quotaSize: 20 << 20 });
  await discern.press("Control+s");
  const alert = discern.alert();
  await alert.getByText("The drive is full.").waitFor();
  await alert.getByText("Free some space or choose another drive, then save again.").waitFor();
  await eventually(async () => assert.deepEqual(await written(discern), {}));
});

test("a destination that is no longer writable is reported", async (t) => {
  const discern = await opened(t, await long(100 << 20), withPicker);
  const worker = await discern.worker();
  await worker.evaluate(() => {
    FileSystemFileHandle.prototype.createWritable = async () => {
      throw new DOMException("no longer", "NotAllowedError");
    };
  });
  await discern.press("Control+s");
  await discern.alert().getByText("The browser is no longer allowed to write there.").waitFor();
  await eventually(async () => assert.deepEqual(await written(discern), {}));
});

test("canceling the browser's dialog shows no message", async (t) => {
  const { files } = await short();
  const discern = await opened(t, files, ({ page }) =>
    page.evaluate(() => {
      globalThis.showSaveFilePicker = async () => {
        throw new DOMException("The user aborted a request.", "AbortError");
      };
    }),
  );
  await discern.press("Control+s");
  await discern.page.getByRole("status").getByText("Stopped.").waitFor();
  assert.equal(await discern.alert().count(), 0);
  assert.equal(await discern.saved().count(), 0);
});

/** A disc with two files, each with one wrong byte; returns its paths, and the correct files by name. */
async function twoDamaged() {
  const folder = await drawer();
  const whole = await readFile(await raw(await sample(folder), join(folder, "whole.bin")));
  const cut = 400 * SECTOR;
  const expected = { "one (repaired).bin": whole.subarray(0, cut), "two (repaired).bin": whole.subarray(cut) };
  const lines = [];
  const paths = [join(folder, "disc.cue")];
  for (const [index, name] of ["one", "two"].entries()) {
    lines.push(`FILE "${name}.bin" BINARY`, `  TRACK 0${index + 1} MODE1/2352`, "    INDEX 01 00:00:00");
    const bytes = Buffer.from(expected[`${name} (repaired).bin`]);
    bytes[20 * SECTOR + 1000] ^= 1;
    paths.push(join(folder, `${name}.bin`));
    await writeFile(paths.at(-1), bytes);
  }
  await writeFile(paths[0], [...lines, ""].join("\n"));
  return { paths, expected };
}

/** Opens that disc and waits for the end of the check. */
async function checked(test, paths, prepare) {
  const discern = await Discern.forTest(test, browser, { acceptDownloads: true });
  await prepare(discern);
  await discern.open(...paths);
  await discern.tab("Check").click();
  await discern.page.getByRole("button", { name: "Check every sector" }).click();
  await discern.page.getByRole("region", { name: "Repair" }).waitFor();
  return discern;
}

const hashes = (files) => Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, sha256(bytes)]));
const button = (discern, name) => discern.page.getByRole("region", { name: "Repair" }).getByRole("button", { name });

/** Like `withPicker`, for folders. */
const withFolder = ({ page }) =>
  page.evaluate(() => (globalThis.showDirectoryPicker = () => navigator.storage.getDirectory()));

test("several files go into a folder together, or none of them", async (t) => {
  const { paths, expected } = await twoDamaged();
  const discern = await checked(t, paths, withFolder);
  await button(discern, "Save repaired image (2 files) to a folder…").click();
  await discern.saved().getByText(/^Saved 2 files \(.*\) to/).waitFor();
  assert.deepEqual(await written(discern), hashes(expected));
  await discern.page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory();
    for await (const name of folder.keys()) await folder.removeEntry(name);
  });
  const worker = await discern.worker();
  await worker.evaluate(() => {
    const { createWritable } = FileSystemFileHandle.prototype;
    FileSystemFileHandle.prototype.createWritable = async function () {
      if (this.name.startsWith("two")) throw new DOMException("no room", "QuotaExceededError");
      return createWritable.call(this);
    };
  });
  await button(discern, "Save repaired image (2 files) to a folder…").click();
  await discern.alert().getByText("The drive is full.").waitFor();
  await eventually(async () => assert.deepEqual(await written(discern), {}));
});

test("several files become one archive, or one download after the other", async (t) => {
  const { paths, expected } = await twoDamaged();
  const discern = await checked(t, paths, async ({ page }) => {
    await page.evaluate(() => delete globalThis.showDirectoryPicker);
  });
  const { name, path } = await discern.download(() => button(discern, "Save repaired image (2 files) as one ZIP").click());
  assert.equal(name, "disc.zip");
  for (const [file, bytes] of Object.entries(expected)) {
    const { stdout } = await run("unzip", ["-p", path, file], { encoding: "buffer", maxBuffer: 1 << 30 });
    assert.equal(sha256(stdout), sha256(bytes));
  }
  const found = {};
  const downloads = [];
  discern.page.on("download", (download) => downloads.push(download));
  await discern.saveOtherwise("Separate downloads");
  await eventually(async () => assert.equal(downloads.length, 2));
  for (const download of downloads) {
    found[download.suggestedFilename()] = sha256(await readFile(await download.path()));
  }
  assert.deepEqual(found, hashes(expected));
});

test("more than 4 GiB are downloaded in bounded memory", async (t) => {
  const files = await long(2 ** 32 + 2 ** 26);
  const discern = await opened(t, files, withoutPicker);
  const watch = await memoryOf(browser);
  const download = discern.page.waitForEvent("download", { timeout: 0 });
  const begin = performance.now();
  await discern.press("Control+s");
  await writing(discern);
  const path = await (await download).path();
  const seconds = (performance.now() - begin) / 1000;
  const { before, peak, renderers } = await watch.end();
  t.diagnostic(`${seconds.toFixed(1)} s, ${mebibytes(before)} before, ${mebibytes(peak)} at most, of renderers ${mebibytes(renderers)}`);
  const size = (await stat(files[1])).size;
  assert.equal((await stat(path)).size, 44 + size);
  const silence = createHash("sha256");
  for await (const bytes of createReadStream(path, { start: 44 })) silence.update(bytes);
  const expected = createHash("sha256");
  for (let left = size; left > 0; left -= 1 << 20) expected.update(Buffer.alloc(Math.min(left, 1 << 20)));
  assert.equal(silence.digest("hex"), expected.digest("hex"));
  assert.ok(peak - before <= CONSTANT, `${mebibytes(before)} before, ${mebibytes(peak)} at most`);
});
