// The menu of commands: on rows, on lines of the tree and on tracks, by the pointer and by keys; and the ways to save.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { Discern, eventually, launch } from "./discern.mjs";
import { cueOfMany } from "./discs.mjs";
import { genisoimage, tree, workshop } from "./images.mjs";
import { sample } from "./sample.mjs";

const run = promisify(execFile);

let browser, image;
before(async () => {
  browser = await launch();
  image = await sample(await workshop());
});
after(() => browser.close());

const LOOKING = ["Open", "Open preview", "Save…", "Copy path", "Properties"];

const menu = (discern) => discern.page.getByRole("menu");
/** An item, by its name without its key. */
const item = (discern, name) => menu(discern).getByRole("menuitem").filter({ has: discern.page.getByText(name, { exact: true }) });

/** Names of the items. */
async function names(discern) {
  await menu(discern).waitFor();
  return menu(discern).getByRole("menuitem").locator("span").allInnerTexts();
}

/** Name of the focused item. */
const focused = (discern) => discern.page.evaluate(() => document.activeElement.querySelector("span").textContent);

/** The page with the sample open, allowed to use the clipboard. */
async function opened(test) {
  const permissions = ["clipboard-read", "clipboard-write"];
  return Discern.opened(test, browser, image, { viewport: { width: 1440, height: 900 }, permissions });
}

/** Waits until the clipboard has a text. */
const copied = (discern, text) =>
  eventually(async () => assert.equal(await discern.page.evaluate(() => navigator.clipboard.readText()), text));

const menuKeys = ["ContextMenu", "Shift+F10"];

test("the menu of a row begins with what looks at it, and is used by keys alone", async (t) => {
  const discern = await opened(t);
  for (const key of menuKeys) {
    await discern.press("Home", key);
    const all = await names(discern);
    assert.deepEqual(all.slice(0, 5), LOOKING);
    assert.ok(all.includes("Rename"));
    await eventually(async () => assert.equal(await focused(discern), "Open"));
    // A folder has no preview.
    assert.equal(await item(discern, "Open preview").isDisabled(), true);
    await discern.press("ArrowDown");
    assert.equal(await focused(discern), "Save…");
    await discern.press("End");
    assert.equal(await focused(discern), "Build…");
    await discern.press("ArrowDown");
    assert.equal(await focused(discern), "Open");
    assert.deepEqual(await discern.accessibilityViolations(), []);
    await discern.press("Escape");
    await menu(discern).waitFor({ state: "detached" });
    assert.equal(await discern.list().evaluate((list) => list === document.activeElement), true);
  }
});

test("rows that cannot be changed have the commands that look at them", async (t) => {
  const discern = await opened(t);
  await discern.treeLine("Joliet").click();
  await discern.isAt("Joliet");
  await discern.row("docs").click({ button: "right" });
  assert.deepEqual(await names(discern), LOOKING);
  await item(discern, "Open").click();
  await discern.isAt("Joliet", "docs");
  await discern.row("guide.txt").click({ button: "right" });
  await item(discern, "Copy path").click();
  await copied(discern, "/docs/guide.txt");
  await discern.row("guide.txt").click({ button: "right" });
  const { name } = await discern.download(() => item(discern, "Save…").click());
  assert.equal(name, "guide.txt");
  await discern.row("japanese.txt").click({ button: "right" });
  await item(discern, "Open preview").click();
  const preview = discern.page.getByRole("dialog", { name: "japanese.txt" });
  await preview.getByRole("region", { name: "Text of the file" }).getByText("日本語テキスト").first().waitFor();
});

test("on a phone, Properties leads to the details", async (t) => {
  const discern = await Discern.opened(t, browser, image, { viewport: { width: 390, height: 844 } });
  await discern.list().focus();
  await discern.press("End", "ContextMenu");
  await item(discern, "Properties").click();
  await discern.details().getByRole("term").first().waitFor();
});

test("lines of the tree have the menu, too", async (t) => {
  const discern = await opened(t);
  await discern.treeLine("docs").click({ button: "right" });
  assert.deepEqual(await names(discern), [
    "Open",
    "Save…",
    "Copy path",
    "Properties",
    "Add files…",
    "Add a folder…",
    "New folder",
    "Rename",
    "Delete",
  ]);
  await item(discern, "Copy path").click();
  await copied(discern, "/docs");
  await discern.isAt("Rock Ridge");
  await discern.tree().focus();
  for (const key of menuKeys) {
    await discern.press(key);
    await menu(discern).waitFor();
    await discern.press("Escape");
    await menu(discern).waitFor({ state: "detached" });
    assert.equal(await discern.tree().evaluate((tree) => tree === document.activeElement), true);
  }
  await discern.press("ContextMenu");
  await item(discern, "Properties").click();
  await discern.isAt("Rock Ridge", "docs");
  await discern.details().getByRole("heading", { name: "docs" }).waitFor();
  await discern.treeLine("pictures").click({ button: "right" });
  const { name } = await discern.download(() => item(discern, "Save…").click());
  assert.equal(name, "pictures.zip");
  await discern.treeLine("docs").click({ button: "right" });
  await item(discern, "New folder").click();
  await discern.changed("1 change");
  await discern.isAt("Rock Ridge", "docs");
});

