//! Any bytes as a tar archive with corrected header checksums: its tree is listed and its files are read, or it is
//! refused.
#![no_main]

mod look;

use discern::findings::Findings;
use discern::open::open;
use discern::source::{Files, Source};
use libfuzzer_sys::fuzz_target;

/// Size of a header, and the ranges of its checksum and its magic, in bytes.
const BLOCK: usize = 512;
const CHECKSUM: std::ops::Range<usize> = 148..156;
const MAGIC: std::ops::Range<usize> = 257..262;

fuzz_target!(|bytes: &[u8]| {
    let mut archive = bytes.to_vec();
    for (number, header) in archive.chunks_exact_mut(BLOCK).enumerate() {
        // The first block has to be a header; later ones are recognized by their magic.
        if number == 0 {
            header[MAGIC].copy_from_slice(b"ustar");
        }
        if &header[MAGIC] == b"ustar" {
            header[CHECKSUM].fill(b' ');
            let sum: u32 = header.iter().map(|byte| u32::from(*byte)).sum();
            header[CHECKSUM].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
        }
    }
    let mut findings = Findings::default();
    let Ok(image) = open(Files::one("fuzz.tar", Source::from_bytes(archive)), &mut findings) else { return };
    look::at(image, &mut findings);
});
