// The page in other languages: chosen by the browser's, by the field or by a command, complete, and kept.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { after, before, test } from "node:test";
import { Discern, eventually, launch } from "./discern.mjs";
import { host } from "./host.mjs";
import { workshop } from "./images.mjs";
import { sample } from "./sample.mjs";

const WORDS = join(import.meta.dirname, "../../src/app/words");

/** Languages as browsers name them, and as the page does. */
const LANGUAGES = { "de-AT": "de", "es-MX": "es", fr: "fr", "ja-JP": "ja", "zh-CN": "zh-Hans" };

/** Texts of a language without variables, as `area.id`. */
async function texts(language) {
  const found = new Map();
  for (const file of await readdir(join(WORDS, language))) {
    for (const line of (await readFile(join(WORDS, language, file), "utf8")).split("\n")) {
      const [, id, text] = /^([a-z][\w-]*) = ([^{}]+)$/.exec(line) ?? [];
      if (id) found.set(`${basename(file, ".ftl")}.${id}`, text);
    }
  }
  return found;
}

let browser, image, english;
before(async () => {
  browser = await launch();
  image = await sample(await workshop());
  english = await texts("en");
});
after(() => browser.close());

/** Opens an image, once the program has started. */
async function show(discern, image) {
  await discern.page.locator("#welcome-sample:enabled").waitFor();
  const [picker] = await Promise.all([discern.page.waitForEvent("filechooser"), discern.press("Control+o")]);
  await picker.setFiles([image]);
  await rowOf(discern, "README.txt").waitFor();
  await discern.answered();
}

/** The row of a file; the list has another name in each language. */
const rowOf = ({ page }, name) => page.locator(".listing-text").filter({ hasText: name }).first();

/** What is said on the page: texts, names and hints. */
const said = ({ page }) =>
  page.evaluate(() => {
    const found = new Set();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      // Values of technical facts are as the standards have them.
      const isData = (node.parentElement ?? node).closest("script, style, .facts dd");
      if (isData) continue;
      const of = node.nodeType === Node.TEXT_NODE ? [node.data] : ["aria-label", "title", "placeholder", "alt"].map((name) => node.getAttribute(name));
      for (const text of of) if (text?.trim()) found.add(text.trim());
    }
    return [...found];
  });

/** Words that are the same in another place where they are a name, such as of a file. */
const NAMES = new Set(["Joliet", "Rock Ridge", "ISO 9660", "Discern"]);

for (const [browsers, language] of Object.entries(LANGUAGES)) {
  test(`in ${language}, no screen keeps an English text`, async (t) => {
    const discern = await Discern.forTest(t, browser, { locale: browsers });
    const own = await texts(language);
    const foreign = new Map(
      [...english].filter(([id, text]) => own.get(id) !== text && !NAMES.has(text)).map(([id, text]) => [text, id]),
    );
    // A text that is the same in this language somewhere else says nothing.
    for (const text of own.values()) foreign.delete(text);
    const kept = new Set();
    const check = async (screen) => {
      for (const text of await said(discern)) if (foreign.has(text)) kept.add(`${screen}, ${foreign.get(text)}: ${text}`);
    };
    await discern.page.getByRole("heading", { name: own.get("welcome.title") }).waitFor();
    assert.equal(await discern.page.evaluate(() => document.documentElement.lang), language);
    await check("welcome");
    await show(discern, image);
    await discern.press("Home");
    await check("files");
    const tabs = discern.page.getByRole("tablist").last().getByRole("tab");
    for (let at = 0; at < (await tabs.count()); at++) {
      await tabs.nth(at).click();
      await discern.answered();
      await discern.frames(3);
      await check(`tab ${at}`);
    }
    for (const key of ["Control+k", "?"]) {
      await discern.page.locator("body").press(key);
      await discern.page.getByRole("dialog").waitFor();
      await check(key);
      await discern.press("Escape");
    }
    assert.deepEqual([...kept], []);
  });
}

test("a language is chosen with an image open, stays after a reload, and English comes back", async (t) => {
  const discern = await Discern.opened(t, browser, image);
  const german = await texts("de");
  const field = discern.page.locator("#language");
  assert.equal(await field.inputValue(), "en");
  await field.selectOption("de");
  await discern.page.getByRole("tab", { name: german.get("tabs.overview") }).waitFor();
  await rowOf(discern, "README.txt").waitFor();
  assert.equal(await discern.page.evaluate(() => document.documentElement.lang), "de");
  await discern.page.reload();
  await discern.page.getByRole("heading", { name: german.get("welcome.title") }).waitFor();
  await field.selectOption("en");
  await discern.page.getByRole("heading", { name: english.get("welcome.title") }).waitFor();
  assert.equal(await discern.page.evaluate(() => document.documentElement.lang), "en");
});

test("numbers are written as the language writes them", async (t) => {
  const discern = await Discern.forTest(t, browser, { locale: "de" });
  await show(discern, image);
  const sizes = (await said(discern)).filter((text) => /^\d+[.,]\d (KB|MB)$/.test(text));
  assert.ok(sizes.length > 0, "no size is shown");
  assert.deepEqual(sizes.filter((text) => text.includes(".")), []);
});

test("French counts octets, not bytes", async (t) => {
  const discern = await Discern.forTest(t, browser, { locale: "fr" });
  await show(discern, image);
  const texts = await said(discern);
  assert.ok(texts.some((text) => /^\d+,\d (Ko|Mo)$/.test(text)), "no size is shown");
  assert.deepEqual(texts.filter((text) => /\d\s(B|KB|MB|GB)\b/.test(text)), []);
});

test("without its texts, or with those of another version, the page is English", async (t) => {
  for (const answer of [{ status: 404, body: "" }, { json: { edition: "other", welcome: {}, words: [], told: [] } }]) {
    const context = await browser.newContext({ locale: "de", serviceWorkers: "block" });
    t.after(() => context.close());
    await context.route("**/words-de.json", (route) => route.fulfill(answer));
    const discern = await Discern.visit(context);
    await discern.ready();
    await discern.offer(image);
    await discern.tab(english.get("tabs.overview")).waitFor();
  }
});

test("from the second visit on, the language is there without a network", async (t) => {
  const site = await host(t);
  const context = await browser.newContext({ locale: "fr" });
  t.after(() => context.close());
  const french = await texts("fr");
  const first = await Discern.visit(context, site.url);
  await eventually(async () => {
    const kept = await first.page.evaluate(async () => {
      const names = await caches.keys();
      const all = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return all.flat().map(({ url }) => url);
    });
    assert.ok(kept.some((url) => url.endsWith("parts/words-fr.json")), "the texts are not kept yet");
  });
  await first.page.close();
  await context.setOffline(true);
  const second = await Discern.visit(context, site.url);
  await second.page.getByRole("heading", { name: french.get("welcome.title") }).waitFor();
});
