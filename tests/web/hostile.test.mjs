// Images made to do harm, and ordinary ones that surprise: nothing shown hangs the page or poses as something else, and
// crashes are reported. The longest task of the page is printed for each kind.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { after, before, test } from "node:test";
import { begin, openPlanned, withPickers } from "./conversion.mjs";
import { Discern, eventually, launch } from "./discern.mjs";
import { crowded, packedLong, tree, workshop, xorriso } from "./images.mjs";
import { sample } from "./sample.mjs";

let browser;
// Without windows, Chromium draws a foreign document in the process of the page.
before(async () => (browser = await launch({ hasWindows: true })));
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

/** Milliseconds of a task that no busy machine makes of a short one: on one that has nothing else to do, all stay below 200. */
const HANGS = 4000;

/** Prints the longest task of the page while something is done, which must not hang it; tasks below 50 ms are not seen. */
async function watched(t, discern, act) {
  await discern.page.evaluate(() => {
    const tasks = (globalThis.tasks = []);
    globalThis.watcher = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)));
    watcher.observe({ type: "longtask" });
  });
  const result = await act();
  await discern.frames(3);
  const busy = await discern.page.evaluate(() => (watcher.disconnect(), Math.max(0, ...tasks)));
  t.diagnostic(`longest task of the page ${busy} ms`);
  assert.ok(busy < HANGS, `a task of ${busy} ms`);
  return result;
}

test("a drawing is shown as its text, and drawn only on request, outside of the page", async (t) => {
  const discern = await opened(t, { "bomb.svg": bomb(9) });
  await watched(t, discern, async () => {
    await discern.select("bomb.svg");
    await discern.details().getByRole("region", { name: "Text of the file" }).getByText("<svg").waitFor();
  });
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
  await watched(t, discern, async () => {
    await discern.select("large.png");
    await discern.details().getByText("This image has 8,000 × 6,000 pixels").waitFor();
  });
  assert.equal(await discern.details().getByRole("img", { name: "large.png" }).count(), 0);
  await discern.details().getByRole("button", { name: "Show it" }).click();
  await discern.details().getByRole("img", { name: "large.png" }).waitFor();
  await discern.select("small.png");
  await discern.details().getByRole("img", { name: "small.png" }).waitFor();
});

test("a text that stacks marks is shortened where its layout would take long", async (t) => {
  const discern = await opened(t, { "marks.txt": `a${"\u0301\u0489".repeat(30_000)}\n`, "plain.txt": "Plain.\n".repeat(9000) });
  await watched(t, discern, async () => {
    await discern.select("marks.txt");
    await discern.details().getByText("stacks more marks").waitFor();
  });
  await discern.select("plain.txt");
  await discern.details().getByRole("region", { name: "Text of the file" }).getByText("Plain.").first().waitFor();
  assert.equal(await discern.details().getByText("stacks more marks").count(), 0);
});

test("invisible characters are shown by name", async (t) => {
  const path = await image({ "a\u00adb\u3164c\u061cd": "x", "tag\u{e0041}": "y", "jo\u034fin": "z" });
  const discern = await Discern.forTest(t, browser);
  await discern.ready();
  await watched(t, discern, async () => {
    await discern.open(path);
    await discern.lists("a⟨U+00AD⟩b⟨U+3164⟩c⟨U+061C⟩d", "jo⟨U+034F⟩in", "tag⟨U+E0041⟩");
  });
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
  await withPickers(discern);
  await watched(t, discern, async () => {
    await discern.saveOtherwise("Save to a folder…");
    await discern.saved().getByText("Saved 15 files").waitFor();
  });
  const found = await written(discern);
  assert.deepEqual(Object.values(found), Array(15).fill(4));
  assert.ok(["_desktop.ini", "_Thumbs.db", "go.lnk_", "go.url_", "go.scf_", "plain.txt"].every((name) => name in found));
  await discern.saved().getByText("“/desktop.ini” is saved as “_desktop.ini”.").waitFor();
});

test("a name that the browser refuses for a reason of its own is left out by name, and the rest is saved", async (t) => {
  const discern = await opened(t, { "one.txt": "data", "two.odd": "data", "three.txt": "data" });
  await withPickers(discern);
  const worker = await discern.worker();
  await worker.evaluate(() => {
    const { getFileHandle } = FileSystemDirectoryHandle.prototype;
    FileSystemDirectoryHandle.prototype.getFileHandle = function (name, ...options) {
      if (name === "two.odd") return Promise.reject(new TypeError("Name is not allowed."));
      return getFileHandle.call(this, name, ...options);
    };
  });
  await discern.saveOtherwise("Save to a folder…");
  await discern.saved().getByText("Saved 2 files").waitFor();
  await discern.saved().getByText(/^“two\.odd” was left out: /).waitFor();
  assert.deepEqual(await written(discern), { "one.txt": 4, "three.txt": 4 });
  assert.equal(await discern.alert().count(), 0);
});

