//! Any bytes as a disk with a partition table of each kind, by the first byte: its volumes are listed, or it is refused.
//!
//! Checksums of the labels of Sun, SGI and BSD are put right, since without them they are passed over.
#![no_main]

mod look;

use discern::findings::Findings;
use discern::open::open;
use discern::source::{Files, Source};
use libfuzzer_sys::fuzz_target;

/// Bytes of a sector.
const SECTOR: usize = 512;

/// Signatures and where they are, by kind: MBR, GPT, Apple, BSD, Sun, SGI, Amiga, Atari.
const SIGNATURES: [&[(usize, &[u8])]; 8] = [
    &[(510, b"\x55\xAA")],
    &[(450, b"\xEE"), (510, b"\x55\xAA"), (512, b"EFI PART")],
    &[(0, b"ER\x02\x00"), (512, b"PM\x00\x00")],
    &[(512, b"\x57\x45\x56\x82"), (512 + 132, b"\x57\x45\x56\x82")],
    &[(508, b"\xDA\xBE")],
    &[(0, b"\x0B\xE5\xA9\x41")],
    &[(0, b"RDSK")],
    &[(0x1C6, b"\x01GEM")],
];

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, rest)) = bytes.split_first() else { return };
    let kind = usize::from(*choice) % SIGNATURES.len();
    let mut disk = rest.to_vec();
    disk.resize(disk.len().max(64 * SECTOR).next_multiple_of(SECTOR), 0);
    for (at, signature) in SIGNATURES[kind] {
        disk[*at..][..signature.len()].copy_from_slice(signature);
    }
    match kind {
        // The words of the label, and 16 bytes of each partition that it says it has.
        3 => {
            let count = usize::from(u16::from_le_bytes([disk[512 + 138], disk[512 + 139]])).min(16);
            let label = &mut disk[512..][..148 + 16 * count];
            label[136..138].fill(0);
            let sum = label.as_chunks::<2>().0.iter().fold(0, |sum, word| sum ^ u16::from_le_bytes(*word));
            label[136..138].copy_from_slice(&sum.to_le_bytes());
        }
        4 => {
            let words = disk[..510].as_chunks::<2>().0;
            let sum = words.iter().fold(0, |sum, word| sum ^ u16::from_be_bytes(*word));
            disk[510..512].copy_from_slice(&sum.to_be_bytes());
        }
        // All words together are zero, here and in the Amiga's blocks.
        5 => settle(&mut disk[..SECTOR], 504),
        6 => {
            disk[4..8].copy_from_slice(&64_u32.to_be_bytes());
            settle(&mut disk[..256], 8);
            for block in disk.chunks_mut(SECTOR).skip(1).filter(|block| block.starts_with(b"PART")) {
                block[4..8].copy_from_slice(&64_u32.to_be_bytes());
                settle(&mut block[..256], 8);
            }
        }
        _ => {}
    }
    let mut findings = Findings::default();
    let Ok(image) = open(Files::one("fuzz.img", Source::from_bytes(disk)), &mut findings) else { return };
    look::at(image, &mut findings);
});

/// Writes the number that makes the sum of all words zero.
fn settle(bytes: &mut [u8], at: usize) {
    bytes[at..at + 4].fill(0);
    let sum = bytes.as_chunks::<4>().0.iter().fold(0_u32, |sum, word| sum.wrapping_add(u32::from_be_bytes(*word)));
    bytes[at..at + 4].copy_from_slice(&0_u32.wrapping_sub(sum).to_be_bytes());
}
