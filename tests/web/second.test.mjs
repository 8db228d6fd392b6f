// A second image, and what is unsaved; a saved image; commands, shortcuts, and copies of the list.

import assert from "node:assert/strict";
import { copyFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Discern, eventually, launch } from "./discern.mjs";
import { tree, workshop, xorriso } from "./images.mjs";
import { sample } from "./sample.mjs";

let browser, image, other, notes;
before(async () => {
  browser = await launch();
  const folder = await workshop();
  image = await sample(folder);
  other = await xorriso(await tree(await workshop(), { "other.txt": "Other.\n" }), join(folder, "other.iso"));
  notes = join(folder, "notes.txt");
  await writeFile(notes, "Added by a drop.\n");
});
after(() => browser.close());

/** Moves files over the page as from the desktop, and returns a function that drops them on an element. */
async function dragOver(discern, ...files) {
  const session = await discern.context.newCDPSession(discern.page);
  const data = { items: [], files, dragOperationsMask: 1 };
  const send = (type, point) => session.send("Input.dispatchDragEvent", { type, ...point, data });
  const start = { x: 500, y: 300 };
  await send("dragEnter", start);
  await send("dragOver", start);
  return async (element) => {
    const { x, y, width, height } = await element.boundingBox();
    const point = { x: x + width / 2, y: y + height / 2 };
    await eventually(async () => {
      // Chromium may merge an event with the one before.
      await send("dragOver", point);
      assert.match(await element.getAttribute("class"), /drop-choice-over/);
    });
    await send("drop", point);
    await session.detach();
  };
}

const targets = ({ page }) => page.getByRole("group", { name: "Drop" });
const target = (discern, name) => targets(discern).locator(".drop-choice").filter({ hasText: name });

test("while files are dragged over an image, there are targets for opening and for adding them", async (t) => {
  const discern = await Discern.opened(t, browser, image);
  const drop = await dragOver(discern, other);
  await targets(discern).waitFor();
  assert.deepEqual(await discern.accessibilityViolations(), []);
  await drop(target(discern, "Add to this image"));
  await discern.changed("1 change");
  await discern.row("other.iso").waitFor();
  await targets(discern).waitFor({ state: "detached" });
  await discern.press("Control+z");
  await discern.row("other.iso").waitFor({ state: "detached" });
  const open = await dragOver(discern, other);
  await open(target(discern, "Open"));
  await discern.row("other.txt").waitFor();
});

test("an image that is dropped on the list is opened, and another file is added", async (t) => {
  const discern = await Discern.opened(t, browser, image);
  await discern.dropOn(discern.row("README.txt"), notes);
  await discern.changed("1 change");
  await discern.row("notes.txt").waitFor();
  await discern.press("Control+z");
  await discern.row("notes.txt").waitFor({ state: "detached" });
  await discern.dropOn(discern.row("README.txt"), other);
  await discern.row("other.txt").waitFor();
});

test("after a built image was saved, the changes are done", async (t) => {
  const discern = await Discern.opened(t, browser, image, { acceptDownloads: true });
  await discern.page.evaluate(() => (globalThis.showSaveFilePicker = undefined));
  await discern.row("README.txt").click();
  await discern.press("Delete");
  await discern.changed("1 change");
  await discern.page.getByRole("button", { name: /^Original: / }).waitFor();
  await discern.page.getByRole("button", { name: /^New image: / }).waitFor();
  const path = await discern.build();
  await discern.changes().getByText(/^Saved as .*\.iso$/).waitFor();
  assert.deepEqual(await discern.accessibilityViolations(), []);
  assert.equal(await discern.page.evaluate(() => Object.keys(localStorage).some((key) => key.startsWith("changes:"))), false);
  await discern.changes().getByRole("button", { name: "Keep editing" }).click();
  await discern.changed("1 change");
  // Leaving needs no question: a dialog would make this wait.
  let asked = 0;
  discern.page.on("dialog", (dialog) => {
    asked += 1;
    return dialog.accept();
  });
  // The address follows after a moment, and decides what is shown after the reload.
  await eventually(async () => assert.equal(await discern.page.evaluate(() => location.hash), "#/rock-ridge/"));
  await discern.page.reload();
  assert.equal(asked, 0);
  await discern.open(image);
  await discern.row("README.txt").waitFor();
  assert.equal(await discern.page.getByRole("region", { name: "Unsaved changes" }).count(), 0);
  const saved = join(await workshop(), "saved.iso");
  await copyFile(path, saved);
  await discern.open(saved);
  await discern.row("run.sh").waitFor();
  await discern.row("README.txt").waitFor({ state: "detached" });
});

