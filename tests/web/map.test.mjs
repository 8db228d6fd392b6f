// The map of all bytes, in the bottom bar and as a panel, and the bytes with their structures.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFile, truncate } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Discern, eventually, launch } from "./discern.mjs";
import { genisoimage, tree, workshop } from "./images.mjs";
import { FILES, noise, sample } from "./sample.mjs";

let browser, image, bytes;
before(async () => {
  browser = await launch();
  image = await sample(await workshop());
  bytes = await readFile(image);
});
after(() => browser.close());

const numbers = (text) => Number(text.replaceAll(",", ""));

/** First byte and size of each file, as xorriso reports them. */
function layout(path) {
  const report = execFileSync("xorriso", ["-no_rc", "-indev", path, "-find", "/", "-type", "f", "-exec", "report_lba", "--"], {
    stdio: ["ignore", "pipe", "ignore"],
    env: { ...process.env, LC_ALL: "C.UTF-8" },
  });
  const lines = report.toString().matchAll(/^File data lba:\s*\d+ ,\s*(\d+) ,\s*\d+ ,\s*(\d+) , '(.*)'$/gm);
  return Object.fromEntries([...lines].map(([, sector, size, name]) => [name, [sector * 2048, Number(size)]]));
}

const strip = (discern) => discern.page.getByRole("region", { name: "Map of the image" });
const panel = (discern, name) => discern.disc().getByRole("button", { name });

async function openPanel(t, name, options) {
  const discern = await Discern.forTest(t, browser, options);
  await discern.open(image);
  await discern.complete();
  await discern.tab("Disc").click();
  await panel(discern, name).click();
  return discern;
}

test("the table of the map has the files where xorriso reports them, and covers every byte", async (t) => {
  const discern = await openPanel(t, "Map");
  const table = discern.disc().getByRole("region", { name: "Table of the map" });
  const rows = async () => {
    const cells = await table.locator("tbody tr").evaluateAll((rows) =>
      rows.map((row) => [...row.cells].map((cell) => cell.innerText.trim())),
    );
    return cells.map(([what, usage, start, size, sector]) => ({ what, usage, start: numbers(start), size: numbers(size), sector }));
  };
  await eventually(async () => assert.ok((await rows()).length > 10));
  const shown = await rows();
  let at = 0;
  for (const row of shown) {
    assert.equal(row.start, at, JSON.stringify(row));
    at += row.size;
  }
  assert.equal(at, bytes.length);
  const files = Object.fromEntries(shown.filter((row) => row.usage === "Files").map((row) => [row.what, [row.start, row.size]]));
  const expected = Object.fromEntries(Object.entries(layout(image)).filter(([, [, size]]) => size > 0));
  assert.deepEqual(files, expected);
  assert.equal(Object.keys(files).length, Object.values(FILES).filter((content) => content.length > 0).length);
  assert.deepEqual(shown[0], { what: "System Area", usage: "System area", start: 0, size: 32_768, sector: "0" });
});

test("the map names the file under the cursor, and opens it in the list with its bytes", async (t) => {
  const discern = await openPanel(t, "Map");
  const slider = discern.disc().getByRole("slider", { name: "Position on the map" });
  await slider.focus();
  await discern.press("Home");
  await eventually(async () => assert.match(await slider.getAttribute("aria-valuetext"), /^System Area · /));
  await discern.press("ArrowRight");
  await eventually(async () => assert.match(await slider.getAttribute("aria-valuetext"), /^Volume Descriptor Set · .*sector 16/));
  const [start] = layout(image)["/archive/data.bin"];
  await discern.press("End");
  for (const _ of Array(20)) await discern.press("PageUp");
  await eventually(async () => assert.match(await slider.getAttribute("aria-valuetext"), /^System Area/));
  for (const _ of Array(10)) await discern.press("PageDown");
  await eventually(async () => assert.match(await slider.getAttribute("aria-valuetext"), /^\/archive\/data\.bin · Files/));
  const chosen = discern.disc().getByRole("group", { name: "Selected region" });
  await chosen.getByText(`${start.toLocaleString("en")} – ${(start + 2_999_999).toLocaleString("en")}`).waitFor();
  assert.deepEqual(await discern.accessibilityViolations(), []);
  await panel(discern, "Disc").click();
  await discern.frames(2);
  assert.deepEqual(await discern.accessibilityViolations(), [], "as a disc");
  await chosen.getByRole("button", { name: "Show in list" }).click();
  await discern.isAtRow("data.bin");
  await discern.details().getByRole("region", { name: "Bytes of the file" }).waitFor();
});

