// Warnings before a build: edits that remove boot files, and names that will be changed. Also revocation lists.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { Discern, launch } from "./discern.mjs";
import { genisoimage, tree, workshop, xorriso } from "./images.mjs";

const run = promisify(execFile);

let browser, place, bootable, plain, added;
before(async () => {
  browser = await launch();
  place = await workshop();
  const source = await tree(place, {
    "isolinux/isolinux.bin": Buffer.alloc(8192, 7),
    "isolinux/isolinux.cfg": "default a\nlabel a\n kernel /install/vmlinuz\n",
    "install/vmlinuz": "kernel",
    "readme.txt": "read me",
  });
  bootable = join(place, "bootable.iso");
  const boot = ["-R", "-J", "-b", "isolinux/isolinux.bin", "-c", "isolinux/boot.cat", "-no-emul-boot", "-boot-load-size"];
  await xorriso(source, bootable, [...boot, "4"]);
  const other = join(place, "other");
  await mkdir(other);
  await writeFile(join(other, "readme.txt"), "read me");
  plain = join(place, "plain.iso");
  await genisoimage(other, plain, []);
  added = join(place, "user-data");
  await writeFile(added, "#cloud-config\n");
});
after(() => browser.close());

const chip = (discern, text) => discern.page.getByRole("group", { name: "Verdict" }).getByRole("button", { name: text });

test("a change that removes boot files gives a warning at once, in the chip and before the build", async (t) => {
  const discern = await Discern.opened(t, browser, bootable);
  await chip(discern, "Boots: BIOS").waitFor();
  await discern.select("readme.txt");
  await discern.press("Delete");
  await discern.changed("1 change");
  assert.equal(await discern.page.getByRole("alert").count(), 0);
  await discern.select("isolinux");
  await discern.press("Delete");
  await discern.changed("2 changes");
  const alert = discern.page.getByRole("alert");
  await alert.getByText("This change takes away what the image starts from").waitFor();
  await alert.getByText("/isolinux/isolinux.cfg").waitFor();
  await chip(discern, "May no longer boot: BIOS").click();
  const plan = discern.page.getByRole("region", { name: "Image to build" });
  await plan.getByText("File “/isolinux/isolinux.cfg”: was removed").waitFor();
  await discern.press("Control+z");
  await discern.changed("1 change");
  await chip(discern, "Boots: BIOS").waitFor();
});

test("names that ISO 9660 would change are reported, and Rock Ridge keeps them", async (t) => {
  const discern = await Discern.opened(t, browser, plain);
  await discern.dropOn(discern.list(), added);
  await discern.changed("1 change");
  await discern.page.getByRole("tab", { name: "Build" }).click();
  const plan = discern.page.getByRole("region", { name: "Image to build" });
  await plan.getByText("“/user-data” becomes “USER_DAT”").waitFor();
  await discern.page.getByLabel("Keep long names and permissions for Linux").click();
  await plan.getByText("becomes").waitFor({ state: "hidden" });
  const built = await discern.build();
  const { stdout } = await run("xorriso", ["-indev", built, "-find", "/"]);
  assert.match(stdout, /'\/user-data'/);
});

test("loaders are compared with the list that the page carries, and with a dropped one", async (t) => {
  // A single SHA-256 with its owner: the bare format, without a signature.
  const list = Buffer.alloc(28 + 48);
  Buffer.from("2616c4c14c509240aca941f936934328", "hex").copy(list);
  list.writeUInt32LE(list.length, 16);
  list.writeUInt32LE(48, 24);
  const update = join(place, "dbxupdate_x64.bin");
  await writeFile(update, list);
  const loader = await readFile("/usr/lib/grub/x86_64-efi/monolithic/grubx64.efi");
  const source = await tree(join(place, "efi"), { "EFI/BOOT/BOOTX64.EFI": loader });
  const efi = await genisoimage(source, join(place, "efi.iso"), ["-R"]);
  const discern = await Discern.opened(t, browser, efi);
  await discern.tab("Overview").click();
  const overview = discern.page.getByRole("tabpanel", { name: "Overview" });
  const boot = overview.getByRole("region", { name: "Will it boot?" });
  await boot.getByRole("button", { name: "Read the loaders" }).click();
  // Judged by the list that the page carries, with its day.
  await boot.getByText("not on Microsoft’s list of 2026-04-10").waitFor();
  await discern.drop(update);
  await discern.page.getByText("List of revocations: 1 entry").first().waitFor();
  await boot.getByText("not on the list that you gave or Microsoft’s list of 2026-04-10").waitFor();
});
