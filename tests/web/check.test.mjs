// Checksums in the page: lists dropped with the image or later, pasted values, checksums stored in images, another
// image.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { copyFile, readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Discern, eventually, launch } from "./discern.mjs";
import { watchHelpers } from "./helpers.mjs";
import { tree, workshop, xorriso } from "./images.mjs";

let browser, folder, image, bytes, listed;
before(async () => {
  browser = await launch();
  folder = await workshop();
  const big = Buffer.from(Array.from({ length: 1_500_000 }, (_, at) => (at * 31) % 251));
  listed = `${digest("md5", big)}  ./pool/big.bin\n${digest("md5", "small")}  ./pool/small.txt\n`;
  const source = await tree(folder, { "pool/big.bin": big, "pool/small.txt": "small", "md5sum.txt": listed });
  image = await xorriso(source, join(folder, "media.iso"));
  bytes = await readFile(image);
});
after(() => browser.close());

function digest(algorithm, content) {
  return createHash(algorithm).update(content).digest("hex");
}

/** A list of forty names; `name` is one of them, with the checksum of `content`. */
async function list(file, name, content) {
  const lines = Array.from({ length: 39 }, (_, number) => `${digest("sha256", `${number}`)}  other-${number}.iso`);
  lines.splice(17, 0, `${digest("sha256", content)} *iso/${name}`);
  const path = join(folder, file);
  await writeFile(path, `${lines.join("\r\n")}\r\n`);
  return path;
}

const check = (discern) => discern.page.getByRole("tabpanel", { name: "Check" });

test("a list dropped with the image is used, and the chip says that it matches", async (t) => {
  const discern = await Discern.forTest(t, browser);
  await discern.ready();
  await discern.drop(await list("SHA256SUMS", "media.iso", bytes), image);
  await discern.page.getByRole("button", { name: "Checksum: matches SHA256SUMS" }).click();
  await check(discern).getByText("media.iso matches SHA256SUMS (SHA-256)").waitFor();
  await check(discern).getByText(digest("sha256", bytes)).waitFor();
  await check(discern).getByText("SHA256SUMS: 40 values, SHA-256").waitFor();
  assert.equal(await discern.page.getByText("not used").count(), 0);
  assert.deepEqual(await discern.accessibilityViolations(), []);
});

test("a list dropped later with another value is a mismatch, shown with both values", async (t) => {
  const discern = await Discern.forTest(t, browser, { colorScheme: "dark" });
  await discern.open(image);
  await discern.offer(await list("WRONG.sha256", "media.iso", "other"));
  await discern.page.getByRole("button", { name: "Checksum: doesn’t match WRONG.sha256" }).click();
  await check(discern).getByText("Download it again", { exact: false }).waitFor();
  for (const content of [bytes, "other"]) await check(discern).getByText(digest("sha256", content)).first().waitFor();
  assert.deepEqual(await discern.accessibilityViolations(), []);
  // The image is still open.
  await discern.tab("Files").click();
  await discern.row("pool").waitFor();
});

test("a pasted value is compared by keyboard alone, and other text is refused", async (t) => {
  const discern = await Discern.forTest(t, browser);
  await discern.open(image);
  await discern.tab("Check").focus();
  await discern.press("Enter");
  await check(discern).getByLabel("Checksum or list").focus();
  await discern.page.keyboard.type("no checksum");
  await discern.press("Tab");
  await discern.press("Enter");
  await discern.alert().getByText("There is no checksum in it", { exact: false }).waitFor();
  await discern.alert().getByRole("button", { name: "Close", exact: true }).click();
  await check(discern).getByLabel("Checksum or list").fill(`SHA1 (media.iso) = ${digest("sha1", bytes).toUpperCase()}`);
  await check(discern).getByLabel("Checksum or list").focus();
  await discern.press("Tab");
  await discern.press("Enter");
  await check(discern).getByText("media.iso matches the checksum you gave (SHA-1)").waitFor();
});

test("chosen algorithms are computed in one reading, for the image and for selected files", async (t) => {
  const discern = await Discern.opened(t, browser, image);
  await discern.row("md5sum.txt").click();
  await discern.tab("Check").click();
  for (const name of ["MD5", "SHA-512", "CRC-32"]) await check(discern).getByLabel(name, { exact: true }).check();
  await check(discern).getByRole("button", { name: "Compute for the image" }).click();
  for (const algorithm of ["md5", "sha256", "sha512"]) await check(discern).getByText(digest(algorithm, bytes)).waitFor();
  await check(discern).getByRole("button", { name: "Compute for 1 selected item" }).click();
  await check(discern).getByText(digest("sha512", listed)).waitFor();
});

test("checksums in the image are offered, checked, and lead to the damaged file and its bytes", async (t) => {
  const hurt = join(folder, "hurt.iso");
  const damaged = Buffer.from(bytes);
  damaged[bytes.indexOf(Buffer.from(Array.from({ length: 1000 }, (_, at) => (at * 31) % 251))) + 700_000] ^= 8;
  await writeFile(hurt, damaged);
  const discern = await Discern.opened(t, browser, hurt);
  await discern.tab("Check").click();
  await check(discern).getByRole("heading", { name: "This image carries checksums" }).waitFor();
  assert.equal(await check(discern).getByText("can’t show whether a byte", { exact: false }).count(), 0);
  await check(discern).getByRole("button", { name: "Check: Checksums of files (/md5sum.txt)" }).click();
  await check(discern).getByText("1 of 2 files doesn’t match md5sum.txt.").waitFor();
  assert.deepEqual(await discern.accessibilityViolations(), []);
  await check(discern).getByRole("button", { name: "/pool/big.bin" }).click();
  await discern.isAtRow("big.bin");
});

