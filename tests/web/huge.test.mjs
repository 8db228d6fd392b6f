// A hundred thousand files in one directory: as fluid as ten.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Discern, eventually, launch } from "./discern.mjs";
import { flat, workshop } from "./images.mjs";

const COUNT = 100_000;
const LAST = "f099999.dat";

/** Milliseconds after which a person notices that the page does not answer. */
const LONGEST = 50;

/** Milliseconds that `slowness` computes on the computer on which that must hold. */
const REFERENCE = 60;

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

/** Does `journey` from the top to the end; none of the page's tasks is long. */
async function isFluid(test, journey) {
  await discern.list().focus();
  await discern.press("Home");
  await discern.isAtRow("f000000.dat");
  await browser.startTracing(discern.page, { categories: ["toplevel"] });
  await journey();
  await discern.rows().filter({ hasText: LAST }).waitFor();
  const tasks = tasksOfPage(JSON.parse(await browser.stopTracing()).traceEvents);
  assert.ok(tasks.length > 100, `${tasks.length} tasks`);
  const [longest, most] = [Math.max(...tasks), LONGEST * slowness()];
  test.diagnostic(`the longest of ${tasks.length} tasks took ${longest} ms, of ${Math.round(most)} that it may`);
  assert.ok(longest <= most, `a task of ${longest} ms`);
}

/** How many times longer than on the computer of `REFERENCE` a computation takes here; on a faster one nothing is asked beyond that. */
function slowness() {
  const times = Array.from({ length: 5 }, () => {
    const before = process.cpuUsage();
    compute();
    return process.cpuUsage(before).user / 1000;
  });
  return Math.max(1, Math.min(...times) / REFERENCE);
}

/** The same work each time. */
function compute() {
  let sum = 0;
  for (let number = 0; number < 50_000_000; number += 1) sum = (sum * 31 + number) | 0;
  return sum;
}

/** Milliseconds that each task of the page took of a processor: what others do on the machine is not its fault. */
function tasksOfPage(events) {
  const threads = events.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain");
  const ofPage = ({ pid, tid }) => threads.some((thread) => thread.pid === pid && thread.tid === tid);
  const tasks = events.filter((event) => event.ph === "X" && event.name.endsWith("RunTask") && ofPage(event));
  return tasks.map(({ dur, tdur }) => (tdur ?? dur) / 1000);
}

test("all rows are there, and few are drawn", async () => {
  assert.equal(await discern.rowCount(), COUNT);
  assert.ok((await discern.list().getByRole("row").count()) < 200);
});

test("the wheel scrolls fluidly", async (t) => {
  await isFluid(t, async () => {
    await discern.list().hover();
    for (let turn = 0; turn < 40; turn += 1) {
      await discern.page.mouse.wheel(0, 2_000);
    }
    // The row with the keyboard stays drawn, out of sight.
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

test("every drawn row stands at its place, and what is told of it is right", async () => {
  await discern.list().focus();
  await discern.press("End");
  await discern.isAtRow(LAST);
  const cursor = await discern.cursor();
  assert.equal(await cursor.getAttribute("aria-rowindex"), String(COUNT + 1));
  assert.equal(await cursor.getAttribute("aria-selected"), "true");
});
