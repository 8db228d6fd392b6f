// How the user arranges the page: widths of panes and columns, heights of rows, tooltips of what is cut, icons by type.

import assert from "node:assert/strict";
import { utimes } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Discern, eventually, launch } from "./discern.mjs";
import { genisoimage, tree, workshop } from "./images.mjs";
import { sample } from "./sample.mjs";

let browser, image;
before(async () => {
  browser = await launch();
  image = await sample(await workshop());
});
after(() => browser.close());

const WIDE = { viewport: { width: 1440, height: 900 } };

const edge = (discern, name) => discern.page.getByRole("separator", { name: `Width of ${name}` });
const now = async (discern, name) => Number(await edge(discern, name).getAttribute("aria-valuenow"));
const width = async (element) => (await element.boundingBox()).width;

/** Drags an edge by so many pixels. */
async function drag(discern, name, by) {
  const { x, y, width, height } = await edge(discern, name).boundingBox();
  const [from, middle] = [x + width / 2, y + height / 2];
  await discern.page.mouse.move(from, middle);
  await discern.page.mouse.down();
  await discern.page.mouse.move(from + by, middle, { steps: 4 });
  await discern.page.mouse.up();
}

test("panes are as wide as the user drags them, which is remembered", async (t) => {
  const discern = await Discern.opened(t, browser, image, WIDE);
  const panes = (discern) => [discern.page.getByRole("navigation", { name: "Image" }), discern.details()];
  const [tree, details] = panes(discern);
  await edge(discern, "the details").waitFor();
  const before = [await width(tree), await width(details)];
  assert.deepEqual(before, [await now(discern, "the tree"), await now(discern, "the details")]);
  await drag(discern, "the tree", 60);
  await drag(discern, "the details", -80);
  await eventually(async () => assert.deepEqual([await width(tree), await width(details)], [before[0] + 60, before[1] + 80]));
  assert.deepEqual(await discern.accessibilityViolations(), []);
  const again = await Discern.visit(discern.context);
  await again.page.setViewportSize(WIDE.viewport);
  await again.open(image);
  const widths = () => Promise.all(panes(again).map(width));
  await eventually(async () => assert.deepEqual(await widths(), [before[0] + 60, before[1] + 80]));
  await edge(again, "the tree").dblclick();
  await eventually(async () => assert.equal(await width(panes(again)[0]), before[0]));
});

test("edges are moved by keys, within their limits", async (t) => {
  const discern = await Discern.opened(t, browser, image, WIDE);
  const tree = discern.page.getByRole("navigation", { name: "Image" });
  const before = await now(discern, "the tree");
  await edge(discern, "the tree").focus();
  await discern.press("ArrowRight");
  await eventually(async () => assert.ok((await now(discern, "the tree")) > before));
  assert.equal(await width(tree), await now(discern, "the tree"));
  await discern.press("ArrowLeft");
  assert.equal(await now(discern, "the tree"), before);
  const limit = async (name) => Number(await edge(discern, "the tree").getAttribute(name));
  await discern.press("Home");
  assert.equal(await now(discern, "the tree"), await limit("aria-valuemin"));
  await discern.press("ArrowLeft");
  assert.equal(await now(discern, "the tree"), await limit("aria-valuemin"));
  await discern.press("End");
  assert.equal(await now(discern, "the tree"), await limit("aria-valuemax"));
  await discern.press("Enter");
  assert.equal(await now(discern, "the tree"), before);
});

/** Texts of the lines of a cell that are visible. */
const visibleLines = (cell) =>
  cell.evaluate((cell) => {
    const range = document.createRange();
    const box = cell.getBoundingClientRect();
    const text = cell.firstChild;
    const words = [...text.data.matchAll(/\S+/g)];
    const seen = words.map(({ 0: word, index }) => {
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      const { top, bottom, left, right } = range.getBoundingClientRect();
      if (top >= box.bottom || bottom <= box.top) return "";
      return left >= box.left && right <= box.right ? word : `cut: ${word}`;
    });
    return seen.filter(Boolean).join(" ");
  });

/** The sample with files of one time zone, or of two. */
async function zoned(name, zones) {
  const folder = await workshop();
  const source = await tree(folder, { "summer.txt": "Summer.\n", "winter.txt": "Winter.\n" });
  const dates = { "summer.txt": "2025-07-08T10:14:02Z", "winter.txt": "2025-01-08T10:14:02Z" };
  for (const [file, date] of Object.entries(dates)) await utimes(join(source, file), new Date(date), new Date(date));
  return withZone(zones, () => genisoimage(source, join(folder, name), ["-J", "-R"]));
}

/** Runs a tool with a time zone. */
async function withZone(zone, run) {
  const { TZ } = process.env;
  process.env.TZ = zone;
  try {
    return await run();
  } finally {
    if (TZ === undefined) delete process.env.TZ;
    else process.env.TZ = TZ;
  }
}

