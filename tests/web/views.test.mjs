// The views of one volume, and names without a declared character set.

import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Discern, eventually, launch } from "./discern.mjs";
import { genisoimage, workshop } from "./images.mjs";
import { sample } from "./sample.mjs";

/** 日本語.txt and ドキュメント in Shift JIS. */
const JAPANESE = [Buffer.from("93fa967b8cea2e747874", "hex"), Buffer.from("8368834c8385838183938367", "hex")];

let browser, folder;
before(async () => {
  browser = await launch();
  folder = await workshop();
});
after(() => browser.close());

test("another view shows the same directory, under its own names", async (t) => {
  const discern = await Discern.forTest(t, browser);
  await discern.open(await sample(folder));
  await discern.row("docs").dblclick();
  await discern.row("deep").dblclick();
  await discern.isAt("Rock Ridge", "docs", "deep");
  await discern.treeLine("Joliet").click();
  await discern.isAt("Joliet", "docs", "deep");
  await discern.treeLine("ISO 9660").click();
  await discern.isAt("ISO 9660", "DOCS", "DEEP");
  assert.deepEqual(await discern.names(), ["NESTED"]);
  await discern.treeLine("Rock Ridge").click();
  await discern.isAt("Rock Ridge", "docs", "deep");
});

test("encodings of undeclared names are guessed, and can be chosen by the user", async (t) => {
  const source = join(folder, "japanese");
  await mkdir(source);
  for (const name of JAPANESE) {
    await writeFile(Buffer.concat([Buffer.from(`${source}/`), name]), "x");
  }
  const untranslated = ["-R", "-input-charset", "iso8859-1", "-output-charset", "iso8859-1"];
  const discern = await Discern.forTest(t, browser);
  await discern.open(await genisoimage(source, join(folder, "japanese.iso"), untranslated));
  const chooser = discern.page.getByRole("combobox", { name: "Name encoding" });
  await chooser.waitFor();
  await chooser.selectOption("windows-1252");
  await eventually(async () => assert.ok((await discern.names()).includes("“ú–{Œê.txt")));
  await chooser.selectOption("shift_jis");
  await eventually(async () => assert.deepEqual((await discern.names()).sort(), ["ドキュメント", "日本語.txt"].sort()));
});
