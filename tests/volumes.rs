//! Partitions and boot images as volumes: made by sfdisk, sgdisk, xorriso and GRUB, filled by mkfs.fat and mtools.
#![allow(clippy::pedantic, clippy::restriction, reason = "tests may panic")]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use discern::disc::{Medium, Origin};
use discern::findings::Findings;
use discern::formats::{CORE, Formats};
use discern::open::{Image, open_plain};
use discern::part::Part;
use discern::source::{FileId, Files, Segment, Source};
use discern::tree::{Kind, RowId};
use discern::view::View;
use support::case::Case;
use support::random::Random;
use support::{codes, content, corpus, open_source, tools};

const FAT: [&str; 3] = ["mkfs.fat", "mcopy", "mmd"];

/// Size in bytes of the file that [`fat`] puts into a folder of each volume.
const LENGTH: usize = 30_000;

/// A FAT volume of `kib` KiB by mkfs.fat, named and filled by its number.
fn fat(case: &Case, kib: u32, number: usize) -> Vec<u8> {
    let image = case.beside("volume.img");
    drop(fs::remove_file(&image));
    let name = format!("VOLUME {number}");
    tools::run(Command::new("mkfs.fat").args(["-C", "-n", &name]).arg(&image).arg(kib.to_string()));
    let from = case.beside("from");
    fs::write(&from, content(LENGTH, number)).unwrap();
    let mtools = |program: &str, arguments: &[&str]| {
        tools::run(Command::new(program).arg("-i").arg(&image).args(arguments).env("MTOOLS_SKIP_CHECK", "1"));
    };
    mtools("mmd", &["::/folder"]);
    mtools("mcopy", &[from.to_str().unwrap(), &format!("::/folder/file {number}.bin")]);
    fs::read(image).unwrap()
}

/// Asserts that a view has a volume's file, as a range of the user's file.
fn holds(view: &mut View, disk: &[u8], number: usize) {
    let mut findings = Findings::default();
    let row = view.find(&format!("/folder/file {number}.bin"), &mut findings).unwrap();
    let body = view.file_system().body(view.index.row(row).unwrap().node).unwrap();
    let mut bytes = Vec::new();
    for segment in body.resolve().segments() {
        let Segment::Copy { from, range } = segment else { panic!("{segment:?}") };
        assert_eq!(from.file(), Some(FileId(0)));
        bytes.extend(&disk[range.start as usize..range.end as usize]);
    }
    assert!(bytes == content(LENGTH, number), "{}", view.id);
    // The file's sector counts from the start of the disk.
    let location = view.index.row(row).unwrap().location.unwrap();
    let size = u64::from(view.volume.sector_size());
    // Clusters may begin within a disc's larger sectors; the second sector holds nothing but the file.
    let sector = view.volume.sector_of(location) + 1;
    let at = (sector * size) as usize;
    let skipped = at - view.volume.content.absolute(location) as usize;
    assert_eq!(disk[at..at + 100], bytes[skipped..][..100]);
    assert_eq!(discern::browse::entry_of_sector(view, sector as i32), Some(row));
    assert_eq!(findings.kept(), []);
}

fn opened(bytes: &[u8]) -> (Image, Findings) {
    let mut findings = Findings::default();
    (open_source(Source::from_bytes(bytes), &mut findings).unwrap(), findings)
}

fn ids(image: &Image) -> Vec<&str> {
    image.views.iter().map(|view| view.id.as_str()).collect()
}

fn names(image: &Image) -> Vec<String> {
    image.volumes.iter().filter_map(|volume| volume.name()).collect()
}

/// A disk of zeros on which a program has written a partition table.
fn partitioned(case: &Case, len: usize, write: impl FnOnce(&PathBuf)) -> Vec<u8> {
    let disk = case.beside("disk.img");
    fs::write(&disk, vec![0; len]).unwrap();
    write(&disk);
    fs::read(disk).unwrap()
}

fn sfdisk(case: &Case, len: usize, script: &str) -> Vec<u8> {
    partitioned(case, len, |disk| {
        let to = case.beside("script");
        fs::write(&to, script).unwrap();
        let script = fs::File::open(to).unwrap();
        tools::run(Command::new("sfdisk").args(["-q", "--no-reread", "--no-tell-kernel"]).arg(disk).stdin(script));
    })
}

