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

  /** The first screen has been drawn and the worker answers. */
  async ready() {
    await this.page.getByRole("button", { name: /open/i }).first().waitFor();
  }

  /** Gives files to the page as its picker would; waits for the first rows. */
  async open(...paths) {
    await this.offer(...paths);
    await this.rows().first().waitFor();
  }

  /** Gives files to the page as its picker would, and waits for nothing. */
  async offer(...paths) {
    await this.page.locator("input[type=file]").first().setInputFiles(paths);
  }

  /** The list of what is in a directory. */
  list() {
    return this.page.getByRole("treegrid").or(this.page.getByRole("grid")).first();
  }

  /** The directories, as a tree. */
  tree() {
    return this.page.getByRole("tree");
  }

  /** Rows of the list that are drawn: of a long list, those in sight. */
  rows() {
    return this.list().locator('[role="row"]:has([role="gridcell"], [role="rowheader"])');
  }

  /** The row of that name. */
  row(name) {
    return this.rows().filter({ has: this.page.getByText(name, { exact: true }) });
  }

  /** Names of the rows that are drawn. */
  async names() {
    return this.rows().locator('[role="rowheader"], [role="gridcell"]:first-child').allInnerTexts();
  }

  /** Rows in all, drawn or not. */
  async rowCount() {
    return Number(await this.list().getAttribute("aria-rowcount"));
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
