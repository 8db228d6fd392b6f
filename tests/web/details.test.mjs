// The details of an entry: what users ask first, the technical records behind it, and links from addresses to bytes.

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

const WIDE = { viewport: { width: 1440, height: 900 } };

/** The technical records. */
const records = (discern) => discern.details().getByRole("group").filter({ hasText: "Technical records" });

/** Unfolds or folds the technical records. */
const toggle = (discern) => discern.details().getByText("Technical records").click();

/** Addresses in the records, as links to the bytes. */
const addresses = (discern) => records(discern).getByRole("button", { name: /^0x[0-9A-F]+: show the bytes$/ });

/** Waits until the Disc tab shows a byte of the image. */
async function isAtByte(discern, byte) {
  await discern.disc().getByText(new RegExp(`^Byte 0x${byte.toString(16)} `, "i")).waitFor();
}

test("details answer first what a user asks, and lead to the first byte of the file", async (t) => {
  const discern = await Discern.opened(t, browser, image, WIDE);
  await discern.select("README.txt");
  await discern.details().getByRole("heading", { name: "README.txt" }).waitFor();
  const answers = discern.details().getByRole("definition");
  const terms = discern.details().getByRole("term");
  await eventually(async () =>
    assert.deepEqual(await terms.allInnerTexts(), ["Modified", "Path", "Location", "Attributes", "Complete"]),
  );
  const [modified, path, location, attributes, complete] = await answers.allInnerTexts();
  assert.match(modified, /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/);
  assert.equal(path, "/README.txt");
  assert.match(attributes, /^-rw/);
  assert.equal(complete, "Yes, all of its data is in the image");
  const byte = Number(location.match(/0x[0-9A-F]+/)[0]);
  const content = FILES["README.txt"];
  assert.equal((await readFile(image)).subarray(byte, byte + content.length).toString(), content);
  await discern.details().getByRole("button", { name: /: show the bytes$/ }).click();
  await isAtByte(discern, byte);
});

test("technical records are folded until they are opened, and then stay so", async (t) => {
  const discern = await Discern.opened(t, browser, image, WIDE);
  await discern.select("README.txt");
  await discern.details().getByRole("heading", { name: "README.txt" }).waitFor();
  assert.equal(await addresses(discern).count(), 0);
  await toggle(discern);
  await addresses(discern).first().waitFor();
  const again = await Discern.visit(discern.context);
  await again.open(image);
  await again.select("run.sh");
  await again.details().getByRole("heading", { name: "run.sh" }).waitFor();
  await addresses(again).first().waitFor();
  await toggle(again);
  await addresses(again).first().waitFor({ state: "hidden" });
});

test("each address in the records leads to its byte", async (t) => {
  const discern = await Discern.opened(t, browser, image, WIDE);
  await discern.select("README.txt");
  await toggle(discern);
  await addresses(discern).first().waitFor();
  // The identifier of a directory record is its name in the letters of ECMA-119.
  const line = records(discern).locator(".facts-line").filter({ hasText: "README.TXT;1" }).first();
  const address = Number((await line.getByRole("button").innerText()).trim());
  const name = Buffer.from("README.TXT;1");
  assert.deepEqual((await readFile(image)).subarray(address, address + name.length), name);
  await line.getByRole("button").click();
  await isAtByte(discern, address);
  await discern.disc().getByRole("button", { pressed: true, name: /README\.TXT;1/ }).first().waitFor();
});
