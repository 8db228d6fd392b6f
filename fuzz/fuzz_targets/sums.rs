//! Any bytes as a list of checksums compared with files, and as an image that carries checksums.
#![no_main]

use discern::check::digest::{Algorithm, Hashing, Subject};
use discern::check::embedded::{self, CheckedImage};
use discern::check::sums::{SumList, compare};
use discern::findings::Findings;
use discern::formats::Formats;
use discern::job::{Job, Step};
use discern::open::open;
use discern::source::{Files, Source};
use libfuzzer_sys::fuzz_target;

/// Maximum number of steps of each job, and the size of a step in bytes.
const STEPS: u32 = 64;
const BYTES: u64 = 64 << 10;

fuzz_target!(|bytes: &[u8]| {
    let files = Files::one("fuzz.iso", Source::from_bytes(bytes));
    if let Some(list) = SumList::read("fuzz.txt", bytes) {
        let hashed = Hashing::new(&Subject::files(&files), &Algorithm::ALL).run().unwrap();
        drop(compare(&hashed, &list));
    }
    let mut findings = Findings::default();
    let Ok(mut image) = open(files.clone(), &mut findings) else { return };
    for view in &mut image.views {
        drop(view.walk_all(&mut findings));
    }
    let views: Vec<_> = image.views.iter().collect();
    let given = CheckedImage { image: &image, originals: &files, views: &views, findings: &findings };
    for embedded in embedded::find(&given).unwrap_or_default() {
        let Ok(mut check) = embedded.check(&Formats::all()) else { continue };
        for _ in 0..STEPS {
            if !matches!(check.step(BYTES), Ok(Step::More(_))) {
                break;
            }
        }
    }
});
