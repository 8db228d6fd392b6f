// Long work: it shows its progress, stops at once, and saves nothing incomplete.

import assert from "node:assert/strict";
import { rm, truncate } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { assertStopped, Discern, eventually, launch } from "./discern.mjs";
import { enlarge, tree, workshop, xorriso } from "./images.mjs";
import { sample } from "./sample.mjs";

let browser;
before(async () => (browser = await launch({ hasWindows: true })));
after(() => browser.close());

/** An image with a file of almost 4 GiB, whose checksum takes seconds. */
async function large() {
  const folder = await workshop();
  const source = await tree(folder, { "LARGE.BIN": "x", "SMALL.TXT": "Small.\n" });
  const image = await xorriso(source, join(folder, "large.iso"), []);
  return enlarge(image, "LARGE.BIN;1", 4_000_000_000);
}

/** The page while it makes an archive of that image. */
async function packing(test, image) {
  const discern = await Discern.forTest(test, browser);
  await discern.open(image);
  await discern.page.getByRole("button", { name: "Save all as ZIP" }).click();
  await discern.job().getByText(/^Checksums: .* of 4\.0 GB · \d+%/).waitFor();
  return discern;
}

test("a job reports its progress, and stops when it is canceled", async (t) => {
  const image = await large();
  const discern = await packing(t, image);
  assertStopped(t, await discern.cancel());
  assert.equal(await discern.lastBlob(), undefined);
  assert.equal(await discern.alert().count(), 0);
});

test("a file that is truncated while it is saved is reported, and nothing of it is saved", async (t) => {
  const image = await large();
  const discern = await packing(t, image);
  await truncate(image, 1_000_000);
  await discern.alert().getByText(/changed or became unreadable/).waitFor();
  await discern.job().waitFor({ state: "detached" });
  assert.equal(await discern.lastBlob(), undefined);
  assert.equal(await discern.saved().count(), 0);
});

test("a file that no longer exists when it is saved is reported", async (t) => {
  const image = await sample(await workshop());
  const discern = await Discern.forTest(t, browser);
  await discern.open(image);
  await discern.complete();
  await rm(image);
  await discern.row("README.txt").click();
  await discern.press("Control+s");
  await discern.alert().getByText(/changed or became unreadable/).waitFor();
  await eventually(async () => assert.equal(await discern.saved().count(), 0));
  assert.equal(await discern.lastBlob(), undefined);
});

test("title and icon of the tab show the progress, and the screen stays on", async (t) => {
  const image = await large();
  const discern = await Discern.forTest(t, browser);
  await discern.page.evaluate(() => {
    globalThis.locks = [];
    const { request } = WakeLock.prototype;
    WakeLock.prototype.request = async function (kind) {
      const lock = await request.call(this, kind);
      locks.push(lock);
      return lock;
    };
  });
  await discern.open(image);
  const before = await discern.page.title();
  const icon = () => discern.page.locator("link[rel=icon]").evaluate(({ href }) => href);
  const locks = () => discern.page.evaluate(() => locks.map(({ released }) => released));
  const plain = await icon();
  await eventually(async () => assert.ok(discern.requests.some((url) => url.endsWith("/parts/idle.js"))));
  await discern.page.getByRole("button", { name: "Save all as ZIP" }).click();
  await eventually(async () => assert.match(await discern.page.title(), /^[1-9]\d*% · large\.iso – Discern$/));
  assert.match(await icon(), /^blob:/);
  await eventually(async () => assert.deepEqual(await locks(), [false]));
  await discern.cancel();
  await eventually(async () => assert.deepEqual([await discern.page.title(), await icon()], [before, plain]));
  await eventually(async () => assert.deepEqual(await locks(), [true]));
});
