// The page without a network, newer versions of it, and files that the system hands to it.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { Discern, eventually, launch } from "./discern.mjs";
import { host } from "./host.mjs";
import { workshop } from "./images.mjs";
import { sample } from "./sample.mjs";

let browser, image;
before(async () => {
  browser = await launch();
  image = await sample(await workshop());
});
after(() => browser.close());

/** A profile that has never seen the page. */
async function fresh(t) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  t.after(() => context.close());
  return context;
}

/** A tab with the page of a host, whose service worker has kept everything. */
async function visited(t, { url }, context) {
  const discern = await Discern.visit(context ?? (await fresh(t)), url);
  await discern.ready();
  await discern.page.evaluate(() => navigator.serviceWorker.ready);
  return discern;
}

/** The version of the page in a tab. */
const version = (discern) => discern.page.evaluate(() => document.documentElement.dataset.version);

/** Names of the caches. */
const caches = (discern) => discern.page.evaluate(() => globalThis.caches.keys());

/** Waits until the page listens for newer versions. */
const watching = (discern) =>
  eventually(async () => assert.equal(await discern.page.evaluate(() => typeof globalThis.renew), "function"));

/** Has the browser look for a newer version. */
const look = (discern) =>
  discern.page.evaluate(async () => {
    const all = await navigator.serviceWorker.getRegistrations();
    await Promise.all(all.map((registration) => registration.update()));
  });

const notice = (discern) => discern.page.getByRole("status", { name: "New version" });

test("from the second visit on, the page does all its work without a network", async (t) => {
  const site = await host(t);
  const first = await visited(t, site);
  assert.deepEqual(first.errors, []);
  // The browser's own cache answers for what the page has fetched before.
  const twice = site.requests.filter((path, at) => site.requests.indexOf(path) !== at);
  assert.deepEqual(twice, []);
  assert.equal((await caches(first)).length, 1);
  await first.page.close();

  site.isOff = true;
  const discern = await Discern.visit(first.context, site.url);
  await discern.open(image);
  await discern.complete();
  assert.equal((await discern.counters()).sent, "nothing");
  await discern.useParts();
  assert.deepEqual(discern.errors, []);
});

test("the page's address may have a query or a fragment, and other addresses are not answered", async (t) => {
  const site = await host(t);
  const discern = await visited(t, site);
  site.isOff = true;
  for (const address of ["index.html", "?lang=en", "#/docs"]) {
    await discern.page.goto("about:blank");
    await discern.page.goto(site.url + address);
    await discern.ready();
  }
  const status = (address) => discern.page.evaluate((address) => fetch(address).then(({ status }) => status, () => "cut"), address);
  assert.equal(await status("worker.js"), 200);
  assert.equal(await status("worker.js?what-is-in-the-image"), "cut");
  assert.equal(await status("elsewhere"), "cut");
});

test("a newer version waits for the user, and leaves nothing of the older one", async (t) => {
  const site = await host(t);
  const discern = await visited(t, site);
  await discern.page.reload();
  await discern.ready();
  const [before] = await caches(discern);
  site.version = "2";
  await look(discern);
  await watching(discern);
  await notice(discern).waitFor();
  assert.equal(await version(discern), undefined);
  await notice(discern).getByRole("button", { name: "Later" }).click();
  await discern.page.reload();
  assert.equal(await version(discern), undefined);
  await notice(discern).getByRole("button", { name: "Reload" }).click();
  await eventually(async () => assert.equal(await version(discern), "2"));
  await eventually(async () => {
    const [now, ...others] = await caches(discern);
    assert.deepEqual(others, []);
    assert.notEqual(now, before);
  });
});

test("unsaved work is not reloaded away", async (t) => {
  const site = await host(t);
  const discern = await visited(t, site);
  await discern.page.reload();
  await discern.open(image);
  await discern.complete();
  await discern.row("README.txt").click();
  await discern.press("Delete");
  await discern.page.getByRole("region", { name: "Changes", exact: true }).waitFor();
  await watching(discern);
  site.version = "2";
  await look(discern);
  await notice(discern).getByRole("button", { name: "Reload" }).click();
  await notice(discern).getByText("You have unsaved work").waitFor();
  assert.equal(await version(discern), undefined);
  const asked = discern.page.waitForEvent("dialog");
  await notice(discern).getByRole("button", { name: "Reload anyway" }).click({ noWaitAfter: true });
  const dialog = await asked;
  assert.equal(dialog.type(), "beforeunload");
  await dialog.accept();
  await eventually(async () => assert.equal(await version(discern), "2"));
});

