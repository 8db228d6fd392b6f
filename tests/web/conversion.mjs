// Operates the Convert tab as a user does, and reads the destinations of its results.

import { join } from "node:path";
import { Discern } from "./discern.mjs";
import { cueOfMany } from "./discs.mjs";
import { tree, xorriso } from "./images.mjs";

/** The sources: an ISO image in a folder, and a disc with that image and audio, as a sheet with several files. */
export async function discs(folder) {
  const source = await tree(folder, { "docs/guide.txt": "How to.\n".repeat(5000), "zeros.bin": Buffer.alloc(300_000) });
  const image = await xorriso(source, join(folder, "disc.iso"));
  return { image, many: await cueOfMany(folder, image) };
}

/** Opens an image and waits for the plan of the likely conversion. */
export async function openPlanned(test, browser, files, { prepare = () => {}, ...options } = {}) {
  const discern = await Discern.forTest(test, browser, { acceptDownloads: true, ...options });
  await prepare(discern);
  await discern.open(...files);
  await discern.complete();
  await discern.tab("Convert").click();
  await begin(discern).waitFor();
  return discern;
}

/** Replaces the folder picker by the browser's private folder, which needs no dialog. */
export const withPickers = ({ page }) =>
  page.evaluate(() => {
    globalThis.showDirectoryPicker = () => navigator.storage.getDirectory();
    globalThis.showSaveFilePicker = async ({ suggestedName }) =>
      (await navigator.storage.getDirectory()).getFileHandle(suggestedName, { create: true });
  });

export const panel = ({ page }) => page.getByRole("tabpanel", { name: "Convert" });
export const begin = (discern) => panel(discern).getByRole("button", { name: /^Convert (and|to a)/ });
export const done = (discern) => panel(discern).getByRole("heading", { name: "Converted and checked" });
export const heading = (discern) => panel(discern).getByRole("heading", { level: 2 });
export const job = (discern) => panel(discern).getByRole("region", { name: /^Converting to/ });

/** What is lost, changed or kept according to the page; if nothing is lost, its message. */
export const ledger = (discern) => panel(discern).getByRole("region", { name: "What happens to each part" });

/** Unfolds the formats that are less likely. */
export async function unfold(discern) {
  await panel(discern).locator(".plan-more").evaluateAll((all) => all.forEach((more) => (more.open = true)));
}

/** Selects another format. */
export async function choose(discern, name) {
  await unfold(discern);
  await panel(discern).getByRole("radio", { name: new RegExp(`^${name}`) }).check();
  await heading(discern).filter({ hasText: `Convert to ${name}` }).waitFor();
}

/** Waits for all checksums of the receipt; returns SHA-256 by name. */
export async function receipt(discern, timeout) {
  await done(discern).waitFor({ timeout });
  await panel(discern).locator(".plan-receipt").filter({ hasNotText: "computing" }).waitFor({ timeout });
  const lines = panel(discern).getByRole("region", { name: "Receipt" }).locator(".plan-receipt li");
  const files = await lines.evaluateAll((lines) =>
    lines.map((line) => [line.querySelector("b").textContent, line.querySelector("code")?.textContent]),
  );
  return Object.fromEntries(files);
}

/** Contents of the browser's private folder: SHA-256 by name. */
export async function written({ page }) {
  return page.evaluate(async () => {
    const found = {};
    for await (const [name, handle] of await navigator.storage.getDirectory()) {
      const digest = await crypto.subtle.digest("SHA-256", await (await handle.getFile()).arrayBuffer());
      found[name] = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
    }
    return found;
  });
}

/** Removes file handles from the browser. */
export const withoutPickers = ({ page }) =>
  page.evaluate(() => {
    delete globalThis.showDirectoryPicker;
    delete globalThis.showSaveFilePicker;
  });

/** Makes the browser behave like a private window of Firefox. */
export const withNeither = ({ page }) =>
  page.evaluate(() => {
    delete globalThis.showDirectoryPicker;
    delete globalThis.showSaveFilePicker;
    Object.defineProperty(navigator, "serviceWorker", { value: undefined });
  });
