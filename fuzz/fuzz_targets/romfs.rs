//! Any bytes as a romfs volume: its tree is listed and its files are read, or it is refused.
#![no_main]

mod look;

use discern::findings::Findings;
use discern::open::open;
use discern::source::{Files, Source};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let volume = [b"-rom1fs-", bytes].concat();
    let mut findings = Findings::default();
    let Ok(image) = open(Files::one("fuzz.img", Source::from_bytes(volume)), &mut findings) else { return };
    look::at(image, &mut findings);
});
