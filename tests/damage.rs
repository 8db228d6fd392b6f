//! Truncated and flipped images, and images wrong in one place: nothing panics or loops, memory stays bounded, and
//! everything readable is shown.
#![allow(clippy::pedantic, clippy::restriction, reason = "tests may panic")]

mod support;

use std::alloc::System;
use std::io;
use std::ops::Range;

use cap::Cap;
use discern::findings::Findings;
use discern::open::Image;
use discern::source::{ReadAt, Source};
use discern::tree::{Kind, RowId};
use discern::view::View;
use support::case::Case;
use support::random::Random;
use support::sources::LimitedSource;
use support::{corpus, open_source};

/// Beyond this limit an allocation fails and ends the test: the images have 60 MB in all, a cache 32 MiB.
#[global_allocator]
static MEMORY: Cap<System> = Cap::new(System, 400 << 20);

/// Number of truncated copies of each image, and of copies with flipped bits.
const VARIANTS: u64 = 64;
/// Bytes flipped at a time.
const FLIPS: u64 = 16;
/// Seed of the pseudo-random choices.
const SEED: u64 = 9660;
/// Upper bound for the steps of listing: the largest image here has a thousand directories.
const STEPS: u32 = 20_000;
/// Upper bound for reads, far beyond the needs of any image here.
const READS: u32 = 1_000_000;
/// The first two descriptors, which are optional.
const DESCRIPTORS: Range<u64> = 0x8000..0x9000;
/// Rows of each view whose details are read.
const ROWS: u32 = 200;

/// A source with some flipped bits.
struct Flipped {
    inner: Source,
    /// Offset of each changed byte, and the bits to flip in it.
    flips: Vec<(u64, u8)>,
}

impl ReadAt for Flipped {
    fn len(&self) -> u64 {
        self.inner.len()
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        let got = self.inner.read_at(offset, buf)?;
        for (at, bits) in &self.flips {
            let place = at.checked_sub(offset).and_then(|at| usize::try_from(at).ok());
            if let Some(byte) = place.and_then(|place| buf[..got].get_mut(place)) {
                *byte ^= bits;
            }
        }
        Ok(got)
    }
}

/// Does with an image everything that the page does: opens it, lists every view, reads details of rows and parts of
/// bodies.
fn exercise(leaf: Source, name: &str) {
    let mut findings = Findings::default();
    if let Ok(mut image) = open_source(LimitedSource::over(leaf, READS, name), &mut findings) {
        look(&mut image, &mut findings, name);
    }
}

fn look(image: &mut Image, findings: &mut Findings, name: &str) {
    for table in image.partitions.iter().chain(&image.inner_partitions) {
        drop(table.facts());
    }
    for view in &mut image.views {
        let mut steps = 0;
        while view.walk(findings).unwrap() {
            steps += 1;
            assert!(steps < STEPS, "{name}: listing does not end");
        }
        drop(view.file_system().facts());
        drop(view.file_system().structures());
        for id in (0..view.index.len().min(ROWS)).map(RowId) {
            look_at_row(view, id, name);
        }
    }
}

fn look_at_row(view: &View, id: RowId, name: &str) {
    let row = view.index.row(id).unwrap();
    // An error is a valid answer, too.
    drop(view.file_system().details(row.node));
    drop(view.file_system().extents(row.node));
    let Ok(body) = view.file_system().body(row.node) else { return };
    if row.kind != Kind::File {
        return;
    }
    assert!(body.len() <= row.size, "{name} {}: {} bytes of {}", view.path(id), body.len(), row.size);
    let body = body.into_source();
    drop(body.read_up_to(0, 4096));
    drop(body.read_up_to(body.len().saturating_sub(4096), 4096));
}

