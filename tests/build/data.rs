//! Data discs with Rock Ridge and Joliet.

use std::path::Path;

use discern::error::Error;
use discern::fs::iso9660::write::{Depth, Level, Options, plan};
use discern::source::{Recipe, Segment};
use discern::tree::{Body, Content, Draft, DraftNode, Name};

use super::support::case::Case;
use super::support::listing::{self, Listing};
use super::{data, draft, hold, judges, list, save, without_dates_of_directories, write};

/// Adds files of lengths around a sector, names that need Rock Ridge, links, and the same content twice.
fn mixed(case: &Case) -> &Case {
    for len in [0, 1, 2047, 2048, 2049, 70_000] {
        case.file(format!("sizes/{len}.bin"), vec![b'x'; len]);
    }
    case.file("UPPER.lower.MiXeD", "case").file("two.dots.tar.gz", "dots").file(".hidden", "h").file("noext", "n");
    case.file("a*b?c:d;e.txt", "joliet has none of these").file("a_b_c_d_e.txt", "and this is taken");
    case.file(format!("{}.txt", "long".repeat(60)), "long").file(format!("{}.text", "long".repeat(60)), "alike");
    case.file("unicode/Grüße.txt", "g").file("unicode/日本語.txt", "j").file("unicode/😀.txt", "s");
    case.file("twice/one", "the same").file("twice/two", "the same").directory("empty-directory");
    case.directory("a/b/c/d/e/f/g/h/i/j").file("a/b/c/d/e/f/g/h/i/j/deep.txt", "deep");
    case.symlink("link", "sizes/1.bin")
        .symlink("long-link", &format!("{}end", "../".repeat(300)))
        .symlink("a/root", "/")
}

fn expected(case: &Case) -> Listing {
    without_dates_of_directories(listing::of_folder(&case.tree()))
}

/// Types and hashes: what is left of a listing without links and with shortened names.
fn count_and_hashes(listing: &Listing) -> Vec<(char, Option<&String>)> {
    let mut entries: Vec<_> =
        listing.values().filter(|entry| entry.kind != 'l').map(|entry| (entry.kind, entry.sha256.as_ref())).collect();
    entries.sort();
    entries
}

#[test]
fn every_reader_sees_the_folder() {
    let Some(case) = Case::new("every_reader_sees_the_folder", &judges::NEEDS) else { return };
    mixed(&case);
    let expected = expected(&case);
    write(&draft(&case.tree()), &data(), &case.image());
    judges::valid(&case.image());
    hold(&expected, &without_dates_of_directories(list(&case.image(), "rock-ridge")));
    hold(&expected, &without_dates_of_directories(judges::by_xorriso(&case.image())));
    // Where a link continues in another entry, libarchive adds no slash; Linux and xorriso do.
    let short = |mut listing: Listing| listing.remove("long-link").map(|_| listing).unwrap();
    let by_bsdtar = judges::by_bsdtar(&case.image(), &[]);
    hold(&short(expected.clone()), &short(without_dates_of_directories(by_bsdtar)));
    let joliet = list(&case.image(), "joliet");
    assert_eq!(count_and_hashes(&joliet), count_and_hashes(&expected));
    assert_eq!(count_and_hashes(&judges::by_7zz(&case.image())), count_and_hashes(&expected));
    hold(
        &without_dates_of_directories(joliet.clone()),
        &without_dates_of_directories(judges::by_bsdtar(&case.image(), &["--options", "iso9660:!rockridge"])),
    );
    for name in ["a_b_c_d_e.txt", "a_b_c_d_e~1.txt", "unicode/😀.txt", "a/b/c/d/e/f/g/h/i/j/deep.txt"] {
        assert!(joliet.contains_key(name), "{name}");
    }
}

