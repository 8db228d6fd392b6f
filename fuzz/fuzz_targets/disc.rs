//! Opens any descriptor with any partner in every container, examines the result like `open`, and checks its sectors.
#![no_main]

mod given;
mod look;

use discern::check::{Repair, SectorCheck};
use discern::findings::Findings;
use discern::formats::Formats;
use discern::job::Job;
use discern::open::open;
use libfuzzer_sys::fuzz_target;

/// Maximum size in bytes of sectors that are checked, to bound the time.
const CHECKED: u64 = 1 << 20;

fuzz_target!(|bytes: &[u8]| {
    let Some((container, files)) = given::files(bytes) else { return };
    if let Ok(disc) = Formats::all().disc(container, &files, &mut Findings::default()) {
        for (_, track) in disc.tracks() {
            drop((track.recorded_start(), track.sectors_at(track.start(), track.end()).resolve()));
        }
        let mut check = SectorCheck::new(&disc).with_map(64);
        if check.bytes() <= CHECKED
            && let Ok(report) = check.run()
        {
            drop(Repair::new(&files, &disc, &report).run());
        }
    }
    let mut findings = Findings::default();
    if let Ok(image) = open(files, &mut findings) {
        look::at(image, &mut findings);
    }
});
