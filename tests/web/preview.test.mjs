// Previews of a file as text in any encoding, as an image and as bytes; and its details.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Discern, eventually, launch } from "./discern.mjs";
import { workshop } from "./images.mjs";
import { sample } from "./sample.mjs";

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
