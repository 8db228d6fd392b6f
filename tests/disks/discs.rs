//! Packed discs: ECM, ISZ, DAA, UIF and PBP, packed in Python after their descriptions, since Debian has no program that
//! makes them; daa2iso reads the DAA images, too.

use std::path::Path;
use std::process::Command;

use discern::disc::TrackMode;
use discern::findings::Findings;
use discern::open::Image;
use discern::source::{Files, Recipe, Segment, Source};

use crate::packed::{cue, python};
use crate::support::damage::cut_and_flip;
use crate::support::random::Random;
use crate::support::scratch::Scratch;
use crate::support::tools;
use crate::{all, assert_holds, codes, content, disk, opened, raw};

/// Cuts files off and flips their bits.
fn damage(path: &Path, seed: u64) {
    cut_and_flip(&std::fs::read(path).unwrap(), &mut Random(seed));
}

/// A packer after Neill Corlett's `ecm.c`: the types of sectors are known by their positions.
const ECM: &str = "
import struct
data = open('a.bin', 'rb').read()
table = []
for value in range(256):
    for _ in range(8):
        value = value >> 1 ^ (0xD8018001 if value & 1 else 0)
    table.append(value)
def edc(part, code=0):
    for byte in part:
        code = code >> 8 ^ table[(code ^ byte) & 255]
    return code
def head(kind, count):
    count -= 1
    out = bytearray([kind | (count & 31) << 2])
    count >>= 5
    while count:
        out[-1] |= 0x80
        out.append(count & 127)
        count >>= 7
    return bytes(out)
out = b'ECM\\0' + head(1, 603)
for at in range(0, 603 * 2352, 2352):
    sector = data[at:at + 2352]
    assert struct.unpack('<I', sector[2064:2068])[0] == edc(sector[:2064])
    out += sector[12:15] + sector[16:2064]
rest = data[603 * 2352:]
out += head(0, len(rest)) + rest + b'\\xFC\\xFF\\xFF\\xFF\\x3F' + struct.pack('<I', edc(data))
open('a.bin.ecm', 'wb').write(out)
";

fn tracks(image: &Image) -> Vec<(u8, TrackMode, i32, u32)> {
    image.disc.tracks().map(|(_, track)| (track.number, track.mode, track.first.0, track.sectors)).collect()
}

#[test]
fn ecm_files_are_restored_with_their_sheet_or_alone() {
    if !tools::have("ecm_files_are_restored_with_their_sheet_or_alone", &["python3"]) {
        return;
    }
    let scratch = Scratch::new();
    let bytes = cue(&scratch);
    python(&scratch, ECM);
    let by_sheet = opened(&scratch, &["a.cue", "a.bin"], &mut Findings::default()).unwrap();
    let mut findings = Findings::default();
    let image = opened(&scratch, &["a.bin.ecm", "a.cue"], &mut findings).unwrap();
    assert_eq!((codes(&findings), tracks(&image)), (vec![], tracks(&by_sheet)));
    let restored: Vec<u8> = image.disc.tracks().flat_map(|(_, track)| all(&track.content)).collect();
    assert!(restored == bytes);
    // Data stays ranges of the user's file.
    let data = image.disc.tracks().next().unwrap().1.user_data().unwrap();
    let ranges = Recipe::of(&data, 100 * 2048..110 * 2048).resolve();
    assert!(
        ranges.segments().iter().all(|segment| matches!(segment, Segment::Copy { from, .. } if from.file().is_some()))
    );
    let alone = opened(&scratch, &["a.bin.ecm"], &mut Findings::default()).unwrap();
    assert_eq!(tracks(&alone).len(), 2);
    let whole = std::fs::read(scratch.path().join("a.bin.ecm")).unwrap();
    let mut findings = Findings::default();
    let files = Files::one("a.bin.ecm", Source::from_bytes(&whole[..whole.len() / 3]));
    let image = discern::open::open(files, &mut findings).unwrap();
    assert!(codes(&findings).contains(&"ECM-CUT"));
    let cut = all(&content(&image));
    assert!(cut.len() > 500_000 && bytes.starts_with(&cut));
    damage(&scratch.path().join("a.bin.ecm"), 61);
}

