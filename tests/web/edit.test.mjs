// Edits an image in the list, builds it, and checks the result with third-party programs.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { Discern, eventually, launch } from "./discern.mjs";
import { enlarge, flat, tree, workshop, xorriso } from "./images.mjs";
import { FILES, sample, sha256 } from "./sample.mjs";

const run = promisify(execFile);

let browser, image, notes, other, folder;
before(async () => {
  browser = await launch();
  const place = await workshop();
  image = await sample(place);
  notes = join(place, "notes.txt");
  await writeFile(notes, "Added by a drop.\n");
  other = join(place, "README.txt");
  await writeFile(other, "Another one.\n");
  folder = join(place, "preseed");
  await mkdir(join(folder, "sub"), { recursive: true });
  await mkdir(join(folder, "empty"));
  await writeFile(join(folder, "sub", "inner.cfg"), "inner\n");
});
after(() => browser.close());

/** All paths in an image, listed by xorriso. */
async function paths(built) {
  const { stdout } = await run("xorriso", ["-indev", built, "-find", "/"]);
  return stdout.split("\n").filter(Boolean).map((line) => line.replace(/^'|'$/g, "")).sort();
}

/** Content of a file in an image, extracted by 7-Zip. */
async function content(built, path) {
  const { stdout } = await run("7zz", ["x", "-so", built, path], { encoding: "buffer", maxBuffer: 1 << 28 });
  return stdout;
}

/** Asserts that third-party programs find no problems. */
async function isSound(built) {
  const { stderr } = await run("xorriso", ["-indev", built, "-check_media", "--"]);
  assert.doesNotMatch(stderr, /FAILURE|SORRY|FATAL/);
  await run("7zz", ["t", built]);
  const { stdout } = await run("isovfy", [built]);
  assert.match(stdout, /No errors found/);
}

test("files and folders are added by a drop, and the saved image holds them", async (t) => {
  const discern = await Discern.opened(t, browser, image);
  await discern.dropOn(discern.list(), notes, folder);
  await discern.changed("1 change");
  await discern.lists("archive", "docs", "pictures", "preseed", "latest", "notes.txt", "README.txt", "run.sh");
  assert.deepEqual(await discern.marks("notes.txt"), ["new"]);
  await eventually(async () => assert.deepEqual(await discern.chosen(), ["preseed", "notes.txt"]));
  // Added files can be viewed before the build.
  await discern.select("notes.txt");
  await discern.details().getByText("Added by a drop.").waitFor();
  const built = await discern.build();
  await isSound(built);
  const all = await paths(built);
  for (const path of ["/notes.txt", "/preseed/empty", "/preseed/sub/inner.cfg", "/docs/deep/nested/leaf.txt"]) {
    assert.ok(all.includes(path), path);
  }
  assert.equal((await content(built, "notes.txt")).toString(), "Added by a drop.\n");
  assert.equal(sha256(await content(built, "archive/data.bin")), sha256(FILES["archive/data.bin"]));
});

test("a drop on a folder goes into it", async (t) => {
  const discern = await Discern.opened(t, browser, image);
  await discern.dropOn(discern.row("docs"), notes);
  await discern.changed("1 change");
  await discern.row("docs").dblclick();
  await discern.isAt("Rock Ridge", "docs");
  assert.deepEqual(await discern.marks("notes.txt"), ["new"]);
});

test("a taken name causes a question", async (t) => {
  const discern = await Discern.opened(t, browser, image);
  const dialog = discern.page.getByRole("dialog", { name: "1 name exists already" });
  await discern.dropOn(discern.list(), other);
  await dialog.getByRole("button", { name: "Skip" }).click();
  await dialog.waitFor({ state: "hidden" });
  assert.equal(await discern.changes().count(), 0);
  await discern.dropOn(discern.list(), other);
  await dialog.getByRole("button", { name: "Replace" }).click();
  await discern.changed("1 change");
  await eventually(async () => assert.deepEqual(await discern.marks("README.txt"), ["replaced"]));
  const built = await discern.build();
  assert.equal((await content(built, "README.txt")).toString(), "Another one.\n");
});

