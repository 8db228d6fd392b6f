//! ext2, ext3 and ext4 as mke2fs writes them, changed and read by debugfs; and volumes of the corpus.
#![allow(clippy::pedantic, clippy::restriction, reason = "tests may panic")]

mod support;

use std::fs;
use std::process::Command;

use discern::findings::Findings;
use discern::source::Source;
use discern::tree::{Device, Entry, Kind};
use discern::view::View;
use support::case::Case;
use support::random::{Random, noise};
use support::{codes, corpus, damage, listing, open_as, open_source, tools};

const NEEDS: [&str; 3] = ["mke2fs", "debugfs", "e2fsck"];

/// Options for features, block sizes, and old revisions.
const WAYS: [&[&str]; 12] = [
    &["-t", "ext2", "-b", "1024"],
    &["-t", "ext2", "-b", "4096", "-O", "^filetype,^sparse_super,^resize_inode"],
    &["-t", "ext2", "-r", "0", "-b", "2048"],
    &["-t", "ext3", "-b", "1024"],
    &["-t", "ext4", "-b", "1024"],
    &["-t", "ext4", "-b", "4096", "-I", "128"],
    &["-t", "ext4", "-O", "inline_data,64bit,metadata_csum", "-I", "256"],
    &["-t", "ext4", "-O", "inline_data", "-I", "1024"],
    &["-t", "ext4", "-O", "^extents,^64bit,^metadata_csum,^has_journal"],
    &["-t", "ext4", "-O", "bigalloc", "-C", "16384"],
    &["-t", "ext4", "-O", "meta_bg,^resize_inode", "-b", "1024", "-g", "1024"],
    &["-t", "ext4", "-O", "sparse_super2,meta_bg,^resize_inode", "-b", "1024", "-g", "1024"],
];

fn varied(case: &Case) {
    case.file("README.TXT", "hello").file("größe/日本語 テスト.txt", "kana").file("empty", "");
    for len in [1, 59, 60, 61, 100, 160, 200, 1023, 1024, 4097, 12_288, 12_289, 300_000, 2_000_000] {
        case.file(format!("sizes/noise-{len}"), noise(len));
    }
    // Two levels of block lists at 1 KiB a block, with holes of single blocks and of whole lists.
    let holes = [noise(50_000), vec![0; 400_000], noise(50_000), vec![0; 3_000_000], noise(10)].concat();
    case.file("sizes/holes", holes);
    for number in 0..900 {
        case.file(format!("many/a file with a rather long name {number:03}.dat"), format!("{number}"));
    }
    case.file("deep/a/b/c/d.bin", noise(70_000)).symlink("link", "deep/a/../b");
    case.symlink("long link", &"a/rather/long/target/".repeat(8)).symlink("link of 59", &"x".repeat(59));
    case.symlink("link of 60", &"y".repeat(60));
    for number in 0..6 {
        case.file(format!("few/{number}"), "few");
    }
    fs::hard_link(case.tree().join("README.TXT"), case.tree().join("again")).unwrap();
}

fn made(case: &Case, options: &[&str]) {
    drop(fs::remove_file(case.image()));
    fs::File::create(case.image()).unwrap().set_len(24 << 20).unwrap();
    case.run("mke2fs", &[&["-q", "-F", "-L", "träd", "-d", "TREE"], options, &["IMAGE"]].concat());
}

