// Compares Discern's page in Chromium with other readers, on the same images.
// `cargo xtask bench` sets the locations: the page (DISCERN_URL), the folder above this one as served (READERS_URL), an
// image of 100,000 files (MANY) and one with a single file of 1.5 GB (LARGE).

import { execFile } from "node:child_process";
import { readFile, stat, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { withPickers } from "../conversion.mjs";
import { Discern, launch } from "../discern.mjs";
import { enlarge, genisoimage, largeDisc, tree, workshop, xorriso } from "../images.mjs";
import { mebibytes, memoryOf } from "../memory.mjs";

const { READERS_URL, MANY, LARGE } = process.env;

const browser = await launch();
try {
  await listing("ISO 9660", MANY, ["l"]);
  await listing("UDF", await manyInUdf(), ["l", "-tudf"]);
  await installers();
  await extraction();
  await unpacking();
  await sectors();
  await digests();
  await conversions();
  await rebuilds();
} finally {
  await browser.close();
}

/** First rows and the full index of 100,000 files. */
async function listing(fileSystem, image, sevenZip) {
  const runs = 3;
  const { rows, index } = await fastest(runs, () => discernListing(image), ({ index }) => index);
  const others = {
    [`7z-wasm: ${sevenZip.join(" ")}`]: await fastest(runs, () => other("listBySevenZip", image, sevenZip)),
    "libarchive.js: getFilesArray": await fastest(runs, () => other("listByLibarchive", image)),
  };
  console.log(`Listing of 100,000 files of ${fileSystem} in Chromium, best of ${runs}`);
  line(rows, index, "discern: first rows");
  line(index, index, "discern: full index");
  for (const [name, outcome] of Object.entries(others)) {
    line(outcome.milliseconds, index, `${name} (${outcome.error ?? `${outcome.count} entries`})`);
  }
}

/** An image of 100,000 names in UDF, with ISO 9660 beside it, all of them for one file. */
async function manyInUdf() {
  const place = await workshop();
  const [one, list, image] = ["one", "list", "many.iso"].map((name) => join(place, name));
  await writeFile(one, "1\n");
  const line = (_, number) => `${Math.floor(number / 1000)}/a-file-${String(number).padStart(6, "0")}.txt=${one}\n`;
  await writeFile(list, Array.from({ length: 100_000 }, line).join(""));
  return genisoimage(one, image, ["-udf", "-l", "-graft-points", "-path-list", list]);
}

/** First rows of an installer, whose files are in UDF, and of the same files in ISO 9660, in turns. */
async function installers() {
  const place = await workshop();
  const files = Array.from({ length: 2000 }, (_, number) => [`sources/file ${number}.dll`, String(number)]);
  const source = await tree(place, { "readme.txt": "UDF", "setup.exe": "setup", ...Object.fromEntries(files) });
  const plain = await xorriso(source, join(place, "plain.iso"));
  const hidden = ["-hide", "sources", "-hide", "setup.exe"];
  const udf = await genisoimage(source, join(place, "installer.iso"), ["-udf", ...hidden]);
  const times = { plain: [], udf: [] };
  for (let turn = 0; turn < 7; turn += 1) {
    times.plain.push((await discernListing(plain)).rows);
    times.udf.push((await discernListing(udf)).rows);
  }
  const median = (all) => all.toSorted((one, other) => one - other)[Math.floor(all.length / 2)];
  console.log(`First rows in Chromium, median of ${times.udf.length}`);
  line(median(times.plain), median(times.plain), "ISO 9660 with Joliet and Rock Ridge");
  line(median(times.udf), median(times.plain), "installer: a note in ISO 9660, 2,002 files in UDF");
}

/** First rows and the full index of an image, on a page of its own. */
async function discernListing(image) {
  const discern = await Discern.start(browser);
  const times = await drop(discern, image);
  await discern.close();
  return times;
}

/** Drops the image on a page that has loaded; when the first rows are drawn, and when every directory has been read. */
async function drop(discern, image) {
  await discern.ready();
  await discern.page.evaluate(() => document.body.append(Object.assign(document.createElement("input"), { type: "file", id: "bench" })));
  await discern.page.locator("#bench").setInputFiles(image);
  // The worker loads while a user looks for the image.
  await discern.worker();
  await discern.page.waitForLoadState("networkidle");
  return discern.page.evaluate(async () => {
    const transfer = new DataTransfer();
    transfer.items.add(document.querySelector("#bench").files[0]);
    const begin = performance.now();
    dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, cancelable: true }));
    const when = (seen) =>
      new Promise((resolve) => {
        const look = () => (seen() ? resolve(performance.now() - begin) : requestAnimationFrame(look));
        look();
      });
    const rows = when(() => document.querySelector(".listing-text"));
    const index = when(() => document.querySelector(".status-line")?.textContent.includes("Reading") === false);
    return { rows: await rows, index: await index };
  });
}

