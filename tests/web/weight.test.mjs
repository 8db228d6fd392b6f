// Files that the browser fetches for a first use, their size, and files fetched later.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { brotliCompressSync, constants } from "node:zlib";
import { Discern, eventually, launch, URL } from "./discern.mjs";
import { grub, tree, workshop } from "./images.mjs";
import { sample } from "./sample.mjs";

let browser, image, budget;
before(async () => {
  browser = await launch();
  image = await sample(await workshop());
  const lines = (await readFile(join(import.meta.dirname, "../../weight.txt"), "utf8")).split("\n");
  budget = Object.fromEntries(lines.filter((line) => /^[a-z ]+: \d+$/.test(line)).map((line) => line.split(": ")));
});
after(() => browser.close());

const isPart = (url) => String(url).startsWith(`${URL}parts/`);

/** Size of a file as a host with brotli sends it. */
async function sent(url) {
  const content = Buffer.from(await (await fetch(url)).arrayBuffer());
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };
  return brotliCompressSync(content, { params }).length;
}

/** Loads the page with its parts answered by `route`, and waits for everything before them. */
async function routed(test, route) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  test.after(() => context.close());
  await context.route(isPart, route);
  const discern = await Discern.visit(context);
  await discern.ready();
  await eventually(async () => assert.ok((await discern.told()).some(({ news }) => news === "Ready")));
  return discern;
}

const abort = (route) => route.abort();

test("a first use needs no part, and stays within the budget", async (t) => {
  const discern = await routed(t, abort);
  await discern.open(image);
  await discern.complete();
  await discern.row("docs").dblclick();
  await discern.isAt("Rock Ridge", "docs");
  await discern.select("guide.txt");
  const text = discern.details().getByRole("region", { name: "Text of the file" });
  await eventually(async () => assert.match(await text.innerText(), /^How to/));
  await discern.treeLine("pictures").click();
  await discern.isAt("Rock Ridge", "pictures");
  await discern.select("red.png");
  await discern.details().getByRole("img", { name: "red.png" }).waitFor();
  await discern.details().getByRole("button", { name: "Hex" }).click();
  await discern.details().getByRole("region", { name: "Bytes of the file" }).waitFor();
  await discern.download(() => discern.details().getByRole("button", { name: "Save", exact: true }).click());
  await discern.search().fill("txt");
  await discern.found("5 found");
  await discern.download(() => discern.page.getByRole("button", { name: "Save all as ZIP" }).click());
  const fetched = discern.requests.filter((url) => url.startsWith(URL) && !isPart(url) && !url.includes("/saved/"));
  assert.deepEqual(fetched, [...new Set(fetched)], "something is fetched twice");
  const sizes = await Promise.all(fetched.map(sent));
  const sum = sizes.reduce((one, other) => one + other);
  t.diagnostic(`${sum} bytes by brotli in ${fetched.length} requests`);
  assert.ok(sum <= Number(budget["first use"]), `${sum} bytes: ${fetched.map((url, at) => `${url} ${sizes[at]}`)}`);
  assert.ok(fetched.length <= Number(budget.requests), fetched.join("\n"));
});

test("an isohybrid image shows its files before its partitions, and says so until they are read", async (t) => {
  const discern = await routed(t, abort);
  const folder = await workshop();
  const hybrid = await grub(await tree(folder, { "README.txt": "Hello.\n" }), join(folder, "hybrid.iso"));
  await discern.open(hybrid);
  await discern.row("README.txt").waitFor();
  const unread = discern.page.getByRole("button", { name: "Partitions: not read yet" });
  await unread.waitFor();
  assert.equal(await discern.page.getByRole("treeitem", { name: /FAT/ }).count(), 0);
  // Once they can be loaded, the page reads the partitions by itself, too: the chip may be gone before a click arrives.
  const chip = await unread.elementHandle();
  await discern.context.unroute(isPart);
  await chip.evaluate((button) => button.click());
  await unread.waitFor({ state: "detached" });
  await discern.tab("Files").click();
  await discern.page.getByRole("treeitem", { name: /FAT/ }).first().waitFor();
});

test("a part that fails to load is reported, and loads on retry", async (t) => {
  const discern = await routed(t, abort);
  await discern.open(image);
  await discern.tab("Overview").click();
  await discern.page.getByText("This part of Discern could not be loaded.").waitFor();
  await discern.context.unroute(isPart);
  await discern.page.getByRole("button", { name: "Try again" }).click();
  await discern.page.getByRole("tabpanel", { name: "Overview" }).getByText("ISO 9660").first().waitFor();
});

test("a part that the host no longer has shows that the page was updated", async (t) => {
  const discern = await routed(t, (route) => route.fulfill({ status: 404, body: "not here" }));
  await discern.open(image);
  await discern.tab("Overview").click();
  await discern.alert().getByText("Discern was updated").waitFor();
});

test("all parts are loaded once after an image is open, and then the page works offline", async (t) => {
  const discern = await Discern.forTest(t, browser, { viewport: { width: 1440, height: 900 } });
  await discern.open(image);
  await eventually(async () => {
    const parts = discern.requests.filter(isPart);
    assert.ok(parts.some((url) => url.includes("/app-make-")) && parts.some((url) => url.includes("/worker-make-")));
    assert.ok(parts.some((url) => url.includes("/app-aid-")));
    assert.ok(parts.some((url) => url.includes("/app-look-")) && parts.some((url) => url.includes("/worker-look-")));
    for (const formats of ["core", "discs", "volumes", "archives", "disks", "systems", "storage"]) {
      assert.ok(parts.some((url) => url.includes(`/worker-${formats}-`)), formats);
    }
    assert.ok(parts.some((url) => url.endsWith("/idle.js")));
    assert.deepEqual(parts, [...new Set(parts)], "a part is fetched twice");
  });
  await discern.page.evaluate(() => navigator.serviceWorker.ready);
  await discern.page.waitForLoadState("networkidle");
  await discern.context.setOffline(true);
  const before = discern.requests.length;
  await discern.useParts();
  assert.deepEqual(discern.requests.slice(before).filter((url) => !url.startsWith("blob:")), []);
});