fn debugfs(case: &Case, request: &str) -> String {
    let mut command = Command::new("debugfs");
    let output = tools::run(command.args(["-w", "-R", request]).arg(case.image()));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn entry(view: &View, name: &str) -> Entry {
    let file_system = view.file_system();
    let entries = file_system.list(file_system.root(), &mut Findings::default()).unwrap();
    entries.into_iter().find(|entry| entry.name.as_bytes() == name.as_bytes()).unwrap()
}

#[test]
fn every_type_of_volume_shows_its_original_tree() {
    let test = "every_type_of_volume_shows_its_original_tree";
    let Some(case) = Case::new(test, &NEEDS) else { return };
    varied(&case);
    let mut expected = listing::of_folder(&case.tree());
    for way in WAYS {
        made(&case, way);
        let (mut image, mut findings) = open_as(fs::read(case.image()).unwrap(), &["ext"]);
        let view = &mut image.views[0];
        assert_eq!(view.file_system().label().volume, "träd");
        let name = if way[1] == "ext4" { "ext4" } else { way[1] };
        assert!(view.file_system().name() == name || way.contains(&"^extents,^64bit,^metadata_csum,^has_journal"));
        let mut found = listing::of_view(view, &mut findings);
        assert!(found.remove("lost+found").is_some());
        assert_eq!(codes(&findings), Vec::<&str>::new(), "{way:?}");
        for listed in expected.values_mut().chain(found.values_mut()).filter(|listed| listed.kind == 'd') {
            listed.modified = None;
        }
        let differences = listing::differences(&expected, &found);
        assert!(differences.is_empty(), "{way:?}:\n{}", differences.join("\n"));
        for path in ["/sizes/noise-2000000", "/sizes/holes", "/sizes/noise-160", "/README.TXT"] {
            let row = view.find(path, &mut findings).unwrap();
            let node = view.index.row(row).unwrap().node;
            assert!(view.file_system().body(node).unwrap().is_sliceable() || path == "/sizes/holes", "{way:?} {path}");
        }
        assert!(
            entry(view, "again").posix.unwrap().links == 2
                && entry(view, "again").node == entry(view, "README.TXT").node
        );
    }
}

#[test]
fn devices_attributes_and_dates_match_debugfs() {
    let test = "devices_attributes_and_dates_match_debugfs";
    let Some(case) = Case::new(test, &NEEDS) else { return };
    case.file("file", "12345").file("other", "1");
    let long = "long ".repeat(60);
    fs::write(case.beside("value"), &long).unwrap();
    made(&case, &["-t", "ext4", "-O", "ea_inode", "-b", "1024"]);
    debugfs(&case, "mknod char c 300 700");
    debugfs(&case, "mknod block b 8 1");
    debugfs(&case, "mknod pipe p");
    debugfs(&case, "set_inode_field file mode 0104751");
    debugfs(&case, "set_inode_field file uid 70000");
    debugfs(&case, "set_inode_field file mtime 20500102030405");
    debugfs(&case, "ea_set file user.note hello");
    debugfs(&case, &format!("ea_set -f {} file user.long", case.beside("value").display()));
    let (image, findings) = open_as(fs::read(case.image()).unwrap(), &["ext"]);
    let view = &image.views[0];
    let device = |major, minor| Some(Device { major, minor });
    assert_eq!((entry(view, "char").kind, entry(view, "char").device), (Kind::CharacterDevice, device(300, 700)));
    assert_eq!((entry(view, "block").kind, entry(view, "block").device), (Kind::BlockDevice, device(8, 1)));
    assert_eq!(entry(view, "pipe").kind, Kind::Fifo);
    let file = entry(view, "file");
    let posix = file.posix.unwrap();
    assert_eq!((posix.mode, posix.uid), (0o104_751, 70_000));
    assert_eq!(file.times.modified.unwrap().to_string(), "2050-01-02T03:04:05Z");
    let facts = view.file_system().details(file.node).unwrap();
    let value = |label: &str| {
        let mut lines = facts.iter().flat_map(|facts| &facts.lines);
        lines.find(|line| line.label == label).map(|line| line.value.clone()).unwrap_or_default()
    };
    assert_eq!((value("user.note"), value("user.long")), ("hello".to_owned(), "300 bytes".to_owned()));
    assert_eq!(codes(&findings), Vec::<&str>::new());
}

#[test]
fn a_hole_is_zeros_without_a_byte_in_the_image() {
    let test = "a_hole_is_zeros_without_a_byte_in_the_image";
    let Some(case) = Case::new(test, &NEEDS) else { return };
    case.sparse_file("hole", 3 << 30);
    for way in [&["-t", "ext4"][..], &["-t", "ext2", "-b", "4096"]] {
        made(&case, way);
        let (mut image, mut findings) = open_as(fs::read(case.image()).unwrap(), &["ext"]);
        let view = &mut image.views[0];
        let row = view.find("/hole", &mut findings).unwrap();
        let body = view.file_system().body(view.index.row(row).unwrap().node).unwrap();
        assert_eq!(body.len(), 3 << 30);
        assert_eq!(body.into_source().read_up_to((3 << 30) - 8, 8).unwrap(), *b"\0\0\0\0end.");
    }
}

#[test]
fn damage_is_reported_and_copies_are_used() {
    let test = "damage_is_reported_and_copies_are_used";
    let Some(case) = Case::new(test, &NEEDS) else { return };
    case.file("one", noise(30_000)).file("two", noise(40_000));
    made(&case, &["-t", "ext3", "-b", "1024"]);
    let whole = fs::read(case.image()).unwrap();
    let found = |change: &dyn Fn(&mut Vec<u8>)| {
        let mut bytes = whole.clone();
        change(&mut bytes);
        let (mut image, mut findings) = open_as(bytes, &["ext"]);
        let count = listing::of_view(&mut image.views[0], &mut findings).len();
        (count, codes(&findings))
    };
    assert_eq!(found(&|_| {}), (3, vec![]));
    assert_eq!(found(&|bytes| bytes[1024 + 96] |= 4), (3, vec!["EXT-JOURNAL"]));
    assert_eq!(found(&|bytes| bytes[1024 + 58] = 0), (3, vec!["EXT-STATE"]));
    assert_eq!(found(&|bytes| bytes[1024 + 58] |= 2), (3, vec!["EXT-STATE"]));
    let (_, cut) = found(&|bytes| bytes.truncate(20 << 20));
    assert!(cut.contains(&"EXT-INCOMPLETE"), "{cut:?}");
    // debugfs gives two files the same blocks, which e2fsck reports.
    let block = debugfs(&case, "bmap one 3").trim().to_owned();
    debugfs(&case, &format!("set_inode_field two block[5] {block}"));
    let said = Command::new("e2fsck").args(["-n", "-f"]).arg(case.image()).output().unwrap();
    assert!(String::from_utf8_lossy(&said.stdout).contains("Multiply-claimed block"));
    let (mut image, mut findings) = open_as(fs::read(case.image()).unwrap(), &["ext"]);
    listing::of_view(&mut image.views[0], &mut findings);
    assert_eq!(codes(&findings), ["EXT-CROSSED-BLOCKS"]);
    // The superblock of a partition is gone; a copy replaces it.
    let mut disk = vec![0; 1 << 20];
    disk[446..462].copy_from_slice(&[0, 0, 2, 0, 0x83, 0, 0, 0, 0, 8, 0, 0, 0, 0xC0, 0, 0]);
    disk[510..512].copy_from_slice(&[0x55, 0xAA]);
    disk.extend(&whole);
    disk[(1 << 20) + 1024..(1 << 20) + 2048].fill(0);
    let mut findings = Findings::default();
    let mut image = open_source(Source::from_bytes(disk), &mut findings).unwrap();
    assert_eq!(image.views[0].id, "ext");
    assert_eq!(listing::of_view(&mut image.views[0], &mut findings).len(), 3);
    assert_eq!(codes(&findings), ["EXT-SUPERBLOCK"]);
}

#[test]
fn the_journal_of_a_volume_elsewhere_is_named() {
    let test = "the_journal_of_a_volume_elsewhere_is_named";
    let Some(case) = Case::new(test, &NEEDS) else { return };
    fs::File::create(case.image()).unwrap().set_len(8 << 20).unwrap();
    case.run("mke2fs", &["-q", "-F", "-O", "journal_dev", "IMAGE"]);
    let bytes = fs::read(case.image()).unwrap();
    let mut findings = Findings::default();
    let image = open_source(Source::from_bytes(bytes), &mut findings).unwrap();
    assert!(image.views.is_empty() && codes(&findings).contains(&"FS-REFUSED"), "{:?}", codes(&findings));
    assert!(findings.kept().iter().any(|finding| finding.found.contains("the journal of an ext volume")));
}

#[test]
fn damage_anywhere_is_survived() {
    let test = "damage_anywhere_is_survived";
    let Some(case) = Case::new(test, &NEEDS) else { return };
    case.file("one", noise(300_000)).file("small", "small").symlink("link", &"x".repeat(90));
    for number in 0..60 {
        case.file(format!("many/file with a long name {number:03}"), format!("{number}"));
    }
    for way in [WAYS[0], WAYS[6], WAYS[9]] {
        drop(fs::remove_file(case.image()));
        fs::File::create(case.image()).unwrap().set_len(4 << 20).unwrap();
        case.run("mke2fs", &[&["-q", "-F", "-d", "TREE"], way, &["IMAGE"]].concat());
        damage::cut_and_flip(&fs::read(case.image()).unwrap(), &mut Random(64));
    }
}

#[test]
fn volumes_of_the_corpus_show_what_others_read() {
    let mut wrong = Vec::new();
    let mut compared = 0;
    for image in corpus::all("volumes_of_the_corpus_show_what_others_read") {
        for truth in image.truths().into_iter().filter(|truth| truth.view == "ext") {
            let mut findings = Findings::default();
            let mut opened = match open_source(Source::from_bytes(image.bytes()), &mut findings) {
                Ok(opened) => opened,
                Err(error) => panic!("{}: {error}", image.name),
            };
            let Some(view) = opened.views.iter_mut().find(|view| view.id == "ext") else {
                wrong.push(format!("{}: no view", image.name));
                continue;
            };
            // We show encrypted names in another form than Linux.
            let plain = |listing: &listing::Listing| -> listing::Listing {
                let mut shown = listing::without_dates(listing);
                shown.retain(|path, _| !path.starts_with("encrypted_dir/"));
                shown
            };
            let found = listing::of_view(view, &mut findings);
            let (mut theirs, mut ours) = (plain(&truth.listing), plain(&found));
            // Linux refuses these entries, debris of a test of e2fsck.
            theirs.retain(|path, listed| listed.kind != '?' || ours.remove(path).is_none());
            let differences = listing::differences(&theirs, &ours);
            wrong.extend(differences.into_iter().map(|difference| format!("{}: {difference}", image.name)));
            compared += 1;
        }
    }
    assert!(wrong.is_empty(), "{compared} compared:\n{}", wrong.join("\n"));
}