fn sgdisk(case: &Case, len: usize, options: &[&str]) -> Vec<u8> {
    partitioned(case, len, |disk| drop(tools::run(Command::new("sgdisk").arg("-og").args(options).arg(disk))))
}

fn put(disk: &mut [u8], at: usize, bytes: &[u8]) {
    disk[at..at + bytes.len()].copy_from_slice(bytes);
}

const MIB: usize = 1 << 20;

/// Two primary partitions, one with an unread file system, and two logical ones.
fn mbr(case: &Case) -> Vec<u8> {
    let script = "label: dos\nstart=2048,size=8192,type=6\nstart=10240,size=4096,type=83\nstart=14336,type=5\n\
                  start=16384,size=8192,type=6\nstart=26624,size=8192,type=e\n";
    let mut disk = sfdisk(case, 24 * MIB, script);
    for (number, sector) in [(1, 2048), (5, 16_384), (6, 26_624)] {
        put(&mut disk, sector * 512, &fat(case, 4096, number));
    }
    put(&mut disk, 10_240 * 512 + 3, b"ReFS\0\0\0\0");
    disk
}

#[test]
fn partitions_of_an_mbr_are_volumes_with_views_of_their_own() {
    let test = "partitions_of_an_mbr_are_volumes_with_views_of_their_own";
    let Some(case) = Case::new(test, &[&FAT[..], &["sfdisk"]].concat()) else { return };
    let disk = mbr(&case);
    let (mut image, findings) = opened(&disk);
    assert_eq!(image.disc.medium, Medium::Disk { sector_size: 512 });
    assert_eq!(ids(&image), ["fat", "fat-2", "fat-3"]);
    let expected = ["Disk", "Partition 1 (FAT16)", "Partition 2 (Linux)", "Partition 5 (FAT16)", "Partition 6 (FAT16)"];
    assert_eq!(names(&image), expected);
    for (view, number) in image.views.iter_mut().zip([1, 5, 6]) {
        assert_eq!(view.file_system().label().volume, format!("VOLUME {number}"));
        holds(view, &disk, number);
    }
    assert_eq!(codes(&findings), ["FS-NOT-READ"]);
    assert_eq!(findings.kept()[0].byte, 10_240 * 512);
    assert_eq!(image.unread_names().collect::<Vec<_>>(), ["ReFS in Partition 2 (Linux)"]);
    let sector = image.disc.look_at(discern::disc::Lba(2048)).unwrap().1.unwrap();
    assert_eq!((sector.bytes.as_slice(), sector.origin), (&disk[2048 * 512..][..512], Some((FileId(0), 2048 * 512))));
}

#[test]
fn a_gpt_opens_on_the_first_partition_that_is_not_the_efi_system() {
    let test = "a_gpt_opens_on_the_first_partition_that_is_not_the_efi_system";
    let Some(case) = Case::new(test, &[&FAT[..], &["sgdisk"]].concat()) else { return };
    let options = ["-n", "1:2048:10239", "-t", "1:ef00", "-c", "1:Boot", "-n", "2:10240:26623", "-t", "2:0700"];
    let mut disk = sgdisk(&case, 16 * MIB, &[&options[..], &["-c", "2:Grüße"]].concat());
    put(&mut disk, 2048 * 512, &fat(&case, 4096, 1));
    put(&mut disk, 10_240 * 512, &fat(&case, 8192, 2));
    let (mut image, findings) = opened(&disk);
    assert_eq!(findings.kept(), []);
    assert_eq!(names(&image), ["Disk", "Partition 1 (Boot)", "Partition 2 (Grüße)"]);
    assert_eq!(ids(&image), ["fat", "fat-2"]);
    holds(&mut image.views[0], &disk, 2);
    holds(&mut image.views[1], &disk, 1);
    // The first table is gone, and its backup is used.
    disk[512..1024].fill(0);
    let (image, findings) = opened(&disk);
    assert_eq!((ids(&image), codes(&findings)), (vec!["fat", "fat-2"], vec!["GPT-PRIMARY"]));
}

#[test]
fn a_disk_without_partitions_and_a_floppy_disk_are_read_from_their_first_sector() {
    let test = "a_disk_without_partitions_and_a_floppy_disk_are_read_from_their_first_sector";
    let Some(case) = Case::new(test, &FAT) else { return };
    for kib in [360, 720, 1440, 2880, 20_000] {
        let disk = fat(&case, kib, 1);
        let (mut image, findings) = opened(&disk);
        assert_eq!((ids(&image), names(&image), codes(&findings)), (vec!["fat"], vec!["Disk".to_owned()], vec![]));
        holds(&mut image.views[0], &disk, 1);
    }
}

