// Back, forward, reload, addresses, and recent images.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Discern, eventually, launch, URL as PAGE } from "./discern.mjs";
import { tree, workshop, xorriso } from "./images.mjs";
import { sample } from "./sample.mjs";

let browser, image;
before(async () => {
  browser = await launch();
  const folder = await workshop();
  // An image within the image, to go through both.
  const inner = await xorriso(await tree(folder, { "deep/inner!.txt": "Inside.\n" }), join(folder, "inner.iso"));
  const outer = await tree(await workshop(), {
    "README.txt": "Read me first.\n",
    "docs/guide.txt": "How to.\n".repeat(30_000),
    "docs/100% ä?.txt": "Odd name.\n",
    "docs/Guide.txt.old": "Old.\n",
    "images/inner.iso": await readFile(inner),
  });
  image = await xorriso(outer, join(folder, "outer.iso"));
});
after(() => browser.close());

/** The part of the page's address after the `#`. */
const address = (discern) => discern.page.evaluate(() => location.hash);

/** Waits until the page has an address. */
async function isAddress(discern, wanted) {
  await eventually(async () => assert.equal(await address(discern), wanted));
}

/** Enters an address, as a user does. */
async function enter(discern, address) {
  await discern.page.evaluate((address) => (location.hash = address), address);
}

/** Waits until only this row is selected. */
async function isChosen(discern, name) {
  await eventually(async () => assert.deepEqual(await discern.chosen(), [name]));
}

test("each folder, tab and view has an address and an entry in the history", async (t) => {
  const discern = await Discern.opened(t, browser, image);
  await isAddress(discern, "#/rock-ridge/");
  await discern.row("docs").dblclick();
  await discern.isAt("Rock Ridge", "docs");
  await isAddress(discern, "#/rock-ridge/docs/");
  await discern.select("guide.txt");
  await isAddress(discern, "#/rock-ridge/docs/guide.txt");
  await discern.select("100% ä?.txt");
  await isAddress(discern, "#/rock-ridge/docs/100%25%20%C3%A4%3F.txt");
  await discern.tab("Check").click();
  await isAddress(discern, "#check");
  await discern.tab("Overview").click();
  await isAddress(discern, "#overview");
  await discern.page.goBack();
  await discern.page.getByRole("tabpanel", { name: "Check" }).waitFor();
  await discern.page.goBack();
  await discern.isAt("Rock Ridge", "docs");
  await discern.page.goBack();
  await discern.isAt("Rock Ridge");
  await discern.isAtRow("docs");
  await discern.page.goForward();
  await discern.isAt("Rock Ridge", "docs");
  await isAddress(discern, "#/rock-ridge/docs/");
  await discern.treeLine("ISO 9660").click();
  await isAddress(discern, "#/iso9660/DOCS/");
  await discern.page.goBack();
  await discern.isAt("Rock Ridge", "docs");
});

test("a search is one entry, however it is typed", async (t) => {
  const discern = await Discern.opened(t, browser, image);
  await discern.row("docs").dblclick();
  await discern.isAt("Rock Ridge", "docs");
  await discern.search().fill("gui");
  await discern.found("2 found");
  await discern.search().fill("guide.txt.o");
  await discern.found("1 found");
  await isAddress(discern, "#/rock-ridge/?find=guide.txt.o");
  await discern.page.goBack();
  await discern.isAt("Rock Ridge", "docs");
  assert.equal(await discern.search().inputValue(), "");
  await discern.page.goBack();
  await discern.isAt("Rock Ridge");
});

test("Back never leaves the page while an image is open, and keeps its changes", async (t) => {
  const discern = await Discern.opened(t, browser, image);
  await discern.row("README.txt").click();
  await discern.press("Delete");
  await discern.changed("1 change");
  for (let times = 0; times < 4; times += 1) {
    await discern.page.evaluate(() => history.back());
    await eventually(async () => assert.equal(await discern.page.evaluate(() => history.state.split(" ")[0]), "1"));
  }
  await discern.isAt("Rock Ridge");
  await discern.changed("1 change");
  assert.equal(new URL(discern.page.url()).pathname, new URL(PAGE).pathname);
});

test("an address that is entered leads to its file, byte, tab, or image within the image", async (t) => {
  const discern = await Discern.opened(t, browser, image);
  await enter(discern, "#/rock-ridge/docs/guide.txt?hex=0x2000");
  await discern.isAt("Rock Ridge", "docs");
  await isChosen(discern, "guide.txt");
  const bytes = discern.details().getByRole("region", { name: "Bytes of the file" });
  await bytes.getByText(/^2000 /).or(bytes.getByText(/^00002000 /)).waitFor();
  await isAddress(discern, "#/rock-ridge/docs/guide.txt?hex=0x2000");
  await enter(discern, "#/rock-ridge/docs/100%25%20%C3%A4%3F.txt");
  await isChosen(discern, "100% ä?.txt");
  await enter(discern, "#/rock-ridge/images/inner.iso!/rock-ridge/deep/inner%21.txt");
  await discern.isAt("Rock Ridge", "images", "inner.iso", "deep");
  await isChosen(discern, "inner!.txt");
  await isAddress(discern, "#/rock-ridge/images/inner.iso!/rock-ridge/deep/inner%21.txt");
  await enter(discern, "#disc?byte=0x8000");
  await discern.page.getByRole("application", { name: "Bytes of the image file" }).waitFor();
  await eventually(async () => assert.match(await discern.disc().innerText(), /32768|32,768|0x8000/));
  await enter(discern, "#/rock-ridge/docs/no such file");
  await discern.page.getByRole("status").getByText("The address in the browser leads to nothing in this image.").waitFor();
  await discern.page.goBack();
  await discern.page.goBack();
  await isChosen(discern, "inner!.txt");
  assert.equal(await discern.alert().count(), 0);
});