/// A packer after EZB Systems' specification of ISZ 1.00. The tables lie before the data; the image with parts is cut
/// within chunks.
const ISZ: &str = "
import bz2, struct, zlib
data = open('raw.img', 'rb').read()
chunk = 64 * 1024
parts = [data[at:at + chunk] for at in range(0, len(data), chunk)]
def hide(table):
    return bytes(byte ^ ~b'IsZ!'[at % 4] & 255 for at, byte in enumerate(table))
entries, body = [], []
for number, part in enumerate(parts):
    if not part.strip(b'\\0'):
        entries.append((0, len(part)))
        continue
    kind, stored = [(2, zlib.compress(part)), (3, b'\\0\\0\\0' + bz2.compress(part)[3:])][number % 2]
    if len(stored) >= len(part) - 100:
        kind, stored = 1, part
    entries.append((kind, len(stored)))
    body.append((number, stored))
table = hide(b''.join(struct.pack('<I', kind << 22 | length)[:3] for kind, length in entries))
def header(number, chunks_at, segments_at, data_at):
    return struct.pack('<4sBBIHIBQIIBBIIIB', b'IsZ!', 48, 1, 0x1234, 512, len(data) // 512, 0, 1 << 40, len(parts), chunk,
                       3, number, chunks_at, segments_at, data_at, 0)
