// The page as one file, opened from a disk.

import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, test } from "node:test";
import { Discern, eventually, launch, URL } from "./discern.mjs";
import { workshop } from "./images.mjs";
import { sample } from "./sample.mjs";

let browser, image, address;
before(async () => {
  browser = await launch();
  const folder = await workshop();
  image = await sample(folder);
  // A folder without any other file of the page.
  await mkdir(join(folder, "alone"));
  const path = join(folder, "alone", "discern.html");
  await writeFile(path, Buffer.from(await (await fetch(`${URL}discern.html`)).arrayBuffer()));
  address = pathToFileURL(path).href;
});
after(() => browser.close());

async function opened(t) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  t.after(() => context.close());
  return Discern.visit(context, address);
}

test("it opens an image, shows and changes it, and builds another, without any request", async (t) => {
  const discern = await opened(t);
  await discern.open(image);
  await discern.complete();
  await discern.lists("archive", "docs", "pictures", "latest", "README.txt", "run.sh");
  await discern.row("pictures").dblclick();
  await discern.select("red.png");
  await discern.details().getByRole("img", { name: "red.png" }).waitFor();
  await discern.download(() => discern.details().getByRole("button", { name: "Save", exact: true }).click());
  for (const name of ["Disc", "Overview", "Check", "Convert"]) {
    await discern.tab(name).click();
    await discern.page.getByRole("tabpanel", { name }).getByRole("heading").first().waitFor();
  }
  await discern.tab("Files").click();
  await discern.select("red.png");
  await discern.press("Delete");
  await discern.page.getByRole("region", { name: "Changes", exact: true }).waitFor();
  assert.ok((await discern.build()).length > 0);
  assert.equal((await discern.counters()).sent, "nothing");
  const elsewhere = discern.requests.filter((url) => url !== address && !url.startsWith("blob:") && !url.startsWith("data:"));
  assert.deepEqual(elsewhere, []);
  assert.deepEqual(discern.errors, []);
});

test("its policy allows no request at all", async (t) => {
  const discern = await opened(t);
  await discern.ready();
  const ask = (address) => fetch(address).then(() => "let through", () => "forbidden");
  assert.equal(await discern.page.evaluate(ask, URL), "forbidden");
  const worker = await discern.worker();
  assert.equal(await worker.evaluate(ask, URL), "forbidden");
  await eventually(() => assert.match(discern.errors.join("\n"), /Content Security Policy/));
});

test("it shows the licenses that it carries", async (t) => {
  const discern = await opened(t);
  await discern.ready();
  const link = discern.page.getByRole("link", { name: /^Licenses/ });
  await eventually(async () => assert.match(await link.getAttribute("href"), /^blob:/));
  const [licenses] = await Promise.all([discern.context.waitForEvent("page"), link.click()]);
  await licenses.getByText("Permission is hereby granted").first().waitFor();
});
