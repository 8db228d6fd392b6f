// Several images in tabs: each keeps its state, its changes and its jobs, and Back leads through all of them.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Discern, eventually, launch } from "./discern.mjs";
import { enlarge, tree, workshop, xorriso } from "./images.mjs";
import { sample } from "./sample.mjs";

/** Most images that are open at the same time, as in `src/app/model/desk.rs`. */
const MOST = 8;

let browser, folder, image, other;
before(async () => {
  browser = await launch();
  folder = await workshop();
  image = await sample(folder);
  other = await small("other");
});
after(() => browser.close());

/** A small image, `NAME.iso`, with a file `NAME.txt`. */
async function small(name) {
  return xorriso(await tree(await workshop(), { [`${name}.txt`]: `${name}\n` }), join(folder, `${name}.iso`));
}

/** The tabs of the images. */
const images = ({ page }) => page.getByRole("region", { name: "Open images" });
const tabOf = (discern, name) => images(discern).getByRole("tab", { name, exact: true });
const close = (discern, name) => images(discern).getByRole("button", { name: `Close ${name}`, exact: true });

/** Waits until these images are open, and one of them is shown. */
async function areOpen(discern, names, shown) {
  const tabs = images(discern).getByRole("tab");
  await eventually(async () => {
    assert.deepEqual(await tabs.allInnerTexts(), names);
    assert.equal(await images(discern).getByRole("tab", { selected: true }).innerText(), shown);
    assert.equal(await discern.page.getByRole("heading", { level: 1 }).innerText(), shown);
  });
  assert.equal(await discern.page.title(), `${shown} – Discern`);
}

/** The sample, and another image beside it, which is shown. */
async function two(t, options) {
  const discern = await Discern.opened(t, browser, image, options);
  await discern.offer(other);
  await discern.row("other.txt").waitFor();
  await areOpen(discern, ["sample.iso", "other.iso"], "other.iso");
  return discern;
}

/** Deletes a file of the shown image. */
async function remove(discern, name) {
  await discern.row(name).click();
  await discern.press("Delete");
  await discern.row(name).waitFor({ state: "detached" });
}

test("a second image opens beside the first, and both keep their folder, selection and tab", async (t) => {
  const discern = await Discern.opened(t, browser, image);
  assert.equal(await images(discern).count(), 0);
  await discern.row("docs").dblclick();
  await discern.isAt("Rock Ridge", "docs");
  await discern.select("guide.txt");
  await discern.offer(other);
  await discern.row("other.txt").waitFor();
  await areOpen(discern, ["sample.iso", "other.iso"], "other.iso");
  assert.deepEqual(await discern.names(), ["other.txt"]);
  assert.equal(await discern.treeLine("docs").count(), 0);
  await discern.tab("Overview").click();
  await discern.page.getByRole("tabpanel", { name: "Overview" }).waitFor();
  await tabOf(discern, "sample.iso").click();
  await areOpen(discern, ["sample.iso", "other.iso"], "sample.iso");
  await discern.isAt("Rock Ridge", "docs");
  assert.deepEqual(await discern.chosen(), ["guide.txt"]);
  await discern.isAtRow("guide.txt");
  await discern.details().getByText("How to.").first().waitFor();
  await tabOf(discern, "other.iso").click();
  await discern.page.getByRole("tabpanel", { name: "Overview" }).waitFor();
  assert.equal(await discern.alert().count(), 0);
});

test("an image that is open already is shown, not opened twice", async (t) => {
  const discern = await two(t);
  await discern.offer(image);
  await areOpen(discern, ["sample.iso", "other.iso"], "sample.iso");
  await discern.page.getByRole("status").getByText("sample.iso is open already.").waitFor();
});

test("an image without changes closes without a question, and its neighbor is shown", async (t) => {
  const discern = await two(t);
  await close(discern, "other.iso").click();
  await images(discern).waitFor({ state: "detached" });
  await discern.row("README.txt").waitFor();
  assert.equal(await discern.page.getByRole("heading", { level: 1 }).innerText(), "sample.iso");
  // Its worker is gone.
  await eventually(() => assert.equal(discern.page.workers().length, 1));
  await discern.offer(other);
  await areOpen(discern, ["sample.iso", "other.iso"], "other.iso");
  await discern.row("other.txt").waitFor();
});

