//! Disks in containers as other programs write them: content, parents, parts, damage, and the bytes that are read.
#![allow(clippy::pedantic, clippy::restriction, reason = "tests may panic")]

mod archives;
mod carried;
mod damage;
mod descriptors;
mod discs;
mod gamecube;
mod made;
mod packed;
mod snapshots;
mod started;
#[path = "../support/mod.rs"]
mod support;
mod wii;
mod written;

use std::path::{Path, PathBuf};
use std::process::Command;

use discern::findings::Findings;
use discern::open::{self, Image};
use discern::source::{Files, Source};

use support::local_file::LocalFile;
use support::random::Random;
use support::scratch::Scratch;
use support::sources::unpack_ahead;
use support::tools;

/// Size in bytes of the disk that the containers hold: no multiple of their blocks.
const DISK: usize = 13 * 1024 * 1024 + 512 * 7;

/// A disk with data, holes, and data that packs well.
fn disk() -> Vec<u8> {
    let mut random = Random(15);
    let mut bytes = vec![0; DISK];
    for (at, len) in [(0, 70_000), (3 << 20, 200_000), ((9 << 20) + 4096, 65_536), (DISK - 600, 600)] {
        bytes[at..at + len].iter_mut().for_each(|byte| *byte = u8::try_from(random.below(256)).unwrap());
    }
    bytes[6 << 20..7 << 20].iter_mut().zip(0..).for_each(|(byte, at)| *byte = (at / 1000 % 7) as u8);
    bytes[510..512].copy_from_slice(&[0, 0]);
    bytes
}

/// Writes that disk to a file.
fn raw(scratch: &Scratch) -> PathBuf {
    let path = scratch.path().join("raw.img");
    std::fs::write(&path, disk()).unwrap();
    path
}

fn qemu_img(scratch: &Scratch, arguments: &[&str]) {
    tools::run(Command::new("qemu-img").args(arguments).current_dir(scratch.path()));
}

/// Opens files of a folder together.
fn opened(scratch: &Scratch, names: &[&str], findings: &mut Findings) -> discern::error::Result<Image> {
    let mut files = Files::default();
    for name in names {
        files.push(*name, LocalFile::open(&scratch.path().join(name)).unwrap());
    }
    open::open(files, findings)
}

/// The content of the disk in an image.
fn content(image: &Image) -> Source {
    image.disc.tracks().next().unwrap().1.content.clone()
}

fn all(source: &Source) -> Vec<u8> {
    source.read_up_to(0, usize::try_from(source.len()).unwrap()).unwrap()
}

/// Asserts that an image whose blocks are unpacked before they are read holds these bytes, and that at least so many of
/// them are.
fn assert_unpacks_ahead(image: &Image, expected: &[u8], least: usize, name: &str) {
    let content = content(image);
    let ahead = unpack_ahead(&content);
    assert!(ahead >= least, "{name}: {ahead} bytes instead of {least}");
    assert!(all(&content) == expected, "{name}: other bytes");
}

/// Asserts that an image holds these bytes, whichever way they are read.
fn assert_holds(image: &Image, expected: &[u8], name: &str) {
    let content = content(image);
    assert!(all(&content) == expected, "{name}: other bytes");
    let mut random = Random(expected.len() as u64);
    for _ in 0..50 {
        let start = random.below(expected.len() as u64);
        let len = usize::try_from(random.below(300_000)).unwrap();
        let end = (usize::try_from(start).unwrap() + len).min(expected.len());
        assert!(
            content.read_up_to(start, len).unwrap() == expected[usize::try_from(start).unwrap()..end],
            "{name} at {start}"
        );
    }
}

fn codes(findings: &Findings) -> Vec<&'static str> {
    support::codes(findings).into_iter().filter(|code| *code != "DISC-NO-FILE-SYSTEM").collect()
}

fn size_of(path: &Path) -> u64 {
    std::fs::metadata(path).unwrap().len()
}
