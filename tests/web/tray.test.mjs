// The tray of jobs: those of all open images, those that have ended, and those that failed, which can be tried again.

import assert from "node:assert/strict";
import { rename } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Discern, launch } from "./discern.mjs";
import { enlarge, tree, workshop, xorriso } from "./images.mjs";
import { sample } from "./sample.mjs";

let browser, folder, other;
before(async () => {
  browser = await launch();
  folder = await workshop();
  other = await sample(folder);
});
after(() => browser.close());

/** An image with a file of so many bytes. */
async function large(bytes) {
  const folder = await workshop();
  const source = await tree(folder, { "LARGE.BIN": "x", "SMALL.TXT": "Small.\n" });
  return enlarge(await xorriso(source, join(folder, "large.iso"), []), "LARGE.BIN;1", bytes);
}

const button = ({ page }, name) => page.getByRole("button", { name: `Jobs: ${name}`, exact: true });
const tray = ({ page }) => page.getByRole("dialog", { name: "Jobs" });
const ended = (discern, text) => tray(discern).getByRole("listitem").filter({ hasText: text });

test("a job of an image that is not shown is in the tray, which leads to it", async (t) => {
  const discern = await Discern.forTest(t, browser);
  await discern.open(await large(4_000_000_000));
  await discern.complete();
  assert.equal(await discern.page.getByRole("button", { name: /^Jobs/ }).count(), 0);
  await discern.tab("Files").click();
  await discern.page.getByRole("button", { name: "Save all as ZIP" }).click();
  await discern.job().getByText(/^Checksums: /).waitFor();
  await discern.offer(other);
  await discern.row("README.txt").waitFor();
  await button(discern, "1 running").click();
  await tray(discern).getByRole("region", { name: /^Saving/ }).getByText(/^Checksums: .* · \d+%/).waitFor();
  await tray(discern).getByText("large.iso").waitFor();
  assert.deepEqual(await discern.accessibilityViolations(), []);
  await tray(discern).getByRole("button", { name: "Show", exact: true }).click();
  await discern.row("LARGE.BIN").waitFor();
  assert.equal(await tray(discern).count(), 0);
  await button(discern, "1 running").click();
  await tray(discern).getByRole("button", { name: "Cancel" }).click();
  // A job that the user stopped has come to nothing, and leaves nothing behind.
  await tray(discern).waitFor({ state: "detached" });
  assert.equal(await discern.page.getByRole("button", { name: /^Jobs/ }).count(), 0);
});

test("the end of a job of another image is announced, and kept", async (t) => {
  const discern = await Discern.forTest(t, browser);
  await discern.open(await large(600_000_000));
  await discern.complete();
  await discern.tab("Check").click();
  await discern.page.getByRole("button", { name: "Compute for the image" }).click();
  await discern.offer(other);
  await discern.row("README.txt").waitFor();
  await discern.saved().getByText(/^large\.iso: Checksums computed\./).waitFor();
  await button(discern, "1 finished").click();
  await ended(discern, "Finished: Computing checksums").getByText("large.iso").waitFor();
  assert.deepEqual(await discern.accessibilityViolations(), []);
  await discern.press("Escape");
  await tray(discern).waitFor({ state: "detached" });
  assert.equal(await button(discern, "1 finished").evaluate((button) => button === document.activeElement), true);
  await button(discern, "1 finished").click();
  await ended(discern, "Finished").getByRole("button", { name: "Show" }).click();
  await discern.page.getByRole("tabpanel", { name: "Check" }).waitFor();
  assert.equal(await discern.page.getByRole("heading", { level: 1 }).innerText(), "large.iso");
  await button(discern, "1 finished").click();
  await tray(discern).getByRole("button", { name: "Clear the list" }).click();
  await tray(discern).waitFor({ state: "detached" });
});

/** The page with an image from which one file was to be saved to a folder, where the browser did not let it be written. */
async function refused(t, image) {
  const discern = await Discern.opened(t, browser, image, { viewport: { width: 1440, height: 900 } });
  await discern.page.evaluate(() => (globalThis.showDirectoryPicker = () => navigator.storage.getDirectory()));
  await (await discern.worker()).evaluate(() => {
    const { createWritable } = FileSystemFileHandle.prototype;
    FileSystemFileHandle.prototype.createWritable = async () => {
      FileSystemFileHandle.prototype.createWritable = createWritable;
      throw new DOMException("no longer", "NotAllowedError");
    };
  });
  await discern.select("README.txt");
  await discern.saveOtherwise("Save to a folder…");
  await discern.alert().getByText("The browser is no longer allowed to write there.").waitFor();
  return discern;
}

const retry = (discern) => tray(discern).getByRole("button", { name: "Retry" });

test("a job that failed is tried again", async (t) => {
  const discern = await refused(t, await sample(await workshop()));
  await button(discern, "1 failed").click();
  await ended(discern, "Failed: Saving to").getByText("sample.iso").waitFor();
  assert.deepEqual(await discern.accessibilityViolations(), []);
  // The selection is another one by now.
  await discern.press("Escape");
  await discern.select("run.sh");
  await button(discern, "1 failed").click();
  await retry(discern).click();
  await discern.saved().getByText("Saved 1 file (15 B).").waitFor();
  const texts = await discern.page.evaluate(async () => {
    const texts = {};
    for await (const [name, handle] of await navigator.storage.getDirectory()) texts[name] = await (await handle.getFile()).text();
    return texts;
  });
  assert.deepEqual(texts, { "README.txt": "Read me first.\n" });
  await button(discern, "1 finished").waitFor();
});

test("what failed is not tried again with other changes, nor if its file is gone", async (t) => {
  const image = await sample(await workshop());
  const discern = await refused(t, image);
  await discern.row("run.sh").click();
  await discern.press("Delete");
  await discern.changed("1 change");
  await button(discern, "1 failed").click();
  await ended(discern, "Failed: Saving to").waitFor();
  assert.equal(await retry(discern).count(), 0);
  await discern.press("Escape");
  await discern.list().focus();
  await discern.press("Control+z");
  await discern.row("run.sh").waitFor();
  await button(discern, "1 failed").click();
  await retry(discern).waitFor();
  await tray(discern).getByRole("button", { name: "Clear the list" }).click();
  await rename(image, `${image}.away`);
  await discern.select("README.txt");
  await discern.press("Control+s");
  await button(discern, "1 failed").click();
  await ended(discern, "changed or became unreadable").waitFor();
  assert.equal(await retry(discern).count(), 0);
});

for (const viewport of [{ width: 768, height: 1024 }, { width: 320, height: 640 }]) {
  test(`the tray fits at ${viewport.width} pixels`, async (t) => {
    const discern = await Discern.opened(t, browser, other, { viewport });
    await discern.row("README.txt").click();
    if (viewport.width < 640) await discern.page.getByRole("button", { name: "Files" }).first().click();
    await discern.download(() => discern.press("Control+s"));
    await button(discern, "1 finished").click();
    await tray(discern).waitFor();
    await discern.fits("tray");
    assert.deepEqual(await discern.accessibilityViolations(), []);
  });
}
