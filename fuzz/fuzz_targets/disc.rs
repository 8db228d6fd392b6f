//! Any descriptor with any partner, for every container: the first byte chooses it, the next two are the bytes of the
//! descriptor that follow, and the rest is the partner. As `open` for what comes of it, and its sectors are checked.
#![no_main]

mod look;

use discern::check::{Repair, SectorCheck};
use discern::container::CONTAINERS;
use discern::findings::Findings;
use discern::job::Job;
use discern::open::open;
use discern::source::{Files, Source};
use libfuzzer_sys::fuzz_target;

/// Names of partners that descriptors of the seeds have, or that go by the descriptor's own name.
const PARTNERS: [&str; 4] = ["disc.bin", "disc.img", "disc.sub", "disc.mdf"];

/// Bytes of sectors beyond which they are not checked: here, time is bounded.
const CHECKED: u64 = 1 << 20;

fuzz_target!(|bytes: &[u8]| {
    let [kind, low, high, rest @ ..] = bytes else { return };
    let Some(container) = CONTAINERS.get(usize::from(*kind) % CONTAINERS.len()) else { return };
    let len = usize::from(u16::from_le_bytes([*low, *high])).min(rest.len());
    let (descriptor, partner) = rest.split_at(len);
    let mut files = Files::default();
    let ending = container.extensions.first().copied().unwrap_or_default();
    files.push(format!("disc.{ending}"), Source::from_bytes(descriptor));
    for name in PARTNERS.iter().filter(|_| !partner.is_empty()) {
        files.push(*name, Source::from_bytes(partner));
    }
    if let Ok(disc) = (container.open)(&files, &mut Findings::default()) {
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
