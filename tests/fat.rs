//! FAT volumes, compared with mtools, fls and icat: names, sizes, dates and contents with each type of FAT, scattered
//! files, floppy disks and large sectors; also unusual, deleted and damaged volumes.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::cast_possible_truncation,
    reason = "tests may panic"
)]

mod support;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use discern::findings::Findings;
use discern::fs::FileSystem;
use discern::fs::fat::{View, Volume};
use discern::source::Source;
use discern::tree::Kind;
use support::case::Case;
use support::local_file::LocalFile;
use support::random::Random;
use support::{codes, content, corpus, damage, listing, open_path, open_source, tools};

const NEEDS: [&str; 5] = ["mkfs.fat", "mcopy", "mdir", "mdel", "fsck.fat"];

/// Each type of FAT, with the smallest clusters.
const KINDS: [(&str, &[&str]); 3] = [
    ("FAT12", &["-F", "12", "-n", "DISKETTE", "1440"]),
    ("FAT16", &["-F", "16", "-s", "1", "-n", "CARD", "8192"]),
    ("FAT32", &["-F", "32", "-s", "1", "-n", "STICK", "40000"]),
];

fn mtools(program: &str, image: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new(program);
    command.arg("-i").arg(image).args(arguments).env("MTOOLS_SKIP_CHECK", "1").env("TZ", "UTC");
    String::from_utf8_lossy(&tools::run(&mut command).stdout).into_owned()
}

/// Makes a volume with mkfs.fat and fills it with mtools: long names, a large folder, and a file in the gaps of others.
fn made(case: &Case, options: &[&str]) -> std::path::PathBuf {
    let image = case.beside("fat.img");
    drop(std::fs::remove_file(&image));
    let (size, options) = options.split_last().unwrap();
    tools::run(Command::new("mkfs.fat").arg("-C").args(options).arg(&image).arg(size));
    let copy = |name: &str, bytes: Vec<u8>, to: &str| {
        let from = case.beside(name);
        std::fs::write(&from, bytes).unwrap();
        mtools("mcopy", &image, &["-o", from.to_str().unwrap(), to]);
    };
    mtools("mmd", &image, &["::/EFI", "::/EFI/BOOT", "::/many files"]);
    copy("one", content(50_000, 1), "::/EFI/BOOT/BOOTX64.EFI");
    copy("two", content(700, 2), "::/EFI/BOOT/Ein längerer Name.cfg");
    copy("none", Vec::new(), "::/empty");
    (0..60).for_each(|number| copy("small", content(1000, number), &format!("::/many files/File number {number}.dat")));
    (0..60)
        .step_by(2)
        .for_each(|number| drop(mtools("mdel", &image, &[&format!("::/many files/File number {number}.dat")])));
    copy("large", content(20_000, 3), "::/scattered.bin");
    image
}

/// Lists a view: directories by path, files with their content.
fn listed(view: &View) -> BTreeMap<String, Option<Vec<u8>>> {
    let mut found = BTreeMap::new();
    let mut findings = Findings::default();
    let mut left = vec![(view.root(), String::new())];
    while let Some((directory, path)) = left.pop() {
        for entry in view.list(directory, &mut findings).unwrap() {
            let path = format!("{path}/{}", String::from_utf8_lossy(entry.name.as_bytes()));
            if entry.kind == Kind::Directory {
                left.push((entry.node, path.clone()));
                found.insert(path, None);
                continue;
            }
            let body = view.body(entry.node).unwrap();
            assert_eq!((body.len(), entry.missing), (entry.size, 0), "{path}");
            let bytes = body.into_source().read_up_to(0, usize::try_from(entry.size).unwrap()).unwrap();
            found.insert(path, Some(bytes));
        }
    }
    assert!(findings.kept().is_empty(), "{:?}", findings.kept());
    found
}

/// The same list, extracted by mtools.
fn extracted(case: &Case, image: &Path) -> BTreeMap<String, Option<Vec<u8>>> {
    let all = mtools("mdir", image, &["-/", "-b", "::"]);
    let mut found = BTreeMap::new();
    for path in all.lines().map(|line| line.trim_start_matches("::")) {
        if let Some(directory) = path.strip_suffix('/') {
            found.insert(directory.to_owned(), None);
            continue;
        }
        let to = case.beside("out");
        mtools("mcopy", image, &["-o", "-n", &format!("::{path}"), to.to_str().unwrap()]);
        found.insert(path.to_owned(), Some(std::fs::read(&to).unwrap()));
    }
    found
}

