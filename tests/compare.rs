//! Views compared: the files that they share, and files that are complete in only one of them.
#![allow(clippy::pedantic, clippy::restriction, reason = "tests may panic")]

mod support;

use discern::browse::{Comparison, Equality, Which, correct_sizes};
use discern::export::{Content, Item};
use discern::findings::Findings;
use discern::job::Job;
use discern::open::Image;
use discern::source::Source;
use discern::tree::RowId;
use discern::view::View;
use support::case::Case;
use support::{open_path, open_source};

/// A tree whose plain names get shortened, with an empty file, a name that occurs twice, and a directory of one file.
fn varied(case: &Case) {
    case.file("README.TXT", "hello").file("a long name, with a comma.text", "long").file("größe/日本語.txt", "kana");
    case.file("empty with a long name", "").file("another long directory/b.bin", vec![7; 70_000]);
    case.file("another long name/b.bin", "other");
}

fn at(image: &Image, id: &str) -> usize {
    image.views.iter().position(|view| view.id == id).unwrap()
}

fn compared(image: &mut Image, first: &str, second: &str) -> Comparison {
    let places = [at(image, first), at(image, second)];
    let [first, second] = image.views.get_disjoint_mut(places).unwrap();
    Comparison::of_all(first, second, &mut Findings::default()).unwrap()
}

fn view<'a>(image: &'a mut Image, id: &str) -> &'a mut View {
    image.views.iter_mut().find(|view| view.id == id).unwrap()
}

#[test]
fn trees_with_the_same_files_are_equal_whatever_their_names() {
    let test = "trees_with_the_same_files_are_equal_whatever_their_names";
    let Some(case) = Case::new(test, &["genisoimage"]) else { return };
    varied(&case);
    case.genisoimage(&["-R", "-J", "-udf"]);
    let mut image = open_path(&case.image(), &mut Findings::default()).unwrap();
    for (first, second, names) in [
        ("udf", "iso9660", "UDF and ISO 9660"),
        ("rock-ridge", "udf", "Rock Ridge and UDF"),
        ("joliet", "iso9660", "Joliet and ISO 9660"),
    ] {
        let comparison = compared(&mut image, first, second);
        assert!(comparison.is_same(), "{comparison:?}");
        assert_eq!(comparison.count(Equality::SameExtents), 6);
        assert_eq!(comparison.summary(), format!("{names} hold the same 6 files"));
    }
}

#[test]
fn files_that_only_one_view_has_are_named() {
    let Some(case) = Case::new("files_that_only_one_view_has_are_named", &["genisoimage"]) else { return };
    varied(&case);
    case.file("only/in/udf and joliet.dat", "x").file("only/second.dat", "y");
    case.genisoimage(&["-J", "-udf", "-hide", "only"]);
    let mut image = open_path(&case.image(), &mut Findings::default()).unwrap();
    let comparison = compared(&mut image, "udf", "iso9660");
    assert!(!comparison.is_same() && comparison.covers_second());
    assert_eq!((comparison.files_only_in(Which::First), comparison.files_only_in(Which::Second)), (2, 0));
    assert_eq!(comparison.summary(), "UDF and ISO 9660 have 6 files in common; 2 files are only in UDF");
    let udf = view(&mut image, "udf");
    let mut paths: Vec<String> = comparison.only_first.iter().map(|row| udf.path(*row)).collect();
    paths.sort();
    assert_eq!(paths, ["/only/in/udf and joliet.dat", "/only/second.dat"]);
    assert!(!compared(&mut image, "iso9660", "udf").covers_second());
    assert!(compared(&mut image, "iso9660", "udf").differences().all(|it| it.id() == "only-second"));
    assert!(compared(&mut image, "udf", "joliet").is_same());
}

/// Offset of the directory record with this name, which ends in a version, as in the plain tree.
fn record(bytes: &[u8], name: &[u8]) -> usize {
    bytes.windows(name.len()).position(|window| window == name).unwrap() - 33
}

fn put_both(bytes: &mut [u8], at: usize, value: u32) {
    bytes[at..][..4].copy_from_slice(&value.to_le_bytes());
    bytes[at + 4..][..4].copy_from_slice(&value.to_be_bytes());
}

