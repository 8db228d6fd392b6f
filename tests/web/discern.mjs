// The page as a person uses it: what the tests do and see goes through here, by role and by name.

import { existsSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium } from "playwright-core";

/** Where the page is served: `cargo xtask test web` builds it, serves it and says where. */
export const URL = process.env.DISCERN_URL ?? "http://127.0.0.1:8080/";

/** Pictures of what was seen when a test failed. */
const RESULTS = join(import.meta.dirname, "results");

const EXECUTABLES = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Chromium, without the requests it makes of its own accord. */
export async function launch() {
  const executablePath = EXECUTABLES.find((path) => path && existsSync(path));
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** One tab with the page in it. */
export class Discern {
  /** Text of every error in the console, and of every exception. */
  errors = [];
  /** Address of every request, in order. */
  requests = [];

  /** Opens the page; `options` are those of a Playwright context, as in `{ colorScheme: "dark" }`. */
  static async start(browser, options = {}) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
    const discern = new Discern(context, await context.newPage());
    await discern.page.goto(URL);
    return discern;
  }

  constructor(context, page) {
    this.context = context;
    this.page = page;
    page.on("console", (message) => message.type() === "error" && this.errors.push(message.text()));
    page.on("pageerror", (error) => this.errors.push(String(error)));
    // Of the context, so that those of the worker are among them.
    context.on("request", (request) => this.requests.push(request.url()));
  }

  async close() {
    await this.context.close();
  }

  /** The first screen has been drawn and can be used. */
  async ready() {
    await this.page.getByRole("button", { name: /^Open/ }).waitFor();
  }

  /** The worker, once it is there. */
  async worker() {
    return this.page.workers()[0] ?? this.page.waitForEvent("worker");
  }

  /** Gives files to the page's picker; waits for the first rows. */
  async open(...paths) {
    await this.offer(...paths);
    await this.rows().first().waitFor();
  }

  /** Gives files to the page's picker, and waits for nothing. */
  async offer(...paths) {
    await this.ready();
    const [picker] = await Promise.all([this.page.waitForEvent("filechooser"), this.press("Control+o")]);
    await picker.setFiles(paths);
  }

  /** Every directory of the view that is shown has been read. */
  async complete() {
    await this.statusLine().filter({ hasNotText: "Reading directories" }).waitFor();
  }

  /** The line at the foot. */
  statusLine() {
    return this.page.getByRole("contentinfo");
  }

  /** What the line at the foot says was read and sent, as in `{ read: "1.2 MB", sent: "nothing" }`. */
  async counters() {
    const [read, sent] = await this.statusLine().locator("b").allInnerTexts();
    return { read, sent };
  }

  /** The list of what is in a directory, or was found. */
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

  /** Rows of the list that are drawn and have come: of a long list, those in sight. */
  rows() {
    return this.list().locator('[role="row"]:has(.listing-text)');
  }

  /** The row of that name. */
  row(name) {
    return this.rows().filter({ has: this.page.locator(".listing-text").getByText(name, { exact: true }) });
  }

  /** Names of the rows that are drawn, from the top. */
  async names() {
    const rows = await this.rows().evaluateAll((rows) =>
      rows.map((row) => [Number(row.ariaRowIndex), row.querySelector(".listing-text").textContent]),
    );
    return rows.sort(([one], [other]) => one - other).map(([, name]) => name);
  }

  /** Names of the rows that are chosen, of those drawn. */
  async chosen() {
    return this.list().locator('[role="row"][aria-selected="true"] .listing-text').allTextContents();
  }

  /** Rows in all, drawn or not. */
  async rowCount() {
    // The headings are a row too.
    return Number(await this.list().getAttribute("aria-rowcount")) - 1;
  }

  /** Presses keys, one after the other, as in `press("Home", "Shift+ArrowDown")`. */
  async press(...keys) {
    for (const key of keys) {
      await this.page.keyboard.press(key);
    }
  }

  /** Chooses rows as a mouse does: the first alone, the others added. */
  async select(first, ...more) {
    await this.row(first).click();
    for (const name of more) {
      await this.row(name).click({ modifiers: ["Control"] });
    }
  }

  /** Does `action`, and gives the path of the file that the page then offers for download, and its name. */
  async download(action) {
    const [download] = await Promise.all([this.page.waitForEvent("download"), action()]);
    return { name: download.suggestedFilename(), path: await download.path() };
  }

  /** What axe-core finds wrong by WCAG 2.2 AA: one line for each element. */
  async accessibilityViolations() {
    const source = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
    // Evaluated rather than added as a script, which the page's policy forbids.
    await this.page.evaluate(source);
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    const { violations } = await this.page.evaluate((values) => axe.run({ runOnly: { type: "tag", values } }), tags);
    return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.html}`));
  }

  /** Keeps a picture of the page as it is. */
  async screenshot(name) {
    await mkdir(RESULTS, { recursive: true });
    const path = join(RESULTS, `${name}.png`);
    await this.page.screenshot({ path });
    return path;
  }
}
