//! Volumes of the Amiga, laid out here by the "Amiga Floppy ADF FAQ" and read by unadf, and those of the corpus.
#![allow(clippy::pedantic, clippy::restriction, reason = "a test may stop where it stands")]

mod support;

use std::fs;
use std::process::Command;

use discern::tree::Kind;
use support::case::Case;
use support::random::{Random, noise};
use support::{codes, corpus, damage, listing, open_as, tools};

const BLOCK: usize = 512;

/// Blocks of a floppy disk of 880 KiB, and its root.
const BLOCKS: usize = 1760;
const ROOT: usize = 880;

/// Data blocks that a block lists.
const LISTED: usize = 72;

/// 1 January 1978 to [`support::case::MODIFIED`]: days, minutes, ticks.
const DATE: [u32; 3] = [15_768, 306, 350];

/// A disk that is being laid out.
struct Floppy {
    bytes: Vec<u8>,
    variant: u8,
    free: usize,
}

impl Floppy {
    fn new(variant: u8, name: &str) -> Self {
        let mut disk = Self { bytes: vec![0; BLOCKS * BLOCK], variant, free: 2 };
        disk.bytes[..4].copy_from_slice(&[b'D', b'O', b'S', variant]);
        disk.header(ROOT, 1, name, 0);
        disk.put(ROOT, 4, 0);
        disk.put(ROOT, 12, 72);
        disk.put(ROOT, 312, u32::MAX);
        // The bitmap of free blocks: all are free, which is of no use to a reader.
        disk.put(ROOT, 316, 881);
        for word in 1..128 {
            disk.put(881, word * 4, u32::MAX);
        }
        disk.sum(881, 0);
        for (at, part) in DATE.into_iter().enumerate() {
            disk.put(ROOT, 484 + at * 4, part);
        }
        disk.sum(ROOT, 20);
        disk
    }

    fn put(&mut self, block: usize, at: usize, value: u32) {
        self.bytes[block * BLOCK + at..][..4].copy_from_slice(&value.to_be_bytes());
    }

    fn get(&self, block: usize, at: usize) -> u32 {
        u32::from_be_bytes(self.bytes[block * BLOCK + at..][..4].try_into().unwrap())
    }

    /// Sets the word by which all sum to 0.
    fn sum(&mut self, block: usize, at: usize) {
        self.put(block, at, 0);
        let sum = (0..128).fold(0_u32, |sum, word| sum.wrapping_add(self.get(block, word * 4)));
        self.put(block, at, sum.wrapping_neg());
    }

    fn take(&mut self) -> usize {
        if self.free == ROOT {
            self.free = 882;
        }
        self.free += 1;
        self.free - 1
    }

    fn header(&mut self, block: usize, kind: i32, name: &str, parent: usize) {
        let name: Vec<u8> = name.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
        self.put(block, 0, 2);
        self.put(block, 4, block as u32);
        self.bytes[block * BLOCK + 432] = name.len() as u8;
        self.bytes[block * BLOCK + 433..][..name.len()].copy_from_slice(&name);
        for (at, part) in DATE.into_iter().enumerate() {
            self.put(block, 420 + at * 4, part);
        }
        self.put(block, 500, parent as u32);
        self.put(block, 508, kind as u32);
    }

    /// Puts a block into its directory, at the start of its chain.
    fn enter(&mut self, block: usize, name: &str, parent: usize) {
        let is_international = self.variant >= 2;
        let capital = |letter: char| {
            let code = u32::from(letter);
            let is_small = letter.is_ascii_lowercase() || is_international && (224..255).contains(&code) && code != 247;
            if is_small { code - 32 } else { code }
        };
        let count = name.chars().count() as u32;
        let hash = name.chars().fold(count, |hash, letter| (hash * 13 + capital(letter)) & 0x7FF);
        let place = 24 + (hash as usize % 72) * 4;
        let before = self.get(parent, place);
        self.put(block, 496, before);
        self.put(parent, place, block as u32);
        self.sum(block, 20);
        self.sum(parent, 20);
    }

    fn directory(&mut self, name: &str, parent: usize) -> usize {
        let block = self.take();
        self.header(block, 2, name, parent);
        self.enter(block, name, parent);
        block
    }