#[test]
fn impossible_partitions_are_findings() {
    let Some(case) = Case::new("impossible_partitions_are_findings", &[&FAT[..], &["sfdisk"]].concat()) else {
        return;
    };
    let script =
        "label: dos\nstart=2048,size=8192,type=6\nstart=10240,size=8192,type=6\nstart=18432,size=4096,type=83\n";
    let mut disk = sfdisk(&case, 12 * MIB, script);
    put(&mut disk, 2048 * 512, &fat(&case, 4096, 1));
    put(&mut disk, 10_240 * 512, &fat(&case, 4096, 2));
    // The second begins within the first, the third after the end.
    let mut overlapping = disk.clone();
    put(&mut overlapping, 462 + 8, &4000_u32.to_le_bytes());
    put(&mut overlapping, 478 + 8, &400_000_u32.to_le_bytes());
    let (mut image, findings) = opened(&overlapping);
    assert_eq!(codes(&findings), ["PART-BEYOND-END", "PART-EMPTY", "PART-OVERLAP"]);
    assert_eq!(names(&image).len(), 3);
    holds(&mut image.views[0], &disk, 1);
    // A disk truncated within its second partition.
    let (mut image, findings) = opened(&disk[..14_000 * 512]);
    assert!(codes(&findings).contains(&"PART-BEYOND-END"), "{:?}", findings.kept());
    holds(&mut image.views[0], &disk, 1);
}

#[test]
fn tables_within_partitions_are_followed_up_to_a_limit() {
    let test = "tables_within_partitions_are_followed_up_to_a_limit";
    let Some(case) = Case::new(test, &[&FAT[..], &["sfdisk"]].concat()) else { return };
    let mut disk = sfdisk(&case, 12 * MIB, "label: dos\nstart=2048,size=16384,type=83\n");
    let inner = sfdisk(&case, 8 * MIB, "label: dos\nstart=64,size=8192,type=6\n");
    put(&mut disk, 2048 * 512, &inner);
    put(&mut disk, (2048 + 64) * 512, &fat(&case, 4096, 1));
    let (mut image, findings) = opened(&disk);
    assert_eq!(names(&image), ["Disk", "Partition 1 (Linux)", "Partition 1 (FAT16)"]);
    assert_eq!((image.partitions.len(), image.inner_partitions.len(), codes(&findings)), (1, 1, vec![]));
    let Origin::Inner(within) = &image.views[0].volume.origin else { panic!() };
    assert_eq!((within.volume, within.at), (1, (2048 + 64) * 512));
    holds(&mut image.views[0], &disk, 1);
    // Endless tables within tables.
    let mut deep = vec![0; 12 * MIB];
    for level in 0..200 {
        put(&mut deep, level * 1024, &disk[..512]);
        put(&mut deep, level * 1024 + 454, &2_u32.to_le_bytes());
    }
    let (image, findings) = opened(&deep);
    assert!(codes(&findings).contains(&"PART-DEPTH"), "{:?}", codes(&findings));
    assert!(image.views.is_empty() && image.volumes.len() < 10);
}

#[test]
fn many_partitions_end_at_a_limit() {
    let Some(case) = Case::new("many_partitions_end_at_a_limit", &["sgdisk"]) else { return };
    let options: Vec<String> = (1..=300).map(|n| format!("-n={n}:{}:{}", 2048 + n * 8, 2048 + n * 8 + 7)).collect();
    let options: Vec<&str> = options.iter().map(String::as_str).collect();
    let disk = sgdisk(&case, 4 * MIB, &[&["-S", "400", "-a", "1"], &options[..]].concat());
    let (image, findings) = opened(&disk);
    assert_eq!(image.volumes.len(), discern::limits::VOLUMES);
    assert!(codes(&findings).contains(&"PART-LIMIT"), "{:?}", codes(&findings));
}