/** Saves the large file as a user does. */
async function discernExtraction() {
  const discern = await Discern.start(browser);
  await discern.open(LARGE);
  await discern.select("large.bin");
  const begin = performance.now();
  await discern.download(() => discern.press("Control+s"));
  const milliseconds = performance.now() - begin;
  await discern.close();
  return { milliseconds };
}

/** Extracts one file of 1.5 GB, from the command to the end of the download. */
async function extraction() {
  const runs = 1;
  const ours = await fastest(runs, discernExtraction);
  const others = {
    "7z-wasm: e": await fastest(runs, () => other("extractBySevenZip", LARGE)),
    "libarchive.js: extract": await fastest(runs, () => other("extractByLibarchive", LARGE)),
  };
  console.log("Extraction of 1.5 GB in Chromium, to the end of the download");
  line(ours.milliseconds, ours.milliseconds, "discern: Save");
  for (const [name, outcome] of Object.entries(others)) {
    line(outcome.milliseconds, ours.milliseconds, `${name} (${outcome.error ?? "whole"})`);
  }
}

/** Opens packed images of Node's own program and saves it, in a profile and in a private window; 7z-wasm, which keeps
 * nothing, unpacks them to test them by CRC-32, as the page does for what is packed as one image. What is packed as one
 * stream is unpacked when it is opened, all else when it is read. */
async function unpacking() {
  const place = await workshop();
  const source = await tree(place, { "large.bin": await readFile(process.execPath) });
  const iso = await xorriso(source, join(place, "image.iso"), []);
  const { size } = await stat(iso);
  const packed = {
    "zstd": ["zstd", ["-q", iso, "-o", `${iso}.zst`], `${iso}.zst`],
    "xz --block-size=8MiB": ["xz", ["-k", "-T0", "--block-size=8MiB", iso], `${iso}.xz`],
    "wimlib-imagex capture --compress=LZX": [
      "wimlib-imagex",
      ["capture", source, join(place, "image.wim"), "--compress=LZX"],
      join(place, "image.wim"),
    ],
    "chdman createcd": ["chdman", ["createcd", "-i", iso, "-o", join(place, "image.chd")], join(place, "image.chd")],
    "chdman createcd -c cdzl": [
      "chdman",
      ["createcd", "-c", "cdzl", "-i", iso, "-o", join(place, "zlib.chd")],
      join(place, "zlib.chd"),
    ],
  };
  console.log(`Unpacking of ${size} bytes in Chromium, best of 3: opened + saved to a file; in a private window; CRC-32; tested by 7z-wasm`);
  const context = await launch({ profile: await workshop() });
  try {
    for (const [name, [program, options, image]] of Object.entries(packed)) {
      await promisify(execFile)(program, options, { maxBuffer: 2 ** 30 });
      const kept = await fastest(3, async () => discernUnpacking(await Discern.visit(context), image));
      const inPrivate = await fastest(3, async () => {
        const discern = await Discern.start(browser);
        const times = await discernUnpacking(discern, image);
        await discern.close();
        return times;
      });
      const isWhole = !image.endsWith(".wim");
      const sums = isWhole ? await fastest(3, async () => ({ milliseconds: await checksums(image, ["CRC-32"]) })) : undefined;
      const theirs = await fastest(3, () => other("listBySevenZip", image, ["t"]));
      const told = ({ opening, milliseconds }) => `${opening.toFixed(0)} + ${(milliseconds - opening).toFixed(0)}`.padStart(11);
      const tested = theirs.error ?? `${theirs.milliseconds.toFixed(0)} ms`;
      const summed = sums ? `${sums.milliseconds.toFixed(0)} ms` : "–";
      console.log(`  ${told(kept)} ms;${told(inPrivate)} ms; ${summed.padStart(8)}; ${tested}  ${name}`);
    }
  } finally {
    await context.close();
  }
}

/** Opens a packed image, and saves its file to the browser's private folder; the time of both as the page has them. */
async function discernUnpacking(discern, image) {
  await withPickers(discern);
  const { rows: opening } = await drop(discern, image);
  await discern.select("large.bin");
  const begin = performance.now();
  await discern.press("Control+s");
  await discern.page.waitForFunction(() => /Saved large\.bin/.test(document.body.textContent));
  const milliseconds = opening + performance.now() - begin;
  await discern.page.close();
  return { opening, milliseconds };
}