test("everything by the keyboard: rename, refuse a name, delete, new folder, move, undo, redo, build", async (t) => {
  const discern = await Discern.opened(t, browser, image);
  await discern.press("End", "F2");
  await discern.renameField().waitFor();
  await discern.page.keyboard.type("README");
  // The stem is selected, without the extension.
  assert.equal(await discern.renameField().inputValue(), "README.sh");
  await discern.press("Control+a");
  await discern.page.keyboard.type("README.txt");
  await discern.press("Enter");
  await discern.page.getByRole("alert").getByText("“/README.txt” already exists.").waitFor();
  await discern.press("Control+a");
  await discern.page.keyboard.type("start.sh");
  await discern.press("Enter");
  await discern.changed("1 change");
  await discern.lists("archive", "docs", "pictures", "latest", "README.txt", "start.sh");
  assert.deepEqual(await discern.marks("start.sh"), ["renamed"]);
  await discern.isAtRow("start.sh");
  await discern.press("F2", "Escape");
  await discern.lists("archive", "docs", "pictures", "latest", "README.txt", "start.sh");

  await discern.press("Home", "Delete");
  await discern.changed("2 changes");
  await discern.lists("docs", "pictures", "latest", "README.txt", "start.sh");
  await discern.press("Control+z");
  await discern.changed("1 change");
  await discern.lists("archive", "docs", "pictures", "latest", "README.txt", "start.sh");
  await discern.press("Control+Shift+z");
  await discern.changed("2 changes");

  await discern.press("ContextMenu");
  await discern.page.getByRole("menuitem", { name: "New folder" }).focus();
  await discern.press("Enter");
  await discern.renameField().waitFor();
  await discern.press("Control+a");
  await discern.page.keyboard.type("made here");
  await discern.press("Enter");
  await discern.lists("docs", "made here", "pictures", "latest", "README.txt", "start.sh");
  await discern.press("End", "Control+x", "Home", "ArrowDown", "Enter");
  await discern.isEmptyAt("Rock Ridge", "made here");
  await discern.press("Control+v");
  await discern.lists("start.sh");
  assert.deepEqual((await discern.marks("start.sh")).sort(), ["moved", "renamed"]);

  const built = await discern.build();
  await isSound(built);
  const all = await paths(built);
  assert.ok(all.includes("/made here/start.sh") && !all.includes("/run.sh"));
  assert.ok(!all.some((path) => path.startsWith("/archive")));
});

test("a row is dragged onto a folder in the list, and onto one in the tree", async (t) => {
  const discern = await Discern.opened(t, browser, image);
  await discern.row("README.txt").dragTo(discern.row("docs"));
  await discern.changed("1 change");
  await discern.lists("archive", "docs", "pictures", "latest", "run.sh");
  await discern.row("run.sh").dragTo(discern.treeLine("pictures"));
  await discern.changed("2 changes");
  await discern.lists("archive", "docs", "pictures", "latest");
});

test("times, permissions, the label and boot entries are set in dialogs", async (t) => {
  const discern = await Discern.opened(t, browser, image);
  await discern.select("run.sh");
  await discern.command("Properties…");
  await discern.page.getByLabel("Permissions").fill("640");
  await discern.page.getByLabel("Modified (UTC)").fill("2001-02-03T04:05:06");
  await discern.page.getByRole("button", { name: "Apply" }).click();
  await discern.changed("1 change");
  await discern.command("Volume and boot…");
  await discern.page.getByLabel("Label", { exact: true }).fill("häßlich");
  await discern.page.getByRole("button", { name: "Apply", exact: true }).click();
  await discern.page.getByRole("alert").getByText(/at most 32 characters/).waitFor();
  await discern.page.getByLabel("Label", { exact: true }).fill("EDITED");
  await discern.page.getByLabel("Publisher").fill("NOBODY");
  await discern.page.getByRole("button", { name: "Apply", exact: true }).click();
  await discern.changed("2 changes");
  await discern.select("run.sh");
  await discern.command("Boot from this file…");
  await discern.page.getByRole("button", { name: "Add", exact: true }).click();
  await discern.changed("3 changes");
  const built = await discern.build();
  const { stdout } = await run("xorriso", ["-indev", built, "-pvd_info", "-report_el_torito", "plain", "-lsl", "/run.sh"]);
  assert.match(stdout, /Volume Id\s+: EDITED/);
  assert.match(stdout, /Publisher Id\s*: NOBODY/);
  assert.match(stdout, /El Torito img path :\s+1\s+\/run.sh/);
  assert.match(stdout, /-rw-r-----.*Feb\s+3\s+2001/);
});

