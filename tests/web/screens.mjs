// Takes pictures of the main screens from the running page, in four widths and both themes, with images made for them:
// `cargo xtask screens`. They are for the eye: nothing compares them.

import { mkdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Discern, launch } from "./discern.mjs";
import { cueOfMany, tone } from "./discs.mjs";
import { workshop, xorriso } from "./images.mjs";
import { sample } from "./sample.mjs";

const SCREENS = join(import.meta.dirname, "../../docs/screens");

const SIZES = [
  { width: 320, height: 640 },
  { width: 390, height: 844 },
  { width: 768, height: 1024 },
  { width: 1440, height: 900 },
];

/** Width in pixels up to which the details of a file aren't beside the list. */
const NARROW = 1000;

/** Quality of the pictures, up to which text stays sharp. */
const QUALITY = 0.8;

const folder = await workshop();
const browser = await launch();
try {
  const image = await sample(folder);
  const music = await cueOfMany(folder, await xorriso(join(folder, "tree"), join(folder, "data.iso")));
  const audio = [join(folder, "tones.cue"), join(folder, "tones.bin")];
  const track = (number, at) => `  TRACK 0${number} AUDIO\n    TITLE "Tone ${number}"\n    INDEX 01 00:${at}:00\n`;
  await writeFile(audio[0], `TITLE "Tones"\nFILE "tones.bin" BINARY\n${track(1, "00")}${track(2, "20")}`);
  await writeFile(audio[1], Buffer.concat([tone(1500, 1), tone(1500, 2)]));
  const cut = join(folder, "cut.iso");
  await writeFile(cut, await readFile(image));
  await truncate(cut, 2_000_000);
  const other = join(folder, "notes.txt");
  await writeFile(other, "Not an image.\n");
  await rm(SCREENS, { recursive: true, force: true });
  await mkdir(SCREENS, { recursive: true });
  const painter = await browser.newPage();
  for (const viewport of SIZES) {
    for (const colorScheme of ["light", "dark"]) {
      await take(painter, viewport, colorScheme, { image, music, audio, cut, other });
    }
    console.log(`${viewport.width} pixels`);
  }
} finally {
  await browser.close();
}

/** Takes the pictures in one size and theme. */
async function take(painter, viewport, colorScheme, { image, music, audio, cut, other }) {
  const shoot = async (discern, name) => {
    await discern.frames(2);
    const png = await discern.page.screenshot({ animations: "disabled" });
    await keep(painter, png, `${name}-${viewport.width}-${colorScheme}`);
  };
  /** The page with an image, at a tab. */
  const at = async (files, tab) => {
    const discern = await Discern.start(browser, { viewport, colorScheme });
    await discern.offer(...files);
    await discern.tab("Overview").waitFor();
    if (tab) await discern.tab(tab).click();
    return discern;
  };
  const shots = {
    welcome: async () => {
      const discern = await Discern.start(browser, { viewport, colorScheme });
      await discern.ready();
      return discern;
    },
    files: async () => {
      const discern = await at([image]);
      await discern.complete();
      if (viewport.width > NARROW) {
        await discern.select("README.txt");
        await discern.details().getByText("Read me first.").first().waitFor();
      }
      return discern;
    },
    overview: async () => {
      const discern = await at([image], "Overview");
      await discern.page.getByRole("tabpanel", { name: "Overview" }).getByRole("heading").first().waitFor();
      await discern.complete();
      return discern;
    },
    disc: async () => {
      const discern = await at(music, "Disc");
      await discern.tracks();
      return discern;
    },
    check: async () => {
      const discern = await at([cut], "Check");
      await discern.page.getByRole("tabpanel", { name: "Check" }).getByRole("heading").first().waitFor();
      await discern.answered();
      return discern;
    },
    convert: async () => {
      const discern = await at(music, "Convert");
      await discern.page.getByRole("tabpanel", { name: "Convert" }).getByRole("button", { name: /^Convert|^Save/ }).first().waitFor();
      return discern;
    },
    edit: async () => {
      const discern = await at([image]);
      await discern.complete();
      await discern.row("README.txt").waitFor();
      await discern.list().focus();
      await discern.press("End", "Delete");
      await discern.changed("1 change");
      await discern.answered();
      return discern;
    },
    audio: async () => {
      const discern = await at(audio);
      await discern.rows().first().waitFor();
      if (viewport.width <= NARROW) await discern.page.getByRole("button", { name: "Album", exact: true }).click();
      await discern.page.getByRole("region", { name: "Album" }).waitFor();
      await discern.answered();
      return discern;
    },
    preview: async () => {
      const discern = await at([image]);
      await discern.complete();
      await discern.row("README.txt").waitFor();
      await discern.list().focus();
      await discern.press("End", "ArrowUp", "Enter");
      await discern.page.getByRole("dialog").getByText("Read me first.").waitFor();
      await discern.answered();
      return discern;
    },
    error: async () => {
      const discern = await Discern.start(browser, { viewport, colorScheme });
      await discern.offer(other);
      await discern.alert().waitFor();
      return discern;
    },
  };
  for (const [name, open] of Object.entries(shots)) {
    const discern = await open();
    await shoot(discern, name);
    await discern.close();
  }
}

/** Writes a picture as WebP, which the browser itself makes of it. */
async function keep(painter, png, name) {
  const webp = await painter.evaluate(
    async ([png, quality]) => {
      const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
      const canvas = new OffscreenCanvas(picture.width, picture.height);
      canvas.getContext("2d").drawImage(picture, 0, 0);
      const bytes = await (await canvas.convertToBlob({ type: "image/webp", quality })).arrayBuffer();
      return btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(""));
    },
    [png.toString("base64"), QUALITY],
  );
  await writeFile(join(SCREENS, `${name}.webp`), Buffer.from(webp, "base64"));
}
