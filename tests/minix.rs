//! Volumes of Minix: empty ones by mkfs.minix, filled here by the kernel's `minix_fs.h`, and checked and listed by
//! fsck.minix.
#![allow(clippy::pedantic, clippy::restriction, reason = "a test may stop where it stands")]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use discern::source::Source;
use discern::tree::{Device, Kind};
use support::case::{Case, MODIFIED};
use support::random::{Random, noise};
use support::{codes, damage, listing, open_as};

const NEEDS: [&str; 2] = ["mkfs.minix", "fsck.minix"];

/// Options of mkfs.minix, with the version and the bytes of a name.
const WAYS: [(&[&str], u8, usize); 5] = [
    (&["-1", "-n14"], 1, 14),
    (&["-1", "-n30"], 1, 30),
    (&["-2", "-n14"], 2, 14),
    (&["-2", "-n30"], 2, 30),
    (&["-3"], 3, 60),
];

const BLOCK: usize = 1024;

/// Blocks of a volume.
const BLOCKS: usize = 8000;

const ROOT: usize = 1;

/// A volume that is being filled.
struct Disk {
    bytes: Vec<u8>,
    version: u8,
    name: usize,
    inode_map: usize,
    zone_map: usize,
    inodes: usize,
    first_zone: usize,
    next_inode: usize,
    next_zone: usize,
}

impl Disk {
    fn made(case: &Case, (options, version, name): (&[&str], u8, usize)) -> Self {
        drop(fs::remove_file(case.image()));
        fs::File::create(case.image()).unwrap().set_len((BLOCKS * BLOCK) as u64).unwrap();
        case.run("mkfs.minix", &[options, &["-i", "1000", "IMAGE"]].concat());
        let bytes = fs::read(case.image()).unwrap();
        let half = |at: usize| usize::from(u16::from_le_bytes(bytes[1024 + at..][..2].try_into().unwrap()));
        let (inode_blocks, zone_blocks, first_zone) =
            if version == 3 { (half(6), half(8), half(10)) } else { (half(4), half(6), half(8)) };
        let (inode_map, zone_map) = (2 * BLOCK, (2 + inode_blocks) * BLOCK);
        let inodes = (2 + inode_blocks + zone_blocks) * BLOCK;
        // Its root has the first zone of data.
        Self { bytes, version, name, inode_map, zone_map, inodes, first_zone, next_inode: 2, next_zone: first_zone + 1 }
    }

    fn zone(&mut self) -> usize {
        let zone = self.next_zone;
        self.next_zone += 1;
        let bit = zone - self.first_zone + 1;
        self.bytes[self.zone_map + bit / 8] |= 1 << (bit % 8);
        zone
    }

    fn inode_at(&self, number: usize) -> usize {
        self.inodes + (number - 1) * if self.version == 1 { 32 } else { 64 }
    }

    fn put(&mut self, at: usize, width: usize, value: usize) {
        self.bytes[at..][..width].copy_from_slice(&(value as u64).to_le_bytes()[..width]);
    }

    /// An inode: its mode, owner, size, and the zones that it names.
    fn inode(&mut self, mode: usize, size: usize, zones: &[usize]) -> usize {
        let number = self.next_inode;
        self.next_inode += 1;
        self.bytes[self.inode_map + number / 8] |= 1 << (number % 8);
        let at = self.inode_at(number);
        self.put(at, 2, mode);
        let (owner, length, date, first, width) =
            if self.version == 1 { ((2, 12), 4, 8, 14, 2) } else { ((4, 6), 8, 16, 24, 4) };
        self.put(at + owner.0, 2, 1000);
        self.put(at + owner.1, 1, 7);
        self.put(at + length, 4, size);
        self.put(at + date, 4, MODIFIED as usize);
        for (place, zone) in zones.iter().enumerate() {
            self.put(at + first + place * width, width, *zone);
        }
        number
    }

    /// Writes a content; zones of zeros are left out. Returns what the inode names.
    fn content(&mut self, bytes: &[u8]) -> Vec<usize> {
        let width = if self.version == 1 { 2 } else { 4 };
        let mut zones = Vec::new();
        for part in bytes.chunks(BLOCK) {
            let is_hole = part.iter().all(|byte| *byte == 0);
            let zone = if is_hole { 0 } else { self.zone() };
            if !is_hole {
                self.bytes[zone * BLOCK..][..part.len()].copy_from_slice(part);
            }
            zones.push(zone);
        }
        let per_list = BLOCK / width;
        let mut named: Vec<usize> = zones.drain(..zones.len().min(7)).collect();
        let mut depth = 1;
        while !zones.is_empty() {
            named.resize(6 + depth, 0);
            let most = per_list.pow(depth as u32);
            let part: Vec<usize> = zones.drain(..zones.len().min(most)).collect();
            let list = self.list(&part, depth, per_list, width);
            named.push(list);
            depth += 1;
        }
        named
    }