stream = b''.join(stored for _, stored in body)
open('one.isz', 'wb').write(header(1, 48, 0, 48 + len(table)) + table + stream)
locked = bytearray(header(1, 48, 0, 48 + len(table)) + table + stream)
locked[16] = 2
open('locked.isz', 'wb').write(locked)
# Three files: the data of the first begins after its tables, that of the others after a header.
cuts = [0, len(stream) * 2 // 5, len(stream) * 3 // 5, len(stream)]
starts, at = {}, 0
for number, stored in body:
    starts[number] = at
    at += len(stored)
place = lambda number: starts.get(number, min([s for n, s in starts.items() if n > number] + [len(stream)]))
data_at = 48 + len(table) + 24 * 4
segments, files, left = b'', [], 0
for index in range(3):
    begin, end = cuts[index], cuts[index + 1]
    own = [n for n in range(len(parts)) if begin <= place(n) < end or index == 2 and place(n) >= begin]
    last = max([n for n in own if n in starts])
    more = max(0, starts[last] + entries[last][1] - end)
    offset = data_at if index == 0 else 48 + left
    size = (data_at if index == 0 else 48) + end - begin
    segments += struct.pack('<QIIII', size, len(own), own[0], offset, more)
    files.append(stream[begin:end])
    left = more
segments = hide(segments + bytes(24))
first = header(1, 48 + 24 * 4, 48, data_at) + segments + table
open('parts.isz', 'wb').write(first + files[0])
for index in (1, 2):
    open('parts.i%02d' % index, 'wb').write(header(index + 1, 0, 0, 48) + files[index])
";

#[test]
fn images_of_ultraiso_hold_the_original_bytes() {
    if !tools::have("images_of_ultraiso_hold_the_original_bytes", &["python3"]) {
        return;
    }
    let scratch = Scratch::new();
    raw(&scratch);
    python(&scratch, ISZ);
    for names in [&["one.isz"][..], &["parts.isz", "parts.i01", "parts.i02"], &["parts.i02", "parts.isz", "parts.i01"]]
    {
        let mut findings = Findings::default();
        let image = opened(&scratch, names, &mut findings).unwrap();
        assert_eq!((image.container.id, codes(&findings)), ("isz", vec![]), "{names:?}");
        assert_holds(&image, &disk(), names[0]);
    }
    // Chunks that aren't packed stay ranges of the file.
    let image = opened(&scratch, &["one.isz"], &mut Findings::default()).unwrap();
    assert!(Recipe::of(&content(&image), 3 << 20..(3 << 20) + 100_000).is_sliceable());
    let mut findings = Findings::default();
    let image = opened(&scratch, &["parts.isz", "parts.i02"], &mut findings).unwrap();
    assert_eq!(
        (codes(&findings), image.disc.missing_files.clone()),
        (vec!["IMAGE-PART-MISSING"], vec!["parts.i01".to_owned()])
    );
    assert!(content(&image).read_up_to(0, 70_000).unwrap() == disk()[..70_000]);
    let tail = disk().len() - 600;
    assert!(content(&image).read_up_to(tail as u64, 600).unwrap() == disk()[tail..]);
    assert!((0..disk().len()).step_by(4096).any(|at| content(&image).read_exact_at(at as u64, &mut [0; 512]).is_err()));
    let error = opened(&scratch, &["locked.isz"], &mut Findings::default()).err().unwrap().to_string();
    assert!(error.starts_with("“locked.isz” is encrypted"), "{error}");
    damage(&scratch.path().join("one.isz"), 62);
    damage(&scratch.path().join("parts.isz"), 63);
}

/// A packer after daa2iso, which reads the result in the same test.
const DAA: &str = "
import lzma, struct, zlib
data = open('raw.img', 'rb').read()
def deflate(part):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(part) + packer.flush()
def bits(fields):
    value, at = 0, 0
    for width, field in fields:
        value |= field << at
        at += width
    return value.to_bytes(-(-at // 8), 'little')
def write(name, magic, version, chunk_field, table, body, extra=bytes(16), descriptors=b'', data_mark=0):
    table_at = 76 + len(descriptors)
    data_at = table_at + len(table)
    head = struct.pack('<16sIIIIIIQQ16s', magic, table_at, version, data_at | data_mark, 1, 0, chunk_field, len(data),
                       data_at + len(body), extra)
    crc = zlib.crc32(head)
    if magic == b'GBI':
        shift = len(table) // 4 & 255
        table = bytes(((byte ^ shift) + crc) & 255 for byte in table)
    open(name, 'wb').write(head + struct.pack('<I', crc) + descriptors + table + body)
chunk = 65536
parts = [data[at:at + chunk] for at in range(0, len(data), chunk)]
packed = [deflate(part) for part in parts]
table = b''.join(bytes([len(p) >> 16, len(p) & 255, len(p) >> 8 & 255]) for p in packed)
write('one.daa', b'DAA', 0x100, chunk, table, b''.join(packed))
# Version 2: chunks of 256 KiB, LZMA and Deflate in turn, or plain.
chunk = 16 << 14
parts = [data[at:at + chunk] for at in range(0, len(data), chunk)]
filters = [{'id': lzma.FILTER_LZMA1, 'dict_size': 1 << 18, 'lc': 3, 'lp': 0, 'pb': 2}]
fields, body, properties = [], b'', b''
for number, part in enumerate(parts):
    alone = lzma.compress(part, lzma.FORMAT_ALONE, filters=filters)
    properties = alone[:5]
    kind, stored = [(0, alone[13:]), (1, deflate(part))][number % 2]
    if len(stored) >= len(part):
        kind, stored = 0, part
    fields += [(19, len(stored) - 5), (1, kind)]
    body += stored
extra = struct.pack('<BIBB5s4s', 2, 0, 9 << 3 | 1, 0, properties, b'')
write('two.daa', b'DAA', 0x110, 16 | 1 << 20, bits(fields), body, extra)
write('a.gbi', b'GBI', 0x110, 16 | 1 << 20 | 1 << 23, bits(fields), body, extra)
# Three files, named as the room for 101 lengths says.
chunk = 65536
parts = [data[at:at + chunk] for at in range(0, len(data), chunk)]
body = b''.join(packed)
cuts = [0, len(body) // 3, len(body) * 2 // 3, len(body)]
split = struct.pack('<II20s', 1, 28, b'') + struct.pack('<IIII', 2, 16 + 5 * 101, 3, 1) + bytes(5 * 101)
write('parts.daa', b'DAA', 0x100, chunk, table, body[:cuts[1]], descriptors=split)
for index in (1, 2):
    head = struct.pack('<16sI16s', b'DAA VOL', 40, bytes(16))
    head += struct.pack('<I', zlib.crc32(head))
    open('parts.d%02d' % (index - 1), 'wb').write(head + body[cuts[index]:cuts[index + 1]])
locked = struct.pack('<IIII128s', 3, 144, 0, 0, b'')
write('locked.daa', b'DAA', 0x100, chunk, table, body, descriptors=locked)
";

#[test]
fn images_of_poweriso_are_read_as_by_daa2iso() {
    if !tools::have("images_of_poweriso_are_read_as_by_daa2iso", &["python3", "daa2iso"]) {
        return;
    }
    let scratch = Scratch::new();
    raw(&scratch);
    python(&scratch, DAA);
    for names in [&["one.daa"][..], &["two.daa"], &["a.gbi"], &["parts.daa", "parts.d00", "parts.d01"]] {
        // It ends with an exit code of 1 in any case.
        let arguments = [names[0].to_owned(), format!("{}.iso", names[0])];
        Command::new("daa2iso").args(arguments).current_dir(scratch.path()).output().unwrap();
        assert!(std::fs::read(scratch.path().join(format!("{}.iso", names[0]))).unwrap() == disk(), "{names:?}");
        let mut findings = Findings::default();
        let image = opened(&scratch, names, &mut findings).unwrap();
        assert_eq!((image.container.id, codes(&findings)), ("daa", vec![]), "{names:?}");
        assert_holds(&image, &disk(), names[0]);
    }
    let mut findings = Findings::default();
    let image = opened(&scratch, &["parts.daa", "parts.d01"], &mut findings).unwrap();
    assert_eq!((codes(&findings), image.disc.missing_files.len()), (vec!["IMAGE-PART-MISSING"], 1));
    assert!(content(&image).read_up_to(0, 70_000).unwrap() == disk()[..70_000]);
    let error = opened(&scratch, &["locked.daa"], &mut Findings::default()).err().unwrap().to_string();
    assert!(error.starts_with("“locked.daa” is encrypted"), "{error}");
    for (name, seed) in [("one.daa", 64), ("two.daa", 65), ("parts.daa", 66)] {
        damage(&scratch.path().join(name), seed);
    }
}

/// A packer after uif2iso: runs in any order, with one that is all zeros.
const UIF: &str = "
import lzma, struct, zlib
data = open('raw.img', 'rb').read()
padded = data + bytes(-len(data) % 2048)
def pack_lzma(part):
    return b'\\0' + lzma.compress(part, lzma.FORMAT_ALONE)
def write(name, version, pack, keys=b'\\0\\0', mark=b'blhr', packed_table=1):
    body, runs = b'', []
    for number, first in enumerate(range(0, len(padded) // 2048, 64)):
        part = padded[first * 2048:(first + 64) * 2048]
        if not part.strip(b'\\0'):
            kind, stored = 3, b''
        else:
            kind, stored = 5, pack(part)
            if len(stored) >= len(part):
                kind, stored = 1, part
        runs.append(struct.pack('<QIIII', len(body), len(stored), first, len(part) // 2048, kind))
        body += stored
    runs = runs[1::2] + runs[::2]
    table = b''.join(runs)
    stored = pack(table) if packed_table else table
    head = struct.pack('<4sIII', mark, len(stored) + 8, packed_table, len(runs)) + stored
    trailer = struct.pack('<4sIHHIIIIQI16s2s6s', b'bbis', 64, version, 8, 0, len(padded) // 2048, 2048, len(data) % 2048,
                          len(body), len(head) + 64, b'', keys, b'')
    open(name, 'wb').write(body + head + trailer)
write('zlib.uif', 2, zlib.compress)
write('plain-table.uif', 1, zlib.compress, packed_table=0)
write('lzma.uif', 3, pack_lzma)
write('scrambled.uif', 3, pack_lzma, keys=b'\\x03\\0')
write('locked.uif', 3, pack_lzma, mark=b'bsdr')
";

#[test]
fn images_of_magiciso_hold_the_original_bytes() {
    if !tools::have("images_of_magiciso_hold_the_original_bytes", &["python3"]) {
        return;
    }
    let scratch = Scratch::new();
    raw(&scratch);
    python(&scratch, UIF);
    for (name, seed) in [("zlib.uif", 67), ("plain-table.uif", 68), ("lzma.uif", 69)] {
        let mut findings = Findings::default();
        let image = opened(&scratch, &[name], &mut findings).unwrap();
        assert_eq!((image.container.id, codes(&findings)), ("uif", vec![]), "{name}");
        assert_holds(&image, &disk(), name);
        damage(&scratch.path().join(name), seed);
    }
    for name in ["scrambled.uif", "locked.uif"] {
        let error = opened(&scratch, &[name], &mut Findings::default()).err().unwrap().to_string();
        assert!(error.starts_with(&format!("“{name}” is encrypted")), "{error}");
    }
}

/// A packer after popstation: blocks of sixteen sectors, packed or plain, with a table of contents.
const PBP: &str = "
import struct, zlib
data = open('a.bin', 'rb').read()
def bcd(number):
    return number // 10 << 4 | number % 10
def msf(sector):
    sector += 150
    return bytes([bcd(sector // 4500), bcd(sector // 75 % 60), bcd(sector % 75)])
def deflate(part):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(part) + packer.flush()
def disc(pack, contents=True, name=b'_SLUS_00001'):
    total = len(data) // 2352
    toc = b''
    if contents:
        entry = lambda control, point, begin, start: bytes([control, 0, point]) + begin + b'\\0' + start
        toc = entry(0x41, 0xA0, bytes(3), bytes([1, 0x20, 0])) + entry(1, 0xA1, bytes(3), bytes([3, 0, 0]))
        toc += entry(1, 0xA2, bytes(3), msf(total))
        toc += entry(0x41, 1, bytes(3), msf(0)) + entry(1, 2, msf(603), msf(753)) + entry(1, 3, bytes(3), msf(1013))
    index, body = b'', b''
    for at in range(0, len(data), 0x9300):
        part = data[at:at + 0x9300].ljust(0x9300, b'\\0')
        stored = pack(part)
        if len(stored) >= 0x9300:
            stored = part
        index += struct.pack('<IHBB16s8s', len(body), len(stored), 0, 0, b'', b'')
        body += stored
    head = (b'PSISOIMG0000' + struct.pack('<I', 0x100000 + len(body))).ljust(0x400, b'\\0') + name
    head = head.ljust(0x800, b'\\0') + toc
    return head.ljust(0x4000, b'\\0') + index.ljust(0x100000 - 0x4000, b'\\0') + body
def program(name, psar):
    head = struct.pack('<4sI8I', b'\\0PBP', 0x10000, *[40] * 7, 40 + 24)
    open(name, 'wb').write(head + bytes(24) + psar)
program('packed.pbp', disc(deflate))
program('plain.pbp', disc(lambda part: part))
program('zlib.pbp', disc(zlib.compress))
program('no-toc.pbp', disc(deflate, False))
program('locked.pbp', disc(deflate, name=b'\\0PGD'))
program('none.pbp', b'NPUMDIMG')
one = disc(deflate)
places = struct.pack('<5I', 0x8000, 0x8000 + len(one), 0, 0, 0)
program('two.pbp', (b'PSTITLEIMG000000'.ljust(0x200, b'\\0') + places).ljust(0x8000, b'\\0') + one + one)
";

#[test]
fn discs_in_programs_of_the_playstation_portable_are_read() {
    if !tools::have("discs_in_programs_of_the_playstation_portable_are_read", &["python3"]) {
        return;
    }
    let scratch = Scratch::new();
    let bytes = cue(&scratch);
    python(&scratch, PBP);
    let expected = [(1, TrackMode::Mode1, 0, 603), (2, TrackMode::Audio, 603, 410), (3, TrackMode::Audio, 1013, 150)];
    for (name, found) in
        [("packed.pbp", &[][..]), ("plain.pbp", &[]), ("zlib.pbp", &[]), ("two.pbp", &["PBP-MORE-DISCS"])]
    {
        let mut findings = Findings::default();
        let image = opened(&scratch, &[name], &mut findings).unwrap();
        assert_eq!((codes(&findings), tracks(&image)), (found.to_vec(), expected.to_vec()), "{name}");
        assert_eq!(image.disc.tracks().nth(1).unwrap().1.start().0, 753);
        let restored: Vec<u8> = image.disc.tracks().flat_map(|(_, track)| all(&track.content)).collect();
        assert!(restored == bytes, "{name}");
    }
    let mut findings = Findings::default();
    let image = opened(&scratch, &["no-toc.pbp"], &mut findings).unwrap();
    assert_eq!((codes(&findings), tracks(&image).len()), (vec!["PBP-NO-TOC"], 1));
    assert!(all(&content(&image)).starts_with(&bytes));
    let refused = |name: &str| opened(&scratch, &[name], &mut Findings::default()).err().unwrap().to_string();
    assert!(refused("locked.pbp").starts_with("“locked.pbp” is encrypted"));
    assert!(refused("none.pbp").contains("holds no disc of a PlayStation"));
    damage(&scratch.path().join("packed.pbp"), 70);
    damage(&scratch.path().join("two.pbp"), 71);
}
