//! Volumes of Btrfs: made by mkfs.btrfs and btrfs-convert, also with packed extents put in here, and read by btrfs restore.
#![allow(clippy::pedantic, clippy::restriction, reason = "a test may stop where it stands")]

mod support;

use std::fs;
use std::process::{Command, Stdio};

use discern::bytes::crc::crc_32c_without;
use discern::findings::Findings;
use discern::open::Image;
use discern::source::Source;
use support::case::Case;
use support::random::{Random, noise};
use support::{codes, damage, listing, open_as, open_path, open_source, tools};

/// Options of mkfs.btrfs.
const WAYS: [&[&str]; 6] = [
    &[],
    &["-M"],
    &["-n", "4096", "-m", "single"],
    &["-m", "dup", "-d", "dup"],
    &["--csum", "xxhash"],
    &["-O", "^no-holes", "-n", "65536"],
];

const SUPERBLOCK: usize = 64 << 10;

/// Bytes of a node of a tree by default.
const NODE: usize = 16 << 10;

fn filled(case: &Case) {
    case.file("empty", "").file("readme", "hello").file("deep/er/last", "here").directory("none");
    for len in [1, 2000, 4096, 4097, 100_000, 1_500_000] {
        case.file(format!("sizes/n{len}"), noise(len));
    }
    for number in 0..600 {
        case.file(format!("many/file number {number}"), format!("{number}"));
    }
    case.symlink("link", "deep/er/../er/last");
    fs::hard_link(case.tree().join("readme"), case.tree().join("again")).unwrap();
}

fn make(case: &Case, size: u64, options: &[&str]) {
    fs::File::create(case.image()).unwrap().set_len(size).unwrap();
    case.run("mkfs.btrfs", &[&["-q", "-f"], options, &["--rootdir", "TREE", "IMAGE"]].concat());
}

fn open(case: &Case) -> (Image, Findings) {
    let mut findings = Findings::default();
    let image = open_path(&case.image(), &mut findings).unwrap();
    assert_eq!(image.views.iter().map(|view| view.id.as_str()).collect::<Vec<_>>(), ["btrfs"]);
    (image, findings)
}

/// Asserts that our listing is what btrfs restore writes.
fn is_as_restored(case: &Case) {
    let restored = case.beside("restored");
    drop(fs::remove_dir_all(&restored));
    fs::create_dir(&restored).unwrap();
    case.run("btrfs", &["restore", "-S", "IMAGE", "restored"]);
    let (mut image, mut findings) = open(case);
    let found = listing::without_dates(&listing::of_view(&mut image.views[0], &mut findings));
    let expected = listing::without_dates(&listing::of_folder(&restored));
    assert_eq!(listing::differences(&expected, &found), Vec::<String>::new());
    assert_eq!(codes(&findings), Vec::<&str>::new());
}

#[test]
fn every_way_to_make_a_volume_shows_its_tree() {
    let Some(case) = Case::new("every_way_to_make_a_volume_shows_its_tree", &["mkfs.btrfs", "btrfs"]) else { return };
    filled(&case);
    let expected = listing::of_folder(&case.tree());
    for options in WAYS {
        make(&case, 200 << 20, options);
        let (mut image, mut findings) = open(&case);
        let found = listing::of_view(&mut image.views[0], &mut findings);
        assert_eq!(codes(&findings), Vec::<&str>::new(), "{options:?}");
        assert_eq!(listing::differences(&expected, &found), Vec::<String>::new(), "{options:?}");
        let file_system = image.views[0].file_system();
        let entries = file_system.list(file_system.root(), &mut findings).unwrap();
        let entry = |name: &str| entries.iter().find(|entry| entry.name.as_bytes() == name.as_bytes()).unwrap();
        assert_eq!((entry("again").node, entry("again").posix.unwrap().links), (entry("readme").node, 2));
    }
    is_as_restored(&case);
}

/// Sets the checksum of a structure.
fn sum(bytes: &mut [u8]) {
    let sum = crc_32c_without(&bytes[32..], bytes.len());
    bytes[..4].copy_from_slice(&sum.to_le_bytes());
}