/** Checks EDC and ECC of a 700 MB CD in raw sectors, and saves its only file from the user data. */
async function sectors() {
  const { sheet, image, bytes, file } = await largeDisc(await workshop());
  const discern = await Discern.start(browser);
  // The browser's save dialog can't be answered from here.
  await withPickers(discern);
  await discern.open(sheet, image);
  await discern.tab("Check").click();
  const check = performance.now();
  await discern.page.getByRole("button", { name: "Check every sector" }).click();
  await discern.page.getByRole("heading", { name: /^All .* sectors are good\.$/ }).waitFor({ timeout: 300_000 });
  const checking = performance.now() - check;
  await discern.tab("Files").click();
  await discern.select("LARGE.BIN");
  const begin = performance.now();
  await discern.press("Control+s");
  await discern.saved().getByText("LARGE.BIN").first().waitFor({ timeout: 300_000 });
  const saving = performance.now() - begin;
  const saved = await discern.page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory();
    return (await (await folder.getFileHandle("LARGE.BIN")).getFile()).size;
  });
  if (saved !== file) throw new Error(`${saved} of ${file} bytes were saved`);
  await discern.close();
  const speed = (size, milliseconds) => `${(size / 1000 / milliseconds).toFixed(0).padStart(7)} MB/s`;
  console.log(`Raw image of ${bytes} bytes in Chromium, once`);
  console.log(`  EDC and ECC checked  ${speed(bytes, checking)}`);
  console.log(`  user data saved      ${speed(file, saving)}`);
}

/** Computes checksums of 1.5 GB, one by one and together, and SHA-256 of less by the browser itself. */
async function digests() {
  const { size } = await stat(LARGE);
  console.log(`Checksums of ${size} bytes in Chromium, once`);
  for (const names of [["SHA-256"], ["MD5"], ["BLAKE3"], ["MD5", "SHA-256"], ["MD5", "SHA-1", "SHA-256", "SHA-512"]]) {
    const milliseconds = await checksums(LARGE, names);
    console.log(`  ${(size / 1000 / milliseconds).toFixed(0).padStart(7)} MB/s  ${names.join(", ")}`);
  }
  const bytes = 256_000_000;
  const discern = await Discern.start(browser);
  const milliseconds = await discern.page.evaluate(async (bytes) => {
    const data = new Uint8Array(bytes).fill(7);
    const begin = performance.now();
    await crypto.subtle.digest("SHA-256", data);
    return performance.now() - begin;
  }, bytes);
  await discern.close();
  console.log(`  ${(bytes / 1000 / milliseconds).toFixed(0).padStart(7)} MB/s  SHA-256 of ${bytes} bytes in memory by WebCrypto`);
}

/** Milliseconds to compute these checksums of an image in the Check tab. */
async function checksums(image, names) {
  const discern = await Discern.start(browser);
  await discern.open(image);
  await discern.complete();
  await discern.tab("Check").click();
  const check = discern.page.getByRole("tabpanel", { name: "Check" });
  for (const name of ["CRC-32", "MD5", "SHA-1", "SHA-256", "SHA-512", "BLAKE3"]) {
    await check.getByRole("checkbox", { name, exact: true }).setChecked(names.includes(name));
  }
  const begin = performance.now();
  await check.getByRole("button", { name: "Compute for the image" }).click();
  // The page itself looks for the values: a locator would do so twice a second.
  const are = (count) => document.querySelectorAll("code.check-value").length >= count;
  await discern.page.waitForFunction(are, names.length, { timeout: 600_000 });
  const milliseconds = performance.now() - begin;
  await discern.close();
  return milliseconds;
}

/** Converts 700 MB of raw sectors to an ISO image and back, each result checked and written to files. */
async function conversions() {
  const { sheet, image, bytes } = await largeDisc(await workshop());
  console.log(`Conversion of ${bytes} bytes in Chromium, checked, to files, once`);
  await conversion([sheet, image], /^ISO image/, "BIN/CUE to ISO");
  const iso = image.replace(/bin$/, "iso");
  // The rest of the file is zeros, as in the raw image.
  await truncate(iso, (bytes / 2352) * 2048);
  await conversion([iso], /^BIN\/CUE, one file/, "ISO to BIN/CUE");
}

