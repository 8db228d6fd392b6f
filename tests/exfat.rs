//! exFAT volumes: made by mkfs.exfat and filled by hand, since no tool fills one without mounting it; compared with
//! fsck.exfat, fls and icat. Also volumes of the corpus that Linux wrote, and damage.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::cast_possible_truncation,
    reason = "tests may panic"
)]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use discern::findings::Findings;
use discern::open::Image;
use discern::source::Source;
use discern::tree::{Kind, RowId};
use support::case::Case;
use support::random::Random;
use support::{codes, content, corpus, damage, listing, open_path, open_source, tools};

const NEEDS: [&str; 4] = ["mkfs.exfat", "fsck.exfat", "fls", "icat"];

/// Type bit of an entry in use.
const IN_USE: u8 = 0x80;
const DIRECTORY: u16 = 0x10;
const NO_FAT_CHAIN: u8 = 2;
/// 2024-02-29 12:30:10, in the zone UTC+1.
const TIME: u32 = (44 << 9 | 2 << 5 | 29) << 16 | 12 << 11 | 30 << 5 | 5;
const ZONE: u8 = 0x84;

/// How a file is stored.
#[derive(Clone, Copy, Default)]
struct Options {
    /// Whether every other cluster is used, chained by the FAT.
    is_scattered: bool,
    /// Number of bytes ever written; `None` if all were.
    valid: Option<u64>,
    is_deleted: bool,
    has_vendor: bool,
}

/// A volume that is being filled.
struct Filled {
    bytes: Vec<u8>,
    cluster: usize,
    fat: usize,
    heap: usize,
    clusters: u32,
    bitmap: usize,
    root: u32,
    next: u32,
}

/// The entries of a directory that is being filled.
#[derive(Default)]
struct Slots(Vec<u8>);

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap())
}

impl Filled {
    /// Makes an empty volume with mkfs.exfat.
    fn new(case: &Case, length: u64, options: &[&str]) -> Self {
        let image = case.image();
        fs::File::create(&image).unwrap().set_len(length).unwrap();
        tools::run(Command::new("mkfs.exfat").args(["-L", "Größe"]).args(options).arg(&image));
        let bytes = fs::read(image).unwrap();
        let sector = 1 << bytes[108];
        let cluster = sector << bytes[109];
        let heap = u32_at(&bytes, 88) as usize * sector;
        let root = u32_at(&bytes, 96);
        let at = heap + (root as usize - 2) * cluster;
        let bitmap = bytes[at..].chunks(32).find(|slot| slot[0] == 0x81).map(|slot| u32_at(slot, 20)).unwrap();
        let (fat, clusters) = (u32_at(&bytes, 80) as usize * sector, u32_at(&bytes, 92));
        Self {
            cluster,
            fat,
            heap,
            clusters,
            bitmap: heap + (bitmap as usize - 2) * cluster,
            root,
            next: root + 1,
            bytes,
        }
    }

    fn at(&self, cluster: u32) -> usize {
        self.heap + (cluster as usize - 2) * self.cluster
    }

    /// The root's entries so far: those that mkfs.exfat wrote.
    fn root(&self) -> Slots {
        let slots = self.bytes[self.at(self.root)..].chunks(32).take_while(|slot| slot[0] != 0);
        Slots(slots.flatten().copied().collect())
    }

    fn link(&mut self, clusters: &[u32]) {
        for (number, cluster) in clusters.iter().enumerate() {
            let next = clusters.get(number + 1).copied().unwrap_or(u32::MAX);
            let at = self.fat + *cluster as usize * 4;
            self.bytes[at..at + 4].copy_from_slice(&next.to_le_bytes());
        }
    }

    /// Allocates clusters for data and writes it.
    fn put(&mut self, data: &[u8], options: Options) -> Vec<u32> {
        let count = data.len().div_ceil(self.cluster);
        let mut clusters = Vec::new();
        for piece in 0..count {
            clusters.push(self.next);
            self.next += if options.is_scattered { 2 } else { 1 };
            let data = &data[piece * self.cluster..data.len().min((piece + 1) * self.cluster)];
            let at = self.at(clusters[piece]);
            self.bytes[at..at + data.len()].copy_from_slice(data);
        }
        if options.is_scattered {
            self.link(&clusters);
        }
        for cluster in clusters.iter().filter(|_| !options.is_deleted).map(|cluster| *cluster as usize - 2) {
            self.bytes[self.bitmap + cluster / 8] |= 1 << (cluster % 8);
        }
        clusters
    }

