//! Any bytes as blocks of a UDF volume: its trees are listed and its files are read, or it is refused.
//!
//! The input is a list of records: a block (two bytes), a length (two bytes), and the beginning of the block.
//! Descriptor tags get the right checksum, since descriptors without one are skipped.
#![no_main]

mod look;

use discern::findings::Findings;
use discern::open::open;
use discern::source::{Files, Source};
use libfuzzer_sys::fuzz_target;

/// Size of a block, in bytes.
const BLOCK: usize = 2048;

/// Number of blocks in the volume.
const BLOCKS: usize = 600;

/// Block and content of the anchor, which locates both descriptor sequences.
const ANCHOR: (usize, [u8; 32]) =
    (256, [2, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0x80, 0, 0, 32, 0, 0, 0, 0, 0x80, 0, 0, 48, 0, 0, 0]);

fuzz_target!(|bytes: &[u8]| {
    let mut volume = vec![0_u8; BLOCKS * BLOCK];
    for (sector, identifier) in (16..).zip([b"BEA01", b"NSR03", b"TEA01"]) {
        volume[sector * BLOCK + 1..][..5].copy_from_slice(identifier);
    }
    let (anchor, content) = ANCHOR;
    volume[anchor * BLOCK..][..content.len()].copy_from_slice(&content);
    let mut rest = bytes;
    let mut written = vec![anchor];
    while let [one, two, three, four, behind @ ..] = rest {
        let block = usize::from(u16::from_le_bytes([*one, *two])) % BLOCKS;
        let length = usize::from(u16::from_le_bytes([*three, *four])).min(behind.len()).min(BLOCK);
        let (content, next) = behind.split_at(length);
        volume[block * BLOCK..][..length].copy_from_slice(content);
        written.push(block);
        rest = next;
    }
    for block in written {
        let tag = &mut volume[block * BLOCK..][..16];
        tag[4] = 0;
        tag[4] = tag.iter().fold(0_u8, |sum, byte| sum.wrapping_add(*byte));
    }
    let mut findings = Findings::default();
    let Ok(image) = open(Files::one("fuzz.img", Source::from_bytes(volume)), &mut findings) else { return };
    look::at(image, &mut findings);
});