#[test]
fn every_type_of_fat_matches_mtools() {
    let Some(case) = Case::new("every_type_of_fat_matches_mtools", &NEEDS) else { return };
    for (kind, options) in KINDS {
        let image = made(&case, options);
        let source = LocalFile::open(&image).unwrap();
        assert!(Volume::probe(&source).unwrap());
        let view = View::open(source, &mut Findings::default()).unwrap();
        assert_eq!(view.name(), kind);
        let name = options[options.len() - 2];
        assert_eq!(view.label().volume, name);
        let found = listed(&view);
        assert!(found.contains_key("/EFI/BOOT/Ein längerer Name.cfg"), "{kind} {:?}", found.keys());
        let judged = extracted(&case, &image);
        assert_eq!((found.len(), found.keys().collect::<Vec<_>>()), (37, judged.keys().collect()), "{kind}");
        assert!(found == judged, "{kind}: other contents");
        let root = view.list(view.root(), &mut Findings::default()).unwrap();
        let scattered = root.iter().find(|entry| entry.name.as_bytes() == b"scattered.bin").unwrap();
        let extents = view.extents(scattered.node).unwrap();
        // On FAT32, mtools continues after the last cluster that it used.
        assert!(extents.len() > 1 || kind == "FAT32", "{kind} {extents:?}");
        assert_eq!(scattered.flags.scattered, extents.len() > 1, "{kind}");
        assert_eq!(extents.iter().map(|range| range.end - range.start).sum::<u64>(), 20_000);
        assert!(scattered.times.modified.unwrap().seconds > 1_500_000_000);
        assert_eq!(view.details(scattered.node).unwrap().len(), 1);
    }
}

#[test]
fn damaged_volumes_are_listed_as_far_as_they_go() {
    let Some(case) = Case::new("damaged_volumes_are_listed_as_far_as_they_go", &NEEDS) else { return };
    let image = made(&case, KINDS[1].1);
    let bytes = std::fs::read(&image).unwrap();
    // Entries of both tables lead to themselves, and one more of the first table.
    let mut looped = bytes.clone();
    let reserved = usize::from(u16::from_le_bytes([bytes[14], bytes[15]])) * 512;
    let table_len = usize::from(u16::from_le_bytes([bytes[22], bytes[23]])) * 512;
    for (table, end) in [(reserved, 201_u16), (reserved + table_len, 200)] {
        (10..end).for_each(|cluster| {
            let at = table + usize::from(cluster) * 2;
            looped[at..at + 2].copy_from_slice(&cluster.to_le_bytes());
        });
    }
    let mut findings = Findings::default();
    let view = View::open(Source::from_bytes(looped), &mut findings).unwrap();
    let mut left = vec![view.root()];
    let mut seen = 0;
    while let Some(directory) = left.pop().filter(|_| seen < 10_000) {
        for entry in view.list(directory, &mut findings).unwrap_or_default() {
            seen += 1;
            let held = view.extents(entry.node).unwrap().iter().map(|range| range.end - range.start).sum::<u64>();
            if entry.kind == Kind::Directory {
                left.push(entry.node);
            } else {
                assert!(held <= entry.size);
            }
        }
    }
    assert!(codes(&findings).contains(&"FAT-DAMAGED-CHAIN") && codes(&findings).contains(&"FAT-COPIES"));
    // Truncated within its tables, it is refused; after them, what remains is shown.
    for cut in [0, 1, 511, 512, 5000] {
        assert!(View::open(Source::from_bytes(bytes[..cut].to_vec()), &mut Findings::default()).is_err());
    }
    let whole = View::open(Source::from_bytes(bytes.clone()), &mut Findings::default()).unwrap();
    let root = whole.list(whole.root(), &mut Findings::default()).unwrap();
    let scattered = root.iter().find(|entry| entry.name.as_bytes() == b"scattered.bin").unwrap();
    let cut = whole.extents(scattered.node).unwrap().last().unwrap().start;
    let mut findings = Findings::default();
    let view = View::open(Source::from_bytes(bytes[..cut as usize].to_vec()), &mut findings).unwrap();
    let found = view.list(view.root(), &mut findings).unwrap();
    assert!(found.len() >= 4 && codes(&findings) == ["FAT-INCOMPLETE", "FAT-OUTSIDE"], "{:?}", codes(&findings));
}

