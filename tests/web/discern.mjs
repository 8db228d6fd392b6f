// The page as a user operates it. Tests act on it and read it through this class, by role and name.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium } from "playwright-core";
import * as protocol from "./protocol.mjs";

/** URL of the page, which `cargo xtask test web` builds and serves. */
export const URL = process.env.DISCERN_URL ?? "http://127.0.0.1:8080/";

/** Folder for screenshots of failed tests. */
export const RESULTS = join(import.meta.dirname, "results");

/** Milliseconds after which a test gives up. The machine may be busy, so this is generous. */
export const PATIENCE = Number(process.env.PATIENCE ?? 120_000);

/** Program names of Chromium. */
const WITH_WINDOWS = ["chromium", "chromium-browser", "google-chrome"];
/** The same engine without windows needs a third of the processor's time for a tab. */
const PROGRAMS = ["chromium-headless-shell", ...WITH_WINDOWS];

/** Launches Chromium, without its own requests; with `hasWindows` for what it does only then: keeps the
 * screen on, gives a foreign document a process of its own. With `profile`, an empty folder, it is a context that keeps
 * its data there: all others are private windows, whose storage is in another process. */
export async function launch({ hasWindows = false, profile } = {}) {
  const programs = hasWindows ? WITH_WINDOWS : PROGRAMS;
  const executablePath = [process.env.CHROMIUM, ...programs.map((name) => `/usr/bin/${name}`)].find((path) => path && existsSync(path));
  const options = {
    executablePath,
    timeout: PATIENCE,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  };
  return profile ? chromium.launchPersistentContext(profile, options) : chromium.launch(options);
}

/** How many progress reports may follow a cancel: a job reports no more often than it lets messages in. */
const LAST_REPORTS = 3;

/** Asserts that a canceled job didn't continue, from the result of `Discern.cancel`; its duration is only printed. */
export function assertStopped(test, { reports, milliseconds }) {
  test.diagnostic(`answered after ${Math.round(milliseconds)} ms`);
  assert.ok(reports <= LAST_REPORTS, `${reports} reports of progress after the cancel`);
}

/** Repeats a check until it holds; fails with the last error. */
export async function eventually(check) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Runs in the page before its own programs: records the messages of workers, which no element shows in full, and
 * counts the requests. */
function keepWhatWorkersTell() {
  // The picker with handles opens a dialog of the browser that no test can operate.
  globalThis.showOpenFilePicker = undefined;
  const kept = (globalThis.told = []);
  const asked = (globalThis.asked = []);
  // Tests look at the beginning of a long message only.
  const bytes = (message) => message.bytes.slice(0, 1 << 14);
  globalThis.Worker = class extends Worker {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", ({ data }) => kept.push({ at: performance.now(), bytes: bytes(data) }));
    }
    postMessage(...given) {
      // The page that is one file first sends its files to the worker.
      if (given[0].bytes) asked.push(bytes(given[0]));
      super.postMessage(...given);
    }
  };
}

/** One tab with the page. */
export class Discern {
  /** Text of every console error and exception. */
  errors = [];
  /** URL of every request, in order. */
  requests = [];
  /** URL of every request of the service worker, which keeps the page for use without a network. */
  kept = [];

