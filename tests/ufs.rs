//! Volumes of UFS: made by makefs in both versions and byte orders, read by fls and icat; older ones changed here by
//! Linux' `ufs_fs.h`.
#![allow(clippy::pedantic, clippy::restriction, reason = "a test may stop where it stands")]

mod support;

use std::fs;
use std::process::Command;

use discern::source::Source;
use support::case::Case;
use support::random::{Random, noise};
use support::{codes, damage, listing, open_as, tools};

/// Options of makefs, and whether fls reads what it makes: UFS 2 is where fls doesn't look for it.
const WAYS: [(&[&str], bool); 6] = [
    (&["-B", "le", "-o", "version=1"], true),
    (&["-B", "be", "-o", "version=1"], true),
    (&["-B", "le", "-o", "version=2"], false),
    (&["-B", "be", "-o", "version=2"], false),
    (&["-B", "le", "-o", "version=1,bsize=4096,fsize=512"], true),
    (&["-B", "be", "-o", "version=2,bsize=32768,fsize=4096"], false),
];

fn filled(case: &Case) {
    case.file("empty", "").file("readme", "hello").file("deep/er/last", "here");
    // Twelve blocks are in the inode, 512 to 2048 in a list.
    for len in [1, 511, 512, 4096, 8193, 49_152, 49_153, 98_305, 393_217, 4_400_000] {
        case.file(format!("sizes/n{len}"), noise(len));
    }
    for number in 0..300 {
        case.file(format!("many/file number {number}"), format!("{number}"));
    }
    case.symlink("link", "deep/er/../er/last").symlink("long link", &"far/".repeat(60));
    fs::hard_link(case.tree().join("readme"), case.tree().join("again")).unwrap();
}

#[test]
fn every_version_shows_the_tree_that_makefs_took() {
    let test = "every_version_shows_the_tree_that_makefs_took";
    let Some(case) = Case::new(test, &["makefs", "fls", "icat"]) else { return };
    filled(&case);
    let expected = listing::of_folder(&case.tree());
    for (options, is_read_by_fls) in WAYS {
        case.run("makefs", &[&["-t", "ffs"], options, &["IMAGE", "TREE"]].concat());
        let bytes = fs::read(case.image()).unwrap();
        let (mut image, mut findings) = open_as(bytes.clone(), &["ufs"]);
        let found = listing::of_view(&mut image.views[0], &mut findings);
        assert_eq!(codes(&findings), Vec::<&str>::new(), "{options:?}");
        assert_eq!(listing::differences(&expected, &found), Vec::<String>::new(), "{options:?}");
        let file_system = image.views[0].file_system();
        let entries = file_system.list(file_system.root(), &mut findings).unwrap();
        let entry = |name: &str| entries.iter().find(|entry| entry.name.as_bytes() == name.as_bytes()).unwrap();
        assert_eq!((entry("again").node, entry("again").posix.unwrap().links), (entry("readme").node, 2));
        if is_read_by_fls {
            let listed = tools::run(Command::new("fls").args(["-f", "ufs", "-r", "-p", "-F"]).arg(case.image())).stdout;
            let listed = String::from_utf8(listed).unwrap();
            let is_compared = |path: &str| path.starts_with("sizes/") || path.ends_with('9');
            for (path, entry) in expected.iter().filter(|(path, entry)| entry.kind == 'f' && is_compared(path)) {
                let line = listed.lines().find(|line| line.split_once('\t').is_some_and(|(_, name)| name == path));
                let inode = line.unwrap().split([' ', ':']).nth(1).unwrap();
                let content = tools::run(Command::new("icat").args(["-f", "ufs"]).arg(case.image()).arg(inode)).stdout;
                assert_eq!(listing::sha256(&Source::from_bytes(content)), entry.sha256, "{options:?} {path}");
            }
        }
    }
}

