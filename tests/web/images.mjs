// Makes disc images for the tests with other people's tools.

import { execFile } from "node:child_process";
import { rmSync } from "node:fs";
import { mkdir, mkdtemp, open, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A folder for images, gone when the process ends. */
export async function workshop() {
  const folder = await mkdtemp(join(tmpdir(), "discern-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes files, given as `{ "path/in/tree": content }`, into `folder`/tree. */
export async function tree(folder, files) {
  const root = join(folder, "tree");
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
  return root;
}

/** An image of a folder by xorriso's mkisofs emulation, which writes Rock Ridge; with Joliet by `["-J"]`. */
export async function xorriso(source, image, options = ["-J"]) {
  await run("xorriso", ["-as", "mkisofs", "-quiet", "-V", "DISCERN", "-R", ...options, "-o", image, source]);
  return image;
}

/** An image of a folder by genisoimage. */
export async function genisoimage(source, image, options = ["-R", "-J"]) {
  await run("genisoimage", ["-quiet", "-V", "DISCERN", ...options, "-o", image, source]);
  return image;
}

/** An image of `count` files in one directory, by bsdtar: the others take minutes for so many. */
export async function flat(folder, count) {
  const content = join(folder, "content");
  await writeFile(content, "x");
  // Names that ISO 9660 can have too: finding others for so many is what takes bsdtar minutes.
  const names = Array.from({ length: count }, (_, index) => `./f${String(index).padStart(6, "0")}.dat`);
  const lines = names.map((name) => `${name} type=file contents=${content} mode=0644 time=1000000000`);
  const list = join(folder, "list.mtree");
  await writeFile(list, ["#mtree", ...lines, ""].join("\n"));
  const image = join(folder, "flat.iso");
  await run("bsdtar", ["-cf", image, "--format=iso9660", "--options=!joliet", `@${list}`]);
  return image;
}

/** Makes one file of an image without Joliet far larger, of zeros that take no room on the drive. */
export async function enlarge(image, identifier, bytes) {
  // ECMA-119 9.1: Data Length stands at byte 10 of the record in both orders, the File Identifier at 33.
  const record = (await readFile(image)).indexOf(identifier) - 33;
  const length = Buffer.alloc(8);
  length.writeUInt32LE(bytes, 0);
  length.writeUInt32BE(bytes, 4);
  const file = await open(image, "r+");
  await file.write(length, 0, length.length, record + 10);
  await file.truncate((await file.stat()).size + bytes);
  await file.close();
  return image;
}
