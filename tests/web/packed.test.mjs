// Packed images that can only be unpacked from their start: what was unpacked is kept in the browser's storage while the
// image is open.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { withoutPickers } from "./conversion.mjs";
import { Discern, eventually, launch } from "./discern.mjs";
import { watchHelpers } from "./helpers.mjs";
import { tree, workshop, xorriso } from "./images.mjs";
import { noise } from "./sample.mjs";

const run = promisify(execFile);

/** Together more than is unpacked again rather than kept. */
const contents = Object.fromEntries([0, 1, 2, 3, 4].map((number) => [`${number}.bin`, noise((5 << 20) + number)]));

/** A file of several blocks, which packs well, and differs everywhere. */
const lines = Buffer.from(Array.from({ length: 2_400_000 }, (_, line) => `line ${line}\n`).join(""));

let browser, packed, slow, blocks;
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
  const plain = await xorriso(await tree(await workshop(), { "lines.txt": lines }), join(folder, "lines.iso"));
  await run("xz", ["-0", "--block-size=2MiB", plain]);
  blocks = `${plain}.xz`;
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

/** Opens the image of blocks; returns its worker, which keeps its helpers, and how to save its file. */
async function ofBlocks(t, processors) {
  const discern = await Discern.forTest(t, browser);
  await withoutPickers(discern);
  await discern.open(blocks);
  await discern.complete();
  const worker = await watchHelpers(discern, processors);
  await discern.select("lines.txt");
  const save = discern.details().getByRole("button", { name: "Save", exact: true });
  const saved = async () => readFile((await discern.download(() => save.click())).path);
  return { discern, worker, saved };
}

const ended = (worker) => worker.evaluate(() => begun.map(({ ended }) => ended));

test("blocks are unpacked in as many workers as there are processors, and saved as they are", async (t) => {
  const { worker, saved } = await ofBlocks(t, 3);
  assert.ok((await saved()).equals(lines));
  assert.deepEqual(await ended(worker), [true, true, true]);
});

test("checksums of what is in blocks are right, and computed with helpers, too", async (t) => {
  const { discern, worker } = await ofBlocks(t, 2);
  const unpacked = (await run("xz", ["-dc", blocks], { encoding: "buffer", maxBuffer: 1 << 30 })).stdout;
  await discern.tab("Check").click();
  await discern.page.getByRole("button", { name: "Compute for the image" }).click();
  await discern.page.getByText(createHash("sha256").update(unpacked).digest("hex")).first().waitFor();
  assert.ok((await ended(worker)).length >= 2 && (await ended(worker)).every((ended) => ended));
});

test("with one processor, there are no helpers", async (t) => {
  const { worker, saved } = await ofBlocks(t, 1);
  assert.ok((await saved()).equals(lines));
  assert.deepEqual(await ended(worker), []);
});

test("helpers that are lost, or send other bytes, change nothing of what is saved", async (t) => {
  const { worker, saved } = await ofBlocks(t, 3);
  await worker.evaluate(() => {
    // One ends when it is asked for the second time; another one's bytes are changed on their way.
    const { postMessage } = MessagePort.prototype;
    let asked = 0;
    MessagePort.prototype.postMessage = function (...given) {
      if (Array.isArray(given[0]) && (asked += 1) === 3) begun[1].dispatchEvent(new ErrorEvent("error"));
      if (Array.isArray(given[0]) && asked === 4) given[0][1][100] ^= 1;
      return postMessage.apply(this, given);
    };
  });
  assert.ok((await saved()).equals(lines));
  assert.ok((await ended(worker)).every((ended) => ended));
});

test("helpers end when the job is canceled", async (t) => {
  const { discern, worker } = await ofBlocks(t, 3);
  await worker.evaluate(() => {
    // What they send back comes late.
    const { postMessage } = MessagePort.prototype;
    MessagePort.prototype.postMessage = function (...given) {
      if (!Array.isArray(given[0])) return postMessage.apply(this, given);
      setTimeout(() => postMessage.apply(this, given), 60_000);
    };
  });
  await discern.details().getByRole("button", { name: "Save", exact: true }).click();
  const job = discern.page.getByRole("region", { name: /^Saving|^Preparing|lines/ });
  await job.getByRole("button", { name: "Cancel" }).click();
  await eventually(async () => assert.deepEqual(await ended(worker), [true, true, true]));
});
