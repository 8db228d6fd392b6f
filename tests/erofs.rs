//! EROFS as mkfs.erofs writes it, with whatever ways of packing it has.
#![allow(clippy::pedantic, clippy::restriction, reason = "a test may stop where it stands")]

mod support;

use std::fs;
use std::process::Command;

use discern::findings::Findings;
use discern::source::Source;
use discern::tree::{Kind, Posix};
use discern::view::View;
use support::case::{Case, MODIFIED};
use support::random::{Random, noise};
use support::{codes, corpus, damage, listing, open_as, open_source, tools};

const NEEDS: [&str; 2] = ["mkfs.erofs", "fsck.erofs"];

/// Options of mkfs.erofs. Those that a version does not know are left out, but not the first.
const WAYS: [&[&str]; 19] = [
    &[],
    &["-Eforce-inode-compact"],
    &["-Eforce-inode-extended"],
    &["-Enoinline_data"],
    &["--chunksize=8192"],
    &["--chunksize=4096", "-Eforce-chunk-indexes"],
    &["-zlz4"],
    &["-zlz4hc,9", "-C65536"],
    &["-zlz4", "-Elegacy-compress"],
    &["-zlz4hc", "-Eztailpacking"],
    &["-zlz4hc", "-C32768", "-Eztailpacking,force-inode-extended"],
    &["-zlz4hc", "-Efragments"],
    &["-zlz4hc", "-Eall-fragments,dedupe", "-C16384"],
    &["-zlz4hc", "-Ededupe", "-Elegacy-compress"],
    &["-zlzma,6", "-C65536", "-Efragments,dedupe,ztailpacking"],
    &["-zdeflate,9", "-C32768", "-Eztailpacking,dedupe"],
    &["-zzstd,9", "-C65536", "-Efragments,dedupe"],
    &["-zlzma:zstd", "-C8192"],
    &["-zlz4", "-b2048"],
];

/// How many ways each version knows: 1.5 of Debian 12.
const LEAST: usize = 9;

/// Text that packs to about a third.
fn words(len: usize) -> Vec<u8> {
    let mut random = Random(len as u64);
    let mut text = String::new();
    while text.len() < len {
        text += ["disc ", "image ", "tree of ", "files\n", "cluster, ", "42"][random.below(6) as usize];
    }
    text.into_bytes()[..len].to_vec()
}

fn varied(case: &Case) {
    case.file("README.TXT", "hello").file("größe/日本語 テスト.txt", "kana").file("empty", "");
    for len in [1, 100, 4000, 4095, 4096, 4097, 12_288, 100_001, 700_000] {
        case.file(format!("sizes/noise-{len}"), noise(len)).file(format!("sizes/words-{len}"), words(len));
    }
    let mixed = [words(30_000), noise(20_000), vec![0; 90_000], words(50_001), noise(9)].concat();
    case.file("sizes/mixed", &mixed).file("sizes/mixed again", [&mixed[..], b"and more"].concat());
    case.file("sizes/shifted", &mixed[7_777..]);
    for number in 0..900 {
        case.file(format!("many/a file with a rather long name {number:03}.dat"), format!("{number}"));
    }
    case.file("deep/a/b/c/d.bin", noise(70_000)).symlink("link", "deep/a/../b").directory("nothing");
    case.symlink("long link", &"a/rather/long/target/".repeat(8));
    fs::hard_link(case.tree().join("README.TXT"), case.tree().join("again")).unwrap();
}

/// Makes an image; false if the program doesn't know an option.
fn made(case: &Case, options: &[&str]) -> bool {
    drop(fs::remove_file(case.image()));
    let mut command = Command::new("mkfs.erofs");
    command.arg("--quiet").args(options).arg(case.image()).arg(case.tree());
    command.output().unwrap().status.success()
}

fn is_slices(view: &mut View, path: &str) -> bool {
    let row = view.find(path, &mut Findings::default()).unwrap();
    let node = view.index.row(row).unwrap().node;
    view.file_system().body(node).unwrap().is_sliceable()
}

#[test]
fn every_way_of_packing_shows_the_tree_it_was_made_from() {
    let test = "every_way_of_packing_shows_the_tree_it_was_made_from";
    let Some(case) = Case::new(test, &NEEDS) else { return };
    varied(&case);
    let expected = listing::of_folder(&case.tree());
    let mut known = 0;
    for way in WAYS {
        if !made(&case, way) {
            assert!(!way.is_empty());
            continue;
        }
        known += 1;
        // What its own checker refuses says nothing.
        let check = tools::run(Command::new("fsck.erofs").arg(case.image()));
        assert!(check.status.success(), "{way:?}");
        let (mut image, mut findings) = open_as(fs::read(case.image()).unwrap(), &["erofs"]);
        let view = &mut image.views[0];
        let found = listing::of_view(view, &mut findings);
        assert_eq!(codes(&findings), Vec::<&str>::new(), "{way:?}");
        let has_dates = !way.contains(&"-Eforce-inode-compact");
        let (mut expected, mut found) = (expected.clone(), found);
        if !has_dates {
            (expected, found) = (listing::without_dates(&expected), listing::without_dates(&found));
        }
        let differences = listing::differences(&expected, &found);
        assert!(differences.is_empty(), "{way:?}:\n{}", differences.join("\n"));
        let is_packed = way.iter().any(|option| option.starts_with("-z"));
        assert!(is_packed || is_slices(view, "/sizes/words-100001") && is_slices(view, "/README.TXT"), "{way:?}");
        assert!(!is_packed || !is_slices(view, "/sizes/words-700000"), "{way:?}");
    }
    assert!(known >= LEAST, "{known} ways were known");
}

