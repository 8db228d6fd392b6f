// A hundred thousand files in one directory: as fluid as ten.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Discern, eventually, launch } from "./discern.mjs";
import { flat, workshop } from "./images.mjs";

const COUNT = 100_000;
const LAST = "f099999.dat";

/** Milliseconds after which a person notices that the page does not answer. */
const LONGEST = 50;

let browser, discern;
before(async () => {
  browser = await launch();
  discern = await Discern.start(browser);
  await discern.open(await flat(await workshop(), COUNT));
  await discern.complete();
  await discern.page.evaluate(keepLongTasks);
});
after(async () => {
  assert.deepEqual(discern.errors, []);
  await browser.close();
});

/** Does `journey` three times from the top: the longest task of the median time is short. */
async function isFluid(journey) {
  const longest = [];
  for (let attempt = 0; attempt < 3; attempt += 1) {
    await discern.list().focus();
    await discern.press("Home");
    await discern.isAtRow("f000000.dat");
    await discern.page.evaluate(() => longTasks.splice(0));
    await journey();
    await discern.rows().filter({ hasText: LAST }).waitFor();
    longest.push(Math.max(0, ...(await discern.page.evaluate(() => longTasks.splice(0)))));
  }
  const [, median] = longest.toSorted((one, other) => one - other);
  assert.ok(median <= LONGEST, `tasks of ${longest} ms`);
}

test("all rows are there, and few are drawn", async () => {
  assert.equal(await discern.rowCount(), COUNT);
  assert.ok((await discern.list().getByRole("row").count()) < 200);
});

test("the wheel scrolls fluidly", async () => {
  await isFluid(async () => {
    await discern.list().hover();
    for (let turn = 0; turn < 40; turn += 1) {
      await discern.page.mouse.wheel(0, 2_000);
    }
    await eventually(async () => assert.ok(!(await discern.names()).includes("f000000.dat")));
    await discern.page.mouse.wheel(0, 10_000_000);
  });
});

test("keys move fluidly", async () => {
  await isFluid(async () => {
    for (let page = 0; page < 30; page += 1) {
      await discern.press("PageDown");
    }
    await discern.press("End");
    await discern.isAtRow(LAST);
  });
});

test("the scrollbar is dragged fluidly", async () => {
  await isFluid(async () => {
    await discern.list().evaluate(async (list) => {
      const steps = 40;
      for (let step = 1; step <= steps; step += 1) {
        list.scrollTop = ((list.scrollHeight - list.clientHeight) * step) / steps;
        await new Promise(requestAnimationFrame);
      }
    });
  });
});

test("every drawn row stands at its place, and what is told of it is right", async () => {
  await discern.list().focus();
  await discern.press("End");
  await discern.isAtRow(LAST);
  const cursor = await discern.cursor();
  assert.equal(await cursor.getAttribute("aria-rowindex"), String(COUNT + 1));
  assert.equal(await cursor.getAttribute("aria-selected"), "true");
});

/** Runs in the page: keeps how long each task took that held it up. */
function keepLongTasks() {
  const kept = (globalThis.longTasks = []);
  const keep = (list) => kept.push(...list.getEntries().map(({ duration }) => duration));
  new PerformanceObserver(keep).observe({ entryTypes: ["longtask"] });
}