/// Replaces the only extent of a file by a packed one, in each copy of the tree.
fn pack(volume: &mut [u8], content: &[u8], packing: u8, packed: &[u8]) {
    let len = content.len() as u64;
    let at = volume.windows(4096).step_by(4096).position(|found| found == &content[..4096]).unwrap() * 4096;
    // How an extent of these bytes is recorded: their number, no packing, a place.
    let mut recorded = len.to_le_bytes().to_vec();
    recorded.extend([0, 0, 0, 0, 1]);
    let mut places: Vec<usize> = Vec::new();
    for (number, node) in volume.chunks(NODE).enumerate() {
        let found = node.windows(recorded.len()).position(|found| found == recorded);
        places.extend(found.map(|place| number * NODE + place));
    }
    assert_eq!(places.len(), 2);
    let stored = packed.len().next_multiple_of(4096);
    volume[at..][..content.len()].fill(0);
    volume[at..][..packed.len()].copy_from_slice(packed);
    for place in places {
        volume[place + 8] = packing;
        volume[place + 21..][..8].copy_from_slice(&(stored as u64).to_le_bytes());
        sum(&mut volume[place / NODE * NODE..][..NODE]);
    }
}

/// Pipes bytes through a program.
fn piped(program: &str, arguments: &[&str], case: &Case, bytes: &[u8]) -> Vec<u8> {
    fs::write(case.beside("plain"), bytes).unwrap();
    let plain = fs::File::open(case.beside("plain")).unwrap();
    tools::run(Command::new(program).args(arguments).stdin(Stdio::from(plain))).stdout
}

/// LZO of equal bytes in segments of 4096: four of them, a match of the rest at distance 1, the end.
fn lzo(content: &[u8]) -> Vec<u8> {
    let mut all = vec![0; 4];
    for part in content.chunks(4096) {
        let mut segment = vec![21, part[0], part[0], part[0], part[0], 0x20];
        let more = part.len() - 4 - 33;
        segment.extend(vec![0; (more - 1) / 255]);
        segment.push(((more - 1) % 255 + 1) as u8);
        segment.extend([0, 0, 0x11, 0, 0]);
        // No size crosses the end of a sector.
        if all.len() / 4096 != (all.len() + 3) / 4096 {
            all.resize(all.len().next_multiple_of(4096), 0);
        }
        all.extend((segment.len() as u32).to_le_bytes());
        all.extend(segment);
    }
    let len = (all.len() as u32).to_le_bytes();
    all[..4].copy_from_slice(&len);
    all
}

#[test]
fn packed_extents_are_what_btrfs_restore_unpacks() {
    let test = "packed_extents_are_what_btrfs_restore_unpacks";
    let Some(case) = Case::new(test, &["mkfs.btrfs", "btrfs", "python3", "zstd"]) else { return };
    let text: String = (0..30_000).map(|number| format!("{number}\n")).collect();
    for (packing, name) in [(1, "zlib"), (2, "lzo"), (3, "zstd")] {
        let content = if packing == 2 { vec![b'x'; 122_880] } else { text.as_bytes()[..122_880].to_vec() };
        case.file("packed", &content).file("other", "1");
        make(&case, 120 << 20, &["-m", "dup"]);
        let mut volume = fs::read(case.image()).unwrap();
        let packed = match packing {
            1 => piped(
                "python3",
                &["-c", "import sys,zlib; sys.stdout.buffer.write(zlib.compress(sys.stdin.buffer.read()))"],
                &case,
                &content,
            ),
            2 => lzo(&content),
            _ => piped("zstd", &["-q", "-c"], &case, &content),
        };
        pack(&mut volume, &content, packing, &packed);
        fs::write(case.image(), &volume).unwrap();
        is_as_restored(&case);
        let (mut image, mut findings) = open(&case);
        let found = listing::without_dates(&listing::of_view(&mut image.views[0], &mut findings));
        let expected = listing::without_dates(&listing::of_folder(&case.tree()));
        assert_eq!(listing::differences(&expected, &found), Vec::<String>::new(), "{name}");
        let file_system = image.views[0].file_system();
        let entries = file_system.list(file_system.root(), &mut findings).unwrap();
        assert!(entries.iter().any(|entry| entry.flags.packed && entry.name.as_bytes() == b"packed"), "{name}");
    }
}

#[test]
fn subvolumes_are_folders() {
    let Some(case) = Case::new("subvolumes_are_folders", &["mke2fs", "btrfs-convert", "btrfs"]) else { return };
    filled(&case);
    fs::File::create(case.image()).unwrap().set_len(100 << 20).unwrap();
    case.run("mke2fs", &["-q", "-F", "-t", "ext4", "-b", "4096", "-d", "TREE", "IMAGE"]);
    let before = fs::read(case.image()).unwrap();
    case.run("btrfs-convert", &["IMAGE"]);
    let (mut image, mut findings) = open(&case);
    let found = listing::of_view(&mut image.views[0], &mut findings);
    assert_eq!(codes(&findings), Vec::<&str>::new());
    // The subvolume has the old volume as a file.
    let old = &found["ext2_saved/image"];
    let sum = listing::sha256(&Source::from_bytes(before));
    assert_eq!((old.size, &old.sha256), (100 << 20, &sum));
    let expected = listing::of_folder(&case.tree());
    for (path, entry) in &expected {
        let listed = &found[path];
        assert_eq!((listed.kind, &listed.sha256, &listed.target), (entry.kind, &entry.sha256, &entry.target), "{path}");
    }
}

