// The disc: sessions and tracks, any sector of it, and files that are missing.

import assert from "node:assert/strict";
import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Discern, eventually, launch } from "./discern.mjs";
import { RAW, cueOfMany, nrg, secondSession } from "./discs.mjs";
import { genisoimage, tree, workshop } from "./images.mjs";

const SIZES = [
  { width: 1440, height: 900 },
  { width: 768, height: 1024 },
  { width: 390, height: 844 },
];

/** Sectors from the end of the first session to the start of the second. */
const GAP = 11_400;

let browser, folder, iso, cue;
before(async () => {
  browser = await launch();
  folder = await workshop();
  const source = await tree(folder, { "README.txt": "First.\n", "data/file.bin": Buffer.alloc(50_000, "file ") });
  iso = await genisoimage(source, join(folder, "first.iso"));
  cue = await cueOfMany(folder, iso);
});
after(() => browser.close());

/** A Nero image of two sessions; genisoimage wrote the second as a continuation of the first. */
async function twoSessions() {
  const first = await readFile(iso);
  const start = first.length / 2048 + GAP;
  const source = await tree(await workshop(), { "LATER.txt": "Second.\n" });
  const second = await readFile(await secondSession(source, iso, join(folder, "second.iso"), start));
  const sessions = [
    { data: first, lba: 0 },
    { data: second, lba: start },
  ];
  return { path: await nrg(join(folder, "two.nrg"), sessions), start, second };
}

test("a cue sheet with many bins opens as one disc, with titles, pregaps, index marks and flags", async (t) => {
  const discern = await Discern.forTest(t, browser);
  await discern.open(...cue);
  assert.ok((await discern.names()).includes("README.txt"));
  await discern.tab("Disc").click();
  await discern.disc().getByRole("heading", { name: "Mixed" }).waitFor();
  await discern.disc().getByText("4006381333931").waitFor();
  const data = (await readFile(cue[1])).length / RAW;
  const rows = await discern.tracks();
  assert.equal(rows.length, 4);
  assert.match(rows[0], /^1 .*Mode 1 00:02:00 LBA 0 /);
  assert.match(rows[1], new RegExp(`^2 Tune 1 Nobody Audio \\d\\d:\\d\\d:\\d\\d LBA ${data} 00:04:00 300 sectors .*GBAYE0000001`));
  // The track begins at index 1, two seconds after the start of its pregap.
  assert.match(rows[2], new RegExp(`Audio \\S+ LBA ${data + 300 + 150} 00:04:00 300 sectors Pregap 00:02:00 Index 2 at `));
  assert.match(rows[3], /Pre-emphasis Copy permitted/);
  const picture = await discern.disc().getByRole("img").getAttribute("aria-label");
  assert.match(picture, /track 1, Mode 1, .*track 4, Audio, 00:05:00; lead-out/);
});

test("the map shows all the files of a disc, one after the other, audio separate from files", async (t) => {
  const discern = await Discern.forTest(t, browser);
  await discern.open(...cue);
  const sizes = await Promise.all(cue.map(async (path) => (await stat(path)).size));
  const audio = sizes.slice(2).reduce((sum, size) => sum + size);
  const share = Math.floor((audio * 100) / (audio + sizes[0] + sizes[1]));
  const map = discern.page.getByRole("region", { name: "Map of the image" }).getByRole("img");
  await eventually(async () => {
    const label = await map.getAttribute("aria-label");
    const [, told] = label.match(/Audio (\d+) percent/);
    assert.ok(Math.abs(told - share) <= 1, `${label}, of ${share}`);
    assert.match(label, /Files \d+ percent/);
  });
});

test("a click on a track in the drawing selects it in the table", async (t) => {
  const discern = await Discern.forTest(t, browser);
  await discern.open(...cue);
  await discern.tab("Disc").click();
  await discern.disc().getByTitle(/^Track 3: /).click();
  await discern.track(3).and(discern.page.locator('[aria-current="true"]')).waitFor();
});

test("a sector shows the bytes of the file, its header, and its EDC and ECC", async (t) => {
  const discern = await Discern.forTest(t, browser);
  await discern.open(...cue);
  await discern.tab("Disc").click();
  const file = await readFile(cue[1]);
  const bytes = (lba) => file.subarray(lba * RAW, (lba + 1) * RAW);
  for (const [asked, lba] of [["16", 16], ["00:02:17", 17], ["0x12", 18]]) {
    await discern.goToSector(asked);
    await discern.sector().getByText(`${lba}`, { exact: true }).first().waitFor();
    await eventually(async () => assert.deepEqual(await discern.hexLines(), linesOf(bytes(lba))));
  }
  await discern.sector().getByText("Checksum valid").waitFor();
  await eventually(async () => assert.equal(await discern.sectorFact("Header", "Address"), "00:02:18"));
  assert.equal(await discern.sectorFact("Codes", "Form"), "Mode 1");
  assert.equal(await discern.sectorFact("Sector", "File"), "disc (Track 1).bin");
  await discern.sector().getByRole("button", { name: "User data" }).click();
  await eventually(async () => assert.deepEqual(await discern.hexLines(), linesOf(bytes(18).subarray(16, 2064))));
  await discern.sector().getByRole("button", { name: "Next sector" }).click();
  await discern.sector().getByText("00:02:19", { exact: true }).first().waitFor();
  await discern.goToSector("-1");
  await discern.sector().getByText("Nothing is stored here").waitFor();
  await discern.goToSector("nowhere");
  await discern.sector().getByText(/^Enter a sector number/).waitFor();
});