#[test]
fn boot_images_with_files_are_volumes_after_those_of_the_disc() {
    let test = "boot_images_with_files_are_volumes_after_those_of_the_disc";
    let Some(case) = Case::new(test, &[&FAT[..], &["xorriso"]].concat()) else { return };
    case.file("loader.bin", content(3000, 9))
        .file("floppy.img", fat(&case, 1440, 1))
        .file("efi.img", fat(&case, 2880, 2));
    let mut disk = vec![0; 63 * 512];
    disk.extend(fat(&case, 4096, 3));
    // One FAT16 partition from sector 63 on, as BIOS requires.
    put(&mut disk, 446, &[0x80, 1, 1, 0, 6, 3, 63, 100, 63, 0, 0, 0, 0, 32, 0, 0]);
    put(&mut disk, 510, &[0x55, 0xAA]);
    case.file("disk.img", &disk);
    let bios = ["-R", "-b", "loader.bin", "-no-emul-boot", "-boot-load-size", "4"];
    let others = ["-b", "floppy.img", "-eltorito-alt-boot", "-b", "disk.img", "-hard-disk-boot", "-eltorito-alt-boot"];
    let uefi = ["-e", "efi.img", "-no-emul-boot"];
    case.xorriso(&[&bios[..], &["-eltorito-alt-boot"], &others, &uefi].concat());
    let bytes = fs::read(case.image()).unwrap();
    let (mut image, findings) = opened(&bytes);
    assert_eq!(findings.kept(), []);
    assert_eq!(ids(&image), ["rock-ridge", "iso9660", "el-torito", "fat", "fat-2", "fat-3"]);
    let expected = ["Boot image 2 (BIOS)", "Boot image 3 (BIOS)", "Partition 1 (FAT16)", "Boot image 4 (UEFI)"];
    assert_eq!(names(&image), expected);
    for (view, number) in image.views[3..].iter_mut().zip([1, 3, 2]) {
        holds(view, &bytes, number);
    }
}

#[test]
fn a_partition_that_is_a_boot_image_is_one_volume() {
    let test = "a_partition_that_is_a_boot_image_is_one_volume";
    let Some(case) = Case::new(test, &[&FAT[..], &["xorriso"]].concat()) else { return };
    case.file("readme", "text");
    let efi = case.beside("efi.img");
    fs::write(&efi, fat(&case, 2880, 1)).unwrap();
    let append = ["-append_partition", "2", "0xef", efi.to_str().unwrap(), "-appended_part_as_gpt"];
    let boot = ["-R", "-e", "--interval:appended_partition_2:all::", "-no-emul-boot"];
    case.xorriso(&[&append[..], &boot].concat());
    let bytes = fs::read(case.image()).unwrap();
    let (mut image, findings) = opened(&bytes);
    assert_eq!(findings.kept(), []);
    assert_eq!(ids(&image), ["rock-ridge", "iso9660", "el-torito", "fat"]);
    let Origin::Inner(within) = &image.volumes[1].origin else { panic!() };
    assert!(within.entries.len() >= 2 && image.volumes.len() == 2, "{:?}", within.entries);
    holds(&mut image.views[3], &bytes, 1);
    // Before all formats are loaded, the files are shown first.
    let mut given = Files::default();
    given.push("image.iso", Source::from_bytes(bytes.clone()));
    let mut early = Findings::default();
    let mut image = open_plain(&given, &mut early).unwrap().unwrap();
    assert!(!image.is_searched && image.has_tree() && image.partitions.is_empty() && image.volumes.len() == 1);
    assert_eq!((ids(&image), image.boot.len()), (vec!["rock-ridge", "iso9660"], 0));
    for _ in 0..2 {
        image.look_within(&core(), &mut early).unwrap();
        assert_eq!((image.needs, image.views.len()), (Some(Part::Volumes), 3));
        image.look_within(&Formats::all(), &mut early).unwrap();
        assert!(image.is_searched && image.needs.is_none() && !image.partitions.is_empty());
        assert_eq!((image.volumes.len(), image.unread.len()), (2, 0));
        assert_eq!(ids(&image), ["rock-ridge", "iso9660", "el-torito", "fat"]);
    }
    holds(&mut image.views[3], &bytes, 1);
    assert_eq!(early.kept(), []);
}