#[test]
fn a_file_that_is_complete_in_another_view_is_saved_from_there() {
    let test = "a_file_that_is_complete_in_another_view_is_saved_from_there";
    let Some(case) = Case::new(test, &["genisoimage"]) else { return };
    let content: Vec<u8> = (0..50_000_u32).map(|number| (number % 251) as u8).collect();
    case.file("BIG.BIN", content.clone()).file("OTHER.TXT", "other").genisoimage(&["-udf"]);
    let mut bytes = std::fs::read(case.image()).unwrap();
    let place = record(&bytes, b"BIG.BIN;1");
    put_both(&mut bytes, place + 10, 1234);
    let mut findings = Findings::default();
    let mut image = open_source(Source::from_bytes(bytes), &mut findings).unwrap();
    let comparison = compared(&mut image, "iso9660", "udf");
    assert_eq!((comparison.count(Equality::OtherSize), comparison.count(Equality::SameExtents)), (1, 1));
    let places = [at(&image, "iso9660"), at(&image, "udf")];
    let [plain, udf] = image.views.get_disjoint_mut(places).unwrap();
    comparison.settle(plain, udf, &mut findings);
    assert_eq!(findings.counts().get("TREE-SIZE-CONTRADICTED"), Some(&1));
    let row = plain.find("/BIG.BIN", &mut findings).unwrap();
    assert_eq!((plain.contradicted(row), plain.size(row)), (Some(50_000), 50_000));
    let item = Item::new(plain, row, "BIG.BIN".into()).unwrap();
    let Content::Whole(recipe) = item.content(plain.file_system().as_ref()).unwrap() else { panic!() };
    assert_eq!(recipe.into_source().read_up_to(0, 60_000).unwrap(), content);
    let row = udf.find("/BIG.BIN", &mut findings).unwrap();
    assert_eq!((udf.contradicted(row), udf.size(row)), (None, 50_000));
}

#[test]
fn sizes_known_to_be_wrong_are_corrected_without_a_comparison() {
    let test = "sizes_known_to_be_wrong_are_corrected_without_a_comparison";
    let Some(case) = Case::new(test, &["genisoimage"]) else { return };
    case.file("SMALL.TXT", "small");
    let big = case.beside("BIG.BIN");
    std::fs::File::create(&big).unwrap().set_len((1 << 32) + 5000).unwrap();
    let graft = format!("dir/BIG.BIN={}", big.display());
    case.genisoimage_with_holes(&["-udf", "-allow-limited-size", "-graft-points", &graft]);
    let mut findings = Findings::default();
    let mut image = open_path(&case.image(), &mut findings).unwrap();
    let at = at(&image, "iso9660");
    image.views[at].walk_all(&mut findings).unwrap();
    correct_sizes(&mut image.views, at, &mut findings).unwrap();
    let row = image.views[at].find("/DIR/BIG.BIN", &mut findings).unwrap();
    assert_eq!(image.views[at].index.row(row).unwrap().size, 5000);
    assert_eq!(image.views[at].size(row), (1 << 32) + 5000);
    assert!(image.views[at].is_corrected(row) && image.views[at].body(row).unwrap().is_sliceable());
}

#[test]
fn files_stored_twice_are_read_on_request() {
    let Some(case) = Case::new("files_stored_twice_are_read_on_request", &["genisoimage"]) else { return };
    case.file("SAME.TXT", "the same").file("OTHER.TXT", "but not").genisoimage(&["-udf"]);
    let mut bytes = std::fs::read(case.image()).unwrap();
    // Appends copies of both files for the plain tree, one of them changed.
    for (name, content) in [(&b"SAME.TXT;1"[..], &b"the same"[..]), (b"OTHER.TXT;1", b"but yes")] {
        let at = record(&bytes, name);
        let sector = bytes.len() / 2048;
        put_both(&mut bytes, at + 2, sector as u32);
        bytes.extend_from_slice(content);
        bytes.resize((sector + 1) * 2048, 0);
    }
    let mut image = open_source(Source::from_bytes(bytes), &mut Findings::default()).unwrap();
    let comparison = compared(&mut image, "udf", "iso9660");
    assert!(!comparison.is_same());
    assert_eq!(comparison.unread().count(), 2);
    let (udf, plain) = (at(&image, "udf"), at(&image, "iso9660"));
    let read = comparison.reading(&image.views[udf], &image.views[plain]).run().unwrap();
    assert_eq!((read.count(Equality::SameBytes), read.count(Equality::OtherBytes)), (1, 1));
    assert_eq!(read.summary(), "UDF and ISO 9660 have 1 file in common; 1 file is of other content");
    let differing = read.differences().next().unwrap();
    assert_eq!(image.views[udf].path(differing.first.unwrap_or(RowId::ROOT)), "/OTHER.TXT");
}