test("a click on the small map opens a file, or the bytes of a structure", async (t) => {
  const discern = await Discern.forTest(t, browser, { viewport: { width: 1440, height: 900 } });
  await discern.open(image);
  await discern.complete();
  const slider = strip(discern).getByRole("slider");
  await eventually(async () => assert.match(await strip(discern).getByRole("img").getAttribute("aria-label"), /Files \d+ percent/));
  const area = await slider.boundingBox();
  await discern.page.mouse.move(area.x + area.width / 2, area.y + area.height / 2);
  await strip(discern).getByText(/^\/archive\/data\.bin · Files · 3\.0 MB from byte 0x/).waitFor();
  await discern.page.mouse.move(10, 10);
  await strip(discern).getByText(/^\/archive/).waitFor({ state: "detached" });
  await discern.page.mouse.click(area.x + area.width / 2, area.y + area.height / 2);
  await discern.isAtRow("data.bin");
  await slider.focus();
  await discern.press("Home");
  await eventually(async () => assert.match(await slider.getAttribute("aria-valuetext"), /^System Area/));
  await discern.press("ArrowRight");
  await eventually(async () => assert.match(await slider.getAttribute("aria-valuetext"), /^Volume Descriptor Set/));
  await discern.press("Enter");
  await discern.disc().getByText(/^Byte 0x8000 \(32,768\) · 0x01, 1/).waitFor();
});

test("the missing end is on the map, with the file that it belongs to", async (t) => {
  const cut = await sample(await workshop());
  await truncate(cut, 400_000);
  const discern = await Discern.forTest(t, browser);
  await discern.open(cut);
  await discern.complete();
  const slider = strip(discern).getByRole("slider");
  await eventually(async () => assert.match(await strip(discern).getByRole("img").getAttribute("aria-label"), /Missing \d+ percent/));
  await slider.focus();
  await discern.press("End");
  await eventually(async () => assert.match(await slider.getAttribute("aria-valuetext"), /, missing · Missing · |^Missing end/));
});

test("a field highlights its bytes, and a byte its field, by mouse and by keyboard", async (t) => {
  const discern = await openPanel(t, "Bytes and structures");
  const grid = discern.disc().getByRole("application", { name: "Bytes of the image file" });
  const fields = discern.disc().getByRole("region", { name: "Structures" });
  const picked = async () => {
    const all = await grid.locator(".byte-picked").evaluateAll((spans) => spans.map((span) => Number(span.dataset.byte)));
    return [...new Set(all)].sort((one, other) => one - other);
  };
  const identifier = fields.getByRole("button", { name: /^Volume Identifier .*ECMA-119 8\.4\.6/ }).first();
  await identifier.click();
  await eventually(async () => assert.deepEqual(await picked(), Array.from({ length: 32 }, (_, at) => 32_768 + 40 + at)));
  assert.equal(await identifier.getAttribute("aria-pressed"), "true");
  await identifier.getByText("The name of the disc, as systems show it.").waitFor();
  await grid.focus();
  await discern.press("ArrowDown", "ArrowDown", ...Array(8).fill("ArrowRight"));
  // ECMA-119 8.4.8: bytes 80 to 87 of the descriptor.
  await eventually(async () => {
    const pressed = await fields.locator('[aria-pressed="true"]').allInnerTexts();
    assert.match(pressed.join(), /Volume Space Size/);
  });
  await discern.press("Shift+ArrowRight", "Shift+ArrowRight");
  await eventually(async () => assert.equal((await picked()).length, 3));
  // The record of the first file or folder, which isn't selected.
  const root = bytes.readUInt32LE(32_768 + 158) * 2048;
  const first = root + bytes[root] + bytes[root + bytes[root]];
  await discern.disc().getByLabel("Place to go to").fill(`${first + 2}`);
  await discern.press("Enter");
  const location = fields.getByRole("button", { name: /^Location of Extent .*ECMA-119 9\.1\.3/, pressed: true });
  await location.getByText(`${bytes.readUInt32LE(first + 2)}`).first().waitFor();
  assert.deepEqual(await discern.accessibilityViolations(), []);
});

