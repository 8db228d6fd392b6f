// Creates an image from a folder: the question, the result, and its check by third-party programs.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { unfold } from "./conversion.mjs";
import { Discern, launch } from "./discern.mjs";
import { tree, workshop } from "./images.mjs";

const run = promisify(execFile);

/** Number of files in the large folder. */
const MANY = 2000;

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const dialog = ({ page }) => page.getByRole("dialog", { name: /^Create an image from/ });
const bar = ({ page }) => page.getByRole("region", { name: "New image" });

/** Passes a folder to the page's picker, and waits for the question. */
async function choose(discern, source) {
  await discern.ready();
  const chooser = discern.page.waitForEvent("filechooser");
  await discern.page.getByRole("button", { name: "Create an image from a folder…" }).click();
  await (await chooser).setFiles(source);
  await dialog(discern).waitFor();
}

/** Answers the question, and waits for the new image. */
async function make(discern, preset) {
  if (preset) await dialog(discern).getByRole("radio", { name: preset }).check();
  await dialog(discern).getByRole("button", { name: "Create image" }).click();
  await bar(discern).waitFor();
}

/** Saves the new image; returns its path. */
async function save(discern) {
  const { name, path } = await discern.download(() => bar(discern).getByRole("button", { name: "Save image" }).click());
  await bar(discern).getByText("not saved yet").waitFor({ state: "detached" });
  return { name, path };
}

/** Extracts an image with xorriso, and compares it with the folder it was made from. */
async function isSame(image, source) {
  const out = join(await workshop(), "out");
  await run("xorriso", ["-osirrox", "on", "-indev", image, "-extract", "/", out]);
  await run("diff", ["-r", source, out]);
}

test("a folder of 2,000 files becomes an image that xorriso and 7-Zip extract completely", async (t) => {
  const names = Array.from({ length: MANY }, (_, n) => `folder ${n % 20}/Ein längerer Name, №${n}.txt`);
  const source = await tree(await workshop(), Object.fromEntries(names.map((name, n) => [name, `${n} ${"x".repeat(n)}`])));
  const discern = await Discern.forTest(t, browser, { acceptDownloads: true });
  await choose(discern, source);
  assert.match(await dialog(discern).innerText(), /2,000 files/);
  assert.equal(await dialog(discern).getByRole("radio", { name: /^Data disc(?! with UDF)/ }).isChecked(), true);
  await make(discern);
  await discern.row("folder 0").waitFor();
  await bar(discern).getByText("New image, checked, not saved yet").waitFor();
  const { name, path } = await save(discern);
  assert.equal(name, "tree.iso");
  await isSame(path, source);
  await run("7zz", ["t", path]);
  const { stdout } = await run("isoinfo", ["-d", "-i", path]);
  assert.match(stdout, /Joliet with UCS level 3 found/);
  assert.match(stdout, /Rock Ridge signatures version 1.* found/);
});

test("a dropped folder becomes a retro CD with a fixed date, the same each time", async (t) => {
  const source = await tree(await workshop(), { "A rather long name.txt": "one", "sub dir/two.c++": "two" });
  const images = [];
  for (const _ of [1, 2]) {
    const discern = await Discern.forTest(t, browser, { acceptDownloads: true });
    await discern.ready();
    await discern.drop(source);
    await dialog(discern).waitFor();
    await dialog(discern).getByRole("textbox", { name: "Name" }).fill("OLD DISC");
    await dialog(discern).getByLabel(/^Date/).fill("1994-07-01");
    await make(discern, "Retro CD");
    const { name, path } = await save(discern);
    assert.equal(name, "OLD DISC.iso");
    images.push(await readFile(path));
    const { stdout } = await run("isoinfo", ["-f", "-i", path]);
    assert.deepEqual(stdout.trim().split("\n").sort(), ["/A_RATHER.TXT;1", "/SUB_DIR", "/SUB_DIR/TWO.C__;1"]);
    assert.match((await run("isoinfo", ["-d", "-i", path])).stdout, /Volume id: OLD DISC/);
  }
  assert.deepEqual(images[0], images[1]);
});

