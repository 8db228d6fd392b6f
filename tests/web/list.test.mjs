// The list: accessibility, and every key.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Discern, eventually, launch } from "./discern.mjs";
import { tree, workshop, xorriso } from "./images.mjs";
import { sample } from "./sample.mjs";

let browser, image, long;
before(async () => {
  browser = await launch();
  const folder = await workshop();
  image = await sample(folder);
  const files = Array.from({ length: 200 }, (_, index) => [`row ${String(index).padStart(3, "0")}.txt`, "x"]);
  long = await xorriso(await tree(await workshop(), Object.fromEntries(files)), `${folder}/long.iso`);
});
after(() => browser.close());

test("rows, cells and headings have the roles, names and numbers of a grid", async (t) => {
  // Wide enough for all columns.
  const discern = await Discern.opened(t, browser, image, { viewport: { width: 1700, height: 900 } });
  assert.equal(await discern.rowCount(), 6);
  assert.equal(await discern.list().getAttribute("aria-multiselectable"), "true");
  assert.deepEqual(await discern.names(), ["archive", "docs", "pictures", "latest", "README.txt", "run.sh"]);
  const indexes = await discern.rows().evaluateAll((rows) => rows.map((row) => row.ariaRowIndex));
  assert.deepEqual(indexes.sort(), ["2", "3", "4", "5", "6", "7"]);
  const row = discern.row("README.txt");
  assert.equal(await row.getAttribute("aria-selected"), "false");
  const columns = await row.getByRole("gridcell").evaluateAll((cells) => cells.map((cell) => cell.ariaColIndex));
  assert.deepEqual(columns, ["1", "2", "3", "4", "5", "6"]);
  assert.equal(await row.getByRole("gridcell").nth(1).innerText(), "15 B");
  const headings = discern.list().getByRole("columnheader");
  assert.deepEqual(
    (await headings.allInnerTexts()).map((text) => text.replace(/\W+$/, "")),
    ["Name", "Size", "Modified", "Type", "First sector", "Attributes"],
  );
});

test("a heading sorts, and shows the order", async (t) => {
  const discern = await Discern.opened(t, browser, image);
  const size = discern.list().getByRole("columnheader", { name: "Size" });
  const name = discern.list().getByRole("columnheader", { name: "Name" });
  assert.equal(await name.getAttribute("aria-sort"), "ascending");
  await name.getByRole("button").click();
  await eventually(async () => assert.equal(await name.getAttribute("aria-sort"), "descending"));
  await eventually(async () =>
    assert.deepEqual(await discern.names(), ["pictures", "docs", "archive", "run.sh", "README.txt", "latest"]),
  );
  await size.getByRole("button").click();
  await eventually(async () => {
    assert.deepEqual([await name.getAttribute("aria-sort"), await size.getAttribute("aria-sort")], ["none", "ascending"]);
    assert.deepEqual((await discern.names()).slice(3), ["latest", "run.sh", "README.txt"]);
  });
});

test("arrows, Home, End and pages move, and the row at the cursor stays visible", async (t) => {
  const discern = await Discern.opened(t, browser, long);
  await discern.isAtRow("row 000.txt");
  await discern.press("ArrowDown", "ArrowDown", "ArrowUp");
  await discern.isAtRow("row 001.txt");
  await eventually(async () => assert.deepEqual(await discern.chosen(), ["row 001.txt"]));
  await discern.press("End");
  await discern.isAtRow("row 199.txt");
  await discern.press("ArrowDown");
  await discern.isAtRow("row 199.txt");
  await discern.press("Home");
  await discern.isAtRow("row 000.txt");
  await discern.press("Control+End");
  await discern.isAtRow("row 199.txt");
  await discern.press("Control+Home");
  await discern.isAtRow("row 000.txt");
  await discern.press("PageDown");
  const page = Number((await discern.cursorName()).slice(4, 7));
  assert.ok(page > 5 && page < 40, `a page of ${page} rows`);
  await discern.press("PageDown", "PageUp", "PageUp");
  await discern.isAtRow("row 000.txt");
});

/** Runs in the page before its own programs: after a call of `hold`, frames and sizes arrive only with `draw`, as on a
 * machine too busy to draw. */
function drawLate() {
  const [frame, Observer] = [globalThis.requestAnimationFrame, globalThis.ResizeObserver];
  let drawn = Promise.resolve();
  globalThis.hold = () => (drawn = new Promise((resolve) => (globalThis.draw = resolve)));
  globalThis.requestAnimationFrame = (act) => drawn.then(() => frame(act));
  globalThis.ResizeObserver = class extends Observer {
    constructor(act) {
      super((...told) => drawn.then(() => act(...told)));
    }
  };
}