test("an image with changes closes only after asking, and the changes are offered again", async (t) => {
  const discern = await Discern.opened(t, browser, image);
  await remove(discern, "README.txt");
  await discern.changed("1 change");
  // Nothing is given up by opening another one.
  await discern.offer(other);
  await areOpen(discern, ["sample.iso", "other.iso"], "other.iso");
  const question = discern.page.getByRole("dialog", { name: "Close sample.iso?" });
  await tabOf(discern, "sample.iso").click({ button: "middle" });
  await question.getByText(/^1 change isn’t in a saved image\./).waitFor();
  assert.deepEqual(await discern.accessibilityViolations(), []);
  await question.getByRole("button", { name: "Keep this image" }).click();
  await question.waitFor({ state: "hidden" });
  await tabOf(discern, "sample.iso").click();
  await discern.changed("1 change");
  await close(discern, "sample.iso").click();
  await question.getByRole("button", { name: "Close this image" }).click();
  await images(discern).waitFor({ state: "detached" });
  await discern.row("other.txt").waitFor();
  await discern.offer(image);
  await discern.page.getByText(/^You have 1 unsaved change from/).waitFor();
});

/** The welcome screen, with nothing of an image. */
async function isWelcome(discern) {
  await discern.page.getByRole("heading", { name: "See what’s inside a disk image" }).waitFor();
  assert.equal(await discern.list().count(), 0);
  await eventually(async () => assert.equal(await discern.page.title(), "Discern"));
  await eventually(async () => assert.equal(await discern.page.evaluate(() => location.hash), ""));
}

const closeOnly = ({ page }) => page.getByRole("button", { name: "Close this image", exact: true });

test("the last image closes, and leaves the welcome screen as it was in the beginning", async (t) => {
  const discern = await Discern.opened(t, browser, image);
  const entry = () => discern.page.evaluate(() => history.state);
  await discern.row("docs").dblclick();
  await discern.isAt("Rock Ridge", "docs");
  await discern.row("deep").dblclick();
  await discern.isAt("Rock Ridge", "docs", "deep");
  await closeOnly(discern).click();
  await isWelcome(discern);
  assert.match(await entry(), /^0 /);
  await eventually(async () =>
    assert.equal(await discern.page.evaluate(() => document.activeElement.id), "welcome-open"),
  );
  assert.deepEqual(await discern.accessibilityViolations(), []);
  // Its worker is gone; one waits for the next image.
  await eventually(() => assert.equal(discern.page.workers().length, 1));
  await discern.page.goForward();
  await discern.page.getByRole("status").getByText("That image is closed. Open it again to go back to it.").waitFor();
  await discern.page.goBack();
  await discern.offer(other);
  await discern.row("other.txt").waitFor();
  assert.match(await entry(), /^1 /);
  assert.equal(await discern.page.title(), "other.iso – Discern");
  assert.equal(await discern.alert().count(), 0);
  // The same by name, and the image that was open first.
  await discern.press("Control+k");
  await discern.page.getByRole("combobox", { name: "Find a command" }).fill("close this");
  await discern.press("Enter");
  await isWelcome(discern);
  await discern.offer(image);
  await discern.isAt("Rock Ridge");
  await discern.row("docs").dblclick();
  await discern.isAt("Rock Ridge", "docs");
  await discern.page.goBack();
  await discern.isAt("Rock Ridge");
});

test("the last image with changes closes only after asking", async (t) => {
  const discern = await Discern.opened(t, browser, image);
  await remove(discern, "README.txt");
  await discern.changed("1 change");
  await closeOnly(discern).click();
  const question = discern.page.getByRole("dialog", { name: "Close sample.iso?" });
  await question.getByRole("button", { name: "Keep this image" }).click();
  await question.waitFor({ state: "hidden" });
  await discern.changed("1 change");
  await closeOnly(discern).click();
  await question.getByRole("button", { name: "Close this image" }).click();
  await isWelcome(discern);
  await discern.offer(image);
  await discern.page.getByText(/^You have 1 unsaved change from/).waitFor();
});