#[test]
fn damaged_volumes_are_read_as_far_as_they_go() {
    let Some(case) = Case::new("damaged_volumes_are_read_as_far_as_they_go", &["mkfs.btrfs"]) else { return };
    case.file("a", noise(20_000)).file("d/b", "b").symlink("l", "a");
    for number in 0..40 {
        case.file(format!("many/{number}"), format!("{number}"));
    }
    make(&case, 16 << 20, &["-M", "-m", "single", "-d", "single", "-n", "4096"]);
    damage::cut_and_flip(&fs::read(case.image()).unwrap(), &mut Random(41));
}

#[test]
fn what_is_wrong_with_a_volume_is_found() {
    let Some(case) = Case::new("what_is_wrong_with_a_volume_is_found", &["mkfs.btrfs"]) else { return };
    let content = noise(100_000);
    case.file("one", &content).file("other", "2");
    make(&case, 120 << 20, &["-m", "dup"]);
    let volume = fs::read(case.image()).unwrap();
    let found = |volume: Vec<u8>| {
        let (mut image, mut findings) = open_as(volume, &["btrfs"]);
        let listed = listing::of_view(&mut image.views[0], &mut findings);
        (listed.len(), codes(&findings))
    };
    let superblock = |at: usize, value: &[u8]| {
        let mut changed = volume.clone();
        changed[SUPERBLOCK + at..][..value.len()].copy_from_slice(value);
        sum(&mut changed[SUPERBLOCK..][..4096]);
        changed
    };
    assert_eq!(found(superblock(299, b"name")), (2, vec![]));
    let mut unsummed = volume.clone();
    unsummed[SUPERBLOCK + 299] = b'n';
    assert_eq!(found(unsummed), (2, vec!["BTRFS-CHECKSUM"]));
    assert_eq!(found(superblock(213, &[1])), (2, vec!["BTRFS-INCOMPLETE"]));
    assert_eq!(found(superblock(136, &[2])), (2, vec!["BTRFS-DEVICES"]));
    assert_eq!(found(superblock(96, &[0, 0, 16])), (2, vec!["BTRFS-LOG"]));
    // Chunks in the superblock that end too soon.
    assert_eq!(found(superblock(160, &[200, 0])).1[0], "BTRFS-CHUNKS");
    let unknown = superblock(190, &[0x80]);
    let mut findings = Findings::default();
    let refused = open_source(Source::from_bytes(unknown), &mut findings);
    assert!(refused.is_ok_and(|image| image.views.is_empty()), "{:?}", findings.kept());
    assert!(codes(&findings).contains(&"FS-REFUSED"));
    // One copy of a leaf is damaged, then both; the extent of the file isn't in the image.
    let name = volume.windows(5).enumerate().filter(|(_, found)| *found == b"other").map(|(at, _)| at);
    let leaves: Vec<usize> = name.map(|at| at / NODE * NODE).collect();
    let (first, last) = (leaves[0], *leaves.last().unwrap());
    assert!(first != last);
    let mut changed = volume.clone();
    changed[first + 90] ^= 1;
    assert_eq!(found(changed.clone()), (2, vec!["BTRFS-NODE"]));
    changed[last + 50] ^= 1;
    changed[first + 50] ^= 1;
    let (mut image, mut findings) = open_as(changed, &["btrfs"]);
    listing::of_view(&mut image.views[0], &mut findings);
    assert!(codes(&findings).contains(&"BTRFS-NODE"));
    // The address of the extent is changed in both copies to one that no chunk has.
    let mut recorded = 102_400_u64.to_le_bytes().to_vec();
    recorded.extend([0, 0, 0, 0, 1]);
    let mut changed = volume.clone();
    for node in changed.chunks_mut(NODE) {
        if let Some(at) = node.windows(recorded.len()).position(|found| found == recorded) {
            node[at + 13 + 5] = 0x7F;
            sum(node);
        }
    }
    assert_eq!(found(changed), (2, vec!["BTRFS-EXTENTS"]));
}