  /** Opens the page; `options` are those of a Playwright context, as in `{ colorScheme: "dark" }`. */
  static async start(browser, options = {}) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
    return Discern.visit(context);
  }

  /** Opens the page in another tab of a context. */
  static async visit(context, url = URL) {
    context.setDefaultTimeout(PATIENCE);
    const discern = new Discern(context, await context.newPage());
    await discern.page.addInitScript(keepWhatWorkersTell);
    await discern.page.goto(url);
    return discern;
  }

  /** Like `start`, until the test ends: a failed test leaves a screenshot, and console errors fail the test. */
  static async forTest(test, browser, options) {
    const discern = await Discern.start(browser, options);
    test.after(async () => {
      if (!test.passed) await discern.screenshot(test.name.replace(/\W+/g, "-"));
      await discern.close();
      assert.deepEqual(discern.errors, []);
    });
    return discern;
  }

  /** Like `forTest`, with an image open and all its folders read. */
  static async opened(test, browser, image, options) {
    const discern = await Discern.forTest(test, browser, options);
    await discern.open(image);
    await discern.complete();
    return discern;
  }

  constructor(context, page) {
    this.context = context;
    this.page = page;
    page.on("console", (message) => message.type() === "error" && this.errors.push(message.text()));
    page.on("pageerror", (error) => this.errors.push(String(error)));
    // A picker that opens at once may precede a listener for it, so pickers are watched from here on.
    page.on("filechooser", () => {});
    // Set on the context, to include the worker's requests. The service worker's are counted apart.
    context.on("request", (request) => (request.serviceWorker() ? this.kept : this.requests).push(request.url()));
  }

  async close() {
    await this.context.close();
  }

  /** Waits until the first screen is drawn and usable. */
  async ready() {
    await this.page.getByRole("button", { name: /^Open.*…$/ }).waitFor();
    // Chromium drops keys pressed before the first frame of a page.
    await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  }

  /** The worker, once it exists. */
  async worker() {
    return this.page.workers()[0] ?? this.page.waitForEvent("worker");
  }

  /** Passes files to the page's picker, and waits for the first rows. */
  async open(...paths) {
    await this.offer(...paths);
    await this.rows().first().waitFor();
  }

  /** Passes files to the page's picker, without waiting. */
  async offer(...paths) {
    await this.ready();
    const [picker] = await Promise.all([this.page.waitForEvent("filechooser"), this.press("Control+o")]);
    await picker.setFiles(paths);
  }

  /** Waits until all folders of the current view have been read and are shown. */
  async complete() {
    await this.statusLine().filter({ hasNotText: "Reading folders" }).waitFor();
    await this.answered();
  }

  /** Waits until the worker has answered every request and reported its news. A job is a request, too. */
  async answered() {
    const look = () =>
      this.page.evaluate(() => [asked.length, told.filter(({ bytes }) => bytes[0] === 0).length, told.length]);
    await eventually(async () => {
      const [asked, answers, all] = await look();
      assert.equal(answers, asked);
      // News of an answer follow it in the same task of the worker.
      await this.settled();
      assert.deepEqual(await look(), [asked, answers, all]);
    });
  }

  /** Waits until the worker's task has ended and the page has received all messages. */
  async settled() {
    // A spare worker may end meanwhile.
    for (const worker of this.page.workers()) await worker.evaluate(() => undefined).catch(() => undefined);
    await this.page.evaluate(
      () =>
        new Promise((resolve) => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = resolve;
          port2.postMessage(null);
        }),
    );
  }

  /** Waits until the page has been drawn `count` times. */
  async frames(count) {
    await this.page.evaluate(async (count) => {
      for (let frame = 0; frame < count; frame += 1) await new Promise(requestAnimationFrame);
    }, count);
  }

  /** Drops files on the top bar, as from the desktop, which opens them; `paths` may be folders. */
  async drop(...paths) {
    await this.dropAt({ x: this.page.viewportSize().width / 2, y: 20 }, paths);
  }

  /** Drops files on the middle of an element, such as the list or a row, which adds them. */
  async dropOn(element, ...paths) {
    // Waits until the element stops moving.
    await element.hover({ trial: true });
    const { x, y, width, height } = await element.boundingBox();
    await this.dropAt({ x: x + width / 2, y: y + height / 2 }, paths);
  }

  async dropAt(point, paths) {
    const session = await this.context.newCDPSession(this.page);
    const data = { items: [], files: paths, dragOperationsMask: 1 };
    for (const type of ["dragEnter", "dragOver", "drop"]) {
      await session.send("Input.dispatchDragEvent", { type, ...point, data });
    }
    await session.detach();
  }

  /** The bar about unbuilt changes. */
  changes() {
    return this.page.getByRole("region", { name: "Changes", exact: true });
  }

  /** Waits until the bar shows this number of changes, as in `changed("2 changes")`. */
  async changed(text) {
    await this.changes().getByText(text, { exact: true }).first().waitFor();
  }

  /** Shows the tabs whose contents are in parts, deletes a file of the sample, and builds the image. */
  async useParts() {
    for (const name of ["Disc", "Overview", "Check", "Convert"]) {
      await this.tab(name).click();
      await this.page.getByRole("tabpanel", { name }).getByRole("heading").first().waitFor();
    }
    await this.tab("Files").click();
    await this.row("README.txt").click();
    await this.press("Delete");
    await this.changed("1 change");
    assert.ok((await this.build()).length > 0);
  }

  /** Chooses a command of the Edit menu. */
  async command(name) {
    await this.page.getByRole("button", { name: "Edit", exact: true }).click();
    await this.page.getByRole("menuitem", { name }).click();
  }

  /** Saves in another way than that of the main button. */
  async saveOtherwise(name) {
    await this.page.getByRole("button", { name: "More ways to save" }).click();
    await this.page.getByRole("menuitem", { name }).click();
  }

  /** Waits until the list begins with these names. */
  async lists(...names) {
    await eventually(async () => assert.deepEqual(await this.names(), names));
  }

  /** The marks of a row, as in `["new"]`. */
  async marks(name) {
    return this.row(name).locator(".listing-mark").allInnerTexts();
  }

  /** The field in which a name is edited. */
  renameField() {
    return this.page.getByLabel(/^New name of/);
  }

  /** Builds the image, waits for its verification, and returns the path it is saved to. */
  async build() {
    await this.tab("Build").click();
    await this.page.getByRole("button", { name: "Build and check" }).click();
    await this.page.getByRole("heading", { name: "Image ready: checked" }).waitFor();
    return (await this.download(() => this.page.getByRole("button", { name: "Save image" }).click())).path;
  }

  /** The status line. */
  statusLine() {
    return this.page.getByRole("contentinfo");
  }

  /** Counters in the status line, as in `{ read: "1.2 MB", sent: "nothing" }`. */
  async counters() {
    const [read, sent] = await this.statusLine().locator("b").allInnerTexts();
    return { read, sent };
  }

  /** The list of a directory, or of search results. */
  list() {
    return this.page.getByRole("grid", { name: "Files" });
  }

  /** Volumes, views and directories, as a tree. */
  tree() {
    return this.page.getByRole("tree");
  }

  /** The field that searches the whole view. */
  search() {
    return this.page.getByRole("searchbox");
  }

  /** The tab with this name, as in "Check". */
  tab(name) {
    return this.page.getByRole("tablist", { name: "Views of the image" }).getByRole("tab", { name });
  }

  /** The details of the selected entry. */
  details() {
    return this.page.getByRole("region", { name: "Details" });
  }

  /** The Disc tab. */
  disc() {
    return this.page.getByRole("tabpanel", { name: "Disc" });
  }

  /** The row of a track in the table. */
  track(number) {
    return this.disc().locator(`tr:has(th[scope="row"]:text-is("${number}"))`);
  }

  /** Texts of the rows of all tracks. */
  async tracks() {
    await this.disc().locator('th[scope="row"]').first().waitFor();
    const rows = await this.disc().locator('tr:has(th[scope="row"])').allInnerTexts();
    return rows.map((row) => row.replace(/\s+/g, " "));
  }

  /** The sector viewer. */
  sector() {
    return this.page.getByRole("region", { name: "Sector", exact: true });
  }

  /** Goes to a sector by an address, as a user types it. */
  async goToSector(address) {
    const field = this.sector().getByLabel("LBA or MSF");
    await field.fill(address);
    await field.press("Enter");
  }

  /** The first ten lines of the sector's bytes, without the text column. */
  async hexLines() {
    const lines = await this.sector().locator(".hex-line").allTextContents();
    return lines.sort().slice(0, 10).map((line) => line.slice(0, 53));
  }

  /** A fact of the sector, as in `sectorFact("Header", "Mode")`. */
  async sectorFact(title, label) {
    const group = this.sector().locator(".facts").filter({ has: this.page.getByRole("heading", { name: title, exact: true }) });
    return group.locator(".facts-line").filter({ has: this.page.getByText(label, { exact: true }) }).locator(".facts-value").innerText();
  }

  /** Presses the button that stops a job. Returns the reports that the worker still sends, and the milliseconds until
   * it has stopped. */
  async cancel(job = this.job()) {
    await this.page.evaluate(() => {
      // Listens on the document, since the button may be replaced.
      document.addEventListener("click", () => (globalThis.cancelled = performance.now()), { capture: true, once: true });
    });
    await job.getByRole("button", { name: "Cancel" }).click();
    await job.waitFor({ state: "detached" });
    const [told, cancelled] = [await this.told(), await this.page.evaluate(() => globalThis.cancelled)];
    const answer = told.findLast(({ failure }) => failure === "Cancelled");
    const reports = told.filter(({ at, news }) => news === "Progress" && at > cancelled).length;
    return { reports, milliseconds: answer.at - cancelled };
  }

  /** The running jobs. */
  job() {
    return this.page.getByRole("region", { name: /^Saving/ });
  }

  /** The error message. */
  alert() {
    return this.page.getByRole("alert");
  }

  /** The message about a save. */
  saved() {
    return this.page.getByRole("region", { name: "Saved" });
  }

  /** Waits until the list shows a directory, given by its path from the view, as in `isAt("Rock Ridge", "docs")`. */
  async isAt(...way) {
    await eventually(async () => assert.deepEqual(await this.way(), way));
    await this.rows().first().waitFor();
  }

  /** Like `isAt`, for an empty directory. */
  async isEmptyAt(...way) {
    await eventually(async () => assert.deepEqual(await this.way(), way));
    await this.page.getByText("This folder is empty.").waitFor();
  }

  /** The path to the listed directory. */
  async way() {
    return this.page.getByRole("navigation", { name: "Path" }).getByRole("button").allInnerTexts();
  }

  /** Waits until the cursor is at the row with this name and the list has scrolled to it. */
  async isAtRow(name) {
    await eventually(async () => {
      assert.equal(await this.cursorName(), name);
      assert.ok(await this.inSight(await this.cursor()), `${name} is out of sight`);
    });
  }

  /** The row at the cursor, as assistive software sees it. */
  async cursor() {
    return this.page.locator(`[id="${await this.list().getAttribute("aria-activedescendant")}"]`);
  }

  /** Name in the row at the cursor. */
  async cursorName() {
    return (await this.cursor()).locator(".listing-text").textContent({ timeout: 1000 });
  }

  /** Whether an element is visible within the list, below the headings. */
  async inSight(element) {
    const [list, inner] = [await this.list().boundingBox(), await element.boundingBox({ timeout: 1000 })];
    const heading = await this.list().getByRole("columnheader").first().boundingBox();
    return inner !== null && inner.y >= heading.y + heading.height - 1 && inner.y + inner.height <= list.y + list.height + 1;
  }

  /** The tree's line at the cursor. */
  async treeCursor() {
    return this.page.locator(`[id="${await this.tree().getAttribute("aria-activedescendant")}"]`);
  }

  /** The line of the tree with this name. */
  treeLine(name) {
    return this.tree().getByRole("treeitem").filter({ has: this.page.getByText(name, { exact: true }) });
  }

  /** Texts of the drawn lines of the tree, from the top. */
  async treeNames() {
    const lines = await this.tree().getByRole("treeitem").evaluateAll((lines) =>
      lines.map((line) => [Number(line.id.replace("tree-", "")), line.querySelector(".image-tree-name").textContent]),
    );
    return lines.sort(([one], [other]) => one - other).map(([, name]) => name);
  }

  /** Messages from workers so far, decoded by `told` of `protocol.mjs`, with the time of arrival `at`. */
  async told() {
    const plain = await this.page.evaluate(() => ({
      asked: asked.map((bytes) => [...bytes]),
      told: told.map(({ at, bytes }) => ({ at, bytes: [...bytes] })),
    }));
    return protocol.told(plain);
  }

  /** Number of bytes read from the user's files so far, and number of reads. */
  async read() {
    return (await this.told()).findLast(({ news }) => news === "Read") ?? { bytes: 0, calls: 0 };
  }

  /** The worker's report about its last blob: `name`, `size`, and the bytes `read` for it. */
  async lastBlob() {
    const of = ["Browse.Blob", "Audio.Part", "Save.Write"];
    return (await this.told()).findLast(({ to, answer }) => of.includes(to) && answer)?.answer;
  }

  /** Waits until the search shows its number of results, as in "3 found". */
  async found(text) {
    await this.page.getByRole("status").getByText(text, { exact: true }).waitFor();
  }

  /** Rows that are drawn and fetched; in a long list, the visible ones. */
  rows() {
    return this.list().locator('[role="row"]:not([hidden]):has(.listing-text:not(:empty))');
  }

  /** The row with this name. */
  row(name) {
    return this.rows().filter({ has: this.page.locator(".listing-text").getByText(name, { exact: true }) });
  }

  /** Names of the drawn rows, from the top. */
  async names() {
    const rows = await this.rows().evaluateAll((rows) =>
      rows.map((row) => [Number(row.ariaRowIndex), row.querySelector(".listing-text").textContent]),
    );
    return rows.sort(([one], [other]) => one - other).map(([, name]) => name);
  }

  /** Names of the selected rows among the drawn ones. */
  async chosen() {
    return this.list().locator('[role="row"][aria-selected="true"] .listing-text').allTextContents();
  }

  /** Number of rows, drawn or not. */
  async rowCount() {
    // The headings count as a row.
    return Number(await this.list().getAttribute("aria-rowcount")) - 1;
  }

  /** Presses keys one after the other, as in `press("Home", "Shift+ArrowDown")`. */
  async press(...keys) {
    for (const key of keys) {
      await this.page.keyboard.press(key);
    }
  }

  /** Selects rows with the mouse: the first one alone, then the others added. */
  async select(first, ...more) {
    await this.row(first).click();
    for (const name of more) {
      await this.row(name).click({ modifiers: ["Control"] });
    }
  }

  /** Performs `action`. Returns the path and name of the file that the page then offers for download. */
  async download(action) {
    const [download] = await Promise.all([this.page.waitForEvent("download"), action()]);
    return { name: download.suggestedFilename(), path: await download.path() };
  }

  /** Violations of WCAG 2.2 AA found by axe-core, one line per element: all in the page's theme, and those that depend on
   * colors in the other theme. */
  async accessibilityViolations() {
    const source = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
    // Evaluates the source: the page's policy forbids adding a script.
    await this.page.evaluate(source);
    const run = async (type, values) => {
      const { violations } = await this.page.evaluate((runOnly) => axe.run({ runOnly }), { type, values });
      return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.html}`));
    };
    const own = await run("tag", ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]);
    const isDark = await this.page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches);
    const [theme, other] = isDark ? ["dark", "light"] : ["light", "dark"];
    await this.page.emulateMedia({ colorScheme: other });
    const others = await run("rule", ["color-contrast", "link-in-text-block"]);
    await this.page.emulateMedia({ colorScheme: theme });
    return [...own, ...others.map((violation) => `${other}: ${violation}`)];
  }

  /** Waits until nothing is wider than the page. */
  async fits(state = "") {
    await eventually(async () => {
      const { scroll, width } = await this.page.evaluate(() => {
        const { scrollWidth: scroll, clientWidth: width } = document.documentElement;
        return { scroll, width };
      });
      assert.ok(scroll <= width, `${state}: ${scroll} pixels of ${width}`);
    });
  }

  /** Keeps a screenshot of the page. */
  async screenshot(name) {
    await mkdir(RESULTS, { recursive: true });
    const path = join(RESULTS, `${name}.png`);
    await this.page.screenshot({ path });
    return path;
  }
}
