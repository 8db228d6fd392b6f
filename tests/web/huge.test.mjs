// A hundred thousand files in one directory are as fast as ten.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Discern, eventually, launch } from "./discern.mjs";
import { flat, workshop } from "./images.mjs";

const COUNT = 100_000;
const LAST = "f099999.dat";

/** Upper bound for the rows that one task of the page changes, some screens of them: a task takes no longer than in a
 * short list. */
const CHANGED_AT_ONCE = 200;

let browser, discern;
before(async () => {
  browser = await launch();
  discern = await Discern.start(browser);
  await discern.open(await flat(await workshop(), COUNT));
  await discern.complete();
});
after(async () => {
  assert.deepEqual(discern.errors, []);
  await browser.close();
});

/** Runs `journey` from the top of the list; asserts that no task of the page changes many rows. */
async function isFluid(test, journey) {
  await discern.list().focus();
  await discern.press("Home");
  await discern.isAtRow("f000000.dat");
  await discern.list().evaluate(countRows);
  await journey();
  await discern.rows().filter({ hasText: LAST }).waitFor();
  const changed = await discern.page.evaluate(() => globalThis.changed);
  const most = Math.max(...changed);
  test.diagnostic(`${changed.length} tasks changed rows, ${most} at once at most`);
  assert.ok(changed.length > 1 && most <= CHANGED_AT_ONCE, `${changed.length} tasks changed rows, ${most} at once`);
}

/** Runs in the page: records how many rows of the list each task changes. */
function countRows(list) {
  globalThis.counting?.disconnect();
  globalThis.changed = [];
  globalThis.counting = new MutationObserver((changes) => {
    const elements = changes.flatMap(({ target, addedNodes }) => [target, ...addedNodes]);
    const rows = new Set(elements.map((node) => (node.closest ? node : node.parentElement)?.closest('[role="row"]')));
    rows.delete(undefined);
    rows.delete(null);
    if (rows.size > 0) changed.push(rows.size);
  });
  counting.observe(list, { attributes: true, characterData: true, childList: true, subtree: true });
}

test("all rows exist, and few are drawn", async () => {
  assert.equal(await discern.rowCount(), COUNT);
  assert.ok((await discern.list().getByRole("row").count()) < 200);
});

test("the wheel scrolls fluidly", async (t) => {
  await isFluid(t, async () => {
    await discern.list().hover();
    for (let turn = 0; turn < 40; turn += 1) {
      await discern.page.mouse.wheel(0, 2_000);
    }
    // The row at the cursor stays drawn, out of sight.
    await eventually(async () => assert.ok(!(await discern.names()).includes("f000001.dat")));
    await discern.page.mouse.wheel(0, 10_000_000);
  });
});

test("keys move fluidly", async (t) => {
  await isFluid(t, async () => {
    for (let page = 0; page < 30; page += 1) {
      await discern.press("PageDown");
    }
    await discern.press("End");
    await discern.isAtRow(LAST);
  });
});

test("the scrollbar is dragged fluidly", async (t) => {
  await isFluid(t, async () => {
    await discern.list().evaluate(async (list) => {
      const steps = 40;
      for (let step = 1; step <= steps; step += 1) {
        list.scrollTop = ((list.scrollHeight - list.clientHeight) * step) / steps;
        await new Promise(requestAnimationFrame);
      }
    });
  });
});

test("every drawn row is in its place and has the right texts", async () => {
  await discern.list().focus();
  await discern.press("End");
  await discern.isAtRow(LAST);
  const cursor = await discern.cursor();
  assert.equal(await cursor.getAttribute("aria-rowindex"), String(COUNT + 1));
  assert.equal(await cursor.getAttribute("aria-selected"), "true");
});
