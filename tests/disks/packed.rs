//! Packed images: CHD by chdman, Android's sparse images by img2simg, EnCase images by ewfacquire; and CSO, ZSO, DAX
//! and Apple's disk images, packed in Python.

use std::process::Command;

use discern::disc::{Medium, TrackMode};
use discern::findings::Findings;
use discern::source::Recipe;

use crate::support::random::Random;
use crate::support::scratch::Scratch;
use crate::support::sources::unpack_ahead;
use crate::support::tools;
use crate::{all, assert_holds, assert_unpacks_ahead, codes, content, disk, opened, raw};

/// Bytes of the test's disk that can be packed, at least.
pub(crate) const LEAST: usize = 1 << 20;

pub(crate) fn run(scratch: &Scratch, program: &str, arguments: &[&str]) {
    tools::run(Command::new(program).args(arguments).current_dir(scratch.path()));
}

/// Runs a Python program in the test's folder.
pub(crate) fn python(scratch: &Scratch, program: &str) {
    run(scratch, "python3", &["-c", program]);
}

#[test]
fn hard_disks_of_chdman_hold_the_original_bytes() {
    if !tools::have("hard_disks_of_chdman_hold_the_original_bytes", &["chdman"]) {
        return;
    }
    let scratch = Scratch::new();
    raw(&scratch);
    for codec in ["none", "zlib", "lzma", "huff", "flac", "zlib,lzma,huff,flac"] {
        run(
            &scratch,
            "chdman",
            &["createraw", "-f", "-hs", "4096", "-us", "512", "-c", codec, "-i", "raw.img", "-o", "a.chd"],
        );
        let mut findings = Findings::default();
        let image = opened(&scratch, &["a.chd"], &mut findings).unwrap();
        let mut expected = disk();
        expected.resize(usize::try_from(content(&image).len()).unwrap(), 0);
        assert_unpacks_ahead(&image, &expected, if codec == "none" { 0 } else { LEAST }, codec);
        assert_holds(&image, &expected, codec);
        assert_eq!(codes(&findings), [""; 0], "{codec}");
        let plain = Recipe::of(&content(&image), 3 << 20..(3 << 20) + 100_000);
        assert!(codec != "none" || plain.is_sliceable());
    }
}

#[test]
fn a_chd_reads_shared_data_from_its_parent() {
    if !tools::have("a_chd_reads_shared_data_from_its_parent", &["chdman"]) {
        return;
    }
    let scratch = Scratch::new();
    let path = raw(&scratch);
    let form = ["-f", "-hs", "4096", "-us", "512", "-c", "zlib"];
    run(&scratch, "chdman", &[&["createraw"], &form[..], &["-i", "raw.img", "-o", "parent.chd"]].concat());
    let mut changed = disk();
    changed[3 << 20..(3 << 20) + 5000].fill(7);
    std::fs::write(&path, &changed).unwrap();
    run(
        &scratch,
        "chdman",
        &[&["createraw"], &form[..], &["-i", "raw.img", "-op", "parent.chd", "-o", "a.chd"]].concat(),
    );
    for files in [["a.chd", "parent.chd"], ["parent.chd", "a.chd"]] {
        let mut findings = Findings::default();
        let image = opened(&scratch, &files, &mut findings).unwrap();
        let mut expected = changed.clone();
        expected.resize(usize::try_from(content(&image).len()).unwrap(), 0);
        assert_holds(&image, &expected, "with its parent");
        assert_eq!(codes(&findings), [""; 0]);
    }
    let mut findings = Findings::default();
    let image = opened(&scratch, &["a.chd"], &mut findings);
    assert_eq!(codes(&findings), ["CHD-PARENT-MISSING"]);
    assert!(image.map_or(true, |image| content(&image).read_up_to(9 << 20, 70_000).is_err()));
}

/// Writes a CD with a cue sheet: two tracks of raw sectors, then one of samples. Returns its bytes.
pub(crate) fn cue(scratch: &Scratch) -> Vec<u8> {
    let mut random = Random(2352);
    let mut tracks = Vec::new();
    for lba in 0..603 {
        let data: Vec<u8> = (0..2048).map(|_| u8::try_from(random.below(4)).unwrap()).collect();
        let time = discern::sector::address::Msf::of_lba(lba).unwrap();
        tracks.extend(discern::sector::encode::mode_1(time, &data));
    }
    // A wave that FLAC packs well, then noise.
    let wave =
        (0..588_i32 * 410).flat_map(|at| [(at % 200 * 150) as i16, (at % 90 * 300) as i16]).flat_map(i16::to_le_bytes);
    tracks.extend(wave);
    tracks.extend((0..2352 * 150).map(|_| u8::try_from(random.below(256)).unwrap()));
    std::fs::write(scratch.path().join("a.bin"), &tracks).unwrap();
    let sheet = "FILE \"a.bin\" BINARY\n  TRACK 01 MODE1/2352\n    INDEX 01 00:00:00\n  TRACK 02 AUDIO\n    \
                 INDEX 00 00:08:03\n    INDEX 01 00:10:03\n  TRACK 03 AUDIO\n    INDEX 01 00:13:38\n";
    std::fs::write(scratch.path().join("a.cue"), sheet).unwrap();
    tracks
}

