//! Any bytes as a SquashFS volume with each compressor: it opens or is refused.
#![no_main]

mod look;

use discern::findings::Findings;
use discern::open::open;
use discern::source::{Files, Source};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let mut volume = bytes.to_vec();
    let known: [(usize, &[u8]); 3] = [(0, b"hsqs"), (12, &[0, 0, 2, 0]), (28, &[4, 0, 0, 0])];
    for (at, value) in known {
        let Some(place) = volume.get_mut(at..at + value.len()) else { return };
        place.copy_from_slice(value);
    }
    let mut findings = Findings::default();
    let Ok(image) = open(Files::one("fuzz.squashfs", Source::from_bytes(volume)), &mut findings) else { return };
    look::at(image, &mut findings);
});
