//! Opens images made to do harm: the first eight bytes choose one, and each three bytes after them change a byte of its
//! first file.
#![no_main]

#[allow(dead_code, reason = "shared with the tests")]
#[path = "../../tests/support/crafted.rs"]
mod crafted;
#[path = "../../tests/support/forged.rs"]
mod forged;
mod look;
#[allow(dead_code, reason = "shared with the tests")]
#[path = "../../tests/support/random.rs"]
mod random;

use discern::findings::Findings;
use discern::open::open;
use discern::source::{Files, Source};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((seed, changes)) = bytes.split_first_chunk::<8>() else { return };
    let mut forged = forged::forge(u64::from_le_bytes(*seed));
    if let Some((_, first)) = forged.first_mut() {
        // Structures are at the beginning, or after the 32 KiB that ISO 9660 leaves to others.
        for [low, high, value] in changes.as_chunks::<3>().0 {
            let at = usize::from(u16::from_le_bytes([*low, *high])) + if first.len() > 0x8000 { 0x8000 } else { 0 };
            if let Some(byte) = first.get_mut(at) {
                *byte ^= value;
            }
        }
    }
    let mut files = Files::default();
    for (name, bytes) in forged {
        files.push(name, Source::from_bytes(bytes));
    }
    let mut findings = Findings::default();
    let Ok(image) = open(files, &mut findings) else { return };
    look::at(image, &mut findings);
});