#[test]
fn an_image_without_a_partition_signature_is_not_searched_for_tables() {
    let test = "an_image_without_a_partition_signature_is_not_searched_for_tables";
    let Some(case) = Case::new(test, &["xorriso"]) else { return };
    case.file("readme", "text");
    case.xorriso(&["-R"]);
    let mut bytes = fs::read(case.image()).unwrap();
    bytes.resize(600 * 2048, 0);
    let plain = |name: &str, bytes: &[u8]| {
        open_plain(&Files::one(name, Source::from_bytes(bytes)), &mut Findings::default()).unwrap()
    };
    let image = plain("image.iso", &bytes).unwrap();
    assert!(image.is_searched);
    assert_eq!(ids(&image), ["rock-ridge", "iso9660"]);
    // An image that may be another format isn't opened without that format's code.
    let with = |at: usize, sign: &[u8]| {
        let mut changed = bytes.clone();
        changed[at..at + sign.len()].copy_from_slice(sign);
        changed
    };
    let end = bytes.len();
    let others: [(&str, Vec<u8>); 11] = [
        ("image.nrg", bytes.clone()),
        ("image.iso", with(end - 12, b"NER5")),
        ("image.iso", with(end - 8, b"NERO")),
        ("image.iso", with(end - 8, &[6, 0, 0, 0x80])),
        ("image.iso", with(end - 512, b"conectix")),
        ("image.iso", with(end - 512, b"koly")),
        ("image.iso", with(0, b"PK\x03\x04")),
        ("image.iso", with(0, b"vhdxfile")),
        ("image.iso", with(1024, b"BD")),
        ("image.iso", with(19 * 2048, b"\0BEA01")),
        ("image.iso", with(256 * 2048, b"\x02\0\x03\0\0\0\0\0\0\0\0\0\0\x01\0\0")),
    ];
    for (number, (name, bytes)) in others.iter().enumerate() {
        assert!(plain(name, bytes).is_none(), "{number}");
    }
    // Signatures of other file systems after the system area are looked for later.
    for (at, sign) in discern::signature::DISTANT {
        assert!(!plain("image.iso", &with(at, sign)).unwrap().is_searched, "{at:#x}");
    }
}

/// Formats of a program that has loaded only the code that recognizes images.
fn core() -> Formats {
    let mut formats = Formats::default();
    formats.add(&CORE);
    formats
}

/// However a plain image is opened, the final information about it is the same.
#[test]
fn an_image_opened_without_other_formats_is_completed() {
    let test = "an_image_opened_without_other_formats_is_completed";
    let Some(case) = Case::new(test, &["xorriso"]) else { return };
    case.file("readme", "text");
    case.file("boot.img", vec![7; 2048]);
    let boot = ["-R", "-J", "-b", "boot.img", "-no-emul-boot", "-boot-load-size", "4"];
    let hybrid = ["-R", "-partition_offset", "16"];
    for options in [&["-J"][..], &boot[..], &hybrid[..]] {
        case.xorriso(options);
        let bytes = fs::read(case.image()).unwrap();
        let (whole, findings) = opened(&bytes);
        let mut found = Findings::default();
        let given = Files::one("test.iso", Source::from_bytes(bytes));
        let mut image = open_plain(&given, &mut found).unwrap().unwrap();
        if !image.is_searched {
            image.look_within(&Formats::all(), &mut found).unwrap();
        }
        assert_eq!(ids(&image), ids(&whole), "{options:?}");
        assert_eq!((&image.boot, &image.unread), (&whole.boot, &whole.unread));
        assert_eq!((image.partitions.len(), image.volumes.len()), (whole.partitions.len(), whole.volumes.len()));
        assert_eq!(found.kept(), findings.kept());
        assert_eq!(image.container.id, whole.container.id);
    }
}

#[test]
fn descriptors_that_begin_at_a_partition_give_no_second_views() {
    let Some(case) = Case::new("descriptors_that_begin_at_a_partition_give_no_second_views", &["xorriso"]) else {
        return;
    };
    case.file("readme", "text");
    case.xorriso(&["-R", "-J", "-V", "STICK", "-partition_offset", "16", "-partition_cyl_align", "off"]);
    let mut findings = Findings::default();
    let image = case.open(&mut findings);
    let table = &image.partitions[0];
    assert_eq!(table.partitions[0].range.start, 16 * 2048);
    assert_eq!(ids(&image), ["rock-ridge", "joliet", "iso9660"]);
    assert_eq!(image.volumes.len(), 1);
}

