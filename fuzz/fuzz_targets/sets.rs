//! Any bytes as two disks of a set, chosen by the first byte: physical volumes of LVM, members of a Linux RAID, and devices of
//! Btrfs. What they hold together is listed and read, or they are refused.
#![no_main]

mod look;

use discern::findings::Findings;
use discern::open::open;
use discern::source::{Files, Source};
use libfuzzer_sys::fuzz_target;

/// Marks by which parts of a set are recognized, and where they are: the same in both disks, but for the last, which is the
/// number of the disk.
type Known = (&'static [(usize, &'static [u8])], usize);

const KNOWN: [Known; 3] = [
    // A header right behind the label, with different identifiers.
    (&[(0, b"LABELONE"), (20, &[32, 0, 0, 0])], 32),
    // A superblock of version 1 at the start, of stripes over two disks in chunks of 4 KiB, with two roles.
    (
        &[
            (0, b"\xFC\x4E\x2B\xA9\x01\0\0\0"),
            (16, &[7; 16]),
            (72, &[0; 4]),
            (88, &[8, 0, 0, 0, 2, 0, 0, 0]),
            (144, &[0; 8]),
            (220, &[2, 0, 0, 0]),
            (256, &[0, 0, 1, 0]),
        ],
        160,
    ),
    (&[(0x1_0020, &[7; 16]), (0x1_0040, b"_BHRfS_M"), (0x1_0000 + 136, &[2])], 0x1_0000 + 201),
];

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, rest)) = bytes.split_first() else { return };
    let (marks, number_at) = KNOWN[usize::from(*choice) % KNOWN.len()];
    let mut files = Files::default();
    for (number, half) in rest.chunks(rest.len().div_ceil(2).max(1)).enumerate() {
        let mut disk = half.to_vec();
        for (at, mark) in marks.iter().copied().chain([(number_at, &[number as u8][..])]) {
            let Some(place) = disk.get_mut(at..at + mark.len()) else { return };
            place.copy_from_slice(mark);
        }
        files.push(format!("{number}.img"), Source::from_bytes(disk));
    }
    let mut findings = Findings::default();
    if let Ok(image) = open(files, &mut findings) {
        look::at(image, &mut findings);
    }
});