    /// A file; every third of its blocks is left free, so that it lies in pieces.
    fn file(&mut self, name: &str, parent: usize, content: &[u8]) -> usize {
        let header = self.take();
        self.header(header, -3, name, parent);
        self.put(header, 324, content.len() as u32);
        let len = if self.variant % 2 == 1 { BLOCK } else { BLOCK - 24 };
        let (mut list, mut before) = (header, None);
        for (number, part) in content.chunks(len).enumerate() {
            if number > 0 && number % LISTED == 0 {
                let next = self.take();
                self.put(list, 504, next as u32);
                self.put(next, 0, 16);
                self.put(next, 4, next as u32);
                self.put(next, 500, header as u32);
                self.put(next, 508, (-3_i32) as u32);
                self.sum(list, 20);
                list = next;
            }
            let data = self.take();
            if number % 3 == 2 {
                self.take();
            }
            self.put(list, 308 - number % LISTED * 4, data as u32);
            self.put(list, 8, (number % LISTED + 1) as u32);
            if number == 0 {
                self.put(header, 16, data as u32);
            }
            self.bytes[data * BLOCK + BLOCK - len..][..part.len()].copy_from_slice(part);
            if len < BLOCK {
                let head = [8, header as u32, number as u32 + 1, part.len() as u32, 0];
                for (at, value) in head.into_iter().enumerate() {
                    self.put(data, at * 4, value);
                }
                if let Some(before) = before {
                    self.put(before, 16, data as u32);
                    self.sum(before, 20);
                }
                self.sum(data, 20);
                before = Some(data);
            }
        }
        self.sum(list, 20);
        self.enter(header, name, parent);
        header
    }

    /// A link with one of the types 3 (by name), 4 (to a directory) and -4 (to a file).
    fn link(&mut self, name: &str, parent: usize, kind: i32, to: usize, target: &str) {
        let block = self.take();
        self.header(block, kind, name, parent);
        self.put(block, 468, to as u32);
        self.bytes[block * BLOCK + 24..][..target.len()].copy_from_slice(target.as_bytes());
        self.enter(block, name, parent);
    }
}

fn laid_out(variant: u8) -> Floppy {
    let mut disk = Floppy::new(variant, "Volüme");
    disk.file("empty", ROOT, b"");
    for len in [1, 487, 488, 489, 512, 513, 35_136, 36_864, 36_865, 80_000] {
        disk.file(&format!("noise-{len}"), ROOT, &noise(len));
    }
    let deep = disk.directory("Größe", ROOT);
    let deeper = disk.directory("deeper", deep);
    disk.file("readme", deeper, b"here\n");
    let many = disk.directory("many", ROOT);
    for number in 0..150 {
        disk.file(&format!("file number {number}"), many, format!("{number}").as_bytes());
    }
    disk
}

#[test]
fn every_variant_shows_what_unadf_extracts() {
    let Some(case) = Case::new("every_variant_shows_what_unadf_extracts", &["unadf"]) else { return };
    // With a cache of directories, unadf reads nothing else: those are in the corpus.
    for variant in 0..=3 {
        let bytes = laid_out(variant).bytes;
        let path = case.beside(&format!("{variant}.adf"));
        fs::write(&path, &bytes).unwrap();
        let out = case.beside(&format!("out-{variant}"));
        fs::create_dir_all(&out).unwrap();
        let output = tools::run(Command::new("unadf").arg(&path).arg("-d").arg(&out));
        assert!(output.status.success());
        let expected = listing::of_folder(&out);
        assert!(expected.len() > 160, "{}", expected.len());
        let (mut image, mut findings) = open_as(bytes.clone(), &["amiga"]);
        let view = &mut image.views[0];
        let name = if variant % 2 == 1 { "Amiga FFS" } else { "Amiga OFS" };
        assert_eq!((view.file_system().name(), view.file_system().label().volume.as_str()), (name, "Volüme"));
        let found = listing::of_view(view, &mut findings);
        assert_eq!(codes(&findings), Vec::<&str>::new());
        // unadf writes names as it finds them, in ISO 8859-1.
        let plain = |listing: &listing::Listing| -> listing::Listing {
            let is_plain = |path: &String| path.is_ascii();
            listing::without_dates(listing).into_iter().filter(|(path, _)| is_plain(path)).collect()
        };
        let differences = listing::differences(&plain(&expected), &plain(&found));
        assert!(differences.is_empty(), "{variant}:\n{}", differences.join("\n"));
        let readme = &found["Größe/deeper/readme"];
        assert_eq!((readme.size, readme.modified), (5, Some(support::case::MODIFIED as i64)));
        damage::cut_and_flip(&bytes, &mut Random(6));
    }
}

