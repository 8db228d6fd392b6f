// Takes the pictures of the README and the manifest from the running page, with an image made for them, and draws the
// icons of the manifest: `cargo xtask screenshot`.

import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Discern, launch } from "./discern.mjs";
import { tree, xorriso } from "./images.mjs";

const ROOT = join(import.meta.dirname, "../..");
const PICTURE = join(ROOT, "docs/screenshot.png");
const INSTALL = join(ROOT, "install");

const README = `Aurora Linux 4.2 "Polar Night"

Starts an installer or a live
system, with BIOS and with UEFI.

  boot/     what is loaded first
  docs/     the handbook
  install/  the installer
  pool/     packages

Please compare SHA256SUMS first.
`;

const folder = await mkdtemp(join(tmpdir(), "discern-"));
const browser = await launch();
try {
  const image = await aurora();
  await mkdir(INSTALL, { recursive: true });
  const wide = await opened(image, { width: 1280, height: 760 });
  await wide.select("README.txt");
  await wide.page.getByText("Polar Night").first().waitFor();
  await wide.page.screenshot({ path: PICTURE });
  await copyFile(PICTURE, join(INSTALL, "screen-wide.png"));
  const narrow = await opened(image, { width: 390, height: 844 });
  await narrow.page.screenshot({ path: join(INSTALL, "screen-narrow.png") });
  await draw("icon-192.png", 192, 1);
  await draw("icon-512.png", 512, 1);
  // Systems cut maskable icons to their own shape: what matters lies within a circle of 80 % of the width.
  await draw("maskable-512.png", 512, 0.76, "#ffffff");
} finally {
  await browser.close();
  await rm(folder, { recursive: true });
}

async function opened(image, viewport) {
  const discern = await Discern.start(browser, { colorScheme: "light", viewport });
  await discern.open(image);
  await discern.complete();
  return discern;
}

/** Draws the icon into a square of `size` pixels, of which it takes a `part`. */
async function draw(name, size, part, background) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const icon = (await readFile(join(ROOT, "icon.svg"))).toString("base64");
  const style = `position: fixed; inset: 0; margin: auto; width: ${part * size}px`;
  await page.setContent(`<img style="${style}" src="data:image/svg+xml;base64,${icon}">`);
  if (background) await page.addStyleTag({ content: `html { background: ${background} }` });
  await page.locator("img").evaluate((image) => image.decode());
  await page.screenshot({ path: join(INSTALL, name), omitBackground: true });
  await page.close();
}

/** A disc as a distribution might publish it: bootable, with Rock Ridge and Joliet. */
async function aurora() {
  const bytes = (length) => Buffer.alloc(length, "aurora ");
  const files = {
    "README.txt": README,
    SHA256SUMS: bytes(41_210),
    "autorun.inf": bytes(146),
    "boot/loader.img": bytes(24_576),
    "boot/grub/grub.cfg": bytes(3_102),
    "boot/grub/unicode.pf2": bytes(2_394_112),
    "boot/vmlinuz": bytes(11_740_160),
    "boot/initrd.img": bytes(38_273_024),
    "docs/en/handbook.html": bytes(812_003),
    "docs/de/handbuch.html": bytes(840_771),
    "docs/ja/ハンドブック.html": bytes(902_114),
    "efi/boot/bootx64.efi": bytes(1_503_232),
    "install/answers.cfg": bytes(2_048),
    "install/base.squashfs": bytes(96_468_992),
    "pool/kernel-6.12.rpm": bytes(18_432_000),
    "pool/firmware.rpm": bytes(22_118_400),
    "release.asc": bytes(833),
    "setup.exe": bytes(520_602),
  };
  const source = await tree(folder, files);
  const made = new Date("2026-03-20T10:14:00Z");
  for (const path of ["", ...(await readdir(source, { recursive: true }))]) {
    await utimes(join(source, path), made, made);
  }
  const bios = ["-b", "boot/loader.img", "-no-emul-boot", "-boot-load-size", "4", "-c", "boot/boot.cat"];
  const uefi = ["-eltorito-alt-boot", "-e", "efi/boot/bootx64.efi", "-no-emul-boot"];
  return xorriso(source, join(folder, "aurora-4.2-x86_64.iso"), ["-J", "-V", "AURORA 4.2", ...bios, ...uefi]);
}