    fn file(&mut self, slots: &mut Slots, name: &str, data: &[u8], options: Options) {
        // Bytes after those ever written aren't zeros on the disk.
        let clusters = self.put(data, options);
        let flags = 1 | if options.is_scattered { 0 } else { NO_FAT_CHAIN };
        let first = clusters.first().copied().unwrap_or(0);
        let flags = if data.is_empty() { 1 } else { flags };
        slots.add(name, 0x20, flags, first, data.len() as u64, options);
    }

    /// Writes a directory, scattered if it has more than one cluster.
    fn directory(&mut self, slots: &mut Slots, name: &str, inner: &Slots, options: Options) {
        let mut data = inner.0.clone();
        data.resize((data.len() + 32).next_multiple_of(self.cluster), 0);
        let clusters = self.put(&data, options);
        let flags = 1 | if options.is_scattered { 0 } else { NO_FAT_CHAIN };
        slots.add(name, DIRECTORY, flags, clusters[0], data.len() as u64, options);
    }

    /// Writes the root directory, whose clusters the FAT always chains.
    fn finish(mut self, root: &Slots) -> Vec<u8> {
        let rest = root.0.get(self.cluster..).unwrap_or_default().to_vec();
        let at = self.at(self.root);
        let first = &root.0[..root.0.len().min(self.cluster)];
        self.bytes[at..at + first.len()].copy_from_slice(first);
        let more = self.put(&rest, Options { is_scattered: true, ..Options::default() });
        let all: Vec<u32> = std::iter::once(self.root).chain(more).collect();
        self.link(&all);
        assert!(self.next < self.clusters);
        self.bytes
    }
}

impl Slots {
    /// Adds a file's entry set (exFAT 7.4, 7.6, 7.7).
    fn add(&mut self, name: &str, attributes: u16, flags: u8, first: u32, size: u64, options: Options) {
        let units: Vec<u16> = name.encode_utf16().collect();
        let names = units.len().div_ceil(15);
        let count = 1 + names + usize::from(options.has_vendor);
        let mut set = vec![0; 32 * (count + 1)];
        set[0] = 0x85;
        set[1] = count as u8;
        set[4..6].copy_from_slice(&attributes.to_le_bytes());
        for at in [8, 12, 16] {
            set[at..at + 4].copy_from_slice(&TIME.to_le_bytes());
        }
        set[20] = 105;
        set[21] = 50;
        set[22..25].fill(ZONE);
        set[32] = 0xC0;
        set[33] = flags;
        set[35] = units.len() as u8;
        let capital = |letter: char| {
            Some(letter.to_uppercase()).filter(|upper| upper.len() == 1).and_then(|mut upper| upper.next())
        };
        let capitals = name.chars().map(|letter| capital(letter).unwrap_or(letter)).collect::<String>();
        let capitals = capitals.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        let hash = capitals.iter().fold(0_u16, |hash, byte| hash.rotate_right(1).wrapping_add((*byte).into()));
        set[36..38].copy_from_slice(&hash.to_le_bytes());
        set[40..48].copy_from_slice(&options.valid.unwrap_or(size).to_le_bytes());
        set[52..56].copy_from_slice(&first.to_le_bytes());
        set[56..64].copy_from_slice(&size.to_le_bytes());
        for (number, part) in units.chunks(15).enumerate() {
            let slot = &mut set[64 + number * 32..][..32];
            slot[0] = 0xC1;
            let bytes: Vec<u8> = part.iter().flat_map(|unit| unit.to_le_bytes()).collect();
            slot[2..2 + bytes.len()].copy_from_slice(&bytes);
        }
        if options.has_vendor {
            let slot = &mut set[32 * count..];
            slot[0] = 0xE0;
            slot[2..18].copy_from_slice(&[
                0x28, 0x73, 0x2A, 0xC1, 0x1F, 0xF8, 0xD2, 0x11, 0xBA, 0x4B, 0, 0xA0, 0xC9, 0x3E, 0xC9, 0x3B,
            ]);
        }
        seal_set(&mut set);
        if options.is_deleted {
            set.chunks_mut(32).for_each(|slot| slot[0] &= !IN_USE);
        }
        self.0.extend(set);
    }
}

