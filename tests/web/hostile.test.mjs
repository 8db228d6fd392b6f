// Images made to do harm, and ordinary ones that surprise: nothing shown hangs the page or poses as something else, and
// crashes are reported.

import assert from "node:assert/strict";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { after, before, test } from "node:test";
import { Discern, eventually, launch } from "./discern.mjs";
import { crowded, tree, workshop, xorriso } from "./images.mjs";
import { sample } from "./sample.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** An image with these files. */
async function image(files) {
  const folder = await workshop();
  return xorriso(await tree(folder, files), join(folder, "hostile.iso"), ["-R", "-iso-level", "4"]);
}

async function opened(t, files) {
  return Discern.opened(t, browser, await image(files), { viewport: { width: 1440, height: 900 } });
}

/** A drawing with parts drawn 10 to the power of `depth` times. */
function bomb(depth) {
  const uses = (level) => `<use href="#g${level}"/>`.repeat(10);
  const groups = Array.from({ length: depth }, (_, level) => `<g id="g${level + 1}">${uses(level)}</g>`).join("");
  return `<svg xmlns="http://www.w3.org/2000/svg"><defs><circle id="g0" r="9"/>${groups}</defs><use href="#g${depth}"/></svg>`;
}

/** A PNG file of this size, in one color. */
function png(width, height) {
  const crcs = Array.from({ length: 256 }, (_, n) => {
    for (let bit = 0; bit < 8; bit += 1) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
    return n >>> 0;
  });
  const crc = (bytes) => ~bytes.reduce((sum, byte) => crcs[(sum ^ byte) & 255] ^ (sum >>> 8), 0xffffffff) >>> 0;
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  const rows = Buffer.alloc((1 + Math.ceil(width / 8)) * height);
  const parts = [chunk("IHDR", header), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))];
  return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), ...parts]);
}

/** Duration of the page's longest task during an action, in milliseconds. */
async function longest(discern, act) {
  await discern.page.evaluate(() => {
    globalThis.tasks = [];
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: "longtask",
    });
  });
  await act();
  await discern.frames(3);
  return discern.page.evaluate(() => Math.max(0, ...tasks));
}

test("a drawing is shown as its text, and drawn only on request, outside of the page", async (t) => {
  const discern = await opened(t, { "bomb.svg": bomb(9) });
  const busy = await longest(discern, async () => {
    await discern.select("bomb.svg");
    await discern.details().getByRole("region", { name: "Text of the file" }).getByText("<svg").waitFor();
  });
  t.diagnostic(`longest task ${busy} ms`);
  assert.equal(await discern.details().locator("img, iframe").count(), 0);
  const frame = discern.details().locator("iframe");
  await discern.details().getByRole("button", { name: "Draw it" }).click();
  await frame.waitFor({ state: "attached" });
  assert.equal(await frame.getAttribute("sandbox"), "");
  // The page continues meanwhile, and the drawing ends with its frame.
  await discern.details().getByRole("button", { name: "Show the text" }).click();
  await frame.waitFor({ state: "detached" });
  await discern.details().getByRole("region", { name: "Text of the file" }).waitFor();
});

test("an image of very many pixels is offered", async (t) => {
  const discern = await opened(t, { "large.png": png(8000, 6000), "small.png": png(80, 60) });
  await discern.select("large.png");
  await discern.details().getByText("This image has 8,000 × 6,000 pixels").waitFor();
  assert.equal(await discern.details().getByRole("img", { name: "large.png" }).count(), 0);
  await discern.details().getByRole("button", { name: "Show it" }).click();
  await discern.details().getByRole("img", { name: "large.png" }).waitFor();
  await discern.select("small.png");
  await discern.details().getByRole("img", { name: "small.png" }).waitFor();
});

test("a text that stacks marks is shortened where its layout would take long", async (t) => {
  const discern = await opened(t, { "marks.txt": `a${"\u0301\u0489".repeat(30_000)}\n`, "plain.txt": "Plain.\n".repeat(9000) });
  const busy = await longest(discern, async () => {
    await discern.select("marks.txt");
    await discern.details().getByText("stacks more marks").waitFor();
  });
  t.diagnostic(`longest task ${busy} ms`);
  await discern.select("plain.txt");
  await discern.details().getByRole("region", { name: "Text of the file" }).getByText("Plain.").first().waitFor();
  assert.equal(await discern.details().getByText("stacks more marks").count(), 0);
});

test("invisible characters are shown by name", async (t) => {
  const discern = await opened(t, { "a\u00adb\u3164c\u061cd": "x", "tag\u{e0041}": "y", "jo\u034fin": "z" });
  await discern.lists("a⟨U+00AD⟩b⟨U+3164⟩c⟨U+061C⟩d", "jo⟨U+034F⟩in", "tag⟨U+E0041⟩");
});

/** Replaces the folder picker by the browser's private folder, which needs no dialog. */
const withFolder = ({ page }) =>
  page.evaluate(() => {
    globalThis.showDirectoryPicker = () => navigator.storage.getDirectory();
    globalThis.showSaveFilePicker = async ({ suggestedName }) =>
      (await navigator.storage.getDirectory()).getFileHandle(suggestedName, { create: true });
  });