test("folders are renamed and deleted in the tree, wherever the list is", async (t) => {
  const discern = await opened(t);
  await discern.row("docs").dblclick();
  await discern.isAt("Rock Ridge", "docs");
  await discern.row("deep").dblclick();
  await discern.isAt("Rock Ridge", "docs", "deep");
  await discern.treeLine("pictures").click({ button: "right" });
  await item(discern, "Rename").click();
  await discern.isAt("Rock Ridge");
  await discern.renameField().fill("photos");
  await discern.press("Enter");
  await discern.changed("1 change");
  await discern.treeLine("photos").waitFor();
  assert.deepEqual(await discern.marks("photos"), ["renamed"]);
  assert.equal(await discern.treeLine("pictures").count(), 0);
  // The listed folder is in the one that goes.
  await discern.row("docs").dblclick();
  await discern.row("deep").dblclick();
  await discern.isAt("Rock Ridge", "docs", "deep");
  await discern.treeLine("docs").click({ button: "right" });
  await item(discern, "Delete").click();
  await discern.changed("2 changes");
  await discern.isAt("Rock Ridge");
  await discern.treeLine("docs").waitFor({ state: "detached" });
  assert.ok(!(await discern.names()).includes("docs"));
  await discern.press("Control+z");
  await discern.treeLine("docs").waitFor();
  // The root of a view can be neither renamed nor deleted.
  await discern.treeLine("Rock Ridge").click({ button: "right" });
  assert.equal((await names(discern)).at(-1), "New folder");
  await discern.press("Escape");
  await discern.treeLine("Joliet").click();
  await discern.isAt("Joliet");
  await discern.treeLine("pictures").click({ button: "right" });
  assert.ok(!(await names(discern)).includes("Rename"));
});

test("the paths of several entries are copied, one per line", async (t) => {
  const discern = await opened(t);
  await discern.select("docs", "README.txt", "run.sh");
  await discern.row("docs").click({ button: "right" });
  await item(discern, "Copy 3 paths").click();
  await copied(discern, "/docs\n/README.txt\n/run.sh");
  await discern.page.getByRole("status").getByText("Copied 3 paths.").waitFor();
  await discern.row("docs").dblclick();
  await discern.isAt("Rock Ridge", "docs");
  await discern.press("Control+a", "ContextMenu");
  await item(discern, "Copy 4 paths").click();
  await copied(discern, ["deep", "Grüße 日本.txt", "guide.txt", "japanese.txt"].map((name) => `/docs/${name}`).join("\n"));
  // Results of a search are in several folders.
  await discern.search().fill("*.txt");
  await discern.found("5 found");
  await discern.list().focus();
  await discern.press("Control+a", "ContextMenu");
  await item(discern, "Copy 5 paths").click();
  await eventually(async () => {
    const lines = (await discern.page.evaluate(() => navigator.clipboard.readText())).split("\n").sort();
    assert.deepEqual(lines, [
      "/README.txt",
      "/docs/Grüße 日本.txt",
      "/docs/deep/nested/leaf.txt",
      "/docs/guide.txt",
      "/docs/japanese.txt",
    ].sort());
  });
});

test("tracks have the menu: their sector, their bytes, their conversion", async (t) => {
  const folder = await workshop();
  const source = await tree(folder, { "README.txt": "First.\n" });
  const cue = await cueOfMany(folder, await genisoimage(source, join(folder, "data.iso")));
  const discern = await Discern.forTest(t, browser);
  await discern.open(...cue);
  await discern.complete();
  await discern.tab("Disc").click();
  await discern.track(2).click({ button: "right" });
  assert.deepEqual(await names(discern), ["Show first sector", "Show bytes", "Save…"]);
  await item(discern, "Show first sector").click();
  const start = (await discern.track(2).innerText()).match(/LBA (\d+)/)[1];
  await discern.sector().getByText(start, { exact: true }).first().waitFor();
  const button = discern.track(3).getByRole("button", { name: "Show sector of track 3" });
  await button.focus();
  await discern.press("Shift+F10");
  await menu(discern).waitFor();
  await discern.press("Escape");
  assert.equal(await button.evaluate((button) => button === document.activeElement), true);
  await discern.press("Shift+F10");
  await item(discern, "Save…").click();
  await discern.page.getByRole("combobox", { name: "What to convert" }).waitFor();
  await eventually(async () =>
    assert.match(await discern.page.getByRole("combobox", { name: "What to convert" }).inputValue(), /^track-3$/),
  );
});

test("one button saves, and the arrow next to it has the other ways", async (t) => {
  const discern = await opened(t);
  const more = discern.page.getByRole("button", { name: "More ways to save" });
  assert.equal(await more.getAttribute("aria-expanded"), "false");
  await more.click();
  assert.deepEqual(await names(discern), ["Save the selection as ZIP", "Save all as ZIP", "Save to a folder…"]);
  assert.equal(await more.getAttribute("aria-expanded"), "true");
  assert.equal(await item(discern, "Save the selection as ZIP").isDisabled(), true);
  await discern.press("Escape");
  assert.equal(await more.evaluate((button) => button === document.activeElement), true);
  await more.click();
  await menu(discern).waitFor();
  await more.click();
  await menu(discern).waitFor({ state: "detached" });
  await discern.select("README.txt");
  await more.click();
  const { path } = await discern.download(() => item(discern, "Save the selection as ZIP").click());
  const { stdout } = await run("unzip", ["-Z1", path]);
  assert.equal(stdout, "README.txt\n");
});