test("no date is cut: its zone is visible whole, or on a tooltip if all have the same", async (t) => {
  const same = await zoned("same.iso", "Asia/Tokyo");
  const discern = await Discern.opened(t, browser, same, WIDE);
  const cell = (name) => discern.row(name).getByRole("gridcell").nth(2);
  assert.equal(await cell("summer.txt").textContent(), "2025-07-08 19:14:02 +09:00");
  assert.equal(await visibleLines(cell("summer.txt")), "2025-07-08 19:14:02");
  await cell("summer.txt").hover();
  await eventually(async () =>
    assert.equal(await cell("summer.txt").getAttribute("title"), "2025-07-08 19:14:02 +09:00"),
  );
  await drag(discern, "Modified", -60);
  await eventually(async () => assert.equal(await visibleLines(cell("summer.txt")), "2025-07-08 19:14:02 +09:00"));
  await edge(discern, "Modified").dblclick();
  await discern.page.setViewportSize({ width: 768, height: 1024 });
  await eventually(async () => assert.equal(await visibleLines(cell("summer.txt")), "2025-07-08 19:14:02"));
  await discern.fits("dates");
});

test("dates of several zones have room for them", async (t) => {
  const both = await zoned("both.iso", "Europe/Berlin");
  const discern = await Discern.opened(t, browser, both, WIDE);
  const cell = (name) => discern.row(name).getByRole("gridcell").nth(2);
  for (const width of [1440, 768]) {
    await discern.page.setViewportSize({ width, height: 900 });
    await eventually(async () => assert.equal(await visibleLines(cell("summer.txt")), "2025-07-08 12:14:02 +02:00"));
    assert.equal(await visibleLines(cell("winter.txt")), "2025-01-08 11:14:02 +01:00");
    await discern.fits("dates");
  }
});

test("columns are as wide as the user drags them", async (t) => {
  const discern = await Discern.opened(t, browser, image, WIDE);
  const column = discern.page.getByRole("columnheader", { name: /^Size/ });
  const before = await width(column);
  await drag(discern, "Size", -40);
  await eventually(async () => assert.equal(await width(column), before + 40));
  assert.equal(await width(discern.row("docs").getByRole("gridcell").nth(1)), before + 40);
  // The drag sorts nothing.
  assert.equal(await column.getAttribute("aria-sort"), "none");
});

test("the density of rows is switched and remembered", async (t) => {
  const discern = await Discern.opened(t, browser, image, WIDE);
  const height = async (discern) => (await discern.row("docs").boundingBox()).height;
  const compact = (discern) => discern.page.getByRole("button", { name: "Compact", exact: true });
  const before = await height(discern);
  await compact(discern).click();
  await eventually(async () => assert.ok((await height(discern)) < before));
  const [first, second] = await Promise.all(["archive", "docs"].map((name) => discern.row(name).boundingBox()));
  assert.equal(first.y + first.height, second.y);
  assert.deepEqual(await discern.accessibilityViolations(), []);
  const again = await Discern.visit(discern.context);
  await again.open(image);
  assert.equal(await height(again), await height(discern));
  assert.equal(await compact(again).getAttribute("aria-pressed"), "true");
  await compact(again).click();
  await eventually(async () => assert.equal(await height(again), before));
});

test("cut names have tooltips, others none; types are known ones, with icons", async (t) => {
  const folder = await workshop();
  const long = `${"long name ".repeat(12)}.txt`;
  const files = { [long]: "x", "a.png": "x", "b.flac": "x", "c.zip": "x", "d.qqq": "x", "e.iso": "x", "f.exe": "x", "g.mp4": "x" };
  const iso = await genisoimage(await tree(folder, files), join(folder, "types.iso"));
  const discern = await Discern.opened(t, browser, iso, WIDE);
  await discern.row(long).getByText(long).hover();
  await discern.page.getByTitle(long, { exact: true }).waitFor();
  await discern.row("a.png").getByText("a.png").hover();
  assert.equal(await discern.row("a.png").locator("[title]").count(), 0);
  const look = async (name) => {
    const row = discern.row(name);
    return [await row.getByRole("gridcell").nth(3).innerText(), await row.locator("svg use").first().getAttribute("href")];
  };
  const expected = {
    [long]: ["Text", "#icon-text"],
    "a.png": ["Picture", "#icon-picture"],
    "b.flac": ["Sound", "#icon-sound"],
    "c.zip": ["Archive", "#icon-archive"],
    "d.qqq": ["File", "#icon-file"],
    "e.iso": ["Disc image", "#icon-disc"],
    "f.exe": ["Program", "#icon-program"],
    "g.mp4": ["Video", "#icon-film"],
  };
  for (const [name, what] of Object.entries(expected)) assert.deepEqual(await look(name), what);
  const drawn = await discern.page.evaluate(() =>
    [...document.querySelectorAll(".listing-entry:not([hidden]) use")].every((use) =>
      document.querySelector(use.getAttribute("href")),
    ),
  );
  assert.ok(drawn);
});