#[test]
fn damage_anywhere_is_survived() {
    let Some(case) = Case::new("damage_anywhere_is_survived", &NEEDS) else { return };
    let mut random = Random(5);
    for (_, options) in KINDS {
        let whole = std::fs::read(made(&case, options)).unwrap();
        damage::cut_and_flip(&whole, &mut random);
        for at in (0..90).chain(510..600) {
            let mut noise = whole.clone();
            noise[at] ^= 0xFF;
            damage::look_at_all(noise);
        }
    }
}

/// Adds a few files, small enough for any floppy disk.
fn filled(case: &Case, image: &Path) {
    mtools("mmd", image, &["::/folder"]);
    for (number, name) in
        ["::/A.TXT", "::/folder/A longer name.txt", "::/folder/B.BIN", "::/lower.txt"].into_iter().enumerate()
    {
        let from = case.beside("from");
        std::fs::write(&from, content(number * 3000 + 10, number)).unwrap();
        mtools("mcopy", image, &["-o", from.to_str().unwrap(), name]);
    }
}

/// Opens an image through the whole pipeline; asserts that it has the files that mtools reads. Returns the findings'
/// codes.
fn matches_mtools(case: &Case, image: &Path, what: &str) -> Vec<&'static str> {
    let mut findings = Findings::default();
    let opened = open_path(image, &mut findings).unwrap();
    assert_eq!(opened.views[0].id, "fat", "{what}");
    let view = View::open(LocalFile::open(image).unwrap(), &mut findings).unwrap();
    assert!(listed(&view) == extracted(case, image), "{what}");
    codes(&findings)
}

#[test]
fn floppy_disks_of_all_sizes_are_read() {
    let needs = ["mformat", "mkfs.fat", "mcopy", "mdir", "mmd"];
    let Some(case) = Case::new("floppy_disks_of_all_sizes_are_read", &needs) else { return };
    let image = case.beside("floppy.img");
    let formats: [&[&str]; 9] = [
        &["-f", "160"],
        &["-f", "180"],
        &["-f", "320"],
        &["-f", "360"],
        &["-f", "720"],
        &["-f", "1200"],
        &["-f", "1440"],
        &["-f", "2880"],
        &["-t", "80", "-h", "2", "-s", "21"],
    ];
    for format in formats {
        drop(std::fs::remove_file(&image));
        mtools("mformat", &image, &[&["-C"], format, &["::"]].concat());
        filled(&case, &image);
        assert_eq!(matches_mtools(&case, &image, &format.join(" ")), Vec::<&str>::new());
        let whole = std::fs::read(&image).unwrap();
        if ["160", "180", "320", "360"].contains(&format[1]) {
            // MS-DOS 1 left neither parameters nor a signature.
            let expected = listed(&View::open(Source::from_bytes(whole.clone()), &mut Findings::default()).unwrap());
            let mut bytes = whole;
            bytes[..512].fill(0xF6);
            let mut findings = Findings::default();
            let opened = open_source(Source::from_bytes(bytes.clone()), &mut findings).unwrap();
            assert_eq!(opened.views[0].file_system().name(), "FAT12");
            let view = View::open(Source::from_bytes(bytes), &mut findings).unwrap();
            assert!(listed(&view) == expected, "{format:?} of MS-DOS 1");
        }
    }
    // The Atari ST needs neither a PC's jump nor the signature at the end.
    drop(std::fs::remove_file(&image));
    tools::run(Command::new("mkfs.fat").args(["-A", "-C"]).arg(&image).arg("720"));
    filled(&case, &image);
    assert_eq!(matches_mtools(&case, &image, "Atari ST"), Vec::<&str>::new());
}

