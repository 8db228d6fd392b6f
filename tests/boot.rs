//! Boot entries and partitions, compared with xorriso, which writes all kinds and reports them.
#![allow(clippy::pedantic, clippy::restriction, reason = "tests may panic")]

mod support;

use std::fs;
use std::process::Command;

use discern::boot::el_torito::{Emulation, Platform};
use discern::disc::{Partition, Scheme};
use discern::findings::Findings;
use discern::open::{Image, open};
use discern::source::{Files, Source};
use support::case::Case;
use support::{codes, corpus, open_source, tools};

#[test]
fn boot_entries_of_the_corpus() {
    let mut seen = 0;
    for image in corpus::images("boot_entries_of_the_corpus") {
        let Some(report) = image.report() else { continue };
        let opened = open_source(Source::from_bytes(image.bytes()), &mut Findings::default()).unwrap();
        seen += opened.boot.len();
        hold(&report, &opened, &image.name);
    }
    assert!(seen != 0 || corpus::images("boot_entries_of_the_corpus").is_empty(), "the corpus has images that boot");
}

#[test]
fn several_platforms_and_emulations() {
    let Some(case) = case("several_platforms_and_emulations") else { return };
    let bios = ["-b", "loader.bin", "-no-emul-boot", "-boot-load-size", "4", "-boot-info-table"];
    let floppy = ["-eltorito-alt-boot", "-b", "d/floppy.img"];
    let disk = ["-eltorito-alt-boot", "-b", "disk.img", "-hard-disk-boot"];
    let uefi = ["-eltorito-alt-boot", "-e", "efi.img", "-no-emul-boot"];
    case.xorriso(&[["-R"].as_slice(), &bios, &floppy, &disk, &uefi].concat());
    judge(&case, &["loader.bin", "d/floppy.img", "disk.img", "efi.img"], &[]);
}

#[test]
fn a_loader_that_only_the_catalog_names() {
    let Some(case) = case("a_loader_that_only_the_catalog_names") else { return };
    let hidden = ["-hide", "loader.bin", "-hide-rr-moved", "-b", "loader.bin", "-no-emul-boot", "-boot-load-size", "4"];
    case.genisoimage(&[hidden.as_slice(), &["-boot-info-table"]].concat());
    judge(&case, &["loader.bin"], &[]);
}

#[test]
fn a_usb_drive_with_mbr_partitions() {
    let Some(case) = case("a_usb_drive_with_mbr_partitions") else { return };
    let bios = ["-b", "loader.bin", "-no-emul-boot", "-boot-load-size", "4", "-boot-info-table", "--grub2-boot-info"];
    let stick = ["--grub2-mbr", "mbr.bin", "-append_partition", "2", "0xef", "efi.bin", "-partition_offset", "16"];
    case.xorriso(&[["-R"].as_slice(), &bios, &stick].concat());
    judge(&case, &["loader.bin"], &[Scheme::Mbr]);
}

#[test]
fn a_usb_drive_with_gpt_partitions_and_an_appended_image() {
    let Some(case) = case("a_usb_drive_with_gpt_partitions_and_an_appended_image") else { return };
    let bios = ["-b", "loader.bin", "-no-emul-boot", "-boot-load-size", "4", "-boot-info-table"];
    let efi = "C12A7328-F81F-11D2-BA4B-00A0C93EC93B";
    let stick = ["--grub2-mbr", "mbr.bin", "-appended_part_as_gpt", "-append_partition", "2", efi, "efi.bin"];
    let uefi = ["-eltorito-alt-boot", "-e", "--interval:appended_partition_2:all::", "-no-emul-boot"];
    case.xorriso(&[["-R"].as_slice(), &bios, &stick, &uefi].concat());
    judge(&case, &["loader.bin", "efi.img"], &[Scheme::Mbr, Scheme::Gpt]);
}

#[test]
fn a_usb_drive_for_macs_too() {
    let Some(case) = case("a_usb_drive_for_macs_too") else { return };
    case.xorriso(&["-R", "-hfsplus", "-apm-block-size", "2048", "-efi-boot-part", "efi.bin"]);
    judge(&case, &[], &[Scheme::Mbr, Scheme::Gpt, Scheme::Apple]);
    // A GPT leaves no room for an Apple partition map with small blocks.
    case.xorriso(&["-R", "-hfsplus", "-apm-block-size", "512"]);
    judge(&case, &[], &[Scheme::Apple]);
}

