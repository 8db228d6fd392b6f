//! Discs of the Wii in WIA by Wiimms ISO Tools, and in RVZ by hand after Dolphin's description: their partitions are
//! stored decrypted and without hashes, and read as they are on the disc.

use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

use discern::findings::Findings;
use discern::open::Image;
use discern::source::Source;

use crate::packed::{python, run};
use crate::support::damage::cut_and_flip;
use crate::support::random::Random;
use crate::support::scratch::Scratch;
use crate::support::{listing, tools};
use crate::{codes, content, opened};

/// A folder from which Wiimms ISO Tools make a disc: with files of several groups of clusters, and one of padding as
/// Nintendo's tools generate it, which begins at a byte of the partition's data that the second argument has.
const FOLDER: &str = "
import os, random, struct, sys
random.seed(9)
name, start, large = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
def put(path, data):
    os.makedirs(os.path.dirname(f'{name}/{path}'), exist_ok=True)
    open(f'{name}/{path}', 'wb').write(data)
def padding(seed, at, length):
    words = list(struct.unpack('>17I', seed))
    for n in range(17, 521):
        words.append((words[n - 17] << 23 & 0xFFFFFFFF) ^ words[n - 16] >> 9 ^ words[n - 1])
    def advance():
        for n in range(32): words[n] ^= words[n + 489]
        for n in range(32, 521): words[n] ^= words[n - 32]
    for _ in range(4): advance()
    out = b''
    while len(out) < at % 0x8000 + length:
        out += b''.join(bytes([w >> 24, w >> 18 & 255, w >> 8 & 255, w & 255]) for w in words)
        advance()
    return out[at % 0x8000:][:length]
head = bytearray(0x440)
head[0:6], head[24:28], head[32:47] = b'RTSTXX', bytes.fromhex('5D1C9EA3'), b'Test of the Wii'
loader = bytearray(0x1000)
loader[0:10], loader[16:24] = b'2006/11/08', bytes.fromhex('8120026800000FE0')
program = bytearray(0x200)
for at, value in [(0, 0x100), (0x48, 0x80003100), (0x90, 0x100), (0xE0, 0x80003100)]:
    program[at:at + 4] = value.to_bytes(4, 'big')
