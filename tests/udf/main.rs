//! UDF by other programs: genisoimage with ISO 9660, mkudffs alone with every block size; and handmade volumes.
#![allow(clippy::pedantic, clippy::restriction, reason = "tests may panic")]

mod media;
#[path = "../support/mod.rs"]
mod support;
mod volume;

use std::fs;
use std::path::Path;
use std::process::Command;

use discern::bytes::time::Timestamp;
use discern::edit::{Blueprint, Preset, rebuild};
use discern::findings::Findings;
use discern::fs::iso9660::write::Texts;
use discern::open::Image;
use discern::source::{Recipe, Segment, Source};
use discern::tree::{Body, Content, Draft, DraftNode, Name, RowId};
use support::case::Case;
use support::local_file::LocalFile;
use support::random::Random;
use support::sources::CountingSource;
use support::{codes, listing, open_path, open_source, tools};

fn view<'a>(image: &'a mut Image, id: &str) -> &'a mut discern::view::View {
    image.views.iter_mut().find(|view| view.id == id).unwrap()
}

/// Adds names in several scripts, an empty file, and a directory of more than one block.
fn varied(case: &Case) {
    case.file("README.TXT", "hello").file("größe/日本語 テスト.txt", "kana").file("empty", "");
    for number in 0..200 {
        case.file(format!("many/a file with a rather long name {number:03}.dat"), format!("{number}"));
    }
    case.file("deep/a/b/c/d.bin", vec![7; 70_000]);
}

/// Extracts the files that 7-Zip reads from an image's UDF.
fn by_7zip(image: &Path, to: &Path) {
    let extracted =
        Command::new("7zz").args(["x", "-tudf", "-y"]).arg(format!("-o{}", to.display())).arg(image).output();
    assert!(extracted.unwrap().status.success());
}

/// Hashes of all files below a folder, by path.
fn hashes(folder: &Path, below: &Path, found: &mut Vec<(String, Option<String>)>) {
    for entry in fs::read_dir(folder.join(below)).unwrap() {
        let path = below.join(entry.unwrap().file_name());
        if folder.join(&path).is_dir() {
            hashes(folder, &path, found);
        } else {
            let bytes = Source::from_bytes(fs::read(folder.join(&path)).unwrap());
            found.push((path.to_string_lossy().into_owned(), listing::sha256(&bytes)));
        }
    }
}

#[test]
fn files_of_a_bridge_disc_match_7zip() {
    let Some(case) = Case::new("files_of_a_bridge_disc_match_7zip", &["genisoimage", "7zz"]) else {
        return;
    };
    varied(&case);
    case.genisoimage(&["-R", "-J", "-udf"]);
    let mut findings = Findings::default();
    let mut image = open_path(&case.image(), &mut findings).unwrap();
    let ids: Vec<_> = image.views.iter().map(|view| view.id.clone()).collect();
    assert_eq!(ids, ["rock-ridge", "udf", "joliet", "iso9660"]);
    assert!(image.unread.is_empty());
    let view = view(&mut image, "udf");
    view.walk_all(&mut findings).unwrap();
    assert_eq!(codes(&findings), Vec::<&str>::new());
    let folder = case.beside("by-7zip");
    by_7zip(&case.image(), &folder);
    let mut expected = Vec::new();
    hashes(&folder, Path::new(""), &mut expected);
    assert!(expected.len() > 200);
    for (path, sum) in expected {
        let row = view.find(&path, &mut findings).unwrap();
        let body = view.file_system().body(view.index.row(row).unwrap().node).unwrap();
        assert!(body.is_empty() || body.is_sliceable(), "{path}");
        assert_eq!(listing::sha256(&body.into_source()), sum, "{path}");
    }
}

#[test]
fn a_view_of_only_a_note_does_not_open_first() {
    let Some(case) = Case::new("a_view_of_only_a_note_does_not_open_first", &["genisoimage"]) else { return };
    case.file("README.TXT", "This disc contains a UDF file system.").file("sources/install.wim", vec![1; 5000]);
    case.file("bootmgr", "boot").file("setup.exe", "setup");
    // ISO 9660 has the note alone, as on Windows installers.
    case.genisoimage(&["-udf", "-hide", "sources", "-hide", "bootmgr", "-hide", "setup.exe"]);
    let mut findings = Findings::default();
    let mut image = open_path(&case.image(), &mut findings).unwrap();
    assert_eq!(image.views[0].id, "udf");
    image.views[0].walk_all(&mut findings).unwrap();
    assert_eq!(image.views[0].index.counts().files, 4);
}

/// Makes an empty volume with mkudffs.
fn made(case: &Case, megabytes: u64, options: &[&str]) {
    let image = case.image();
    fs::File::create(&image).unwrap().set_len(megabytes << 20).unwrap();
    tools::run(Command::new("mkudffs").args(["--utf8", "--label=Größe"]).args(options).arg(&image));
}

