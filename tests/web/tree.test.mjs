// The tree: accessibility, and every key.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Discern, eventually, launch } from "./discern.mjs";
import { workshop } from "./images.mjs";
import { sample } from "./sample.mjs";

let browser, image;
before(async () => {
  browser = await launch();
  image = await sample(await workshop());
});
after(() => browser.close());

/** The page with the sample open and the focus in the tree. */
async function inTree(test) {
  const discern = await Discern.forTest(test, browser);
  await discern.open(image);
  await discern.complete();
  await discern.tree().focus();
  // Whether a folder has subfolders is known only after it has been read.
  await eventually(async () => assert.equal(await discern.treeLine("docs").getAttribute("aria-expanded"), "false"));
  return discern;
}

async function isAtLine(discern, name) {
  await eventually(async () => {
    const line = await discern.treeCursor();
    assert.equal(await line.locator(".image-tree-name").textContent({ timeout: 1000 }), name);
  });
}

test("lines have a level, a position among their siblings, and whether they are unfolded", async (t) => {
  const discern = await inTree(t);
  const facts = async (name) =>
    discern.treeLine(name).evaluate((line) => [
      line.ariaLevel,
      line.ariaPosInSet,
      line.ariaSetSize,
      line.ariaExpanded,
      line.ariaSelected,
    ]);
  await eventually(async () => {
    assert.deepEqual((await facts("Volume “DISCERN”")).slice(0, 1), ["1"]);
    assert.deepEqual(await facts("Rock Ridge"), ["2", "1", "3", "true", "true"]);
    assert.deepEqual((await facts("Joliet")).slice(0, 3), ["2", "2", "3"]);
    assert.deepEqual((await facts("ISO 9660")).slice(0, 3), ["2", "3", "3"]);
    assert.deepEqual(await facts("archive"), ["3", "1", "3", null, "false"]);
    assert.deepEqual(await facts("docs"), ["3", "2", "3", "false", "false"]);
    assert.deepEqual(await facts("pictures"), ["3", "3", "3", null, "false"]);
  });
});

test("Right unfolds and enters, Left folds and leaves", async (t) => {
  const discern = await inTree(t);
  await discern.press("Home");
  await isAtLine(discern, "Volume “DISCERN”");
  await discern.press("d");
  await isAtLine(discern, "docs");
  await discern.press("ArrowRight");
  await discern.treeLine("deep").waitFor();
  await eventually(async () => assert.equal(await discern.treeLine("docs").getAttribute("aria-expanded"), "true"));
  await discern.press("ArrowRight");
  await isAtLine(discern, "deep");
  await discern.press("ArrowRight");
  await discern.treeLine("nested").waitFor();
  await discern.press("ArrowRight");
  await isAtLine(discern, "nested");
  await discern.press("ArrowLeft");
  await isAtLine(discern, "deep");
  await discern.press("ArrowLeft");
  await eventually(async () => assert.equal(await discern.treeLine("nested").count(), 0));
  await discern.press("ArrowLeft");
  await isAtLine(discern, "docs");
});

test("rows below move together when a folder above them unfolds and folds", async (t) => {
  const discern = await inTree(t);
  const before = ["Volume “DISCERN”", "Rock Ridge", "archive", "docs", "pictures", "Joliet", "ISO 9660"];
  await discern.press("Home", "d", "ArrowRight");
  await eventually(async () => assert.deepEqual(await discern.treeNames(), [...before.slice(0, 4), "deep", ...before.slice(4)]));
  await discern.press("ArrowLeft");
  await eventually(async () => assert.deepEqual(await discern.treeNames(), before));
});

test("arrows, Home and End move; Enter opens the folder in the list and keeps the focus", async (t) => {
  const discern = await inTree(t);
  await discern.press("Home", "ArrowDown");
  await isAtLine(discern, "Rock Ridge");
  await discern.press("ArrowDown", "ArrowDown");
  await isAtLine(discern, "docs");
  await discern.press("Enter");
  await discern.isAt("Rock Ridge", "docs");
  await eventually(async () => assert.equal(await discern.treeLine("docs").getAttribute("aria-selected"), "true"));
  assert.equal(await discern.page.evaluate(() => document.activeElement.role), "tree");
  await discern.press("End");
  await isAtLine(discern, "ISO 9660");
  await discern.press("ArrowUp");
  await isAtLine(discern, "Joliet");
});

test("the tree follows the list", async (t) => {
  const discern = await inTree(t);
  await discern.list().focus();
  await discern.row("docs").dblclick();
  await discern.row("deep").dblclick();
  await discern.isAt("Rock Ridge", "docs", "deep");
  await eventually(async () => assert.equal(await discern.treeLine("deep").getAttribute("aria-selected"), "true"));
  await isAtLine(discern, "deep");
});
