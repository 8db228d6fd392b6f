//! Partition tables of every type, made by parted, sfdisk and sgdisk and compared with parted's list; damage; and
//! volumes in partitions.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::cast_possible_truncation,
    reason = "tests may panic"
)]

mod support;

use std::fs;
use std::ops::Range;
use std::path::Path;
use std::process::{Command, Stdio};

use discern::disc::{PartitionTable, Scheme};
use discern::findings::Findings;
use discern::source::{Recipe, Source};
use support::case::Case;
use support::random::Random;
use support::{codes, corpus, open_path, open_source, tools};

const LENGTH: u64 = 64 << 20;

/// A parted label, its commands, and our scheme for the table.
type Label = (&'static str, &'static [&'static str], Scheme);

const LABELS: [Label; 8] = [
    (
        "msdos",
        &[
            "mkpart primary ext2 1MiB 9MiB",
            "mkpart extended 10MiB 60MiB",
            "mkpart logical fat16 11MiB 20MiB",
            "mkpart logical ext2 30MiB 40MiB",
            // Placed before the previous one.
            "mkpart logical ext2 21MiB 29MiB",
        ],
        Scheme::Mbr,
    ),
    ("gpt", &["mkpart one ext2 1MiB 9MiB", "mkpart two fat16 10MiB 20MiB"], Scheme::Gpt),
    ("mac", &["mkpart one ext2 1MiB 9MiB", "mkpart two fat16 10MiB 20MiB"], Scheme::Apple),
    ("bsd", &["mkpart ext2 8MiB 16MiB", "mkpart ext2 24MiB 32MiB"], Scheme::Bsd),
    ("sun", &["mkpart ext2 8MiB 16MiB", "mkpart ext2 24MiB 32MiB"], Scheme::Sun),
    ("dvh", &["mkpart primary xfs 9MiB 19MiB", "mkpart primary xfs 20MiB 30MiB"], Scheme::Sgi),
    ("amiga", &["mkpart one affs1 1MiB 9MiB", "mkpart two ext2 10MiB 20MiB"], Scheme::Amiga),
    (
        "atari",
        &[
            "mkpart primary fat16 1MiB 9MiB",
            "mkpart primary fat16 10MiB 20MiB",
            "mkpart extended 20MiB 60MiB",
            "mkpart logical fat16 21MiB 30MiB",
            "mkpart logical fat16 31MiB 40MiB",
        ],
        Scheme::Atari,
    ),
];

/// Makes a disk with a label by parted.
fn made(case: &Case, (label, partitions, _): Label) -> Vec<u8> {
    let image = case.image();
    fs::File::create(&image).unwrap().set_len(0).unwrap();
    fs::File::options().write(true).open(&image).unwrap().set_len(LENGTH).unwrap();
    parted(&image, &format!("mklabel {label}"));
    partitions.iter().for_each(|command| drop(parted(&image, command)));
    let mut bytes = fs::read(&image).unwrap();
    if label == "bsd" {
        // parted leaves a checksum that doesn't cover its last change.
        seal(&mut bytes[BSD_LABEL..]);
        fs::write(image, &bytes).unwrap();
    }
    bytes
}

/// Offset at which parted puts a disklabel: after the boot code of an Alpha.
const BSD_LABEL: usize = 64;

/// Corrects a disklabel's checksum: the exclusive or of all words is 0.
fn seal(label: &mut [u8]) {
    let count = usize::from(label[138]);
    label[136..138].fill(0);
    let words = label[..148 + count * 16].as_chunks().0.iter();
    let sum = words.fold(0, |sum, word| sum ^ u16::from_le_bytes(*word));
    label[136..138].copy_from_slice(&sum.to_le_bytes());
}

fn parted(image: &Path, command: &str) -> String {
    let mut parted = Command::new("parted");
    let output = tools::run(parted.args(["-m", "-s"]).arg(image).args(command.split(' ')));
    String::from_utf8(output.stdout).unwrap()
}

/// Partitions by number, as parted lists them, without the one for logical partitions, which parted numbers 0 on an
/// Atari disk.
fn by_parted(image: &Path) -> Vec<(u32, Range<u64>)> {
    let listed = parted(image, "unit B print");
    let line = |line: &str| {
        let cells: Vec<&str> = line.split(':').collect();
        let bytes = |cell: &str| cell.trim_end_matches('B').parse::<u64>().ok();
        Some((cells[0].parse().ok()?, bytes(cells.get(1)?)?..bytes(cells.get(2)?)? + 1))
    };
    let mut found: Vec<(u32, Range<u64>)> = listed.lines().filter_map(line).filter(|(number, _)| *number > 0).collect();
    found.sort_by_key(|(number, _)| *number);
    found
}

/// The tables in some bytes, and the codes of the findings.
fn read(bytes: &[u8]) -> (Vec<PartitionTable>, Vec<&'static str>) {
    read_source(&Source::from_bytes(bytes))
}

fn read_source(source: &Source) -> (Vec<PartitionTable>, Vec<&'static str>) {
    let mut findings = Findings::default();
    let tables = PartitionTable::read_all(source, 0, &mut findings).unwrap();
    (tables, codes(&findings))
}

#[test]
fn every_label_matches_parted() {
    let Some(case) = Case::new("every_label_matches_parted", &["parted"]) else { return };
    for label in LABELS {
        let bytes = made(&case, label);
        let (tables, found) = read(&bytes);
        assert_eq!(found, Vec::<&str>::new(), "{label:?}");
        let table = tables.iter().find(|table| table.scheme == label.2).unwrap();
        assert_eq!(tables.len(), if label.0 == "gpt" { 2 } else { 1 }, "{label:?}");
        // Free space has entries in an Apple map; parted lists none of it.
        let used = table.partitions.iter().filter(|partition| partition.kind != "Apple_Free");
        let mut seen: Vec<(u32, Range<u64>)> =
            used.map(|partition| (partition.number, partition.range.clone())).collect();
        seen.sort_by_key(|(number, _)| *number);
        let expected = by_parted(&case.image());
        // parted doesn't list entries for the whole disk.
        seen.retain(|(_, range)| *range != (0..LENGTH));
        assert!(expected.len() >= 2, "{label:?}");
        assert_eq!(seen, expected, "{label:?}");
        assert!(table.partitions.iter().filter(|partition| partition.has_content).count() >= 2, "{label:?}");
        for fact in table.facts().iter().flat_map(|facts| &facts.lines) {
            assert!(fact.bytes.as_ref().is_none_or(|bytes| bytes.end <= LENGTH), "{label:?} {fact:?}");
        }
    }
}

#[test]
fn damage_is_found_quickly() {
    let Some(case) = Case::new("damage_is_found_quickly", &["parted"]) else { return };
    let mut random = Random(3);
    for label in LABELS {
        let whole = made(&case, label);
        // Checksums of these labels cover the first sector, or the second.
        let changed = match label.0 {
            "sun" => Some((200, "SUN-CHECKSUM")),
            "dvh" => Some((30, "SGI-CHECKSUM")),
            "bsd" => Some((BSD_LABEL + 30, "BSD-CHECKSUM")),
            "amiga" => Some((
                whole.chunks(512).position(|block| block.starts_with(b"PART")).unwrap() * 512 + 45,
                "RDB-CHECKSUM",
            )),
            _ => None,
        };
        if let Some((at, code)) = changed {
            let mut bytes = whole.clone();
            bytes[at] ^= 4;
            let (tables, found) = read(&bytes);
            assert!(tables.len() == 1 && found == [code], "{label:?} {found:?}");
        }
        let used: Vec<usize> =
            (0..whole.len() / 512).filter(|at| whole[at * 512..][..512].iter().any(|it| *it != 0)).collect();
        let whole = Source::from_bytes(whole);
        for turn in 0..64 {
            let bytes = if turn % 2 == 0 {
                whole.slice(0..random.below(if turn % 4 == 0 { 4096 } else { whole.len() }))
            } else {
                let mut places: Vec<u64> = (0..10)
                    .map(|_| used[random.below(used.len() as u64) as usize] as u64 * 512 + random.below(512))
                    .collect();
                places.sort_unstable();
                places.dedup();
                let (mut changed, mut at) = (Recipe::default(), 0);
                for place in places {
                    changed.append(&Recipe::of(&whole, at..place));
                    let [byte] = whole.read_up_to(place, 1).unwrap()[..] else { continue };
                    changed.push_bytes(vec![byte ^ 1 << random.below(8)]);
                    at = place + 1;
                }
                changed.append(&Recipe::of(&whole, at..whole.len()));
                changed.into_source()
            };
            for table in read_source(&bytes).0 {
                assert!(table.partitions.len() <= 1024 && table.facts().len() == table.partitions.len() + 1);
            }
        }
    }
}

#[test]
fn circular_chains_are_ended() {
    let Some(case) = Case::new("circular_chains_are_ended", &["parted"]) else { return };
    let mut mbr = made(&case, LABELS[0]);
    let extended = 20480 * 512;
    // The first logical partition's link leads to itself.
    mbr[extended + 462 + 8..extended + 462 + 12].fill(0);
    assert_eq!(read(&mbr).1, ["MBR-LINK"]);
    let mut atari = made(&case, LABELS[7]);
    let extended = 40960 * 512;
    let link = (0..4).map(|index| extended + 0x1C6 + index * 12).find(|at| &atari[at + 1..at + 4] == b"XGM").unwrap();
    atari[link + 4..link + 8].fill(0);
    assert_eq!(read(&atari).1, ["ATARI-LINK"]);
    let mut amiga = made(&case, LABELS[6]);
    let blocks: Vec<usize> = (0..1000).filter(|block| amiga[block * 512..].starts_with(b"PART")).collect();
    let (first, last) = (blocks[0] as u32, blocks[blocks.len() - 1] * 512);
    amiga[last + 16..last + 20].copy_from_slice(&first.to_be_bytes());
    assert_eq!(read(&amiga).1, ["RDB-CHECKSUM", "RDB-LINK"]);
}

#[test]
fn a_gpt_that_is_damaged_or_gone_is_read_from_its_backup() {
    let needs = ["sgdisk"];
    let Some(case) = Case::new("a_gpt_that_is_damaged_or_gone_is_read_from_its_backup", &needs) else { return };
    let image = case.image();
    fs::write(&image, vec![0; LENGTH as usize]).unwrap();
    tools::run(
        Command::new("sgdisk").args(["-n", "1:2048:+8M", "-t", "1:8300", "-c", "1:Größe", "-n", "2:0:+8M"]).arg(&image),
    );
    let whole = fs::read(&image).unwrap();
    let (tables, found) = read(&whole);
    assert_eq!((tables[1].partitions.len(), &*tables[1].partitions[0].name, found), (2, "Größe", vec![]));
    let partitions = |bytes: &[u8]| {
        let (tables, found) = read(bytes);
        let table = tables.into_iter().find(|table| table.scheme == Scheme::Gpt).unwrap();
        (table.partitions.iter().map(|partition| partition.range.clone()).collect::<Vec<_>>(), found)
    };
    let (expected, _) = partitions(&whole);
    let without = |range: Range<usize>| {
        let mut bytes = whole.clone();
        bytes[range].fill(0);
        partitions(&bytes)
    };
    assert_eq!(without(512..1024), (expected.clone(), vec!["GPT-PRIMARY"]));
    assert_eq!(without(0..1024), (expected.clone(), vec!["GPT-PRIMARY"]));
    assert_eq!(without(1024..1024 + 128), (expected.clone(), vec!["GPT-DAMAGED", "GPT-ENTRIES-CRC"]));
    assert_eq!(without(whole.len() - 512..whole.len()), (expected, vec!["GPT-BACKUP"]));
}

/// Runs sfdisk with a script.
fn sfdisk(image: &Path, script: &str) {
    fed(Command::new("sfdisk").arg("-q").arg(image), script);
}

/// Runs a program that reads a script.
fn fed(command: &mut Command, script: &str) {
    use std::io::Write as _;
    let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(script.as_bytes()).unwrap();
    assert!(child.wait().unwrap().success());
}

#[test]
fn tables_within_partitions_are_volumes() {
    let needs = ["sfdisk", "parted", "mkfs.fat"];
    let Some(case) = Case::new("tables_within_partitions_are_volumes", &needs) else { return };
    // A disklabel in an MBR slice, with a FAT volume in its partition.
    let mut inner = made(&case, LABELS[3]);
    inner.truncate(40 << 20);
    let fat = case.beside("fat.img");
    tools::run(Command::new("mkfs.fat").args(["-n", "INNER", "-C"]).arg(&fat).arg("8192"));
    let volume = fs::read(&fat).unwrap();
    inner[8 << 20..16 << 20].copy_from_slice(&volume);
    let image = case.image();
    fs::write(&image, vec![0; LENGTH as usize]).unwrap();
    sfdisk(&image, "label: dos\nstart=2048, size=8192, type=83\nstart=32768, size=81920, type=a5\n");
    let disk = fs::read(&image).unwrap();
    let slice = 32768 * 512;
    // FreeBSD counts addresses from the slice, the others count from the disk.
    for base in [0_u32, 32768] {
        let mut disk = disk.clone();
        disk[slice..slice + inner.len()].copy_from_slice(&inner);
        let label = slice + BSD_LABEL;
        let count = usize::from(disk[label + 138]);
        for index in 0..count {
            let at = label + 148 + index * 16;
            let size = u32::from_le_bytes(disk[at..at + 4].try_into().unwrap());
            let offset = u32::from_le_bytes(disk[at + 4..at + 8].try_into().unwrap());
            if size > 0 && index != 2 {
                disk[at + 4..at + 8].copy_from_slice(&(offset + base).to_le_bytes());
            }
        }
        seal(&mut disk[label..]);
        let mut findings = Findings::default();
        let opened = open_source(Source::from_bytes(disk), &mut findings).unwrap();
        let view = opened.views.iter().find(|view| view.id == "fat").unwrap();
        assert_eq!(view.file_system().label().volume, "INNER", "{base}");
        assert!(!codes(&findings).contains(&"BSD-CHECKSUM"));
    }
}

#[test]
fn a_table_of_a_disk_with_large_sectors_counts_in_them() {
    let test = "a_table_of_a_disk_with_large_sectors_counts_in_them";
    let Some(case) = Case::new(test, &["fdisk", "mkfs.fat", "mke2fs"]) else { return };
    let image = case.image();
    fs::write(&image, vec![0; LENGTH as usize]).unwrap();
    let script = "o\nn\np\n1\n512\n2559\nt\n6\nn\ne\n2\n4096\n12287\nn\nl\n4352\n6399\nn\np\n3\n13000\n14000\nw\n";
    fed(Command::new("fdisk").args(["-b", "4096"]).arg(&image).stdout(Stdio::null()), script);
    let listed =
        Command::new("fdisk").args(["-b", "4096", "-l", "-o", "Start,End"]).arg(&image).output().unwrap().stdout;
    // "  512  2559", and others are headings.
    let range = |line: &str| {
        let (start, end) = line.trim().split_once(' ')?;
        Some(start.parse::<u64>().ok()? * 4096..(end.trim().parse::<u64>().ok()? + 1) * 4096)
    };
    let mut expected: Vec<Range<u64>> = String::from_utf8(listed).unwrap().lines().filter_map(range).collect();
    expected.sort_by_key(|range| range.start);
    assert_eq!((expected.len(), expected[0].clone()), (4, 512 * 4096..2560 * 4096));
    let empty = fs::read(&image).unwrap();
    for (number, maker) in
        [(0, &["mkfs.fat", "-S", "4096", "-n", "LARGE"][..]), (2, &["mke2fs", "-q", "-t", "ext4", "-L", "LARGE"])]
    {
        let volume = case.beside("volume.img");
        fs::write(&volume, vec![0; (expected[number].end - expected[number].start) as usize]).unwrap();
        tools::run(Command::new(maker[0]).args(&maker[1..]).arg(&volume));
        let mut disk = empty.clone();
        disk[expected[number].start as usize..expected[number].end as usize]
            .copy_from_slice(&fs::read(&volume).unwrap());
        let mut findings = Findings::default();
        let opened = open_source(Source::from_bytes(disk), &mut findings).unwrap();
        assert_eq!(codes(&findings), Vec::<&str>::new());
        let table = &opened.partitions[0];
        let mut found: Vec<Range<u64>> = table.partitions.iter().map(|partition| partition.range.clone()).collect();
        found.sort_by_key(|range| range.start);
        assert_eq!((table.scheme, table.block_size, found), (Scheme::Mbr, 4096, expected.clone()));
        assert_eq!(opened.views[0].file_system().label().volume, "LARGE", "{maker:?}");
    }
}

#[test]
fn a_volume_is_not_taken_for_a_table() {
    let needs = ["mkfs.fat", "mkfs.exfat"];
    let Some(case) = Case::new("a_volume_is_not_taken_for_a_table", &needs) else { return };
    let image = case.beside("volume.img");
    for (width, size) in [("12", "4096"), ("16", "16384"), ("32", "40000")] {
        drop(fs::remove_file(&image));
        tools::run(Command::new("mkfs.fat").args(["-F", width, "-C"]).arg(&image).arg(size));
        let mut bytes = fs::read(&image).unwrap();
        assert_eq!(read(&bytes).0.len(), 0);
        // Code in place of a table, with bytes that happen to be valid entries.
        bytes[446..462].copy_from_slice(&[0x80, 1, 1, 0, 6, 1, 1, 1, 63, 0, 0, 0, 0, 1, 0, 0]);
        assert_eq!(read(&bytes).0.len(), 0);
    }
    fs::write(&image, vec![0; 8 << 20]).unwrap();
    tools::run(Command::new("mkfs.exfat").arg(&image));
    assert_eq!(open_path(&image, &mut Findings::default()).unwrap().partitions.len(), 0);
}

#[test]
fn tables_of_the_corpus_have_the_partitions_that_others_list() {
    let expected: [(&str, Scheme, usize); 5] = [
        ("pt/atari-primary.img", Scheme::Atari, 1),
        ("pt/bsd.img", Scheme::Bsd, 3),
        ("pt/sun.img", Scheme::Sun, 3),
        ("pt/sgi.img", Scheme::Sgi, 4),
        ("pt/gpt.img", Scheme::Gpt, 5),
    ];
    for image in corpus::all("tables_of_the_corpus_have_the_partitions_that_others_list") {
        let Some((_, scheme, count)) = expected.iter().find(|(name, ..)| image.name.ends_with(name)) else { continue };
        let (tables, _) = read(&image.bytes());
        let table = tables.iter().find(|table| table.scheme == *scheme).unwrap();
        assert_eq!(table.partitions.len(), *count, "{}", image.name);
    }
}