test("a damaged sector is shown as damaged, with a link to its file", async (t) => {
  const source = await workshop();
  const [sheet, data, ...rest] = await cueOfMany(source, iso);
  const bytes = await readFile(data);
  const place = bytes.indexOf("file file");
  const lba = Math.floor(place / RAW);
  bytes[place] ^= 1;
  await writeFile(data, bytes);
  const discern = await Discern.forTest(t, browser);
  await discern.open(sheet, data, ...rest);
  await discern.complete();
  await discern.tab("Disc").click();
  await discern.goToSector(String(lba));
  await discern.sector().getByText(/^Damaged: /).waitFor();
  await discern.sector().getByRole("button", { name: "/data/file.bin" }).click();
  await discern.isAt("Rock Ridge", "data");
  await discern.isAtRow("file.bin");
});

test("the last of two sessions opens first, and the tree of each can be selected", async (t) => {
  const { path, start, second } = await twoSessions();
  const discern = await Discern.forTest(t, browser);
  await discern.open(path);
  assert.deepEqual((await discern.names()).sort(), ["LATER.txt", "README.txt", "data"]);
  await discern.isAt("Rock Ridge, session 2");
  await eventually(async () => {
    const named = (await discern.treeNames()).filter((name) => /^(Session|Rock)/.test(name));
    assert.deepEqual(named, ["Session 2 “SECOND”", "Rock Ridge", "Session 1 “DISCERN”", "Rock Ridge"]);
  });
  await discern.treeLine("Rock Ridge").last().click();
  await discern.isAt("Rock Ridge, session 1");
  assert.deepEqual((await discern.names()).sort(), ["README.txt", "data"]);
  await discern.tab("Disc").click();
  const rows = await discern.tracks();
  assert.match(rows[1], new RegExp(`^2 Mode 1 \\S+ LBA ${start} `));
  await discern.page.getByRole("button", { name: "Show sector of track 2" }).click();
  await eventually(async () => assert.deepEqual(await discern.hexLines(), linesOf(second.subarray(0, 2048))));
  await discern.goToSector(String(start - 1));
  await discern.sector().getByText("Nothing is stored here").waitFor();
});

test("a missing bin has a slot, which a file of any name fills", async (t) => {
  const [sheet, data, ...audio] = cue;
  const discern = await Discern.forTest(t, browser);
  await discern.offer(sheet, ...audio);
  await discern.page.getByRole("button", { name: "1 file missing" }).waitFor();
  await discern.disc().locator(".disc-file-missing").getByText("disc (Track 1).bin").first().waitFor();
  assert.deepEqual(await discern.accessibilityViolations(), []);
  const renamed = join(folder, "something else.img");
  await writeFile(renamed, await readFile(data));
  const [chooser] = await Promise.all([
    discern.page.waitForEvent("filechooser"),
    discern.disc().getByRole("button", { name: /^Choose file….*Track 1/ }).click(),
  ]);
  await chooser.setFiles(renamed);
  await discern.row("README.txt").waitFor();
  assert.equal(await discern.page.getByRole("button", { name: /missing$/ }).count(), 0);
});

test("a sheet alone shows its tracks and names the missing files; dropping them fills the slots", async (t) => {
  const [sheet, ...bins] = cue;
  const discern = await Discern.forTest(t, browser);
  await discern.offer(sheet);
  await discern.page.getByRole("button", { name: "4 files missing" }).waitFor();
  await discern.disc().getByText(/^4 files are missing/).waitFor();
  assert.equal((await discern.tracks()).length, 4);
  await discern.drop(...bins.slice(2));
  await discern.page.getByRole("button", { name: "2 files missing" }).waitFor();
  await discern.drop(...bins.slice(0, 2));
  await discern.row("README.txt").waitFor();
});

test("a dropped file that may be the missing one or another image causes a question", async (t) => {
  const [sheet, , ...audio] = cue;
  const discern = await Discern.forTest(t, browser);
  await discern.offer(sheet, ...audio);
  await discern.page.getByRole("button", { name: "1 file missing" }).waitFor();
  await discern.drop(iso);
  const dialog = discern.page.getByRole("dialog");
  await dialog.getByText(/needs “disc \(Track 1\)\.bin”/).waitFor();
  await dialog.getByRole("button", { name: "Open as a different image" }).click();
  await discern.row("README.txt").waitFor();
  assert.equal(await discern.page.getByRole("heading", { level: 1 }).innerText(), "first.iso");
});

for (const viewport of SIZES) {
  test(`the disc tab breaks no rule at ${viewport.width} pixels`, async (t) => {
    const discern = await Discern.forTest(t, browser, { viewport });
    await discern.open(...cue);
    await discern.tab("Disc").click();
    await discern.sector().getByText("Checksum valid").waitFor();
    assert.deepEqual(await discern.accessibilityViolations(), []);
    await discern.fits();
  });
}

/** The viewer's first lines, without the text column. */
function linesOf(bytes) {
  const shown = [];
  for (let at = 0; at < 16 * 10; at += 16) {
    const line = [...bytes.subarray(at, at + 16)].map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
    shown.push(`${at.toString(16).padStart(4, "0")}  ${line}`);
  }
  return shown;
}