/** Has the worker stop for good at its next call of a function, as in `crashAt(discern, "Date", "now")`. */
async function crashAt(discern, ...path) {
  const worker = await discern.worker();
  await worker.evaluate((path) => {
    const method = path.pop();
    path.reduce((object, name) => object[name], globalThis)[method] = () => {
      reportError(new Error("crashed by the test"));
      for (;;);
    };
  }, path);
}

/** Waits until the image was opened twice. */
const reopened = (discern) =>
  eventually(async () => {
    const opened = (await discern.told()).filter(({ to, failure }) => to === "Browse.Open" && failure === undefined);
    assert.equal(opened.length, 2);
  });

/** Waits until the page says what became of a job, that the image is open again, and that the message goes once dismissed. */
async function interrupted(discern, title) {
  const told = discern.alert().getByText(title);
  await told.waitFor();
  await reopened(discern);
  await discern.tab("Files").click();
  await discern.row("README.txt").waitFor();
  // The new worker owes no answers to what the former was asked.
  await discern.statusLine().filter({ hasNotText: "Reading folders" }).waitFor();
  await discern.frames(3);
  assert.equal(await told.count(), 1);
  await discern.alert().filter({ hasText: title }).getByRole("button", { name: "Close", exact: true }).click();
  await told.waitFor({ state: "detached" });
  discern.errors = discern.errors.filter((error) => !/crashed by the test/.test(error));
}

test("a crash while files are saved is reported until dismissed, and leaves no empty file", async (t) => {
  const discern = await Discern.forTest(t, browser);
  await discern.open(await sample(await workshop()));
  await discern.complete();
  await withPickers(discern);
  await crashAt(discern, "FileSystemWritableFileStream", "prototype", "write");
  await watched(t, discern, async () => {
    await discern.saveOtherwise("Save to a folder…");
    await interrupted(discern, /^“Saving to .*” was interrupted/);
  });
  await eventually(async () => assert.ok(Object.values(await written(discern)).every((size) => size !== 0)));
});

test("a crash during a conversion is reported until dismissed, and leaves no empty file", async (t) => {
  const discern = await openPlanned(t, browser, [await sample(await workshop())], { prepare: withPickers });
  await crashAt(discern, "FileSystemWritableFileStream", "prototype", "write");
  await watched(t, discern, async () => {
    await begin(discern).click();
    await interrupted(discern, /^“Converting to .*” was interrupted/);
  });
  await eventually(async () => assert.deepEqual(await written(discern), {}));
});

test("a crash while an image is built is reported until dismissed", async (t) => {
  const discern = await Discern.forTest(t, browser);
  await discern.open(await sample(await workshop()));
  await discern.complete();
  await discern.row("README.txt").click();
  await discern.press("Delete");
  await discern.changed("1 change");
  // The forecast of the size reads the clock, too, and so does the answer that is shown while nothing is selected.
  await discern.changes().getByText("→").waitFor();
  await discern.page.getByRole("button", { name: "Why?" }).waitFor();
  await discern.tab("Build").click();
  const build = discern.page.getByRole("button", { name: "Build and check" });
  await build.waitFor();
  await discern.answered();
  await crashAt(discern, "Date", "now");
  await watched(t, discern, async () => {
    await build.click();
    await interrupted(discern, /^“Building the image” was interrupted/);
  });
});

