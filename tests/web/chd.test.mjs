// CHD images: one of chdman is opened, and one that the page packs is verified by chdman.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { begin, choose, openPlanned, receipt, withoutPickers } from "./conversion.mjs";
import { Discern, launch } from "./discern.mjs";
import { tree, workshop, xorriso } from "./images.mjs";
import { noise, sha256 } from "./sample.mjs";

const run = promisify(execFile);

const content = noise(300_000);
let browser, folder, image;
before(async () => {
  browser = await launch();
  folder = await workshop();
  image = await xorriso(await tree(folder, { "noise.bin": content, "zeros.bin": Buffer.alloc(1 << 20) }), join(folder, "disc.iso"));
});
after(() => browser.close());

test("a file is saved out of a disc that chdman packed", async (t) => {
  const packed = join(folder, "packed.chd");
  await run("chdman", ["createcd", "-i", image, "-o", packed]);
  const discern = await Discern.forTest(t, browser);
  await withoutPickers(discern);
  await discern.open(packed);
  await discern.complete();
  await discern.lists("noise.bin", "zeros.bin");
  await discern.select("noise.bin");
  const save = discern.details().getByRole("button", { name: "Save", exact: true });
  const { name, path } = await discern.download(() => save.click());
  assert.equal(name, "noise.bin");
  assert.ok((await readFile(path)).equals(content));
});

test("an ISO image is packed as CHD, which chdman verifies and extracts", async (t) => {
  const discern = await openPlanned(t, browser, [image], { prepare: withoutPickers });
  await choose(discern, "Packed disc or disk");
  const { name, path } = await discern.download(() => begin(discern).click());
  assert.deepEqual(await receipt(discern), { [name]: sha256(await readFile(path)) });
  await run("chdman", ["verify", "-i", path]);
  const [sheet, bin] = ["extracted.cue", "extracted.bin"].map((name) => join(folder, name));
  await run("chdman", ["extractcd", "-f", "-i", path, "-o", sheet, "-ob", bin]);
  // One track of user data, 2048 bytes a sector; what follows the image fills the last block of four sectors.
  const extracted = await readFile(bin);
  const original = await readFile(image);
  assert.ok(extracted.subarray(0, original.length).equals(original));
});
