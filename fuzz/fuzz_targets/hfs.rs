//! Any bytes as an HFS, HFS+ or HFSX volume, as the first byte chooses: its tree is listed and its files are read, or
//! it is refused.
#![no_main]

mod look;

use discern::findings::Findings;
use discern::open::open;
use discern::source::{Files, Source};
use libfuzzer_sys::fuzz_target;

/// Bytes before the header; the signatures, by which volumes are recognized, follow.
const BOOT_BLOCKS: [u8; 1024] = [0; 1024];

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, rest)) = bytes.split_first() else { return };
    let signature: &[u8] = match choice % 3 {
        0 => b"BD",
        1 => b"H+\x00\x04",
        _ => b"HX\x00\x05",
    };
    let volume = [&BOOT_BLOCKS, signature, rest].concat();
    let mut findings = Findings::default();
    let Ok(image) = open(Files::one("fuzz.img", Source::from_bytes(volume)), &mut findings) else { return };
    look::at(image, &mut findings);
});
