// Makes disc images for the tests with other people's tools.

import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A folder for one test's images, gone after it: pass the test's context. */
export async function workshop(test) {
  const folder = await mkdtemp(join(tmpdir(), "discern-"));
  test.after(() => rm(folder, { recursive: true, force: true }));
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
