// Packed images that can only be unpacked from their start: what was unpacked is kept in the browser's storage while the
// image is open.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { withoutPickers } from "./conversion.mjs";
import { Discern, eventually, launch } from "./discern.mjs";
import { tree, workshop, xorriso } from "./images.mjs";
import { noise } from "./sample.mjs";

const run = promisify(execFile);

/** Together more than is unpacked again rather than kept. */
const contents = Object.fromEntries([0, 1, 2, 3, 4].map((number) => [`${number}.bin`, noise((5 << 20) + number)]));

let browser, packed, slow;
before(async () => {
  browser = await launch();
  const folder = await workshop();
  const image = await xorriso(await tree(folder, contents), join(folder, "disc.iso"));
  await run("bzip2", ["-1", "-k", image]);
  await run("xz", ["-0", "-T1", image]);
  packed = `${image}.xz`;
  // Takes seconds to unpack.
  slow = join(folder, "slow.iso.bz2");
  const bytes = await readFile(`${image}.bz2`);
  await writeFile(slow, Buffer.concat([bytes, bytes, bytes]));
});
after(() => browser.close());

/** Sizes of the files that the page keeps in the browser's storage. */
function kept(discern) {
  return discern.page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const sizes = [];
    for await (const [name, entry] of root.entries()) {
      if (name !== "unpacked") throw new Error(`what is ${name}?`);
      for await (const file of entry.values()) sizes.push((await file.getFile()).size);
    }
    return sizes;
  });
}

/** Saves a file, and compares it. */
async function holdSaved(discern, name) {
  await discern.select(name);
  await discern.details().getByRole("heading", { name }).waitFor();
  const save = discern.details().getByRole("button", { name: "Save", exact: true });
  const { name: saved, path } = await discern.download(() => save.click());
  assert.equal(saved, name);
  assert.ok((await readFile(path)).equals(contents[name]), name);
}

test("a long packed image is unpacked once, into storage that is freed when it is closed", async (t) => {
  const discern = await Discern.forTest(t, browser);
  await withoutPickers(discern);
  await discern.open(packed);
  await discern.complete();
  await discern.lists(...Object.keys(contents));
  const { size: total } = await stat(packed);
  const sizes = await kept(discern);
  assert.ok(sizes.length === 1 && sizes[0] > total / 2, `${sizes} bytes kept`);
  for (const name of Object.keys(contents).reverse()) await holdSaved(discern, name);
  await discern.page.getByRole("button", { name: "Close this image", exact: true }).click();
  await eventually(async () => assert.deepEqual((await kept(discern)).filter((size) => size > 0), []));
});

test("progress of unpacking is told, and what a canceled opening had unpacked is removed", async (t) => {
  const discern = await Discern.forTest(t, browser);
  await discern.offer(slow);
  await discern.page.getByText(/^Unpacking:? [\d.]+ MB of [\d.]+ MB/).first().waitFor();
  await discern.page.getByRole("button", { name: /^(Cancel|Stop)/ }).click();
  await eventually(async () => assert.deepEqual(await kept(discern), []));
});

test("without such storage, it is unpacked again and again", async (t) => {
  const discern = await Discern.forTest(t, browser);
  await withoutPickers(discern);
  const worker = await discern.worker();
  await worker.evaluate(() => (StorageManager.prototype.getDirectory = () => Promise.reject(new DOMException("", "SecurityError"))));
  await discern.open(packed);
  await discern.complete();
  await holdSaved(discern, "3.bin");
  await holdSaved(discern, "1.bin");
  assert.deepEqual(await kept(discern), []);
});
