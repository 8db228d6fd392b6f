// Every state of the page, by axe-core's rules for WCAG 2.2 AA; and zoom, forced colors and phones, which these don't
// cover.

import assert from "node:assert/strict";
import { truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Discern, eventually, launch } from "./discern.mjs";
import { enlarge, tree, workshop, xorriso } from "./images.mjs";
import { sample } from "./sample.mjs";

const SIZES = [
  { width: 1440, height: 900 },
  { width: 768, height: 1024 },
  { width: 390, height: 844 },
];

let browser, image, cut, text;
before(async () => {
  browser = await launch();
  const folder = await workshop();
  image = await sample(folder);
  cut = await sample(await workshop());
  await truncate(cut, 400_000);
  text = join(folder, "notes.txt");
  await writeFile(text, "Only text.\n".repeat(5000));
});
after(() => browser.close());

/** Asserts that no rule is broken and nothing is wider than the page. */
async function isSound(discern, state) {
  assert.deepEqual(await discern.accessibilityViolations(), [], state);
  await discern.fits(state);
}

for (const viewport of SIZES) {
  test(`every state breaks no rule at ${viewport.width} pixels`, async (t) => {
    const discern = await Discern.forTest(t, browser, { viewport });
    await discern.ready();
    await isSound(discern, "welcome");
    await discern.offer(text);
    await discern.alert().waitFor();
    await isSound(discern, "error");
    await discern.alert().getByRole("button", { name: "Close", exact: true }).click();
    await discern.open(cut);
    await discern.complete();
    await isSound(discern, "open");
    await discern.search().fill("txt");
    await discern.found("5 found");
    await isSound(discern, "search");
    await discern.tab("Overview").click();
    await discern.page.getByRole("heading", { name: "DISCERN" }).waitFor();
    await isSound(discern, "overview");
    await discern.tab("Check").click();
    await discern.page.locator(".finding").first().waitFor();
    await isSound(discern, "findings");
  });
}

test("a job and the question about it break no rule", async (t) => {
  const source = await tree(await workshop(), { "LARGE.BIN": "x" });
  const large = await enlarge(await xorriso(source, `${source}.iso`, []), "LARGE.BIN;1", 4_000_000_000);
  const discern = await Discern.forTest(t, browser);
  await discern.open(large);
  await discern.page.getByRole("button", { name: "Save all as ZIP" }).click();
  await discern.job().waitFor();
  await isSound(discern, "job");
  await discern.offer(image);
  await discern.row("README.txt").waitFor();
  await isSound(discern, "job of another image");
  await discern.page.getByRole("button", { name: /^Close .*\.iso$/ }).first().click();
  await discern.page.getByRole("dialog").waitFor();
  await isSound(discern, "dialog");
  await discern.close();
});

test("at 200 % zoom everything can be reached", async (t) => {
  const discern = await Discern.forTest(t, browser, { viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 });
  await discern.open(image);
  await discern.complete();
  await discern.row("docs").dblclick();
  await discern.isAt("Rock Ridge", "docs");
  await discern.select("guide.txt");
  await discern.page.getByRole("button", { name: "Details" }).click();
  await discern.details().getByRole("heading", { name: "guide.txt" }).waitFor();
  await isSound(discern, "details");
});

test("on a phone panes are screens, one after the other", async (t) => {
  const discern = await Discern.forTest(t, browser, { viewport: { width: 390, height: 844 }, hasTouch: true });
  await discern.open(image);
  await discern.row("docs").tap();
  await discern.isAt("Rock Ridge", "docs");
  await discern.row("guide.txt").tap();
  await discern.details().getByText("How to.").first().waitFor();
  await discern.details().getByRole("button", { name: "Files" }).tap();
  await discern.page.getByRole("button", { name: "Folders" }).tap();
  await discern.treeLine("Joliet").tap();
  await discern.isAt("Joliet", "docs");
});

test("in forced colors the row at the cursor and the selected ones still differ from others", async (t) => {
  const discern = await Discern.forTest(t, browser, { forcedColors: "active" });
  await discern.open(image);
  await discern.press("Home", "Control+ArrowDown");
  await discern.isAtRow("docs");
  const look = (name) =>
    discern.row(name).evaluate((row) => {
      const { backgroundColor, outlineStyle, outlineColor, boxShadow } = getComputedStyle(row);
      return [backgroundColor, outlineStyle, outlineColor, boxShadow].join();
    });
  await eventually(async () => assert.notEqual(await look("archive"), await look("pictures")));
  await eventually(async () => assert.notEqual(await look("docs"), await look("pictures")));
});
