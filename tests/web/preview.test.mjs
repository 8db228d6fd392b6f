// Previews of a file as text in any encoding, as an image and as bytes; and its details.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { Discern, eventually, launch } from "./discern.mjs";
import { workshop } from "./images.mjs";
import { FILES, sample } from "./sample.mjs";

let browser, image;
before(async () => {
  browser = await launch();
  image = await sample(await workshop());
});
after(() => browser.close());

/** The page with a directory of the sample listed and a file selected. */
async function chosen(test, directory, name) {
  const discern = await Discern.forTest(test, browser, { viewport: { width: 1440, height: 900 } });
  await discern.open(image);
  if (directory) {
    await discern.row(directory).dblclick();
    await discern.isAt("Rock Ridge", directory);
  }
  await discern.select(name);
  return discern;
}

test("text is shown, and more of a long one on request", async (t) => {
  const discern = await chosen(t, "docs", "guide.txt");
  const text = discern.details().getByRole("region", { name: "Text of the file" });
  await eventually(async () => assert.equal((await text.innerText()).length, 64 * 1024));
  await discern.details().getByRole("button", { name: "Show more" }).click();
  await eventually(async () => assert.equal((await text.innerText()).length, "How to.\n".length * 30_000));
});

test("text is decoded by a guess or by the selected encoding", async (t) => {
  const discern = await chosen(t, "docs", "japanese.txt");
  const text = discern.details().getByRole("region", { name: "Text of the file" });
  await eventually(async () => assert.match(await text.innerText(), /^(日本語テキスト\n?){10}$/));
  const encoding = discern.details().getByRole("combobox", { name: "Encoding of the text" });
  await encoding.selectOption("windows-1252");
  await eventually(async () => assert.match(await text.innerText(), /^“ú–{Œê/));
  await encoding.selectOption("shift_jis");
  await eventually(async () => assert.match(await text.innerText(), /^日本語テキスト/));
});

test("an image is shown as one, and as bytes on request", async (t) => {
  const discern = await chosen(t, "pictures", "red.png");
  const picture = discern.details().getByRole("img", { name: "red.png" });
  await picture.waitFor();
  await eventually(async () => assert.equal(await picture.evaluate((image) => image.naturalWidth), 1));
  await discern.details().getByRole("button", { name: "Hex" }).click();
  const bytes = discern.details().getByRole("region", { name: "Bytes of the file" });
  await eventually(async () => assert.match(await bytes.innerText(), /0000\s+89 50 4e 47 0d 0a 1a 0a/));
});

test("bytes are shown anywhere in a file", async (t) => {
  const discern = await chosen(t, "archive", "zeros.bin");
  const bytes = discern.details().getByRole("region", { name: "Bytes of the file" });
  await eventually(async () => assert.match(await bytes.innerText(), /00000000\s+00 00 00 00/));
  const place = discern.details().getByRole("textbox", { name: "Go to byte" });
  await place.fill("0x30000");
  await place.press("Enter");
  await eventually(async () => assert.match(await bytes.innerText(), /00030000\s+00 00 00 00/));
  await place.fill("99999999");
  await place.press("Enter");
  await eventually(async () => assert.equal(await place.getAttribute("aria-invalid"), "true"));
});

test("details have the path, the location, the permissions and the target of a link", async (t) => {
  const discern = await chosen(t, "", "run.sh");
  const details = discern.details();
  await details.getByRole("heading", { name: "run.sh" }).waitFor();
  await details.getByText("/run.sh", { exact: true }).waitFor();
  await eventually(async () => {
    assert.match(await details.innerText(), /rwxr-xr-x/);
    assert.match(await details.innerText(), /Sector/);
  });
  await discern.select("latest");
  await details.getByText("docs/guide.txt").first().waitFor();
});

/** The large preview of a file. */
const large = ({ page }, name) => page.getByRole("dialog", { name, exact: true });

test("Enter opens the large preview, and the arrow keys lead to the other files", async (t) => {
  const discern = await chosen(t, "docs", "guide.txt");
  await discern.press("Enter");
  const text = (name) => large(discern, name).getByRole("region", { name: "Text of the file" });
  await text("guide.txt").getByText("How to.").first().waitFor();
  // It is in the dialog instead of the details.
  assert.equal(await discern.page.locator(".preview").count(), 1);
  assert.deepEqual(await discern.accessibilityViolations(), []);
  await discern.press("ArrowRight");
  await eventually(async () => assert.match(await text("japanese.txt").innerText(), /^日本語テキスト/));
  await discern.press("ArrowRight");
  await discern.page.getByRole("status").getByText("This is the last file.").waitFor({ state: "attached" });
  await discern.press("ArrowLeft", "ArrowLeft");
  await eventually(async () => assert.equal(await text("Grüße 日本.txt").innerText(), "Greetings.\n"));
  // The only other entry is a folder.
  await discern.press("ArrowLeft");
  await discern.page.getByRole("status").getByText("This is the first file.").waitFor({ state: "attached" });
  await discern.press("Escape");
  await large(discern, "Grüße 日本.txt").waitFor({ state: "hidden" });
  assert.deepEqual(await discern.chosen(), ["Grüße 日本.txt"]);
  assert.equal(await discern.list().evaluate((list) => list === document.activeElement), true);
  await discern.details().getByRole("region", { name: "Text of the file" }).getByText("Greetings.").waitFor();
});

test("words are found in the large preview, in any case", async (t) => {
  const discern = await chosen(t, "docs", "japanese.txt");
  await discern.row("japanese.txt").dblclick();
  const dialog = large(discern, "japanese.txt");
  const field = dialog.getByRole("textbox", { name: "Find in the text" });
  await field.fill("テキ");
  await dialog.getByRole("status").getByText("1 of 10", { exact: true }).waitFor();
  assert.deepEqual(await dialog.locator("mark").allInnerTexts(), Array(10).fill("テキ"));
  await field.press("Enter");
  await dialog.getByRole("status").getByText("2 of 10", { exact: true }).waitFor();
  await field.press("Shift+Enter");
  await field.press("Shift+Enter");
  await dialog.getByRole("status").getByText("10 of 10", { exact: true }).waitFor();
  await eventually(async () => {
    const marks = await dialog.locator("mark").evaluateAll((marks) => marks.map((mark) => mark.className));
    assert.deepEqual(marks, [...Array(9).fill(""), "large-current"]);
  });
  assert.deepEqual(await discern.accessibilityViolations(), []);
  await field.fill("nothing like it");
  await dialog.getByRole("status").getByText("No matches").waitFor();
  await discern.press("Escape");
  await discern.row("guide.txt").dblclick();
  const guide = large(discern, "guide.txt");
  await guide.getByRole("textbox", { name: "Find in the text" }).fill("HOW TO");
  await guide.getByRole("status").getByText("1 of 1,000 or more").waitFor();
});

test("the large preview shows an image, and bytes", async (t) => {
  const discern = await chosen(t, "pictures", "red.png");
  await discern.row("red.png").dblclick();
  const dialog = large(discern, "red.png");
  const picture = dialog.getByRole("img", { name: "red.png" });
  await eventually(async () => assert.equal(await picture.evaluate((image) => image.naturalWidth), 1));
  await dialog.getByRole("button", { name: "Hex" }).click();
  const bytes = dialog.getByRole("region", { name: "Bytes of the file" });
  await eventually(async () => assert.match(await bytes.innerText(), /0000\s+89 50 4e 47 0d 0a 1a 0a/));
  await discern.fits("large");
  assert.deepEqual(await discern.accessibilityViolations(), []);
  const { name } = await discern.download(() => dialog.getByRole("button", { name: "Save", exact: true }).click());
  assert.equal(name, "red.png");
});

test("a file that is dragged out has an address, from which the browser saves it", async (t) => {
  const discern = await chosen(t, "docs", "guide.txt");
  await discern.page.evaluate(() => {
    addEventListener("dragstart", ({ dataTransfer }) => {
      globalThis.dragged = [dataTransfer.getData("DownloadURL"), dataTransfer.effectAllowed];
    });
  });
  /** What is dragged with a row. */
  const drag = async (name) => {
    await discern.page.evaluate(() => (globalThis.dragged = undefined));
    const { x, y, width, height } = await discern.row(name).boundingBox();
    await discern.page.mouse.move(x + width / 4, y + height / 2);
    await discern.page.mouse.down();
    await discern.answered();
    await discern.page.mouse.move(x + width / 4 + 30, y + height / 2 + 2, { steps: 5 });
    const dragged = await eventually(async () => {
      const dragged = await discern.page.evaluate(() => globalThis.dragged);
      assert.ok(dragged);
      return dragged;
    });
    return dragged;
  };
  const [value, allowed] = await drag("japanese.txt");
  const [, name, url] = /^application\/octet-stream:([^:]+):(blob:.+)$/.exec(value);
  assert.deepEqual([name, allowed], ["japanese.txt", "copyMove"]);
  const { path } = await discern.download(() =>
    discern.page.evaluate((url) => Object.assign(document.createElement("a"), { href: url, download: "x" }).click(), url),
  );
  assert.deepEqual(await readFile(path), FILES["docs/japanese.txt"]);
  await discern.page.mouse.up();
  // A folder has no address.
  assert.deepEqual(await drag("deep"), ["", "move"]);
  await discern.page.mouse.up();
  // What cannot be moved can still be saved.
  await discern.treeLine("Joliet").click();
  await discern.isAt("Joliet", "docs");
  const [joliet, only] = await drag("guide.txt");
  assert.match(joliet, /^application\/octet-stream:guide\.txt:blob:/);
  assert.equal(only, "copy");
  await discern.page.mouse.up();
});