/// A volume of mkfs.btrfs with two copies of its data, spread over two devices by this type of chunks in place of the
/// copies: RAID 0, in stripes of 64 KiB, or RAID 1.
fn over_two_devices(volume: &[u8], kind: u64) -> [Vec<u8>; 2] {
    const DUP: u64 = 0x20;
    const STRIPE: usize = 64 << 10;
    let number = |bytes: &[u8], at: usize| u64::from_le_bytes(bytes[at..][..8].try_into().unwrap());
    let short = |bytes: &[u8], at: usize| u32::from_le_bytes(bytes[at..][..4].try_into().unwrap()) as usize;
    let mut one = volume.to_vec();
    let mut two = vec![0; volume.len()];
    let fsid = volume[SUPERBLOCK + 32..][..16].to_vec();
    let mut spread = Vec::new();
    for node in (0..volume.len() - NODE).step_by(4096) {
        // Leaves of the tree of chunks, with their copies and earlier states.
        if volume[node + 32..][..16] != fsid || number(volume, node + 88) != 3 || volume[node + 100] != 0 {
            continue;
        }
        for item in 0..short(volume, node + 96) {
            let item = node + 101 + item * 25;
            let chunk = node + 101 + short(volume, item + 17);
            if volume[item + 8] != 228 || number(volume, chunk + 24) != 1 | DUP {
                continue;
            }
            one[chunk + 24..][..8].copy_from_slice(&(1 | kind).to_le_bytes());
            one[chunk + 48 + 32..][..8].copy_from_slice(&2_u64.to_le_bytes());
            let place = [number(volume, chunk), number(volume, chunk + 56), number(volume, chunk + 88)];
            spread.push(place.map(|number| number as usize));
        }
        sum(&mut one[node..][..NODE]);
    }
    spread.sort_unstable();
    spread.dedup();
    assert!(!spread.is_empty());
    for [len, first, second] in spread {
        let data = &volume[first..][..len];
        assert!(data == &volume[second..][..len]);
        one[second..][..len].fill(0xEE);
        if kind == 0x10 {
            two[second..][..len].copy_from_slice(data);
            continue;
        }
        one[first..][..len].fill(0xEE);
        for (number, part) in data.chunks(STRIPE).enumerate() {
            let (device, start) = if number % 2 == 0 { (&mut one, first) } else { (&mut two, second) };
            device[start + number / 2 * STRIPE..][..part.len()].copy_from_slice(part);
        }
    }
    one[SUPERBLOCK + 136] = 2;
    two[SUPERBLOCK..][..4096].copy_from_slice(&one[SUPERBLOCK..][..4096]);
    // Number of the device.
    two[SUPERBLOCK + 201] = 2;
    for device in [&mut one, &mut two] {
        sum(&mut device[SUPERBLOCK..][..4096]);
    }
    [one, two]
}

#[test]
fn devices_of_a_volume_that_are_opened_together_show_its_tree() {
    let test = "devices_of_a_volume_that_are_opened_together_show_its_tree";
    let Some(case) = Case::new(test, &["mkfs.btrfs"]) else { return };
    filled(&case);
    make(&case, 300 << 20, &["-m", "dup", "-d", "dup"]);
    let volume = fs::read(case.image()).unwrap();
    let expected = listing::of_folder(&case.tree());
    let opened = |devices: &[&Vec<u8>]| {
        let mut files = discern::source::Files::default();
        for (number, bytes) in devices.iter().enumerate() {
            files.push(format!("disk{number}.img"), Source::from_bytes(bytes.as_slice()));
        }
        let mut findings = Findings::default();
        let mut image = discern::open::open(files, &mut findings).unwrap();
        let found = listing::of_view(&mut image.views[0], &mut findings);
        // Ranges are those of the first device.
        let view = &image.views[0];
        for row in (0..view.index.len()).map(|row| view.index.row(discern::tree::RowId(row)).unwrap()) {
            let extents = view.file_system().extents(row.node).unwrap();
            assert!(extents.iter().all(|extent| extent.end <= devices[0].len() as u64));
        }
        (listing::differences(&expected, &found), codes(&findings))
    };
    let none = Vec::<String>::new();
    let [one, two] = over_two_devices(&volume, 0x8);
    assert_eq!(opened(&[&one, &two]), (none.clone(), vec![]));
    assert_eq!(opened(&[&two, &one]), (none.clone(), vec![]));
    let (differences, found) = opened(&[&one]);
    assert_eq!(found, ["BTRFS-DEVICES", "BTRFS-EXTENTS"]);
    assert!(differences.iter().any(|line| line.contains("n1500000")), "{differences:?}");
    assert!(!differences.iter().any(|line| line.contains("many")), "{differences:?}");
    // All data is on each device of a mirror.
    let [one, two] = over_two_devices(&volume, 0x10);
    assert_eq!(opened(&[&one]), (none.clone(), vec!["BTRFS-DEVICES"]));
    assert_eq!(opened(&[&one, &two]), (none, vec![]));
}
