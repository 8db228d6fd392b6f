//! FAT volumes as a file system, compared with mtools: names, sizes, dates and contents of each kind, with fragmented
//! files, and damaged.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::cast_possible_truncation,
    reason = "a test may stop where it stands"
)]

mod support;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use discern::findings::Findings;
use discern::fs::FileSystem;
use discern::fs::fat::{View, Volume};
use discern::source::Source;
use discern::tree::{Kind, NodeId};
use support::case::Case;
use support::local_file::LocalFile;
use support::tools;

const NEEDS: [&str; 4] = ["mkfs.fat", "mcopy", "mdir", "mdel"];

/// Each kind, with the smallest clusters.
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

fn content(length: usize, seed: usize) -> Vec<u8> {
    (0..length).map(|at| u8::try_from((at * 31 + seed * 7 + at / 256) % 256).unwrap()).collect()
}

/// Makes a volume with mkfs.fat and fills it with mtools: long names, a large folder, and a file in the gaps left by
/// others.
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

/// All entries of a view: directories by path, files with their content.
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

/// The same, as mtools extracts it.
fn taken_out(case: &Case, image: &Path) -> BTreeMap<String, Option<Vec<u8>>> {
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
fn every_kind_is_listed_and_read_as_mtools_does() {
    let Some(case) = Case::new("every_kind_is_listed_and_read_as_mtools_does", &NEEDS) else { return };
    for (kind, options) in KINDS {
        let image = made(&case, options);
        let source = LocalFile::open(&image).unwrap();
        assert!(Volume::probe(&source).unwrap());
        let view = View::open(source).unwrap();
        assert_eq!(view.name(), kind);
        let name = options[options.len() - 2];
        assert_eq!(view.label().volume, name);
        let found = listed(&view);
        assert!(found.contains_key("/EFI/BOOT/Ein längerer Name.cfg"), "{kind} {:?}", found.keys());
        let judged = taken_out(&case, &image);
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
    // The tables' entries from the third on point to themselves.
    let mut looped = bytes.clone();
    let reserved = usize::from(u16::from_le_bytes([bytes[14], bytes[15]])) * 512;
    (10..200_u16).for_each(|cluster| {
        let at = reserved + usize::from(cluster) * 2;
        looped[at..at + 2].copy_from_slice(&cluster.to_le_bytes());
    });
    let view = View::open(Source::from_bytes(looped)).unwrap();
    let mut findings = Findings::default();
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
    // Truncated anywhere, or with random bytes, nothing panics.
    for cut in [0, 1, 511, 512, 5000, 100_000] {
        let cut = Source::from_bytes(bytes[..cut].to_vec());
        assert!(View::open(cut).is_err());
    }
    for at in (0..600).step_by(3) {
        let mut noise = bytes.clone();
        noise[at] ^= 0xFF;
        if let Ok(view) = View::open(Source::from_bytes(noise)) {
            let _ = view.list(NodeId(0), &mut Findings::default());
            let _ = (view.facts(), view.structures());
        }
    }
}
