//! Images within images and archives: a file opened at any depth is still a range of the user's file.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::cast_possible_truncation,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests may panic"
)]

mod support;

use std::process::Command;

use discern::bytes::time::Timestamp;
use discern::disc::Medium;
use discern::edit::{Blueprint, Preset, rebuild};
use discern::error::Error;
use discern::export::Zip;
use discern::findings::Findings;
use discern::formats::{ARCHIVES, CORE, Formats};
use discern::fs::iso9660::write::Texts;
use discern::job::Job;
use discern::open::{Image, open, open_path_within, open_with, open_within};
use discern::part::Part;
use discern::source::{FileId, Files, Output, Recipe, Segment, Source};
use discern::tree::{Body, Content, Draft, DraftNode, Name, RowId};
use support::case::Case;
use support::sources::CountingSource;
use support::tools;

/// An ISO image with some files.
fn iso(files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut draft = Draft::new();
    for (name, bytes) in files {
        let mut recipe = Recipe::default();
        recipe.push_bytes(bytes.clone());
        let body = draft.add_body(Body { recipe, ..Body::default() }).unwrap();
        draft.add(Draft::ROOT, DraftNode::new(Name::Text((*name).into()), Content::File(body))).unwrap();
    }
    let blueprint = Blueprint::new(draft, Preset::Data, Texts::default(), Timestamp::utc(0)).unwrap();
    bytes_of(&rebuild(&blueprint).unwrap().recipe)
}

/// A ZIP archive with stored members.
fn zip(files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let output = |(name, bytes): &(&str, Vec<u8>)| {
        let mut recipe = Recipe::default();
        recipe.push_bytes(bytes.clone());
        Output { name: (*name).into(), recipe }
    };
    bytes_of(&Zip::of_outputs(files.iter().map(output).collect()).run().unwrap().recipe)
}

fn bytes_of(recipe: &Recipe) -> Vec<u8> {
    recipe.clone().into_source().read_up_to(0, 64 << 20).unwrap()
}

fn one(name: &str, bytes: &[u8]) -> Files {
    Files::one(name, Source::from_bytes(bytes))
}

/// Opens a file of the first view as an image.
fn within(image: &mut Image, path: &str) -> Result<Image, Error> {
    let mut findings = Findings::default();
    let view = &mut image.views[0];
    let row = view.find(path, &mut findings)?;
    open_within(&Formats::all(), &image.files, view, row, &mut findings)
}

fn body(image: &mut Image, path: &str) -> Recipe {
    let view = &mut image.views[0];
    let row = view.find(path, &mut Findings::default()).unwrap();
    view.file_system().body(view.index.row(row).unwrap().node).unwrap()
}

fn content(len: usize) -> Vec<u8> {
    (0..len).map(|at| (at * 7 % 253) as u8).collect()
}

/// Asserts that a recipe consists of ranges of the user's file and yields these bytes.
fn holds(recipe: &Recipe, outer: &[u8], expected: &[u8]) {
    let mut bytes: Vec<u8> = Vec::new();
    for segment in recipe.resolve().segments() {
        match segment {
            Segment::Copy { from, range } => {
                assert_eq!(from.file(), Some(FileId(0)));
                bytes.extend(&outer[range.start as usize..range.end as usize]);
            }
            other => panic!("{other:?}"),
        }
    }
    assert!(bytes == expected);
    assert_eq!(bytes_of(recipe), expected);
}

#[test]
fn a_file_in_an_image_in_an_archive_in_an_image_is_a_range_of_the_users_file() {
    let data = content(100_000);
    let inner = iso(&[("data.bin", data.clone()), ("other", vec![1; 5000])]);
    let archive = zip(&[("readme", vec![b'x'; 100]), ("folder/inner.iso", inner)]);
    let outer = iso(&[("before", vec![9; 70_000]), ("archive.zip", archive)]);
    let mut first = open(one("outer.iso", &outer), &mut Findings::default()).unwrap();
    let mut second = within(&mut first, "/archive.zip").unwrap();
    assert_eq!(second.files.all().iter().map(|file| file.name.as_str()).collect::<Vec<_>>(), ["readme", "inner.iso"]);
    let recipe = body(&mut second, "/data.bin");
    assert!(recipe.is_sliceable());
    holds(&recipe, &outer, &data);
    let (_, range) = recipe.as_one_range().unwrap();
    assert_eq!(recipe.segments().len(), 1);
    assert_eq!(&outer[range.start as usize..][..10], &data[..10]);
    // A file that the user adds later gets the next number, whatever was opened before.
    let mut more = first.files.clone();
    more.push("added", Source::from_bytes(vec![5; 10]));
    assert_eq!(more.all().last().unwrap().content.file(), Some(FileId(1)));
}