#[test]
fn every_medium_revision_and_size_of_block_opens() {
    let Some(case) = Case::new("every_medium_revision_and_size_of_block_opens", &["mkudffs"]) else { return };
    let opens = |options: &[&str]| {
        let mut findings = Findings::default();
        let mut image = open_path(&case.image(), &mut findings).unwrap_or_else(|error| panic!("{options:?}: {error}"));
        let view = view(&mut image, "udf");
        view.walk_all(&mut findings).unwrap();
        assert_eq!(view.file_system().label().volume, "Größe", "{options:?}");
        assert_eq!(codes(&findings), Vec::<&str>::new(), "{options:?}");
    };
    for medium in ["hd", "dvd", "dvdram", "dvdrw", "dvdr", "cdrw", "cdr"] {
        let options = [format!("--media-type={medium}")];
        let options: Vec<&str> = options.iter().map(String::as_str).collect();
        made(&case, 12, &options);
        opens(&options);
    }
    for revision in ["0x0102", "0x0150", "0x0200", "0x0201"] {
        for size in ["512", "1024", "2048", "4096"] {
            let options = [format!("--udfrev={revision}"), format!("--blocksize={size}")];
            let options: Vec<&str> = options.iter().map(String::as_str).collect();
            made(&case, 16, &options);
            opens(&options);
        }
    }
}

#[test]
fn the_reserve_sequence_and_other_anchors_are_used() {
    let Some(case) = Case::new("the_reserve_sequence_and_other_anchors_are_used", &["mkudffs"]) else { return };
    made(&case, 12, &["--media-type=dvd", "--blocksize=2048"]);
    let whole = fs::read(case.image()).unwrap();
    let is_tag = |block: usize, id: u8| whole[block * 2048..][..2] == [id, 0];
    let found = |bytes: Vec<u8>| {
        let mut findings = Findings::default();
        let mut image = open_source(Source::from_bytes(bytes), &mut findings).unwrap();
        view(&mut image, "udf").walk_all(&mut findings).unwrap();
        codes(&findings)
    };
    let main = (17..256).find(|block| is_tag(*block, 1)).unwrap();
    let mut without_main = whole.clone();
    without_main[main * 2048..][..16 * 2048].fill(0);
    assert_eq!(found(without_main), ["UDF-RESERVE"]);
    let mut without_first = whole.clone();
    without_first[256 * 2048..][..2048].fill(0);
    assert_eq!(found(without_first), ["UDF-ANCHOR"]);
}

#[test]
fn damaged_volumes_open_or_are_refused() {
    let Some(case) = Case::new("damaged_volumes_open_or_are_refused", &["genisoimage", "mkudffs"]) else {
        return;
    };
    varied(&case);
    case.genisoimage(&["-udf"]);
    let bridge = fs::read(case.image()).unwrap();
    made(&case, 8, &["--media-type=cdrw"]);
    let sparable = fs::read(case.image()).unwrap();
    made(&case, 8, &["--media-type=cdr"]);
    let written_once = fs::read(case.image()).unwrap();
    let mut random = Random(7);
    for whole in [bridge, sparable, written_once] {
        // Damage to zeros has no effect, so it hits the other bytes.
        let used: Vec<usize> = whole
            .chunks(2048)
            .enumerate()
            .filter(|(_, block)| block.iter().any(|byte| *byte != 0))
            .map(|(at, _)| at)
            .collect();
        for turn in 0..64 {
            let mut bytes = whole.clone();
            if turn % 2 == 0 {
                bytes.truncate(usize::try_from(random.below(whole.len() as u64)).unwrap());
            } else {
                for _ in 0..40 {
                    let block = used[usize::try_from(random.below(used.len() as u64)).unwrap()];
                    bytes[block * 2048 + usize::try_from(random.below(512)).unwrap()] ^= 1 << random.below(8);
                }
            }
            let mut findings = Findings::default();
            let Ok(mut image) = open_source(Source::from_bytes(bytes), &mut findings) else { continue };
            for view in &mut image.views {
                view.walk_all(&mut findings).unwrap();
                for row in 0..view.index.len() {
                    let node = view.index.row(discern::tree::RowId(row)).unwrap().node;
                    let _ = view.file_system().body(node).map(|body| body.into_source().read_up_to(0, 100));
                    let _ = view.file_system().details(node);
                }
            }
        }
    }
}

