//! Any bytes as a Windows image: its trees are listed and its files are read, or it is refused.
#![no_main]

mod look;

use discern::findings::Findings;
use discern::open::open;
use discern::source::{Files, Source};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let file = [b"MSWIM\0\0\0", bytes].concat();
    let mut findings = Findings::default();
    let Ok(image) = open(Files::one("fuzz.wim", Source::from_bytes(file)), &mut findings) else { return };
    look::at(image, &mut findings);
});
