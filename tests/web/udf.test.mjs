// UDF next to ISO 9660: an installer with its files in UDF is opened, edited and saved; two views are compared.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { Discern, launch } from "./discern.mjs";
import { genisoimage, tree, workshop } from "./images.mjs";

const run = promisify(execFile);

let browser, folder, image;
before(async () => {
  browser = await launch();
  folder = await workshop();
  const source = await tree(folder, {
    "readme.txt": "This disc contains a UDF file system.\n",
    "setup.exe": "setup",
    "boot/etfsboot.com": Buffer.alloc(4096, 1),
    "sources/install.wim": Buffer.alloc(300_000, 2),
  });
  const boot = ["-b", "boot/etfsboot.com", "-no-emul-boot", "-boot-load-size", "8", "-c", "boot/boot.cat"];
  const hidden = ["setup.exe", "boot", "sources"].flatMap((name) => ["-hide", name]);
  image = await genisoimage(source, join(folder, "windows.iso"), ["-udf", ...boot, ...hidden]);
});
after(() => browser.close());

test("an installer opens on UDF, gets a file, and is saved as an installer", async (t) => {
  const discern = await Discern.opened(t, browser, image);
  await discern.lists("boot", "sources", "readme.txt", "setup.exe");
  await discern.page.getByText("UDF opens first, because ISO 9660 holds fewer of the files").waitFor();
  const answers = join(folder, "autounattend.xml");
  await writeFile(answers, "<unattend/>");
  await discern.dropOn(discern.list(), answers);
  await discern.changed("1 change");
  const built = await discern.build();
  const { stdout: added } = await run("7zz", ["x", "-so", "-tudf", built, "autounattend.xml"]);
  assert.equal(added, "<unattend/>");
  await run("7zz", ["t", "-tudf", built]);
  const { stdout: plain } = await run("isoinfo", ["-f", "-i", built]);
  assert.equal(plain, "/README.TXT;1\n");
  const { stdout: boot } = await run("xorriso", ["-indev", built, "-report_el_torito", "plain"]);
  assert.match(boot, /BIOS {2}y {3}none/);
});

test("the overview compares two views, and names the files that only one has", async (t) => {
  const discern = await Discern.opened(t, browser, image);
  await discern.page.getByRole("button", { name: "Compare views" }).click();
  const panel = discern.page.getByRole("region", { name: "Compare views" });
  await panel.getByText("UDF and ISO 9660 have 1 file in common; 4 files are only in UDF.").waitFor();
  await panel.getByRole("button", { name: "/sources/install.wim" }).click();
  await discern.isAt("UDF", "sources");
  await discern.isAtRow("install.wim");
});

test("a volume of UDF alone gets a file and stays one", async (t) => {
  const alone = join(folder, "alone.img");
  await writeFile(alone, "");
  await truncate(alone, 8 << 20);
  await run("mkudffs", ["--media-type=hd", "--blocksize=2048", "--label=ALONE", alone]);
  const discern = await Discern.forTest(t, browser);
  await discern.offer(alone);
  await discern.page.getByText("This folder is empty.").waitFor();
  const added = join(folder, "added.txt");
  await writeFile(added, "added");
  await discern.dropOn(discern.list(), added);
  await discern.changed("1 change");
  const built = await discern.build();
  const { stdout } = await run("7zz", ["x", "-so", "-tudf", built, "added.txt"]);
  assert.equal(stdout, "added");
  const { stdout: told } = await run("udfinfo", [built]);
  assert.match(told, /^label=ALONE$/m);
  assert.match(told, /^udfrev=1\.02$/m);
});
