//! Any bytes as a tar archive, with the checksums of headers put right: its tree is listed and its files are read, or it is
//! refused.
#![no_main]

mod look;

use discern::findings::Findings;
use discern::open::open;
use discern::source::{Files, Source};
use libfuzzer_sys::fuzz_target;

/// Bytes of a header, and where its checksum and its magic are.
const BLOCK: usize = 512;
const CHECKSUM: std::ops::Range<usize> = 148..156;
const MAGIC: std::ops::Range<usize> = 257..262;

fuzz_target!(|bytes: &[u8]| {
    let mut archive = bytes.to_vec();
    for (number, header) in archive.chunks_exact_mut(BLOCK).enumerate() {
        // The first has to be a header, and others are where they say so.
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