test("a saved image is opened by one button, and a further change is unsaved again", async (t) => {
  const discern = await Discern.opened(t, browser, image, { acceptDownloads: true });
  await discern.page.evaluate(() => (globalThis.showSaveFilePicker = undefined));
  await discern.row("README.txt").click();
  await discern.press("Delete");
  await discern.changed("1 change");
  await discern.build();
  await discern.changes().getByRole("button", { name: "Keep editing" }).click();
  await discern.row("run.sh").click();
  await discern.press("Delete");
  await discern.changed("2 changes");
  // A dialog of the browser would mean that the change is unsaved.
  const asks = await discern.page.evaluate(() => !dispatchEvent(new Event("beforeunload", { cancelable: true })));
  assert.equal(asks, true);
  await discern.build();
  await discern.changes().getByRole("button", { name: "Open it" }).click();
  await discern.lists("archive", "docs", "pictures", "latest");
  await discern.changes().waitFor({ state: "detached" });
});

test("the welcome screen offers a sample disc, which the page creates itself", async (t) => {
  const discern = await Discern.forTest(t, browser);
  await discern.page.getByRole("button", { name: "Try a sample disc" }).click();
  await discern.row("Documents").waitFor();
  assert.deepEqual(await discern.names(), ["Documents", "Music", "Pictures", "README.txt"]);
  await discern.row("README.txt").click();
  await discern.details().getByText(/^This disc was created on your computer/).waitFor();
  await discern.row("Music").dblclick();
  await discern.row("tone.wav").click();
  await discern.details().locator("audio").waitFor({ state: "attached" });
  // Nobody needs to save it.
  await discern.offer(other);
  await discern.row("other.txt").waitFor();
});

test("formats are grouped by purpose, the likely one first, before the result at every width", async (t) => {
  for (const width of [1440, 390]) {
    const discern = await Discern.opened(t, browser, image, { viewport: { width, height: 844 } });
    await discern.tab("Convert").click();
    const panel = discern.page.getByRole("tabpanel", { name: "Convert" });
    const first = panel.getByRole("group", { name: "To burn or mount" });
    await first.getByRole("radio").first().waitFor();
    assert.equal(await panel.getByRole("group").nth(1).getAttribute("aria-label"), "To burn or mount");
    const [choice, result] = [panel.getByRole("region", { name: "Choices" }), panel.locator(".plan-main")];
    const [one, other] = [await choice.boundingBox(), await result.boundingBox()];
    assert.ok(one.x < other.x || one.y < other.y, `${width}`);
    await first.getByText(/^\d+ more formats?$/).click();
    // It would be a copy, so it isn't among the first.
    await first.getByRole("radio", { name: /^ISO image/ }).waitFor();
    assert.deepEqual(await discern.accessibilityViolations(), []);
    await discern.fits(`${width}`);
  }
});

test("Ctrl+K finds commands by typing, and ? lists the shortcuts", async (t) => {
  const discern = await Discern.opened(t, browser, image);
  await discern.press("Control+k");
  const commands = discern.page.getByRole("dialog", { name: "Commands" });
  const field = commands.getByRole("combobox", { name: "Find a command" });
  await field.waitFor();
  assert.deepEqual(await discern.accessibilityViolations(), []);
  await eventually(async () => assert.equal(await discern.page.evaluate(() => document.activeElement.role), "combobox"));
  await discern.page.keyboard.type("check");
  await commands.getByRole("option", { name: /^Go to Check/ }).waitFor();
  assert.equal(await commands.getByRole("option").count(), 1);
  await discern.press("Enter");
  await commands.waitFor({ state: "hidden" });
  await discern.page.getByRole("tabpanel", { name: "Check" }).waitFor();
  await discern.press("?");
  const shortcuts = discern.page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await shortcuts.getByText("All commands").waitFor();
  assert.deepEqual(await discern.accessibilityViolations(), []);
  await discern.press("Escape");
  await shortcuts.waitFor({ state: "hidden" });
});

test("the list is copied as text, CSV, JSON, and like ls -lR", async (t) => {
  const discern = await Discern.opened(t, browser, image, { permissions: ["clipboard-read", "clipboard-write"] });
  const copied = async (command) => {
    await discern.page.evaluate(() => navigator.clipboard.writeText(""));
    await discern.press("Control+k");
    await discern.page.getByRole("combobox", { name: "Find a command" }).fill(command);
    await discern.press("Enter");
    return eventually(async () => {
      const text = await discern.page.evaluate(() => navigator.clipboard.readText());
      assert.notEqual(text, "");
      return text;
    });
  };
  const objects = JSON.parse(await copied("as JSON"));
  assert.deepEqual(objects.map(({ name }) => name), ["archive", "docs", "pictures", "latest", "README.txt", "run.sh"]);
  assert.equal(objects.find(({ name }) => name === "README.txt").size, 15);
  const lines = (await copied("as CSV")).split("\r\n");
  assert.equal(lines[0], "name,size,modified,type,sector,attributes");
  assert.match(lines[5], /^README\.txt,15,/);
  assert.match(await copied("list as text"), /^ *15 {2}\d{4}-\d\d-\d\d.* README\.txt$/m);
  const all = await copied("ls -lR");
  assert.match(all, /^\.:\n/);
  assert.match(all, /^\.\/docs\/deep\/nested:\n.* 8 .* leaf\.txt$/m);
  assert.match(all, /^l\S+ .* latest -> docs\/guide\.txt$/m);
});