#[test]
fn hard_disks_of_the_atari_have_entries_of_16_bits_however_small_they_are() {
    let test = "hard_disks_of_the_atari_have_entries_of_16_bits_however_small_they_are";
    let Some(case) = Case::new(test, &NEEDS) else { return };
    // mtools goes by the number of clusters, as everybody but TOS does, and writes entries of 12 bits.
    let image = made(&case, &["-A", "-F", "16", "4096"]);
    let expected = extracted(&case, &image);
    // What fsck.fat counts, as in "fat.img: 42 files, 230/4063 clusters", and whether it finds a chain wrong.
    let counted = |options: &[&str]| {
        let said = Command::new("fsck.fat").args(options).arg("-n").arg(&image).output().unwrap().stdout;
        let said = String::from_utf8_lossy(&said).into_owned();
        (said.lines().last().unwrap().to_owned(), said.contains("Truncating"))
    };
    let before = counted(&[]);
    assert!(!before.1 && counted(&["-A"]).1, "{before:?}");
    let mut bytes = std::fs::read(&image).unwrap();
    let number = |at: usize| usize::from(u16::from_le_bytes([bytes[at], bytes[at + 1]]));
    let (table, len) = (number(14) * 512, number(22) * 512);
    let old = bytes[table..table + len].to_vec();
    for entry in 2..4060 {
        let pair = u16::from_le_bytes([old[entry * 3 / 2], old[entry * 3 / 2 + 1]]);
        let next = if entry % 2 == 0 { pair & 0xFFF } else { pair >> 4 };
        let next = if next >= 0xFF8 { 0xFFFF } else { next };
        for copy in 0..2 {
            let at = table + copy * len + entry * 2;
            bytes[at..at + 2].copy_from_slice(&next.to_le_bytes());
        }
    }
    std::fs::write(&image, &bytes).unwrap();
    assert_eq!(counted(&["-A"]), before);
    let view = View::open(Source::from_bytes(bytes.clone()), &mut Findings::default()).unwrap();
    assert_eq!(view.name(), "FAT16");
    assert!(listed(&view) == expected, "other contents");
    // The same in a partition of such a disk.
    let sectors = u32::try_from(bytes.len() / 512).unwrap().to_be_bytes();
    let mut disk = vec![0; 64 * 512];
    disk[0x1C2..0x1C6].copy_from_slice(&(64 + u32::from_be_bytes(sectors)).to_be_bytes());
    disk[0x1C6..0x1D2].copy_from_slice(&[&b"\x01GEM"[..], &[0, 0, 0, 64], &sectors].concat());
    disk.extend(bytes);
    let opened = open_source(Source::from_bytes(disk), &mut Findings::default()).unwrap();
    assert_eq!((opened.views[0].file_system().name(), &*opened.partitions[0].partitions[0].kind), ("FAT16", "GEM"));
}

#[test]
fn sectors_of_all_sizes_and_few_clusters_are_read() {
    let needs = ["mkfs.fat", "mcopy", "mdir", "mmd", "fsck.fat"];
    let Some(case) = Case::new("sectors_of_all_sizes_and_few_clusters_are_read", &needs) else { return };
    let image = case.beside("fat.img");
    let shapes: [(&[&str], &str, &str); 6] = [
        (&["-S", "1024"], "40000", "FAT16"),
        (&["-S", "2048"], "40000", "FAT16"),
        (&["-S", "4096"], "40000", "FAT12"),
        (&["-S", "4096", "-F", "32", "-s", "1"], "300000", "FAT32"),
        // Too few clusters for FAT32 by the specification.
        (&["-F", "32"], "8000", "FAT32"),
        (&["-f", "1"], "8000", "FAT12"),
    ];
    for (options, size, kind) in shapes {
        drop(std::fs::remove_file(&image));
        tools::run(Command::new("mkfs.fat").args(options).arg("-C").arg(&image).arg(size));
        let view = View::open(LocalFile::open(&image).unwrap(), &mut Findings::default()).unwrap();
        assert_eq!(view.name(), kind, "{options:?}");
        if kind == "FAT32" && size == "8000" {
            // mtools takes it for FAT16. Here it only has to open.
            assert_eq!(listed(&view).len(), 0);
            continue;
        }
        filled(&case, &image);
        tools::run(Command::new("fsck.fat").arg("-n").arg(&image));
        assert_eq!(matches_mtools(&case, &image, &options.join(" ")), Vec::<&str>::new());
    }
}

