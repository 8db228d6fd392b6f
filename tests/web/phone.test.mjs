// Small screens: a thin frame, check boxes to select with, nothing cut; and what forced colors leave.

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

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

test("on a phone the frame takes a quarter of the screen at most", async (t) => {
  const discern = await Discern.opened(t, browser, image, PHONE);
  for (const name of ["Files", "Overview", "Convert"]) {
    await discern.tab(name).click();
    const { height } = await discern.page.getByRole("main").boundingBox();
    assert.ok(844 - height <= 844 / 4, `${name}: the frame is ${844 - height} pixels high`);
  }
});

test("on a phone rows are selected by check boxes", async (t) => {
  const discern = await Discern.opened(t, browser, image, PHONE);
  const box = (name) => discern.row(name).getByRole("checkbox", { name: `Select ${name}` });
  assert.equal(await box("docs").count(), 0);
  await discern.page.getByRole("button", { name: "Select", exact: true }).tap();
  await box("docs").tap();
  await discern.row("README.txt").tap();
  await eventually(async () => {
    const checked = await Promise.all(["docs", "README.txt", "run.sh"].map((name) => box(name).isChecked()));
    assert.deepEqual(checked, [true, true, false]);
  });
  await discern.statusLine().getByText(/2 selected/).waitFor();
  await box("docs").tap();
  await eventually(async () => assert.equal(await box("docs").isChecked(), false));
  assert.deepEqual(await discern.accessibilityViolations(), []);
  await discern.page.getByRole("button", { name: "Done" }).tap();
  await box("docs").waitFor({ state: "detached" });
});

test("nothing is cut 320 pixels wide, and at 400 % zoom", async (t) => {
  for (const options of [
    { viewport: { width: 320, height: 640 } },
    { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 },
  ]) {
    const discern = await Discern.opened(t, browser, image, options);
    for (const name of ["Files", "Overview", "Disc", "Check", "Convert", "Build"]) {
      await discern.tab(name).click();
      await discern.page.getByRole("tabpanel", { name }).waitFor();
      await discern.answered();
      await discern.fits(`${name} ${options.viewport.height}`);
      assert.deepEqual(await outside(discern), [], name);
    }
    await discern.tab("Files").click();
    await discern.list().focus();
    await discern.press("End");
    await discern.page.getByRole("button", { name: "Details" }).click();
    await discern.details().getByText("Technical records").click();
    await discern.details().getByRole("heading", { name: "Location" }).waitFor();
    await discern.fits("details");
    assert.deepEqual(await outside(discern), [], "details");
  }
});

/** Names of visible buttons, fields and headings that reach out of the window, except in what scrolls sideways. */
function outside(discern) {
  return discern.page.evaluate(() => {
    const scrolls = (element) => {
      for (let at = element.parentElement; at; at = at.parentElement) {
        if (at.scrollWidth > at.clientWidth && /auto|scroll/.test(getComputedStyle(at).overflowX)) return true;
      }
      return false;
    };
    const all = [...document.querySelectorAll("button, input, select, h1, h2, h3, summary, p")];
    const shown = all.filter((element) => element.checkVisibility() && element.getClientRects().length > 0);
    const out = shown.filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      return width > 1 && (left < 0 || right > innerWidth + 1) && !scrolls(element);
    });
    return out.map((element) => element.textContent || element.getAttribute("aria-label"));
  });
}

/** The large preview of a file. */
const large = ({ page }, name) => page.getByRole("dialog", { name, exact: true });

/** Whether the list has the focus. */
const isAtList = (discern) =>
  eventually(async () => assert.ok(await discern.list().evaluate((list) => list === document.activeElement)));

for (const viewport of [{ width: 768, height: 1024 }, PHONE.viewport, { width: 320, height: 640 }]) {
  test(`the large preview fills a screen of ${viewport.width} pixels, until Escape, its button or Back`, async (t) => {
    const discern = await Discern.opened(t, browser, image, { viewport, hasTouch: true });
    await discern.row("docs").tap();
    await discern.isAt("Rock Ridge", "docs");
    await discern.list().focus();
    await discern.press("g", "u");
    await discern.isAtRow("guide.txt");
    const dialog = large(discern, "guide.txt");
    const closed = async () => {
      await dialog.waitFor({ state: "hidden" });
      await isAtList(discern);
      assert.deepEqual([await discern.chosen(), await discern.page.locator(".preview").count()], [["guide.txt"], 1]);
    };
    await discern.press("Enter");
    await dialog.getByRole("region", { name: "Text of the file" }).getByText("How to.").first().waitFor();
    assert.deepEqual(await dialog.boundingBox(), { x: 0, y: 0, ...viewport });
    assert.equal(await discern.page.locator(".preview").count(), 1);
    await discern.fits("large");
    assert.deepEqual(await outside(discern), []);
    assert.deepEqual(await discern.accessibilityViolations(), []);
    await discern.press("Escape");
    await closed();
    await discern.press("Enter");
    await dialog.getByRole("button", { name: "Close the preview" }).tap();
    await closed();
    await discern.press("Enter");
    await dialog.waitFor();
    await discern.page.goBack();
    await closed();
    await discern.page.goForward();
    await dialog.getByRole("region", { name: "Text of the file" }).getByText("How to.").first().waitFor();
    await discern.press("Escape");
    await closed();
    // None of them left an entry that would open it again.
    await discern.page.goBack();
    await discern.isAt("Rock Ridge");
    assert.equal(await dialog.isVisible(), false);
  });
}