#[test]
fn damaged_volumes_are_read_as_far_as_they_go() {
    let Some(case) = Case::new("damaged_volumes_are_read_as_far_as_they_go", &["makefs"]) else { return };
    case.file("one", noise(300_000)).file("deep/er/last", "here").symlink("link", "one");
    for version in ["version=1", "version=2"] {
        case.run("makefs", &["-t", "ffs", "-M", "1m", "-B", "be", "-o", version, "IMAGE", "TREE"]);
        damage::cut_and_flip(&fs::read(case.image()).unwrap(), &mut Random(31));
    }
}

/// Offsets in a volume of version 1, big-endian: of an inode, and of the root directory's entry of a name.
fn inode(bytes: &[u8], number: usize) -> usize {
    let word = |at: usize| u32::from_be_bytes(bytes[8192 + at..][..4].try_into().unwrap()) as usize;
    word(16) * word(52) + number * 128
}

fn name(bytes: &[u8], name: &str) -> (usize, usize) {
    let first = u32::from_be_bytes(bytes[inode(bytes, 2) + 40..][..4].try_into().unwrap()) as usize;
    let fragment = u32::from_be_bytes(bytes[8192 + 52..][..4].try_into().unwrap()) as usize;
    let directory = &bytes[first * fragment..][..512];
    let name = name.as_bytes();
    let at = directory.windows(name.len()).position(|found| found == name).unwrap() + first * fragment - 8;
    (at, u32::from_be_bytes(bytes[at..][..4].try_into().unwrap()) as usize)
}

#[test]
fn what_is_wrong_with_a_volume_is_found() {
    let Some(case) = Case::new("what_is_wrong_with_a_volume_is_found", &["makefs"]) else { return };
    case.file("one.txt", noise(20_000)).file("other.txt", noise(200_000));
    case.run("makefs", &["-t", "ffs", "-M", "1m", "-B", "be", "IMAGE", "TREE"]);
    let bytes = fs::read(case.image()).unwrap();
    let found = |at: usize, value: &[u8]| {
        let mut bytes = bytes.clone();
        bytes[at..][..value.len()].copy_from_slice(value);
        let (mut image, mut findings) = open_as(bytes, &["ufs"]);
        listing::of_view(&mut image.views[0], &mut findings);
        codes(&findings)
    };
    let ((one_at, one), (_, other)) = (name(&bytes, "one.txt"), name(&bytes, "other.txt"));
    let (one, other) = (inode(&bytes, one), inode(&bytes, other));
    assert_eq!(found(0, &[0]), Vec::<&str>::new());
    assert_eq!(found(8192 + 209, &[0]), ["UFS-STATE"]);
    assert_eq!(found(8192 + 36, &[0, 0xFF, 0, 0]), ["UFS-INCOMPLETE"]);
    assert_eq!(found(one, &[0, 0]), ["UFS-NO-INODE"]);
    assert_eq!(found(one_at + 4, &[0, 0]), ["UFS-DIRECTORY"]);
    assert_eq!(found(other + 40, &[0x7F, 0, 0, 0]), ["UFS-BLOCKS"]);
    let block: [u8; 4] = bytes[one + 40..][..4].try_into().unwrap();
    assert_eq!(found(other + 40, &block), ["UFS-CROSSED-BLOCKS"]);
}