test("after a reload, the image's name is shown, and opening it again leads back to where the user was", async (t) => {
  const discern = await Discern.opened(t, browser, image);
  await discern.row("docs").dblclick();
  await discern.select("guide.txt");
  await isAddress(discern, "#/rock-ridge/docs/guide.txt");
  await discern.page.reload();
  await discern.page.getByText("Choose outer.iso again to continue.").waitFor();
  assert.deepEqual(await discern.accessibilityViolations(), []);
  await discern.open(image);
  await discern.isAt("Rock Ridge", "docs");
  await isChosen(discern, "guide.txt");
  await discern.page.goBack();
  await discern.isAt("Rock Ridge");
  // Another image has no such place.
  await discern.page.goForward();
  await discern.isAt("Rock Ridge", "docs");
  await discern.page.reload();
  await discern.open(await sample(await workshop()));
  await discern.isAt("Rock Ridge");
  await isAddress(discern, "#/rock-ridge/");
});

test("an address that is opened first leads to its place once an image is open", async (t) => {
  const discern = await Discern.forTest(t, browser);
  await discern.page.goto(`${PAGE}#overview`);
  await discern.page.reload();
  await discern.offer(image);
  await discern.page.getByRole("tabpanel", { name: "Overview" }).waitFor();
});

test("recent images are listed on the welcome screen, and forgotten on request", async (t) => {
  const discern = await Discern.opened(t, browser, image);
  await discern.row("docs").dblclick();
  await isAddress(discern, "#/rock-ridge/docs/");
  await discern.page.goto("about:blank");
  await discern.page.goto(PAGE);
  const recent = discern.page.getByRole("region", { name: "Recent images" });
  // The picker gave no handle, so the user chooses the file again.
  const again = recent.getByRole("button", { name: /^Choose outer\.iso again…/ });
  await again.waitFor();
  assert.deepEqual(await discern.accessibilityViolations(), []);
  await discern.fits("recent");
  const [picker] = await Promise.all([discern.page.waitForEvent("filechooser"), again.click()]);
  await picker.setFiles(image);
  await discern.isAt("Rock Ridge", "docs");
  // Back stays in the image, at this folder or the one before.
  await discern.page.evaluate(() => history.back());
  await discern.frames(3);
  assert.match(discern.page.url(), /#\/rock-ridge\//);
  await discern.list().waitFor();
  await discern.page.goto("about:blank");
  await discern.page.goto(PAGE);
  await recent.getByRole("button", { name: "Forget outer.iso" }).click();
  await recent.waitFor({ state: "detached" });
  await discern.page.reload();
  await discern.ready();
  assert.equal(await recent.count(), 0);
  assert.equal(await discern.page.evaluate(() => localStorage.getItem("recent")), null);
});

test("where the picker gives handles, a recent image opens with one click", async (t) => {
  const discern = await Discern.forTest(t, browser);
  const content = [...(await readFile(image))];
  // A file in the browser's own storage has a true handle, which its database keeps.
  await discern.page.evaluate(async (content) => {
    const root = await navigator.storage.getDirectory();
    const handle = await root.getFileHandle("kept.iso", { create: true });
    const writable = await handle.createWritable();
    await writable.write(new Uint8Array(content));
    await writable.close();
    globalThis.showOpenFilePicker = async () => [handle];
  }, content);
  await discern.page.getByRole("button", { name: "Open an image…" }).click();
  await discern.row("docs").dblclick();
  await isAddress(discern, "#/rock-ridge/docs/");
  await eventually(async () => {
    assert.match(await discern.page.evaluate(() => localStorage.getItem("recent")), /kept\.iso.*docs.*true/);
  });
  await discern.page.goto("about:blank");
  await discern.page.goto(PAGE);
  const recent = discern.page.getByRole("region", { name: "Recent images" });
  await recent.getByRole("button", { name: /^kept\.iso/ }).click();
  await discern.isAt("Rock Ridge", "docs");
  // One that is gone is named.
  await discern.page.goto("about:blank");
  await discern.page.goto(PAGE);
  await discern.page.evaluate(async () => (await navigator.storage.getDirectory()).removeEntry("kept.iso"));
  await recent.getByRole("button", { name: /^kept\.iso/ }).click();
  await discern.alert().getByText("kept.iso can’t be opened from here any more.").waitFor();
  await recent.getByRole("button", { name: "Forget all" }).click();
  await recent.waitFor({ state: "detached" });
});