#[test]
fn a_later_session_boots() {
    let Some(case) = case("a_later_session_boots") else { return };
    case.run("genisoimage", &["-quiet", "-V", "FIRST", "-R", "-o", "first.iso", "TREE"]);
    // The sheet places the second session after a lead-out of 6750 sectors and a lead-in of 4650 (MMC-3 6.1.2).
    let start = fs::metadata(case.beside("first.iso")).unwrap().len() / 2048 + 11_400;
    // Files that are in the first session already would stay there.
    case.file("later.bin", [7; 5000]);
    let bios = ["-b", "later.bin", "-no-emul-boot", "-boot-load-size", "4", "-c", "boot.cat"];
    let later = ["-C", &format!("0,{start}"), "-M", "first.iso", "-o", "second.iso", "TREE"];
    case.run("genisoimage", &[["-quiet", "-V", "SECOND", "-R"].as_slice(), &bios, &later].concat());
    let track = |number: u8, file: &str| {
        format!("REM SESSION 0{number}\nFILE \"{file}\" BINARY\nTRACK 0{number} MODE1/2048\nINDEX 01 00:00:00\n")
    };
    let mut files =
        Files::one("disc.cue", Source::from_bytes((track(1, "first.iso") + &track(2, "second.iso")).into_bytes()));
    for name in ["first.iso", "second.iso"] {
        files.push(name, Source::from_bytes(fs::read(case.beside(name)).unwrap()));
    }
    let mut findings = Findings::default();
    let image = open(files, &mut findings).unwrap();
    assert_eq!(codes(&findings), [""; 0]);
    let labels: Vec<&str> = image.views.iter().map(|view| view.file_system().label().volume.as_str()).collect();
    assert_eq!((labels.first(), labels.last()), (Some(&"SECOND"), Some(&"FIRST")));
    let [boot] = image.boot.as_slice() else { panic!("one boot image") };
    assert!(u64::from(boot.entry.sector) > start, "its address counts from the disc's start");
    let content = image.volumes[0].content.read_up_to(boot.entry.location.unwrap(), 2048).unwrap();
    assert_eq!(content, [7; 2048]);
}

/// A tree with several types of boot images, and other files.
fn case(test: &str) -> Option<Case> {
    let case = Case::new(test, &["xorriso", "genisoimage", "mkfs.fat"])?;
    let loader: Vec<u8> = (0..9001_u32).map(|at| (at * 7 % 251) as u8).collect();
    let mut disk = vec![0; 300 * 512];
    disk[446..462].copy_from_slice(&[0x80, 1, 1, 0, 6, 8, 32, 0, 32, 0, 0, 0, 12, 1, 0, 0]);
    disk[510..512].copy_from_slice(&[0x55, 0xAA]);
    case.file("loader.bin", &loader).file("d/floppy.img", vec![1; 1_474_560]).file("disk.img", &disk);
    case.run("mkfs.fat", &["-C", "efi.bin", "1440"]);
    case.file("efi.img", fs::read(case.beside("efi.bin")).unwrap());
    fs::write(case.beside("mbr.bin"), vec![0x90; 512]).unwrap();
    Some(case)
}