/// Files that mtools extracts from a FAT volume at an offset in a file.
fn by_mtools(case: &Case, image: &str) -> BTreeMap<String, Vec<u8>> {
    let listed = tools::run(Command::new("mdir").args(["-i", image, "-/", "-b", "::"]).env("MTOOLS_SKIP_CHECK", "1"));
    let listed = String::from_utf8(listed.stdout).unwrap();
    let paths = listed.lines().map(|line| line.trim_start_matches("::")).filter(|path| !path.ends_with('/'));
    let to = case.beside("out");
    let extracted = |path: &str| {
        let mut command = Command::new("mcopy");
        tools::run(
            command.args(["-i", image, "-o", "-n", &format!("::{path}")]).arg(&to).env("MTOOLS_SKIP_CHECK", "1"),
        );
        (path.to_owned(), fs::read(&to).unwrap())
    };
    paths.map(extracted).collect()
}

/// All files of a view with their contents.
fn files(view: &mut View) -> BTreeMap<String, Vec<u8>> {
    view.walk_all(&mut Findings::default()).unwrap();
    let rows = (1..view.index.len()).map(RowId).filter(|row| view.index.row(*row).unwrap().kind == Kind::File);
    rows.map(|row| (view.path(row), view.body(row).unwrap().into_source().read_up_to(0, 64 * MIB).unwrap())).collect()
}

#[test]
fn the_boot_images_of_the_corpus_have_the_files_that_mtools_finds() {
    let test = "the_boot_images_of_the_corpus_have_the_files_that_mtools_finds";
    let Some(case) = Case::new(test, &["mdir", "mcopy"]) else { return };
    let mut seen = 0;
    let images = corpus::images(test);
    for image in &images {
        let bytes = image.bytes();
        let Ok(mut opened) = open_source(Source::from_bytes(bytes.as_slice()), &mut Findings::default()) else {
            continue;
        };
        for view in opened.views.iter_mut().filter(|view| view.id.starts_with("fat") && view.volume.is_inner()) {
            fs::write(case.image(), &bytes).unwrap();
            let judged = by_mtools(&case, &format!("{}@@{}", case.image().display(), view.volume.base()));
            let found = files(view);
            assert!(found == judged, "{}: {:?} {:?}", image.name, found.keys(), judged.keys());
            seen += found.len();
        }
    }
    assert!(images.is_empty() || seen > 0, "the corpus has boot images with files");
}

#[test]
fn the_efi_image_of_grub_is_shown_with_the_views_of_the_disc() {
    let test = "the_efi_image_of_grub_is_shown_with_the_views_of_the_disc";
    let Some(case) = Case::new(test, &["grub-mkrescue", "xorriso", "mformat", "mdir", "mcopy"]) else { return };
    case.file("readme", "text");
    case.run("grub-mkrescue", &["-o", "IMAGE", "TREE"]);
    let mut findings = Findings::default();
    let mut image = case.open(&mut findings);
    assert_eq!(image.views[0].id, "rock-ridge");
    let Some(view) = image.views.iter_mut().find(|view| view.id == "fat") else {
        return tools::lack(test, "/usr/lib/grub/x86_64-efi");
    };
    let Origin::Inner(within) = view.volume.origin.clone() else { panic!() };
    assert!(within.entries.len() > 1, "{:?}", within.entries);
    let judged = by_mtools(&case, &format!("{}@@{}", case.image().display(), within.at));
    let found = files(view);
    assert!(!found.is_empty() && found == judged, "{:?} {:?}", found.keys(), judged.keys());
    // GRUB writes HFS+ next to ISO 9660. Before all formats are loaded, it is shown later.
    let mut given = Files::default();
    given.push("image.iso", Source::from_bytes(fs::read(case.image()).unwrap()));
    let mut early = open_plain(&given, &mut Findings::default()).unwrap().unwrap();
    assert_eq!((early.views[0].id.as_str(), early.is_searched), ("rock-ridge", false));
    early.look_within(&core(), &mut Findings::default()).unwrap();
    assert!(early.needs == Some(Part::Volumes) && early.unread.iter().all(|unread| unread.volume > 0));
    early.look_within(&Formats::all(), &mut Findings::default()).unwrap();
    let sorted = |image: &Image| ids(image).into_iter().map(str::to_owned).collect::<std::collections::BTreeSet<_>>();
    assert_eq!((sorted(&early), early.unread.len(), early.needs), (sorted(&image), image.unread.len(), None));
}