test("changes survive a reload, and added files are requested again", async (t) => {
  const discern = await Discern.opened(t, browser, image);
  discern.page.on("dialog", (dialog) => dialog.accept());
  await discern.select("pictures");
  await discern.press("Delete");
  await discern.dropOn(discern.list(), notes);
  await discern.changed("2 changes");
  // Reloads without any delay.
  await discern.page.reload();
  await discern.open(image);
  await discern.complete();
  const bar = discern.page.getByRole("region", { name: "Unsaved changes" });
  await bar.getByText(/^You have 2 unsaved changes from/).waitFor();
  await bar.getByRole("button", { name: "Restore" }).click();
  await bar.getByText(/“notes.txt”/).waitFor();
  const [chooser] = await Promise.all([
    discern.page.waitForEvent("filechooser"),
    bar.getByRole("button", { name: "Choose files…" }).click(),
  ]);
  await chooser.setFiles([notes]);
  await discern.changed("2 changes");
  await discern.lists("archive", "docs", "latest", "notes.txt", "README.txt", "run.sh");
  const built = await discern.build();
  assert.equal((await content(built, "notes.txt")).toString(), "Added by a drop.\n");
  await discern.page.getByRole("button", { name: "Back to options" }).click();
  await discern.page.getByRole("button", { name: "Discard all…" }).click();
  await discern.page.getByRole("button", { name: "Discard all", exact: true }).click();
  await discern.tab("Files").click();
  await discern.lists("archive", "docs", "pictures", "latest", "README.txt", "run.sh");
  await eventually(async () => {
    const kept = await discern.page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("changes:")));
    assert.deepEqual(kept, []);
  });
});

test("the list leaves a folder whose creation is undone", async (t) => {
  const discern = await Discern.opened(t, browser, image);
  await discern.command("New folder");
  await discern.renameField().press("Enter");
  await discern.row("New folder").dblclick();
  await discern.isEmptyAt("Rock Ridge", "New folder");
  await discern.press("Control+z");
  await discern.isAt("Rock Ridge");
});

test("one file added to 4 GiB: little is read, and the download is a blob of few parts", async (t) => {
  const place = await workshop();
  const large = await xorriso(await tree(place, { "A.TXT": "a", "Z.BIN": "x" }), join(place, "large.iso"), []);
  await enlarge(large, "Z.BIN;1", 4_200_000_000);
  const discern = await Discern.opened(t, browser, large);
  await discern.dropOn(discern.list(), notes);
  await discern.changed("1 change");
  await discern.tab("Build").click();
  const began = Date.now();
  await discern.page.getByRole("button", { name: "Build and check" }).click();
  await discern.page.getByRole("heading", { name: "Image ready: checked" }).waitFor();
  t.diagnostic(`built and proven in ${Date.now() - began} ms`);
  const { bytes } = await discern.read();
  assert.ok(bytes < 20 << 20, `${bytes} bytes read`);
  await discern.page.getByRole("button", { name: "Save image" }).click();
  await eventually(async () => assert.equal((await discern.lastBlob())?.read, 0));
  t.diagnostic(`with the browser after ${Date.now() - began} ms`);
});

test("with 100,000 files a change shows at once", async (t) => {
  const discern = await Discern.opened(t, browser, await flat(await workshop(), 100_000));
  await discern.press("F2");
  await discern.renameField().fill("a first.dat");
  const began = Date.now();
  await discern.press("Enter");
  await discern.changed("1 change");
  await discern.row("a first.dat").waitFor();
  t.diagnostic(`the first change took ${Date.now() - began} ms`);
  const again = Date.now();
  await discern.press("Delete");
  await discern.changed("2 changes");
  t.diagnostic(`the second ${Date.now() - again} ms`);
  // The bar shows the change before the list is requested again.
  await eventually(async () => assert.equal(await discern.rowCount(), 99_999));
});

for (const width of [1440, 768, 390]) {
  test(`editing breaks no rule at ${width} pixels`, async (t) => {
    const discern = await Discern.forTest(t, browser, { viewport: { width, height: 900 } });
    await discern.open(image);
    await discern.complete();
    const isAccessible = async (state) => {
      assert.deepEqual(await discern.accessibilityViolations(), [], state);
      await discern.fits(state);
    };
    await discern.dropOn(discern.list(), notes, folder);
    await discern.changed("1 change");
    await discern.row("notes.txt").waitFor();
    await discern.page.getByText(/→/).first().waitFor();
    await isAccessible("changed");
    await discern.page.getByRole("button", { name: "Edit", exact: true }).click();
    await discern.page.getByRole("menuitem", { name: "Rename" }).waitFor();
    await isAccessible("menu");
    await discern.press("Escape");
    // At the top of the list: on a phone the targets of a drop cover the rest.
    await discern.dropOn(discern.page.getByRole("columnheader", { name: /^Name/ }), other);
    await discern.page.getByRole("dialog").waitFor();
    await isAccessible("clash");
    await discern.page.getByRole("button", { name: "Replace" }).click();
    await discern.changed("2 changes");
    await discern.command("Properties…");
    await discern.page.getByRole("dialog").waitFor();
    await isAccessible("properties");
    await discern.page.getByRole("button", { name: "Cancel" }).click();
    await discern.command("Volume and boot…");
    await discern.page.getByRole("dialog").waitFor();
    await isAccessible("volume");
    await discern.page.getByRole("button", { name: "Close", exact: true }).click();
    await discern.tab("Build").click();
    await discern.page.getByRole("button", { name: "Build and check" }).waitFor();
    await isAccessible("plan");
    await discern.page.getByRole("button", { name: "Build and check" }).click();
    await discern.page.getByRole("heading", { name: "Image ready: checked" }).waitFor();
    await isAccessible("receipt");
  });
}