#[test]
fn links_lead_where_they_should() {
    let mut disk = Floppy::new(3, "Links");
    let folder = disk.directory("folder", ROOT);
    let file = disk.file("file", folder, b"content");
    disk.link("hard", ROOT, -4, file, "");
    disk.link("directory", ROOT, 4, folder, "");
    disk.link("soft", ROOT, 3, 0, "Links:folder/file");
    disk.link("nowhere", ROOT, -4, 1000, "");
    let (image, mut findings) = open_as(disk.bytes, &["amiga"]);
    let file_system = image.views[0].file_system();
    let entries = file_system.list(file_system.root(), &mut findings).unwrap();
    let entry = |name: &str| entries.iter().find(|entry| entry.name.as_bytes() == name.as_bytes()).unwrap();
    assert_eq!((entry("hard").kind, entry("hard").node.0, entry("hard").size), (Kind::File, file as u64, 7));
    assert_eq!((entry("directory").kind, entry("directory").node), (Kind::Directory, entry("folder").node));
    assert_eq!(entry("soft").target.as_ref().unwrap().as_bytes(), b"Links:folder/file");
    assert_eq!(codes(&findings), ["AMIGA-DIRECTORY"]);
}

#[test]
fn what_is_wrong_with_a_volume_is_found() {
    let disk = laid_out(1);
    let found = |bytes: &[u8]| {
        let (mut image, mut findings) = open_as(bytes.to_vec(), &["amiga"]);
        listing::of_view(&mut image.views[0], &mut findings);
        codes(&findings)
    };
    assert_eq!(found(&disk.bytes), Vec::<&str>::new());
    let mut changed = laid_out(1);
    changed.put(ROOT, 440, 7);
    assert!(found(&changed.bytes).contains(&"AMIGA-CHECKSUM"));
    let mut in_use = laid_out(1);
    in_use.put(ROOT, 312, 0);
    in_use.sum(ROOT, 20);
    assert_eq!(found(&in_use.bytes), ["AMIGA-NOT-VALIDATED"]);
    assert!(found(&disk.bytes[..1000 * BLOCK]).contains(&"AMIGA-INCOMPLETE"));
    let mut crossed = Floppy::new(1, "Crossed");
    let (one, other) = (crossed.file("one", ROOT, b"1"), crossed.file("other", ROOT, b"2"));
    let block = crossed.get(one, 308);
    crossed.put(other, 308, block);
    crossed.sum(other, 20);
    assert_eq!(found(&crossed.bytes), ["AMIGA-CROSSED-BLOCKS"]);
    let mut cut = Floppy::new(1, "Lists");
    let file = cut.file("long", ROOT, &noise(50_000));
    cut.put(file, 504, 0);
    cut.sum(file, 20);
    assert_eq!(found(&cut.bytes), ["AMIGA-BLOCKS"]);
}

#[test]
fn volumes_of_the_corpus_show_what_others_read() {
    let mut wrong = Vec::new();
    for image in corpus::all("volumes_of_the_corpus_show_what_others_read") {
        for truth in image.truths().into_iter().filter(|truth| truth.view == "amiga") {
            let (mut opened, mut findings) = open_as(image.bytes(), &["amiga"]);
            let found = listing::of_view(&mut opened.views[0], &mut findings);
            // unadf leaves out links, and writes names as it finds them, in ISO 8859-1.
            let mut expected = listing::without_dates(&truth.listing);
            expected.retain(|path, _| !path.contains('\\'));
            let mut found = listing::without_dates(&found);
            found.retain(|path, _| expected.contains_key(path));
            assert!(expected.len() > 4);
            let differences = listing::differences(&expected, &found);
            wrong.extend(differences.into_iter().map(|difference| format!("{}: {difference}", image.name)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
