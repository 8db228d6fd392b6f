//! Opening a disc reads little, whatever the disc's size.

use std::cell::Cell;
use std::io;
use std::rc::Rc;

use discern::findings::Findings;
use discern::open;
use discern::source::{Files, ReadAt, Recipe, Segment, Source};
use discern::tree::RowId;

use crate::samples::{self, Sample};
use crate::support::sources::{CountingSource, Reads};

/// Upper bound for the bytes read, besides the descriptor, until the root is listed.
const BYTES: u64 = 1 << 20;

/// Size of the large discs in bytes.
const LARGE: u64 = 4 << 30;

/// Opens files, lists the root of the best view, and returns the reads of each file.
fn reads_of(files: Vec<(&str, Source)>) -> Vec<Reads> {
    let (mut given, mut reads) = (Files::default(), Vec::new());
    for (name, source) in files {
        let (leaf, counted) = CountingSource::over(source);
        given.push(name, leaf);
        reads.push(counted);
    }
    let mut findings = Findings::default();
    let mut image = open::open(given, &mut findings).unwrap();
    image.views[0].expand(RowId::ROOT, &mut findings).unwrap();
    reads
}

/// The sample's files. Zeros extend the last one to the size of a DVD, unless its descriptor follows the sectors.
fn enlarged(sample: &Sample) -> Vec<(&'static str, Source)> {
    let last = sample.files.len() - 1;
    let enlarge = |(at, (name, bytes)): (usize, &(&'static str, Vec<u8>))| {
        let mut recipe = Recipe::default();
        let descriptor = if last == 0 { sample.descriptor } else { 0 };
        recipe.push_bytes(bytes[..bytes.len() - descriptor].to_vec());
        if at == last && descriptor == 0 {
            recipe.push(Segment::Zeros(LARGE / 2352 * 2352 - recipe.len()));
        }
        recipe.push_bytes(bytes[bytes.len() - descriptor..].to_vec());
        (*name, recipe.into_source())
    };
    sample.files.iter().enumerate().map(enlarge).collect()
}

#[test]
fn opening_reads_little_of_a_disc_of_any_size() {
    for sample in samples::all() {
        let small = sample.files.iter().map(|(name, bytes)| (*name, Source::from_bytes(bytes.as_slice()))).collect();
        for files in [small, enlarged(&sample)] {
            let descriptor = sample.descriptor as u64;
            let read: u64 = reads_of(files).iter().map(Reads::bytes).sum();
            assert!(read <= BYTES + descriptor, "{}: {read} bytes", sample.id);
        }
    }
}

/// The zeros before the descriptor are 4 GiB of sectors, all of them named in the table.
#[test]
fn a_descriptor_at_the_end_of_4_gib_is_found_at_once() {
    let sectors = LARGE / 2048;
    let mut tail = crate::nrg::Image::default();
    tail.etn2(&[(0, sectors * 2048, 0, 0)]);
    tail.sinf(1);
    tail.chunk(b"END!", &[]);
    let mut recipe = Recipe::default();
    recipe.push_bytes(samples::user_data());
    recipe.push(Segment::Zeros(sectors * 2048 - recipe.len()));
    recipe.push_bytes([&tail.chunks[..], b"NER5", &(sectors * 2048).to_be_bytes()].concat());
    let reads = reads_of(vec![("large.nrg", recipe.into_source())]);
    assert!(reads[0].bytes() <= BYTES, "{} bytes", reads[0].bytes());
}

/// An audio file whose content must not be read.
struct Untouched(u64, Rc<Cell<u64>>);

impl ReadAt for Untouched {
    fn len(&self) -> u64 {
        self.0
    }

    fn read_at(&self, _: u64, buf: &mut [u8]) -> io::Result<usize> {
        self.1.set(self.1.get() + buf.len() as u64);
        buf.fill(0);
        Ok(buf.len())
    }
}

#[test]
fn audio_is_not_read_when_a_disc_is_opened() {
    let read = Rc::new(Cell::new(0));
    let sheet = &samples::all()[1].files[0].1;
    let mut files = Files::default();
    files.push("disc.cue", Source::from_bytes(sheet.as_slice()));
    files.push("data.bin", Source::from_bytes(samples::data()));
    files.push("sound.bin", Source::new(Untouched(500 << 20, Rc::clone(&read))));
    let mut findings = Findings::default();
    let mut image = open::open(files, &mut findings).unwrap();
    for view in &mut image.views {
        view.walk_all(&mut findings).unwrap();
    }
    // Reads the header alone, almost nothing of 500 MiB.
    assert!(read.get() <= 256 << 10, "{} bytes", read.get());
}
