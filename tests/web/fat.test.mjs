// Edits files in FAT images, from which UEFI firmware boots, with mtools as the judge.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { Discern, launch } from "./discern.mjs";
import { tree, workshop, xorriso } from "./images.mjs";

const run = promisify(execFile);

let browser, place, source, fat, menu, added;
before(async () => {
  browser = await launch();
  place = await workshop();
  source = await tree(place, { "README.txt": "read\n" });
  fat = join(source, "efi.img");
  menu = join(place, "grub.cfg");
  added = join(place, "added.cfg");
  await writeFile(menu, "old menu\n");
  await run("mformat", ["-C", "-f", "2880", "-i", fat, "::"]);
  await run("mmd", ["-i", fat, "::/EFI", "::/EFI/BOOT"]);
  for (const name of ["grub.cfg", "gone.cfg"]) await run("mcopy", ["-i", fat, menu, `::/EFI/BOOT/${name}`]);
  await writeFile(menu, "new menu\n");
  await writeFile(added, "added\n");
});
after(() => browser.close());

/** Replaces a file in a FAT image, adds one and removes one in the dialog, and saves the image built from it. */
async function changed(t, image, name) {
  const discern = await Discern.opened(t, browser, image, { acceptDownloads: true });
  await discern.command(/^Volume and boot/);
  await discern.page.getByRole("button", { name: "Browse files…" }).click();
  const files = discern.page.getByRole("region", { name });
  const choose = async (button, path) => {
    const chooser = discern.page.waitForEvent("filechooser");
    await files.getByRole("button", { name: button }).click();
    await (await chooser).setFiles(path);
  };
  await files.getByRole("button", { name: "EFI", exact: true }).click();
  await files.getByRole("button", { name: "BOOT", exact: true }).click();
  await choose("Replace grub.cfg…", menu);
  await discern.changed("1 change");
  await choose("Add files…", added);
  await files.getByText("added.cfg", { exact: true }).waitFor();
  await files.getByRole("button", { name: "Remove gone.cfg" }).click();
  await files.getByText("gone.cfg", { exact: true }).waitFor({ state: "detached" });
  assert.deepEqual(await discern.accessibilityViolations(), []);
  if (process.env.PICTURES) await discern.page.screenshot({ path: `${process.env.PICTURES}/${name.replaceAll(" ", "-")}.png` });
  await discern.page.getByRole("dialog").getByRole("button", { name: "Close", exact: true }).first().click();
  await discern.changed("3 changes");
  return discern.build();
}

/** Asserts that mtools and fsck.fat see the changes in a FAT image. */
async function isChanged(fat) {
  assert.equal((await run("mtype", ["-i", fat, "::/EFI/BOOT/grub.cfg"])).stdout, "new menu\n");
  assert.equal((await run("mtype", ["-i", fat, "::/EFI/BOOT/added.cfg"])).stdout, "added\n");
  await assert.rejects(run("mtype", ["-i", fat, "::/EFI/BOOT/gone.cfg"]));
  await run("fsck.fat", ["-n", fat]);
}

test("files in a FAT boot image are replaced, added and removed", async (t) => {
  const image = await xorriso(source, join(place, "uefi.iso"), ["-J", "-e", "efi.img", "-no-emul-boot"]);
  const built = await changed(t, image, "Files in boot image 1");
  const { stdout } = await run("7zz", ["x", "-so", built, "efi.img"], { encoding: "buffer", maxBuffer: 1 << 28 });
  const taken = join(place, "taken.img");
  await writeFile(taken, stdout);
  await isChanged(taken);
});

test("files in a partition after the volume are, too, though only the partition table lists it", async (t) => {
  const image = await xorriso(source, join(place, "behind.iso"), ["-J", "-append_partition", "2", "0xef", fat]);
  const built = await changed(t, image, "Files in partition 2");
  const bytes = await readFile(built);
  // Second entry of the Master Boot Record: first sector and number of sectors.
  const [start, size] = [bytes.readUInt32LE(446 + 16 + 8) * 512, bytes.readUInt32LE(446 + 16 + 12) * 512];
  const taken = join(place, "behind.img");
  await writeFile(taken, bytes.subarray(start, start + size));
  await isChanged(taken);
});

test("deleted files are shown on request, and saved", async (t) => {
  const floppy = join(place, "floppy.img");
  const gone = join(place, "gone for good.txt");
  await writeFile(gone, "still there\n".repeat(200));
  await run("mformat", ["-C", "-f", "1440", "-i", floppy, "::"]);
  await run("mcopy", ["-i", floppy, gone, menu, "::/"]);
  await run("mdel", ["-i", floppy, "::/gone for good.txt"]);
  const discern = await Discern.opened(t, browser, floppy, { acceptDownloads: true });
  await discern.lists("grub.cfg");
  await discern.page.getByRole("button", { name: "Show deleted files" }).click();
  await discern.lists("gone for good.txt");
  await discern.select("gone for good.txt");
  const { path } = await discern.download(() => discern.press("Control+s"));
  assert.deepEqual(await readFile(path), await readFile(gone));
  assert.deepEqual(await discern.accessibilityViolations(), []);
});
