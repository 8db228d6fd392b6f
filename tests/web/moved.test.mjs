// Moves entries to where their names are taken: the user is asked, and folders with one name are merged.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { join } from "node:path";
import { Discern, URL, eventually, launch } from "./discern.mjs";
import { tree, workshop, xorriso } from "./images.mjs";

let browser, image;
before(async () => {
  browser = await launch();
  const place = await workshop();
  const files = {
    "notes.txt": "outside", "only.txt": "x", ".profile": "hidden", "sub/notes.txt": "inside", "sub/.profile": "there",
    "sub/deep/a.txt": "a", "sub/deep/same.txt": "of sub", "deep/b.txt": "b", "deep/same.txt": "of root",
    "sub/sub/c.txt": "c",
  };
  image = await xorriso(await tree(place, files), join(place, "taken.iso"), ["-R", "-J"]);
});
after(() => browser.close());

/** Opens the image in a page that gets the code for changes only when the returned function is called. */
async function withoutChanges(t) {
  let release;
  const released = new Promise((resolve) => (release = resolve));
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  t.after(() => context.close());
  await context.route((url) => String(url).startsWith(`${URL}parts/app-make-`), async (route) => {
    await released;
    await route.continue();
  });
  const discern = await Discern.visit(context);
  await discern.open(image);
  await discern.complete();
  return { discern, release };
}

/** Cuts entries of the root, and pastes them into `sub`. */
async function pasted(t, ...names) {
  const discern = await Discern.opened(t, browser, image);
  await discern.complete();
  await discern.select(...names);
  await discern.press("Control+x");
  await discern.row("sub").dblclick();
  await discern.isAt("Rock Ridge", "sub");
  await discern.press("Control+v");
  return { discern, dialog: discern.page.getByRole("dialog", { name: /exists? already/ }) };
}

async function answer(dialog, name) {
  await dialog.getByRole("button", { name, exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
}

/** Asserts that the preview of a file shows a text. */
async function shows(discern, name, text) {
  await discern.select(name);
  await discern.details().getByText(text, { exact: true }).waitFor();
}

test("both are kept, under different names", async (t) => {
  const { discern, dialog } = await pasted(t, "notes.txt", ".profile", "only.txt");
  await dialog.getByRole("heading", { name: "2 names exist already" }).waitFor();
  await answer(dialog, "Keep both");
  await discern.lists("deep", "sub", ".profile", ".profile (2)", "notes (2).txt", "notes.txt", "only.txt");
  await shows(discern, "notes (2).txt", "outside");
  await shows(discern, "notes.txt", "inside");
});

test("one replaces the other, and that is undone as a whole", async (t) => {
  const { discern, dialog } = await pasted(t, "notes.txt");
  await answer(dialog, "Replace");
  await discern.lists("deep", "sub", ".profile", "notes.txt");
  await shows(discern, "notes.txt", "outside");
  await discern.press("Control+z");
  await shows(discern, "notes.txt", "inside");
});

test("skipped entries stay, and canceled ones can be pasted elsewhere", async (t) => {
  const { discern, dialog } = await pasted(t, "notes.txt", "only.txt");
  await answer(dialog, "Cancel");
  assert.equal(await discern.changes().count(), 0);
  await discern.press("Control+v");
  await answer(dialog, "Skip");
  await discern.lists("deep", "sub", ".profile", "notes.txt", "only.txt");
  await shows(discern, "notes.txt", "inside");
  await discern.treeLine("Rock Ridge").click();
  await discern.lists("deep", "sub", ".profile", "notes.txt");
});

test("a folder is merged into one of the same name", async (t) => {
  const { discern, dialog } = await pasted(t, "deep");
  await dialog.getByText("/sub/deep/same.txt").waitFor();
  await answer(dialog, "Replace");
  await discern.changed("1 change");
  await discern.row("deep").dblclick();
  await discern.lists("a.txt", "b.txt", "same.txt");
  await shows(discern, "same.txt", "of root");
  await discern.treeLine("Rock Ridge").click();
  await discern.lists("sub", ".profile", "notes.txt", "only.txt");
});

test("a folder that keeps something stays", async (t) => {
  const { discern, dialog } = await pasted(t, "deep");
  await answer(dialog, "Skip");
  await discern.changed("1 change");
  await discern.treeLine("Rock Ridge").click();
  await discern.lists("deep", "sub", ".profile", "notes.txt", "only.txt");
  await discern.row("deep").dblclick();
  await discern.lists("same.txt");
});

test("a folder does not replace the one that contains it", async (t) => {
  const discern = await Discern.opened(t, browser, image);
  await discern.complete();
  await discern.row("sub").dblclick();
  await discern.isAt("Rock Ridge", "sub");
  await discern.row("sub").dragTo(discern.treeLine("Rock Ridge"));
  await discern.alert().getByText("“/sub/sub” is inside the folder that it would replace.").waitFor();
  await eventually(async () => assert.equal(await discern.changes().count(), 0));
});

test("a key applies to what was selected when it was pressed, even if its code is loaded later", async (t) => {
  const { discern, release } = await withoutChanges(t);
  await discern.select("only.txt");
  await discern.press("Delete");
  await discern.select("notes.txt");
  release();
  await discern.lists("deep", "sub", ".profile", "notes.txt");
});

test("entries are cut and pasted where the keys were pressed, even if their code is loaded later", async (t) => {
  const { discern, release } = await withoutChanges(t);
  await discern.select("only.txt");
  await discern.press("Control+x");
  await discern.row("sub").dblclick();
  await discern.isAt("Rock Ridge", "sub");
  await discern.press("Control+v");
  await discern.treeLine("Rock Ridge").click();
  await discern.isAt("Rock Ridge");
  release();
  await discern.lists("deep", "sub", ".profile", "notes.txt");
});