#[test]
fn raw_sectors_and_sheets_inside_an_image_are_opened_with_their_partners() {
    let data = content(30_000);
    let inner = iso(&[("data.bin", data.clone())]);
    let sectors = Source::from_bytes(inner);
    let image = open(Files::one("inner.iso", sectors), &mut Findings::default()).unwrap();
    let track = &image.disc.sessions[0].tracks[0];
    let raw = bytes_of(&track.sectors_as(track.first, track.end(), discern::disc::Stored::RAW));
    let sheet = b"FILE disc.bin BINARY\nTRACK 1 MODE1/2352\nINDEX 1 0:0:0\n".to_vec();
    let outer = iso(&[("disc.bin", raw), ("disc.cue", sheet)]);
    let mut first = open(one("outer.iso", &outer), &mut Findings::default()).unwrap();
    for (path, container, files) in [("/disc.bin", "raw", 1), ("/disc.cue", "cue", 2)] {
        let mut second = within(&mut first, path).unwrap();
        assert_eq!((second.container.id, second.files.all().len()), (container, files));
        holds(&body(&mut second, "/data.bin"), &outer, &data);
    }
}

#[test]
fn an_archive_needs_its_part_and_opens_with_it() {
    let archive = zip(&[("a.iso", iso(&[("a", vec![1; 3000])]))]);
    let mut formats = Formats::default();
    formats.add(&CORE);
    let needed = open_with(&formats, one("a.zip", &archive), &mut Findings::default()).err();
    assert!(matches!(needed, Some(Error::Needs(Part::Archives))));
    formats.add(&ARCHIVES);
    let mut image = open_with(&formats, one("a.zip", &archive), &mut Findings::default()).unwrap();
    holds(&body(&mut image, "/a"), &archive, &[1; 3000]);
}

#[test]
fn layers_have_a_limit() {
    let mut bytes = iso(&[("a", vec![1; 10])]);
    for _ in 0..20 {
        bytes = zip(&[("a.zip", bytes)]);
    }
    let opened = open(one("a.zip", &bytes), &mut Findings::default()).err();
    assert!(is_too_deep(opened.as_ref().unwrap()), "{opened:?}");
    let mut bytes = iso(&[("a", vec![1; 10])]);
    for _ in 0..20 {
        bytes = iso(&[("a", bytes)]);
    }
    let mut image = open(one("a.iso", &bytes), &mut Findings::default()).unwrap();
    let error = loop {
        match within(&mut image, "/a") {
            Ok(inner) => image = inner,
            Err(error) => break error,
        }
    };
    assert!(is_too_deep(&error), "{error:?}");
}

fn is_too_deep(error: &Error) -> bool {
    matches!(error, Error::Refused(refused) if refused.refusal.code == "OPEN-LAYERS")
}

#[test]
fn a_squashfs_volume_that_contains_itself_ends_in_a_plain_message() {
    let test = "a_squashfs_volume_that_contains_itself_ends_in_a_plain_message";
    let Some(case) = Case::new(test, &["mksquashfs"]) else { return };
    // A file with one block and many holes; its block list is then made to name the whole volume.
    case.file("self.squashfs", [content(4096), vec![0; 10 * 4096]].concat());
    let plain = ["-noI", "-noD", "-noF", "-noId", "-no-xattrs", "-no-fragments", "-b", "4096"];
    case.run("mksquashfs", &[&["TREE", "IMAGE", "-noappend", "-quiet", "-no-progress"][..], &plain].concat());
    let mut bytes = std::fs::read(case.image()).unwrap();
    let size = u32::try_from(bytes.len()).unwrap();
    assert!(bytes.len() % 4096 == 0 && bytes.len() <= 4096 * 11);
    let stored = (4096_u32 | 1 << 24).to_le_bytes();
    // A file's inode: header, start, fragment, offset, size, blocks.
    let table = u64::from_le_bytes(bytes[64..72].try_into().unwrap()) as usize + 2;
    assert_eq!(bytes[table], 2);
    bytes[table + 16..table + 20].fill(0);
    bytes[table + 28..table + 32].copy_from_slice(&size.to_le_bytes());
    for block in 0..bytes.len() / 4096 {
        bytes[table + 32 + 4 * block..][..4].copy_from_slice(&stored);
    }
    let mut image = open(one("self.squashfs", &bytes), &mut Findings::default()).unwrap();
    assert!(bytes_of(&body(&mut image, "/self.squashfs")) == bytes);
    let mut depth = 1;
    let error = loop {
        match within(&mut image, "/self.squashfs") {
            Ok(inner) => image = inner,
            Err(error) => break error,
        }
        depth += 1;
    };
    assert!(is_too_deep(&error) && depth >= 8, "{depth} {error:?}");
    assert!(error.to_string().starts_with("This file lies in "), "{error}");
}

