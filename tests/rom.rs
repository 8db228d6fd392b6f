//! romfs by genromfs, and cramfs by mkfs.cramfs.
#![allow(clippy::pedantic, clippy::restriction, reason = "tests may panic")]

mod support;

use std::fs;

use discern::findings::Findings;
use discern::open::Image;
use discern::source::Source;
use discern::tree::{Device, Kind};
use support::case::Case;
use support::random::{Random, noise};
use support::{codes, corpus, damage, listing, open_source};

fn varied(case: &Case) {
    case.file("README.TXT", "hello").file("größe/日本語.txt", "kana").file("empty", "");
    for len in [1, 15, 16, 4095, 4096, 4097, 100_000] {
        case.file(format!("sizes/text-{len}"), &"packable ".repeat(len / 9 + 1).as_bytes()[..len]);
        case.file(format!("sizes/noise-{len}"), noise(len));
    }
    case.file("sizes/holes", [noise(5000), vec![0; 40_000], noise(10)].concat()).file("sizes/zeros", vec![0; 30_000]);
    for number in 0..300 {
        case.file(format!("many/a file with a rather long name {number:03}.dat"), format!("{number}"));
    }
    case.file("deep/a/b/c/d.bin", vec![7; 70_000]).symlink("link", "deep/a/../b").directory("nothing");
}

fn opened(bytes: Vec<u8>, id: &str) -> (Image, Findings) {
    let mut findings = Findings::default();
    let image = open_source(Source::from_bytes(bytes), &mut findings).unwrap();
    assert_eq!(image.views[0].id, id);
    (image, findings)
}

/// Neither file system records modification times.
fn shows_its_tree(case: &Case, id: &str, bytes: &[u8]) {
    let (mut image, mut findings) = opened(bytes.to_vec(), id);
    let found = listing::of_view(&mut image.views[0], &mut findings);
    assert_eq!(codes(&findings), Vec::<&str>::new());
    let expected = listing::of_folder(&case.tree());
    let differences = listing::differences(&listing::without_dates(&expected), &listing::without_dates(&found));
    assert!(differences.is_empty(), "{id}:\n{}", differences.join("\n"));
}

#[test]
fn romfs_shows_its_original_tree() {
    let test = "romfs_shows_its_original_tree";
    let Some(case) = Case::new(test, &["genromfs"]) else { return };
    varied(&case);
    fs::hard_link(case.tree().join("README.TXT"), case.tree().join("again")).unwrap();
    // genromfs takes a name that begins with an at sign for a device.
    case.run("genromfs", &["-f", "IMAGE", "-d", "TREE", "-V", "A name"]);
    let bytes = fs::read(case.image()).unwrap();
    shows_its_tree(&case, "romfs", &bytes);
    let (mut image, mut findings) = opened(bytes.clone(), "romfs");
    let view = &mut image.views[0];
    assert_eq!(view.file_system().label().volume, "A name");
    let row = view.find("/sizes/noise-100000", &mut findings).unwrap();
    assert!(view.file_system().body(view.index.row(row).unwrap().node).unwrap().is_sliceable());
    // A wrong sum of the first bytes, a circular list, and a truncated volume.
    let found = |bytes: Vec<u8>| {
        let (mut image, mut findings) = opened(bytes, "romfs");
        listing::of_view(&mut image.views[0], &mut findings);
        codes(&findings)
    };
    let mut changed = bytes.clone();
    changed[100] ^= 1;
    assert!(found(changed).contains(&"ROMFS-CHECKSUM"));
    let mut circle = bytes.clone();
    let root = 16 + 16;
    let own = (root as u32 | 9).to_be_bytes();
    circle[root..root + 4].copy_from_slice(&own);
    assert!(found(circle).contains(&"ROMFS-DIRECTORY"));
    assert!(found(bytes[..bytes.len() / 2].to_vec()).contains(&"ROMFS-INCOMPLETE"));
    damage::cut_and_flip(&bytes, &mut Random(3));
}

#[test]
fn cramfs_shows_its_original_tree_in_both_byte_orders() {
    let test = "cramfs_shows_its_original_tree_in_both_byte_orders";
    let Some(case) = Case::new(test, &["mkfs.cramfs"]) else { return };
    varied(&case);
    for options in [&["-N", "little"][..], &["-N", "big"], &["-N", "little", "-z"], &["-N", "big", "-p"]] {
        drop(fs::remove_file(case.image()));
        case.run("mkfs.cramfs", &[options, &["-n", "A name", "TREE", "IMAGE"]].concat());
        let bytes = fs::read(case.image()).unwrap();
        shows_its_tree(&case, "cramfs", &bytes);
        let (image, _) = opened(bytes.clone(), "cramfs");
        assert_eq!(image.views[0].file_system().label().volume, "A name");
        damage::cut_and_flip(&bytes, &mut Random(4));
    }
}

#[test]
fn devices_are_shown_with_their_numbers() {
    let test = "devices_are_shown_with_their_numbers";
    let Some(case) = Case::new(test, &["genromfs"]) else { return };
    case.file("@console,c,5,1", "").file("file", "x");
    case.run("genromfs", &["-f", "IMAGE", "-d", "TREE"]);
    let (image, mut findings) = opened(fs::read(case.image()).unwrap(), "romfs");
    let file_system = image.views[0].file_system();
    let entries = file_system.list(file_system.root(), &mut findings).unwrap();
    let console = entries.iter().find(|entry| entry.name.as_bytes() == b"console").unwrap();
    assert_eq!((console.kind, console.device), (Kind::CharacterDevice, Some(Device { major: 5, minor: 1 })));
}

#[test]
fn volumes_of_the_corpus_show_what_others_read() {
    let mut wrong = Vec::new();
    for image in corpus::all("volumes_of_the_corpus_show_what_others_read") {
        for truth in image.truths().into_iter().filter(|truth| matches!(truth.view, "cramfs" | "romfs")) {
            let (mut opened, mut findings) = opened(image.bytes(), truth.view);
            let found = listing::of_view(&mut opened.views[0], &mut findings);
            let differences =
                listing::differences(&listing::without_dates(&truth.listing), &listing::without_dates(&found));
            wrong.extend(differences.into_iter().map(|difference| format!("{}: {difference}", image.name)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
