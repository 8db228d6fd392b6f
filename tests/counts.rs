//! Counts reads, in bytes and calls: a browser takes about a millisecond for each call.
#![allow(clippy::pedantic, clippy::restriction, reason = "tests may panic")]

mod support;

use discern::container::CONTAINERS;
use discern::container::raw::OPENER as RAW_OPENER;
use discern::disc::Volume;
use discern::findings::Findings;
use discern::fs::FILE_SYSTEMS;
use discern::source::{Files, Source};
use discern::tree::{Kind, RowId};
use support::case::Case;
use support::crafted::{Crafted, record};
use support::local_file::LocalFile;
use support::sources::CountingSource;
use support::{corpus, hold_first_look, open_source};

/// Upper bound for the bytes that a probe reads.
const PROBE: u64 = 256 << 10;

#[test]
fn the_root_of_a_small_image_is_listed_with_few_reads() {
    let mut image = Crafted::new(24);
    image.directory(20, 20, &[record(b"A.TXT;1", 21, 5, 0, b"")]);
    hold_first_look(image.source(), "crafted");
}

#[test]
fn the_root_of_every_image_of_the_corpus_is_listed_with_few_reads() {
    for image in corpus::images("the_root_of_every_image_of_the_corpus_is_listed_with_few_reads") {
        hold_first_look(Source::from_bytes(image.bytes()), &image.name);
    }
}

#[test]
fn file_entries_of_udf_are_read_many_at_once() {
    let Some(case) = Case::new("file_entries_of_udf_are_read_many_at_once", &["genisoimage"]) else { return };
    const FILES: u32 = 3000;
    for number in 0..FILES {
        case.file(format!("{number:04}.txt"), number.to_string());
    }
    case.genisoimage(&["-udf", "-l"]);
    let (leaf, reads) = CountingSource::over(LocalFile::open(&case.image()).unwrap());
    let mut findings = Findings::default();
    let mut image = open_source(leaf, &mut findings).unwrap();
    let view = image.views.iter_mut().find(|view| view.id == "udf").unwrap();
    reads.reset();
    view.walk_all(&mut findings).unwrap();
    assert_eq!((view.index.counts().files, findings.kept().len()), (FILES, 0));
    // A block of 2048 bytes for each, and the directory.
    let needed = u64::from(FILES) * 2048 + u64::from(FILES) * 52;
    assert!(reads.calls() <= 16 && reads.bytes() <= needed * 5 / 4, "{} bytes in {}", reads.bytes(), reads.calls());
}

#[test]
fn saving_a_file_reads_nothing_of_it() {
    let Some(case) = Case::new("saving_a_file_reads_nothing_of_it", &["xorriso"]) else { return };
    case.file("a.bin", vec![1; 300_000]).file("d/b.bin", vec![2; 5_000_000]).file("empty", b"");
    case.xorriso(&["-R", "-J"]);
    hold_nothing_read(LocalFile::open(&case.image()).unwrap(), "made by xorriso");
}

#[test]
fn saving_a_file_of_the_corpus_reads_nothing_of_it() {
    for image in corpus::images("saving_a_file_of_the_corpus_reads_nothing_of_it") {
        hold_nothing_read(Source::from_bytes(image.bytes()), &image.name);
    }
}

/// Plans and resolves the recipe of every file stored uncompressed, as saving does. Listing has read the records
/// already, so nothing is read.
fn hold_nothing_read(leaf: Source, name: &str) {
    let (leaf, reads) = CountingSource::over(leaf);
    let mut findings = Findings::default();
    let mut image = open_source(leaf, &mut findings).unwrap();
    for view in &mut image.views {
        view.walk_all(&mut findings).unwrap();
        reads.reset();
        for id in (1..view.index.len()).map(RowId) {
            let row = view.index.row(id).unwrap();
            if row.kind != Kind::File || row.flags.packed {
                continue;
            }
            let Ok(body) = view.file_system().body(row.node) else { continue };
            assert!(body.is_sliceable(), "{name} {}", view.path(id));
            assert_eq!(body.resolve().len() + view.index.missing(id), row.size, "{name} {}", view.path(id));
        }
        assert_eq!(reads.calls(), 0, "{name}: reads of {:?} in the view {}", reads.ranges(), view.id);
    }
}

#[test]
fn probes_read_little() {
    for image in corpus::images("probes_read_little") {
        let leaf = Source::from_bytes(image.bytes());
        for container in CONTAINERS {
            let (leaf, reads) = CountingSource::over(leaf.clone());
            (container.probe)(&Files::one(image.name.clone(), leaf)).unwrap();
            assert!(reads.bytes() <= PROBE, "{} {}: {} bytes", image.name, container.id, reads.bytes());
        }
        for kind in FILE_SYSTEMS {
            let (leaf, reads) = CountingSource::over(leaf.clone());
            let files = Files::one(image.name.clone(), leaf);
            let disc = (RAW_OPENER.open)(&files, &mut Findings::default()).unwrap();
            for volume in Volume::find(&disc) {
                (kind.probe)(&volume).unwrap();
            }
            assert!(reads.bytes() <= PROBE, "{} {}: {} bytes", image.name, kind.id, reads.bytes());
        }
    }
}
