//! Packed images that can only be unpacked from their start: what was unpacked is kept on the shelf.

use std::cell::Cell;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::rc::Rc;

use discern::codec::xz_blocks;
use discern::error::Error;
use discern::findings::Findings;
use discern::limits;
use discern::open::{self, Image};
use discern::part::Part;
use discern::source::{Files, Shelf, ShelfFile, Source};

use crate::support::case::Case;
use crate::support::local_file::LocalFile;
use crate::support::local_shelf::{TemporaryFile, local_shelf};
use crate::support::random::seeded_noise;
use crate::support::sources::{CountingSource, Reads};
use crate::support::{codes, tools};

/// Files of the image and the bytes of each: more in all than is unpacked again.
const FILES: usize = 7;
const LENGTH: usize = 3 << 20;

/// Programs that pack a file, and how they are told to write one block: those that Discern unpacks fast come first.
const PACKERS: [(&str, &[&str]); 6] = [
    ("xz", &["-0", "-T1", "-c"]),
    ("lz4", &["-q", "-c"]),
    ("zstd", &["-1", "-q", "-c"]),
    ("compress", &["-f", "-c"]),
    ("xz", &["-0", "-T1", "-c", "--format=lzma"]),
    ("bzip2", &["-1", "-c"]),
];

/// The number of those that are used where everything is unpacked again and again.
const FAST: usize = 3;

fn noise(number: usize) -> Vec<u8> {
    seeded_noise(LENGTH, number as u64)
}

/// Makes an image with a hole, and packs it by the first programs and as 7z.
fn packed(case: &Case, programs: usize) -> Vec<PathBuf> {
    for number in 0..FILES {
        case.file(format!("{number}"), noise(number));
    }
    case.sparse_file("sparse", 5 << 20).xorriso(&["-R"]);
    let mut all = Vec::new();
    for (number, (program, options)) in PACKERS.into_iter().take(programs).enumerate() {
        let path = case.beside(&format!("{number}.packed"));
        fs::write(&path, tools::run(Command::new(program).args(options).arg(case.image())).stdout).unwrap();
        all.push(path);
    }
    let path = case.beside("image.7z");
    case.run("7zz", &["a", "-mx=1", "-mmt=1", &path.to_string_lossy(), "IMAGE"]);
    all.push(path);
    all
}

const TOOLS: [&str; 7] = ["xorriso", "xz", "zstd", "bzip2", "lz4", "compress", "7zz"];

/// The packed file, for any number of attempts to open it.
fn files_of(path: &Path, shelf: Shelf) -> (Files, Reads) {
    let (leaf, reads) = CountingSource::over(LocalFile::open(path).unwrap());
    let files = Files::one("image.iso.packed", leaf);
    files.keep_on(shelf);
    (files, reads)
}

fn opened(files: &Files) -> Image {
    let mut findings = Findings::default();
    let image = open::open(files.clone(), &mut findings).unwrap();
    assert_eq!(codes(&findings), Vec::<&str>::new());
    image
}

/// Reads all files from the last to the first.
fn hold_contents(image: &mut Image) {
    let view = &mut image.views[0];
    assert_eq!(view.id, "rock-ridge");
    for number in (0..FILES).rev() {
        let row = view.find(&format!("/{number}"), &mut Findings::default()).unwrap();
        let content = view.body(row).unwrap().into_source();
        assert_eq!(content.len(), LENGTH as u64);
        assert!(content.read_up_to(0, LENGTH).unwrap() == noise(number), "{number}");
    }
}

#[test]
fn a_stream_is_unpacked_once_and_kept() {
    let Some(case) = Case::new("a_stream_is_unpacked_once_and_kept", &TOOLS) else { return };
    for path in packed(&case, PACKERS.len()) {
        let len = fs::metadata(&path).unwrap().len();
        let (files, reads) = files_of(&path, local_shelf());
        hold_contents(&mut opened(&files));
        // Of a stream, the first bytes are unpacked to find out whether it is long.
        assert!(reads.bytes() < 2 * len, "{path:?}: {} bytes read of {len}", reads.bytes());
        // Another attempt, as when code had to be loaded, reads next to nothing.
        reads.reset();
        hold_contents(&mut opened(&files));
        assert!(reads.bytes() < len, "{path:?}: {} bytes read of {len} again", reads.bytes());
    }
    let path = case.beside("0.packed");
    let (files, reads) = files_of(&path, Shelf::default());
    hold_contents(&mut opened(&files));
    assert!(reads.bytes() > 3 * fs::metadata(path).unwrap().len(), "nothing had to be unpacked again");
}

#[test]
fn a_page_is_told_to_open_the_shelf_and_goes_on_without_one() {
    let test = "a_page_is_told_to_open_the_shelf_and_goes_on_without_one";
    let Some(case) = Case::new(test, &TOOLS) else { return };
    for path in packed(&case, FAST) {
        let shelf = Shelf::closed();
        let (files, _) = files_of(&path, shelf.clone());
        let needed = open::open(files.clone(), &mut Findings::default()).err();
        assert!(matches!(needed, Some(Error::Needs(Part::Storage))), "{path:?}: {needed:?}");
        shelf.open(None);
        hold_contents(&mut opened(&files));
    }
}

/// A file that has little room, like one on a disk that is nearly full.
struct Full {
    file: TemporaryFile,
    cleared: Rc<Cell<usize>>,
}