test("an appended image goes back to its first session", async (t) => {
  const place = await workshop();
  const source = await tree(place, { "first.txt": "first\n", "later.txt": "later\n" });
  const grown = join(place, "grown.iso");
  // Laid out and appended to as xorriso does with a growable image.
  for (const name of ["first.txt", "later.txt"]) {
    await run("xorriso", ["-dev", grown, "-map", join(source, name), `/${name}`, "-commit"]);
  }
  const discern = await Discern.opened(t, browser, grown, { acceptDownloads: true });
  await discern.lists("first.txt", "later.txt");
  await discern.tab("Build").click();
  const sessions = discern.page.getByRole("region", { name: "Earlier sessions" });
  await sessions.getByRole("button", { name: "Go back to session 1" }).click();
  const bar = discern.page.getByRole("region", { name: "New image" });
  await bar.getByText("New image, checked, not saved yet").waitFor();
  await discern.lists("first.txt");
  const { name, path } = await discern.download(() => bar.getByRole("button", { name: "Save image" }).click());
  assert.equal(name, "grown (session 1).iso");
  assert.deepEqual(await paths(path), ["/", "/first.txt"]);
  assert.equal((await content(path, "first.txt")).toString(), "first\n");
  await run("7zz", ["t", path]);
});

test("checksums of files are recorded on request, and xorriso verifies them", async (t) => {
  const discern = await Discern.opened(t, browser, image, { acceptDownloads: true });
  await discern.select("README.txt");
  await discern.press("Delete");
  await discern.changed("1 change");
  await discern.tab("Build").click();
  await discern.page.getByRole("checkbox", { name: /^Add file checksums/ }).check();
  await discern.page.getByText("The whole image is read once to update its checksums.").waitFor();
  const built = await discern.build();
  const { stdout } = await run("xorriso", ["-md5", "on", "-indev", built, "-check_md5_r", "SORRY", "/", "--"]);
  assert.match(stdout, /File contents and their MD5 checksums match/);
});

test("an image that failed verification is saved only on request", async (t) => {
  const place = await workshop();
  const source = await tree(place, { "aaaa.txt": "one\n", "bbbb.txt": "two\n" });
  const twice = await xorriso(source, join(place, "twice.iso"), ["-R"]);
  const bytes = await readFile(twice);
  // Gives one file the Rock Ridge name of another, so that only one of the two is found by name.
  bytes.write("aaaa.txt", bytes.indexOf("bbbb.txt"), "latin1");
  await writeFile(twice, bytes);
  const discern = await Discern.opened(t, browser, twice, { acceptDownloads: true });
  await discern.tab("Build").click();
  await discern.page.getByRole("button", { name: "Build and check" }).click();
  await discern.page.getByRole("heading", { name: "Image built, but its checks failed" }).waitFor();
  const warning = discern.alert().filter({ hasText: "found differences" });
  await warning.getByText("/aaaa.txt is there 2 times").waitFor();
  const save = discern.page.getByRole("button", { name: "Save image" });
  assert.ok(await save.isDisabled());
  assert.deepEqual(await discern.accessibilityViolations(), []);
  const insists = warning.getByLabel("Save anyway");
  await insists.check();
  await eventually(async () => assert.ok(await save.isEnabled()));
  await insists.uncheck();
  await eventually(async () => assert.ok(await save.isDisabled()));
  await insists.check();
  const { path } = await discern.download(() => save.click());
  const { stdout } = await run("isoinfo", ["-R", "-f", "-i", path]);
  assert.equal(stdout.match(/aaaa\.txt/g).length, 2);
});

test("the receipt does not mention booting if nothing boots", async (t) => {
  const discern = await Discern.opened(t, browser, image);
  await discern.build();
  await discern.page.getByText(/files have the right data/).waitFor();
  assert.equal(await discern.page.getByText(/boot entry/i).count(), 0);
});
