//! XFS as mkfs.xfs fills it by a prototype, changed and read by xfs_db.
#![allow(clippy::pedantic, clippy::restriction, reason = "a test may stop where it stands")]

mod support;

use std::fmt::Write;
use std::fs;
use std::process::Command;

use discern::findings::Findings;
use discern::source::Source;
use discern::tree::{Device, Entry, Kind};
use discern::view::View;
use support::case::Case;
use support::random::{Random, noise};
use support::{codes, damage, listing, open_as, open_source, tools};

const NEEDS: [&str; 3] = ["mkfs.xfs", "xfs_db", "xfs_repair"];

/// Versions, sizes of blocks, inodes and directories, and features.
const WAYS: [&[&str]; 8] = [
    &["-m", "crc=1"],
    &["-m", "crc=0"],
    &["-m", "crc=0", "-n", "ftype=1", "-b", "size=1024"],
    &["-m", "crc=1,bigtime=0,reflink=0", "-b", "size=1024", "-i", "size=512"],
    &["-m", "crc=1", "-n", "size=16384", "-i", "size=2048"],
    &["-m", "crc=1", "-i", "nrext64=1"],
    &["-m", "crc=0", "-b", "size=512", "-i", "size=256", "-n", "size=4096"],
    &["-m", "crc=1", "-b", "size=2048", "-d", "agcount=2"],
];

/// Fills the case's tree, and writes the prototype of it: names in it have no spaces. In version 5, mkfs.xfs writes links
/// that don't fit into an inode without their heads.
fn varied(case: &Case, has_heads: bool) {
    drop(fs::remove_dir_all(case.tree()));
    fs::create_dir_all(case.tree()).unwrap();
    case.file("README.TXT", "hello").file("größe/日本語.txt", "kana").file("empty", "");
    for len in [1, 511, 512, 513, 4096, 4097, 100_000, 2_000_000] {
        case.file(format!("sizes/noise-{len}"), noise(len));
    }
    for number in 0..20 {
        case.file(format!("few/{number}"), "few");
    }
    for number in 0..700 {
        case.file(format!("many/a-file-with-a-rather-long-name-{number:03}.dat"), format!("{number}"));
    }
    case.file("deep/a/b/c/d.bin", noise(70_000)).symlink("link", "deep/a/../b");
    case.symlink("long-link", &"a/rather/long/target/".repeat(if has_heads { 4 } else { 30 }));
    let mut prototype = "/boot\n0 0\nd--755 0 0\n".to_owned();
    folder(&case.tree(), &mut prototype);
    prototype += "char c--640 3 4 5 300\nblock b--600 0 0 8 1\npipe p--644 0 0\nset-user -u-755 1000 100 ";
    writeln!(prototype, "{}\n$", case.tree().join("README.TXT").display()).unwrap();
    fs::write(case.beside("prototype"), prototype).unwrap();
}

fn folder(path: &std::path::Path, prototype: &mut String) {
    let mut entries: Vec<_> = fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for entry in entries {
        let name = entry.file_name().unwrap().to_str().unwrap().to_owned();
        let kind = fs::symlink_metadata(&entry).unwrap().file_type();
        if kind.is_symlink() {
            writeln!(prototype, "{name} l--777 0 0 {}", fs::read_link(&entry).unwrap().display()).unwrap();
        } else if kind.is_dir() {
            writeln!(prototype, "{name} d--755 0 0").unwrap();
            folder(&entry, prototype);
            prototype.push_str("$\n");
        } else {
            writeln!(prototype, "{name} ---644 0 0 {}", entry.display()).unwrap();
        }
    }
}

fn made(case: &Case, options: &[&str]) -> Vec<u8> {
    drop(fs::remove_file(case.image()));
    fs::File::create(case.image()).unwrap().set_len(48 << 20).unwrap();
    let mut command = Command::new("mkfs.xfs");
    // By these it makes volumes of less than 300 MB.
    command.envs([("TEST_DIR", "1"), ("TEST_DEV", "1"), ("QA_CHECK_FS", "1")]);
    command.args(["-q", "-f", "-L", "träd", "-p"]).arg(case.beside("prototype"));
    let output = command.args(options).arg(case.image()).output().unwrap();
    assert!(output.status.success(), "{options:?}: {}", String::from_utf8_lossy(&output.stderr));
    // What its own checker finds fault with says nothing.
    let check = tools::run(Command::new("xfs_repair").args(["-n", "-f"]).arg(case.image()));
    assert!(check.status.success(), "{options:?}");
    fs::read(case.image()).unwrap()
}

fn entry(view: &View, name: &str) -> Entry {
    let file_system = view.file_system();
    let entries = file_system.list(file_system.root(), &mut Findings::default()).unwrap();
    entries.into_iter().find(|entry| entry.name.as_bytes() == name.as_bytes()).unwrap()
}

