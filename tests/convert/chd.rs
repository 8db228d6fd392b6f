//! CHD images that we write, judged by chdman: it verifies their checksums, extracts the same bytes, and makes images
//! with the same SHA-1 of the same discs, which covers the layout of all tracks and their metadata.

use std::path::Path;
use std::process::Command;

use discern::disc::{Disc, Lba, Medium, Session, Stored, Track, TrackMode};
use discern::source::Source;

use crate::discs;
use crate::support::damage::cut_and_flip;
use crate::support::random::{Random, noise};
use crate::support::scratch::Scratch;
use crate::support::tools;
use crate::written::all_of;

fn chdman(folder: &Path, arguments: &[&str]) -> String {
    let output = Command::new("chdman").args(arguments).current_dir(folder).output().unwrap();
    let text = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "chdman {arguments:?}: {text}");
    text
}

/// Saves the image of a disc, which chdman verifies.
fn saved(disc: &Disc, folder: &Path) {
    all_of(disc, "chd").save(folder);
    let verdict = chdman(folder, &["verify", "-i", "disc.chd"]);
    assert!(verdict.contains("Raw SHA1 verification successful!"), "{verdict}");
    assert!(verdict.contains("Overall SHA1 verification successful!"), "{verdict}");
}

/// The checksum over data and metadata.
fn sha1(folder: &Path, name: &str) -> String {
    let info = chdman(folder, &["info", "-i", name]);
    let line = info.lines().find(|line| line.starts_with("SHA1:")).unwrap_or_else(|| panic!("{info}"));
    line.to_owned()
}

fn read(folder: &Path, name: &str) -> Vec<u8> {
    std::fs::read(folder.join(name)).unwrap()
}

#[test]
fn chdman_makes_the_same_image_of_the_same_disc() {
    if !tools::have("chdman_makes_the_same_image_of_the_same_disc", &["chdman"]) {
        return;
    }
    for (name, disc) in [("mixed", discs::mixed()), ("forms", discs::forms()), ("long", discs::long())] {
        let scratch = Scratch::new();
        let folder = scratch.path();
        saved(&disc, folder);
        let sheet = all_of(&disc, "cue");
        sheet.save(folder);
        chdman(folder, &["createcd", "-i", "disc.cue", "-o", "theirs.chd"]);
        let metadata = |name: &str| chdman(folder, &["info", "-i", name]);
        assert_eq!(
            sha1(folder, "disc.chd"),
            sha1(folder, "theirs.chd"),
            "{name}: {}{}",
            metadata("disc.chd"),
            metadata("theirs.chd")
        );
        chdman(folder, &["extractcd", "-i", "disc.chd", "-o", "out.cue", "-ob", "out.bin"]);
        assert!(read(folder, "out.bin") == sheet.file(".bin"), "{name}");
    }
}

#[test]
fn a_gd_rom_is_extracted_as_it_was() {
    if !tools::have("a_gd_rom_is_extracted_as_it_was", &["chdman"]) {
        return;
    }
    let scratch = Scratch::new();
    let folder = scratch.path();
    let disc = discs::gd_rom();
    saved(&disc, folder);
    let list = all_of(&disc, "gdi");
    list.save(folder);
    chdman(folder, &["createcd", "-i", "disc.gdi", "-o", "theirs.chd"]);
    chdman(folder, &["extractcd", "-i", "disc.chd", "-o", "ours.gdi"]);
    chdman(folder, &["extractcd", "-i", "theirs.chd", "-o", "theirs.gdi"]);
    for (name, _) in list.files.iter().filter(|(name, _)| name.starts_with("track")) {
        let number = &name["track".len()..];
        assert!(read(folder, &format!("ours{number}")) == read(folder, &format!("theirs{number}")), "{name}");
    }
}

#[test]
fn subchannels_are_kept() {
    if !tools::have("subchannels_are_kept", &["chdman"]) {
        return;
    }
    let scratch = Scratch::new();
    let disc = discs::subchannels();
    saved(&disc, scratch.path());
    let whole = all_of(&disc, "ccd");
    let again = all_of(&all_of(&disc, "chd").reopened(), "ccd");
    assert!(again.file(".sub") == whole.file(".sub") && again.file(".img") == whole.file(".img"));
}

/// A disc with one track of user data.
fn user_data(medium: Medium, sector_size: u32, bytes: Vec<u8>) -> Disc {
    let stored = if sector_size == 2048 { Stored::COOKED } else { Stored::of_disk(sector_size) };
    let sectors = bytes.len() as u32 / sector_size;
    let track = Track::new(1, TrackMode::Mode1, Lba(0), sectors, stored, Source::from_bytes(bytes));
    Disc::new(medium, vec![Session { number: 1, lead_out: track.end(), tracks: vec![track] }])
}

#[test]
fn dvds_and_disks_are_extracted_as_they_were() {
    if !tools::have("dvds_and_disks_are_extracted_as_they_were", &["chdman"]) {
        return;
    }
    // Text, noise that doesn't pack, and zeros, so that every type of hunk occurs.
    let rest = [b"packs well ".repeat(9000), noise(100_000), vec![0; 200_000]].concat();
    let mut bytes = [discs::file_system(), rest].concat();
    bytes.resize(bytes.len().next_multiple_of(2048), 0);
    let scratch = Scratch::new();
    let folder = scratch.path();
    saved(&user_data(Medium::Dvd, 2048, bytes.clone()), folder);
    chdman(folder, &["extractraw", "-i", "disc.chd", "-o", "out.iso"]);
    assert!(read(folder, "out.iso") == bytes);
    assert!(read(folder, "disc.chd").len() < 130_000);
    cut_and_flip(&read(folder, "disc.chd"), &mut Random(18));

    for sector_size in [512, 4096] {
        let scratch = Scratch::new();
        let folder = scratch.path();
        let mut bytes = bytes.clone();
        bytes.resize(bytes.len().next_multiple_of(4096), 0);
        saved(&user_data(Medium::Disk { sector_size }, sector_size, bytes.clone()), folder);
        chdman(folder, &["extracthd", "-i", "disc.chd", "-o", "out.img"]);
        assert!(read(folder, "out.img") == bytes, "{sector_size}");
        let info = chdman(folder, &["info", "-i", "disc.chd"]);
        assert!(info.contains(&format!("BPS:{sector_size}")), "{info}");
    }
}