#[test]
fn unknown_contents_open_as_sectors_and_other_files_are_identified() {
    let mut random = Random(11);
    let noise: Vec<u8> = (0..300_000).map(|_| random.below(256) as u8).collect();
    let (image, findings) = opened(&noise);
    assert_eq!((image.views.len(), codes(&findings)), (0, vec!["DISC-NO-FILE-SYSTEM"]));
    assert!(image.disc.look_at(discern::disc::Lba(100)).unwrap().1.is_some());
    let (image, findings) = opened(&[&b"\0\0\0ReFS\0\0\0\0"[..], &[0; 100_000]].concat());
    assert_eq!(codes(&findings), ["DISC-NO-FILE-SYSTEM", "FS-NOT-READ"]);
    assert_eq!(image.unread_names().collect::<Vec<_>>(), ["ReFS"]);
    let refused = |bytes: &[u8]| match open_source(Source::from_bytes(bytes), &mut Findings::default()).err().unwrap() {
        discern::error::Error::Refused(refused) => (refused.refusal.code, refused.sentence()),
        other => panic!("{other}"),
    };
    assert_eq!(refused(b"").0, "OPEN-EMPTY");
    assert_eq!(refused(b"\0").1, "The file ends after 1 byte, which is less than a sector of any disc or disk.");
    assert_eq!((refused(b"x").0, refused(&[0; 127]).0), ("OPEN-TINY", "OPEN-TINY"));
    assert_eq!(refused(b"%PDF-1.7\n").1, "This is a document (PDF), not an image of a disc or disk.");
    assert_eq!(refused(b"Notes.\n").1, "This is a text file, not an image of a disc or disk.");
    assert_eq!(refused(b"7z\xBC\xAF\x27\x1C\0\x04").0, "7Z-CUT");
    for (cut, name) in
        [(&b"MComprHD\0\0\0\x7C\0\0\0\x05"[..], "CHD image"), (b"QFI\xFB\0\0\0\x03", "QEMU disk (QCOW2)")]
    {
        let told = format!(
            "This is a file of the format {name}, and it is cut off: what says where its data lies is missing."
        );
        assert_eq!(refused(cut), ("OPEN-CUT", told));
    }
}

/// Opens some bytes and does everything that a view offers.
fn exercise(bytes: Vec<u8>) {
    let mut findings = Findings::default();
    let Ok(mut image) = open_source(Source::from_bytes(bytes), &mut findings) else { return };
    for table in image.partitions.iter().chain(&image.inner_partitions) {
        drop(table.facts());
    }
    for view in &mut image.views {
        let mut steps = 0;
        while view.walk(&mut findings).unwrap() && steps < 10_000 {
            steps += 1;
        }
        assert!(steps < 10_000, "{}", view.id);
        for row in (0..view.index.len().min(100)).map(RowId) {
            let node = view.index.row(row).unwrap().node;
            drop((view.file_system().body(node), view.file_system().extents(node), view.file_system().details(node)));
        }
    }
}

#[test]
fn damaged_disks_open_or_are_refused() {
    let Some(case) = Case::new("damaged_disks_open_or_are_refused", &[&FAT[..], &["sfdisk", "sgdisk"]].concat()) else {
        return;
    };
    let options = ["-n", "1:2048:10239", "-t", "1:ef00", "-n", "2:10240:12287"];
    let mut gpt = sgdisk(&case, 8 * MIB, &options);
    put(&mut gpt, 2048 * 512, &fat(&case, 4096, 1));
    let mut random = Random(512);
    for disk in [mbr(&case), gpt] {
        for _ in 0..64 {
            exercise(disk[..random.below(disk.len() as u64) as usize].to_vec());
        }
        let mut bytes = disk.clone();
        for _ in 0..64 {
            // In the tables, a link of logical partitions, or the start of the first volume.
            let places = [(0, 2048), (14_336 * 512, 512), (2048 * 512, 16 << 10)];
            let flips: Vec<(usize, u8)> = (0..16)
                .map(|_| {
                    let (at, len) = places[random.below(3) as usize];
                    (at + random.below(len) as usize, random.below(255) as u8 + 1)
                })
                .collect();
            flips.iter().for_each(|(at, bits)| bytes[*at] ^= bits);
            exercise(bytes.clone());
            flips.iter().for_each(|(at, bits)| bytes[*at] ^= bits);
        }
    }
}