    fn list(&mut self, zones: &[usize], depth: usize, per_list: usize, width: usize) -> usize {
        if zones.iter().all(|zone| *zone == 0) {
            return 0;
        }
        let below: Vec<usize> = if depth == 1 {
            zones.to_vec()
        } else {
            let each = per_list.pow(depth as u32 - 1);
            zones.chunks(each).map(|part| self.list(part, depth - 1, per_list, width)).collect()
        };
        let list = self.zone();
        for (place, zone) in below.into_iter().enumerate() {
            self.put(list * BLOCK + place * width, width, zone);
        }
        list
    }

    /// Links a number under a name in a directory of one zone, and counts the links.
    fn enter(&mut self, directory: usize, name: &str, number: usize) {
        let width = if self.version == 3 { 4 } else { 2 };
        let (size_at, links_at, first, zone_width) = if self.version == 1 { (4, 13, 14, 2) } else { (8, 2, 24, 4) };
        let inode = self.inode_at(directory);
        let size = u32::from_le_bytes(self.bytes[inode + size_at..][..4].try_into().unwrap()) as usize;
        let mut zone = [0; 8];
        zone[..zone_width].copy_from_slice(&self.bytes[inode + first + size / BLOCK * zone_width..][..zone_width]);
        let mut zone = u64::from_le_bytes(zone) as usize;
        if zone == 0 {
            zone = self.zone();
            self.put(inode + first + size / BLOCK * zone_width, zone_width, zone);
        }
        let at = zone * BLOCK + size % BLOCK;
        self.put(at, width, number);
        self.bytes[at + width..][..name.len()].copy_from_slice(name.as_bytes());
        self.put(inode + size_at, 4, size + width + self.name);
        let links = self.inode_at(number) + links_at;
        self.bytes[links] += 1;
    }

    fn file(&mut self, directory: usize, name: &str, content: &[u8]) -> usize {
        let zones = self.content(content);
        let number = self.inode(0o100_640, content.len(), &zones);
        self.enter(directory, name, number);
        number
    }

    fn directory(&mut self, parent: usize, name: &str) -> usize {
        let number = self.inode(0o040_755, 0, &[]);
        self.enter(parent, name, number);
        self.enter(number, ".", number);
        self.enter(number, "..", parent);
        number
    }
}

/// Fills a volume; returns the contents of its files.
fn filled(disk: &mut Disk) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut add = |disk: &mut Disk, directory: usize, path: &str, content: Vec<u8>| {
        disk.file(directory, path.rsplit('/').next().unwrap(), &content);
        files.insert(path.to_owned(), content);
    };
    add(disk, ROOT, "empty", Vec::new());
    add(disk, ROOT, "readme", b"hello".to_vec());
    let sizes = disk.directory(ROOT, "sizes");
    // Seven zones are in the inode, 256 or 512 in a list.
    for len in [1, 1023, 1024, 1025, 7168, 7169, 269_312, 269_313, 531_457, 900_000] {
        add(disk, sizes, &format!("sizes/n{len}"), noise(len));
    }
    let holes = [noise(3000), vec![0; 700_000], noise(70_000), vec![0; 10_000], noise(9)].concat();
    add(disk, sizes, "sizes/holes", holes);
    let deep = disk.directory(ROOT, "deep");
    let deeper = disk.directory(deep, "deeper");
    add(disk, deeper, "deep/deeper/last", b"here".to_vec());
    let many = disk.directory(ROOT, "many");
    for number in 0..80 {
        add(disk, many, &format!("many/file {number}"), format!("{number}").into_bytes());
    }
    files
}