test("a tab that is older than the service worker says so", async (t) => {
  const site = await host(t);
  const one = await visited(t, site);
  await one.page.reload();
  await one.ready();
  const other = await visited(t, site, one.context);
  for (const tab of [one, other]) await watching(tab);
  site.version = "2";
  await look(one);
  await notice(one).getByRole("button", { name: "Reload" }).click();
  await eventually(async () => assert.equal(await version(one), "2"));
  await notice(other).getByRole("button", { name: "Reload" }).click();
  await eventually(async () => assert.equal(await version(other), "2"));
});

test("files of another version are never kept", async (t) => {
  const site = await host(t);
  // The page is replaced while the service worker's list is still the old one.
  site.has = (name) => {
    if (name === "offline.js") site.version = "";
    return true;
  };
  site.version = "2";
  const { page } = await Discern.visit(await fresh(t), site.url);
  await page.evaluate(() => navigator.serviceWorker.ready);
  const kept = await page.evaluate(async () => (await (await caches.match("./"))?.text()) ?? "");
  assert.match(kept, /<html lang="en">/);
});

test("without a service worker, the page goes on as before", async (t) => {
  const site = await host(t);
  site.has = (name) => name !== "offline.js";
  const discern = await Discern.visit(await fresh(t), site.url);
  await discern.page.waitForResponse((response) => response.url().endsWith("/parts/idle.js"));
  await discern.open(image);
  await discern.complete();
  assert.deepEqual(await caches(discern), []);
});

test("a browser can install the page", async (t) => {
  const site = await host(t);
  const discern = await visited(t, site);
  const session = await discern.context.newCDPSession(discern.page);
  await eventually(async () => {
    const { errors, data } = await session.send("Page.getAppManifest");
    assert.deepEqual(errors, []);
    const { icons, screenshots, ...manifest } = JSON.parse(data);
    const accepted = Object.values(manifest.file_handlers[0].accept).flat();
    for (const ending of [".iso", ".cue", ".nrg", ".mds", ".chd", ".qcow2"]) assert.ok(accepted.includes(ending), ending);
    for (const { src, type, sizes } of [...icons, ...screenshots]) {
      const picture = await fetch(site.url + src);
      assert.equal(picture.status, 200, src);
      if (type !== "image/png") continue;
      // Width and height are the first fields of a PNG file.
      const bytes = Buffer.from(await picture.arrayBuffer());
      assert.equal(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, sizes, src);
    }
  });
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  // Tests use profiles without a history, into which nothing can be installed.
  assert.deepEqual(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito"), []);
});

test("a file that the system opens with the page is opened", async (t) => {
  const site = await host(t);
  const context = await fresh(t);
  // Stands in for the browser's queue, which only an installed page has.
  await context.addInitScript(() => {
    globalThis.launches = new Promise((set) => {
      Object.defineProperty(globalThis, "launchQueue", { value: { setConsumer: set } });
    });
  });
  const discern = await Discern.visit(context, site.url);
  const bytes = (await readFile(image)).toString("base64");
  await discern.page.evaluate(async (base64) => {
    const data = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
    const take = await globalThis.launches;
    await take({ files: [{ getFile: async () => new File([data], "launched.iso") }] });
  }, bytes);
  await discern.lists("archive", "docs", "pictures", "latest", "README.txt", "run.sh");
});

test("a file that another program shares is opened", async (t) => {
  const site = await host(t);
  const discern = await visited(t, site);
  site.isOff = true;
  const { page } = discern;
  // The system sends the same form, which no policy of the page concerns.
  await page.goto("about:blank");
  await page.setContent(`<form method="post" enctype="multipart/form-data" action="${site.url}shared"><input type="file" name="files"></form>`);
  await page.locator("input").setInputFiles(image);
  await page.evaluate(() => document.forms[0].submit());
  await discern.rows().first().waitFor();
  assert.equal(page.url(), site.url);
  await discern.lists("archive", "docs", "pictures", "latest", "README.txt", "run.sh");
});