#[test]
fn deleted_files_match_those_of_sleuthkit() {
    let needs = [NEEDS.as_slice(), &["fls", "icat"]].concat();
    let Some(case) = Case::new("deleted_files_match_those_of_sleuthkit", &needs) else { return };
    for (kind, options) in KINDS {
        let image = made(&case, options);
        mtools("mdel", &image, &["::/scattered.bin", "::/EFI/BOOT/Ein längerer Name.cfg"]);
        let view = View::open(LocalFile::open(&image).unwrap(), &mut Findings::default()).unwrap();
        let mut found = BTreeMap::new();
        let mut left = vec![(view.root(), String::new())];
        while let Some((directory, path)) = left.pop() {
            let path_of = |name: &discern::tree::Name| format!("{path}{}", String::from_utf8_lossy(name.as_bytes()));
            for entry in view.deleted(directory).unwrap() {
                assert!(entry.flags.deleted);
                let body = view.body(entry.node).unwrap();
                let bytes = body.into_source().read_up_to(0, usize::try_from(entry.size).unwrap()).unwrap();
                found.insert(path_of(&entry.name), (entry.missing == 0).then_some(bytes));
            }
            let entries = view.list(directory, &mut Findings::default()).unwrap();
            let inner = entries.iter().filter(|entry| entry.kind == Kind::Directory);
            left.extend(inner.map(|entry| (entry.node, format!("{}/", path_of(&entry.name)))));
        }
        let listed = tools::run(Command::new("fls").args(["-r", "-d", "-p"]).arg(&image)).stdout;
        let listed = String::from_utf8(listed).unwrap();
        let mut judged = BTreeMap::new();
        for (head, path) in listed.lines().filter_map(|line| line.split_once(":\t")) {
            let inode = head.trim_start_matches("r/r * ").trim_end_matches("(realloc)");
            let bytes = tools::run(Command::new("icat").arg("-r").arg(&image).arg(inode)).stdout;
            judged.insert(path.to_owned(), bytes);
        }
        assert!(found.len() > 20, "{kind} {found:?}");
        assert_eq!(found.keys().collect::<Vec<_>>(), judged.keys().collect::<Vec<_>>(), "{kind}");
        let mut whole = 0;
        for (path, bytes) in &found {
            // Where a deleted file's clusters were reused, icat returns the next free ones, and we report missing
            // bytes.
            let Some(bytes) = bytes else { continue };
            assert!(*bytes == judged[path], "{kind} {path}");
            whole += 1;
        }
        assert!(whole > 5, "{kind}: {whole}");
    }
}

