//! Any bytes as a cramfs volume in the byte order that the first byte chooses: its tree is listed and its files are
//! read, or it is refused.
#![no_main]

mod look;

use discern::findings::Findings;
use discern::open::open;
use discern::source::{Files, Source};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, rest)) = bytes.split_first() else { return };
    let mut volume = rest.to_vec();
    let magic = 0x28CD_3D45_u32;
    let magic = if choice % 2 == 0 { magic.to_le_bytes() } else { magic.to_be_bytes() };
    for (at, value) in [(0, &magic[..]), (16, b"Compressed ROMFS")] {
        let Some(place) = volume.get_mut(at..at + value.len()) else { return };
        place.copy_from_slice(value);
    }
    let mut findings = Findings::default();
    let Ok(image) = open(Files::one("fuzz.img", Source::from_bytes(volume)), &mut findings) else { return };
    look::at(image, &mut findings);
});