test("places are found by byte, sector and time, and searched for in both directions", async (t) => {
  const discern = await openPanel(t, "Bytes and structures");
  const disc = discern.disc();
  const here = (pattern) => disc.getByText(pattern).first().waitFor();
  const place = disc.getByLabel("Place to go to");
  await place.fill("0x8001");
  await discern.press("Enter");
  await here(/^Byte 0x8001 /);
  await disc.getByLabel("Go to a byte or a sector").selectOption("Sector or MSF");
  for (const [typed, byte] of [["18", "0x9000"], ["00:02:17", "0x8800"]]) {
    await place.fill(typed);
    await discern.press("Enter");
    await here(new RegExp(`^Byte ${byte} `));
  }
  const search = disc.getByRole("search", { name: "Search the bytes" });
  const text = search.getByLabel("What to search for");
  const all = [];
  for (let at = bytes.indexOf("CD001"); at >= 0; at = bytes.indexOf("CD001", at + 1)) all.push(at);
  const hex = (at) => `0x${at.toString(16).toUpperCase()}`;
  await text.fill("cd001");
  await search.getByLabel("Ignore case").check();
  // From sector 17 on, then from the start again.
  const next = [...all.filter((at) => at >= 17 * 2048), all[0]].slice(0, 2);
  for (const at of next) {
    await search.getByRole("button", { name: "Next match" }).click();
    await search.getByText(`Found at byte ${hex(at)}.`).waitFor();
  }
  await search.getByRole("button", { name: "Previous match" }).click();
  await search.getByText(`Found at byte ${hex(next[0])}.`).waitFor();
  await search.getByLabel("Search for", { exact: true }).selectOption("Bytes (hex)");
  const needle = noise(3_000_000).subarray(2_000_000, 2_000_008);
  await text.fill(needle.toString("hex"));
  await discern.press("Enter");
  await search.getByText(`Found at byte ${hex(bytes.indexOf(needle))}.`).waitFor();
  await here(/ · 8 bytes selected/);
  await text.fill("zz");
  await discern.press("Enter");
  await discern.alert().getByText("isn’t bytes in hexadecimal digits").waitFor();
});

test("a selection is copied in four ways, and saved as a range of the file", async (t) => {
  const discern = await openPanel(t, "Bytes and structures");
  await discern.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const disc = discern.disc();
  await disc.getByRole("region", { name: "Structures" }).getByRole("button", { name: /^Volume Identifier .*8\.4\.6/ }).first().click();
  const range = bytes.subarray(32_768 + 40, 32_768 + 72);
  const actions = disc.getByRole("group", { name: "Selected bytes" });
  const copied = async (name) => {
    await actions.getByRole("button", { name }).click();
    await discern.frames(3);
    return discern.page.evaluate(() => navigator.clipboard.readText());
  };
  await eventually(async () => assert.equal((await copied("Copy as hex")).replaceAll(/\s/g, ""), range.toString("hex")));
  await eventually(async () => assert.equal(await copied("Copy as text"), range.toString()));
  await eventually(async () => assert.equal(await copied("Copy as Base64"), range.toString("base64")));
  const array = `const unsigned char data[32] = {\n0x${range.toString("hex", 0, 1)}, 0x${range.toString("hex", 1, 2)},`;
  await eventually(async () => assert.ok((await copied("Copy as C array")).startsWith(array)));
  const { path } = await discern.download(() => actions.getByRole("button", { name: "Save range" }).click());
  assert.deepEqual(await readFile(path), range);
});

test("a map of many files is drawn from few bytes of messages", async (t) => {
  const files = Object.fromEntries(Array.from({ length: 400 }, (_, at) => [`d${at % 20}/f${at}`, "x".repeat(3000)]));
  const many = await genisoimage(await tree(await workshop(), files), join(await workshop(), "many.iso"));
  const discern = await Discern.forTest(t, browser);
  await discern.open(many);
  await discern.complete();
  await discern.tab("Disc").click();
  await panel(discern, "Map").click();
  await discern.disc().getByText(/ regions\./).waitFor();
  await discern.disc().getByRole("button", { name: "Next", exact: true }).click();
  await discern.disc().getByText(/^101 – 200 of /).waitFor();
  assert.equal(await discern.disc().locator(".map-table tbody tr").count(), 100);
});

for (const width of [1440, 768, 390]) {
  test(`map and bytes break no rule at ${width} pixels`, async (t) => {
    const discern = await openPanel(t, "Map", { viewport: { width, height: 900 } });
    await discern.disc().getByText(/ regions\./).waitFor();
    assert.deepEqual(await discern.accessibilityViolations(), []);
    await discern.fits("map");
    await panel(discern, "Bytes and structures").click();
    await discern.disc().getByRole("button", { name: /^Volume Identifier/ }).first().waitFor();
    assert.deepEqual(await discern.accessibilityViolations(), []);
    await discern.fits("bytes");
  });
}

test("the map says that changes are not on it", async (t) => {
  const discern = await openPanel(t, "Map");
  const about = discern.disc().getByText("From the first byte of the image to the last.");
  await about.waitFor();
  assert.equal(await discern.disc().getByText("Your changes are not on it until you build.").count(), 0);
  await discern.tab("Files").click();
  await discern.select("README.txt");
  await discern.press("Delete");
  await discern.changed("1 change");
  await discern.tab("Disc").click();
  await discern.disc().getByText("Your changes are not on it until you build.").waitFor();
});
