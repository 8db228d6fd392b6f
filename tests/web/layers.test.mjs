// Images and archives within an image.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { Discern, eventually, launch } from "./discern.mjs";
import { tree, workshop, xorriso } from "./images.mjs";
import { noise, sha256 } from "./sample.mjs";

const run = promisify(execFile);

const CONTENT = noise(100_000);

let browser, image, efi;
before(async () => {
  browser = await launch();
  const folder = await workshop();
  const within = join(folder, "within");
  await mkdir(within);
  const inner = await xorriso(await tree(within, { "far/in/leaf.dat": CONTENT }), join(within, "inner.iso"), []);
  const archive = join(within, "packed.zip");
  await run("zip", ["-0", "-q", "-j", archive, inner]);
  const files = {
    "images/packed.zip": await readFile(archive),
    "images/plain.iso": await readFile(inner),
    "images/false.iso": "This is no image.\n",
    "notes.txt": "Notes.\n",
  };
  image = await xorriso(await tree(folder, files), join(folder, "outer.iso"), []);
  efi = await bootable(join(folder, "efi"), inner);
});
after(() => browser.close());

/** An image that boots by UEFI, with a FAT image that contains another image under an unrelated name. */
async function bootable(folder, inner) {
  const root = await tree(folder, { "README.txt": "read\n" });
  const fat = join(root, "efi.img");
  await run("mformat", ["-C", "-f", "2880", "-i", fat, "::"]);
  await run("mmd", ["-i", fat, "::/EFI"]);
  await run("mcopy", ["-i", fat, inner, "::/EFI/tools.dat"]);
  return xorriso(root, join(folder, "uefi.iso"), ["-J", "-e", "efi.img", "-no-emul-boot"]);
}

/** Opens the outer image at its folder of images. */
async function atImages(t) {
  const discern = await Discern.opened(t, browser, image);
  await discern.row("images").dblclick();
  await discern.isAt("Rock Ridge", "images");
  return discern;
}

test("an image in a stored archive in an image opens, and its file is saved without a copy", async (t) => {
  const discern = await atImages(t);
  await discern.row("packed.zip").dblclick();
  await discern.isAt("Rock Ridge", "images", "packed.zip");
  await discern.row("far").dblclick();
  await discern.row("in").dblclick();
  await discern.isAt("Rock Ridge", "images", "packed.zip", "far", "in");
  await discern.select("leaf.dat");
  const { name, path } = await discern.download(() => discern.press("Control+s"));
  assert.equal(name, "leaf.dat");
  assert.equal(sha256(await readFile(path)), sha256(CONTENT));
  assert.deepEqual(await discern.lastBlob(), { name: "leaf.dat", size: CONTENT.length, read: 0 });
});

test("the path and the tree lead from one image into the other and back", async (t) => {
  const discern = await atImages(t);
  await discern.select("plain.iso");
  await discern.press("Enter");
  await discern.isAt("Rock Ridge", "images", "plain.iso");
  await discern.press("Backspace");
  await discern.isAt("Rock Ridge", "images");
  await discern.isAtRow("plain.iso");
  await discern.press("Alt+ArrowLeft");
  await discern.isAt("Rock Ridge", "images", "plain.iso");
  assert.ok((await discern.treeNames()).includes("plain.iso"));
  const path = discern.page.getByRole("navigation", { name: "Path" });
  await path.getByRole("button", { name: "Rock Ridge" }).click();
  await discern.isAt("Rock Ridge");
  // The tree has the views of both images, the inner image's last.
  await discern.treeLine("Rock Ridge").last().click();
  await discern.isAt("Rock Ridge", "images", "plain.iso");
});

test("an image is opened once, however often it is requested", async (t) => {
  const discern = await atImages(t);
  for (let times = 0; times < 2; times += 1) {
    await discern.row("plain.iso").dblclick();
    await discern.isAt("Rock Ridge", "images", "plain.iso");
    await discern.press("Backspace");
    await discern.isAt("Rock Ridge", "images");
  }
  await eventually(async () => {
    const names = await discern.treeNames();
    assert.equal(names.filter((name) => name === "plain.iso").length, 1);
  });
});

test("the menu opens images, and reports files that are not images", async (t) => {
  const discern = await atImages(t);
  await discern.row("notes.txt").waitFor({ state: "detached" });
  await discern.row("false.iso").click({ button: "right" });
  await discern.page.getByRole("menuitem", { name: "Open Enter", exact: true }).click();
  await discern.alert().getByText("This is a text file, not an image of a disc or disk.").waitFor();
  assert.deepEqual(await discern.way(), ["Rock Ridge", "images"]);
  await discern.row("plain.iso").click({ button: "right" });
  await discern.page.getByRole("menuitem", { name: "Open Enter", exact: true }).click();
  await discern.isAt("Rock Ridge", "images", "plain.iso");
});

test("the files of a boot image are a view next to those of the disc", async (t) => {
  const discern = await Discern.opened(t, browser, efi);
  await discern.isAt("Rock Ridge");
  assert.ok((await discern.treeNames()).includes("Boot image 1 (UEFI)"));
  await discern.treeLine("FAT12").click();
  await discern.isAt("FAT12");
  await discern.row("EFI").dblclick();
  await discern.isAt("FAT12", "EFI");
  assert.deepEqual(await discern.accessibilityViolations(), []);
});

test("a FAT image opens in place, and an image in it by its content: its file is saved without a copy", async (t) => {
  const discern = await Discern.opened(t, browser, efi, { acceptDownloads: true });
  await discern.row("efi.img").dblclick();
  await discern.isAt("Rock Ridge", "efi.img");
  await discern.row("EFI").dblclick();
  await discern.isAt("Rock Ridge", "efi.img", "EFI");
  await discern.row("tools.dat").dblclick();
  await discern.isAt("Rock Ridge", "efi.img", "EFI", "tools.dat");
  await discern.row("far").dblclick();
  await discern.row("in").dblclick();
  await discern.select("leaf.dat");
  const { name, path } = await discern.download(() => discern.press("Control+s"));
  assert.equal(name, "leaf.dat");
  assert.equal(sha256(await readFile(path)), sha256(CONTENT));
  assert.deepEqual(await discern.lastBlob(), { name: "leaf.dat", size: CONTENT.length, read: 0 });
});