#[test]
fn each_anchor_alone_finds_the_volume() {
    let Some(case) = Case::new("each_anchor_alone_finds_the_volume", &["mkudffs"]) else { return };
    made(&case, 12, &["--media-type=dvd", "--blocksize=2048"]);
    let whole = fs::read(case.image()).unwrap();
    let blocks = whole.len() / 2048;
    let is_anchor = |block: &usize| {
        let tag = &whole[block * 2048..][..16];
        tag[..2] == [2, 0] && tag[12..16] == u32::try_from(*block).unwrap().to_le_bytes()
    };
    let anchors: Vec<usize> = (0..blocks).filter(is_anchor).collect();
    assert!(anchors.len() >= 2, "{anchors:?}");
    for left in &anchors {
        let mut bytes = whole.clone();
        for block in anchors.iter().filter(|block| *block != left) {
            bytes[block * 2048..][..2048].fill(0);
        }
        let mut findings = Findings::default();
        let mut image = open_source(Source::from_bytes(bytes), &mut findings).unwrap();
        view(&mut image, "udf").walk_all(&mut findings).unwrap();
        assert_eq!(view(&mut image, "udf").file_system().label().volume, "Größe", "{left}");
        assert_eq!(findings.counts().contains_key("UDF-ANCHOR"), *left != 256, "{left}");
    }
}

#[test]
fn a_directory_that_contains_itself_ends() {
    let Some(case) = Case::new("a_directory_that_contains_itself_ends", &["genisoimage"]) else { return };
    case.file("directory/file", "content");
    case.genisoimage(&["-udf"]);
    let mut bytes = fs::read(case.image()).unwrap();
    // The root's identifiers: one of its parent, which is itself, and one of the directory.
    let name = bytes.windows(10).rposition(|window| window == b"\x08directory").unwrap();
    let (identifier, parent) = (name - 38, name - 38 - 40);
    assert_eq!([bytes[identifier], bytes[parent], bytes[parent + 18] & 8], [1, 1, 8]);
    bytes.copy_within(parent + 20..parent + 36, identifier + 20);
    let mut findings = Findings::default();
    let mut image = open_source(Source::from_bytes(bytes), &mut findings).unwrap();
    view(&mut image, "udf").walk_all(&mut findings).unwrap();
    assert!(findings.counts().contains_key("TREE-LOOP"), "{:?}", codes(&findings));
}

#[test]
fn the_root_of_a_large_volume_is_listed_with_few_reads() {
    let Some(case) = Case::new("the_root_of_a_large_volume_is_listed_with_few_reads", &["mkudffs"]) else { return };
    let hold = |leaf: Source, name: &str| {
        let (leaf, reads) = CountingSource::over(leaf);
        let mut findings = Findings::default();
        let mut image = open_source(leaf, &mut findings).unwrap();
        let udf = view(&mut image, "udf");
        udf.expand(RowId::ROOT, &mut findings).unwrap();
        assert!(reads.bytes() <= 2 << 20, "{name}: {} bytes", reads.bytes());
        udf.index.len()
    };
    // 50 GB, as on a hard disk, with next to nothing written.
    made(&case, 50_000, &["--media-type=hd", "--blocksize=2048"]);
    assert_eq!(hold(LocalFile::open(&case.image()).unwrap(), "mkudffs"), 1);
    fs::remove_file(case.image()).unwrap();
    // 48 GiB in one file next to 200 others.
    let mut draft = Draft::new();
    for number in 0..200_u64 {
        let mut recipe = Recipe::default();
        recipe.push(Segment::Zeros(if number == 0 { 48 << 30 } else { number }));
        let body = draft.add_body(Body { recipe, ..Body::default() }).unwrap();
        let name = Name::Text(format!("file {number}"));
        draft.add(Draft::ROOT, DraftNode::new(name, Content::File(body))).unwrap();
    }
    let blueprint = Blueprint::new(draft, Preset::Udf, Texts::labelled("LARGE"), Timestamp::utc(0)).unwrap();
    assert_eq!(hold(rebuild(&blueprint).unwrap().recipe.into_source(), "written by us"), 201);
}

#[test]
fn deleted_entries_are_listed_on_request() {
    let Some(case) = Case::new("deleted_entries_are_listed_on_request", &["genisoimage"]) else { return };
    case.file("gone.txt", "still here").file("there.txt", "there");
    case.genisoimage(&["-udf"]);
    let mut bytes = fs::read(case.image()).unwrap();
    let name = bytes.windows(9).rposition(|window| window == b"\x08gone.txt").unwrap();
    // ECMA-167 4/14.4.3: bit 2 of the characteristics.
    bytes[name - 38 + 18] |= 4;
    let mut findings = Findings::default();
    let mut image = open_source(Source::from_bytes(bytes), &mut findings).unwrap();
    let udf = view(&mut image, "udf");
    udf.walk_all(&mut findings).unwrap();
    assert_eq!(udf.index.counts().files, 1);
    let deleted = udf.file_system().deleted(udf.file_system().root()).unwrap();
    let [gone] = deleted.as_slice() else { panic!("{deleted:?}") };
    assert_eq!((gone.name.as_bytes(), gone.size, gone.flags.deleted), (&b"gone.txt"[..], 10, true));
    let body = udf.file_system().body(gone.node).unwrap().into_source();
    assert_eq!(body.read_up_to(0, 100).unwrap(), b"still here");
}
