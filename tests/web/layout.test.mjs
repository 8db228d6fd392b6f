// How the user arranges the page: widths of panes and columns, heights of rows, tooltips of what is cut, icons by type.

import assert from "node:assert/strict";
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
