// Uses the page for a long time, at random but always in the same way for a seed: opens images one after the other, looks
// around in each, and closes them. Prints what memory the page needs, and fails if that grows or anything goes wrong:
// `cargo xtask soak [MINUTES]`.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Discern, launch } from "./discern.mjs";
import { cueOfMany, nrg } from "./discs.mjs";
import { genisoimage, squashfs, tree, workshop, xorriso } from "./images.mjs";
import { held, mebibytes } from "./memory.mjs";
import { sample } from "./sample.mjs";

/** Images that are opened even if that takes longer. */
const IMAGES = 200;
/** Images between two looks at the memory. */
const EVERY = 10;
/** Actions in each image. */
const ACTIONS = 8;
/** Looks at the memory until the page has all of its parts, and the allocators their pools. */
const SETTLED = 2;
/** By which factor what the page holds may grow after that: its script's objects, its program's memory, elements,
 * listeners, and addresses of blobs; and by how much in any case, since the address of a saved file is kept for a while. */
const FACTOR = 1.25;
const SLACK = { heap: 8 * 2 ** 20, program: 2 ** 20, nodes: 100, listeners: 40, addresses: 150 };
/** Bytes that the browser's processes may keep for each image opened and closed: those of the driver, which watches each
 * worker. Without it, they keep nothing. */
const OF_DRIVER = 256 * 2 ** 10;

const minutes = Number(process.argv[2] ?? 30);
const seed = Number(process.env.SEED ?? 1);
assert.ok(minutes > 0 && Number.isInteger(seed), "usage: soak.mjs [MINUTES], with the seed in SEED");

/** Numbers from 0 to below 1, the same for a seed (mulberry32, by Tommy Ettinger). */
let state = seed;
function random() {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}
const below = (end) => Math.floor(random() * end);
const one = (list) => list[below(list.length)];

/** Images of several kinds, each as the paths of its files. */
async function images() {
  const folder = await workshop();
  const plain = await sample(folder);
  const source = join(folder, "tree");
  const small = await xorriso(await tree(await workshop(), { "one.txt": "One.\n", "in/two.txt": "Two.\n" }), join(folder, "small.iso"));
  return [
    [plain],
    [small],
    [await genisoimage(source, join(folder, "joliet.iso"), ["-J"])],
    [await squashfs(source, join(folder, "tree.squashfs"))],
    [await nrg(join(folder, "nero.nrg"), [{ data: await readFile(small), lba: 0 }])],
    await cueOfMany(folder, small),
  ];
}

/** What a user does in an image. */
const actions = {
  async folder(discern) {
    const folders = await discern.rows().evaluateAll((rows) =>
      rows.filter((row) => row.querySelector(".icon-directory")).map((row) => row.querySelector(".listing-text").textContent),
    );
    if (folders.length > 0) await discern.row(one(folders)).dblclick();
    else await discern.press("Backspace");
  },
  async up(discern) {
    await discern.press("Backspace");
  },
  async tab(discern) {
    await discern.tab(one(["Overview", "Disc", "Check", "Convert"])).click();
    await discern.answered();
    await discern.tab("Files").click();
  },
  async search(discern) {
    await discern.search().fill(one(["t", "*.txt", "read", "nothing like it"]));
    await discern.answered();
    await discern.search().press("Escape");
  },
  async preview(discern) {
    await discern.press(...Array(below(5)).fill("ArrowDown"), "Enter");
    await discern.answered();
    if ((await discern.page.locator("dialog[open]").count()) > 0) await discern.press("ArrowRight", "ArrowRight", "Escape");
    // A file may only have the name of an image, or nothing in it.
    for (const alert of await discern.alert().all()) {
      assert.match(await alert.innerText(), /no files that Discern can list|The file is empty/);
      await alert.getByRole("button", { name: "Close", exact: true }).click();
    }
  },
  async save(discern) {
    const files = await discern.rows().evaluateAll((rows) =>
      rows.filter((row) => !row.querySelector(".icon-directory")).map((row) => row.querySelector(".listing-text").textContent),
    );
    if (files.length === 0) return;
    await discern.row(one(files)).click();
    const [download] = await Promise.all([discern.page.waitForEvent("download"), discern.press("Control+s")]);
    await download.delete();
  },
  async back(discern) {
    await discern.press("Alt+ArrowLeft");
  },
};