put('sys/boot.bin', head)
put('sys/bi2.bin', bytes(0x2000))
put('sys/apploader.img', loader)
put('sys/main.dol', program)
put('files/hello.txt', b'hello')
put('files/a/empty', b'')
put('files/a/noise', random.randbytes(large))
put('files/zeros', bytes(large * 3 // 2))
put('files/mixed', bytes(n // 1000 % 7 for n in range(large // 3)))
seed, junk, at, end = bytes(range(7, 75)), b'', start, start + 150000
while at < end:
    length = min(0x8000 - at % 0x8000, end - at)
    junk += padding(seed, at, length)
    at += length
put('files/padding', b'MARK OF THE PADDING!' + junk)
";

/// Damages a disc: bytes of three clusters, which then have other hashes than recorded.
const DAMAGE: &str = "
disc = open('disc.iso', 'r+b')
for at in [0xF823000, 0xFA30000 + 0x7123, 0xFB00400]:
    disc.seek(at)
    byte = disc.read(1)[0]
    disc.seek(at)
    disc.write(bytes([byte ^ 0x10]))
";

/// Asserts that an image holds the bytes of a file, all of the partition's, and some before and behind it.
fn assert_same(image: &Image, path: &Path, name: &str) {
    let content = content(image);
    let mut file = std::fs::File::open(path).unwrap();
    assert_eq!(content.len(), file.metadata().unwrap().len(), "{name}");
    let end = content.len();
    for range in [0..0x20_0000, 0xF70_0000..0x1050_0000, end - 0x10_0000..end] {
        for at in range.clone().step_by(0x70_0000) {
            let len = (range.end.min(end) - at).min(0x70_0000) as usize;
            let mut expected = vec![0; len];
            file.seek(SeekFrom::Start(at)).unwrap();
            file.read_exact(&mut expected).unwrap();
            let found = content.read_up_to(at, len).unwrap();
            let first = found.iter().zip(&expected).position(|(one, other)| one != other);
            assert!(found.len() == len && first.is_none(), "{name} at {at:#x}: {first:x?}");
        }
    }
    // Small reads, as the page's.
    for at in (0xF82_0000..0xF84_0000).step_by(0xA10) {
        let mut expected = [0; 2048];
        file.seek(SeekFrom::Start(at)).unwrap();
        file.read_exact(&mut expected).unwrap();
        assert!(content.read_up_to(at, 2048).unwrap() == expected, "{name} at {at:#x}");
    }
}

/// Asserts that the files of the partition are those of a folder.
fn assert_files(image: &mut Image, folder: &Path, name: &str) {
    let view = image.views.iter_mut().find(|view| view.id == "gamecube").unwrap();
    let found = listing::without_dates(&listing::of_view(view, &mut Findings::default()));
    assert!(!found.contains_key("DATA/encrypted.bin"), "{name}");
    let found =
        found.iter().filter_map(|(path, listed)| Some((path.strip_prefix("DATA/files/")?.to_owned(), listed.clone())));
    let expected = listing::without_dates(&listing::of_folder(folder));
    assert_eq!(listing::differences(&expected, &found.collect()), Vec::<String>::new(), "{name}");
}

/// Makes `disc.iso` of the folder `tree`, and a WIA image without compression.
fn disc(scratch: &Scratch) {
    let compose = |start: u64| {
        std::fs::write(scratch.path().join("folder.py"), FOLDER).unwrap();
        let _ = std::fs::remove_dir_all(scratch.path().join("tree"));
        run(scratch, "python3", &["folder.py", "tree", &start.to_string(), "3000000"]);
        run(scratch, "wit", &["copy", "tree", "disc.iso", "--enc", "ENCRYPT", "--overwrite", "--quiet"]);
        run(scratch, "wit", &["copy", "disc.iso", "none.wia", "--wia", "--compr", "NONE@1", "--overwrite", "--quiet"]);
    };
    compose(0);
    // The padding depends on its place, which the size of the files alone decides.
    let mut findings = Findings::default();
    let image = opened(scratch, &["none.wia"], &mut findings).unwrap();
    let decrypted = image.disc.decrypted[0].content.clone();
    let bytes = decrypted.read_up_to(0, usize::try_from(decrypted.len()).unwrap()).unwrap();
    let mark = bytes.windows(20).position(|window| window == b"MARK OF THE PADDING!").unwrap();
    compose(mark as u64 + 20);
}

#[test]
fn partitions_in_wia_are_read_as_they_are_on_the_disc() {
    if !tools::have("partitions_in_wia_are_read_as_they_are_on_the_disc", &["python3", "wit"]) {
        return;
    }
    let scratch = Scratch::new();
    disc(&scratch);
    let path = |name: &str| scratch.path().join(name);
    for is_damaged in [false, true] {
        if is_damaged {
            python(&scratch, DAMAGE);
        }
        // Chunks of 2 and 4 MiB, and of the 40 MiB that are usual.
        for method in ["NONE@1", "PURGE@2", "BZIP2@1", "LZMA", "LZMA2@2"] {
            let name = format!("{}.wia", method.replace('@', "-"));
            run(&scratch, "wit", &["copy", "disc.iso", &name, "--wia", "--compr", method, "--overwrite", "--quiet"]);
            // What the program itself makes of it: it doesn't keep hashes of clusters that nothing uses.
            run(&scratch, "wit", &["copy", &name, "back.iso", "--iso", "--raw", "--overwrite", "--quiet"]);
            let mut findings = Findings::default();
            let mut image = opened(&scratch, &[&name], &mut findings).unwrap();
            assert_eq!((image.container.id, codes(&findings)), ("wia", vec![]), "{name}");
            assert_same(&image, &path("back.iso"), &name);
            if !is_damaged {
                assert_files(&mut image, &path("tree/files"), &name);
            }
            std::fs::remove_file(path("back.iso")).unwrap();
        }
    }
}

/// A packer of RVZ after Dolphin's `WiaAndRvz.md`, from a WIA image without compression.
const RVZ: &str = "
import hashlib, struct, subprocess
wia = open('none.wia', 'rb').read()
disc_len, total = struct.unpack_from('>I', wia, 12)[0], struct.unpack_from('>Q', wia, 0x24)[0]
disc = wia[0x48:0x48 + disc_len]
chunk, start = struct.unpack_from('>I', disc, 12)[0], disc[16:144]
assert chunk == 0x200000
parts, part_len, parts_at = struct.unpack_from('>IIQ', disc, 144)
regions, regions_at = struct.unpack_from('>IQ', disc, 180)
groups, groups_at = struct.unpack_from('>IQ', disc, 196)
def group(number):
    at, length = struct.unpack_from('>II', wia, groups_at + 8 * number)
    return wia[at * 4:at * 4 + length]
def zstd(part):
    return subprocess.run(['zstd', '-q', '-c'], input=part, stdout=subprocess.PIPE, check=True).stdout
seed = bytes(range(7, 75))
mark = b'MARK OF THE PADDING!'
def write(name, chunk, method):
    clusters = chunk // 0x8000
    body, table, count = bytearray(), b'', 0
    base = 0x48 + 0xDC
    def add(lists, data, packed):
        nonlocal table, count
        count += 1
        if data.count(0) == len(data) and lists.count(0) == len(lists):
            table += struct.pack('>III', 0, 0, 0)
            return
        part = data if packed is None else packed
        plain = lists + bytes(-len(lists) % 4) + part
        stored, flag = plain, 0
        if method == 5:
            squeezed = zstd(lists + part)
            if len(squeezed) < len(plain): stored, flag = squeezed, 1 << 31
        body.extend(bytes(-(base + len(body)) % 4))
        table += struct.pack('>III', (base + len(body)) // 4, len(stored) | flag, 0 if packed is None else len(packed))
        body.extend(stored)
    new_parts = b''
    for number in range(parts):
        at = parts_at + number * part_len
        new_parts += wia[at:at + 16]
        first = struct.unpack_from('>I', wia, at + 16)[0]
        everything, exceptions = bytearray(), []
        places = []
        for which in range(2):
            sector, sectors, index, amount = struct.unpack_from('>IIII', wia, at + 16 + 16 * which)
            places.append((sector, sectors))
            for n in range(amount):
                length = min(64, sectors - n * 64) * 0x7C00
                part = group(index + n)
                if not part:
                    everything += bytes(length)
                    continue
                entries = struct.unpack_from('>H', part)[0]
                for e in range(entries):
                    offset = struct.unpack_from('>H', part, 2 + 22 * e)[0]
                    exceptions.append(((sector - first + n * 64) * 0x400 + offset, part[4 + 22 * e:24 + 22 * e]))
                begin = (2 + 22 * entries + 3) // 4 * 4
                assert len(part) == begin + length, (len(part), begin, length)
                everything += part[begin:]
        print(name, len(exceptions), 'exceptions')
        open('exceptions', 'w').write(str(len(exceptions)))
        junk = everything.find(mark) + len(mark)
        # Ranges that are generated, each within a block of 32 KiB.
        ranges, at = [], junk
        while at < junk + 150000:
            end = min(at // 0x8000 * 0x8000 + 0x8000, junk + 150000)
            ranges.append((at, end))
            at = end
        for sector, sectors in places:
            begin, amount = sector - first, 0
            new_parts += struct.pack('>IIII', sector, sectors, count, -(-sectors // clusters))
            for cluster in range(0, sectors, clusters):
                used = min(clusters, sectors - cluster)
                low, high = (begin + cluster) * 0x7C00, (begin + cluster + used) * 0x7C00
                lists = b''
                for c in range(0, clusters, 64):
                    span = range((begin + cluster + c) * 0x400, (begin + cluster + min(c + 64, clusters)) * 0x400)
                    own = [(o - span.start, h) for o, h in exceptions if o in span]
                    lists += struct.pack('>H', len(own)) + b''.join(struct.pack('>H', o) + h for o, h in own)
                pieces, at = [], low
                for one, other in ranges:
                    one, other = max(one, low), min(other, high)
                    if one >= other: continue
                    if one > at: pieces.append(struct.pack('>I', one - at) + everything[at:one])
                    pieces.append(struct.pack('>I', other - one | 1 << 31) + seed)
                    at = other
                packed = None
                if pieces:
                    if at < high: pieces.append(struct.pack('>I', high - at) + everything[at:high])
                    packed = b''.join(pieces)
                add(lists, bytes(everything[low:high]), packed)
    new_regions = b''
    for number in range(regions):
        at, length, index, amount = struct.unpack_from('>QQII', wia, regions_at + 24 * number)
        skip = at % 0x8000
        new_regions += struct.pack('>QQII', at, length, count, -(-(length + skip) // chunk))
        for n in range(0, length + skip, chunk):
            size, pieces = min(chunk, length + skip - n), []
            for m in range(n, n + size, 0x200000):
                part, low = group(index + m // 0x200000), m % 0x200000
                want = min(0x200000 - low, n + size - m)
                pieces.append((part[low:low + want], want))
            is_empty = not any(part for part, want in pieces)
            add(b'', b'' if is_empty else b''.join(part.ljust(want, b'\\0') for part, want in pieces), None)
    pack = zstd if method == 5 else bytes
    body.extend(bytes(-(base + len(body)) % 4))
    packed_regions, packed_table = pack(new_regions), pack(table)
    at_parts = base + len(body)
    at_regions = at_parts + len(new_parts)
    at_table = at_regions + len(packed_regions)
    head = struct.pack('>IIiI128sIIQ20sIQIIQIB7s', 2, method, 5, chunk, start, parts, 48, at_parts,
                       hashlib.sha1(new_parts).digest(), regions, at_regions, len(packed_regions), count, at_table,
                       len(packed_table), 0, b'')
    size = at_table + len(packed_table)
    front = struct.pack('>4sIII20sQQ', b'RVZ\\1', 0x01000000, 0x00030000, len(head), hashlib.sha1(head).digest(),
                        total, size)
    open(name, 'wb').write(front + hashlib.sha1(front).digest() + head + body + new_parts + packed_regions + packed_table)
write('small.rvz', 0x20000, 5)
write('plain.rvz', 0x8000, 0)
write('large.rvz', 0x400000, 5)
";

#[test]
fn partitions_in_rvz_are_read_as_they_are_on_the_disc() {
    if !tools::have("partitions_in_rvz_are_read_as_they_are_on_the_disc", &["python3", "wit", "zstd"]) {
        return;
    }
    let scratch = Scratch::new();
    disc(&scratch);
    python(&scratch, DAMAGE);
    run(&scratch, "wit", &["copy", "disc.iso", "none.wia", "--wia", "--compr", "NONE@1", "--overwrite", "--quiet"]);
    run(&scratch, "wit", &["copy", "none.wia", "back.iso", "--iso", "--raw", "--overwrite", "--quiet"]);
    python(&scratch, RVZ);
    // Each byte changes a hash of its own, eight of the level above it, and 64 of the one above that.
    let exceptions: u32 = std::fs::read_to_string(scratch.path().join("exceptions")).unwrap().parse().unwrap();
    assert!(exceptions > 100, "{exceptions}");
    for name in ["small.rvz", "plain.rvz", "large.rvz"] {
        let mut findings = Findings::default();
        let image = opened(&scratch, &[name], &mut findings).unwrap();
        assert_eq!((image.container.id, codes(&findings)), ("wia", vec![]), "{name}");
        assert_same(&image, &scratch.path().join("back.iso"), name);
    }
}

#[test]
fn damaged_partitions_of_the_wii_are_read_as_far_as_possible() {
    if !tools::have("damaged_partitions_of_the_wii_are_read_as_far_as_possible", &["python3", "wit"]) {
        return;
    }
    let scratch = Scratch::new();
    std::fs::write(scratch.path().join("folder.py"), FOLDER).unwrap();
    run(&scratch, "python3", &["folder.py", "tree", "0", "30000"]);
    run(&scratch, "wit", &["copy", "tree", "disc.iso", "--enc", "ENCRYPT", "--quiet"]);
    for method in ["NONE@1", "BZIP2@1"] {
        run(&scratch, "wit", &["copy", "disc.iso", "a.wia", "--wia", "--compr", method, "--overwrite", "--quiet"]);
        let bytes = std::fs::read(scratch.path().join("a.wia")).unwrap();
        cut_and_flip(&bytes, &mut Random(74));
        // A partition behind the end of the disc.
        let at = u64::from_be_bytes(bytes[0x48 + 152..][..8].try_into().unwrap()) as usize;
        let mut changed = bytes.clone();
        changed[at + 16] = 0x7F;
        let mut findings = Findings::default();
        let files = discern::source::Files::one("a.wia", Source::from_bytes(changed));
        let image = discern::open::open(files, &mut findings).unwrap();
        assert!(codes(&findings).contains(&"WIA-PARTITIONS"), "{:?}", codes(&findings));
        // What no region has isn't shown as zeros.
        assert!(content(&image).read_up_to(0xF82_0000, 16).is_err());
    }
}
