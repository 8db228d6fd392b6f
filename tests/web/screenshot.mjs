// Takes the README's screenshot from the running page, with an image made for it: `cargo xtask screenshot`.

import { mkdir, mkdtemp, readdir, rm, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Discern, launch } from "./discern.mjs";
import { tree, xorriso } from "./images.mjs";

const PICTURE = join(import.meta.dirname, "../../docs/screenshot.png");

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
  const discern = await Discern.start(browser, { colorScheme: "light", viewport: { width: 1280, height: 760 } });
  await discern.open(image);
  await discern.complete();
  await discern.select("README.txt");
  await discern.page.getByText("Polar Night").first().waitFor();
  await mkdir(join(PICTURE, ".."), { recursive: true });
  await discern.page.screenshot({ path: PICTURE });
} finally {
  await browser.close();
  await rm(folder, { recursive: true });
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