test("the changes of each image are kept for that image, and leaving the page asks about those that are not shown", async (t) => {
  const discern = await Discern.opened(t, browser, image);
  await remove(discern, "README.txt");
  await discern.changed("1 change");
  await discern.offer(await small("third"));
  await discern.row("third.txt").click();
  await discern.press("F2");
  await discern.renameField().fill("renamed.txt");
  await discern.press("Enter");
  await discern.row("renamed.txt").click();
  await discern.press("Delete");
  await discern.changed("2 changes");
  await discern.offer(other);
  await discern.row("other.txt").waitFor();
  let asked = 0;
  discern.page.on("dialog", (dialog) => {
    asked += 1;
    return dialog.accept();
  });
  await discern.page.reload();
  assert.equal(asked, 1);
  await discern.offer(image);
  await discern.page.getByText(/^You have 1 unsaved change from/).waitFor();
  await discern.offer(join(folder, "third.iso"));
  await discern.page.getByText(/^You have 2 unsaved changes from/).waitFor();
});

test("a job goes on while another image is shown, and its end is reported there", async (t) => {
  const source = await tree(await workshop(), { "LARGE.BIN": "x", "SMALL.TXT": "Small.\n" });
  const large = await enlarge(await xorriso(source, join(await workshop(), "large.iso"), []), "LARGE.BIN;1", 1_200_000_000);
  const discern = await Discern.forTest(t, browser);
  await discern.open(large);
  await discern.page.getByRole("button", { name: "Save all as ZIP" }).click();
  await discern.job().getByText(/^Checksums: .* of 1\.2 GB · \d+%/).waitFor();
  await discern.offer(other);
  await discern.row("other.txt").waitFor();
  // The job says which image it belongs to.
  await discern.job().getByText("large.iso").waitFor();
  // Closing its image would end it.
  await close(discern, "large.iso").click();
  const question = discern.page.getByRole("dialog", { name: "Stop saving and close large.iso?" });
  await question.getByRole("button", { name: "Keep saving" }).click();
  await discern.saved().getByText(/\.zip/).waitFor();
  assert.equal(await discern.page.getByRole("heading", { level: 1 }).innerText(), "other.iso");
  assert.equal(await discern.job().count(), 0);
  assert.equal(await discern.alert().count(), 0);
});

test("an image that is closed while it saves stops saving", async (t) => {
  const source = await tree(await workshop(), { "LARGE.BIN": "x" });
  const large = await enlarge(await xorriso(source, join(await workshop(), "large.iso"), []), "LARGE.BIN;1", 4_000_000_000);
  const discern = await Discern.forTest(t, browser);
  await discern.open(large);
  await discern.page.getByRole("button", { name: "Save all as ZIP" }).click();
  await discern.job().getByText(/^Checksums: /).waitFor();
  await discern.offer(other);
  await discern.row("other.txt").waitFor();
  await close(discern, "large.iso").click();
  await discern.page.getByRole("dialog").getByRole("button", { name: "Stop and close" }).click();
  await discern.job().waitFor({ state: "detached" });
  await images(discern).waitFor({ state: "detached" });
  await eventually(() => assert.equal(discern.page.workers().length, 1));
  assert.equal(await discern.saved().count(), 0);
  assert.equal(await discern.alert().count(), 0);
});

test("Back and Forward lead through the images, and past those that were closed", async (t) => {
  const discern = await Discern.opened(t, browser, image);
  await discern.row("docs").dblclick();
  await discern.isAt("Rock Ridge", "docs");
  await discern.offer(other);
  await discern.row("other.txt").waitFor();
  await discern.tab("Check").click();
  await eventually(async () => assert.equal(await discern.page.evaluate(() => location.hash), "#check"));
  await discern.page.goBack();
  await discern.row("other.txt").waitFor();
  await discern.page.goBack();
  await areOpen(discern, ["sample.iso", "other.iso"], "sample.iso");
  await discern.isAt("Rock Ridge", "docs");
  await discern.page.goBack();
  await discern.isAt("Rock Ridge");
  await discern.page.goForward();
  await discern.page.goForward();
  await areOpen(discern, ["sample.iso", "other.iso"], "other.iso");
  await discern.row("other.txt").waitFor();
  // The page's own buttons are the same.
  await discern.page.getByRole("button", { name: "Back", exact: true }).click();
  await areOpen(discern, ["sample.iso", "other.iso"], "sample.iso");
  await discern.isAt("Rock Ridge", "docs");
  await close(discern, "other.iso").click();
  await images(discern).waitFor({ state: "detached" });
  await discern.page.evaluate(() => history.forward());
  await discern.page.getByRole("status").getByText("That image is closed. Open it again to go back to it.").waitFor();
  await discern.isAt("Rock Ridge", "docs");
  await discern.page.goBack();
  await discern.isAt("Rock Ridge");
});

