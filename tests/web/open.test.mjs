// All ways to open files, and the messages for files that aren't images.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { readFile, rename, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Discern, eventually, launch } from "./discern.mjs";
import { tree, workshop, xorriso } from "./images.mjs";
import { sample } from "./sample.mjs";

let browser, folder, image;
before(async () => {
  browser = await launch();
  folder = await workshop();
  image = await sample(folder);
});
after(() => browser.close());

/** Waits for the message that a file isn't an image, which says what that means and what to do; dismisses it. */
async function isRefused(discern, what) {
  const alert = discern.alert();
  await alert.filter({ hasText: what }).waitFor();
  assert.equal(await alert.count(), 1);
  assert.ok((await alert.getByRole("paragraph").count()) >= 3, await alert.innerText());
  await alert.getByRole("button", { name: "Close", exact: true }).click();
  await alert.waitFor({ state: "detached" });
}

test("files that are not images are reported, and the page stays ready", async (t) => {
  const discern = await Discern.forTest(t, browser);
  const files = {
    "photo.iso": Buffer.concat([Buffer.from("ffd8ffe000104a46494600", "hex"), randomBytes(300_000)]),
    "empty.iso": "",
    "notes.txt": "Only text.\n".repeat(5000),
    "disk.chd": Buffer.concat([Buffer.from("MComprHD"), Buffer.alloc(4096)]),
  };
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    await writeFile(path, content);
    await discern.offer(path);
    await isRefused(discern, name === "disk.chd" ? /CHD/ : name === "empty.iso" ? /empty/i : /./);
    await discern.ready();
  }
  await discern.open(image);
  assert.ok((await discern.names()).includes("README.txt"));
});

test("a plain image without a file system opens by its sectors, with a warning", async (t) => {
  const discern = await Discern.forTest(t, browser);
  const path = join(folder, "noise.img");
  await writeFile(path, randomBytes(200 * 2048));
  await discern.offer(path);
  await discern.page.getByRole("tab", { name: "Disc", selected: true }).waitFor();
  await discern.page.getByRole("button", { name: /finding/ }).click();
  await discern.page.getByText("a file system", { exact: false }).first().waitFor();
});

test("a file that is not an image leaves the open one as it is", async (t) => {
  const discern = await Discern.forTest(t, browser);
  await discern.open(image);
  const path = join(folder, "no.iso");
  await writeFile(path, "Only text.\n".repeat(5000));
  await discern.offer(path);
  await isRefused(discern, /./);
  await discern.row("docs").dblclick();
  await discern.isAt("Rock Ridge", "docs");
  await discern.select("guide.txt");
  await discern.details().getByText("How to.").first().waitFor();
});

test("a second image is shown in place of the first, with nothing of it", async (t) => {
  const discern = await Discern.forTest(t, browser);
  await discern.open(image);
  await discern.row("docs").dblclick();
  await discern.isAt("Rock Ridge", "docs");
  const second = await xorriso(await tree(await workshop(), { "other.txt": "Other.\n" }), join(folder, "second.iso"), []);
  await discern.offer(second);
  await discern.row("other.txt").waitFor();
  await discern.isAt("Rock Ridge");
  assert.deepEqual(await discern.names(), ["other.txt"]);
  assert.equal(await discern.treeLine("docs").count(), 0);
  assert.equal(await discern.treeLine("Joliet").count(), 0);
  assert.equal(await discern.page.getByRole("heading", { level: 1 }).innerText(), "second.iso");
  assert.equal(await discern.page.getByRole("button", { name: "Forward", exact: true }).isDisabled(), true);
});

test("an image is opened where it is dropped, before and after another", async (t) => {
  const discern = await Discern.forTest(t, browser);
  await discern.ready();
  await discern.drop(image);
  await discern.row("README.txt").waitFor();
  const second = await xorriso(await tree(await workshop(), { "dropped.txt": "x" }), join(folder, "dropped.iso"));
  await discern.drop(second);
  await discern.row("dropped.txt").waitFor();
});

test("a sparse bundle, which is a folder, is opened by a drop", async (t) => {
  const content = await readFile(image);
  const band = 256 << 10;
  const description = `<?xml version="1.0"?><plist version="1.0"><dict>
<key>band-size</key><integer>${band}</integer>
<key>diskimage-bundle-type</key><string>com.apple.diskimage.sparsebundle</string>
<key>size</key><integer>${content.length}</integer></dict></plist>`;
  const files = { "Info.plist": description, token: "" };
  for (let at = 0; at < content.length; at += band) {
    files[`bands/${(at / band).toString(16)}`] = content.subarray(at, at + band);
  }
  const bundle = join(await workshop(), "disk.sparsebundle");
  await rename(await tree(await workshop(), files), bundle);
  const discern = await Discern.forTest(t, browser);
  await discern.ready();
  await discern.drop(bundle);
  await discern.row("README.txt").waitFor();
  assert.equal(await discern.page.getByRole("dialog").count(), 0);
});

test("text that is dropped changes nothing", async (t) => {
  const discern = await Discern.forTest(t, browser);
  await discern.open(image);
  await discern.page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.setData("text/plain", "words");
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  });
  assert.equal(await discern.alert().count(), 0);
  assert.ok((await discern.names()).includes("README.txt"));
  assert.equal(discern.page.url().startsWith("http"), true);
});

test("an incomplete image shows its contents and how much is missing", async (t) => {
  const cut = await sample(await workshop());
  await truncate(cut, 400_000);
  const discern = await Discern.forTest(t, browser);
  await discern.open(cut);
  await discern.page.getByRole("button", { name: /^Incomplete: .* missing$/ }).waitFor();
  await discern.row("archive").dblclick();
  await discern.isAt("Rock Ridge", "archive");
  await discern.select("data.bin");
  await discern.details().getByText(/are in the image\. You can save/).waitFor();
  await discern.tab("Check").click();
  await eventually(async () => assert.ok((await discern.page.locator(".finding").count()) > 0));
});

test("a dropped file that is no image is reported where it was dropped, before and after an image is open", async (t) => {
  const discern = await Discern.forTest(t, browser);
  const path = join(folder, "letter.txt");
  await writeFile(path, "Only text.\n".repeat(5000));
  const isNear = async ({ x, y }) => {
    await discern.alert().getByText("This is a text file", { exact: false }).waitFor();
    const box = await discern.alert().boundingBox();
    assert.ok(box.x <= x && x <= box.x + box.width, `${x} is beside ${box.x} to ${box.x + box.width}`);
    assert.ok(Math.abs(box.y - y) < 100, `${y} is far from ${box.y}`);
    await discern.alert().getByRole("button", { name: "Close", exact: true }).click();
    await discern.alert().waitFor({ state: "detached" });
  };
  await discern.ready();
  await discern.dropAt({ x: 400, y: 300 }, [path]);
  await isNear({ x: 400, y: 300 });
  await discern.open(image);
  await discern.drop(path);
  await isNear({ x: 640, y: 20 });
  // A file that is chosen has no place.
  await discern.offer(path);
  const { x } = await discern.alert().boundingBox();
  assert.ok(x > 800);
});
