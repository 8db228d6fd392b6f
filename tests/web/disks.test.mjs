// Disks converted in the page, and judged by the programs that they are for.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { gunzipSync } from "node:zlib";
import { begin, done, heading, ledger, openPlanned, panel, receipt, unfold, withoutPickers } from "./conversion.mjs";
import { launch } from "./discern.mjs";
import { tree, workshop } from "./images.mjs";
import { noise, sha256 } from "./sample.mjs";

const run = promisify(execFile);

let browser, folder, disk;
before(async () => {
  browser = await launch();
  folder = await workshop();
  const source = await tree(folder, { "noise.bin": noise(300_000) });
  disk = join(folder, "stick.img");
  await run("mkfs.vfat", ["-C", disk, "16384"]);
  await run("mcopy", ["-i", disk, join(source, "noise.bin"), "::"]);
});
after(() => browser.close());

/** Converts the open image to a format; returns the path of the saved file. */
async function convert(discern, name) {
  // Several names begin alike, so the purpose that follows is matched, too.
  const begins = new RegExp(`^${name.replace(/[()]/g, "\\$&")} [A-Z]`);
  await unfold(discern);
  await panel(discern).getByRole("radio", { name: begins }).check();
  await heading(discern).filter({ hasText: `Convert to ${name}` }).waitFor();
  const { path } = await discern.download(() => begin(discern).click());
  await done(discern).waitFor();
  return path;
}

test("a disk becomes a QEMU disk by slices, with the same content", async (t) => {
  const discern = await openPlanned(t, browser, [disk]);
  await heading(discern).filter({ hasText: "Convert to QEMU disk (QCOW2)" }).waitFor();
  await ledger(discern).getByRole("heading", { name: "Nothing is lost" }).waitFor();
  await panel(discern).getByText(/^Instant: no data is copied/).waitFor();
  assert.deepEqual(await discern.accessibilityViolations(), []);
  const saved = await convert(discern, "QEMU disk (QCOW2)");
  await run("qemu-img", ["compare", "-f", "raw", "-F", "qcow2", disk, saved]);
  await run("qemu-img", ["check", "-f", "qcow2", saved]);
  assert.deepEqual(await receipt(discern), { "stick.qcow2": sha256(await readFile(saved)) });
  assert.deepEqual(await discern.accessibilityViolations(), []);
});

test("a disk is packed while it is saved, and unpacks to the same bytes", async (t) => {
  const discern = await openPlanned(t, browser, [disk], { prepare: withoutPickers });
  const saved = await readFile(await convert(discern, "Image packed with gzip"));
  assert.ok(gunzipSync(saved).equals(await readFile(disk)));
  assert.ok(saved.length < 400_000);
  await panel(discern).getByText("Everything that was packed was unpacked again, and is the same.").waitFor();
});
