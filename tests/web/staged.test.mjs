// The list of unbuilt changes: one change is undone together with its dependents, and that step is undone in turn.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { Discern, eventually, launch } from "./discern.mjs";
import { workshop } from "./images.mjs";
import { sample } from "./sample.mjs";

const run = promisify(execFile);

let browser, image, notes;
before(async () => {
  browser = await launch();
  const place = await workshop();
  image = await sample(place);
  notes = join(place, "notes.txt");
  await writeFile(notes, "Added by a drop.\n");
});
after(() => browser.close());

/** The steps in the list of changes. */
async function steps(discern) {
  const list = discern.page.getByRole("list", { name: "List of changes" });
  return list.locator(".build-change span").allInnerTexts();
}

/** Waits until the list of changes has these steps. */
async function has(discern, ...wanted) {
  await eventually(async () => assert.deepEqual(await steps(discern), wanted));
}

function takeBack(discern, step) {
  return discern.page.getByRole("button", { name: `Undo: ${step}`, exact: true });
}

/** Creates a folder, deletes an entry, adds a file to the folder, and renames an entry. */
async function changed(t) {
  const discern = await Discern.opened(t, browser, image);
  await discern.command("New folder");
  await discern.renameField().press("Escape");
  await discern.select("pictures");
  await discern.press("Delete");
  await discern.changed("2 changes");
  await discern.dropOn(discern.row("New folder"), notes);
  await discern.changed("3 changes");
  await discern.select("run.sh");
  await discern.press("F2", "Control+a");
  await discern.page.keyboard.type("start.sh");
  await discern.press("Enter");
  await discern.changed("4 changes");
  await discern.tab("Build").click();
  await has(discern, "New folder /New folder", "Remove /pictures", "Add /New folder/notes.txt", "Rename /run.sh to “start.sh”");
  return discern;
}

test("one change in the middle is undone, and that is undone in turn", async (t) => {
  const discern = await changed(t);
  await takeBack(discern, "Remove /pictures").click();
  await has(discern, "New folder /New folder", "Add /New folder/notes.txt", "Rename /run.sh to “start.sh”");
  await eventually(async () => {
    assert.equal(await discern.page.evaluate(() => document.activeElement.ariaLabel), "List of changes");
  });
  await discern.tab("Files").click();
  await discern.lists("archive", "docs", "New folder", "pictures", "latest", "README.txt", "start.sh");
  await discern.row("New folder").dblclick();
  await discern.lists("notes.txt");
  await discern.press("Control+z");
  await discern.changed("4 changes");
  // The folder keeps its number, so it is still listed.
  await discern.isAt("Rock Ridge", "New folder");
  await discern.lists("notes.txt");
  await discern.press("Control+Shift+z");
  await discern.changed("3 changes");
});

test("dependents of a change are listed, and kept or undone with it as the user chooses", async (t) => {
  const discern = await changed(t);
  await takeBack(discern, "New folder /New folder").click();
  const question = discern.page.getByRole("alert").filter({ hasText: "This also undoes 1 change" });
  await question.getByText("Add /New folder/notes.txt").waitFor();
  await question.getByRole("button", { name: "Keep changes" }).click();
  await question.waitFor({ state: "detached" });
  assert.equal((await steps(discern)).length, 4);
  await takeBack(discern, "New folder /New folder").click();
  await question.getByRole("button", { name: "Undo 2 changes" }).click();
  await has(discern, "Remove /pictures", "Rename /run.sh to “start.sh”");
  const { stdout } = await run("xorriso", ["-indev", await discern.build(), "-find", "/"]);
  assert.match(stdout, /\/start.sh/);
  assert.doesNotMatch(stdout, /New folder|pictures|run.sh/);
  await discern.page.getByRole("button", { name: "Back to options" }).click();
  await takeBack(discern, "Remove /pictures").click();
  await takeBack(discern, "Rename /run.sh to “start.sh”").click();
  await discern.page.getByText("No changes. Building only repacks the image.").waitFor();
  await discern.tab("Files").click();
  await discern.lists("archive", "docs", "pictures", "latest", "README.txt", "run.sh");
  // The steps return one by one.
  await discern.press("Control+z", "Control+z", "Control+z");
  await discern.changed("4 changes");
  await discern.lists("archive", "docs", "New folder", "latest", "README.txt", "start.sh");
});

for (const width of [1440, 768, 390]) {
  test(`the question breaks no rule at ${width} pixels`, async (t) => {
    const discern = await changed(t);
    await discern.page.setViewportSize({ width, height: 900 });
    await takeBack(discern, "New folder /New folder").click();
    await discern.page.getByRole("button", { name: "Undo 2 changes" }).waitFor();
    assert.deepEqual(await discern.accessibilityViolations(), []);
    await discern.fits();
  });
}