/// A volume with everything that exFAT allows. Vendor extensions are optional, since fsck.exfat takes them for damage.
fn varied(case: &Case, length: u64, options: &[&str], has_vendor: bool) -> Vec<u8> {
    let mut volume = Filled::new(case, length, options);
    let (plain, scattered) = (Options::default(), Options { is_scattered: true, ..Options::default() });
    let cluster = volume.cluster;
    let mut root = volume.root();
    volume.file(&mut root, "empty", b"", plain);
    volume.file(&mut root, "hello.txt", b"hello", Options { has_vendor, ..plain });
    volume.file(&mut root, "größe/日本語 テスト".replace('/', "-").as_str(), &content(cluster * 3 + 100, 1), plain);
    volume.file(&mut root, "scattered.bin", &content(cluster * 5 + 7, 2), scattered);
    let name = "a name of more than two hundred characters, ".repeat(5);
    volume.file(&mut root, name.trim_end(), &content(1000, 3), plain);
    volume.file(&mut root, "deleted in one piece.dat", &content(cluster * 2, 4), Options { is_deleted: true, ..plain });
    volume.next += 1;
    let mut many = Slots::default();
    for number in 0..(cluster / 64).clamp(20, 200) {
        volume.file(&mut many, &format!("file with a rather long name {number:03}.dat"), &content(100, number), plain);
    }
    let mut inner = Slots::default();
    volume.file(&mut inner, "deep.bin", &content(70_000.min(cluster * 3), 5), scattered);
    volume.directory(&mut many, "inner", &inner, plain);
    volume.directory(&mut root, "many", &many, scattered);
    let mut contiguous = Slots::default();
    for number in 0..(cluster / 64).clamp(20, 200) {
        volume.file(
            &mut contiguous,
            &format!("File {number:03} in a directory in one piece"),
            &content(10, number),
            plain,
        );
    }
    volume.directory(&mut root, "in one piece", &contiguous, plain);
    for number in 0..40 {
        volume.file(
            &mut root,
            &format!("root {number:02} with a name of some length.txt"),
            &content(33, number),
            plain,
        );
    }
    let bytes = volume.finish(&root);
    fs::write(case.image(), &bytes).unwrap();
    bytes
}

