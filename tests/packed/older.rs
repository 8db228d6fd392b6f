//! SquashFS 1 to 3 in both byte orders. No program in Debian writes them, so this module does, field by field after
//! squashfs-tools' `squashfs_compat.h`. unsquashfs and 7-Zip, which read them, judge the volumes.

use std::collections::BTreeMap;
use std::os::unix::fs::{FileTypeExt, MetadataExt};
use std::path::Path;
use std::process::{Command, Stdio};

use discern::findings::Findings;
use discern::tree::{Device, Kind};

use crate::damage::damage;
use crate::support::case::{Case, MODIFIED};
use crate::support::random::noise;
use crate::support::{listing, open_path, tools};
use crate::{entry, row, view};

/// Options for writing a volume.
#[derive(Debug, Clone, Copy)]
struct Form {
    major: u16,
    is_big: bool,
    packing: Packing,
    /// Whether headers of metadata blocks have three bytes.
    has_marker: bool,
    block: usize,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Packing {
    Stored,
    Zlib,
    Lzma,
}

const LITTLE: Form = Form { major: 3, is_big: false, packing: Packing::Zlib, has_marker: false, block: 65_536 };

/// Bit fields, packed as compilers pack them on machines of either byte order.
struct Bits {
    bytes: Vec<u8>,
    is_big: bool,
    at: usize,
}

impl Bits {
    fn add(mut self, bits: usize, value: u64) -> Self {
        assert!(bits == 64 || value >> bits == 0, "{value} in {bits} bits");
        for number in 0..bits {
            if self.at.is_multiple_of(8) {
                self.bytes.push(0);
            }
            let from = if self.is_big { bits - 1 - number } else { number };
            let to = if self.is_big { 7 - self.at % 8 } else { self.at % 8 };
            *self.bytes.last_mut().unwrap() |= u8::try_from(value >> from & 1).unwrap() << to;
            self.at += 1;
        }
        self
    }
}

impl Form {
    fn bits(self) -> Bits {
        Bits { bytes: Vec::new(), is_big: self.is_big, at: 0 }
    }