#[test]
fn unusual_volumes_are_read_and_errors_are_found() {
    let Some(case) = Case::new("unusual_volumes_are_read_and_errors_are_found", &NEEDS) else { return };
    let open = |bytes: &[u8]| {
        let mut findings = Findings::default();
        let view = View::open(Source::from_bytes(bytes.to_vec()), &mut findings).unwrap();
        let mut left = vec![view.root()];
        let mut files = BTreeMap::new();
        while let Some(directory) = left.pop() {
            for entry in view.list(directory, &mut findings).unwrap() {
                match entry.kind {
                    Kind::Directory => left.push(entry.node),
                    _ => {
                        let bytes = view.body(entry.node).unwrap().into_source().read_up_to(0, 1 << 20).unwrap();
                        files.insert(String::from_utf8_lossy(entry.name.as_bytes()).into_owned(), bytes);
                    }
                }
            }
        }
        (files, codes(&findings))
    };
    let sixteen = std::fs::read(made(&case, KINDS[1].1)).unwrap();
    let (whole, none) = open(&sixteen);
    assert_eq!(none, Vec::<&str>::new());
    let change = |bytes: &[u8], change: &dyn Fn(&mut Vec<u8>)| {
        let mut bytes = bytes.to_vec();
        change(&mut bytes);
        let (files, codes) = open(&bytes);
        (files == whole, codes)
    };
    let table = usize::from(u16::from_le_bytes([sixteen[14], sixteen[15]])) * 512;
    let table_len = usize::from(u16::from_le_bytes([sixteen[22], sixteen[23]])) * 512;
    let root = table + 2 * table_len;
    let short =
        (root..).step_by(32).find(|at| sixteen[*at + 11] == 0x20 && sixteen[*at..].starts_with(b"SCATTE")).unwrap();
    // OS/2 stores the number of extended attributes where FAT32 has half of the cluster.
    assert_eq!(change(&sixteen, &|bytes| bytes[short + 20] = 7), (true, vec![]));
    // Both sizes are recorded, and the long one is wrong.
    assert_eq!(change(&sixteen, &|bytes| bytes[35] = 1), (true, vec!["FAT-TWO-SIZES"]));
    // The text names the type of FAT, and must not be trusted.
    assert_eq!(change(&sixteen, &|bytes| bytes[54..62].copy_from_slice(b"FAT12   ")), (true, vec![]));
    assert_eq!(change(&sixteen, &|bytes| bytes[510] = 0), (true, vec![]));
    // The second entry's highest bit says that the volume is in use.
    assert_eq!(
        change(&sixteen, &|bytes| [table, table + table_len].map(|at| bytes[at + 3] = 0x7F).fill(())),
        (true, vec!["FAT-STATE"])
    );
    // Erases the first table.
    let without_first = |bytes: &mut Vec<u8>| bytes[table..table + table_len].fill(0);
    assert_eq!(change(&sixteen, &without_first), (true, vec!["FAT-COPIES", "FAT-SECOND-TABLE"]));
    // A program that doesn't support long names renamed the file.
    let (files, found) = {
        let mut bytes = sixteen.clone();
        bytes[short..short + 8].copy_from_slice(b"RENAMED ");
        open(&bytes)
    };
    assert!(files.contains_key("RENAMED.BIN"), "{:?}", files.keys());
    assert_eq!(found, if whole.contains_key("scattered.bin") { vec!["FAT-LONG-NAME"] } else { vec![] });
    // Two files with the same clusters are both shown.
    let other = (root..).step_by(32).find(|at| sixteen[*at..].starts_with(b"EMPTY ")).unwrap();
    let crossed = |bytes: &mut Vec<u8>| bytes.copy_within(short + 26..short + 32, other + 26);
    let (files, found) = {
        let mut bytes = sixteen.clone();
        crossed(&mut bytes);
        open(&bytes)
    };
    assert_eq!((files["empty"] == files["scattered.bin"], found), (true, vec!["FAT-CROSSED-CHAINS"]));
    // fsck.fat reports this, too, by the same short names.
    let mut bytes = sixteen.clone();
    crossed(&mut bytes);
    std::fs::write(case.image(), &bytes).unwrap();
    let said = Command::new("fsck.fat").arg("-n").arg(case.image()).output().unwrap();
    let said = String::from_utf8_lossy(&said.stdout).into_owned();
    assert!(said.contains("share clusters"), "{said}");
    let mut findings = Findings::default();
    let view = View::open(Source::from_bytes(bytes), &mut findings).unwrap();
    view.list(view.root(), &mut findings).unwrap();
    let [crossing] = findings.kept() else { panic!("{:?}", findings.kept()) };
    assert!(crossing.found.starts_with("cluster ") && crossing.found.contains(", which “"), "{}", crossing.found);

    let wide = std::fs::read(made(&case, KINDS[2].1)).unwrap();
    let (whole, none) = open(&wide);
    assert_eq!(none, Vec::<&str>::new());
    let change = |change: &dyn Fn(&mut Vec<u8>)| {
        let mut bytes = wide.clone();
        change(&mut bytes);
        let (files, codes) = open(&bytes);
        (files == whole, codes)
    };
    assert_eq!(change(&|bytes| bytes[..512].fill(0)), (true, vec!["FAT-BOOT"]));
    assert_eq!(change(&|bytes| bytes[6 * 512..7 * 512].fill(0)), (true, vec!["FAT-BACKUP-BOOT"]));
    // Only the second table is in use, and the first holds noise.
    let table = usize::from(u16::from_le_bytes([wide[14], wide[15]])) * 512;
    let table_len = u32::from_le_bytes(wide[36..40].try_into().unwrap()) as usize * 512;
    let second = |bytes: &mut Vec<u8>| {
        for boot in [0, 6 * 512] {
            bytes[boot + 40] = 0x81;
        }
        bytes[table..table + table_len].fill(0xAA);
    };
    assert_eq!(change(&second), (true, vec![]));
    // The highest four bits of an entry mean nothing.
    let reserved = |bytes: &mut Vec<u8>| {
        for at in (table + 8..table + 2 * table_len).step_by(4) {
            bytes[at + 3] |= 0xA0;
        }
    };
    assert!(change(&reserved).0);
    let loops = |bytes: &mut Vec<u8>| {
        for at in (table + 12..table + 2 * table_len).step_by(4) {
            bytes[at..at + 4].copy_from_slice(&3_u32.to_le_bytes());
        }
    };
    let (_, found) = change(&loops);
    assert!(found.contains(&"FAT-DAMAGED-CHAIN"), "{found:?}");
}