#[test]
fn discs_of_chdman_have_the_tracks_of_their_sheet() {
    if !tools::have("discs_of_chdman_have_the_tracks_of_their_sheet", &["chdman"]) {
        return;
    }
    let scratch = Scratch::new();
    let bytes = cue(&scratch);
    for codec in ["none", "cdzl", "cdlz", "cdfl", "cdlz,cdzl,cdfl"] {
        run(&scratch, "chdman", &["createcd", "-f", "-c", codec, "-i", "a.cue", "-o", "a.chd"]);
        let mut findings = Findings::default();
        let image = opened(&scratch, &["a.chd"], &mut findings).unwrap();
        assert_eq!(codes(&findings), [""; 0], "{codec}");
        let by_sheet = opened(&scratch, &["a.cue", "a.bin"], &mut Findings::default()).unwrap();
        let of = |image: &discern::open::Image| -> Vec<_> {
            let tracks = image.disc.tracks();
            tracks.map(|(_, track)| (track.number, track.mode, track.first, track.start(), track.sectors)).collect()
        };
        assert_eq!(of(&image), of(&by_sheet), "{codec}");
        assert_eq!(image.disc.medium, Medium::Cd);
        let (mut at, mut ahead) = (0, 0);
        for (_, track) in image.disc.tracks() {
            ahead += unpack_ahead(&track.content);
            let sectors = all(&track.content);
            for sector in sectors.chunks(2448) {
                let expected = &bytes[at..at + 2352];
                let swapped: Vec<u8> = expected.chunks(2).flat_map(|pair| [pair[1], pair[0]]).collect();
                let is_audio = track.mode == TrackMode::Audio;
                assert!(sector[..2352] == *if is_audio { swapped.as_slice() } else { expected }, "{codec} at {at}");
                at += 2352;
            }
        }
        assert_eq!((at, ahead > bytes.len() / 2), (bytes.len(), codec != "none"));
    }
}

#[test]
fn sparse_images_of_android_hold_the_original_bytes() {
    if !tools::have("sparse_images_of_android_hold_the_original_bytes", &["img2simg"]) {
        return;
    }
    let scratch = Scratch::new();
    let mut bytes = disk();
    bytes.truncate(13 << 20);
    bytes[11 << 20..12 << 20].as_chunks_mut::<4>().0.fill([1, 2, 3, 4]);
    std::fs::write(scratch.path().join("raw.img"), &bytes).unwrap();
    run(&scratch, "img2simg", &["raw.img", "a.simg"]);
    let mut findings = Findings::default();
    let image = opened(&scratch, &["a.simg"], &mut findings).unwrap();
    assert_holds(&image, &bytes, "sparse");
    assert_eq!(codes(&findings), [""; 0]);
}

#[test]
fn images_of_encase_hold_the_original_bytes_in_one_file_or_several() {
    if !tools::have("images_of_encase_hold_the_original_bytes_in_one_file_or_several", &["ewfacquire"]) {
        return;
    }
    for format in ["encase6", "encase1", "ftk", "smart"] {
        let scratch = Scratch::new();
        let mut bytes = disk();
        let mut random = Random(7);
        bytes[10 << 20..13 << 20].iter_mut().for_each(|byte| *byte = u8::try_from(random.below(256)).unwrap());
        std::fs::write(scratch.path().join("raw.img"), &bytes).unwrap();
        let options = ["-u", "-q", "-t", "a", "-f", format, "-c", "fast", "-S", "2MiB", "-l", "log", "raw.img"];
        run(&scratch, "ewfacquire", &options);
        let entries = std::fs::read_dir(scratch.path()).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = names.filter(|name| name.starts_with("a.")).collect();
        names.sort();
        assert!(names.len() > 1, "{format}: {names:?}");
        names.reverse();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let mut findings = Findings::default();
        let image = opened(&scratch, &names, &mut findings).unwrap();
        assert_holds(&image, &bytes, format);
        assert_eq!(codes(&findings), [""; 0], "{format}");
        assert_unpacks_ahead(&opened(&scratch, &names, &mut findings).unwrap(), &bytes, LEAST, format);
        // Without the last segment, the rest is read, and the missing segment is named.
        let mut findings = Findings::default();
        let image = opened(&scratch, &names[1..], &mut findings).unwrap();
        assert_eq!((codes(&findings), image.disc.missing_files.len()), (vec!["EWF-SEGMENT-MISSING"], 1), "{format}");
        assert!(content(&image).read_up_to(0, 70_000).unwrap() == bytes[..70_000]);
    }
}

