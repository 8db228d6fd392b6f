//! Any bytes as a volume of a file system that few images have, chosen by the first byte: its tree is listed and its files
//! are read, or it is refused.
#![no_main]

mod look;

use discern::findings::Findings;
use discern::open::open;
use discern::source::{Files, Source};
use libfuzzer_sys::fuzz_target;

/// By these each is recognized: bytes of the volume.
const KNOWN: &[&[(usize, &[u8])]] = &[
    // EROFS, in blocks of 512 bytes to 64 KiB as the input has it.
    &[(1024, &[0xE2, 0xE1, 0xF5, 0xE0]), (1024 + 80, &[0x3F, 0, 0, 0]), (1024 + 90, &[0])],
];

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, rest)) = bytes.split_first() else { return };
    let Some(known) = KNOWN.get(usize::from(*choice) % KNOWN.len()) else { return };
    let mut volume = rest.to_vec();
    for (at, value) in *known {
        let Some(place) = volume.get_mut(*at..*at + value.len()) else { return };
        place.copy_from_slice(value);
    }
    let mut findings = Findings::default();
    let Ok(image) = open(Files::one("fuzz.img", Source::from_bytes(volume)), &mut findings) else { return };
    look::at(image, &mut findings);
});