/// Truncates an image, and flips bits outside the content of files.
fn damage(image: &Source, name: &str) {
    let structures = structures(image.clone());
    let mut random = Random(SEED);
    for variant in 0..VARIANTS {
        // Half of the cuts hit directories, the others hit anything.
        let bound = if variant % 2 == 0 { image.len() } else { structures.last().map_or(image.len(), |last| last.end) };
        let end = random.below(bound + 1);
        exercise(image.slice(0..end), &format!("{name} cut at {end}"));
    }
    for variant in 0..VARIANTS {
        let flips: Vec<(u64, u8)> = (0..FLIPS).map(|_| flip(&structures, &mut random)).collect();
        let leaf = Source::new(Flipped { inner: image.clone(), flips: flips.clone() });
        exercise(leaf, &format!("{name} flipped {variant}: {flips:?}"));
    }
}

fn flip(structures: &[Range<u64>], random: &mut Random) -> (u64, u8) {
    let place = &structures[usize::try_from(random.below(structures.len() as u64)).unwrap()];
    let bits = u8::try_from(random.below(255) + 1).unwrap();
    (place.start + random.below(place.end - place.start), bits)
}

/// Ranges of the descriptors and other structures of an undamaged image.
fn structures(leaf: Source) -> Vec<Range<u64>> {
    let mut ranges = Vec::from([DESCRIPTORS]);
    let mut findings = Findings::default();
    if let Ok(mut image) = open_source(leaf.clone(), &mut findings) {
        for view in &mut image.views {
            view.walk_all(&mut findings).unwrap();
            ranges.extend(view.file_system().structures().into_iter().map(|structure| structure.range));
            let rows = (1..view.index.len()).filter_map(|row| view.index.row(RowId(row)));
            let directories = rows.filter(|row| row.kind == Kind::Directory);
            ranges.extend(directories.filter_map(|row| row.location.map(|at| at..at + 2048)));
        }
    }
    ranges.retain(|range| range.start < range.end && range.end <= leaf.len());
    ranges.sort_by_key(|range| (range.start, range.end));
    ranges
}

#[test]
fn the_corpus_damaged() {
    for image in corpus::images("the_corpus_damaged") {
        damage(&Source::from_bytes(image.bytes()), &image.name);
    }
}

#[test]
fn rock_ridge_damaged() {
    let Some(case) = Case::new("rock_ridge_damaged", &["xorriso"]) else { return };
    case.file("a/b/c.txt", "c").file(format!("{}.txt", "long".repeat(50)), "l").file("packed", "pack ".repeat(30_000));
    #[cfg(unix)]
    case.symlink("link", &"up/../".repeat(100));
    let map = ["-map", "TREE", "/", "-find", "/packed", "-exec", "set_filter", "--zisofs", "--"];
    let attributes = ["-xattr", "any", "-setfattr", "user.name", "value", "/packed", "--"];
    case.run("xorriso", &[["-no_rc", "-joliet", "on", "-outdev", "IMAGE"].as_slice(), &map, &attributes].concat());
    damage(&Source::from_bytes(std::fs::read(case.image()).unwrap()), "made by xorriso");
}

#[test]
fn relocation_damaged() {
    let Some(case) = Case::new("relocation_damaged", &["genisoimage"]) else { return };
    case.file("1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17/18/f.txt", "deep").file("1/2/3/4/5/6/7/other/x/f", "x");
    case.genisoimage(&["-R", "-J", "-apple", "-udf"]);
    damage(&Source::from_bytes(std::fs::read(case.image()).unwrap()), "made by genisoimage");
}

#[test]
fn noise_where_descriptors_should_be() {
    let mut random = Random(SEED);
    for number in 0..256 {
        let mut bytes: Vec<u8> = (0..80_000).map(|_| u8::try_from(random.below(256)).unwrap()).collect();
        bytes[0x8001..0x8006].copy_from_slice(b"CD001");
        bytes[0x8000] = u8::try_from(number % 4).unwrap();
        exercise(Source::from_bytes(bytes), &format!("noise {number}"));
    }
}
