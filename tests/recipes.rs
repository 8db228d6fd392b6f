//! A file's content is the same however it is read: at once, resolved to its leaves, or byte by byte.
#![allow(clippy::pedantic, clippy::restriction, reason = "tests may panic")]

mod support;

use discern::findings::Findings;
use discern::source::{Recipe, Source};
use discern::tree::{Kind, RowId};
use discern::view::View;
use support::case::Case;
use support::listing;
use support::sources::{FailingSource, OneByteSource};
use support::{corpus, open_source};

/// Bytes at the start of a file that are read one by one.
const FEW: u64 = 5000;

/// A tree that needs every kind of recipe: an empty file, one sector, several sectors, and a compressed file.
fn sample(test: &str) -> Option<Case> {
    let case = Case::new(test, &["xorriso"])?;
    case.file("empty", b"").file("one", b"1").file("d/sectors", vec![7; 10_000]);
    case.file("packed", "A line that packs well.\n".repeat(20_000));
    let zisofs = ["-find", "/packed", "-exec", "set_filter", "--zisofs", "--"];
    case.run("xorriso", &[["-no_rc", "-outdev", "IMAGE", "-map", "TREE", "/"].as_slice(), &zisofs].concat());
    Some(case)
}

/// All files of all views.
fn each_file(leaf: Source, mut look: impl FnMut(&View, RowId, Recipe)) {
    let mut findings = Findings::default();
    let mut image = open_source(leaf, &mut findings).unwrap();
    for view in &mut image.views {
        view.walk_all(&mut findings).unwrap();
        let files = (1..view.index.len()).map(RowId);
        for id in files.filter(|id| view.index.row(*id).is_some_and(|row| row.kind == Kind::File)) {
            if let Ok(body) = view.file_system().body(view.index.row(id).unwrap().node) {
                look(view, id, body);
            }
        }
    }
}

/// Asserts that a file reads the same at once, resolved, and from the last of its first bytes to the first, one by one.
fn hold_together(bytes: &[u8], name: &str) {
    each_file(Source::from_bytes(bytes), |view, id, body| {
        let path = view.path(id);
        assert_eq!(body.len() + view.index.missing(id), view.index.row(id).unwrap().size, "{name} {path}");
        let resolved = body.resolve().into_source();
        let whole = body.into_source();
        let Some(hash) = listing::sha256(&whole) else { return };
        assert_eq!(listing::sha256(&resolved), Some(hash), "{name} {path}");
        let few = whole.read_up_to(0, usize::try_from(FEW).unwrap()).unwrap();
        for (at, byte) in few.iter().enumerate().rev() {
            assert_eq!(whole.read_up_to(at as u64, 1).unwrap(), [*byte], "{name} {path} at {at}");
        }
    });
}

#[test]
fn resolved_bytes_are_the_files_bytes() {
    let Some(case) = sample("resolved_bytes_are_the_files_bytes") else { return };
    hold_together(&std::fs::read(case.image()).unwrap(), "made by xorriso");
    let mut files = 0;
    each_file(Source::from_bytes(std::fs::read(case.image()).unwrap()), |_, _, _| files += 1);
    assert!(files >= 4, "{files} files");
}

#[test]
fn resolved_bytes_are_the_files_bytes_in_the_corpus() {
    for image in corpus::images("resolved_bytes_are_the_files_bytes_in_the_corpus") {
        hold_together(&image.bytes(), &image.name);
    }
}

#[test]
fn a_source_that_reads_single_bytes_gives_the_same() {
    let Some(case) = sample("a_source_that_reads_single_bytes_gives_the_same") else { return };
    let plain = Source::from_bytes(std::fs::read(case.image()).unwrap());
    let dawdling = Source::new(OneByteSource(plain.clone()));
    let list = |leaf| {
        let mut findings = Findings::default();
        let mut image = open_source(leaf, &mut findings).unwrap();
        image.views.iter_mut().map(|view| listing::of_view(view, &mut findings)).collect::<Vec<_>>()
    };
    assert_eq!(list(dawdling), list(plain));
}

#[test]
fn a_source_that_fails_gives_an_error_and_never_wrong_bytes() {
    let Some(case) = sample("a_source_that_fails_gives_an_error_and_never_wrong_bytes") else { return };
    let plain = Source::from_bytes(std::fs::read(case.image()).unwrap());
    let mut right = std::collections::BTreeMap::new();
    each_file(plain.clone(), |view, id, body| {
        right.insert((view.id.clone(), view.path(id)), listing::sha256(&body.into_source()));
    });
    for reads in 0..20 {
        let mut findings = Findings::default();
        let Ok(mut image) = open_source(FailingSource::after(reads, plain.clone()), &mut findings) else { continue };
        for view in &mut image.views {
            for (path, listed) in listing::of_view(view, &mut findings) {
                let known = right.get(&(view.id.clone(), format!("/{path}"))).cloned().flatten();
                assert!(listed.sha256.is_none() || listed.sha256 == known, "{path} after {reads} reads");
            }
        }
    }
}