    /// Packs data; `None` if that doesn't make it smaller.
    fn packed(self, data: &[u8]) -> Option<Vec<u8>> {
        let made = match self.packing {
            Packing::Stored => return None,
            Packing::Zlib => miniz_oxide::deflate::compress_to_vec_zlib(data, 6),
            Packing::Lzma => {
                let mut xz = Command::new("xz");
                let mut xz =
                    xz.args(["--format=lzma", "-c"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
                std::io::Write::write_all(&mut xz.stdin.take().unwrap(), data).unwrap();
                xz.wait_with_output().unwrap().stdout
            }
        };
        (made.len() < data.len()).then_some(made)
    }
}

/// A table of metadata blocks.
struct Table {
    form: Form,
    out: Vec<u8>,
    open: Vec<u8>,
}

impl Table {
    const fn new(form: Form) -> Self {
        Self { form, out: Vec::new(), open: Vec::new() }
    }

    /// Position of the next record: its block, and its offset in the block.
    fn here(&self) -> (u64, u64) {
        (self.out.len() as u64, self.open.len() as u64)
    }

    fn add(&mut self, bytes: &[u8]) {
        self.open.extend(bytes);
        while self.open.len() >= 8192 {
            let rest = self.open.split_off(8192);
            self.close();
            self.open = rest;
        }
    }

    fn close(&mut self) {
        if self.open.is_empty() {
            return;
        }
        let open = std::mem::take(&mut self.open);
        let packed = self.form.packed(&open);
        let stored = if packed.is_some() { 0 } else { 0x8000 };
        let body = packed.unwrap_or(open);
        self.out.extend(self.form.bits().add(16, body.len() as u64 | stored).bytes);
        if self.form.has_marker {
            self.out.push(0xFF);
        }
        self.out.extend(body);
    }
}

/// Inode types.
const DIRECTORY: u64 = 1;
const FILE: u64 = 2;
const SYMLINK: u64 = 3;
const BLOCK: u64 = 4;
const CHARACTER: u64 = 5;
const FIFO: u64 = 6;
const SOCKET: u64 = 7;

/// Time of the volume, shown where an inode records none.
const MADE: u64 = 1_100_000_000;

struct Writer {
    form: Form,
    data: Vec<u8>,
    /// Offset of the data, in bytes.
    begin: u64,
    inodes: Table,
    listings: Table,
    tails: Vec<u8>,
    fragments: Vec<(u64, u64)>,
    owners: Vec<u32>,
    groups: Vec<u32>,
    count: u64,
    /// Inodes of files with several names.
    links: BTreeMap<u64, (u64, u64)>,
}

fn number(all: &mut Vec<u32>, id: u32) -> u64 {
    let at = all.iter().position(|known| *known == id).unwrap_or_else(|| {
        all.push(id);
        all.len() - 1
    });
    at as u64
}

impl Writer {
    /// Writes the inode of a path, and everything below it; returns its position and type.
    fn inode(&mut self, path: &Path) -> ((u64, u64), u64) {
        let metadata = path.symlink_metadata().unwrap();
        let kind = match metadata.file_type() {
            kind if kind.is_dir() => DIRECTORY,
            kind if kind.is_symlink() => SYMLINK,
            kind if kind.is_block_device() => BLOCK,
            kind if kind.is_char_device() => CHARACTER,
            kind if kind.is_fifo() => FIFO,
            kind if kind.is_socket() => SOCKET,
            _ => FILE,
        };
        if let Some(known) = self.links.get(&metadata.ino()).filter(|_| kind == FILE) {
            return (*known, kind);
        }
        let (place, kind) = match kind {
            DIRECTORY => self.directory(path, &metadata),
            FILE => self.file(path, &metadata),
            _ => {
                let mut bits = self.base(&metadata, kind);
                if self.form.major == 3 {
                    bits = bits.add(32, 1);
                }
                let mut rest = Vec::new();
                if kind == SYMLINK {
                    rest = std::fs::read_link(path).unwrap().into_os_string().into_encoded_bytes();
                    bits = bits.add(16, rest.len() as u64);
                } else if matches!(kind, BLOCK | CHARACTER) {
                    bits = bits.add(16, metadata.rdev() & 0xFFFF);
                }
                (self.put(&[bits.bytes, rest].concat()), kind)
            }
        };
        self.links.insert(metadata.ino(), place);
        (place, kind)
    }

    fn put(&mut self, bytes: &[u8]) -> (u64, u64) {
        let here = self.inodes.here();
        self.inodes.add(bytes);
        here
    }

    fn base(&mut self, metadata: &std::fs::Metadata, kind: u64) -> Bits {
        let mode = u64::from(metadata.mode() & 0o7777);
        let owner = number(&mut self.owners, metadata.uid());
        let group = number(&mut self.groups, metadata.gid());
        self.count += 1;
        let bits = self.form.bits();
        match self.form.major {
            1 if matches!(kind, FIFO | SOCKET) => {
                bits.add(4, 0).add(12, mode).add(4, owner % 16).add(4, group).add(4, kind).add(4, owner / 16)
            }
            1 => bits.add(4, kind + 5 * (owner / 16)).add(12, mode).add(4, owner % 16).add(4, group),
            2 => bits.add(4, kind).add(12, mode).add(8, owner).add(8, group),
            _ => {
                let bits = bits.add(4, kind).add(12, mode).add(8, owner).add(8, group);
                bits.add(32, u64::try_from(metadata.mtime()).unwrap()).add(32, self.count)
            }
        }
    }

    fn file(&mut self, path: &Path, metadata: &std::fs::Metadata) -> ((u64, u64), u64) {
        let (form, content) = (self.form, std::fs::read(path).unwrap());
        let start = self.begin + self.data.len() as u64;
        let has_tail = form.major > 1 && !content.len().is_multiple_of(form.block) && content.len() < form.block * 3;
        let whole = if has_tail { content.len() - content.len() % form.block } else { content.len() };
        let mut sizes = form.bits();
        for piece in content[..whole].chunks(form.block) {
            let size = self.piece(piece);
            sizes = match form.major {
                1 => sizes.add(16, size & 0x7FFF | size >> 24 << 15),
                _ => sizes.add(32, size),
            };
        }
        let mut tail = (u64::from(u32::MAX), 0);
        if has_tail {
            if self.tails.len() + content.len() - whole > form.block {
                self.fragment();
            }
            tail = (self.fragments.len() as u64, self.tails.len() as u64);
            self.tails.extend(&content[whole..]);
        }
        // Version 3 uses the large inode for files with several names.
        let is_extended = form.major == 3 && metadata.nlink() > 1;
        let mut bits = self.base(metadata, if is_extended { FILE + 7 } else { FILE });
        let size = content.len() as u64;
        bits = match form.major {
            1 => bits.add(32, MODIFIED).add(32, start).add(32, size),
            2 => bits.add(32, MODIFIED).add(32, start).add(32, tail.0).add(32, tail.1).add(32, size),
            _ if is_extended => {
                let bits = bits.add(32, metadata.nlink()).add(64, start);
                bits.add(32, tail.0).add(32, tail.1).add(64, size)
            }
            _ => bits.add(64, start).add(32, tail.0).add(32, tail.1).add(32, size),
        };
        (self.put(&[bits.bytes, sizes.bytes].concat()), FILE)
    }

    /// Writes a block or fragment; returns its size, with bit 24 set if it is stored unpacked.
    fn piece(&mut self, piece: &[u8]) -> u64 {
        let packed = self.form.packed(piece);
        let stored = if packed.is_some() { 0 } else { 1 << 24 };
        let body = packed.unwrap_or_else(|| piece.to_vec());
        self.data.extend(&body);
        body.len() as u64 | stored
    }

    fn fragment(&mut self) {
        if !self.tails.is_empty() {
            let tails = std::mem::take(&mut self.tails);
            let start = self.begin + self.data.len() as u64;
            let size = self.piece(&tails);
            self.fragments.push((start, size));
        }
    }

    fn directory(&mut self, path: &Path, metadata: &std::fs::Metadata) -> ((u64, u64), u64) {
        let form = self.form;
        let mut names: Vec<_> = std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        let mut entries = Vec::new();
        for name in names {
            let (place, kind) = self.inode(&path.join(&name));
            entries.push((name.into_encoded_bytes(), place, kind));
        }
        let mut bytes = Vec::new();
        // A run of entries ends with its block of inodes, or after 256 entries.
        for same in entries.chunk_by(|one, other| one.1.0 == other.1.0) {
            for run in same.chunks(256) {
                let bits = form.bits().add(8, run.len() as u64 - 1);
                let bits = if form.major < 3 { bits.add(24, run[0].1.0) } else { bits.add(32, run[0].1.0).add(32, 1) };
                bytes.extend(bits.bytes);
                for (name, place, kind) in run {
                    let bits = form.bits().add(13, place.1).add(3, *kind).add(8, name.len() as u64 - 1);
                    bytes.extend(if form.major < 3 { bits } else { bits.add(16, 0) }.bytes);
                    bytes.extend(name);
                }
            }
        }
        let (start, offset) = self.listings.here();
        self.listings.add(&bytes);
        let is_extended = form.major > 1 && bytes.len() > 3000;
        let mut bits = self.base(metadata, if is_extended { DIRECTORY + 7 } else { DIRECTORY });
        if form.major == 3 {
            bits = bits.add(32, 2);
        }
        let size = bytes.len() as u64 + if form.major == 3 { 3 } else { 0 };
        bits = bits.add(if is_extended { 27 } else { 19 }, size).add(13, offset);
        bits = match form.major {
            3 => bits.add(32, start),
            _ => bits.add(32, MODIFIED).add(24, start),
        };
        if is_extended {
            bits = bits.add(16, 0);
        }
        if form.major == 3 {
            bits = bits.add(32, 1);
        }
        (self.put(&bits.bytes), DIRECTORY)
    }

    /// Closes all tables, and writes the superblock before them.
    fn finish(mut self, root: (u64, u64)) -> Vec<u8> {
        let form = self.form;
        self.fragment();
        self.inodes.close();
        self.listings.close();
        let mut out = std::mem::take(&mut self.data);
        let at = |out: &Vec<u8>| self.begin + out.len() as u64;
        let inodes = at(&out);
        out.extend(&self.inodes.out);
        let listings = at(&out);
        out.extend(&self.listings.out);
        let mut table = Table::new(form);
        let entry = if form.major == 2 { 8 } else { 16 };
        let mut places = Vec::new();
        for (start, size) in &self.fragments {
            if table.open.is_empty() {
                places.push(at(&out) + table.out.len() as u64);
            }
            let bits = form.bits();
            table.add(&match form.major {
                2 => bits.add(32, *start).add(32, *size).bytes,
                _ => bits.add(64, *start).add(32, *size).add(32, 0).bytes,
            });
            assert!(table.open.len().is_multiple_of(entry));
        }
        table.close();
        out.extend(&table.out);
        let fragments = at(&out);
        for place in places {
            out.extend(form.bits().add(if form.major == 2 { 32 } else { 64 }, place).bytes);
        }
        let owners = at(&out);
        for id in &self.owners {
            out.extend(form.bits().add(32, (*id).into()).bytes);
        }
        let groups = at(&out);
        for id in &self.groups {
            out.extend(form.bits().add(32, (*id).into()).bytes);
        }
        let end = at(&out);
        let old = |value: u64| if form.major == 3 { 0 } else { value };
        let magic = if form.packing == Packing::Lzma { *b"qshs" } else { *b"sqsh" };
        let bits = form.bits().add(32, u32::from_be_bytes(magic).into()).add(32, self.count);
        let bits = bits.add(32, old(end)).add(32, old(owners)).add(32, old(groups)).add(32, old(inodes));
        let bits = bits.add(32, old(listings)).add(16, form.major.into()).add(16, 0);
        let bits = bits.add(16, if form.major == 1 { form.block as u64 } else { 0 }).add(16, form.block.ilog2().into());
        let flags = if form.has_marker { 4 } else { 0 };
        let bits = bits.add(8, flags).add(8, self.owners.len() as u64).add(8, self.groups.len() as u64).add(32, MADE);
        let mut bits = bits.add(64, root.0 << 16 | root.1);
        if form.major > 1 {
            bits = bits.add(32, form.block as u64).add(32, self.fragments.len() as u64).add(32, old(fragments));
        }
        if form.major > 2 {
            bits = bits.add(64, end).add(64, owners).add(64, groups).add(64, inodes).add(64, listings);
            bits = bits.add(64, fragments).add(64, u64::MAX);
        }
        assert_eq!(bits.bytes.len() as u64, self.begin);
        [bits.bytes, out].concat()
    }
}

/// A volume of a tree, as mksquashfs of this version would write it.
fn written(tree: &Path, form: Form) -> Vec<u8> {
    let begin = [51, 63, 119][usize::from(form.major) - 1];
    let mut writer = Writer {
        form,
        data: Vec::new(),
        begin,
        inodes: Table::new(form),
        listings: Table::new(form),
        tails: Vec::new(),
        fragments: Vec::new(),
        owners: Vec::new(),
        groups: Vec::new(),
        count: 0,
        links: BTreeMap::new(),
    };
    let (root, _) = writer.inode(tree);
    writer.finish(root)
}

fn forms() -> Vec<Form> {
    let mut forms = Vec::new();
    for major in 1..=3 {
        for is_big in [false, true] {
            let block = if major == 1 { 32_768 } else { 65_536 };
            let form = Form { major, is_big, block, ..LITTLE };
            forms.extend([
                form,
                Form { packing: Packing::Stored, ..form },
                Form { has_marker: true, block: 4096, ..form },
            ]);
        }
    }
    forms
}

fn varied(case: &Case) {
    case.file("README.TXT", "hello").file("größe/日本語 テスト.txt", "kana").file("empty", "");
    for len in [1, 4095, 4096, 4097, 32_767, 32_768, 65_535, 65_536, 65_537, 300_000] {
        case.file(format!("sizes/text-{len}"), &"packable ".repeat(len / 9 + 1).as_bytes()[..len]);
        case.file(format!("sizes/noise-{len}"), noise(len));
    }
    for number in 0..700 {
        case.file(format!("many/a file with a rather long name {number:03}.dat"), format!("{number}"));
    }
    case.directory("nothing").file("deep/a/b/c/d.bin", vec![7; 70_000]);
    // 7-Zip leaves out links that lead upward.
    case.symlink("link", "deep/a/b");
    std::fs::hard_link(case.tree().join("README.TXT"), case.tree().join("again")).unwrap();
}

#[test]
fn every_older_version_is_read_in_both_byte_orders() {
    let test = "every_older_version_is_read_in_both_byte_orders";
    let Some(case) = Case::new(test, &["unsquashfs", "7zz", "xz"]) else { return };
    varied(&case);
    let expected = listing::without_dates(&listing::of_folder(&case.tree()));
    let lzma = [false, true].map(|is_big| Form { is_big, packing: Packing::Lzma, ..LITTLE });
    for form in forms().into_iter().chain(lzma) {
        std::fs::write(case.image(), written(&case.tree(), form)).unwrap();
        let shown = case.listing("squashfs");
        let differences = listing::differences(&expected, &listing::without_dates(&shown));
        assert!(differences.is_empty(), "{form:?}:\n{}", differences.join("\n"));
        let judged = |program: &str, to: &str, options: &[&str]| {
            drop(std::fs::remove_dir_all(case.beside(to)));
            case.run(program, options);
            listing::of_folder(&case.beside(to))
        };
        // unsquashfs doesn't know the vendors' LZMA signatures, and 7-Zip rejects LZMA as xz packs it.
        if form.packing == Packing::Lzma {
            continue;
        }
        let other = judged("unsquashfs", "by-unsquashfs", &["-n", "-q", "-d", "by-unsquashfs", "IMAGE"]);
        let differences = listing::differences(&other, &shown);
        assert!(differences.is_empty(), "{form:?}:\n{}", differences.join("\n"));
        let other = judged("7zz", "by-7zip", &["x", "-snld", "-tSquashFS", "-oby-7zip", "IMAGE"]);
        let differences = listing::differences(&listing::without_dates(&other), &expected);
        assert!(differences.is_empty(), "{form:?}:\n{}", differences.join("\n"));
    }
}

#[test]
fn owners_modes_devices_and_links_of_older_versions_are_kept() {
    let test = "owners_modes_devices_and_links_of_older_versions_are_kept";
    let Some(case) = Case::new(test, &["unsquashfs", "mknod", "mkfifo", "chown"]) else { return };
    for number in 0..40 {
        case.file(format!("owned/{number:02}"), "owned");
        // Version 1 has room for 48 owners and 15 groups.
        case.run("chown", &[&format!("{}:{}", 1000 + number, 500 + number % 10), &format!("tree/owned/{number:02}")]);
    }
    case.run("mkfifo", &["-m", "640", "tree/fifo"]).run("chown", &["1039:500", "tree/fifo"]);
    let has_devices =
        Command::new("mknod").arg(case.tree().join("character")).args(["c", "12", "34"]).status().unwrap();
    if !has_devices.success() {
        return tools::lack(test, "the right to make devices");
    }
    case.run("mknod", &["tree/block", "b", "8", "1"]).file("one", "1");
    std::fs::hard_link(case.tree().join("one"), case.tree().join("other")).unwrap();
    for form in forms() {
        std::fs::write(case.image(), written(&case.tree(), form)).unwrap();
        let listed = tools::run(Command::new("unsquashfs").args(["-n", "-lln"]).arg(case.image())).stdout;
        let listed = String::from_utf8(listed).unwrap();
        let mut image = open_path(&case.image(), &mut Findings::default()).unwrap();
        let view = view(&mut image, "squashfs");
        for number in 0..40 {
            let path = format!("/owned/{number:02}");
            let node = row(view, &path).node;
            let facts = view.file_system().details(node).unwrap().remove(0).lines;
            let fact = |label: &str| facts.iter().find(|fact| fact.label == label).unwrap().value.clone();
            let owner = format!("{}/{}", fact("Owner"), fact("Group"));
            assert_eq!(owner, format!("{}/{}", 1000 + number, 500 + number % 10), "{form:?}");
            let line = listed.lines().find(|line| line.ends_with(&path)).unwrap();
            assert!(line.contains(&owner), "{form:?}: {line}");
        }
        let device = |name: &str| (entry(view, name).kind, entry(view, name).device);
        let of = |major, minor| Some(Device { major, minor });
        assert_eq!(device("character"), (Kind::CharacterDevice, of(12, 34)));
        assert_eq!(device("block"), (Kind::BlockDevice, of(8, 1)));
        let fifo = entry(view, "fifo").posix.unwrap();
        assert_eq!((entry(view, "fifo").kind, fifo.mode, fifo.uid, fifo.gid), (Kind::Fifo, 0o010_640, 1039, 500));
        assert_eq!(entry(view, "one").node, entry(view, "other").node);
        let facts = view.file_system().facts().remove(0).lines;
        let version = facts.iter().find(|fact| fact.label == "Version, major").unwrap();
        assert_eq!((version.value.as_str(), version.bytes.clone()), (form.major.to_string().as_str(), Some(28..30)));
    }
}

#[test]
fn older_versions_damaged() {
    let Some(case) = Case::new("older_versions_damaged", &[]) else { return };
    case.file("README.TXT", "hello").file("noise", noise(100_000)).file("packed", "packed ".repeat(30_000));
    for number in 0..60 {
        case.file(format!("many/file-{number:03}"), format!("{number}").repeat(20));
    }
    for form in forms() {
        damage(&written(&case.tree(), form), &format!("{form:?}"));
    }
}
