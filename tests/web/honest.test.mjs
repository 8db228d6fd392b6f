// Unread file systems, unopened files and missing data are shown before anything else.

import assert from "node:assert/strict";
import { copyFile, open, stat, truncate } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Discern, eventually, launch } from "./discern.mjs";
import { genisoimage, tree, workshop } from "./images.mjs";

let browser, folder, source;
before(async () => {
  browser = await launch();
  folder = await workshop();
  source = await tree(folder, { "README.txt": "Hello.\n", "data.bin": Buffer.alloc(900_000, 7) });
});
after(() => browser.close());

test("an unread file system has a chip, a finding and a note above the list", async (t) => {
  const discern = await Discern.forTest(t, browser);
  const image = await genisoimage(source, join(folder, "beside.iso"), ["-R"]);
  // ISO 9660 leaves the first 32 KiB of the volume to others.
  const file = await open(image, "r+");
  await file.write("ReFS\0\0\0\0", 3);
  await file.close();
  await discern.open(image);
  const note = discern.page.getByRole("note").filter({ hasText: "ReFS" });
  await note.waitFor();
  await discern.page.getByRole("button", { name: "Also ReFS: not read" }).click();
  await discern.page.getByRole("tabpanel").getByText("FS-NOT-READ").waitFor();
});

test("the Build tab never offers to drop a file system that it cannot compare", async (t) => {
  const discern = await Discern.forTest(t, browser);
  const image = await genisoimage(source, join(folder, "unreadable.iso"), ["-R", "-hfs"]);
  // Erases the volume header except for its signature.
  const file = await open(image, "r+");
  await file.write(Buffer.alloc(510), 0, 510, 1026);
  await file.close();
  await discern.open(image);
  await discern.page.getByRole("tab", { name: "Build" }).click();
  const panel = discern.page.getByRole("tabpanel");
  await panel.getByText(/HFS file system/).first().waitFor();
  assert.equal(await panel.getByText("same files").count(), 0);
  assert.equal(await panel.getByRole("checkbox", { name: /HFS/ }).count(), 0);
});

test("whether HFS goes is up to the user, who sees a comparison first", async (t) => {
  const discern = await Discern.forTest(t, browser);
  await discern.open(await genisoimage(source, join(folder, "hybrid.iso"), ["-R", "-hfs"]));
  await discern.page.getByRole("tab", { name: "Build" }).click();
  const panel = discern.page.getByRole("tabpanel");
  // Only HFS has the Finder's files.
  const comparison = "Rock Ridge and HFS have 2 files in common; 2 files are only in HFS.";
  await panel.getByText(comparison, { exact: true }).waitFor();
  // Without edits, HFS stays, since nothing moves.
  await panel.getByRole("radio", { name: /Keep positions/, checked: true }).waitFor();
  await panel.getByText(/HFS file system/).first().waitFor();
  await panel.getByRole("checkbox", { name: "Leave out HFS" }).check();
  await panel.getByRole("radio", { name: /Smallest/, checked: true }).waitFor();
  await panel.getByRole("region", { name: "What happens to each part" }).getByText(/removed at your request/).waitFor();
  await panel.getByRole("checkbox", { name: "Leave out HFS" }).uncheck();
  await panel.getByRole("radio", { name: /Keep positions/, checked: true }).waitFor();
});

test("a build that loses a file of HFS, which nobody deleted, is stopped until the user wants it", async (t) => {
  const discern = await Discern.forTest(t, browser);
  await discern.open(await genisoimage(source, join(folder, "only-hfs.iso"), ["-R", "-hfs", "-hide", "data.bin"]));
  await discern.page.getByRole("tab", { name: "Build" }).click();
  const panel = discern.page.getByRole("tabpanel");
  await panel.getByRole("checkbox", { name: "Leave out HFS" }).check();
  await panel.getByRole("radio", { name: /Smallest/, checked: true }).waitFor();
  await discern.page.getByRole("button", { name: "Build and check" }).click();
  await discern.page.getByRole("heading", { name: "Image built, but its checks failed" }).waitFor();
  await panel.getByRole("alert").getByText(/^1 file with 900000 bytes .*, which nobody deleted, would be lost/).waitFor();
  const save = discern.page.getByRole("button", { name: "Save image" });
  assert.equal(await save.isDisabled(), true);
  await panel.getByRole("checkbox", { name: "Save anyway" }).check();
  assert.equal(await save.isEnabled(), true);
});

test("an incomplete image is reported first where something is made of it", async (t) => {
  const discern = await Discern.forTest(t, browser);
  const whole = await genisoimage(source, join(folder, "whole.iso"));
  const cut = join(folder, "cut.iso");
  await copyFile(whole, cut);
  await truncate(cut, (await stat(whole)).size - 600_000);
  await discern.open(cut);
  for (const tab of ["Convert", "Build"]) {
    await discern.page.getByRole("tab", { name: tab }).click();
    const warning = discern.page.getByRole("tabpanel").getByRole("alert").first();
    await warning.filter({ hasText: "incomplete" }).waitFor();
  }
});

test("two images opened together: the second is named, and their sizes are not added up", async (t) => {
  const discern = await Discern.forTest(t, browser);
  const [one, two] = [join(folder, "one.iso"), join(folder, "two.iso")];
  await genisoimage(source, one);
  await copyFile(one, two);
  await discern.open(one, two);
  await discern.page.getByRole("note").filter({ hasText: "two.iso" }).waitFor();
  await discern.page.getByRole("tab", { name: "Overview" }).click();
  const bytes = (await stat(one)).size.toLocaleString("en-US");
  await discern.page.getByRole("tabpanel").getByText(bytes).first().waitFor();
  // The map doesn't show the second image as a gap in the first.
  const shown = () => discern.page.getByRole("img", { name: /Files \d+ percent/ }).getAttribute("aria-label");
  const together = await shown();
  await discern.offer(one);
  await discern.page.getByRole("note").waitFor({ state: "detached" });
  await eventually(async () => assert.equal(await shown(), together));
});
