//! Discs of BlindWrite, WinOnCD and Easy CD Creator, written in Python after the structures that libMirage knows, since
//! Debian has no program for them.

use std::path::Path;

use discern::disc::{Medium, TrackMode};
use discern::findings::Findings;
use discern::open::Image;

use crate::packed::{cue, python};
use crate::support::damage::cut_and_flip;
use crate::support::random::Random;
use crate::support::scratch::Scratch;
use crate::support::tools;
use crate::{all, codes, opened};

type Shape = (u8, TrackMode, i32, i32, u32);

fn tracks(image: &Image) -> Vec<Shape> {
    let of = |(_, track): (_, &discern::disc::Track)| {
        (track.number, track.mode, track.first.0, track.start().0, track.sectors)
    };
    image.disc.tracks().map(of).collect()
}

fn contents(image: &Image) -> Vec<u8> {
    image.disc.tracks().flat_map(|(_, track)| all(&track.content)).collect()
}

fn damage(path: &Path, seed: u64) {
    cut_and_flip(&std::fs::read(path).unwrap(), &mut Random(seed));
}

/// After `image-b6t.h`: the sectors of a CD in two files, with a pregap of the first track that isn't stored; and a DVD in
/// two files.
const BLIND_WRITE: &str = "
import struct
data = open('a.bin', 'rb').read()
def write(name, medium, blocks, sessions, path='C:'.encode('utf-16-le'), texts=b''):
    listed = struct.pack('<II', len(blocks), len(path)) + path
    for length, offset, start, sectors, file in blocks:
        file = file.encode('utf-16-le')
        listed += struct.pack('<II16sI12siII', 1, length, b'', offset, b'', start, sectors, len(file)) + file + bytes(4)
    points = b''
    for number, start, end, entries in sessions:
        points += struct.pack('<HBBiiHH', number, len(entries), 3, start, end, 1, len(entries) - 1)
        for kind, control, point, address, pregap, first, sectors in entries:
            minute, second, frame = address // 4500, address // 75 % 60, address % 75
            points += struct.pack('<B7sBBBBB5sBBBBI16siI8sI2s', kind, b'', 0, 0, control, 1, point, b'', minute, second, frame,
                                  0, pregap, b'', first, sectors, b'', number, b'')
            points += bytes(8) if kind not in (0, 6) else b''
    cd = medium < 16
    head = struct.pack('<32sHH12sB13s18sHHHHI12sII', b'', medium, len(sessions), b'', 1, b'1234567890123', b'', 5, 6,
                       len(texts), 7 if cd else 0, 0 if cd else 9, b'', 0 if cd else 11, 0 if cd else 13)
    head += struct.pack('<32s28s20s32s', b'', b'PLEXTOR CD-R   PX-W4824A1.04', b'', b'AUDIO CD')
    head += struct.pack('<IIIII', 3, 4, len(listed), len(points), 0)
    skipped = bytes(3 + 4 + 5 + 6) + texts + (bytes(7) if cd else bytes(9 + 11 + 13))
    body = b'BWT5 STREAM SIGN' + head + skipped + listed + points
    open(name, 'wb').write(body + struct.pack('<I', len(body) + 20) + b'BWT5 STREAM FOOT')
first, rest = data[:603 * 2352], data[603 * 2352:]
open('a.B5I', 'wb').write(bytes(512) + first)
open('a.001', 'wb').write(rest)
entries = [(0, 4, 0xA0, 0, 0, 0, 0), (2, 4, 1, 150, 150, -150, 753), (1, 0, 2, 903, 150, 603, 410), (1, 2, 3, 1163, 0, 1013, 150)]
write('a.b5t', 8, [(len(first), 512, 0, 603, 'a.B5I'), (len(rest), 0, 603, 560, 'D:\\\\a.001')], [(1, -150, 1163, entries)])
user = b''.join(first[at + 16:at + 2064] for at in range(0, len(first), 2352))
open('d.B6I', 'wb').write(user[:300 * 2048])
open('d.001', 'wb').write(user[300 * 2048:])
write('d.b6t', 16, [(300 * 2048, 0, 0, 300, 'd.B6I'), (303 * 2048, 0, 300, 303, 'd.001')],
      [(1, 0, 603, [(6, 4, 1, 0, 0, 0, 603)])])
