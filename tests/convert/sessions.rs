//! A later session as an ISO image, whose addresses count from the disc's start.

use std::process::Command;

use discern::container::TargetOptions;
use discern::disc::{Disc, Lba, Medium, Session, Stored, Track, TrackMode};
use discern::findings::Findings;
use discern::source::Source;

use crate::discs;
use crate::support::case::Case;
use crate::support::{open_source, tools};
use crate::written::{Written, convert};

/// A disc whose second session begins at `start` and holds an image that genisoimage wrote for that address.
fn disc(start: i32, image: Vec<u8>) -> Disc {
    let sectors = image.len() as u32 / 2048;
    let data = Track::new(2, TrackMode::Mode1, Lba(start), sectors, Stored::COOKED, Source::from_bytes(image));
    let first = Track::new(1, TrackMode::Audio, Lba(0), 300, Stored::RAW, Source::from_bytes(discs::audio(300)));
    let session = |number, track: Track| Session { number, lead_out: track.end(), tracks: vec![track] };
    Disc::new(Medium::Cd, vec![session(1, first), session(2, data)])
}

fn later(test: &str) -> Option<Written> {
    let case = Case::new(test, &["genisoimage", "7zz", "isoinfo", "xorriso", "bsdtar"])?;
    case.file("read.me", b"in the second session").file("deep/er/file.bin", vec![5; 10_000]);
    case.genisoimage(&["-R", "-J", "-C", "0,11702"]);
    let disc = disc(11_702, std::fs::read(case.image()).unwrap());
    Some(convert(&disc, "iso", &TargetOptions { session: Some(2), ..TargetOptions::all("later") }).unwrap())
}

#[test]
fn its_files_are_found_by_all_programs() {
    let Some(written) = later("its_files_are_found_by_all_programs") else { return };
    let scratch = crate::support::scratch::Scratch::new();
    written.save(scratch.path());
    let image = scratch.path().join("later.iso");
    let at = image.to_str().unwrap();
    let out = |program: &str, arguments: &[&str]| tools::run(Command::new(program).args(arguments)).stdout;
    assert_eq!(out("bsdtar", &["-xOf", at, "read.me"]), b"in the second session");
    assert_eq!(out("7zz", &["e", "-so", at, "read.me"]), b"in the second session");
    assert_eq!(out("isoinfo", &["-R", "-x", "/read.me", "-i", at]), b"in the second session");
    let found = Command::new("xorriso").args(["-indev"]).arg(&image).args(["-find", "/"]).output().unwrap();
    let found = String::from_utf8_lossy(&found.stdout).into_owned();
    assert!(found.contains("'/deep/er/file.bin'"), "{found}");
}

#[test]
fn its_tree_equals_that_of_the_disc() {
    let Some(written) = later("its_tree_equals_that_of_the_disc") else { return };
    let mut findings = Findings::default();
    let image = open_source(Source::from_bytes(written.file(".iso")), &mut findings).unwrap();
    let codes: Vec<_> = findings.kept().iter().map(|finding| finding.anomaly.code).collect();
    assert_eq!(codes, Vec::<&str>::new());
    assert_eq!(image.views[0].id, "rock-ridge");
    // Only the copy of its descriptors precedes the session.
    let bytes = written.file(".iso");
    assert!(bytes[20 * 2048..11_702 * 2048].iter().all(|byte| *byte == 0));
    let sectors = (bytes.len() / 2048) as u32;
    assert_eq!(bytes[16 * 2048 + 80..16 * 2048 + 84], sectors.to_le_bytes());
}