test("on a phone the details have a button that enlarges their preview", async (t) => {
  const discern = await Discern.opened(t, browser, image, PHONE);
  await discern.row("README.txt").tap();
  const enlarge = discern.details().getByRole("button", { name: "Open preview" });
  await enlarge.tap();
  const dialog = large(discern, "README.txt");
  await dialog.getByText("Read me first.").waitFor();
  assert.equal(await discern.page.locator(".preview").count(), 1);
  await discern.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  await eventually(async () => assert.ok(await enlarge.evaluate((button) => button === document.activeElement)));
  await enlarge.tap();
  await dialog.waitFor();
  await discern.page.goBack();
  await dialog.waitFor({ state: "hidden" });
  await discern.details().getByText("Read me first.").waitFor();
  await discern.page.goBack();
  await isAtList(discern);
  assert.deepEqual(await discern.chosen(), ["README.txt"]);
});

for (const width of [768, 390]) {
  test(`two taps open the large preview at ${width} pixels, one the details`, async (t) => {
    const discern = await Discern.opened(t, browser, image, { ...PHONE, viewport: { width, height: 844 } });
    const dialog = large(discern, "README.txt");
    await discern.row("README.txt").tap();
    await discern.details().getByText("Read me first.").waitFor();
    assert.equal(await dialog.isVisible(), false);
    await discern.press("Escape");
    await isAtList(discern);
    const { x, y, width: wide, height } = await discern.row("README.txt").boundingBox();
    const point = { x: Math.round(x + wide / 2), y: Math.round(y + height / 2) };
    const session = await discern.context.newCDPSession(discern.page);
    const send = (type, touchPoints) => session.send("Input.dispatchTouchEvent", { type, touchPoints });
    // Without waiting in between: the taps of a busy page would be too far apart.
    await Promise.all([send("touchStart", [point]), send("touchEnd", []), send("touchStart", [point]), send("touchEnd", [])]);
    await dialog.getByText("Read me first.").waitFor();
    await discern.press("Escape");
    await dialog.waitFor({ state: "hidden" });
  });
}

test("the menu opens the large preview on a phone", async (t) => {
  const discern = await Discern.opened(t, browser, image, PHONE);
  await discern.list().focus();
  await discern.press("End", "ContextMenu");
  await discern.page.getByRole("menuitem", { name: "Open preview" }).tap();
  const dialog = large(discern, "run.sh");
  await dialog.getByRole("region", { name: "Text of the file" }).waitFor();
  await dialog.getByRole("button", { name: "Close the preview" }).tap();
  await dialog.waitFor({ state: "hidden" });
  await isAtList(discern);
});

test("on a phone the chosen format and its button come before the other formats", async (t) => {
  const discern = await Discern.opened(t, browser, image, PHONE);
  await discern.tab("Convert").click();
  const panel = discern.page.getByRole("tabpanel", { name: "Convert" });
  const button = panel.getByRole("button", { name: /^Convert/ });
  await button.waitFor();
  const formats = panel.getByRole("region", { name: "Choices" }).locator('input[type="radio"]');
  const chosen = formats.and(panel.getByRole("radio", { checked: true }));
  assert.ok((await chosen.boundingBox()).y < (await button.boundingBox()).y);
  const between = await formats.evaluateAll((all) => all.filter((one) => one.checkVisibility()).length);
  assert.ok(between <= 3, `${between} formats stand before the button`);
  assert.ok((await formats.count()) > between);
});

test("in forced colors switches that are on are marked", async (t) => {
  const discern = await Discern.opened(t, browser, image, { forcedColors: "active", viewport: { width: 1440, height: 900 } });
  await discern.select("README.txt");
  const look = (name) =>
    discern.details().getByRole("button", { name, exact: true }).evaluate((button) => getComputedStyle(button).outlineStyle);
  await discern.details().getByRole("button", { name: "Hex", exact: true }).waitFor();
  assert.deepEqual([await look("Text"), await look("Hex")], ["solid", "none"]);
  const mark = (name) => discern.row(name).evaluate((row) => getComputedStyle(row).borderInlineStartStyle);
  assert.notEqual(await mark("README.txt"), await mark("docs"));
});