open('user', 'wb').write(user)
";

#[test]
fn descriptors_of_blindwrite_are_read_with_their_files() {
    if !tools::have("descriptors_of_blindwrite_are_read_with_their_files", &["python3"]) {
        return;
    }
    let scratch = Scratch::new();
    let bytes = cue(&scratch);
    python(&scratch, BLIND_WRITE);
    let mut findings = Findings::default();
    let image = opened(&scratch, &["a.001", "a.b5t", "a.B5I"], &mut findings).unwrap();
    let expected = [
        (1, TrackMode::Mode1, 0, 0, 603),
        (2, TrackMode::Audio, 603, 753, 410),
        (3, TrackMode::Audio, 1013, 1013, 150),
    ];
    assert_eq!((image.container.id, codes(&findings), tracks(&image)), ("bwt", vec![], expected.to_vec()));
    assert_eq!(image.disc.catalog_number.as_deref(), Some("1234567890123"));
    assert!(image.disc.tracks().nth(2).unwrap().1.control.copy_permitted);
    assert!(contents(&image) == bytes);
    let mut findings = Findings::default();
    let image = opened(&scratch, &["d.b6t", "d.B6I", "d.001"], &mut findings).unwrap();
    assert_eq!((codes(&findings), image.disc.medium), (vec![], Medium::Dvd));
    assert!(contents(&image) == std::fs::read(scratch.path().join("user")).unwrap());
    // Without one of the files, its tracks are named and the others are read.
    let mut findings = Findings::default();
    let image = opened(&scratch, &["a.b5t", "a.B5I"], &mut findings).unwrap();
    assert_eq!((codes(&findings), image.disc.missing_files.len()), (vec!["BWT-FILE-MISSING"], 1));
    assert!(all(&image.disc.tracks().next().unwrap().1.content) == bytes[..603 * 2352]);
    damage(&scratch.path().join("a.b5t"), 81);
    damage(&scratch.path().join("d.b6t"), 82);
}

/// After `image-c2d.h`: tracks after a header, of which one has a second index.
const WIN_ON_CD: &str = "
import struct
data = open('a.bin', 'rb').read()
def block(first, last, offset, sector, flags, track, index, mode, packed=0, isrc=b'DEA129900001'):
    return struct.pack('<IIIQI12sBBBBBBH', 44, first, last, offset, sector, isrc, flags, 1, track, index, mode, packed, 0)
def write(name, signature, packed=0):
    user = b''.join(data[at + 16:at + 2064] for at in range(0, 603 * 2352, 2352))
    start = 196 + 4 * 44
    audio = start + len(user)
    blocks = block(0, 602, start, 2048, 4, 1, 1, 1, packed) + block(603, 800, audio, 2352, 1, 2, 1, 0)
    blocks += block(801, 1012, 0xFFFFFFFF, 2352, 1, 2, 2, 0) + block(1013, 1162, audio + 410 * 2352, 2352, 0, 3, 1, 255)
    head = struct.pack('<32sHH13sBHIII128sI', signature, 196, 1, b'1234567890123', 0, 4, 0, 196, 0, b'A disc', 0)
    open(name, 'wb').write(head + blocks + user + data[603 * 2352:])
write('a.c2d', b'Adaptec CeQuadrat VirtualCD File')
write('roxio.c2d', b'Roxio Image File Format 3.0')
write('packed.c2d', b'Roxio Image File Format 3.0', 1)
";