/// Asserts that fsck.exfat finds nothing wrong.
fn checked(case: &Case) {
    let output = Command::new("fsck.exfat").arg("-n").arg(case.image()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}

/// Rewrites both boot regions for another sector size.
fn with_sectors(bytes: &mut [u8], shift: u8) {
    let more = shift - bytes[108];
    let (sector, boot) = (1_usize << shift, bytes[..512].to_vec());
    let mut region = vec![0; sector * 12];
    region[..512].copy_from_slice(&boot);
    for at in [80, 84, 88] {
        let field = u32_at(&boot, at);
        assert!(field.is_multiple_of(1 << more), "field {at} is {field}");
        region[at..at + 4].copy_from_slice(&(field >> more).to_le_bytes());
    }
    let length = u64::from_le_bytes(boot[72..80].try_into().unwrap()) >> more;
    region[72..80].copy_from_slice(&length.to_le_bytes());
    region[108] += more;
    region[109] -= more;
    for number in 1..9 {
        region[(number + 1) * sector - 2..(number + 1) * sector].copy_from_slice(&[0x55, 0xAA]);
    }
    seal(&mut region, sector);
    for (number, place) in bytes.chunks_mut(region.len()).take(2).enumerate() {
        assert!(number == 0 || u32_at(&boot, 80) as usize * 512 >= region.len() * 2);
        place.copy_from_slice(&region);
    }
}

/// Writes the checksum of a boot region (exFAT 3.4).
fn seal(region: &mut [u8], sector: usize) {
    let counted = region[..11 * sector].iter().enumerate().filter(|(at, _)| ![106, 107, 112].contains(at));
    let sum = counted.fold(0_u32, |sum, (_, byte)| sum.rotate_right(1).wrapping_add((*byte).into()));
    region[11 * sector..12 * sector].as_chunks_mut().0.iter_mut().for_each(|place| *place = sum.to_le_bytes());
}

/// Writes the checksum of the set of entries that the bytes begin with (6.3.3).
fn seal_set(bytes: &mut [u8]) {
    let len = 32 * (usize::from(bytes[1]) + 1);
    let set = &mut bytes[..len];
    let counted = set.iter().enumerate().filter(|(at, _)| !matches!(at, 2 | 3));
    let sum = counted.fold(0_u16, |sum, (_, byte)| sum.rotate_right(1).wrapping_add((*byte).into()));
    set[2..4].copy_from_slice(&sum.to_le_bytes());
}

/// Reads every file, by path, with fls and icat.
fn by_sleuthkit(image: &Path, sector: usize) -> BTreeMap<String, Vec<u8>> {
    let sector = sector.to_string();
    let mut list = Command::new("fls");
    let listed = tools::run(list.args(["-f", "exfat", "-b", &sector, "-r", "-p", "-u", "-F"]).arg(image)).stdout;
    let mut files = BTreeMap::new();
    for line in String::from_utf8(listed).unwrap().lines() {
        let (head, path) = line.split_once(":\t").unwrap();
        let Some(inode) = head.strip_prefix("r/r ").filter(|_| !path.contains('$') && !path.ends_with(" Entry)"))
        else {
            continue;
        };
        let bytes = tools::run(Command::new("icat").args(["-f", "exfat", "-b", &sector]).arg(image).arg(inode)).stdout;
        files.insert(path.to_owned(), bytes);
    }
    files
}

/// Reads every file, by path, with our reader.
fn read(image: &mut Image, findings: &mut Findings) -> BTreeMap<String, Vec<u8>> {
    let view = image.views.iter_mut().find(|view| view.id == "exfat").unwrap();
    view.walk_all(findings).unwrap();
    let mut files = BTreeMap::new();
    for id in (1..view.index.len()).map(RowId) {
        let row = view.index.row(id).unwrap();
        if row.kind == Kind::File {
            let body = view.file_system().body(row.node).unwrap();
            assert_eq!(body.len() + view.index.missing(id), row.size);
            let bytes = body.into_source().read_up_to(0, row.size as usize).unwrap();
            files.insert(view.path(id).trim_start_matches('/').to_owned(), bytes);
        }
        assert!(view.file_system().details(row.node).unwrap().len() >= 2);
    }
    files
}

#[test]
fn files_match_those_of_fls_and_icat() {
    let Some(case) = Case::new("files_match_those_of_fls_and_icat", &NEEDS) else { return };
    // mkfs.exfat takes the sector size from the device, which a file lacks; so volumes of larger sectors are made from
    // these.
    let shapes: [(u64, &[&str], u8); 4] = [
        (4 << 20, &["-c", "512"], 9),
        (8 << 20, &["-c", "4096"], 9),
        (12 << 20, &["-c", "4096", "-b", "1M"], 11),
        (40 << 20, &["-c", "32768", "-b", "1M"], 12),
    ];
    for (length, options, shift) in shapes {
        let mut bytes = varied(&case, length, options, false);
        checked(&case);
        with_sectors(&mut bytes, shift);
        fs::write(case.image(), &bytes).unwrap();
        let sector = 1 << shift;
        let mut findings = Findings::default();
        let mut image = open_path(&case.image(), &mut findings).unwrap();
        let found = read(&mut image, &mut findings);
        assert_eq!(codes(&findings), Vec::<&str>::new(), "{options:?} {:?}", findings.kept());
        assert_eq!(image.views[0].file_system().label().volume, "Größe");
        let judged = by_sleuthkit(&case.image(), sector);
        assert_eq!(found.keys().collect::<Vec<_>>(), judged.keys().collect::<Vec<_>>(), "{options:?}");
        assert!(found.len() > 60 && found == judged, "{options:?}: other contents");
    }
}

#[test]
fn times_attributes_and_deleted_files_are_shown() {
    let Some(case) = Case::new("times_attributes_and_deleted_files_are_shown", &NEEDS) else { return };
    varied(&case, 8 << 20, &["-c", "4096"], true);
    let mut findings = Findings::default();
    let image = open_path(&case.image(), &mut findings).unwrap();
    let file_system = image.views[0].file_system();
    let root = file_system.list(file_system.root(), &mut findings).unwrap();
    let named = |name: &str| root.iter().find(|entry| entry.name.as_bytes() == name.as_bytes()).unwrap();
    let hello = named("hello.txt");
    assert_eq!(hello.times.created.unwrap().to_string(), "2024-02-29T12:30:11.05+01:00");
    assert_eq!(hello.times.modified.unwrap().to_string(), "2024-02-29T12:30:10.50+01:00");
    let details = file_system.details(hello.node).unwrap();
    let vendor = details[1].lines.iter().find(|fact| fact.label == "Vendor extension").unwrap();
    assert_eq!(vendor.value, "C12A7328-F81F-11D2-BA4B-00A0C93EC93B");
    assert!(named("scattered.bin").flags.scattered && !hello.flags.scattered);
    assert!(file_system.body(hello.node).unwrap().is_sliceable());
    let deleted = file_system.deleted(file_system.root()).unwrap();
    let [gone] = deleted.as_slice() else { panic!("{} deleted", deleted.len()) };
    assert!(gone.flags.deleted && gone.name.as_bytes() == b"deleted in one piece.dat");
    let body = file_system.body(gone.node).unwrap().into_source();
    assert_eq!(body.read_up_to(0, 8192).unwrap(), content(8192, 4));
    let deleted = tools::run(Command::new("fls").args(["-f", "exfat", "-d"]).arg(case.image())).stdout;
    assert!(String::from_utf8(deleted).unwrap().contains("deleted in one piece.dat"));
}

#[test]
fn bytes_that_were_never_written_are_zeros() {
    let Some(case) = Case::new("bytes_that_were_never_written_are_zeros", &NEEDS) else { return };
    let mut volume = Filled::new(&case, 4 << 20, &["-c", "4096"]);
    let mut root = volume.root();
    let data = content(20_000, 1);
    volume.file(&mut root, "sparse", &data, Options { valid: Some(5000), ..Options::default() });
    volume.file(&mut root, "none", &data, Options { valid: Some(0), ..Options::default() });
    let bytes = volume.finish(&root);
    fs::write(case.image(), &bytes).unwrap();
    checked(&case);
    let mut findings = Findings::default();
    let mut image = open_path(&case.image(), &mut findings).unwrap();
    let found = read(&mut image, &mut findings);
    assert_eq!(codes(&findings), Vec::<&str>::new());
    // The specification asks for zeros (7.6.5). Linux shows them, and The Sleuth Kit doesn't.
    assert_eq!(found["sparse"], [&data[..5000], &[0; 15_000]].concat());
    assert_eq!(found["none"], [0; 20_000]);
}

#[test]
fn the_second_fat_and_the_backup_stand_in() {
    let Some(case) = Case::new("the_second_fat_and_the_backup_stand_in", &NEEDS) else { return };
    let whole = varied(&case, 8 << 20, &["-c", "4096"], false);
    let expected = read(&mut open_path(&case.image(), &mut Findings::default()).unwrap(), &mut Findings::default());
    let seen = |bytes: &[u8]| {
        let mut findings = Findings::default();
        let mut image = open_source(Source::from_bytes(bytes.to_vec()), &mut findings).unwrap();
        let found = read(&mut image, &mut findings);
        (found == expected, codes(&findings))
    };
    let mut without_boot = whole.clone();
    without_boot[..512].fill(0);
    assert_eq!(seen(&without_boot), (true, vec!["EXFAT-BOOT"]));
    let mut flipped = whole.clone();
    flipped[120] ^= 1;
    assert_eq!(seen(&flipped), (true, vec!["EXFAT-BOOT", "EXFAT-BOOT-CHECKSUM"]));
    let mut without_backup = whole.clone();
    without_backup[12 * 512..][..512].fill(0);
    assert_eq!(seen(&without_backup), (true, vec!["EXFAT-BACKUP-BOOT"]));

    // TexFAT: the second FAT and bitmap are in use, and the first ones differ.
    let mut second = whole.clone();
    let (fat, length, heap) =
        (u32_at(&whole, 80) as usize * 512, u32_at(&whole, 84) as usize * 512, u32_at(&whole, 88) as usize * 512);
    assert!(fat + 2 * length <= heap, "mkfs.exfat leaves room before the heap");
    second.copy_within(fat..fat + length, fat + length);
    second[fat + 8..fat + length].fill(0xFF);
    let root = heap + (u32_at(&whole, 96) as usize - 2) * 4096;
    let bitmap = (root..).step_by(32).find(|at| second[*at] == 0x81).unwrap();
    second[bitmap + 1] = 1;
    for region in [0, 12 * 512] {
        second[region + 106] = 1;
        second[region + 110] = 2;
        seal(&mut second[region..region + 12 * 512], 512);
    }
    assert_eq!(seen(&second), (true, vec![]));
}

#[test]
fn errors_are_found_and_the_rest_is_shown() {
    let Some(case) = Case::new("errors_are_found_and_the_rest_is_shown", &NEEDS) else { return };
    let whole = varied(&case, 8 << 20, &["-c", "4096"], false);
    let heap = u32_at(&whole, 88) as usize * 512;
    let root = heap + (u32_at(&whole, 96) as usize - 2) * 4096;
    let set_of = |name: &str| {
        let units: Vec<u8> = name.encode_utf16().take(15).flat_map(u16::to_le_bytes).collect();
        (root..).step_by(32).find(|at| whole[*at] == 0x85 && whole[at + 66..].starts_with(&units)).unwrap()
    };
    let (hello, scattered) = (set_of("hello.txt"), set_of("scattered.bin"));
    let found = |change: &dyn Fn(&mut Vec<u8>)| {
        let mut bytes = whole.clone();
        change(&mut bytes);
        let mut findings = Findings::default();
        let mut image = open_source(Source::from_bytes(bytes), &mut findings).unwrap();
        let files = read(&mut image, &mut findings);
        (files.len(), codes(&findings))
    };
    let (count, none) = found(&|_| {});
    assert!(none.is_empty());
    assert_eq!(found(&|bytes| bytes[hello + 9] ^= 1), (count, vec!["EXFAT-SET-CHECKSUM"]));
    assert_eq!(found(&|bytes| bytes[hello + 36] ^= 1), (count, vec!["EXFAT-NAME-HASH", "EXFAT-SET-CHECKSUM"]));
    assert_eq!(found(&|bytes| bytes[hello + 40] = 9), (count, vec!["EXFAT-SET-CHECKSUM", "EXFAT-VALID-LENGTH"]));
    assert_eq!(found(&|bytes| bytes[hello + 32] = 1), (count - 1, vec!["EXFAT-SET"]));
    assert_eq!(found(&|bytes| bytes[106] |= 2), (count, vec!["EXFAT-STATE"]));
    let first = u32_at(&whole, scattered + 52);
    let fat = u32_at(&whole, 80) as usize * 512;
    for wrong in [first, 0, 1, 0xFFFF_FFF7, 0x7FFF_FFFF] {
        let at = fat + first as usize * 4 + 8;
        let change = |bytes: &mut Vec<u8>| bytes[at..at + 4].copy_from_slice(&wrong.to_le_bytes());
        assert_eq!(found(&change), (count, vec!["EXFAT-DAMAGED-CHAIN"]), "{wrong:#x}");
    }
    // Two files with the same clusters are both shown, and fsck.exfat finds the same.
    let mut crossed = whole.clone();
    crossed[hello + 52..hello + 56].copy_from_slice(&first.to_le_bytes());
    seal_set(&mut crossed[hello..]);
    assert_eq!(found(&|bytes| bytes.clone_from(&crossed)), (count, vec!["EXFAT-CROSSED-CHAINS"]));
    let mut findings = Findings::default();
    read(&mut open_source(Source::from_bytes(crossed.clone()), &mut findings).unwrap(), &mut findings);
    let crossing = findings.kept().first().unwrap();
    assert_eq!(crossing.byte, (if hello < scattered { scattered } else { hello }) as u64 + 52);
    assert!(crossing.found.starts_with(&format!("cluster {first}, which “")), "{}", crossing.found);
    fs::write(case.image(), &crossed).unwrap();
    let checked = Command::new("fsck.exfat").arg("-n").arg(case.image()).output().unwrap();
    let checked = [checked.stdout, checked.stderr].concat();
    assert!(
        String::from_utf8_lossy(&checked).contains("cluster is already allocated for the other file"),
        "{}",
        String::from_utf8_lossy(&checked)
    );
    // The volume's own clusters.
    let table = u32_at(&whole, (root..).step_by(32).find(|at| whole[*at] == 0x82).unwrap() + 20);
    let of_volume = |bytes: &mut Vec<u8>| {
        bytes[hello + 52..hello + 56].copy_from_slice(&table.to_le_bytes());
        seal_set(&mut bytes[hello..]);
    };
    assert_eq!(found(&of_volume), (count, vec!["EXFAT-CROSSED-CHAINS"]));
    let number = u32_at(&whole, hello + 52) as usize - 2;
    let bitmap = (root..).step_by(32).find(|at| whole[*at] == 0x81).map(|at| u32_at(&whole, at + 20) as usize).unwrap();
    let place = heap + (bitmap - 2) * 4096 + number / 8;
    assert_eq!(found(&|bytes| bytes[place] &= !(1 << (number % 8))), (count, vec!["EXFAT-FREE"]));
    let end = heap + number * 4096;
    let (left, cut) = found(&|bytes| bytes.truncate(end));
    assert!(left >= 1 && cut.contains(&"EXFAT-INCOMPLETE") && cut.contains(&"EXFAT-OUTSIDE"), "{cut:?}");
}

/// A folder of 130 MB, whose last file Linux would show, too: unused entries lie between its two files (exFAT 6.2.1.4).
#[test]
fn a_folder_beyond_the_limit_is_listed_up_to_it() {
    let Some(case) = Case::new("a_folder_beyond_the_limit_is_listed_up_to_it", &NEEDS) else { return };
    for is_scattered in [false, true] {
        let options = Options { is_scattered, ..Options::default() };
        let mut filled = Filled::new(&case, 300 << 20, &["-c", "32K"]);
        let (mut root, mut inner, mut last) = (filled.root(), Slots::default(), Slots::default());
        filled.file(&mut inner, "first.txt", b"1", Options::default());
        filled.file(&mut last, "last.txt", b"2", Options::default());
        let unused = [[0x41].as_slice(), &[0; 31]].concat();
        let count = ((130 << 20) - inner.0.len()) / unused.len();
        inner.0.extend(unused.repeat(count));
        inner.0.extend(last.0);
        filled.directory(&mut root, "large", &inner, options);
        let bytes = filled.finish(&root);
        let mut findings = Findings::default();
        let mut image = open_source(Source::from_bytes(bytes), &mut findings).unwrap();
        let view = &mut image.views[0];
        view.expand(RowId::ROOT, &mut findings).unwrap();
        let large = view.find("/large", &mut findings).unwrap();
        assert_eq!(codes(&findings), Vec::<&str>::new());
        view.expand(large, &mut findings).unwrap();
        let names: Vec<_> = view.index.children(large).map(|id| view.name(RowId(id)).into_owned()).collect();
        assert_eq!(names, ["first.txt"]);
        assert!(view.is_cut(large) && !view.is_cut(RowId::ROOT));
        assert_eq!(codes(&findings), ["EXFAT-DIRECTORY-LARGE"]);
    }
}

#[test]
fn damaged_volumes_open_or_are_refused() {
    let Some(case) = Case::new("damaged_volumes_open_or_are_refused", &NEEDS) else { return };
    let mut random = Random(11);
    for options in [["-c", "512"], ["-c", "4096"]] {
        let whole = varied(&case, 4 << 20, &options, true);
        damage::cut_and_flip(&whole, &mut random);
    }
}

#[test]
fn volumes_of_the_corpus_show_what_linux_reads() {
    let mut compared = 0;
    for image in corpus::all("volumes_of_the_corpus_show_what_linux_reads") {
        for truth in image.truths().into_iter().filter(|truth| truth.view == "exfat") {
            let mut findings = Findings::default();
            let mut opened = open_source(Source::from_bytes(image.bytes()), &mut findings).unwrap();
            let view = opened.views.iter_mut().find(|view| view.id == "exfat").unwrap();
            let differences = listing::differences(&truth.listing, &listing::of_view(view, &mut findings));
            assert!(differences.is_empty(), "{}: {differences:?}", image.name);
            assert_eq!(codes(&findings), Vec::<&str>::new(), "{}", image.name);
            compared += 1;
        }
    }
    println!("{compared} volumes compared");
}