test("another image is compared, and the result is saved", async (t) => {
  const source = await tree(await workshop(), { "pool/small.txt": "SMALL", "new.txt": "new", "moved/big.bin": "" });
  const other = await xorriso(source, join(folder, "other.iso"));
  const discern = await Discern.opened(t, browser, image);
  await discern.tab("Check").click();
  const [picker] = await Promise.all([
    discern.page.waitForEvent("filechooser"),
    check(discern).getByRole("button", { name: "Choose another image…" }).click(),
  ]);
  await picker.setFiles(other);
  await check(discern).getByText(/^other\.iso: .*sectors differ\.$/).waitFor();
  const files = await check(discern).getByRole("list", { name: "Files that differ" }).getByRole("listitem").allInnerTexts();
  assert.ok(files.includes("/new.txt added") && files.includes("/md5sum.txt removed"), files.join("\n"));
  assert.deepEqual(await discern.accessibilityViolations(), []);
  const { path } = await discern.download(() => check(discern).getByRole("button", { name: "Save as JSON" }).click());
  assert.ok(JSON.parse(await readFile(path, "utf8")).added.includes("/new.txt"));
});

test("several checks run at once, and each can be stopped", async (t) => {
  const large = join(folder, "large.iso");
  await copyFile(image, large);
  await truncate(large, 3_000_000_000);
  const discern = await Discern.forTest(t, browser);
  await discern.open(large);
  await discern.tab("Check").click();
  await check(discern).getByRole("button", { name: "Compute for the image" }).click();
  const job = discern.page.getByRole("region", { name: "Computing checksums" });
  await job.getByText(/\d+%/).waitFor();
  await check(discern).getByRole("button", { name: "Check all of them" }).click();
  await check(discern).getByText("All 2 files match md5sum.txt.").waitFor();
  await job.getByRole("button", { name: "Cancel" }).click();
  await job.waitFor({ state: "detached" });
  assert.equal(await discern.alert().count(), 0);
});

/** Bytes from which on digests are spread over workers, and some more that do not end with a piece. */
const SPREAD = (40 << 20) + 12_345;

/** An image that is large enough for digest workers, with its checksum by each algorithm. */
async function spread(name) {
  const large = join(folder, name);
  const rest = Buffer.alloc(SPREAD - bytes.length);
  for (let at = 0; at < rest.length; at += 4) rest.writeUInt32LE((at * 2654435761) >>> 0, Math.min(at, rest.length - 4));
  const content = Buffer.concat([bytes, rest]);
  await writeFile(large, content);
  return { large, sums: Object.fromEntries(["md5", "sha1", "sha256", "sha512"].map((algorithm) => [algorithm, digest(algorithm, content)])) };
}

/** Opens an image and chooses the algorithms to compute. */
async function readyToCompute(t, large, names) {
  const discern = await Discern.forTest(t, browser);
  await discern.open(large);
  await discern.answered();
  const worker = await watchHelpers(discern);
  await discern.tab("Check").click();
  for (const name of ["CRC-32", "MD5", "SHA-1", "SHA-256", "SHA-512", "BLAKE3"]) {
    await check(discern).getByRole("checkbox", { name, exact: true }).setChecked(names.includes(name));
  }
  return { discern, worker, compute: check(discern).getByRole("button", { name: "Compute for the image" }) };
}

const FOUR = { "MD5": "md5", "SHA-1": "sha1", "SHA-256": "sha256", "SHA-512": "sha512" };

test("several checksums are computed in several workers from one reading, with the right values", async (t) => {
  const { large, sums } = await spread("spread.iso");
  const { discern, worker, compute } = await readyToCompute(t, large, Object.keys(FOUR));
  await compute.click();
  for (const sum of Object.values(sums)) await check(discern).getByText(sum).waitFor();
  assert.equal(await worker.evaluate(() => begun.length), 3);
  assert.ok(await worker.evaluate(() => begun.every(({ ended }) => ended)));
});

test("a digest worker that ends is survived: its checksums are computed in another reading", async (t) => {
  const { large, sums } = await spread("survived.iso");
  const { discern, worker, compute } = await readyToCompute(t, large, Object.keys(FOUR));
  await worker.evaluate(() => {
    // The second piece that a digest worker gets is its last.
    const { postMessage } = MessagePort.prototype;
    let pieces = 0;
    MessagePort.prototype.postMessage = function (...given) {
      if (given[0] instanceof Uint8Array && (pieces += 1) === 6) begun[1].dispatchEvent(new ErrorEvent("error"));
      return postMessage.apply(this, given);
    };
  });
  await compute.click();
  for (const sum of Object.values(sums)) await check(discern).getByText(sum).waitFor();
  assert.equal(await discern.alert().count(), 0);
});

test("digest workers end when the job is canceled", async (t) => {
  const large = join(folder, "canceled.iso");
  await copyFile(image, large);
  await truncate(large, 3_000_000_000);
  const { discern, worker, compute } = await readyToCompute(t, large, Object.keys(FOUR));
  await compute.click();
  const job = discern.page.getByRole("region", { name: "Computing checksums" });
  await job.getByText(/\d+%/).waitFor();
  await job.getByRole("button", { name: "Cancel" }).click();
  await job.waitFor({ state: "detached" });
  await eventually(async () => assert.deepEqual(await worker.evaluate(() => begun.map(({ ended }) => ended)), [true, true, true]));
  assert.equal(await discern.alert().count(), 0);
});
