// The overview: a sentence and five cards, each with its reasons and links to the evidence.

import assert from "node:assert/strict";
import { readFile, truncate } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Discern, eventually, launch } from "./discern.mjs";
import { squashfs, tree, workshop, xorriso } from "./images.mjs";

const INFO = 'Debian GNU/Linux 12.7.0 "Bookworm" - Official amd64 NETINST with firmware 20240831-10:38\n';
const SENTENCE =
  "Debian 12.7 netinst for amd64. Complete. Boots on BIOS from disc, not from a USB stick. Fits on a CD. Checksum: not compared yet.";

let browser, image, cut;
before(async () => {
  browser = await launch();
  const folder = await workshop();
  const files = { ".disk/info": INFO, "loader.bin": "x".repeat(4096), "a.bin": "a".repeat(300_000), "sub/CON.txt": "c" };
  const source = await tree(folder, { ...files, "z.bin": "z".repeat(300_000) });
  const bios = ["-R", "-V", "Debian 12.7.0", "-b", "loader.bin", "-no-emul-boot", "-boot-load-size", "4"];
  image = await xorriso(source, join(folder, "debian.iso"), bios);
  cut = await xorriso(source, join(folder, "cut.iso"), bios);
  await truncate(cut, 500_000);
});
after(() => browser.close());

const card = (discern, name) => discern.page.getByRole("tabpanel", { name: "Overview" }).getByRole("region", { name });

test("the answer is next to the files while none is selected, and leads to its reasons", async (t) => {
  const discern = await Discern.forTest(t, browser, { viewport: { width: 1440, height: 900 } });
  await discern.open(image);
  const answer = discern.details().getByRole("region", { name: "The image" });
  await answer.getByRole("heading", { name: "Debian 12.7 netinst for amd64" }).waitFor();
  await answer.getByText("Complete", { exact: true }).waitFor();
  await discern.row("a.bin").click();
  await answer.waitFor({ state: "detached" });
  await discern.press("Escape");
  await answer.getByRole("button", { name: "Why?" }).click();
  await discern.page.getByRole("status").filter({ hasText: SENTENCE }).waitFor();
  assert.deepEqual(await discern.accessibilityViolations(), []);
});

test("each card gives its reasons, and links to files and sectors, by keyboard, too", async (t) => {
  const discern = await Discern.forTest(t, browser, { viewport: { width: 1440, height: 900 } });
  await discern.open(image);
  await discern.tab("Overview").click();
  const boot = card(discern, "Will it boot?");
  await boot.getByText("Yes. The boot catalog (El Torito) names a boot image for BIOS").waitFor();
  await boot.getByRole("button", { name: /proof of BIOS from disc/ }).focus();
  await discern.press("Enter");
  await discern.sector().waitFor();
  assert.equal(await discern.tab("Disc").getAttribute("aria-selected"), "true");
  await discern.tab("Overview").click();
  await card(discern, "What it is").getByRole("button", { name: "Show file: proof of Contents" }).click();
  await discern.isAt("Rock Ridge", ".disk");
  await eventually(async () => assert.equal(await discern.cursorName(), "info"));
  await discern.tab("Overview").click();
  const fit = card(discern, "Will it fit?");
  assert.equal(await fit.getByRole("meter", { name: /^CD 80/ }).count(), 1);
  const names = card(discern, "Will names survive?");
  await names.getByRole("button", { name: "Look at all names" }).click();
  await names.getByText(/1 with a reserved name/).waitFor();
  await names.getByText("Some names don’t survive on Windows").waitFor();
  assert.deepEqual(await discern.accessibilityViolations(), []);
});

test("the complete files of a truncated image are counted and saved", async (t) => {
  const discern = await Discern.forTest(t, browser, { viewport: { width: 1440, height: 900 } });
  await discern.open(cut);
  await discern.tab("Overview").click();
  const complete = card(discern, "Is it complete?");
  await complete.getByText(/^Incomplete: .* are missing$/).waitFor();
  await complete.getByRole("button", { name: "Count the files" }).click();
  await complete.getByText(/files are complete, \d+ (is|are) not/).waitFor();
  const saved = await discern.download(() =>
    complete.getByRole("button", { name: "Save all that is complete" }).click(),
  );
  const stored = await readFile(saved.path, "latin1");
  assert.ok(stored.includes("loader.bin") && stored.includes("a.bin"));
  assert.ok(!stored.includes("z.bin"), "a file that is cut off is not among the complete ones");
});

test("the version of a live system is read out of its packed tree on request", async (t) => {
  const folder = await workshop();
  const release = 'PRETTY_NAME="Examplux 24.1 (Example)"\nNAME="Examplux"\nVERSION_ID="24.1"\n';
  const packed = await squashfs(await tree(folder, { "etc/os-release": release }), join(folder, "packed.squashfs"));
  const live = await tree(join(folder, "live"), { "live/filesystem.squashfs": await readFile(packed) });
  const path = await xorriso(live, join(folder, "live.iso"), ["-R", "-V", "LIVE"]);
  const discern = await Discern.forTest(t, browser, { viewport: { width: 1440, height: 900 } });
  await discern.open(path);
  await discern.tab("Overview").click();
  const what = card(discern, "What it is");
  assert.equal(await what.getByText("24.1").count(), 0);
  const sentence = discern.page.getByRole("status").filter({ hasText: "Checksum: not compared yet." });
  assert.doesNotMatch(await sentence.innerText(), /24\.1/);
  const look = what.getByRole("button", { name: "Look into the packed system" });
  await look.focus();
  await discern.press("Enter");
  await what.getByText("Examplux 24.1 (Example)").first().waitFor();
  await look.waitFor({ state: "detached" });
  await sentence.filter({ hasText: /^Debian Live 24\.1\. / }).waitFor();
  assert.deepEqual(await discern.accessibilityViolations(), []);
});

test(`the overview breaks no rule on a phone`, async (t) => {
  const discern = await Discern.forTest(t, browser, { viewport: { width: 390, height: 844 } });
  await discern.open(cut);
  await discern.tab("Overview").click();
  await card(discern, "Will it fit?").waitFor();
  assert.deepEqual(await discern.accessibilityViolations(), []);
  await discern.fits("overview");
});