test("a list whose rows arrive before it is drawn begins at its top", async (t) => {
  const discern = await Discern.forTest(t, browser);
  await discern.context.addInitScript(drawLate);
  await discern.page.reload();
  await discern.ready();
  await discern.page.evaluate(() => void hold());
  await discern.drop(long);
  await eventually(async () => assert.ok((await discern.rowCount()) > 0));
  await discern.answered();
  await discern.page.evaluate(() => draw());
  // Rows below the first screen exist only once the list knows its size.
  await discern.row("row 020.txt").waitFor();
  await discern.isAtRow("row 000.txt");
});

test("rows that scroll out of sight keep the focus and the cursor", async (t) => {
  const discern = await Discern.opened(t, browser, long);
  await discern.press("ArrowDown", "ArrowDown");
  await discern.isAtRow("row 002.txt");
  await discern.list().hover();
  await discern.page.mouse.wheel(0, 4000);
  await eventually(async () => assert.ok((await discern.names()).includes("row 140.txt")));
  assert.equal(await discern.page.evaluate(() => document.activeElement.role), "grid");
  assert.equal(await discern.cursorName(), "row 002.txt");
  await discern.press("ArrowDown");
  await discern.isAtRow("row 003.txt");
});

test("letters move to names, and the same letter again to the next", async (t) => {
  const discern = await Discern.opened(t, browser, image);
  // Letters within 700 ms form one prefix, so the test sets the time of each.
  const type = async (letter, now) => {
    await discern.page.evaluate((now) => Object.defineProperty(Event.prototype, "timeStamp", { get: () => now, configurable: true }), now);
    await discern.press(letter);
  };
  await type("r", 10_000);
  await discern.isAtRow("README.txt");
  await type("r", 10_100);
  await discern.isAtRow("run.sh");
  await type("l", 20_000);
  await type("a", 20_600);
  await discern.isAtRow("latest");
  // Alone, the letter selects another name.
  await type("a", 21_400);
  await discern.isAtRow("archive");
});

test("Shift selects ranges, Space toggles a row, Ctrl+A selects all, Escape none", async (t) => {
  const discern = await Discern.opened(t, browser, image);
  await discern.press("Home", "Shift+ArrowDown", "Shift+ArrowDown");
  await eventually(async () => assert.deepEqual((await discern.chosen()).sort(), ["archive", "docs", "pictures"]));
  await discern.press("Shift+ArrowUp");
  await eventually(async () => assert.deepEqual((await discern.chosen()).sort(), ["archive", "docs"]));
  await discern.press("Control+ArrowDown", "Control+ArrowDown", "Space");
  await discern.isAtRow("latest");
  await eventually(async () => assert.deepEqual((await discern.chosen()).sort(), ["archive", "docs", "latest"]));
  await discern.press("Space");
  await eventually(async () => assert.deepEqual((await discern.chosen()).sort(), ["archive", "docs"]));
  await discern.press("Control+a");
  await eventually(async () => assert.equal((await discern.chosen()).length, 6));
  await discern.statusLine().getByText("6 selected").waitFor();
  await discern.press("Escape");
  await eventually(async () => assert.deepEqual(await discern.chosen(), []));
  await discern.press("Home", "Shift+End");
  await eventually(async () => assert.equal((await discern.chosen()).length, 6));
});

test("Enter opens a folder, Backspace and Alt+Up its parent, Alt+Left and Right move through the history", async (t) => {
  const discern = await Discern.opened(t, browser, image);
  await discern.press("Home", "ArrowDown", "Enter");
  await discern.isAt("Rock Ridge", "docs");
  await discern.press("Home", "Enter");
  await discern.isAt("Rock Ridge", "docs", "deep");
  await discern.press("Backspace");
  await discern.isAt("Rock Ridge", "docs");
  await discern.isAtRow("deep");
  await discern.press("Alt+ArrowUp");
  await discern.isAt("Rock Ridge");
  await discern.isAtRow("docs");
  await discern.press("Alt+ArrowLeft", "Alt+ArrowLeft");
  await discern.isAt("Rock Ridge", "docs", "deep");
  await discern.press("Alt+ArrowRight");
  await discern.isAt("Rock Ridge", "docs");
});
