// The disc that most tests open, made by xorriso; the bytes of every file are known.

import { createHash } from "node:crypto";
import { chmod, symlink } from "node:fs/promises";
import { join } from "node:path";
import { tree, xorriso } from "./images.mjs";

/** An image of one red pixel. */
const PICTURE = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** 日本語テキスト in Shift JIS, ten lines. */
const JAPANESE = Buffer.from("93fa967b8cea8365834c835883670a".repeat(10), "hex");

/** Content by path. */
export const FILES = {
  "README.txt": "Read me first.\n",
  "archive/data.bin": noise(3_000_000),
  "archive/empty.bin": "",
  "archive/zeros.bin": Buffer.alloc(200_000),
  "docs/deep/nested/leaf.txt": "A leaf.\n",
  "docs/guide.txt": "How to.\n".repeat(30_000),
  "docs/japanese.txt": JAPANESE,
  "docs/Grüße 日本.txt": "Greetings.\n",
  "pictures/red.png": PICTURE,
  "run.sh": "#!/bin/sh\n",
};

/** Makes the sample; returns the image's path. */
export async function sample(folder) {
  const source = await tree(folder, FILES);
  await chmod(join(source, "run.sh"), 0o755);
  await symlink("docs/guide.txt", join(source, "latest"));
  return xorriso(source, join(folder, "sample.iso"));
}

/** SHA-256 in hexadecimal. */
export function sha256(bytes) {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Pseudorandom bytes, the same each time. */
export function noise(length) {
  const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, index) => createHash("sha256").update(`${index}`).digest());
  return Buffer.concat(blocks).subarray(0, length);
}