const ROOM: u64 = 4 << 20;

impl ShelfFile for Full {
    fn write_at(&self, offset: u64, new: &[u8]) -> io::Result<()> {
        if offset + new.len() as u64 > ROOM {
            return Err(io::ErrorKind::StorageFull.into());
        }
        self.file.write_at(offset, new)
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<()> {
        self.file.read_at(offset, buf)
    }

    fn clear(&self) {
        self.cleared.set(self.cleared.get() + 1);
        self.file.clear();
    }
}

#[test]
fn a_full_disk_keeps_nothing_and_opens_the_image_all_the_same() {
    let test = "a_full_disk_keeps_nothing_and_opens_the_image_all_the_same";
    let Some(case) = Case::new(test, &TOOLS) else { return };
    for path in packed(&case, FAST) {
        let cleared = Rc::new(Cell::new(0));
        let shelf = Shelf::default();
        shelf.open(Some(Box::new(Full { file: TemporaryFile::default(), cleared: cleared.clone() })));
        let (files, _) = files_of(&path, shelf);
        hold_contents(&mut opened(&files));
        assert!(cleared.get() > 0, "{path:?}");
    }
}

#[test]
fn what_is_cut_off_is_known_from_the_first_attempt() {
    let Some(case) = Case::new("what_is_cut_off_is_known_from_the_first_attempt", &TOOLS) else { return };
    for path in packed(&case, FAST).into_iter().take(FAST) {
        let whole = fs::read(&path).unwrap();
        fs::write(&path, &whole[..whole.len() - (1 << 20)]).unwrap();
        let (files, reads) = files_of(&path, local_shelf());
        let found = || {
            let mut findings = Findings::default();
            let image = open::open(files.clone(), &mut findings).unwrap();
            let damaged = findings.kept().iter().find(|finding| finding.anomaly.code == "PACKED-DAMAGED");
            (image.files.all()[0].content.len(), damaged.map(|finding| finding.found.clone()))
        };
        let first = found();
        assert!(first.1.is_some(), "{path:?}");
        reads.reset();
        assert_eq!(found(), first, "{path:?}");
        let again = reads.bytes();
        assert!(again < whole.len() as u64, "{path:?}: {again} bytes read again");
    }
}

#[test]
fn blocks_of_many_mebibytes_are_unpacked_once_each() {
    let test = "blocks_of_many_mebibytes_are_unpacked_once_each";
    let Some(case) = Case::new(test, &["xorriso", "xz"]) else { return };
    // Twice what the cache holds.
    let count = 2 * limits::CACHE_BYTES as usize / LENGTH;
    let contents: Vec<Vec<u8>> = (0..count).map(noise).collect();
    for (number, content) in contents.iter().enumerate() {
        case.file(format!("{number}"), content);
    }
    case.xorriso(&["-R"]);
    let path = case.beside("image.xz");
    let pack = ["-0", "--block-size=8MiB", "-c"];
    fs::write(&path, tools::run(Command::new("xz").args(pack).arg(case.image())).stdout).unwrap();
    let len = fs::metadata(&path).unwrap().len();
    for (shelf, most) in [(local_shelf(), len + len / 4), (Shelf::default(), u64::MAX)] {
        let is_kept = most < u64::MAX;
        let (files, reads) = files_of(&path, shelf);
        let mut image = opened(&files);
        let view = &mut image.views[0];
        for _ in 0..2 {
            for (number, expected) in contents.iter().enumerate() {
                let row = view.find(&format!("/{number}"), &mut Findings::default()).unwrap();
                let content = view.body(row).unwrap().into_source();
                for at in [0, LENGTH / 2, LENGTH - 100] {
                    assert_eq!(content.read_up_to(at as u64, 100).unwrap(), expected[at..at + 100]);
                }
            }
        }
        let read = reads.bytes();
        assert_eq!(read <= len + len / 4, is_kept, "{read} bytes read of {len}");
    }
}

#[test]
fn blocks_of_xz_with_a_bit_flipped_are_never_other_content() {
    let test = "blocks_of_xz_with_a_bit_flipped_are_never_other_content";
    let Some(case) = Case::new(test, &["xz"]) else { return };
    let content: Vec<u8> = noise(1).into_iter().take(300).collect();
    let path = case.beside("content");
    fs::write(&path, &content).unwrap();
    for check in ["crc32", "crc64", "sha256"] {
        let pack = ["--block-size=100", "--stdout", &format!("--check={check}")];
        let packed = tools::run(Command::new("xz").args(pack).arg(&path)).stdout;
        let unpacked = |bytes: &[u8]| {
            let blocks = xz_blocks(&Source::from_bytes(bytes.to_vec())).ok().flatten()?;
            let mut read = vec![0; content.len()];
            blocks.read_exact_at(0, &mut read).ok().map(|()| read)
        };
        assert_eq!(unpacked(&packed).as_ref(), Some(&content), "{check}");
        let mut refused = 0;
        for at in 0..packed.len() {
            let mut flipped = packed.clone();
            flipped[at] ^= 1 << (at % 8);
            match unpacked(&flipped) {
                Some(read) => assert_eq!(read, content, "{check}: byte {at}"),
                None => refused += 1,
            }
        }
        assert!(refused > content.len(), "{check}: {refused} of {}", packed.len());
    }
}
