//! Any bytes as a cpio archive in the format that the first byte chooses: its tree is listed and its files are read, or
//! it is refused.
#![no_main]

mod look;

use discern::findings::Findings;
use discern::open::open;
use discern::source::{Files, Source};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, rest)) = bytes.split_first() else { return };
    let magic: &[u8] = match choice % 5 {
        0 => b"070701",
        1 => b"070702",
        2 => b"070707",
        3 => b"\xC7\x71",
        _ => b"\x71\xC7",
    };
    let archive = [magic, rest].concat();
    let mut findings = Findings::default();
    let Ok(image) = open(Files::one("fuzz.cpio", Source::from_bytes(archive)), &mut findings) else { return };
    look::at(image, &mut findings);
});
