//! Any bytes as a packed disc, chosen by the first byte: it opens and its sectors are read, or it is refused.
#![no_main]

mod look;

use discern::findings::Findings;
use discern::open::open;
use discern::source::{Files, Source};
use libfuzzer_sys::fuzz_target;

/// Most bytes read of each track.
const READ: usize = 1 << 20;

/// A format: its extension, and bytes by which it is recognized. Those with a negative offset count from the end.
type Known = (&'static str, &'static [(isize, &'static [u8])]);

/// Fields of a DAA header of version 2: the table, the version, the data, and chunks of 16 KiB.
const DAA_2: &[u8] = &[76, 0, 0, 0, 0x10, 1, 0, 0, 100, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0];

/// The same of version 1, with chunks of 2 KiB.
const DAA_1: &[u8] = &[76, 0, 0, 0, 0, 1, 0, 0, 100, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0];

/// Fields of a disc of the Wii in WIA or RVZ: its size; its type, without compression; one partition, and where it is.
const WII_SIZE: &[u8] = &[0, 0, 0, 0, 1, 0, 0, 0];
const WII_DISC: &[u8] = &[0, 0, 0, 2, 0, 0, 0, 0];
const WII: &[u8] = &[0, 0, 0, 1, 0, 0, 0, 48, 0, 0, 0, 0, 0, 0, 1, 0x24];

const KNOWN: &[Known] = &[
    // A CD with one session, and nothing between the head and the data blocks.
    ("b5t", &[(0, b"BWT5 STREAM SIGN"), (48, &[8, 0, 1, 0]), (96, &[0; 8]), (104, &[0; 4]), (240, &[0; 8])]),
    ("c2d", &[(0, b"Adaptec CeQuadrat VirtualCD File"), (50, &[3, 0]), (56, &[60, 0, 0, 0])]),
    ("cif", &[(0, b"RIFF\x0C\0\0\0imag"), (20, b"RIFF\x40\0\0\0ofs "), (92, b"RIFF\0\x08\0\0disc")]),
    ("bin.ecm", &[(0, b"ECM\0")]),
    // Without a password, and with chunks of 2 KiB.
    ("isz", &[(0, b"IsZ!\x30\x01"), (10, &[0, 8]), (16, &[0]), (29, &[0, 8, 0, 0, 3, 1]), (43, &[60, 0, 0, 0])]),
    ("daa", &[(0, b"DAA\0"), (16, DAA_1)]),
    ("daa", &[(0, b"DAA\0"), (16, DAA_2)]),
    ("gbi", &[(0, b"GBI\0"), (16, DAA_2), (38, &[0x80])]),
    // A table at the start, in both versions.
    ("uif", &[(-64, b"bbis"), (-56, &[2, 0]), (-44, &[0, 8, 0, 0]), (-36, &[0; 8]), (-8, &[0, 0]), (0, b"blhr")]),
    ("uif", &[(-64, b"bbis"), (-56, &[3, 0]), (-44, &[0, 8, 0, 0]), (-36, &[0; 8]), (-8, &[0, 0]), (0, b"blhr")]),
    ("pbp", &[(0, b"\0PBP"), (36, &[40, 0, 0, 0]), (40, b"PSISOIMG0000")]),
    ("pbp", &[(0, b"\0PBP"), (36, &[40, 0, 0, 0]), (40, b"PSTITLEIMG000000"), (552, &[0, 4, 0, 0])]),
    ("gcz", &[(0, b"\x01\xC0\x0B\xB1"), (24, &[0, 8, 0, 0])]),
    // Sectors of 512 bytes, blocks of 32 KiB, and a disc.
    ("wbfs", &[(0, b"WBFS"), (8, &[9, 15, 1, 0, 1])]),
    ("wia", &[(0, b"WIA\x01"), (12, &[0, 0, 0, 0xDC]), (72, &[0, 0, 0, 1, 0, 0, 0, 1]), (84, &[0, 0, 0x80, 0])]),
    ("wia", &[(0, b"WIA\x01"), (12, &[0, 0, 0, 0xDC]), (72, &[0, 0, 0, 1, 0, 0, 0, 3]), (84, &[0, 0, 0x80, 0])]),
    ("rvz", &[(0, b"RVZ\x01"), (12, &[0, 0, 0, 0xDC]), (72, &[0, 0, 0, 1, 0, 0, 0, 0]), (84, &[0, 0, 0x80, 0])]),
    // A disc of the Wii of 16 MiB with a partition, whose table follows the head, in chunks of 64 KiB and of 2 MiB.
    (
        "rvz",
        &[(0, b"RVZ\x01"), (12, &[0, 0, 0, 0xDC]), (36, WII_SIZE), (72, WII_DISC), (84, &[0, 1, 0, 0]), (216, WII)],
    ),
    (
        "wia",
        &[(0, b"WIA\x01"), (12, &[0, 0, 0, 0xDC]), (36, WII_SIZE), (72, WII_DISC), (84, &[0, 32, 0, 0]), (216, WII)],
    ),
    ("rvz", &[(0, b"RVZ\x01"), (12, &[0, 0, 0, 0xDC]), (72, &[0, 0, 0, 1, 0, 0, 0, 5]), (84, &[0, 0, 0x80, 0])]),
];

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, rest)) = bytes.split_first() else { return };
    let Some((ending, known)) = KNOWN.get(usize::from(*choice) % KNOWN.len()) else { return };
    let mut content = rest.to_vec();
    for (at, value) in *known {
        let at = if *at < 0 { content.len().checked_add_signed(*at) } else { usize::try_from(*at).ok() };
        let Some(place) = at.and_then(|at| content.get_mut(at..at + value.len())) else { return };
        place.copy_from_slice(value);
    }
    let mut findings = Findings::default();
    let files = Files::one(format!("fuzz.{ending}"), Source::from_bytes(content));
    let Ok(image) = open(files, &mut findings) else { return };
    for (_, track) in image.disc.tracks() {
        drop(track.content.read_up_to(0, READ));
        drop(track.content.read_up_to(track.content.len() / 2, READ));
    }
    look::at(image, &mut findings);
});
