// The first screen, before any file is opened.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { Discern, eventually, launch, URL } from "./discern.mjs";
import { workshop } from "./images.mjs";
import { sample } from "./sample.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

test("the page starts without an error and requests only its own files", async () => {
  const discern = await Discern.start(browser);
  await discern.ready();
  assert.deepEqual(discern.errors, []);
  assert.deepEqual(
    discern.requests.filter((url) => !url.startsWith(URL) && !url.startsWith("blob:")),
    [],
  );
  await discern.close();
});

test("the policy in the page forbids every other place, inline scripts and forms", async () => {
  const discern = await Discern.start(browser);
  const policy = await discern.page.locator("meta[http-equiv=Content-Security-Policy]").getAttribute("content");
  const directives = Object.fromEntries(policy.split(";").map((part) => part.trim().split(/ (.*)/s)));
  assert.equal(directives["default-src"], "'none'");
  assert.equal(directives["connect-src"], "'self'");
  assert.equal(directives["script-src"], "'self' 'wasm-unsafe-eval'");
  assert.equal(directives["style-src"], "'self'");
  assert.equal(directives["form-action"], "'none'");
  await discern.close();
});

test("neither the page nor its worker can send requests elsewhere", async (context) => {
  const elsewhere = createServer((_, response) => response.setHeader("Access-Control-Allow-Origin", "*").end());
  await new Promise((listening) => elsewhere.listen(0, "127.0.0.1", listening));
  context.after(() => elsewhere.close());
  const address = `http://127.0.0.1:${elsewhere.address().port}/`;
  const ask = (address) => fetch(address).then(() => "let through", () => "forbidden");
  assert.equal(await ask(address), "let through");
  const discern = await Discern.start(browser);
  await discern.ready();
  const worker = await discern.worker();
  assert.equal(await discern.page.evaluate(ask, address), "forbidden");
  assert.equal(await worker.evaluate(ask, address), "forbidden");
  await eventually(() => assert.match(discern.errors.join("\n"), /Content Security Policy/));
  await discern.close();
});

/** Opens the page without its program; `release` lets the program arrive, `lose` lets it fail. */
async function waiting() {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  // The picker with handles opens a dialog of the browser that no test can operate.
  await context.addInitScript(() => (globalThis.showOpenFilePicker = undefined));
  let decide;
  const decision = new Promise((decided) => (decide = decided));
  await context.route(/\/app-[^/]*\.wasm$/, async (route) => ((await decision) ? route.continue() : route.abort()));
  const discern = new Discern(context, await context.newPage());
  await discern.page.goto(URL, { waitUntil: "commit" });
  const open = discern.page.getByRole("button", { name: "Open an image…" });
  await open.waitFor();
  return { discern, open, release: () => decide(true), lose: () => decide(false) };
}

test("the welcome screen works before the program has loaded, which then opens the chosen files", async () => {
  const { discern, open, release } = await waiting();
  const before = await open.boundingBox();
  const [picker] = await Promise.all([discern.page.waitForEvent("filechooser"), open.click()]);
  await picker.setFiles(await sample(await workshop()));
  await discern.page.getByRole("button", { name: /^Opening .*…$/ }).waitFor();
  assert.equal((await discern.page.locator("#welcome-open").boundingBox()).y, before.y);
  release();
  await discern.row("README.txt").waitFor();
  assert.deepEqual(discern.errors, []);
  await discern.close();
});

test("files dropped before the program has loaded are opened afterwards", async () => {
  const { discern, release } = await waiting();
  await discern.drop(await sample(await workshop()));
  await discern.page.getByRole("button", { name: /^Opening .*…$/ }).waitFor();
  release();
  await discern.row("README.txt").waitFor();
  await discern.close();
});

test("nothing moves when the program takes over the welcome screen", async () => {
  const { discern, open, release } = await waiting();
  const look = () =>
    discern.page.locator("#app .top-bar-brand, #app .top-bar-theme, #main, #main *").evaluateAll((elements) =>
      elements.map((element) => [element.className, JSON.stringify(element.getBoundingClientRect())]),
    );
  const before = await look();
  await open.focus();
  release();
  await discern.page.locator("#app[aria-busy]").waitFor();
  assert.equal(await open.evaluate((button) => button === document.activeElement), true);
  assert.deepEqual(await look(), before);
  await discern.close();
});

test("a program that fails to load is reported, and loads on retry", async () => {
  const { discern, lose } = await waiting();
  lose();
  await discern.alert().getByRole("button", { name: "Try again" }).waitFor();
  await discern.close();
});