test("boot loaders in a folder are found", async (t) => {
  const loader = await readFile("/usr/lib/ISOLINUX/isolinux.bin");
  const files = { "isolinux/isolinux.bin": loader, "isolinux/isolinux.cfg": "say hello\n" };
  const discern = await Discern.forTest(t, browser, { acceptDownloads: true });
  await choose(discern, await tree(await workshop(), files));
  assert.equal(await dialog(discern).getByRole("radio", { name: "Bootable disc" }).isChecked(), true);
  await make(discern);
  const { path } = await save(discern);
  const { stdout } = await run("xorriso", ["-indev", path, "-report_el_torito", "plain"]);
  assert.match(stdout, /El Torito boot img :\s+1\s+BIOS\s+y\s+none/);
  assert.match(stdout, /boot-info-table isohybrid-suitable|boot-info-table/);
});

test("a folder becomes an installer whose files are in UDF", async (t) => {
  const source = await tree(await workshop(), { "sources/install.wim": Buffer.alloc(70_000, 3), "setup.exe": "setup" });
  const discern = await Discern.forTest(t, browser, { acceptDownloads: true });
  await choose(discern, source);
  await make(discern, "Windows installer");
  await discern.row("sources").waitFor();
  const { path } = await save(discern);
  const { stdout } = await run("7zz", ["x", "-so", "-tudf", path, "setup.exe"]);
  assert.equal(stdout, "setup");
  assert.equal((await run("isoinfo", ["-f", "-i", path])).stdout, "/README.TXT;1\n");
});

test("a folder without a boot loader is reported as such", async (t) => {
  const discern = await Discern.forTest(t, browser);
  await choose(discern, await tree(await workshop(), { "only.txt": "text" }));
  await dialog(discern).getByRole("radio", { name: "Bootable disc" }).check();
  await dialog(discern).getByRole("button", { name: "Create image" }).click();
  await discern.alert().filter({ hasText: "No image was created." }).waitFor();
  await discern.alert().getByText(/boots; looked for isolinux\/isolinux.bin/).waitFor();
});

test("audio files become an audio CD, which is converted to an image that can be burned", async (t) => {
  const source = await tree(await workshop(), { "cover.txt": "notes" });
  const pcm = [];
  for (const [n, frequency] of [[1, 440], [2, 660], [3, 880]]) {
    const wav = join(source, `0${n}.wav`);
    await run("sox", ["-n", "-r", "44100", "-c", "2", "-b", "16", wav, "synth", "2", "sine", `${frequency}`]);
    pcm.push((await run("sox", [wav, "-t", "raw", "-"], { encoding: "buffer", maxBuffer: 1 << 24 })).stdout);
  }
  const discern = await Discern.forTest(t, browser, { acceptDownloads: true });
  await choose(discern, source);
  assert.equal(await dialog(discern).getByRole("radio", { name: "Audio CD" }).isChecked(), true);
  await dialog(discern).getByRole("button", { name: "Create image" }).click();
  await bar(discern).getByText("New audio CD").waitFor();
  await discern.tab("Disc").click();
  await discern.track(3).waitFor();
  assert.equal(await discern.page.getByRole("button", { name: /Convert/ }).count(), 0);
  await discern.tab("Convert").click();
  await discern.page.getByRole("radio", { name: /^Nero/ }).first().waitFor({ state: "attached" });
  await unfold(discern);
  await discern.page.getByRole("radio", { name: /^Nero/ }).first().check();
  const { path } = await discern.download(() => discern.page.getByRole("button", { name: /^Convert and save/ }).click());
  const nrg = await readFile(path);
  assert.ok(pcm.every((audio) => nrg.includes(audio)));
});

test("the question is answered by keyboard alone, breaks no rule, and fits a phone", async (t) => {
  const source = await tree(await workshop(), { "a.txt": "a" });
  const discern = await Discern.forTest(t, browser, { viewport: { width: 390, height: 844 } });
  await choose(discern, source);
  assert.deepEqual(await discern.accessibilityViolations(), []);
  await discern.press("Tab", "Enter");
  await bar(discern).waitFor();
  assert.deepEqual(await discern.accessibilityViolations(), []);
  await discern.fits();
});

test("an unreadable file is named, and no image is created", async (t) => {
  const source = await tree(await workshop(), { "a.txt": "a", "gone.txt": "b" });
  const discern = await Discern.forTest(t, browser);
  await choose(discern, source);
  await writeFile(join(source, "gone.txt"), "changed since it was chosen");
  await dialog(discern).getByRole("button", { name: "Create image" }).click();
  await discern.alert().filter({ hasText: "“gone.txt” can't be read." }).waitFor();
});
