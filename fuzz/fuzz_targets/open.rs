//! Opens or refuses any bytes: every request that the page could make is answered or refused, in bounded time and
//! memory.
#![no_main]

mod look;

use discern::findings::Findings;
use discern::open::open;
use discern::source::{Files, Source};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let mut findings = Findings::default();
    let Ok(image) = open(Files::one("fuzz.iso", Source::from_bytes(bytes)), &mut findings) else { return };
    look::at(image, &mut findings);
});
