//! Discs of the GameCube: GCZ, WBFS, WIA and CISO by Wiimms ISO Tools, RVZ by hand after Dolphin's description.

use discern::findings::Findings;
use discern::source::Recipe;

use crate::packed::{python, run};
use crate::support::damage::cut_and_flip;
use crate::support::random::Random;
use crate::support::scratch::Scratch;
use crate::support::tools;
use crate::{all, assert_holds, codes, content, opened};

/// A disc that Wiimms ISO Tools accept: a header, a program, and three files.
const DISC: &str = "
import random, struct
random.seed(7)
def make(name, size, files):
    disc = bytearray(size)
    disc[0:6] = b'GDSE01'
    disc[0x1C:0x20] = struct.pack('>I', 0xC2339F3D)
    disc[0x20:0x2C] = b'DISCERN TEST'
    program, table_at = 0x10000, 0x20000
    table = struct.pack('>III', 0x01000000, 0, len(files) + 1)
    for number, (at, length) in enumerate(files):
        table += struct.pack('>III', number * 6, at, length)
    table += b'a.bin\\0b.bin\\0c.bin\\0'[:6 * len(files)]
    disc[0x420:0x430] = struct.pack('>IIII', program, table_at, len(table), len(table))
    disc[0x440:0x444] = struct.pack('>I', 0x20000000)
    disc[0x458:0x45C] = struct.pack('>I', 1)
    disc[0x2440:0x244A] = b'2026/01/01'
    disc[0x2450:0x245C] = struct.pack('>III', 0x81200000, 0x100, 0)
    disc[program:program + 4] = struct.pack('>I', 0x100)
    disc[program + 0x48:program + 0x4C] = struct.pack('>I', 0x80003100)
    disc[program + 0x90:program + 0x94] = struct.pack('>I', 0x400)
    disc[program + 0xE0:program + 0xE4] = struct.pack('>I', 0x80003100)
    disc[table_at:table_at + len(table)] = table
    for at, length in files:
        part = random.randbytes(length) if length < 1 << 21 else bytes(n // 1000 % 7 for n in range(length))
        disc[at:at + length] = part
    open(name, 'wb').write(disc)
make('gc.iso', 24 << 20, [(0x100000, 3 << 20), (0x700000, 70000), (0x1234000, 1 << 20)])
make('small.iso', 0x180000, [(0x100000, 70000)])
";

#[test]
fn images_of_wiimms_iso_tools_hold_the_original_bytes() {
    if !tools::have("images_of_wiimms_iso_tools_hold_the_original_bytes", &["python3", "wit"]) {
        return;
    }
    let scratch = Scratch::new();
    python(&scratch, DISC);
    let whole = std::fs::read(scratch.path().join("gc.iso")).unwrap();
    // Chunks of 2 MiB, and one method with the 40 MiB that are usual.
    let methods = ["NONE@1", "PURGE@1", "BZIP2", "LZMA@1", "LZMA2@1"];
    let packed = methods.map(|method| (format!("{}.wia", method.replace('@', "-")), vec!["--wia", "--compr", method]));
    let mut forms: Vec<(String, Vec<&str>)> = packed.into();
    forms.extend(["--gcz", "--ciso", "--wbfs"].map(|form| (format!("a.{}", &form[2..]), vec![form])));
    forms.push(("split.wbfs".into(), vec!["--wbfs"]));
    let mut random = Random(72);
    for (name, options) in forms {
        run(&scratch, "wit", &[&["copy", "--psel", "whole", "gc.iso", &name], &options[..]].concat());
        let mut parts = vec![name.as_str()];
        if name == "split.wbfs" {
            // Parts are cuts of one file; the program makes none of less than 100 MB.
            let whole = std::fs::read(scratch.path().join(&name)).unwrap();
            let (first, rest) = whole.split_at(6 << 20);
            std::fs::write(scratch.path().join(&name), first).unwrap();
            std::fs::write(scratch.path().join("split.wbf1"), rest).unwrap();
            parts.insert(0, "split.wbf1");
        }
        let mut findings = Findings::default();
        let image = opened(&scratch, &parts, &mut findings).unwrap();
        assert_eq!(codes(&findings), [""; 0], "{name}");
        let mut expected = whole.clone();
        let len = usize::try_from(content(&image).len()).unwrap();
        // Formats without a length end with their last block that is stored.
        let is_exact = name.ends_with("wia") || name.ends_with("gcz");
        assert!(len == whole.len() || !is_exact && len > 0x1234000 + (1 << 20), "{name}: {len} bytes");
        expected.resize(len, 0);
        assert_holds(&image, &expected, &name);
        let is_plain = Recipe::of(&content(&image), 0x700000..0x700000 + 70_000).is_sliceable();
        assert!(is_plain || !["NONE-1.wia", "a.wbfs", "a.ciso"].contains(&name.as_str()), "{name}");
        if name != "split.wbfs" {
            run(&scratch, "wit", &[&["copy", "-o", "--psel", "whole", "small.iso", &name], &options[..]].concat());
            cut_and_flip(&std::fs::read(scratch.path().join(&name)).unwrap(), &mut random);
        }
    }
}

/// A packer of RVZ after Dolphin's `WiaAndRvz.md`. Some chunks hold the seed of their padding.
const RVZ: &str = "
import hashlib, struct, subprocess
disc = bytearray(open('gc.iso', 'rb').read()[:0x780000])
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
seed = bytes(range(7, 75))
padded = {0x600000: (0x600000, 0x620000), 0x640000: (0x648100, 0x64C000)}
for start, end in padded.values():
    for at in range(start - start % 0x8000, end, 0x8000):
        begin = max(at, start)
        disc[begin:min(at + 0x8000, end)] = padding(seed, begin, min(at + 0x8000, end) - begin)
open('rvz.iso', 'wb').write(disc)
chunk = 128 * 1024
def zstd(part):
    return subprocess.run(['zstd', '-q', '-c'], input=part, stdout=subprocess.PIPE, check=True).stdout
def write(name, method, pack):
    body, groups = b'', b''
    # Tables follow the head and the description of the disc.
    base = 0x48 + 0xDC
    for at in range(0, len(disc), chunk):
        part, unpadded = bytes(disc[at:at + chunk]), 0
        if at in padded:
            start, end = padded[at]
            pieces = []
            if start > at: pieces.append(struct.pack('>I', start - at) + part[:start - at])
            for begin in range(start - start % 0x8000, end, 0x8000):
                first, last = max(begin, start), min(begin + 0x8000, end)
                pieces.append(struct.pack('>I', last - first | 1 << 31) + seed)
            if end < at + chunk: pieces.append(struct.pack('>I', at + chunk - end) + part[end - at:])
            part = b''.join(pieces)
            unpadded = len(part)
        if not part.strip(b'\\0'):
            groups += struct.pack('>III', 0, 0, 0)
            continue
        stored, mark = pack(part), 1 << 31
        if len(stored) >= len(part):
            stored, mark = part, 0
        body += bytes(-(base + len(body)) % 4)
        groups += struct.pack('>III', (base + len(body)) // 4, len(stored) | mark, unpadded)
        body += stored
    regions = struct.pack('>QQII', 0x80, len(disc) - 0x80, 0, len(groups) // 12)
    regions, count = pack(regions), len(groups) // 12
    groups = pack(groups)
    head = struct.pack('>IIiI128sIIQ20sIQIIQIB7s', 1, method, 5, chunk, bytes(disc[:128]), 0, 48, 0, b'', 1,
                       base + len(body), len(regions), count, base + len(body) + len(regions), len(groups), 0, b'')
    size = base + len(body) + len(regions) + len(groups)
    start = struct.pack('>4sIII20sQQ', b'RVZ\\1', 0x01000000, 0x00030000, len(head), hashlib.sha1(head).digest(),
                        len(disc), size)
    open(name, 'wb').write(start + hashlib.sha1(start).digest() + head + body + regions + groups)
write('zstd.rvz', 5, zstd)
write('plain.rvz', 0, bytes)
";

#[test]
fn rvz_images_restore_their_padding() {
    if !tools::have("rvz_images_restore_their_padding", &["python3", "zstd"]) {
        return;
    }
    let scratch = Scratch::new();
    python(&scratch, DISC);
    python(&scratch, RVZ);
    let whole = std::fs::read(scratch.path().join("rvz.iso")).unwrap();
    let mut random = Random(73);
    for name in ["zstd.rvz", "plain.rvz"] {
        let mut findings = Findings::default();
        let image = opened(&scratch, &[name], &mut findings).unwrap();
        assert_eq!((image.container.id, codes(&findings)), ("wia", vec![]), "{name}");
        assert_holds(&image, &whole, name);
        cut_and_flip(&std::fs::read(scratch.path().join(name)).unwrap(), &mut random);
    }
}

#[test]
fn discs_of_other_projects_are_equal_in_all_formats() {
    let images = crate::support::corpus::all("discs_of_other_projects_are_equal_in_all_formats");
    let named: Vec<_> = images.iter().filter(|image| image.name.contains("GameCube-240pSuite")).collect();
    let read = |ending: &str| {
        let image = named.iter().find(|image| image.name.ends_with(ending))?;
        let files =
            discern::source::Files::one(format!("a.{ending}"), discern::source::Source::from_bytes(image.bytes()));
        let image = discern::open::open(files, &mut Findings::default()).unwrap();
        Some(all(&content(&image)))
    };
    let (Some(gcz), Some(wia), Some(ciso)) = (read("gcz"), read("wia"), read("ciso")) else { return };
    // Wiimms ISO Tools left out data that no file of the disc has.
    assert!(wia.len() > 1_000_000 && gcz == wia && ciso[..163_840] == wia[..163_840]);
}
