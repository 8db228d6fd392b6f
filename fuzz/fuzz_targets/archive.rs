//! Any bytes as an archive: its members are ranges of it, and their contents open or are refused.
#![no_main]

mod look;

use discern::findings::Findings;
use discern::open::open;
use discern::source::{Files, Source};
use libfuzzer_sys::fuzz_target;

/// Signatures of the archives that are tried, by which they are recognized.
const LOCAL_HEADER: &[u8] = b"PK\x03\x04";

fuzz_target!(|bytes: &[u8]| {
    let archive = [LOCAL_HEADER, bytes].concat();
    let mut findings = Findings::default();
    let Ok(image) = open(Files::one("fuzz.zip", Source::from_bytes(archive)), &mut findings) else { return };
    look::at(image, &mut findings);
});
