// Searches a whole view.

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

test("results follow the typed text, with their number and folders", async (t) => {
  const discern = await Discern.opened(t, browser, image);
  await discern.press("/");
  await eventually(async () => assert.equal(await discern.search().evaluate((field) => field === document.activeElement), true));
  await discern.page.keyboard.type("gu");
  await discern.found("1 found");
  await discern.lists("guide.txt");
  await discern.press("Backspace", "Backspace");
  await discern.page.keyboard.type(".bin");
  await discern.found("3 found");
  await discern.lists("data.bin", "empty.bin", "zeros.bin");
  assert.match(await discern.row("data.bin").innerText(), /archive/);
});

test("stars match anything, a slash searches paths, and case does not matter", async (t) => {
  const discern = await Discern.opened(t, browser, image);
  const finds = async (text, ...names) => {
    await discern.search().fill(text);
    await discern.lists(...names);
  };
  await finds("r*.TXT", "README.txt");
  await finds("deep/nested/", "leaf.txt");
  await finds("日本", "Grüße 日本.txt");
  await discern.search().fill("no such thing");
  await discern.page.getByText("No matches for “no such thing”").waitFor();
});

test("Enter moves from the field to the results, Escape back to the previous folder", async (t) => {
  const discern = await Discern.opened(t, browser, image);
  await discern.row("docs").dblclick();
  await discern.isAt("Rock Ridge", "docs");
  await discern.press("Control+f");
  await discern.page.keyboard.type("txt");
  await discern.found("5 found");
  await discern.press("Enter", "End");
  await discern.isAtRow("README.txt");
  assert.equal(await discern.page.evaluate(() => document.activeElement.role), "grid");
  await discern.press("/", "Escape");
  await discern.isAt("Rock Ridge", "docs");
  await eventually(async () => {
    assert.equal(await discern.search().inputValue(), "");
    assert.equal(await discern.page.evaluate(() => document.activeElement.role), "grid");
  });
});

test("a found directory can be opened", async (t) => {
  const discern = await Discern.opened(t, browser, image);
  await discern.search().fill("nested");
  await discern.found("1 found");
  await discern.press("Enter", "Enter");
  await discern.isAt("Rock Ridge", "docs", "deep", "nested");
  await eventually(async () => assert.equal(await discern.search().inputValue(), ""));
});

test("a search that is typed right before its image is closed is given up", async (t) => {
  const discern = await Discern.opened(t, browser, image);
  await discern.search().fill("gu");
  await discern.found("1 found");
  // Both at once, before the search begins.
  await discern.search().evaluate((field) => {
    field.value = "";
    field.dispatchEvent(new Event("input", { bubbles: true }));
    document.querySelector("[aria-label='Close this image']").click();
  });
  await discern.ready();
  await discern.open(image);
  await discern.complete();
  assert.deepEqual(await discern.alert().allInnerTexts(), []);
});
