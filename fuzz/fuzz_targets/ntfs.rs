//! Any bytes as an NTFS volume: its tree is listed and its files are read, or it is refused.
#![no_main]

mod look;

use discern::findings::Findings;
use discern::open::open;
use discern::source::{Files, Source};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let mut volume = bytes.to_vec();
    // Fields that identify a volume: the name, and sectors and clusters of 512 bytes.
    let known: [(usize, &[u8]); 2] = [(3, b"NTFS    \x00\x02\x01"), (64, &[0xF6])];
    for (at, value) in known {
        let Some(place) = volume.get_mut(at..at + value.len()) else { return };
        place.copy_from_slice(value);
    }
    let mut findings = Findings::default();
    let Ok(image) = open(Files::one("fuzz.img", Source::from_bytes(volume)), &mut findings) else { return };
    look::at(image, &mut findings);
});