/// Has xfs_db do something, and returns what it says.
fn xfs_db(case: &Case, requests: &[&str]) -> String {
    let mut command = Command::new("xfs_db");
    command.env("TZ", "UTC").arg("-x");
    for request in requests {
        command.args(["-c", request]);
    }
    let output = tools::run(command.arg(case.image()));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn every_kind_of_volume_shows_the_tree_it_was_made_from() {
    let test = "every_kind_of_volume_shows_the_tree_it_was_made_from";
    let Some(case) = Case::new(test, &NEEDS) else { return };
    for way in WAYS {
        varied(&case, way[1].contains("crc=1"));
        let expected = listing::without_dates(&listing::of_folder(&case.tree()));
        let (mut image, mut findings) = open_as(made(&case, way), &["xfs"]);
        let view = &mut image.views[0];
        assert_eq!(view.file_system().label().volume, "träd");
        let (char, block, user) = (entry(view, "char"), entry(view, "block"), entry(view, "set-user"));
        let device = |major, minor| Some(Device { major, minor });
        assert_eq!((char.kind, char.device), (Kind::CharacterDevice, device(5, 300)), "{way:?}");
        assert_eq!((block.kind, block.device), (Kind::BlockDevice, device(8, 1)), "{way:?}");
        assert_eq!(entry(view, "pipe").kind, Kind::Fifo);
        let owner = user.posix.unwrap();
        assert_eq!((owner.mode, owner.uid, owner.gid, owner.links), (0o104_755, 1000, 100, 1), "{way:?}");
        let mut found = listing::without_dates(&listing::of_view(view, &mut findings));
        assert_eq!(codes(&findings), Vec::<&str>::new(), "{way:?}");
        for other in ["char", "block", "pipe", "set-user"] {
            found.remove(other);
        }
        let differences = listing::differences(&expected, &found);
        assert!(differences.is_empty(), "{way:?}:\n{}", differences.join("\n"));
        for path in ["/sizes/noise-2000000", "/README.TXT"] {
            let row = view.find(path, &mut findings).unwrap();
            let node = view.index.row(row).unwrap().node;
            assert!(view.file_system().body(node).unwrap().is_sliceable(), "{way:?} {path}");
        }
    }
}

#[test]
fn attributes_and_dates_are_those_of_xfs_db() {
    let Some(case) = Case::new("attributes_and_dates_are_those_of_xfs_db", &NEEDS) else { return };
    varied(&case, true);
    for (way, many) in [(WAYS[0], 3), (WAYS[0], 90), (WAYS[1], 90)] {
        made(&case, way);
        let (image, _) = open_as(fs::read(case.image()).unwrap(), &["xfs"]);
        let node = entry(&image.views[0], "README.TXT").node;
        let go = format!("inode {}", node.0);
        let sets: Vec<String> = (0..many).map(|number| format!("attr_set -v 40 name-{number}")).collect();
        let sets: Vec<&str> = std::iter::once(go.as_str()).chain(sets.iter().map(String::as_str)).collect();
        xfs_db(&case, &sets);
        let (image, _) = open_as(fs::read(case.image()).unwrap(), &["xfs"]);
        let view = &image.views[0];
        let shown = entry(view, "README.TXT");
        let said = xfs_db(&case, &[&go, "print core.mtime.sec"]);
        let said = said.split_once("= ").unwrap().1.trim();
        let date = tools::run(Command::new("date").env("TZ", "UTC").args(["-d", said, "+%s"])).stdout;
        let date: i64 = String::from_utf8(date).unwrap().trim().parse().unwrap();
        assert_eq!(shown.times.modified.unwrap().seconds, date, "{said}");
        let facts = view.file_system().details(node).unwrap();
        let attributes: Vec<_> = facts.iter().flat_map(|facts| &facts.lines).collect();
        let named = attributes.iter().filter(|line| line.label.starts_with("user.name-")).count();
        assert_eq!(named, many, "{way:?}");
    }
}

#[test]
fn what_is_wrong_with_a_volume_is_found() {
    let Some(case) = Case::new("what_is_wrong_with_a_volume_is_found", &NEEDS) else { return };
    case.file("README.TXT", "hello").file("sizes/noise", noise(300_000)).symlink("link", "README.TXT");
    let mut prototype = "/boot\n0 0\nd--755 0 0\n".to_owned();
    folder(&case.tree(), &mut prototype);
    fs::write(case.beside("prototype"), prototype + "$\n").unwrap();
    let bytes = made(&case, &["-m", "crc=1"]);
    let found = |bytes: Vec<u8>| {
        let (mut image, mut findings) = open_as(bytes, &["xfs"]);
        listing::of_view(&mut image.views[0], &mut findings);
        codes(&findings)
    };
    assert_eq!(found(bytes.clone()), Vec::<&str>::new());
    assert!(found(bytes[..bytes.len() / 2].to_vec()).contains(&"XFS-INCOMPLETE"));
    let mut changed = bytes.clone();
    changed[150] ^= 1;
    assert!(found(changed).contains(&"XFS-CHECKSUM"));
    let mut unknown = bytes.clone();
    unknown[216] |= 0x80;
    let mut findings = Findings::default();
    let image = open_source(Source::from_bytes(unknown), &mut findings);
    assert!(image.is_err() || codes(&findings).contains(&"FS-REFUSED"), "{:?}", codes(&findings));
    for way in [&["-m", "crc=1"][..], &["-m", "crc=0"]] {
        // What is behind the used part of the volume is left out: damage there shows nothing.
        let mut bytes = made(&case, way);
        bytes.truncate(2 << 20);
        damage::cut_and_flip(&bytes, &mut Random(7));
    }
}