/// A packer in Python, after maxcso's descriptions. Blocks are aligned, and the last one is short.
const CSO: &str = "
import struct, zlib
data = open('raw.img', 'rb').read()
def pack(magic, version, block, shift, code):
    count = -(-len(data) // block)
    at = 24 + 4 * (count + 1)
    body, index = b'', []
    for number in range(count):
        part = data[number * block:(number + 1) * block]
        pad = -(at + len(body)) % (1 << shift)
        body += b'\\0' * pad
        stored, mark = code(part, block)
        index.append((at + len(body)) >> shift | mark << 31)
        body += stored
    body += b'\\0' * (-(at + len(body)) % (1 << shift))
    index.append((at + len(body)) >> shift)
    head = struct.pack('<4sIQIBBH', magic, 24, len(data), block, version, shift, 0)
    return head + struct.pack('<%dI' % len(index), *index) + body
def deflate(part, block):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(part) + packer.flush()
    return (packed, 0) if len(packed) < len(part) else (part, 1)
def literals(part):
    # LZ4 without matches: a token, its length, and the bytes.
    out, rest = b'', len(part)
    token = min(rest, 15)
    out += bytes([token << 4])
    rest -= 15
    while token == 15:
        out += bytes([min(rest, 255)])
        if rest < 255: break
        rest -= 255
    return out + part
def lz4(part, block):
    # A run of one byte is a match of distance 1.
    if len(part) > 40 and part == part[:1] * len(part):
        more = len(part) - 1 - 5 - 4 - 15
        code = bytes([0x1F]) + part[:1] + b'\\1\\0' + b'\\xff' * (more // 255) + bytes([more % 255])
        return code + bytes([0x50]) + part[:5], 0
    return part, 1
def second(part, block):
    packed, mark = deflate(part, block)
    if mark: return part + b'\\0' * (block - len(part)), 0
    other, mark = lz4(part, block)
    return (other, 1) if not mark else (packed, 0)
open('one.cso', 'wb').write(pack(b'CISO', 1, 2048, 0, deflate))
open('aligned.cso', 'wb').write(pack(b'CISO', 1, 2048, 6, deflate))
open('large.cso', 'wb').write(pack(b'CISO', 0, 16384, 2, deflate))
open('a.zso', 'wb').write(pack(b'ZISO', 1, 2048, 4, lz4))
open('two.cso', 'wb').write(pack(b'CISO', 2, 2048, 0, second))
frames = [data[at:at + 8192] for at in range(0, len(data), 8192)]
plain = [number for number, frame in enumerate(frames) if len(zlib.compress(frame)) >= 8192]
areas = [(number, 1) for number in plain]
stored = [f if n in plain else zlib.compress(f + b'\\0' * (8192 - len(f))) for n, f in enumerate(frames)]
at = 32 + 6 * len(frames) + 8 * len(areas)
places = []
for frame in stored:
    places.append(at)
    at += len(frame)
head = struct.pack('<4sIII16s', b'DAX\\0', len(data), 1, len(areas), b'')
head += struct.pack('<%dI' % len(places), *places)
head += struct.pack('<%dH' % len(stored), *[len(frame) & 0xFFFF for frame in stored])
head += b''.join(struct.pack('<II', *area) for area in areas)
open('a.dax', 'wb').write(head + b''.join(stored))
present = [data[at:at + 32768].strip(b'\\0') != b'' for at in range(0, len(data), 32768)]
image = b'CISO' + struct.pack('<I', 32768) + bytes(present).ljust(32760, b'\\0')
image += b''.join(data[n * 32768:(n + 1) * 32768] for n, there in enumerate(present) if there)
open('gamecube.ciso', 'wb').write(image)
";

#[test]
fn packed_discs_of_consoles_hold_the_original_bytes() {
    if !tools::have("packed_discs_of_consoles_hold_the_original_bytes", &["python3"]) {
        return;
    }
    let scratch = Scratch::new();
    raw(&scratch);
    python(&scratch, CSO);
    for name in ["one.cso", "aligned.cso", "large.cso", "a.zso", "two.cso", "a.dax", "gamecube.ciso"] {
        let mut findings = Findings::default();
        let image = opened(&scratch, &[name], &mut findings).unwrap();
        assert_holds(&image, &disk(), name);
        assert_eq!(codes(&findings), [""; 0], "{name}");
    }
}

/// Writes an Apple disk image with the fields that 7-Zip reads; 7-Zip judges the result in the same test.
pub(crate) const DMG: &str = "
import base64, bz2, lzma, struct, zlib
data = open('raw.img', 'rb').read()
size = 512 * 512
runs = [data[at:at + size] for at in range(0, len(data), size)]
def crc(part):
    return struct.pack('>III', 2, 32, zlib.crc32(part))
def adc(part):
    return b''.join(bytes([len(p) - 1 | 0x80]) + p for p in (part[at:at + 128] for at in range(0, len(part), 128)))
kinds = {'zlib': (0x80000005, zlib.compress), 'bzip2': (0x80000006, bz2.compress),
         'lzma': (0x80000008, lzma.compress), 'adc': (0x80000004, adc), 'plain': (1, bytes)}
for name, (kind, pack) in kinds.items():
    body, table = b'', b''
    for number, run in enumerate(runs):
        code, stored = (0, b'') if run.strip(b'\\0') == b'' else (kind, pack(run))
        table += struct.pack('>IIQQQQ', code, 0, number * 512, -(-len(run) // 512), len(body), len(stored))
        body += stored
    table += struct.pack('>IIQQQQ', 0xFFFFFFFF, 0, len(data) // 512, 0, len(body), 0)
    mish = struct.pack('>4sIQQQII24s136sI', b'mish', 1, 0, len(data) // 512, 0, 520, 0, b'', crc(data),
                       len(runs) + 1) + table
    text = base64.b64encode(mish).decode()
    text = '\\n'.join(text[at:at + 68] for at in range(0, len(text), 68))
    plist = ('<?xml version=\"1.0\" encoding=\"UTF-8\"?><plist version=\"1.0\"><dict><key>resource-fork</key><dict>'
             '<key>blkx</key><array><dict><key>Attributes</key><string>0x0050</string><key>Data</key><data>\\n' + text
             + '\\n</data><key>ID</key><string>0</string><key>Name</key><string>whole disk</string></dict></array>'
             '</dict></dict></plist>').encode()
    koly = struct.pack('>4sIIIQQQQQII16s136sQQ120s136sIQ12s', b'koly', 4, 512, 1, 0, 0, len(body), 0, 0, 1, 1, b'', crc(body),
                       len(body), len(plist), b'', crc(crc(data)[8:]), 1, len(data) // 512, b'')
    open(name + '.dmg', 'wb').write(body + plist + koly)
";

#[test]
fn disk_images_of_apple_hold_the_original_bytes() {
    if !tools::have("disk_images_of_apple_hold_the_original_bytes", &["python3", "7zz"]) {
        return;
    }
    let scratch = Scratch::new();
    raw(&scratch);
    python(&scratch, DMG);
    for name in ["zlib.dmg", "bzip2.dmg", "lzma.dmg", "adc.dmg", "plain.dmg"] {
        run(&scratch, "7zz", &["t", name]);
        let mut findings = Findings::default();
        let image = opened(&scratch, &[name], &mut findings).unwrap();
        assert_holds(&image, &disk(), name);
        assert_eq!(codes(&findings), [""; 0], "{name}");
    }
}

#[test]
fn a_floppy_of_diskcopy_is_a_range_of_its_file_and_its_checksum_is_compared() {
    let data = vec![3; 819_200];
    let sum = data
        .as_chunks::<2>()
        .0
        .iter()
        .fold(0_u32, |sum, word| sum.wrapping_add(u16::from_be_bytes(*word).into()).rotate_right(1));
    let mut head = vec![0; 84];
    head[..5].copy_from_slice(b"\x04Test");
    head[64..68].copy_from_slice(&819_200_u32.to_be_bytes());
    head[72..76].copy_from_slice(&sum.to_be_bytes());
    head[80..84].copy_from_slice(&[1, 0x22, 1, 0]);
    let bytes = [head, data].concat();
    let open = |bytes: &[u8]| {
        let mut findings = Findings::default();
        let files = discern::source::Files::one("a.image", discern::source::Source::from_bytes(bytes));
        (discern::open::open(files, &mut findings).unwrap(), codes(&findings))
    };
    let (image, found) = open(&bytes);
    assert_eq!((image.container.id, content(&image).len(), found.len()), ("diskcopy", 819_200, 0));
    assert!(Recipe::of(&content(&image), 0..819_200).as_one_range().is_some_and(|(_, range)| range == (84..819_284)));
    let mut damaged = bytes;
    damaged[500_000] ^= 1;
    assert_eq!(open(&damaged).1, ["DISKCOPY-CHECKSUM"]);
}