/// Asserts that unread partitions are the only findings, and that tables and boot images match xorriso's report.
fn judge(case: &Case, files: &[&str], tables: &[Scheme]) {
    let mut findings = Findings::default();
    let mut image = case.open(&mut findings);
    assert_eq!(image.partitions.iter().map(|table| table.scheme).collect::<Vec<_>>(), tables);
    assert_eq!(image.boot.len(), files.len());
    if let Some(view) = image.views.iter_mut().find(|view| view.id == "el-torito") {
        view.walk_all(&mut findings).unwrap();
        let images = view.index.children(discern::tree::RowId::ROOT).skip(1).map(discern::tree::RowId);
        let nodes: Vec<_> = images.map(|id| view.index.row(id).unwrap().node).collect();
        assert_eq!(nodes.len(), files.len());
        for (node, file) in nodes.into_iter().zip(files) {
            let body = view.file_system().body(node).unwrap().into_source();
            let mut expected = fs::read(case.tree().join(file)).unwrap();
            let mut got = body.read_up_to(0, 8 << 20).unwrap();
            // Writers patch the loader's address into it.
            if *file == "loader.bin" {
                assert_eq!(got.len(), expected.len());
                for bytes in [&mut got, &mut expected] {
                    bytes[8..64].fill(0);
                    bytes[2548..2556].fill(0);
                }
            }
            assert!(got == expected, "{file}: {} bytes, not {}", got.len(), expected.len());
        }
    }
    assert!(codes(&findings).iter().all(|code| *code == "FS-NOT-READ"), "{:#?}", findings.kept());
    let mut command = Command::new("xorriso");
    command.args(["-no_rc", "-indev"]).arg(case.image());
    let report = tools::run(command.args(["-report_el_torito", "plain", "-report_system_area", "plain"])).stdout;
    hold(&String::from_utf8(report).unwrap(), &image, "made by xorriso");
}

/// Values of the report's lines with this title, without the line numbers.
fn lines<'a>(report: &'a str, title: &str) -> Vec<Vec<&'a str>> {
    let values = |line: &'a str| {
        let (found, values) = line.split_once(':')?;
        (found.trim_end() == title).then(|| values.split_whitespace().skip(1).collect())
    };
    report.lines().filter_map(values).collect()
}

fn hold(report: &str, image: &Image, name: &str) {
    assert_eq!(boot(image), lines(report, "El Torito boot img"), "{name}: boot images");
    let mbr: Vec<Vec<String>> = partitions(image, Scheme::Mbr)
        .map(|(it, place)| {
            let status = if it.bootable { "0x80" } else { "0x00" };
            [vec![status.to_owned(), it.kind.clone()], place].concat()
        })
        .collect();
    assert_eq!(mbr, lines(report, "MBR partition"), "{name}: MBR");
    let (gpt, names): (Vec<_>, Vec<_>) =
        partitions(image, Scheme::Gpt).map(|(it, place)| (place, it.name.clone())).unzip();
    assert_eq!(gpt, lines(report, "GPT start and size"), "{name}: GPT");
    let expected: Vec<_> = lines(report, "GPT partname local").iter().map(|words| words.join(" ")).collect();
    assert_eq!(names, expected, "{name}: GPT names");
    // xorriso doesn't list the map's own entry.
    let apple = partitions(image, Scheme::Apple).filter(|(it, _)| it.kind != "Apple_partition_map");
    let apple: Vec<_> = apple.map(|(_, place)| place).collect();
    assert_eq!(apple, lines(report, "APM start and size"), "{name}: Apple partition map");
}

/// Boot entries in the columns of xorriso's report.
fn boot(image: &Image) -> Vec<Vec<String>> {
    let entries = image.boot.iter().map(|image| &image.entry);
    entries
        .map(|entry| {
            let platform = match entry.platform {
                Platform::PowerPc => "PPC".to_owned(),
                Platform::Other(id) => format!("{id:#04x}"),
                known => known.name().to_owned(),
            };
            let emulation = match entry.emulation {
                Emulation::None => "none",
                Emulation::Floppy(1_228_800) => "fd1.2",
                Emulation::Floppy(1_474_560) => "fd1.4",
                Emulation::Floppy(_) => "fd2.8",
                Emulation::HardDisk => "hd",
                Emulation::Other(_) => "?",
            };
            vec![
                platform,
                if entry.bootable { "y" } else { "n" }.to_owned(),
                emulation.to_owned(),
                format!("{:#06x}", entry.load_segment),
                format!("{:#04x}", entry.system_type),
                entry.sector_count.to_string(),
                entry.sector.to_string(),
            ]
        })
        .collect()
}

/// Partitions of a table, each with first block and number of blocks as text.
fn partitions(image: &Image, scheme: Scheme) -> impl Iterator<Item = (&Partition, Vec<String>)> {
    let tables = image.partitions.iter().filter(move |table| table.scheme == scheme);
    tables.flat_map(|table| {
        let block = u64::from(table.block_size);
        table.partitions.iter().map(move |it| {
            let place = [it.range.start / block, (it.range.end - it.range.start) / block];
            (it, place.iter().map(u64::to_string).collect())
        })
    })
}
