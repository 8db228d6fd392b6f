//! Every container truncated and flipped, in its descriptor and in its sectors: it opens or is refused, and whatever
//! opens can be read.

use discern::check::SectorCheck;
use discern::findings::Findings;
use discern::job::Job;
use discern::open;
use discern::source::{Files, Source};
use discern::tree::{Kind, RowId};

use crate::samples::{self, Sample};
use crate::support::random::Random;

/// Number of truncated copies of each file, and of copies with flipped bytes.
const VARIANTS: u64 = 64;
/// Bytes flipped at a time.
const FLIPS: u64 = 8;
/// Number of rows read in each view.
const ROWS: u32 = 100;
/// One disc in this many also has its sectors checked, which takes longer than everything else.
const EVERY: u64 = 8;
/// Size in bytes beyond which no check is run: a damaged descriptor may declare any number.
const CHECKED: u64 = 4 << 20;

/// The sample with the bytes of one file replaced.
fn with(sample: &Sample, at: usize, bytes: &[u8]) -> Files {
    let mut files = Files::default();
    for (number, (name, whole)) in sample.files.iter().enumerate() {
        files.push(*name, Source::from_bytes(if number == at { bytes } else { whole }));
    }
    files
}

fn exercise(files: Files, is_checked: bool) {
    let mut findings = Findings::default();
    let Ok(mut image) = open::open(files, &mut findings) else { return };
    for (_, track) in image.disc.tracks() {
        drop(track.user_data().map(|data| data.read_up_to(data.len() / 2, 4096)));
    }
    let check = SectorCheck::new(&image.disc);
    if is_checked && check.bytes() <= CHECKED {
        drop({ check }.with_map(100).run());
    }
    for view in &mut image.views {
        view.walk_all(&mut findings).unwrap();
        for id in (0..view.index.len().min(ROWS)).map(RowId) {
            let row = view.index.row(id).unwrap();
            drop((view.file_system().details(row.node), view.file_system().extents(row.node)));
            if row.kind == Kind::File
                && let Ok(body) = view.file_system().body(row.node)
            {
                drop(body.into_source().read_up_to(0, 4096));
            }
        }
    }
}

/// Flips some bytes between `from` and the end.
fn flipped(bytes: &[u8], from: usize, random: &mut Random) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let room = (bytes.len() - from) as u64;
    for _ in 0..FLIPS.min(room) {
        let place = from + random.below(room) as usize;
        bytes[place] ^= random.below(255) as u8 + 1;
    }
    bytes
}

#[test]
fn descriptors_truncated_and_flipped() {
    for sample in samples::all().into_iter().filter(|sample| sample.descriptor > 0) {
        let mut random = Random(9660);
        let whole = sample.files[0].1.clone();
        let from = whole.len() - sample.descriptor;
        for variant in 0..VARIANTS {
            let is_checked = variant % EVERY == 0;
            let end = from + random.below(sample.descriptor as u64) as usize;
            exercise(with(&sample, 0, &whole[..end]), is_checked);
            exercise(with(&sample, 0, &flipped(&whole, from, &mut random)), is_checked);
        }
    }
}

#[test]
fn sectors_truncated_and_flipped() {
    for sample in samples::all() {
        let mut random = Random(2352);
        let at = usize::from(sample.files.len() > 1);
        let whole = sample.files[at].1.clone();
        for variant in 0..VARIANTS {
            let is_checked = variant % EVERY == 0;
            exercise(with(&sample, at, &whole[..random.below(whole.len() as u64) as usize]), is_checked);
            // Half of the flips hit the file system.
            let part = if random.below(2) == 0 { whole.len() } else { 24 * 2352 };
            let mut hurt = flipped(&whole[..part], 0, &mut random);
            hurt.extend(&whole[part..]);
            exercise(with(&sample, at, &hurt), is_checked);
        }
    }
}

#[test]
fn any_file_of_a_disc_may_be_missing_or_empty() {
    for sample in samples::all() {
        for at in 0..sample.files.len() {
            exercise(with(&sample, at, &[]), true);
            let mut files = Files::default();
            for (number, (name, bytes)) in sample.files.iter().enumerate() {
                if number != at {
                    files.push(*name, Source::from_bytes(bytes.as_slice()));
                }
            }
            exercise(files, true);
        }
    }
}