#[test]
fn images_of_winoncd_are_read() {
    if !tools::have("images_of_winoncd_are_read", &["python3"]) {
        return;
    }
    let scratch = Scratch::new();
    let bytes = cue(&scratch);
    python(&scratch, WIN_ON_CD);
    let expected = [
        (1, TrackMode::Mode1, 0, 0, 603),
        (2, TrackMode::Audio, 603, 603, 410),
        (3, TrackMode::Audio, 1013, 1013, 150),
    ];
    for name in ["a.c2d", "roxio.c2d"] {
        let mut findings = Findings::default();
        let image = opened(&scratch, &[name], &mut findings).unwrap();
        assert_eq!((image.container.id, codes(&findings), tracks(&image)), ("c2d", vec![], expected.to_vec()));
        let track = image.disc.tracks().nth(1).unwrap().1;
        assert_eq!(
            track.indexes.iter().map(|index| (index.number, index.lba.0)).collect::<Vec<_>>(),
            [(1, 603), (2, 801)]
        );
        assert_eq!(track.isrc.as_deref(), Some("DEA129900001"));
        assert!(contents(&image)[603 * 2048..] == bytes[603 * 2352..]);
        let data = image.disc.tracks().next().unwrap().1.user_data().unwrap();
        assert!(all(&data).chunks(2048).zip(bytes.chunks(2352)).all(|(data, sector)| *data == sector[16..2064]));
    }
    let error = opened(&scratch, &["packed.c2d"], &mut Findings::default()).err().unwrap().to_string();
    assert!(error.contains("packed in a way that isn't documented"), "{error}");
    damage(&scratch.path().join("a.c2d"), 83);
}

/// After `image-cif.h`: chunks of a RIFF file.
const EASY_CD: &str = "
import struct
data = open('a.bin', 'rb').read()
user = b''.join(data[at + 16:at + 2064] for at in range(0, 603 * 2352, 2352))
parts = [(b'info', user, 1, 603), (b'adio', data[603 * 2352:1013 * 2352], 0, 410), (b'adio', data[1013 * 2352:], 0, 150)]
out = struct.pack('<4sI4s8s', b'RIFF', 12, b'imag', b'')
places = b''
for kind, part, _, _ in parts:
    places += struct.pack('<4sI4sI6s', b'RIFF', len(part) + 4, kind, len(out) + 8, b'')
    out += struct.pack('<4sI4s', b'RIFF', len(part) + 4, kind) + part + bytes(len(part) % 2)
title = b'A disc\\0Someone\\0'
disc = struct.pack('<8sHHHHHHHH', b'', 16 + len(title), 1, 3, 6, 16 + len(title), 0, 2, 0) + title
disc += struct.pack('<9H', 18, 3, 1, 1, 0, 1, 0, 0, 0)
for kind, _, mode, sectors in parts:
    more = bytes(205) + b'DEA129900001' + bytes(52) + b'Song\\0' if mode == 0 else bytes(272)
    disc += struct.pack('<HHIHHHHHHHH', 24 + len(more), 0, sectors, 0, mode, 0, 0, 0, 4, 0, 2048) + more
places = bytes(8) + struct.pack('<H', 3) + places
for kind, part in ((b'disc', disc), (b'ofs ', places)):
    out += struct.pack('<4sI4s', b'RIFF', len(part) + 4, kind) + part + bytes(len(part) % 2)
open('a.cif', 'wb').write(out)
";

#[test]
fn images_of_easy_cd_creator_are_read() {
    if !tools::have("images_of_easy_cd_creator_are_read", &["python3"]) {
        return;
    }
    let scratch = Scratch::new();
    let bytes = cue(&scratch);
    python(&scratch, EASY_CD);
    let mut findings = Findings::default();
    let image = opened(&scratch, &["a.cif"], &mut findings).unwrap();
    let mut shapes = tracks(&image);
    // A track of fewer than 300 sectors is filled up as far as there is data.
    let expected = [
        (1, TrackMode::Mode1, 0, 0, 603),
        (2, TrackMode::Audio, 753, 753, 410),
        (3, TrackMode::Audio, 1163, 1163, 150),
    ];
    shapes.truncate(3);
    assert_eq!((image.container.id, codes(&findings), shapes), ("cif", vec![], expected.to_vec()));
    assert!(contents(&image)[603 * 2048..] == bytes[603 * 2352..]);
    assert_eq!(image.disc.tracks().nth(1).unwrap().1.isrc.as_deref(), Some("DEA129900001"));
    damage(&scratch.path().join("a.cif"), 84);
}
