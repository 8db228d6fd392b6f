// Discs with several tracks and sessions, assembled from the output of third-party tools: raw sectors and cue sheets as
// described in ECMA-130 and the CDRWIN manual, NRG as Nero writes it.

import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

export const RAW = 2352;
const SYNC = Buffer.from("00ffffffffffffffffffff00", "hex");

const bcd = (number) => Number.parseInt(String(number), 16);

/** Minute, second and frame of a sector, as recorded in its header. */
function address(lba) {
  const frames = lba + 150;
  return Buffer.from([bcd(Math.floor(frames / 4500)), bcd(Math.floor(frames / 75) % 60), bcd(frames % 75)]);
}

/** Error detection code (ECMA-130 14.3), one bit at a time. */
function edc(bytes) {
  let code = 0;
  for (const byte of bytes) {
    code ^= byte;
    for (let bit = 0; bit < 8; bit += 1) code = code & 1 ? (code >>> 1) ^ 0xd8018001 : code >>> 1;
  }
  return code >>> 0;
}

/** Doubling in the field of 256 elements (ECMA-130 annex A). */
const double = (byte) => ((byte << 1) ^ (byte & 0x80 ? 0x11d : 0)) & 0xff;
const HALVED = (() => {
  const table = new Uint8Array(256);
  for (let byte = 0; byte < 256; byte += 1) table[byte ^ double(byte)] = byte;
  return table;
})();

/** Two parity bytes for each of `count` vectors (ECMA-130 annex A), written after the bytes that they protect. */
function parity(sector, count, length, step, next, at) {
  const size = count * length;
  for (let vector = 0; vector < count; vector += 1) {
    let place = (vector >> 1) * step + (vector & 1);
    let [a, b] = [0, 0];
    for (let nth = 0; nth < length; nth += 1) {
      const byte = sector[12 + place];
      place += next;
      if (place >= size) place -= size;
      a = double(a ^ byte);
      b ^= byte;
    }
    a = HALVED[double(a) ^ b];
    sector[at + vector] = a;
    sector[at + count + vector] = a ^ b;
  }
}

/** Encodes user data as raw Mode 1 sectors from an address on. */
export function mode1(data, lba) {
  const count = Math.ceil(data.length / 2048);
  const sectors = Buffer.alloc(count * RAW);
  for (let nth = 0; nth < count; nth += 1) {
    const sector = sectors.subarray(nth * RAW, (nth + 1) * RAW);
    SYNC.copy(sector);
    address(lba + nth).copy(sector, 12);
    sector[15] = 1;
    data.copy(sector, 16, nth * 2048, (nth + 1) * 2048);
    sector.writeUInt32LE(edc(sector.subarray(0, 2064)), 2064);
    parity(sector, 86, 24, 2, 86, 2076);
    parity(sector, 52, 43, 86, 88, 2248);
  }
  return sectors;
}

/** Sectors of a tone, which is different for each number. */
export function tone(sectors, number) {
  const samples = new Int16Array((sectors * RAW) / 2);
  for (let at = 0; at < samples.length; at += 1) samples[at] = Math.sin((at >> 1) * 0.01 * number) * 8000;
  return Buffer.from(samples.buffer);
}

/** Writes a cue sheet and one BIN per track: data, then three of audio, the second with a pregap. Returns the paths. */
export async function cueOfMany(folder, iso) {
  const data = mode1(await readFile(iso), 0);
  const bins = [data, tone(300, 1), tone(450, 2), tone(375, 3)];
  const names = bins.map((_, nth) => `disc (Track ${nth + 1}).bin`);
  await Promise.all(bins.map((bin, nth) => writeFile(join(folder, names[nth]), bin)));
  const track = (nth) => {
    const pregap = nth === 2 ? "    INDEX 00 00:00:00\n    INDEX 01 00:02:00\n    INDEX 02 00:04:00\n" : "    INDEX 01 00:00:00\n";
    const title = nth > 0 ? `    TITLE "Tune ${nth}"\n    PERFORMER "Nobody"\n    ISRC GBAYE000000${nth}\n` : "";
    const kind = nth === 0 ? "MODE1/2352" : "AUDIO";
    const flags = nth === 3 ? "    FLAGS DCP PRE\n" : "";
    return `FILE "${names[nth]}" BINARY\n  TRACK 0${nth + 1} ${kind}\n${flags}${title}${pregap}`;
  };
  const sheet = join(folder, "disc.cue");
  await writeFile(sheet, `CATALOG 4006381333931\nTITLE "Mixed"\nPERFORMER "Several"\n${bins.map((_, nth) => track(nth)).join("")}`);
  return [sheet, ...names.map((name) => join(folder, name))];
}

/** Makes a second session with genisoimage that continues the first one from an address on. Returns its path. */
export async function secondSession(source, first, image, start) {
  await run("genisoimage", ["-quiet", "-V", "SECOND", "-R", "-J", "-C", `0,${start}`, "-M", first, "-o", image, source]);
  return image;
}

/** Writes a Nero image of sessions with one data track each, given as user data and start address. */
export async function nrg(path, sessions) {
  const stored = [];
  const chunks = [];
  const chunk = (id, data) => {
    const head = Buffer.alloc(8, id);
    head.writeUInt32BE(data.length, 4);
    chunks.push(head, data);
  };
  let offset = 0;
  for (const [nth, { data, lba }] of sessions.entries()) {
    const number = nth + 1;
    const cue = (track, index, at) => {
      const entry = Buffer.from([0x41, track, index, 0, 0, 0, 0, 0]);
      entry.writeInt32BE(at, 4);
      return entry;
    };
    chunk("CUEX", Buffer.concat([cue(0, 0, lba - 150), cue(number, 0, lba), cue(number, 1, lba), cue(0xaa, 1, lba + data.length / 2048)]));
    const dao = Buffer.alloc(22 + 42);
    dao.writeUInt32LE(dao.length, 0);
    dao.set([1, number, number], 19);
    dao.writeUInt16BE(2048, 22 + 12);
    dao.writeBigUInt64BE(BigInt(offset), 22 + 18);
    dao.writeBigUInt64BE(BigInt(offset), 22 + 26);
    dao.writeBigUInt64BE(BigInt(offset + data.length), 22 + 34);
    chunk("DAOX", dao);
    chunk("SINF", Buffer.from([0, 0, 0, 1]));
    stored.push(data);
    offset += data.length;
  }
  chunk("END!", Buffer.alloc(0));
  const footer = Buffer.alloc(12, "NER5");
  footer.writeBigUInt64BE(BigInt(offset), 4);
  await writeFile(path, Buffer.concat([...stored, ...chunks, footer]));
  return path;
}
