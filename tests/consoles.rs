//! Discs of consoles: of the Xbox, laid out here by the XboxDevWiki's "XDVDFS"; of the 3DO, by the description of Linux'
//! operafs; of the GameCube, by "Yet Another GameCube Documentation" and read by wit; of the Wii, made by wit.
#![allow(clippy::pedantic, clippy::restriction, reason = "a test may stop where it stands")]

mod support;

use std::collections::BTreeMap;
use std::fs;

use discern::findings::Findings;
use discern::open::Image;
use discern::source::{Recipe, Segment, Source};
use support::case::Case;
use support::random::{Random, noise};
use support::{codes, corpus, damage, listing, open_as, open_path, open_source, tools};

const SECTOR: usize = 2048;

/// A tree to be laid out: a file's content, or a directory.
enum Item {
    File(Vec<u8>),
    Directory(BTreeMap<&'static str, Item>),
}

fn file(content: &[u8]) -> Item {
    Item::File(content.to_vec())
}

fn directory(items: Vec<(&'static str, Item)>) -> Item {
    Item::Directory(items.into_iter().collect())
}

/// A tree with an empty file and directory, names of many lengths, and directories within others.
fn tree() -> Item {
    let mut many = Vec::new();
    for number in 0..150 {
        let name: &'static str = format!("file number {number}").leak();
        many.push((name, file(format!("content {number}").as_bytes())));
    }
    directory(vec![
        ("default.xbe", file(&noise(5000))),
        ("empty", file(b"")),
        ("none", directory(vec![])),
        ("one", file(b"1")),
        (
            "media",
            directory(vec![("a", file(&noise(2048))), ("deep", directory(vec![("last", file(&noise(70_000)))]))]),
        ),
        ("many", directory(many)),
    ])
}

/// Contents by path; `None` for a directory.
fn flat(items: &BTreeMap<&'static str, Item>, before: &str, all: &mut BTreeMap<String, Option<Vec<u8>>>) {
    for (name, item) in items {
        let path = format!("{before}{name}");
        match item {
            Item::File(content) => drop(all.insert(path, Some(content.clone()))),
            Item::Directory(items) => {
                flat(items, &format!("{path}/"), all);
                all.insert(path, None);
            }
        }
    }
}

/// Asserts that a view shows a tree and nothing else.
fn shows(image: &mut Image, findings: &mut Findings, tree: &Item) {
    let Item::Directory(items) = tree else { unreachable!() };
    let mut expected = BTreeMap::new();
    flat(items, "", &mut expected);
    let found = listing::of_view(&mut image.views[0], findings);
    assert_eq!(found.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>());
    for (path, content) in &expected {
        let listed = &found[path];
        assert_eq!(listed.kind, if content.is_some() { 'f' } else { 'd' }, "{path}");
        let Some(content) = content else { continue };
        assert_eq!(listed.size, content.len() as u64, "{path}");
        assert_eq!(listed.sha256, listing::sha256(&Source::from_bytes(content.clone())), "{path}");
    }
}

fn put(bytes: &mut Vec<u8>, at: usize, value: &[u8]) {
    if bytes.len() < at + value.len() {
        bytes.resize(at + value.len(), 0);
    }
    bytes[at..][..value.len()].copy_from_slice(value);
}

// The Xbox.

/// A game partition that is being laid out.
struct GamePartition {
    bytes: Vec<u8>,
    next: usize,
}

impl GamePartition {
    fn of(tree: &Item) -> Self {
        let mut partition = Self { bytes: vec![0; 33 * SECTOR], next: 33 };
        let (sector, size) = partition.add(tree);
        let mut descriptor = b"MICROSOFT*XBOX*MEDIA".to_vec();
        descriptor.extend((sector as u32).to_le_bytes());
        descriptor.extend((size as u32).to_le_bytes());
        // 4 March 2021, 05:06:07 in units of 100 ns since 1601.
        descriptor.extend(132_593_079_670_000_000_u64.to_le_bytes());
        descriptor.resize(SECTOR - 20, 0);
        descriptor.extend(b"MICROSOFT*XBOX*MEDIA");
        put(&mut partition.bytes, 32 * SECTOR, &descriptor);
        partition
    }

    /// Adds an item; returns its sector and size.
    fn add(&mut self, item: &Item) -> (usize, usize) {
        let content = match item {
            Item::File(content) => content.clone(),
            Item::Directory(items) if items.is_empty() => return (0, 0),
            Item::Directory(items) => {
                let placed: Vec<(&str, u8, (usize, usize))> = items
                    .iter()
                    .map(|(name, item)| {
                        let attributes = if matches!(item, Item::File(_)) { 0x20 } else { 0x10 };
                        (*name, attributes, self.add(item))
                    })
                    .collect();
                let mut table = Vec::new();
                Self::subtree(&placed, &mut table);
                table.resize(table.len().next_multiple_of(SECTOR), 0xFF);
                table
            }
        };
        let sector = self.next;
        self.next += content.len().div_ceil(SECTOR);
        put(&mut self.bytes, sector * SECTOR, &content);
        self.bytes.resize(self.next * SECTOR, 0);
        (sector, content.len())
    }

    /// Writes entries as a balanced tree; returns where its top is, in units of 4 bytes.
    fn subtree(entries: &[(&str, u8, (usize, usize))], table: &mut Vec<u8>) -> u16 {
        if entries.is_empty() {
            return 0;
        }
        let (lesser, (top, greater)) = {
            let (lesser, rest) = entries.split_at(entries.len() / 2);
            (lesser, rest.split_first().unwrap())
        };
        let (name, attributes, (sector, size)) = top;
        // No entry crosses the end of a sector.
        let len = (14 + name.len()).next_multiple_of(4);
        if table.len() / SECTOR != (table.len() + len - 1) / SECTOR {
            table.resize(table.len().next_multiple_of(SECTOR), 0xFF);
        }
        let at = table.len();
        table.resize(at + len, 0xFF);
        table[at + 4..][..4].copy_from_slice(&(*sector as u32).to_le_bytes());
        table[at + 8..][..4].copy_from_slice(&(*size as u32).to_le_bytes());
        table[at + 12] = *attributes;
        table[at + 13] = name.len() as u8;
        table[at + 14..][..name.len()].copy_from_slice(name.as_bytes());
        let left = Self::subtree(lesser, table);
        let right = Self::subtree(greater, table);
        table[at..][..2].copy_from_slice(&left.to_le_bytes());
        table[at + 2..][..2].copy_from_slice(&right.to_le_bytes());
        (at / 4) as u16
    }
}

#[test]
fn a_disc_of_the_xbox_shows_what_was_laid_out() {
    let tree = tree();
    let partition = GamePartition::of(&tree).bytes;
    let (mut image, mut findings) = open_as(partition.clone(), &["xdvdfs"]);
    shows(&mut image, &mut findings, &tree);
    assert_eq!(codes(&findings), Vec::<&str>::new());
    let created = image.views[0].file_system().label().created.unwrap();
    assert_eq!(created.seconds, 1_614_834_367);
    // Behind the part for DVD players, on the three generations of discs.
    for start in [0x1830_0000, 0x0FD9_0000, 0x0208_0000] {
        let content = Source::from_bytes(partition.clone());
        let mut disc = Recipe::default();
        disc.push(Segment::Zeros(start));
        disc.push(Segment::Copy { from: content.clone(), range: 0..content.len() });
        let mut findings = Findings::default();
        let mut image = open_source(disc.into_source(), &mut findings).unwrap();
        assert_eq!(image.views[0].id, "xdvdfs");
        shows(&mut image, &mut findings, &tree);
    }
    damage::cut_and_flip(&partition, &mut Random(21));
}

#[test]
fn what_is_wrong_with_a_disc_of_the_xbox_is_found() {
    let tree = directory(vec![("a", file(&noise(5000))), ("b", file(&noise(5000))), ("c", file(b"c"))]);
    let partition = GamePartition::of(&tree);
    // Sectors 33 to 39 have the files, 40 the root, whose top is "b".
    let root = 40 * SECTOR;
    let found = |at: usize, value: &[u8]| {
        let mut bytes = partition.bytes.clone();
        put(&mut bytes, at, value);
        let (mut image, mut findings) = open_as(bytes, &["xdvdfs"]);
        let listed = listing::of_view(&mut image.views[0], &mut findings);
        (listed.len(), codes(&findings))
    };
    assert_eq!(found(root + 15, b"b"), (3, vec![]));
    assert_eq!(found(33 * SECTOR - 1, b"?"), (3, vec!["XDVDFS-MARK"]));
    // A tree that leads back to its top, one that leads nowhere, a file behind the end, and one within another.
    assert_eq!(found(root + 2, &[100, 0]), (2, vec!["XDVDFS-DIRECTORY"]));
    assert_eq!(found(root + 16, &[0, 0, 4, 0]), (3, vec!["XDVDFS-DIRECTORY"]));
    assert_eq!(found(root + 4, &200_u32.to_le_bytes()), (3, vec!["XDVDFS-OUTSIDE"]));
    assert_eq!(found(root + 4, &34_u32.to_le_bytes()), (3, vec!["XDVDFS-CROSSED-FILES"]));
}

// The 3DO.

/// A disc of the 3DO that is being laid out.
struct OperaDisc {
    bytes: Vec<u8>,
    next: usize,
    identifier: u32,
}

/// Copies that each file and directory has.
const COPIES: usize = 2;

impl OperaDisc {
    fn of(tree: &Item) -> Self {
        let mut disc = Self { bytes: vec![0; SECTOR], next: 1, identifier: 1 };
        let (copies, blocks, _) = disc.add(tree);
        let mut label = b"\x01ZZZZZ\x01\0".to_vec();
        label.extend([0; 32]);
        label.extend(b"TEST DISC");
        label.resize(72, 0);
        for number in [77, SECTOR, disc.next, 1, blocks, SECTOR, COPIES - 1] {
            label.extend((number as u32).to_be_bytes());
        }
        for block in copies {
            label.extend((block as u32).to_be_bytes());
        }
        put(&mut disc.bytes, 0, &label);
        disc
    }

    /// Adds an item; returns the blocks of its copies, the blocks of each, and its size.
    fn add(&mut self, item: &Item) -> (Vec<usize>, usize, usize) {
        let content = match item {
            Item::File(content) => content.clone(),
            Item::Directory(items) => self.directory(items),
        };
        let blocks = content.len().div_ceil(SECTOR).max(1);
        let mut copies = Vec::new();
        for _ in 0..COPIES {
            copies.push(self.next);
            put(&mut self.bytes, self.next * SECTOR, &content);
            self.next += blocks;
            self.bytes.resize(self.next * SECTOR, 0);
        }
        (copies, blocks, content.len())
    }

    fn directory(&mut self, items: &BTreeMap<&'static str, Item>) -> Vec<u8> {
        let len = 68 + 4 * COPIES;
        let per_block = (SECTOR - 20) / len;
        let mut entries = Vec::new();
        for (name, item) in items {
            let (copies, blocks, size) = self.add(item);
            self.identifier += 1;
            let (kind, mark) = if matches!(item, Item::File(_)) { (2, *b"dat ") } else { (7, *b"*dir") };
            let mut entry = Vec::new();
            for number in
                [kind, self.identifier, u32::from_be_bytes(mark), SECTOR as u32, size as u32, blocks as u32, 1, 0]
            {
                entry.extend(number.to_be_bytes());
            }
            entry.extend(name.as_bytes());
            entry.resize(64, 0);
            entry.extend((COPIES as u32 - 1).to_be_bytes());
            for block in copies {
                entry.extend((block as u32).to_be_bytes());
            }
            entries.push(entry);
        }
        let count = entries.len().div_ceil(per_block).max(1);
        let mut content = Vec::new();
        for block in 0..count {
            let own = entries.chunks(per_block).nth(block).unwrap_or_default();
            let mut bytes = Vec::new();
            let next = if block + 1 < count { block as u32 + 1 } else { u32::MAX };
            let previous = (block as u32).wrapping_sub(1);
            for number in [next, previous, 0, (20 + own.len() * len) as u32, 20] {
                bytes.extend(number.to_be_bytes());
            }
            for (place, entry) in own.iter().enumerate() {
                let mut entry = entry.clone();
                if place + 1 == own.len() {
                    entry[0] |= if block + 1 == count { 0xC0 } else { 0x40 };
                }
                bytes.extend(entry);
            }
            bytes.resize(SECTOR, 0);
            content.extend(bytes);
        }
        content
    }
}

#[test]
fn a_disc_of_the_3do_shows_what_was_laid_out() {
    let tree = tree();
    let disc = OperaDisc::of(&tree).bytes;
    let (mut image, mut findings) = open_as(disc.clone(), &["opera"]);
    shows(&mut image, &mut findings, &tree);
    assert_eq!(codes(&findings), Vec::<&str>::new());
    assert_eq!(image.views[0].file_system().label().volume, "TEST DISC");
    damage::cut_and_flip(&disc, &mut Random(22));
}

#[test]
fn interleaved_files_and_further_copies_of_the_3do_are_read() {
    let content = noise(9 * SECTOR + 5);
    let tree = directory(vec![("film", file(&content)), ("other", file(b"other"))]);
    let disc = OperaDisc::of(&tree).bytes;
    // The file is in blocks 1 to 10 and 11 to 20, its neighbor in 21 and 22, the root in 23 and 24.
    let (film, other) = (23 * SECTOR + 20, 23 * SECTOR + 20 + 76);
    let found = |changes: &[(usize, &[u8])]| {
        let mut bytes = disc.clone();
        for (at, value) in changes {
            put(&mut bytes, *at, value);
        }
        let (mut image, mut findings) = open_as(bytes, &["opera"]);
        let listed = listing::of_view(&mut image.views[0], &mut findings);
        (listed.get("film").and_then(|film| film.sha256.clone()), listed.len(), codes(&findings))
    };
    let sum = |bytes: &[u8]| listing::sha256(&Source::from_bytes(bytes));
    assert_eq!(found(&[]), (sum(&content), 2, vec![]));
    // Two blocks of every three, from block 1 on.
    let mut spread = Vec::new();
    for part in 0..5 {
        spread.extend(&disc[(1 + part * 3) * SECTOR..][..2 * SECTOR]);
    }
    spread.truncate(content.len());
    assert_eq!(found(&[(film + 24, &[0, 0, 0, 2, 0, 0, 0, 1])]), (sum(&spread), 2, vec![]));
    // The first copy of a file, and of the root, are not there.
    assert_eq!(found(&[(film + 68, &[0, 1, 0, 0])]), (sum(&content), 2, vec!["OPERA-COPY"]));
    assert_eq!(found(&[(23 * SECTOR + 12, &[255; 4])]), (sum(&content), 2, vec!["OPERA-COPY"]));
    // Both copies of the root lead back to their start.
    let both =
        [(23 * SECTOR, [0; 4]), (24 * SECTOR, [0; 4]), (other, [0x40, 0, 0, 2]), (other + SECTOR, [0x40, 0, 0, 2])];
    let both = both.each_ref().map(|(at, value)| (*at, value.as_slice()));
    assert_eq!(found(&both), (sum(&content), 2, vec!["OPERA-DIRECTORY"]));
    assert_eq!(found(&[(80, &[0, 1, 0, 0])]).2, ["OPERA-INCOMPLETE"]);
    assert_eq!(found(&[(other + 68, &[0, 1, 0, 0, 0, 1, 0, 0])]).2, ["OPERA-OUTSIDE"]);
    assert_eq!(found(&[(other + 68, &[0, 0, 0, 5])]).2, ["OPERA-CROSSED-FILES"]);
}

// The GameCube and the Wii.

/// A disc of the GameCube.
fn gamecube(tree: &Item) -> Vec<u8> {
    let mut bytes = vec![0; 0x2440];
    put(&mut bytes, 0, b"GTSEXX");
    put(&mut bytes, 28, &[0xC2, 0x33, 0x9F, 0x3D]);
    put(&mut bytes, 32, b"Test of the GameCube");
    // The loader without code, and a program with one section of code.
    put(&mut bytes, 0x2440, b"2006/11/08");
    put(&mut bytes, 0x2450, &[0x81, 0x20, 0, 0, 0, 0, 0, 0x20]);
    let program = 0x2500;
    put(&mut bytes, program, &[0, 0, 1, 0]);
    put(&mut bytes, program + 0x48, &[0x80, 0, 0x31, 0]);
    put(&mut bytes, program + 0x90, &[0, 0, 1, 0]);
    put(&mut bytes, program + 0xE0, &[0x80, 0, 0x31, 0]);
    put(&mut bytes, program + 0x1FF, &[1]);
    let (mut entries, mut names, mut data) = (vec![(1_u8, 0_usize, 0_usize, 0_usize)], Vec::new(), Vec::new());
    let Item::Directory(items) = tree else { unreachable!() };
    enter(items, 0, &mut entries, &mut names, &mut data);
    entries[0].3 = entries.len();
    let (table, size) = (0x3000, entries.len() * 12 + names.len());
    let start = (table + size).next_multiple_of(SECTOR);
    let mut fst = Vec::new();
    for (kind, name, offset, size) in entries {
        let offset = if kind == 0 { start + offset } else { offset };
        fst.push(kind);
        fst.extend(&(name as u32).to_be_bytes()[1..]);
        fst.extend((offset as u32).to_be_bytes());
        fst.extend((size as u32).to_be_bytes());
    }
    fst.extend(names);
    put(&mut bytes, table, &fst);
    put(&mut bytes, start, &data);
    for (at, value) in [(0x420, program), (0x424, table), (0x428, size), (0x42C, size)] {
        put(&mut bytes, at, &(value as u32).to_be_bytes());
    }
    bytes.resize(bytes.len().next_multiple_of(0x8000), 0);
    bytes
}

fn enter(
    items: &BTreeMap<&'static str, Item>,
    parent: usize,
    entries: &mut Vec<(u8, usize, usize, usize)>,
    names: &mut Vec<u8>,
    data: &mut Vec<u8>,
) {
    for (name, item) in items {
        let at = names.len();
        names.extend(name.as_bytes());
        names.push(0);
        let own = entries.len();
        match item {
            Item::File(content) => {
                entries.push((0, at, data.len(), content.len()));
                data.extend(content);
                data.resize(data.len().next_multiple_of(4), 0);
            }
            Item::Directory(items) => {
                entries.push((1, at, parent, 0));
                enter(items, own, entries, names, data);
                entries[own].3 = entries.len();
            }
        }
    }
}

#[test]
fn a_disc_of_the_gamecube_shows_what_wit_extracts() {
    let Some(case) = Case::new("a_disc_of_the_gamecube_shows_what_wit_extracts", &["wit"]) else { return };
    let tree = tree();
    let disc = gamecube(&tree);
    let (mut image, mut findings) = open_as(disc.clone(), &["gamecube"]);
    shows(&mut image, &mut findings, &tree);
    assert_eq!(codes(&findings), Vec::<&str>::new());
    fs::write(case.image(), &disc).unwrap();
    case.run("wit", &["extract", "IMAGE", "extracted", "--raw", "--quiet"]);
    let folder = fs::read_dir(case.beside("extracted")).unwrap().map(|entry| entry.unwrap().path());
    let files = folder.map(|folder| folder.join("files")).find(|files| files.is_dir()).unwrap();
    let extracted = listing::without_dates(&listing::of_folder(&files));
    let found = listing::without_dates(&listing::of_view(&mut image.views[0], &mut findings));
    let differences = listing::differences(&extracted, &found);
    assert!(differences.is_empty(), "{}", differences.join("\n"));
    let structures = image.views[0].file_system().structures();
    let range = |name: &str| structures.iter().find(|known| known.name == name).unwrap().range.clone();
    assert_eq!((range("Loader"), range("Program")), (0x2440..0x2480, 0x2500..0x2700));
    damage::cut_and_flip(&disc, &mut Random(23));
}

#[test]
fn what_is_wrong_with_a_disc_of_the_gamecube_is_found() {
    let tree = directory(vec![("a", file(&noise(5000))), ("d", directory(vec![("b", file(&noise(5000)))]))]);
    let disc = gamecube(&tree);
    let found = |at: usize, value: &[u8]| {
        let mut bytes = disc.clone();
        put(&mut bytes, at, value);
        let (mut image, mut findings) = open_as(bytes, &["gamecube"]);
        let listed = listing::of_view(&mut image.views[0], &mut findings);
        (listed.len(), codes(&findings))
    };
    // Entries of "a", "d" and "b" follow the root's.
    let entry = |number: usize| 0x3000 + number * 12;
    assert_eq!(found(entry(1) + 4, &disc[entry(1) + 4..][..4]), (3, vec![]));
    assert_eq!(found(entry(2) + 8, &[0, 0, 0, 1]), (2, vec!["GAMECUBE-DIRECTORY"]));
    assert_eq!(found(entry(1) + 1, &[0, 0xFF, 0xFF]), (3, vec!["GAMECUBE-DIRECTORY"]));
    assert_eq!(found(entry(1) + 4, &[0, 0xFF, 0, 0]), (3, vec!["GAMECUBE-OUTSIDE"]));
    assert_eq!(found(entry(1) + 4, &[0, 0, 0x48, 0]), (3, vec!["GAMECUBE-CROSSED-FILES"]));
}

/// A folder from which wit makes a disc of the Wii.
fn wii_folder(case: &Case) {
    let mut head = vec![0; 0x440];
    put(&mut head, 0, b"RTSTXX");
    put(&mut head, 24, &[0x5D, 0x1C, 0x9E, 0xA3]);
    put(&mut head, 32, b"Test of the Wii");
    let mut loader = vec![0; 0x1000];
    put(&mut loader, 0, b"2006/11/08");
    put(&mut loader, 0x10, &[0x81, 0x20, 2, 0x68, 0, 0, 0x0F, 0xE0]);
    let mut program = vec![0; 0x200];
    for (at, value) in [(0, 0x100_u32), (0x48, 0x8000_3100), (0x90, 0x100), (0xE0, 0x8000_3100)] {
        put(&mut program, at, &value.to_be_bytes());
    }
    case.file("sys/boot.bin", head).file("sys/bi2.bin", vec![0; 0x2000]);
    case.file("sys/apploader.img", loader).file("sys/main.dol", program);
    case.file("files/hello.txt", "hello").file("files/empty", "").file("files/a/b/large", noise(200_000));
    case.file("files/a/small", noise(100));
}

#[test]
fn discs_of_the_wii_show_their_files_or_that_they_are_encrypted() {
    let Some(case) = Case::new("discs_of_the_wii_show_their_files_or_that_they_are_encrypted", &["wit"]) else {
        return;
    };
    wii_folder(&case);
    let listed = |options: &[&str]| {
        case.run("wit", &[&["copy", "TREE", "IMAGE", "--overwrite", "--quiet"], options].concat());
        let mut findings = Findings::default();
        let mut image = open_path(&case.image(), &mut findings).unwrap();
        assert_eq!((image.views[0].id.as_str(), image.views[0].file_system().name()), ("gamecube", "Wii"));
        (listing::without_dates(&listing::of_view(&mut image.views[0], &mut findings)), codes(&findings))
    };
    let (plain, findings) = listed(&["--enc", "DECRYPT"]);
    assert_eq!(findings, Vec::<&str>::new());
    let files = listing::without_dates(&listing::of_folder(&case.tree().join("files")));
    let found =
        plain.iter().filter_map(|(path, listed)| Some((path.strip_prefix("DATA/files/")?.to_owned(), listed.clone())));
    assert_eq!(listing::differences(&files, &found.collect()), Vec::<String>::new());
    let (encrypted, findings) = listed(&["--enc", "ENCRYPT"]);
    assert_eq!(findings, ["WII-ENCRYPTED"]);
    assert!(!encrypted.contains_key("DATA/files") && encrypted.contains_key("DATA/encrypted.bin"));
    case.run("wit", &["extract", "IMAGE", "extracted", "--quiet"]);
    let extracted = listing::of_folder(&case.beside("extracted"));
    for piece in ["ticket.bin", "tmd.bin", "cert.bin", "h3.bin"] {
        let (_, expected) = extracted.iter().find(|(path, _)| path.ends_with(piece)).unwrap();
        assert_eq!(encrypted[&format!("DATA/{piece}")].sha256, expected.sha256, "{piece}");
    }
}

#[test]
fn discs_of_the_gamecube_in_the_corpus_show_what_wit_shows() {
    let test = "discs_of_the_gamecube_in_the_corpus_show_what_wit_shows";
    let images = corpus::all(test);
    if images.is_empty() || !tools::have(test, &["wit"]) {
        return;
    }
    let Some(case) = Case::new(test, &["wit"]) else { return };
    let mut compared = 0;
    for image in images.iter().filter(|image| image.name.ends_with(".ciso")) {
        fs::write(case.beside("disc.ciso"), image.bytes()).unwrap();
        case.run("wit", &["copy", "disc.ciso", "IMAGE", "--iso", "--overwrite", "--quiet"]);
        for truth in image.truths().into_iter().filter(|truth| truth.view == "gamecube") {
            let mut findings = Findings::default();
            let mut opened = open_path(&case.image(), &mut findings).unwrap();
            // It starts from a disc of the GameCube, and has ISO 9660, too.
            let view = opened.views.iter_mut().find(|view| view.id == "gamecube").unwrap();
            let found = listing::without_dates(&listing::of_view(view, &mut findings));
            let expected = listing::without_dates(&truth.listing);
            assert_eq!(listing::differences(&expected, &found), Vec::<String>::new(), "{}", image.name);
            compared += 1;
        }
    }
    assert!(compared > 0);
}
