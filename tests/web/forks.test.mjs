// Macintosh files, whose two forks are saved in the way the user chooses.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Discern, launch } from "./discern.mjs";
import { genisoimage, ntfsWithStream, tree, workshop } from "./images.mjs";

const DATA = Buffer.alloc(5000, "data");
const RESOURCE = Buffer.alloc(3000, "resource");

/** An AppleDouble file with Finder information and a resource fork (RFC 1740). */
function appleDouble(codes, resource) {
  const head = Buffer.alloc(82);
  [0x00051607, 0x00020000].forEach((number, at) => head.writeUInt32BE(number, 4 * at));
  head.writeUInt16BE(2, 24);
  [9, 50, 32, 2, 82, resource.length].forEach((number, at) => head.writeUInt32BE(number, 26 + 4 * at));
  head.write(codes, 50);
  return Buffer.concat([head, resource]);
}

let browser, image;
before(async () => {
  browser = await launch();
  const folder = await workshop();
  const files = { Program: DATA, "._Program": appleDouble("APPLdscn", RESOURCE) };
  image = await genisoimage(await tree(folder, files), join(folder, "mac.iso"), ["-hfs", "--osx-double", "-R"]);
});
after(() => browser.close());

test("the forks of a file are saved alone and together, under names of their own", async (t) => {
  const discern = await Discern.opened(t, browser, image);
  await discern.treeLine("HFS").click();
  await discern.isAt("HFS");
  await discern.select("Program");
  const ways = discern.details().getByRole("combobox", { name: "Save as" });
  const save = discern.details().getByRole("button", { name: "Save", exact: true });
  const saved = async (variant) => {
    await ways.selectOption(variant);
    const { name, path } = await discern.download(() => save.click());
    return [name, await readFile(path)];
  };
  assert.deepEqual(await saved("resource"), ["Program.rsrc", RESOURCE]);
  assert.deepEqual(await saved("data"), ["Program", DATA]);
  const [name, binary] = await saved("macbinary");
  assert.equal(name, "Program.bin");
  assert.equal(binary.toString("latin1", 65, 73), "APPLdscn");
  assert.equal(binary.length, 128 + 5120 + 3072);
});

test("a named stream of NTFS is saved by itself", async (t) => {
  const content = Buffer.alloc(70_000, "stream ");
  const parts = { file: "README.TXT", data: "own data", stream: "note", content };
  const discern = await Discern.opened(t, browser, await ntfsWithStream(await workshop(), parts));
  await discern.select("README.TXT");
  const ways = discern.details().getByRole("combobox", { name: "Save as" });
  await ways.selectOption("note");
  const save = discern.details().getByRole("button", { name: "Save", exact: true });
  const { name, path } = await discern.download(() => save.click());
  assert.equal(name, "README.TXT.note");
  assert.deepEqual(await readFile(path), content);
});