test("data kept in the browser can be seen and deleted", async (t) => {
  const discern = await Discern.forTest(t, browser);
  await discern.ready();
  assert.equal(await discern.page.getByText("Changes kept in this browser").isVisible(), false);
  await discern.page.evaluate(() => localStorage.setItem("changes:a:b.iso:10:20", '{"at":1,"steps":1,"journal":"[]"}'));
  await discern.page.reload();
  await discern.ready();
  await watched(t, discern, async () => {
    await discern.page.getByText("Changes kept in this browser").click();
    await discern.page.getByRole("button", { name: "Delete the changes to a:b.iso" }).click();
  });
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

/** Milliseconds of the page's clock that nobody calls at once. */
const LATE = 10_000;

test("a folder of more than is read is shown up to the limit, and its list says so", async (t) => {
  const image = await crowded(join(await workshop(), "crowd.iso"), CROWD + 3);
  const discern = await Discern.forTest(t, browser);
  await discern.ready();
  await watched(t, discern, async () => {
    await discern.open(image);
    await discern.page.getByText(/^Only the first 3,9\d\d,\d{3} entries of this folder are listed/).waitFor();
  });
});

/** Waits until a slow opening is shown with progress, and another worker has loaded to take over. */
async function opens(discern, workers = 2) {
  const job = discern.page.getByRole("region", { name: /^Opening/ });
  await job.getByText(/Reading/).waitFor();
  const loaded = async () => (await discern.told()).filter(({ news }) => news === "Ready").length;
  await eventually(async () => assert.equal(await loaded(), workers));
  return job;
}

/** Milliseconds of the page's clock from a press on a job's Cancel until the job is gone and another file can be opened. */
function cancelNow({ page }) {
  return page.evaluate(async () => {
    const button = [...document.querySelectorAll(".job button")].find(({ textContent }) => textContent === "Cancel");
    const start = performance.now();
    button.click();
    while (document.querySelector(".job")) await new Promise(requestAnimationFrame);
    return performance.now() - start;
  });
}

test("an opening that takes long shows its progress, and is canceled at once", async (t) => {
  const folder = await workshop();
  const slow = await packedLong(join(folder, "slow.iso.gz"));
  const image = await sample(folder);
  const discern = await Discern.forTest(t, browser);
  await discern.open(image);
  await discern.offer(slow);
  const job = await opens(discern, 3);
  let begun = 0;
  discern.page.on("worker", () => (begun += 1));
  const taken = await watched(t, discern, () => cancelNow(discern));
  t.diagnostic(`ready ${Math.round(taken)} ms after Cancel was pressed`);
  assert.ok(taken < LATE);
  assert.equal(await job.count(), 0);
  // The image before is still open, in its own worker.
  await discern.row("docs").dblclick();
  await discern.isAt("Rock Ridge", "docs");
  assert.equal(await discern.page.getByRole("heading", { level: 1 }).innerText(), "sample.iso");
  // A worker that was ended is gone a moment later.
  await eventually(() => assert.equal(discern.page.workers().length, 1));
  assert.deepEqual([begun, await discern.alert().count()], [0, 0]);
  // The same where nothing was open before.
  await discern.page.reload();
  await discern.offer(slow);
  await opens(discern);
  const again = await cancelNow(discern);
  t.diagnostic(`ready ${Math.round(again)} ms after Cancel was pressed, with nothing open before`);
  assert.ok(again < LATE);
  // The image opens at the folder of the address, which the reload kept.
  await discern.open(image);
  await discern.isAt("Rock Ridge", "docs");
  assert.equal(await discern.alert().count(), 0);
});

test("the opening of an image within an image is canceled at once, too", async (t) => {
  const folder = await workshop();
  const slow = await readFile(await packedLong(join(folder, "slow.iso.gz")));
  const outer = await xorriso(await tree(folder, { "slow.iso.gz": slow, "README.txt": "Hello.\n" }), join(folder, "outer.iso"));
  const discern = await Discern.forTest(t, browser);
  await discern.open(outer);
  await discern.row("slow.iso.gz").dblclick();
  await opens(discern);
  const taken = await watched(t, discern, () => cancelNow(discern));
  t.diagnostic(`ready ${Math.round(taken)} ms after Cancel was pressed`);
  assert.ok(taken < LATE);
  await discern.row("README.txt").click();
  await discern.details().getByRole("region", { name: "Text of the file" }).getByText("Hello.").waitFor();
  assert.equal(await discern.alert().count(), 0);
});

test("another image can be chosen while one opens", async (t) => {
  const folder = await workshop();
  const slow = await packedLong(join(folder, "slow.iso.gz"));
  const discern = await Discern.forTest(t, browser);
  await discern.offer(slow);
  const job = await opens(discern);
  const other = await sample(folder);
  await watched(t, discern, async () => {
    await discern.offer(other);
    await discern.row("README.txt").waitFor();
  });
  assert.equal(await job.count(), 0);
  assert.equal(await discern.alert().count(), 0);
  await discern.row("docs").dblclick();
  await discern.isAt("Rock Ridge", "docs");
});

test("another image can be chosen while a folder of the first is read", async (t) => {
  const slow = await crowded(join(await workshop(), "deep.iso"), CROWD, { deep: true });
  const other = await sample(await workshop());
  const discern = await Discern.forTest(t, browser);
  await discern.open(slow);
  await discern.row("DIR").dblclick();
  await watched(t, discern, async () => {
    await discern.offer(other);
    await discern.row("README.txt").waitFor();
  });
  assert.equal(await discern.alert().count(), 0);
  await discern.row("docs").dblclick();
  await discern.isAt("Rock Ridge", "docs");
});
