//! Images that we write, checked by third-party programs, and read again by our own parsers.
#![cfg(unix)]
#![allow(missing_docs, unreachable_pub, clippy::pedantic, clippy::restriction, reason = "tests may panic")]

mod data;
#[path = "../../examples/inspect/folder.rs"]
mod folder;
mod judges;
mod levels;
mod random;
#[path = "../support/mod.rs"]
mod support;

use std::fs::File;
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;

use discern::bytes::time::Timestamp;
use discern::findings::Findings;
use discern::fs::iso9660::write::{Options, TextField, Texts, plan};
use discern::job::Job;
use discern::source::{Recipe, Segment};
use discern::tree::{Draft, Sharing};
use folder::Folder;
use support::listing::{self, Listing};
use support::local_file;

/// Modification date of all images of these tests, in seconds since 1970.
const MADE: i64 = 1_700_000_000;

fn data() -> Options {
    let texts = Texts::default().with(TextField::Volume, "BUILT").with(TextField::Application, "DISCERN");
    Options { texts, ..Options::data(Timestamp::utc(MADE)) }
}

/// Reads a folder into a draft that stores equal content once.
fn draft(folder: &Path) -> Draft {
    let mut draft = Draft::new();
    Folder::new(&mut draft, None).add(folder, Draft::ROOT).unwrap();
    Sharing::new(&mut draft).run().unwrap();
    draft
}

/// Writes a draft's image to a path, and asserts that it has the planned size.
fn write(draft: &Draft, options: &Options, to: &Path) -> Recipe {
    let mut plan = plan(draft, options).unwrap();
    let recipe = plan.emit().unwrap();
    assert_eq!(recipe.len(), plan.size());
    save(&recipe, to);
    recipe
}

/// Writes a recipe to a file, with holes in place of zeros.
fn save(recipe: &Recipe, to: &Path) {
    let mut file = File::create(to).unwrap();
    file.set_len(recipe.len()).unwrap();
    for segment in recipe.resolve().segments() {
        match segment {
            Segment::Bytes(bytes) => file.write_all(bytes).unwrap(),
            Segment::Zeros(count) => drop(file.seek(SeekFrom::Current(i64::try_from(*count).unwrap())).unwrap()),
            Segment::Copy { from, range } => {
                let mut at = range.start;
                while at < range.end {
                    let piece = usize::try_from((range.end - at).min(1 << 20)).unwrap();
                    let bytes = from.read_up_to(at, piece).unwrap();
                    file.write_all(&bytes).unwrap();
                    at += bytes.len() as u64;
                }
            }
        }
    }
}

/// Opens an image that we wrote, asserts that it has no findings, and lists a view.
fn list(image: &Path, view: &str) -> Listing {
    let mut findings = Findings::default();
    let mut image = support::open_path(image, &mut findings).unwrap();
    let position = image.views.iter().position(|one| one.id == view).unwrap();
    let listing = listing::of_view(&mut image.views[position], &mut findings);
    assert_eq!(findings.kept(), []);
    listing
}

fn hold(expected: &Listing, found: &Listing) {
    let differences = listing::differences(expected, found);
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

/// Drops the dates of directories, which tools don't restore.
fn without_dates_of_directories(mut listing: Listing) -> Listing {
    for entry in listing.values_mut().filter(|entry| entry.kind != 'f') {
        entry.modified = None;
    }
    listing
}