#[test]
fn owners_links_and_attributes_are_what_was_given() {
    let test = "owners_links_and_attributes_are_what_was_given";
    let Some(case) = Case::new(test, &NEEDS) else { return };
    case.file("file", "12345").file("shared", "1").file("other", "2");
    fs::hard_link(case.tree().join("file"), case.tree().join("again")).unwrap();
    let long = "attribute ".repeat(40);
    let set = "import os, sys\nfor name in ['shared', 'other']: os.setxattr(name, 'user.note', sys.argv[1].encode())\n\
               os.setxattr('file', 'user.only', b'here')\nos.chown('file', 70000, 5)\nos.chmod('file', 0o4751)";
    let mut command = Command::new("python3");
    let output = command.current_dir(case.tree()).args(["-c", set, &long]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(made(&case, &["-x1", "-T1614834367"]));
    let (mut image, mut findings) = open_as(fs::read(case.image()).unwrap(), &["erofs"]);
    let view = &mut image.views[0];
    let row = view.find("/file", &mut findings).unwrap();
    let node = view.index.row(row).unwrap().node;
    let file_system = view.file_system();
    let entries = file_system.list(file_system.root(), &mut findings).unwrap();
    let file = entries.iter().find(|entry| entry.node == node && entry.name.as_bytes() == b"file").unwrap();
    let Some(Posix { mode, links, uid, gid, .. }) = file.posix else { panic!() };
    assert_eq!((mode, links, uid, gid, file.kind), (0o104_751, 2, 70_000, 5, Kind::File));
    assert_eq!(file.times.modified.unwrap().seconds, MODIFIED as i64);
    let attribute = |name: &str, label: &str| {
        let entry = entries.iter().find(|entry| entry.name.as_bytes() == name.as_bytes()).unwrap();
        let facts = file_system.details(entry.node).unwrap();
        let mut lines = facts.into_iter().flat_map(|facts| facts.lines);
        lines.find(|line| line.label == label).map(|line| line.value)
    };
    assert_eq!(attribute("file", "user.only").as_deref(), Some("here"));
    assert_eq!(attribute("shared", "user.note").as_deref(), Some(&*long));
    assert_eq!(attribute("other", "user.note").as_deref(), Some(&*long));
}

#[test]
fn what_is_wrong_with_a_volume_is_found() {
    let Some(case) = Case::new("what_is_wrong_with_a_volume_is_found", &NEEDS) else { return };
    varied(&case);
    for way in [&["-zlz4hc", "-C16384"][..], &[]] {
        assert!(made(&case, way));
        let bytes = fs::read(case.image()).unwrap();
        let found = |bytes: Vec<u8>| {
            let (mut image, mut findings) = open_as(bytes, &["erofs"]);
            listing::of_view(&mut image.views[0], &mut findings);
            codes(&findings)
        };
        assert!(found(bytes[..bytes.len() / 2].to_vec()).contains(&"EROFS-INCOMPLETE"));
        let mut changed = bytes.clone();
        changed[1024 + 100] ^= 1;
        assert!(found(changed).contains(&"EROFS-CHECKSUM"));
        let mut unknown = bytes.clone();
        unknown[1024 + 80 + 3] |= 0x80;
        let mut findings = Findings::default();
        let image = open_source(Source::from_bytes(unknown), &mut findings);
        assert!(image.is_err() || codes(&findings).contains(&"FS-REFUSED"), "{:?}", codes(&findings));
        damage::cut_and_flip(&bytes, &mut Random(5));
    }
}

#[test]
fn volumes_of_the_corpus_show_what_others_read() {
    let mut wrong = Vec::new();
    for image in corpus::all("volumes_of_the_corpus_show_what_others_read") {
        for truth in image.truths().into_iter().filter(|truth| truth.view == "erofs") {
            let (mut opened, mut findings) = open_as(image.bytes(), &["erofs"]);
            let found = listing::of_view(&mut opened.views[0], &mut findings);
            let differences = listing::differences(&truth.listing, &found);
            wrong.extend(differences.into_iter().map(|difference| format!("{}: {difference}", image.name)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