test("the tabs are operated by keys", async (t) => {
  const discern = await two(t);
  await discern.offer(await small("third"));
  const names = ["sample.iso", "other.iso", "third.iso"];
  await areOpen(discern, names, "third.iso");
  await tabOf(discern, "third.iso").focus();
  const isFocused = (name) =>
    eventually(async () => assert.equal(await discern.page.evaluate(() => document.activeElement.textContent), name));
  await discern.press("ArrowLeft");
  await areOpen(discern, names, "other.iso");
  await isFocused("other.iso");
  await discern.press("Home");
  await areOpen(discern, names, "sample.iso");
  await discern.press("ArrowLeft");
  await areOpen(discern, names, "third.iso");
  await discern.press("ArrowRight");
  await areOpen(discern, names, "sample.iso");
  await discern.press("End");
  await areOpen(discern, names, "third.iso");
  await isFocused("third.iso");
  await discern.press("Delete");
  await areOpen(discern, ["sample.iso", "other.iso"], "other.iso");
  // The same by name.
  await discern.press("Control+k");
  await discern.page.getByRole("combobox", { name: "Find a command" }).fill("next image");
  await discern.press("Enter");
  await areOpen(discern, ["sample.iso", "other.iso"], "sample.iso");
  await discern.press("Control+k");
  await discern.page.getByRole("combobox", { name: "Find a command" }).fill("close this");
  await discern.press("Enter");
  await images(discern).waitFor({ state: "detached" });
  await discern.row("other.txt").waitFor();
});

test("no more images are opened than have room, and a sentence says so", async (t) => {
  const discern = await Discern.opened(t, browser, image);
  const names = ["sample.iso"];
  for (let number = 2; number <= MOST; number += 1) {
    await discern.offer(await small(`image-${number}`));
    names.push(`image-${number}.iso`);
    await areOpen(discern, names, names.at(-1));
  }
  await discern.fits("many");
  await discern.offer(other);
  await discern.alert().getByText("8 images are open, and no more can be.").waitFor();
  await discern.alert().getByRole("button", { name: "Close", exact: true }).click();
  await areOpen(discern, names, names.at(-1));
  await close(discern, names.at(-1)).click();
  await areOpen(discern, names.slice(0, -1), names.at(-2));
  await discern.offer(other);
  await discern.row("other.txt").waitFor();
});

test("a file that is not an image leaves the tabs as they are", async (t) => {
  const discern = await two(t);
  await discern.offer(join(import.meta.dirname, "package.json"));
  await discern.alert().waitFor();
  await areOpen(discern, ["sample.iso", "other.iso"], "other.iso");
  await eventually(() => assert.equal(discern.page.workers().length, 2));
});

for (const viewport of [{ width: 1440, height: 900 }, { width: 390, height: 844 }]) {
  test(`the tabs of images break no rule at ${viewport.width} pixels`, async (t) => {
    const discern = await two(t, { viewport });
    const long = "an image with a name that is much longer than its tab is wide";
    await discern.offer(await small(long));
    await eventually(async () => assert.equal(await images(discern).getByRole("tab").count(), 3));
    assert.deepEqual(await discern.accessibilityViolations(), []);
    await discern.fits("tabs");
    await tabOf(discern, "sample.iso").click();
    await areOpen(discern, ["sample.iso", "other.iso", `${long}.iso`], "sample.iso");
    assert.deepEqual(await discern.accessibilityViolations(), []);
    await discern.fits("tabs");
  });
}