#[test]
fn compressed_members_are_reported_and_others_open() {
    let mut archive = zip(&[("a.iso", iso(&[("a", vec![1; 3000])])), ("b", vec![2; 20_000])]);
    let central = |archive: &[u8], nth: usize| {
        archive.windows(4).enumerate().filter(|(_, four)| four == b"PK\x01\x02").nth(nth).unwrap().0
    };
    let second = central(&archive, 1);
    archive[second + 10] = 9;
    let mut findings = Findings::default();
    let image = open(one("a.zip", &archive), &mut findings).unwrap();
    assert_eq!(image.files.all().len(), 1);
    assert!(findings.counts().contains_key("ZIP-MEMBER"));
    let first = central(&archive, 0);
    archive[first + 10] = 9;
    let mut image = open(one("a.zip", &archive), &mut Findings::default()).unwrap();
    assert_eq!(image.views[0].id, "zip");
    let refused = within(&mut image, "/a.iso").err().unwrap();
    assert!(matches!(&refused, Error::Refused(refused) if refused.refusal.code == "ZIP-METHOD"), "{refused:?}");
}

#[test]
fn damaged_archives_open_or_are_refused() {
    let whole = zip(&[("a.iso", iso(&[("a", vec![1; 30])])), ("b", vec![2; 100])]);
    let try_open = |bytes: &[u8]| {
        if let Ok(mut image) = open(one("a.zip", bytes), &mut Findings::default()) {
            for file in image.files.all() {
                assert!(file.content.len() <= bytes.len() as u64);
            }
            for view in &mut image.views {
                let _ = view.expand(RowId::ROOT, &mut Findings::default());
            }
        }
    };
    for len in (whole.len() - 400..whole.len()).chain([0, 4, 30, 100]) {
        try_open(&whole[..len]);
    }
    let structures = (0..40).chain(whole.len() - 400..whole.len());
    for at in structures {
        for value in [0, 0xFF, 0x80] {
            let mut changed = whole.clone();
            changed[at] = value;
            try_open(&changed);
        }
    }
}

#[test]
fn saving_a_file_from_a_floppy_in_a_stored_archive_reads_nothing() {
    let test = "saving_a_file_from_a_floppy_in_a_stored_archive_reads_nothing";
    let Some(case) = Case::new(test, &["mkfs.fat", "mcopy", "zip"]) else { return };
    let data = content(50_000);
    let (file, fat, archive) = (case.beside("data.bin"), case.beside("floppy.img"), case.beside("archive.zip"));
    std::fs::write(&file, &data).unwrap();
    tools::run(Command::new("mkfs.fat").arg("-C").arg(&fat).arg("1440"));
    tools::run(Command::new("mcopy").arg("-i").arg(&fat).arg(&file).arg("::/data.bin"));
    case.run("zip", &["-q", "-0", "archive.zip", "floppy.img"]);
    let outer = iso(&[("before", vec![9; 70_000]), ("archive.zip", std::fs::read(archive).unwrap())]);
    let (leaf, reads) = CountingSource::over(Source::from_bytes(outer.clone()));
    let mut findings = Findings::default();
    let mut first = open(Files::one("outer.iso", leaf), &mut findings).unwrap();
    // The archive contains a single image, so the image opens.
    let mut second = open_path_within(&Formats::all(), &mut first, "/archive.zip", &mut findings).unwrap();
    assert_eq!(second.views[0].id, "fat");
    second.views[0].expand(RowId::ROOT, &mut findings).unwrap();
    reads.reset();
    let recipe = body(&mut second, "/data.bin");
    assert!(recipe.is_sliceable() && recipe.resolve().len() == 50_000);
    // The directory entry is in the cache.
    assert_eq!(reads.calls(), 0, "{:?}", reads.ranges());
    holds(&recipe, &outer, &data);
}

#[test]
fn saving_a_file_from_the_third_layer_reads_nothing() {
    let needs = ["mkfs.fat", "mcopy"];
    let Some(case) = Case::new("saving_a_file_from_the_third_layer_reads_nothing", &needs) else { return };
    let data = content(50_000);
    let (inner, fat) = (case.beside("inner.iso"), case.beside("efi.img"));
    std::fs::write(&inner, iso(&[("data.bin", data.clone())])).unwrap();
    tools::run(Command::new("mkfs.fat").arg("-C").arg(&fat).arg("2880"));
    tools::run(Command::new("mcopy").arg("-i").arg(&fat).arg(&inner).arg("::/boot.iso"));
    let outer = iso(&[("before", vec![9; 70_000]), ("efi.img", std::fs::read(fat).unwrap())]);
    let (leaf, reads) = CountingSource::over(Source::from_bytes(outer.clone()));
    let mut first = open(Files::one("outer.iso", leaf), &mut Findings::default()).unwrap();
    let mut findings = Findings::default();
    let mut second = open_path_within(&Formats::all(), &mut first, "/efi.img", &mut findings).unwrap();
    assert_eq!((second.views[0].id.as_str(), second.disc.medium), ("fat", Medium::Disk { sector_size: 512 }));
    let mut third = open_path_within(&Formats::all(), &mut second, "fat:/boot.iso", &mut findings).unwrap();
    third.views[0].expand(RowId::ROOT, &mut findings).unwrap();
    reads.reset();
    let recipe = body(&mut third, "/data.bin");
    assert!(recipe.is_sliceable() && recipe.resolve().len() == 50_000);
    assert_eq!(reads.calls(), 0, "{:?}", reads.ranges());
    holds(&recipe, &outer, &data);
}