/** Converts to the browser's private folder. */
async function conversion(files, form, name) {
  const discern = await Discern.start(browser);
  await withPickers(discern);
  await discern.open(...files);
  await discern.tab("Convert").click();
  await discern.page.getByRole("radio", { name: form }).check();
  // The large disc's sectors all have the same address, which can't be regenerated.
  await discern.page.getByRole("heading", { name: /^(Nothing|1 kind of data) is lost$/ }).waitFor({ timeout: 300_000 });
  const watch = await memoryOf(browser);
  const begin = performance.now();
  await discern.page.getByRole("button", { name: /^Convert (and|to a)/ }).click();
  await discern.page.getByRole("heading", { name: "Converted and checked" }).waitFor({ timeout: 300_000 });
  const milliseconds = performance.now() - begin;
  const { peak, renderers } = await watch.end();
  const converted = (await discern.told()).find(({ to, answer }) => to === "Convert.Convert" && answer).answer;
  const size = converted.files.reduce((sum, file) => sum + file.size, 0);
  await discern.close();
  const speed = (size / 1000 / milliseconds).toFixed(0).padStart(7);
  console.log(`  ${name}  ${speed} MB/s of the result, ${mebibytes(renderers)} in the page, ${mebibytes(peak)} in all of Chromium`);
}

/** Adds a small file to an image of 4 GiB and to one of 100,000 files; measures until the download can begin. */
async function rebuilds() {
  const place = await workshop();
  const added = join(place, "added.txt");
  await writeFile(added, "Added.\n");
  const large = await xorriso(await tree(place, { "A.TXT": "a", "Z.BIN": "x" }), join(place, "large.iso"), []);
  await enlarge(large, "Z.BIN;1", 4_200_000_000);
  console.log("One file added in Chromium, from the order to build until the download has begun, once");
  await rebuild(large, added, "4.2 GB in one file");
  await rebuild(MANY, added, "100,000 files");
}

/** Builds an image with an added file, waits for its verification, and passes it to the browser's downloads. */
async function rebuild(image, added, name) {
  const discern = await Discern.start(browser, { acceptDownloads: true });
  await discern.open(image);
  await discern.complete();
  const before = (await discern.read()).bytes;
  await discern.dropOn(discern.list(), added);
  await discern.changed("1 change");
  await discern.tab("Build").click();
  const order = discern.page.getByRole("button", { name: "Build and check" });
  await order.waitFor({ timeout: 300_000 });
  const begin = performance.now();
  await order.click();
  await discern.page.getByRole("heading", { name: "Image ready: checked" }).waitFor({ timeout: 300_000 });
  const building = performance.now() - begin;
  const download = discern.page.waitForEvent("download", { timeout: 300_000 });
  await discern.page.getByRole("button", { name: "Save image" }).click();
  await download;
  const milliseconds = performance.now() - begin;
  const read = (await discern.read()).bytes - before;
  await discern.close();
  const times = [milliseconds, building].map((time) => time.toFixed(0).padStart(7));
  console.log(`  ${times[0]} ms, of it ${times[1]} ms to build and prove, ${mebibytes(read)} read  ${name}`);
}

/** The best of several runs. */
async function fastest(runs, run, key = ({ milliseconds }) => milliseconds) {
  const outcomes = [];
  for (let n = 0; n < runs; n += 1) {
    outcomes.push(await run());
  }
  return outcomes.reduce((best, next) => (key(next) < key(best) ? next : best));
}

/** One result: milliseconds, and how many times our own. */
function line(milliseconds, ours, name) {
  const [time, ratio] = [milliseconds, milliseconds / ours].map((value) => (Number.isFinite(value) ? value : undefined));
  console.log(`  ${time?.toFixed(0).padStart(9) ?? "        –"} ms  ${ratio?.toFixed(2).padStart(6) ?? "     –"} ×  ${name}`);
}

/** Another reader on a page of its own; `blob`s that it makes are downloaded, as a user would have it. */
async function other(reader, image, command) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(`${READERS_URL}bench/index.html`);
    await page.locator("input").setInputFiles(image);
    const begin = performance.now();
    const downloaded = reader.startsWith("extract") ? page.waitForEvent("download", { timeout: 120_000 }) : undefined;
    downloaded?.catch(() => {});
    const outcome = await page.evaluate(async ([name, command]) => {
      const readers = await import("./readers.js");
      const { blob, ...figures } = await readers[name](document.querySelector("input").files[0], command);
      if (blob) {
        Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: "large.bin" }).click();
      }
      return figures;
    }, [reader, command]);
    if (downloaded) {
      await (await downloaded).path();
      outcome.milliseconds = performance.now() - begin;
    }
    return outcome;
  } catch (error) {
    return { milliseconds: Number.POSITIVE_INFINITY, error: String(error).split("\n")[0] };
  } finally {
    await context.close();
  }
}