/// Writes the case with deep directories relocated, and compares our listing and another reader's with the tree.
fn hold_relocated(case: &Case, by: impl Fn(&Path) -> Listing) {
    let expected = expected(case);
    let options = Options { depth: Depth::Relocated, ..data() };
    write(&draft(&case.tree()), &options, &case.image());
    judges::valid(&case.image());
    hold(&expected, &without_dates_of_directories(list(&case.image(), "rock-ridge")));
    let mut found = by(&case.image());
    // Other readers also show the emptied directory that holds the relocated ones.
    found.remove("rr_moved");
    hold(&expected, &without_dates_of_directories(found));
    let plain = list(&case.image(), "iso9660");
    assert!(plain.keys().all(|path| path.split('/').count() <= 8), "{plain:?}");
}

#[test]
fn deep_directories_are_relocated_and_shown_in_place() {
    let Some(case) = Case::new("deep_directories_are_relocated_and_shown_in_place", &judges::NEEDS) else {
        return;
    };
    case.file("1/2/3/4/5/6/7/8/9/10/11/one", "one").file("1/2/3/4/5/6/7/other/9/10/11/two", "two");
    hold_relocated(&case, |image| judges::by_bsdtar(image, &[]));
    // These relocated directories are too deep again. libarchive can't connect them.
    for number in 0..3 {
        case.file(format!("1/2/3/4/5/6/7/8/9-{number}/10/11/12/13/14/15/16/17/18/{number}"), number.to_string());
    }
    hold_relocated(&case, judges::by_xorriso);
}

#[test]
fn a_file_beyond_four_gibibytes_has_several_extents() {
    let Some(case) = Case::new("a_file_beyond_four_gibibytes_has_several_extents", &["7zz", "isoinfo"]) else { return };
    let mut draft = Draft::new();
    let mut recipe = Recipe::default();
    recipe.push(Segment::Zeros(9 << 30));
    recipe.push_bytes(b"end.".to_vec());
    let body = draft.add_body(Body { recipe, ..Body::default() }).unwrap();
    draft.add(Draft::ROOT, DraftNode::new(Name::Text("huge".into()), Content::File(body))).unwrap();
    let options = Options { level: Level::Two, ..data() };
    assert!(matches!(plan(&draft, &options), Err(Error::Refused(_))));
    let image = plan(&draft, &data()).unwrap().emit().unwrap();
    save(&image, &case.image());
    let mut findings = discern::findings::Findings::default();
    let mut opened = super::support::open_source(image.into_source(), &mut findings).unwrap();
    let view = opened.views.first_mut().unwrap();
    let id = view.find("/huge", &mut findings).unwrap();
    let row = view.index.row(id).unwrap();
    assert_eq!(row.size, (9 << 30) + 4);
    let body = view.file_system().body(row.node).unwrap().into_source();
    assert_eq!(body.read_up_to(9 << 30, 10).unwrap(), b"end.");
    assert_eq!(findings.kept(), []);
    let listed = super::support::tools::run(std::process::Command::new("7zz").arg("l").arg(case.image()));
    let listed = String::from_utf8_lossy(&listed.stdout).into_owned();
    assert!(listed.contains("9663676420"), "{listed}");
}

#[test]
fn the_same_folder_gives_the_same_bytes_and_content_is_stored_once() {
    let Some(case) = Case::new("the_same_folder_gives_the_same_bytes_and_content_is_stored_once", &[]) else { return };
    let mebibyte: Vec<u8> = (0..1_u32 << 18).flat_map(u32::to_le_bytes).collect();
    for name in ["one", "two", "three"] {
        case.file(name, &mebibyte);
    }
    let first = write(&draft(&case.tree()), &data(), &case.image());
    let second = write(&draft(&case.tree()), &data(), &case.beside("again.iso"));
    assert!(first.len() < 2 << 20, "{}", first.len());
    assert_eq!(first.len(), second.len());
    assert_eq!(std::fs::read(case.image()).unwrap(), std::fs::read(case.beside("again.iso")).unwrap());
}