#[test]
fn every_version_shows_what_its_checker_lists() {
    let Some(case) = Case::new("every_version_shows_what_its_checker_lists", &NEEDS) else { return };
    for way in WAYS {
        let mut disk = Disk::made(&case, way);
        let files = filled(&mut disk);
        fs::write(case.image(), &disk.bytes).unwrap();
        let check = Command::new("fsck.minix").args(["-f", "-l"]).arg(case.image()).output().unwrap();
        let said = String::from_utf8_lossy(&check.stdout).into_owned();
        assert!(check.status.success(), "{way:?}: {said}");
        let (mut image, mut findings) = open_as(disk.bytes.clone(), &["minix"]);
        let found = listing::of_view(&mut image.views[0], &mut findings);
        assert_eq!(codes(&findings), Vec::<&str>::new(), "{way:?}");
        // The checker lists names behind a colon.
        for path in found.keys() {
            assert!(said.contains(&format!("/{path}")), "{way:?}: {path} in {said}");
        }
        let listed: Vec<&String> =
            found.iter().filter(|(_, listed)| listed.kind == 'f').map(|(path, _)| path).collect();
        assert_eq!(listed, files.keys().collect::<Vec<_>>());
        for (path, content) in &files {
            assert_eq!((found[path].size, found[path].modified), (content.len() as u64, Some(MODIFIED as i64)));
            assert_eq!(found[path].sha256, listing::sha256(&Source::from_bytes(content.clone())), "{way:?} {path}");
        }
        let mut used = disk.bytes;
        used.truncate(disk.next_zone * BLOCK);
        damage::cut_and_flip(&used, &mut Random(8));
    }
}

#[test]
fn links_and_devices_are_what_was_recorded() {
    let Some(case) = Case::new("links_and_devices_are_what_was_recorded", &NEEDS) else { return };
    for way in [WAYS[1], WAYS[4]] {
        let mut disk = Disk::made(&case, way);
        let file = disk.file(ROOT, "file", b"1");
        disk.enter(ROOT, "again", file);
        let zones = disk.content(b"deep/a/../b");
        let link = disk.inode(0o120_777, 11, &zones);
        disk.enter(ROOT, "link", link);
        let device = disk.inode(0o020_600, 0, &[0x0503]);
        disk.enter(ROOT, "device", device);
        fs::write(case.image(), &disk.bytes).unwrap();
        case.run("fsck.minix", &["-f", "IMAGE"]);
        let (image, mut findings) = open_as(disk.bytes, &["minix"]);
        let file_system = image.views[0].file_system();
        let entries = file_system.list(file_system.root(), &mut findings).unwrap();
        let entry = |name: &str| entries.iter().find(|entry| entry.name.as_bytes() == name.as_bytes()).unwrap();
        let owner = entry("again").posix.unwrap();
        assert_eq!((owner.links, owner.uid, owner.gid, entry("again").node), (2, 1000, 7, entry("file").node));
        assert_eq!(entry("link").target.as_ref().unwrap().as_bytes(), b"deep/a/../b");
        assert_eq!(entry("device").kind, Kind::CharacterDevice);
        assert_eq!(entry("device").device, Some(Device { major: 5, minor: 3 }));
    }
}

#[test]
fn what_is_wrong_with_a_volume_is_found() {
    let Some(case) = Case::new("what_is_wrong_with_a_volume_is_found", &NEEDS) else { return };
    let mut disk = Disk::made(&case, WAYS[3]);
    let found = |bytes: &[u8]| {
        let (mut image, mut findings) = open_as(bytes.to_vec(), &["minix"]);
        listing::of_view(&mut image.views[0], &mut findings);
        codes(&findings)
    };
    let one = disk.file(ROOT, "one", &noise(2000));
    let other = disk.file(ROOT, "other", &noise(20_000));
    assert_eq!(found(&disk.bytes), Vec::<&str>::new());
    assert!(found(&disk.bytes[..60 * BLOCK]).contains(&"MINIX-INCOMPLETE"));
    let (one, other) = (disk.inode_at(one), disk.inode_at(other));
    let changed = |at: usize, bytes: &[u8]| {
        let mut changed = disk.bytes.clone();
        changed[at..][..bytes.len()].copy_from_slice(bytes);
        found(&changed)
    };
    assert_eq!(changed(1024 + 18, &[0, 0]), ["MINIX-STATE"]);
    assert_eq!(changed(one, &[0, 0]), ["MINIX-NO-INODE"]);
    assert_eq!(changed(other + 24, &[0xFF, 0xFF, 0, 0]), ["MINIX-ZONES"]);
    let zone: [u8; 4] = disk.bytes[one + 24..][..4].try_into().unwrap();
    assert_eq!(changed(other + 24, &zone), ["MINIX-CROSSED-ZONES"]);
}