/** Keeps the memories of the page's programs, and counts the addresses of blobs. Runs in the page, before its scripts. */
function keepMemories() {
  const memories = (globalThis.memories = new Set());
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const instantiate = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await instantiate(...given);
      for (const exported of Object.values((made.instance ?? made).exports)) {
        if (exported instanceof WebAssembly.Memory) memories.add(exported);
      }
      return made;
    };
  }
  globalThis.addresses = 0;
  for (const [name, change] of [["createObjectURL", 1], ["revokeObjectURL", -1]]) {
    const former = URL[name];
    URL[name] = (...given) => {
      globalThis.addresses += change;
      return former.apply(URL, given);
    };
  }
}

/** What the page needs, after its garbage is collected. */
async function need(browser, page, discern) {
  await page.send("HeapProfiler.collectGarbage");
  const { nodes, jsEventListeners: listeners } = await page.send("Memory.getDOMCounters");
  const { usedSize: heap } = await page.send("Runtime.getHeapUsage");
  const { program, addresses } = await discern.page.evaluate(() => ({
    program: [...memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0),
    addresses,
  }));
  const session = await browser.newBrowserCDPSession();
  const { renderers } = await held(session);
  await session.detach();
  return { renderers, heap, program, nodes, listeners, addresses, workers: discern.page.workers().length };
}

const all = await images();
const browser = await launch();
try {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, acceptDownloads: true });
  await context.addInitScript(keepMemories);
  const discern = await Discern.visit(context);
  const page = await discern.context.newCDPSession(discern.page);
  // Without a window, its dialog is canceled at once: files go to the downloads.
  await discern.page.evaluate(() => (globalThis.showSaveFilePicker = undefined));
  const close = discern.page.getByRole("button", { name: "Close this image", exact: true });
  const end = Date.now() + minutes * 60_000;
  const looks = [];
  let opened = 0;
  console.log(`seed ${seed}, ${minutes} minutes, at least ${IMAGES} images`);
  while (opened < IMAGES || Date.now() < end) {
    await discern.offer(...one(all));
    await discern.tab("Files").waitFor();
    await discern.complete();
    opened += 1;
    const done = [];
    for (let nth = 0; nth < ACTIONS; nth += 1) {
      const name = one(Object.keys(actions));
      done.push(name);
      try {
        await discern.tab("Files").click();
        await discern.list().focus();
        await actions[name](discern);
        await discern.answered();
        assert.deepEqual(await discern.alert().allInnerTexts(), []);
        assert.deepEqual(discern.errors, []);
      } catch (error) {
        throw new Error(`image ${opened} (seed ${seed}), after ${done.join(", ")}`, { cause: error });
      }
    }
    await close.click();
    await discern.page.getByRole("heading", { name: "See what’s inside a disk image" }).waitFor();
    // What the tests record of messages would itself grow.
    await discern.page.evaluate(() => (told.length = asked.length = 0));
    if (opened % EVERY === 0) {
      const needed = await need(browser, page, discern);
      looks.push(needed);
      const { renderers, heap, program, nodes, listeners, addresses, workers } = needed;
      const held = [renderers, heap, program].map(mebibytes);
      console.log(
        `${opened} images: ${held[0]}, of which script ${held[1]}, program ${held[2]}, ` +
          `${nodes} nodes, ${listeners} listeners, ${addresses} addresses, ${workers} workers`,
      );
    }
  }
  const [first, last] = [looks[SETTLED - 1], looks.at(-1)];
  for (const [what, slack] of Object.entries(SLACK)) {
    const most = Math.max(first[what] * FACTOR, first[what] + slack);
    assert.ok(last[what] <= most, `${what} grew from ${first[what]} to ${last[what]}`);
  }
  const most = first.renderers + opened * OF_DRIVER;
  assert.ok(last.renderers <= most, `memory grew from ${mebibytes(first.renderers)} to ${mebibytes(last.renderers)}`);
  assert.equal(last.workers, first.workers);
  console.log(`${opened} images without an error`);
} finally {
  await browser.close();
}