#[test]
fn volumes_of_the_corpus_show_what_others_read() {
    let mut wrong = Vec::new();
    for image in corpus::all("volumes_of_the_corpus_show_what_others_read") {
        for truth in image.truths().into_iter().filter(|truth| truth.view == "fat") {
            let mut findings = Findings::default();
            let mut opened = match open_source(Source::from_bytes(image.bytes()), &mut findings) {
                Ok(opened) => opened,
                Err(error) => panic!("{}: {error}", image.name),
            };
            let Some(view) = opened.views.iter_mut().find(|view| view.id == "fat") else {
                wrong.push(format!("{}: no view", image.name));
                continue;
            };
            // The clock of the system that mounted it was in another zone; FAT records none.
            let plain = |listing: &listing::Listing| -> listing::Listing {
                let undated = listing::without_dates(listing).into_iter();
                undated.map(|(path, listed)| (path.to_lowercase(), listed)).collect()
            };
            let found = listing::of_view(view, &mut findings);
            let differences = listing::differences(&plain(&truth.listing), &plain(&found));
            wrong.extend(differences.into_iter().map(|difference| format!("{}: {difference}", image.name)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A volume of four clusters with a file in two of them, after the specification: no formatter makes these sizes.
fn crafted(sector: usize, per_cluster: u8, data: &[u8]) -> Vec<u8> {
    let cluster = sector * if per_cluster == 0 { 256 } else { usize::from(per_cluster) };
    let root_len = 512_usize.next_multiple_of(sector);
    let (table, root) = (sector, sector * 2);
    let heap = root + root_len;
    let mut bytes = vec![0; heap + cluster * 4];
    bytes[..3].copy_from_slice(&[0xEB, 0x3C, 0x90]);
    bytes[11..13].copy_from_slice(&(sector as u16).to_le_bytes());
    bytes[13] = per_cluster;
    bytes[14] = 1;
    bytes[16] = 1;
    bytes[17] = 16;
    let sectors = (bytes.len() / sector) as u16;
    bytes[19..21].copy_from_slice(&sectors.to_le_bytes());
    bytes[21] = 0xF8;
    bytes[22] = 1;
    // Cluster 2 leads to 4, the last one.
    bytes[table..table + 8].copy_from_slice(&[0xF8, 0xFF, 0xFF, 0x04, 0x00, 0x00, 0xFF, 0x0F]);
    bytes[root..root + 11].copy_from_slice(b"A       TXT");
    bytes[root + 26] = 2;
    bytes[root + 28..root + 32].copy_from_slice(&(data.len() as u32).to_le_bytes());
    bytes[heap..heap + cluster].copy_from_slice(&data[..cluster]);
    bytes[heap + 2 * cluster..][..data.len() - cluster].copy_from_slice(&data[cluster..]);
    bytes
}

#[test]
fn the_smallest_sectors_and_the_largest_clusters_are_read() {
    for (sector, per_cluster) in [(128, 1), (256, 4), (512, 0), (8192, 2), (16_384, 1)] {
        let cluster = sector * if per_cluster == 0 { 256 } else { usize::from(per_cluster) };
        let data = content(cluster + cluster / 2, 1);
        let mut findings = Findings::default();
        let view = View::open(Source::from_bytes(crafted(sector, per_cluster, &data)), &mut findings).unwrap();
        let root = view.list(view.root(), &mut findings).unwrap();
        let [file] = root.as_slice() else { panic!("{} files", root.len()) };
        let body = view.body(file.node).unwrap().into_source();
        assert!(body.read_up_to(0, data.len()).unwrap() == data, "{sector} {per_cluster}");
        assert_eq!(codes(&findings), Vec::<&str>::new(), "{sector} {per_cluster}");
    }
}