/** Sizes of the files in that folder, by name. */
const written = ({ page }) =>
  page.evaluate(async () => {
    const found = {};
    for await (const [name, handle] of await navigator.storage.getDirectory()) {
      found[name] = handle.kind === "file" ? (await handle.getFile()).size : "folder";
    }
    return found;
  });

test("names that browsers refuse are changed by name, and all files are saved", async (t) => {
  const names = ["desktop.ini", "Thumbs.db", "go.lnk", "go.url", "go.scf", "a.{21EC2020-3AEA-1069-A2DD-08002B30309D}"];
  const odd = ["soft\u00adhyphen", "e\u0301", "\u00e9", "straße", "STRASSE", "con.txt", "end.", " lead"];
  const discern = await opened(t, Object.fromEntries([...names, ...odd, "plain.txt"].map((name) => [name, "data"])));
  await withFolder(discern);
  await discern.page.getByRole("button", { name: /folder/i }).filter({ hasText: /Save/ }).first().click();
  await discern.saved().getByText("Saved 15 files").waitFor();
  const found = await written(discern);
  assert.deepEqual(Object.values(found), Array(15).fill(4));
  assert.ok(["_desktop.ini", "_Thumbs.db", "go.lnk_", "go.url_", "go.scf_", "plain.txt"].every((name) => name in found));
  await discern.saved().getByText("“/desktop.ini” is saved as “_desktop.ini”.").waitFor();
});

test("a crash while files are saved is reported until dismissed, and leaves no empty file", async (t) => {
  const discern = await Discern.forTest(t, browser);
  await discern.open(await sample(await workshop()));
  await discern.complete();
  await withFolder(discern);
  // Stops the worker for good in the middle of a write.
  const worker = await discern.worker();
  await worker.evaluate(() => {
    FileSystemWritableFileStream.prototype.write = () => {
      setTimeout(() => {
        throw new Error("crashed by the test");
      });
      return new Promise(() => {});
    };
  });
  await discern.page.getByRole("button", { name: /folder/i }).filter({ hasText: /Save/ }).first().click();
  const told = discern.alert().getByText(/^“Saving to .*” was interrupted/);
  await told.waitFor();
  // The image is open again, and the message is still shown.
  await discern.row("README.txt").waitFor();
  await eventually(async () => assert.ok(Object.values(await written(discern)).every((size) => size !== 0)));
  assert.equal(await told.count(), 1);
  discern.errors = discern.errors.filter((error) => !/crashed by the test/.test(error));
});

test("data kept in the browser can be seen and deleted", async (t) => {
  const discern = await Discern.forTest(t, browser);
  await discern.ready();
  assert.equal(await discern.page.getByText("Changes kept in this browser").isVisible(), false);
  await discern.page.evaluate(() => localStorage.setItem("changes:a:b.iso:10:20", '{"at":1,"steps":1,"journal":"[]"}'));
  await discern.page.reload();
  await discern.ready();
  await discern.page.getByText("Changes kept in this browser").click();
  await discern.page.getByRole("button", { name: "Delete the changes to a:b.iso" }).click();
  assert.equal(await discern.page.evaluate(() => localStorage.getItem("changes:a:b.iso:10:20")), null);
  await discern.page.getByText("Changes kept in this browser").waitFor({ state: "hidden" });
});

test("the page refuses foreign programs and markup, and ships the licenses of its libraries", async (t) => {
  const discern = await Discern.forTest(t, browser);
  await discern.ready();
  const refused = await discern.page.evaluate(() => {
    const attempt = (act) => {
      try {
        act();
        return false;
      } catch {
        return true;
      }
    };
    return [
      attempt(() => (document.createElement("div").innerHTML = "<img src=x onerror=alert(1)>")),
      attempt(() => (document.createElement("script").src = "https://example.org/x.js")),
      attempt(() => (document.createElement("script").text = "alert(1)")),
    ];
  });
  assert.deepEqual(refused, [true, true, true]);
  assert.equal(await discern.page.locator('meta[name="referrer"]').getAttribute("content"), "no-referrer");
  const text = await discern.page.evaluate(async () => (await fetch("licenses.txt")).text());
  assert.match(text, /claxon [\d.]+: Apache-2\.0/);
  assert.match(text, /Permission is hereby granted, free of charge/);
  discern.errors = discern.errors.filter((error) => !/Trusted|trusted/.test(error));
});


/** Mebibytes of a directory that takes seconds to read: the most that are ever read. */
const CROWD = 127;

/** Duration of an action, and the page's longest task meanwhile, in milliseconds. */
async function timed(t, what, discern, act) {
  const start = performance.now();
  const busy = await longest(discern, act);
  t.diagnostic(`${what}: ${Math.round(performance.now() - start)} ms, longest task ${busy} ms`);
}

test("another image can be chosen while a folder of the first is read", async (t) => {
  const slow = await crowded(join(await workshop(), "deep.iso"), CROWD, { deep: true });
  const other = await sample(await workshop());
  const discern = await Discern.forTest(t, browser);
  await discern.open(slow);
  await discern.row("DIR").dblclick();
  await timed(t, "another opened", discern, async () => {
    await discern.offer(other);
    await discern.row("README.txt").waitFor();
  });
  assert.equal(await discern.alert().count(), 0);
  await discern.row("docs").dblclick();
  await discern.isAt("Rock Ridge", "docs");
});
