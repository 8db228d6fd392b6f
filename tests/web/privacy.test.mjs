// Nothing leaves the page, and no more of the image is read than is shown.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Discern, eventually, launch, URL } from "./discern.mjs";
import { workshop } from "./images.mjs";
import { sample } from "./sample.mjs";

let browser, image;
before(async () => {
  browser = await launch();
  image = await sample(await workshop());
});
after(() => browser.close());

test("once the page has loaded, a complete session requests only the page's own code", async (t) => {
  const discern = await Discern.forTest(t, browser, { viewport: { width: 1440, height: 900 } });
  await discern.ready();
  await eventually(async () => assert.ok((await discern.told()).some(({ news }) => news === "Ready")));
  assert.deepEqual(
    discern.requests.filter((url) => !url.startsWith(URL) && !url.startsWith("blob:")),
    [],
  );
  const loaded = discern.requests.length;
  await discern.open(image);
  await discern.complete();
  await discern.row("pictures").dblclick();
  await discern.isAt("Rock Ridge", "pictures");
  await discern.select("red.png");
  await discern.details().getByRole("img", { name: "red.png" }).waitFor();
  await discern.treeLine("Joliet").click();
  await discern.isAt("Joliet", "pictures");
  await discern.search().fill("txt");
  await discern.found("5 found");
  await discern.download(() => discern.page.getByRole("button", { name: "Save all as ZIP" }).click());
  await discern.tab("Overview").click();
  await discern.tab("Check").click();
  // It is open, so that it is only shown.
  await discern.drop(image);
  await discern.tab("Files").click();
  await discern.found("5 found");
  // The remaining URLs are parts of the page, and blobs: the page's own memory, and slices of the user's file.
  const own = ["blob:", `${URL}parts/`];
  assert.deepEqual(
    discern.requests.slice(loaded).filter((url) => !own.some((start) => url.startsWith(start))),
    [],
  );
  assert.equal((await discern.counters()).sent, "nothing");
});

test("requests elsewhere are counted, and those for the page's own files are not", async (t) => {
  const discern = await Discern.forTest(t, browser);
  await discern.open(image);
  const fetched = (address) => discern.page.evaluate((address) => fetch(address).then(({ status }) => status), address);
  const script = await discern.page.evaluate(() => document.scripts[0].src);
  assert.equal(await fetched(script), 200);
  await fetched(`${URL}?what-is-in-the-image`);
  await eventually(async () => assert.equal((await discern.counters()).sent, "1 request"));
});

test("rows appear after reading less than a mebibyte, in few calls", async (t) => {
  const discern = await Discern.forTest(t, browser);
  await discern.open(image);
  const told = await discern.told();
  const shown = told.findIndex(({ to }) => to === "Browse.Rows");
  const { bytes, calls } = told.slice(0, shown).findLast(({ news }) => news === "Read");
  assert.ok(bytes > 0 && bytes <= 1 << 20, `${bytes} bytes`);
  assert.ok(calls <= 12, `${calls} calls`);
});
