// Makes disc images for the tests with third-party tools.

import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { mkdir, mkdtemp, open, readFile, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";

const run = promisify(execFile);

/** A folder for images, removed when the process ends. */
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

/** Makes an image of a folder with xorriso's mkisofs emulation, which writes Rock Ridge; `["-J"]` adds Joliet. */
export async function xorriso(source, image, options = ["-J"]) {
  await run("xorriso", ["-as", "mkisofs", "-quiet", "-V", "DISCERN", "-R", ...options, "-o", image, source]);
  return image;
}

/** Makes an image of a folder with genisoimage. */
export async function genisoimage(source, image, options = ["-R", "-J"]) {
  await run("genisoimage", ["-quiet", "-V", "DISCERN", ...options, "-o", image, source]);
  return image;
}

/** Makes a SquashFS volume of a folder. */
export async function squashfs(source, image) {
  await run("mksquashfs", [source, image, "-quiet", "-no-progress"]);
  return image;
}

/** Makes an ext4 volume of a folder; holes of its files stay holes. */
export async function ext4(source, image) {
  await run("mke2fs", ["-q", "-t", "ext4", "-d", source, image, "64M"], {
    env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin` },
  });
  return image;
}

/** Makes an NTFS volume with one file, which has a named stream. */
export async function ntfsWithStream(folder, { file, data, stream, content }) {
  const image = join(folder, "ntfs.img");
  await writeFile(image, "");
  await truncate(image, 8 << 20);
  await run("mkntfs", ["-q", "-F", image]);
  const [own, named] = [join(folder, "own"), join(folder, "named")];
  await Promise.all([writeFile(own, data), writeFile(named, content)]);
  await run("ntfscp", [image, own, `/${file}`]);
  await run("ntfscp", ["-N", stream, image, named, `/${file}`]);
  return image;
}

/** Makes an image of a folder with GRUB that boots from disc and USB drive, with an MBR, a GPT and a FAT image for EFI.
 * */
export async function grub(source, image) {
  await run("grub-mkrescue", ["-o", image, source]);
  return image;
}

/** Makes an image of `count` files in one directory with bsdtar: the other tools take minutes for so many. */
export async function flat(folder, count) {
  const content = join(folder, "content");
  await writeFile(content, "x");
  // Chooses names valid in ISO 9660: replacing so many others takes bsdtar minutes.
  const names = Array.from({ length: count }, (_, index) => `./f${String(index).padStart(6, "0")}.dat`);
  const lines = names.map((name) => `${name} type=file contents=${content} mode=0644 time=1000000000`);
  const list = join(folder, "list.mtree");
  await writeFile(list, ["#mtree", ...lines, ""].join("\n"));
  const image = join(folder, "flat.iso");
  await run("bsdtar", ["-cf", image, "--format=iso9660", "--options=!joliet", `@${list}`]);
  return image;
}

/** Enlarges a file of an image without Joliet by zeros, which take no space on the drive. */
export async function enlarge(image, identifier, bytes) {
  await setLength(image, identifier, bytes);
  await truncate(image, (await stat(image)).size + bytes);
  return image;
}

/** Changes the length in a file's directory record. */
async function setLength(image, identifier, bytes) {
  // ECMA-119 9.1: the data length is at byte 10 of the record in both byte orders, the identifier at byte 33.
  const record = (await readFile(image)).indexOf(identifier) - 33;
  const length = Buffer.alloc(8);
  length.writeUInt32LE(bytes, 0);
  length.writeUInt32BE(bytes, 4);
  const file = await open(image, "r+");
  await file.write(length, 0, length.length, record + 10);
  await file.close();
}

/**
 * The complete sectors of an image, as on a CD: Mode 1 with sync, header, EDC and ECC (ECMA-130 14). EDC and ECC follow
 * their definition, byte by byte.
 */
export async function raw(image, path) {
  const data = await readFile(image);
  const sectors = Array.from({ length: data.length / 2048 }, (_, lba) => sector(lba, data.subarray(lba * 2048, lba * 2048 + 2048)));
  await writeFile(path, Buffer.concat(sectors));
  return path;
}

/**
 * A 700 MB CD and its sheet, with one file of zeros, `LARGE.BIN`. All sectors after the first few are one repeated sector,
 * so that EDC and ECC are valid, though the address isn't.
 */
export async function largeDisc(folder) {
  const source = await tree(folder, { "LARGE.BIN": "x" });
  const small = await xorriso(source, join(folder, "large.iso"), []);
  const sectors = 297_620;
  const head = (await stat(small)).size / 2048;
  const file = (sectors - head) * 2048;
  await setLength(small, "LARGE.BIN;1", file);
  const image = await raw(small, join(folder, "large.bin"));
  const same = Buffer.concat(Array(1000).fill(sector(head, Buffer.alloc(2048))));
  const out = await open(image, "a");
  for (let left = sectors - head; left > 0; left -= 1000) {
    await out.write(same.subarray(0, Math.min(left, 1000) * 2352));
  }
  await out.close();
  const sheet = join(folder, "large.cue");
  await writeFile(sheet, 'FILE "large.bin" BINARY\n  TRACK 01 MODE1/2352\n    INDEX 01 00:00:00\n');
  return { sheet, image, bytes: sectors * 2352, file };
}

function sector(lba, data) {
  const bytes = Buffer.alloc(2352);
  bytes.fill(0xff, 1, 11);
  const frames = lba + 150;
  const digits = (number) => Math.floor(number / 10) * 16 + (number % 10);
  bytes.set([digits(Math.floor(frames / 4500)), digits(Math.floor(frames / 75) % 60), digits(frames % 75), 1], 12);
  data.copy(bytes, 16);
  bytes.writeUInt32LE(edc(bytes.subarray(0, 2064)), 2064);
  // P has 43 columns of two-byte words, Q has 26 diagonals through data and P.
  parity(bytes, 86, 24, 2, 86, 2076);
  parity(bytes, 52, 43, 86, 88, 2248);
  return bytes;
}

/** ECMA-130 14.3: a remainder by (x^16 + x^15 + x^2 + 1)(x^16 + x^2 + x + 1), lowest bit first. */
function edc(bytes) {
  let remainder = 0;
  for (const byte of bytes) {
    remainder ^= byte;
    for (let bit = 0; bit < 8; bit += 1) remainder = (remainder >>> 1) ^ (remainder & 1 ? 0xd8018001 : 0);
  }
  return remainder >>> 0;
}

/** ECMA-130 annex A: for each of `vectors` of `length` bytes, writes the two bytes that make both checks zero. */
function parity(bytes, vectors, length, major, minor, at) {
  const double = (byte) => (byte << 1) ^ (byte & 0x80 ? 0x11d : 0);
  for (let vector = 0; vector < vectors; vector += 1) {
    let place = (vector >> 1) * major + (vector & 1);
    let sum = 0;
    let weighted = 0;
    for (let step = 0; step < length; step += 1) {
      const byte = bytes[12 + place];
      place = (place + minor) % (vectors * length);
      sum ^= byte;
      weighted = double(weighted ^ byte);
    }
    // a·α + b = weighted (by Horner), a + b = sum, over GF(2^8).
    const first = overThree(double(weighted) ^ sum);
    bytes[at + vector] = first;
    bytes[at + vectors + vector] = first ^ sum;
  }
}

/** Divides a byte by α + 1. */
function overThree(byte) {
  for (let candidate = 0; candidate < 256; candidate += 1) {
    if (((candidate << 1) ^ (candidate & 0x80 ? 0x11d : 0) ^ candidate) === byte) return candidate;
  }
  throw new Error("no byte");
}

/** A disc with one big-endian audio track of `length` bytes, as a sheet and its file: `samples`, then silence, which
 * takes no space on the drive. */
export async function bigEndianAudio(folder, title, length, samples) {
  const lines = ['FILE "disc.bin" MOTOROLA', "  TRACK 01 AUDIO", `    TITLE "${title}"`, "    INDEX 01 00:00:00", ""];
  const [sheet, content] = [join(folder, "disc.cue"), join(folder, "disc.bin")];
  await writeFile(sheet, lines.join("\n"));
  await writeFile(content, samples);
  await truncate(content, length);
  return [sheet, content];
}

/** Makes a Video CD with one short film by vcdimager; returns the paths of its sheet and its sectors. */
export async function videoCd(folder) {
  await writeFile(join(folder, "film.mpg"), Buffer.concat(Array.from({ length: 300 }, (_, number) => pack(number))));
  await run("vcdimager", ["film.mpg"], { cwd: folder });
  return ["videocd.cue", "videocd.bin"].map((name) => join(folder, name));
}

/** Headers of an MPEG-1 sequence of 352 by 288 pictures. */
const SEQUENCE = "000001b31601208302cf20a0000001b80008004000000100000ffff8";

/** An MPEG-1 pack with a numbered video packet that fills a sector of Form 2. */
function pack(number) {
  const time = (marker) => {
    const clock = number * 1200;
    const bits = (shift, mask) => Math.floor(clock / 2 ** shift) & mask;
    return [(marker << 4) | (bits(30, 7) << 1) | 1, bits(22, 255), (bits(15, 127) << 1) | 1, bits(7, 255), (bits(0, 127) << 1) | 1];
  };
  const pack = Buffer.alloc(2324, (number % 255) | 1);
  Buffer.from([0, 0, 1, 0xba, ...time(2), 0x80, 0x1b, 0x91, 0, 0, 1, 0xe0]).copy(pack);
  pack.writeUInt16BE(2324 - 18, 16);
  Buffer.from(time(2)).copy(pack, 18);
  if (number === 0) Buffer.from(SEQUENCE, "hex").copy(pack, 23);
  if (number === 299) pack.writeUInt32BE(0x1b9, 2320);
  return pack;
}

/**
 * A packed image of almost 2 GiB in some 50 MB, whose length is known only once all of it has been unpacked: that takes
 * seconds, and reads all the while.
 */
export async function packedLong(image) {
  const block = randomBytes(4096);
  const member = gzipSync(Buffer.concat(Array.from({ length: 4096 }, (_, at) => (at % 64 ? block : randomBytes(4096)))));
  const file = await open(image, "w");
  for (let written = 0; written < 120; written += 1) await file.write(member);
  await file.close();
  return image;
}

/** An image whose root, or `DIR` in it, is a directory of so many mebibytes, full of records. Reading it takes seconds. */
export async function crowded(image, mebibytes, { deep = false } = {}) {
  const both = (number) => {
    const bytes = Buffer.alloc(8);
    bytes.writeUInt32LE(number, 0);
    bytes.writeUInt32BE(number, 4);
    return bytes;
  };
  // ECMA-119 9.1: extent and length in both byte orders, a date, flags, and the identifier.
  const record = (name, extent, length, flags) => {
    const tail = Buffer.from([121, 3, 4, 5, 6, 7, 0, flags, 0, 0, 1, 0, 0, 1, name.length]);
    const bytes = Buffer.concat([Buffer.from([0, 0]), both(extent), both(length), tail, Buffer.from(name, "latin1")]);
    const whole = Buffer.concat([bytes, Buffer.alloc(bytes.length % 2)]);
    whole[0] = whole.length;
    return whole;
  };
  const [root, directory, length] = [20, 21, mebibytes * 2 ** 20];
  const rootLength = deep ? 2048 : length;
  const head = Buffer.alloc(22 * 2048);
  head.write("\x01CD001\x01", 16 * 2048, "latin1");
  head.fill(" ", 16 * 2048 + 8, 16 * 2048 + 72);
  head.set(both(root + 1 + length / 2048), 16 * 2048 + 80);
  for (const at of [120, 124]) head.set([1, 0, 0, 1], 16 * 2048 + at);
  head.set([0, 8, 8, 0], 16 * 2048 + 128);
  head.set(record("\0", root, rootLength, 2), 16 * 2048 + 156);
  head.write("\xffCD001\x01", 17 * 2048, "latin1");
  const own = [record("\0", root, rootLength, 2), record("\x01", root, rootLength, 2)];
  const sector = Buffer.concat(Array(60).fill(record("A", 19, 0, 0)), 2048);
  const first = deep ? [...own, record("DIR", directory, length, 2)] : own;
  Buffer.concat(first).copy(head, root * 2048);
  const parts = deep ? [record("\0", directory, length, 2), record("\x01", root, 2048, 2)] : [];
  Buffer.concat(parts).copy(head, directory * 2048);
  if (!deep) sector.copy(head, directory * 2048);
  const file = await open(image, "w");
  await file.write(head);
  const piece = Buffer.concat(Array(512).fill(sector));
  for (let left = mebibytes; left > 0; left -= 1) await file.write(piece);
  await file.close();
  return image;
}