#[test]
fn directories_before_4_4bsd_have_lengths_of_two_bytes_and_owners_of_16_bits() {
    let test = "directories_before_4_4bsd_have_lengths_of_two_bytes_and_owners_of_16_bits";
    let Some(case) = Case::new(test, &["makefs"]) else { return };
    case.file("one.txt", noise(20_000)).file("other.txt", "other");
    for order in ["be", "le"] {
        case.run("makefs", &["-t", "ffs", "-M", "1m", "-B", "be", "IMAGE", "TREE"]);
        let mut bytes = fs::read(case.image()).unwrap();
        let ((one_at, one), (other_at, _)) = (name(&bytes, "one.txt"), name(&bytes, "other.txt"));
        let one = inode(&bytes, one);
        if order == "le" {
            case.run("makefs", &["-t", "ffs", "-M", "1m", "-B", "le", "IMAGE", "TREE"]);
            bytes = fs::read(case.image()).unwrap();
        }
        // As Solaris has it: no number of the format, no types, a short owner, and one that says that there is a long one.
        let (high, low) = if order == "be" { (0, 1) } else { (1, 0) };
        bytes[8192 + 1324..][..4].fill(0);
        for at in [one_at, other_at] {
            let len = bytes[at + 7];
            bytes[at + 6 + high] = 0;
            bytes[at + 6 + low] = len;
        }
        // The directory's own entries and its parent's.
        let first = one_at / 512 * 512;
        for at in [first, first + 12] {
            let len = bytes[at + 7].max(bytes[at + 6 + low].min(2));
            let len = if at == first { 1 } else { len.max(2) };
            bytes[at + 6 + high] = 0;
            bytes[at + 6 + low] = len;
        }
        bytes[one + 4..][..4].fill(0xFF);
        bytes[one + 6 + high] = 0;
        bytes[one + 6 + low] = 7;
        bytes[one + 116..][..4].fill(0);
        bytes[one + 116 + low * 3] = 9;
        let (mut image, mut findings) = open_as(bytes, &["ufs"]);
        let found = listing::of_view(&mut image.views[0], &mut findings);
        let expected = listing::without_dates(&listing::of_folder(&case.tree()));
        assert_eq!(listing::differences(&expected, &listing::without_dates(&found)), Vec::<String>::new(), "{order}");
        let file_system = image.views[0].file_system();
        let entries = file_system.list(file_system.root(), &mut findings).unwrap();
        let owner = entries.iter().find(|entry| entry.name.as_bytes() == b"one.txt").unwrap().posix.unwrap();
        assert_eq!((owner.uid, owner.gid), (9, 7), "{order}");
    }
}

#[test]
fn a_volume_in_a_disklabel_is_read() {
    let Some(case) = Case::new("a_volume_in_a_disklabel_is_read", &["makefs"]) else { return };
    case.file("readme", "hello").file("d/large", noise(100_000));
    case.run("makefs", &["-t", "ffs", "-M", "1m", "-o", "version=2", "IMAGE", "TREE"]);
    let volume = fs::read(case.image()).unwrap();
    // A label as FreeBSD's `sys/disklabel.h` has it: partitions "a" from sector 16 on, and "c", which is all.
    let sectors = (volume.len() / 512) as u32;
    let mut label = vec![0; 148 + 16 * 3];
    for at in [0, 132] {
        label[at..][..4].copy_from_slice(&0x8256_4557_u32.to_le_bytes());
    }
    label[40..42].copy_from_slice(&512_u16.to_le_bytes());
    label[60..64].copy_from_slice(&(sectors + 16).to_le_bytes());
    label[138] = 3;
    for (entry, size, offset, kind) in [(0, sectors, 16, 7), (2, sectors + 16, 0, 0)] {
        let at = 148 + 16 * entry;
        label[at..][..4].copy_from_slice(&size.to_le_bytes());
        label[at + 4..][..4].copy_from_slice(&u32::to_le_bytes(offset));
        label[at + 12] = kind;
    }
    let words = label.as_chunks::<2>().0.iter();
    let sum = words.fold(0, |sum, word| sum ^ u16::from_le_bytes(*word));
    label[136..138].copy_from_slice(&sum.to_le_bytes());
    let mut disk = vec![0; 512];
    disk.extend(label);
    disk.resize(16 * 512, 0);
    disk.extend(volume);
    let (mut image, mut findings) = open_as(disk, &["ufs"]);
    let found = listing::of_view(&mut image.views[0], &mut findings);
    assert_eq!(listing::differences(&listing::of_folder(&case.tree()), &found), Vec::<String>::new());
}
