// Checks every sector: the verdict, the affected files, the repaired image, and images that can't be checked.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Discern, eventually, launch } from "./discern.mjs";
import { raw, tree, workshop, xorriso } from "./images.mjs";
import { sha256 } from "./sample.mjs";

/** Size of a raw sector, in bytes. */
const SECTOR = 2352;

let browser, folder, image;
before(async () => {
  browser = await launch();
  folder = await workshop();
  const source = await tree(folder, { "docs/hit.txt": "Hit.\n".repeat(2000), "docs/not hit.txt": "Not hit.\n", "zeros.bin": Buffer.alloc(400_000) });
  image = await xorriso(source, join(folder, "small.iso"));
});
after(() => browser.close());

/** Writes the image in raw sectors, as `name`.bin with a sheet next to it; returns the bytes and both paths. */
async function disc(name) {
  const bin = await raw(image, join(folder, `${name}.bin`));
  const cue = join(folder, `${name}.cue`);
  await writeFile(cue, `FILE "${name}.bin" BINARY\n  TRACK 01 MODE1/2352\n    INDEX 01 00:00:00\n`);
  return { bytes: await readFile(bin), bin, cue };
}

/** Number of the sector in a raw image where a file's content begins, found by its first bytes. */
function sectorOf(bytes, content) {
  return Math.floor(bytes.indexOf(content) / SECTOR);
}

/** Opens files and waits for the end of the check. */
async function checked(test, ...paths) {
  const discern = await Discern.forTest(test, browser);
  await discern.open(...paths);
  await discern.tab("Check").click();
  await discern.page.getByRole("button", { name: "Check every sector" }).click();
  await discern.page.getByRole("button", { name: "Check again" }).waitFor();
  return discern;
}

const verdict = (discern) => discern.page.locator("#panel-check").locator(".check").getByRole("heading", { level: 2 });

test("an undamaged image is reported as good, and the page breaks no rule", async (t) => {
  const { bin, cue, bytes } = await disc("whole");
  const discern = await checked(t, cue, bin);
  const sectors = (bytes.length / SECTOR).toLocaleString("en");
  assert.equal(await verdict(discern).innerText(), `All ${sectors} sectors are good.`);
  assert.equal(await discern.page.getByRole("button", { name: "Save repaired image" }).count(), 0);
  await discern.page.getByRole("img", { name: /none bad/ }).waitFor();
  assert.deepEqual(await discern.accessibilityViolations(), []);
});

test("the file on a bad sector is named and linked, and the repaired image equals the undamaged one", async (t) => {
  const { bytes: whole, bin, cue } = await disc("hurt");
  const hurt = Buffer.from(whole);
  const first = sectorOf(whole, "Hit.\nHit.\n");
  // One wrong byte here and several there, all correctable by ECC.
  hurt[first * SECTOR + 100] ^= 0x40;
  for (const at of [50, 700, 1400, 2000]) hurt[(first + 2) * SECTOR + at] ^= 0xff;
  hurt[(first + 3) * SECTOR + 2300] ^= 1;
  await writeFile(bin, hurt);
  const discern = await checked(t, cue, bin);
  assert.equal(
    await verdict(discern).innerText(),
    "2 sectors are damaged; 1 sector has wrong parity but intact data; all can be repaired; 1 file is affected.",
  );
  const rows = await discern.page.getByRole("table").first().getByRole("row").allInnerTexts();
  assert.deepEqual(rows.slice(1).map((row) => row.split("\t").slice(0, 2)), [
    ["1", `${first}`],
    ["1", `${first + 2}`],
    ["1", `${first + 3}`],
  ]);
  assert.deepEqual(await discern.accessibilityViolations(), []);
  const { name, path } = await discern.download(() =>
    discern.page.getByRole("button", { name: "Save repaired image" }).click(),
  );
  assert.equal(name, "hurt (repaired).bin");
  assert.equal(sha256(await readFile(path)), sha256(whole));
  await discern.page.getByRole("button", { name: "/docs/hit.txt", exact: true }).click();
  await discern.isAt("Rock Ridge", "docs");
  await discern.isAtRow("hit.txt");
});

test("sectors that ECC cannot correct are reported before and after saving, and kept as they are", async (t) => {
  const { bytes: whole, bin, cue } = await disc("lost");
  const hurt = Buffer.from(whole);
  const first = sectorOf(whole, "Hit.\nHit.\n");
  hurt.fill(0xba, first * SECTOR + 100, first * SECTOR + 1900);
  const expected = Buffer.from(hurt);
  hurt[(first + 1) * SECTOR + 99] ^= 4;
  await writeFile(bin, hurt);
  const discern = await checked(t, cue, bin);
  assert.equal(await verdict(discern).innerText(), "2 sectors are damaged; 1 can be repaired; 1 file is affected.");
  await discern.page.getByText(/^1 sector can be repaired.* 1 sector can’t be repaired/).waitFor();
  const { path } = await discern.download(() =>
    discern.page.getByRole("button", { name: "Save repaired image" }).click(),
  );
  assert.equal(sha256(await readFile(path)), sha256(expected));
  await discern.saved().getByText(`Not repaired: 1 sector of track 1 from sector ${first} on.`).waitFor();
});

test("a check shows its progress, and can be stopped and restarted", async (t) => {
  const { bytes, cue } = await disc("long");
  const bin = join(folder, "long.bin");
  await writeFile(bin, Buffer.concat(Array.from({ length: Math.ceil(500_000_000 / bytes.length) }, () => bytes)));
  const discern = await Discern.forTest(t, browser);
  await discern.open(cue, bin);
  await discern.tab("Check").click();
  await discern.page.getByRole("button", { name: "Check every sector" }).click();
  const job = discern.page.getByRole("region", { name: "Checking every sector" });
  await job.getByText(/^Checking sectors: .* of .* · \d+%/).waitFor();
  await job.getByRole("button", { name: "Cancel" }).click();
  await discern.page.getByRole("button", { name: "Check every sector" }).waitFor();
  assert.equal(await discern.alert().count(), 0);
  await discern.page.getByRole("button", { name: "Check every sector" }).click();
  await job.getByText(/^Checking sectors/).waitFor();
  // Other tabs still show the job.
  await discern.tab("Files").click();
  await job.getByText(/^Checking sectors/).waitFor();
  // It goes on while another image is shown. A check saves nothing, so its image closes without a question.
  await discern.offer(image);
  await discern.row("zeros.bin").waitFor();
  await job.getByText(/^Checking sectors/).waitFor();
  await discern.page.getByRole("region", { name: "Open images" }).getByRole("tab").first().click({ button: "middle" });
  await eventually(async () => assert.equal(await job.count(), 0));
});

test("an image without EDC and ECC is reported as such, and no check is offered", async (t) => {
  const discern = await Discern.forTest(t, browser);
  await discern.open(image);
  await discern.tab("Check").click();
  assert.equal(await verdict(discern).innerText(), "This format has no built-in error checks");
  await discern.page.getByText("The file is as long as it says it should be.").waitFor();
  assert.equal(await discern.page.getByRole("button", { name: /Check/ }).count(), 0);
  assert.deepEqual(await discern.accessibilityViolations(), []);
});
