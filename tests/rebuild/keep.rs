//! Rebuilds that leave unchanged files where they are.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use discern::edit::Mode;
use discern::findings::Findings;
use discern::source::{Segment, Source};
use discern::tree::{Kind, RowId};

use super::boot::{BIOS, loaders, problems, report};
use super::other_file_systems::hfsutils;
use super::support::case::Case;
use super::support::local_file::LocalFile;
use super::support::{open_path, tools};
use super::{hold, judges, list, rebuilt_in, save, words};

/// Offset of each file's data.
fn places(image: &Path) -> BTreeMap<String, u64> {
    let mut findings = Findings::default();
    let mut image = open_path(image, &mut findings).unwrap();
    let view = &mut image.views[0];
    view.walk_all(&mut findings).unwrap();
    let rows = (1..view.index.len()).map(RowId);
    let files = rows.filter(|id| view.index.row(*id).is_some_and(|row| row.kind == Kind::File));
    files.filter_map(|id| Some((view.path(id), view.index.row(id)?.location?))).collect()
}

#[test]
fn data_and_boot_images_stay_where_they_are() {
    let needs = [&judges::NEEDS[..], &["sgdisk"]].concat();
    let Some(case) = Case::new("data_and_boot_images_stay_where_they_are", &needs) else { return };
    loaders(&case);
    let uefi = ["-eltorito-alt-boot", "-e", "boot/efi.img", "-no-emul-boot", "-isohybrid-gpt-basdat"];
    let stick = ["-boot-info-table", "-isohybrid-mbr", "isohdpfx.bin"];
    case.xorriso(&[&["-R", "-J"], &BIOS[..], &["4"], &stick[..], &uefi].concat());
    let edits = r#"[
        {"op":"remove","path":"/a"},
        {"op":"add","path":"/new","from":"tree/z"},
        {"op":"rename","path":"/z/behind","to":"/renamed"}
    ]"#;
    let leaf = LocalFile::open(&case.image()).unwrap();
    let (recipe, lines) = rebuilt_in(Mode::Keep, leaf, edits, &case.beside("")).unwrap();
    let copied = recipe.segments().iter().filter(|segment| matches!(segment, Segment::Copy { .. })).count();
    assert!(copied <= 3, "the old image before and after its catalog, and the new file: {copied}");
    let new = case.beside("new.iso");
    save(recipe, &new);
    judges::valid(&new);
    let (before, after) = (places(&case.image()), places(&new));
    for path in ["/boot/loader.bin", "/boot/efi.img", "/boot/mac.img"] {
        assert_eq!(before[path], after[path], "{path}");
    }
    assert_eq!(before["/z/behind"], after["/renamed"]);
    assert!(after["/new/behind"] >= std::fs::metadata(case.image()).unwrap().len());
    assert_eq!(report(&new), report(&case.image()));
    assert!(words(&lines).contains(&"kept: Boot image 1 (BIOS): unchanged".to_owned()));
    let sides = judges::by_bsdtar(&new, &[]);
    assert!(sides.contains_key("renamed") && !sides.contains_key("a"));
}

/// Turns the UDF of an image into revision 1.50, which we don't write, in both sequences where genisoimage puts them.
pub fn later_udf(image: &Path) {
    let mut bytes = std::fs::read(image).unwrap();
    let sectors = (32..64).filter(|sector| bytes[sector * 2048..].starts_with(&[6, 0])).collect::<Vec<_>>();
    assert_eq!(sectors.len(), 2);
    for sector in sectors {
        let descriptor = &mut bytes[sector * 2048..][..512];
        assert_eq!(descriptor[240..242], [0x02, 0x01]);
        descriptor[240] = 0x50;
        let length = usize::from(u16::from_le_bytes([descriptor[10], descriptor[11]]));
        let crc = discern::sector::subchannel::crc(&descriptor[16..16 + length]);
        descriptor[8..10].copy_from_slice(&crc.to_le_bytes());
        descriptor[4] = 0;
        descriptor[4] = descriptor[..16].iter().fold(0, |sum, byte| sum.wrapping_add(*byte));
    }
    std::fs::write(image, bytes).unwrap();
}

#[test]
fn another_file_system_stays_while_all_its_files_do() {
    let test = "another_file_system_stays_while_all_its_files_do";
    let Some(case) = Case::new(test, &[&judges::NEEDS[..], &["genisoimage"]].concat()) else { return };
    // The boot catalog has spare room, and stays where HFS lists it.
    case.file("file", "content").file("other", "more").file("boot/loader.bin", vec![1; 2048]);
    let boot = ["-b", "boot/loader.bin", "-no-emul-boot", "-c", "boot/boot.cat"];
    case.genisoimage(&[&["-R", "-udf"][..], &boot].concat());
    later_udf(&case.image());
    let keep = |edits: &str| rebuilt_in(Mode::Keep, LocalFile::open(&case.image()).unwrap(), edits, &case.beside(""));
    let (recipe, lines) = keep(r#"[{"op":"add","path":"/new","from":"tree/file"}]"#).unwrap();
    for expected in ["kept: UDF file system", "kept: Boot catalog"] {
        assert!(words(&lines).iter().any(|line| line.starts_with(expected)), "{lines:?}");
    }
    let new = case.beside("new.iso");
    save(recipe, &new);
    assert_eq!(list(&new, "rock-ridge").len(), 6);
    let udf = tools::run(Command::new("7zz").args(["t", "-tudf"]).arg(&new));
    let udf = String::from_utf8_lossy(&udf.stdout).into_owned();
    assert!(udf.contains("Everything is Ok") && udf.contains("Files: 4"), "{udf}");
    assert!(keep(r#"[{"op":"remove","path":"/other"}]"#).is_err());
    let (recipe, lines) = keep(r#"[{"op":"remove","path":"/other"},{"op":"drop","side":"udf"}]"#).unwrap();
    assert!(words(&lines).iter().any(|line| line.starts_with("dropped: UDF file system")));
    save(recipe, &new);
    judges::valid(&new);
    assert_eq!(list(&new, "rock-ridge").len(), 4);
    let udf = Command::new("7zz").args(["t", "-tudf"]).arg(&new).output().unwrap();
    assert!(!udf.status.success(), "nothing leads to it any more");
}

/// Offset at which xorriso finds the image of the second boot entry.
pub fn second_image(image: &Path) -> usize {
    let told = tools::run(Command::new("xorriso").arg("-indev").arg(image).args(["-report_el_torito", "plain"]));
    let told = String::from_utf8_lossy(&told.stdout).into_owned();
    let line = told.lines().find(|line| line.starts_with("El Torito boot img :   2")).unwrap();
    line.rsplit(' ').next().unwrap().parse::<usize>().unwrap() * 2048
}

#[test]
fn partitions_after_the_volume_move_after_new_files() {
    let test = "partitions_after_the_volume_move_after_new_files";
    let Some(case) = Case::new(test, &[&judges::NEEDS[..], &["sgdisk"]].concat()) else { return };
    loaders(&case);
    let content: Vec<u8> = (0..300_000_u32).flat_map(u32::to_le_bytes).collect();
    std::fs::write(case.beside("efi.bin"), &content).unwrap();
    let behind = ["-append_partition", "2", "0xef", "efi.bin", "-eltorito-alt-boot", "-e"];
    let named = ["--interval:appended_partition_2:all::", "-no-emul-boot"];
    for table in [&["-isohybrid-mbr", "isohdpfx.bin", "-appended_part_as_gpt"][..], &["-isohybrid-mbr", "isohdpfx.bin"]]
    {
        case.xorriso(&[&["-R", "-J"], &BIOS[..], &["4", "-boot-info-table"], table, &behind[..], &named].concat());
        for mode in [Mode::Keep, Mode::Append] {
            let edits = r#"[{"op":"remove","path":"/a"},{"op":"add","path":"/new","from":"tree/z"}]"#;
            let leaf = LocalFile::open(&case.image()).unwrap();
            let (recipe, lines) = rebuilt_in(mode, leaf, edits, &case.beside("")).unwrap();
            assert!(words(&lines).iter().any(|line| line.contains("its partition has moved")), "{lines:?}");
            let new = case.beside("new.iso");
            save(recipe, &new);
            judges::valid_volume(&new);
            assert_eq!(report(&new), report(&case.image()), "{mode:?}");
            assert_eq!(places(&case.image())["/z/behind"], places(&new)["/z/behind"]);
            assert!(list(&new, "rock-ridge").contains_key("new/behind"));
            let (bytes, at) = (std::fs::read(&new).unwrap(), second_image(&new));
            assert!(at > second_image(&case.image()) && bytes[at..][..content.len()] == content, "{mode:?}");
            assert!(problems(&new) <= problems(&case.image()), "{mode:?}");
        }
    }
}

#[test]
fn hfs_is_dropped_on_request_and_everything_else_stays() {
    let test = "hfs_is_dropped_on_request_and_everything_else_stays";
    let Some(case) = Case::new(test, &[&judges::NEEDS[..], &["genisoimage", "hmount"]].concat()) else { return };
    case.file("file", "content").file("other", "more").genisoimage(&["-R", "-hfs"]);
    assert!(hfsutils(&case, "hmount", &[&case.image().to_string_lossy()]));
    let edits = r#"[{"op":"remove","path":"/other"},{"op":"drop","side":"hfs"}]"#;
    for mode in [Mode::Keep, Mode::Append] {
        let leaf = LocalFile::open(&case.image()).unwrap();
        let (recipe, _) = rebuilt_in(mode, leaf, edits, &case.beside("")).unwrap();
        let new = case.beside("new.iso");
        save(recipe, &new);
        judges::valid(&new);
        assert!(!hfsutils(&case, "hmount", &[&new.to_string_lossy()]), "nothing leads to it any more");
        assert_eq!(places(&case.image())["/file"], places(&new)["/file"]);
    }
}

#[test]
fn without_edits_both_modes_give_the_same_tree() {
    let Some(case) = Case::new("without_edits_both_modes_give_the_same_tree", &judges::NEEDS) else { return };
    case.file("a/b", "b").file("c", vec![1; 5000]).symlink("l", "c").xorriso(&["-R", "-J"]);
    let new = case.beside("new.iso");
    let leaf: Source = LocalFile::open(&case.image()).unwrap();
    save(rebuilt_in(Mode::Keep, leaf, "[]", Path::new("")).unwrap().0, &new);
    judges::valid(&new);
    for view in ["rock-ridge", "joliet", "iso9660"] {
        hold(&list(&case.image(), view), &list(&new, view));
    }
}

#[test]
fn boot_blocks_of_other_machines_are_kept_and_reported() {
    let test = "boot_blocks_of_other_machines_are_kept_and_reported";
    let Some(case) = Case::new(test, &judges::NEEDS) else { return };
    loaders(&case);
    let machines = [
        (&["-mips-boot", "boot/loader.bin"][..], "MIPS volume header"),
        (&["-mipsel-boot", "boot/elf.bin"], "DECstation boot block (MIPS)"),
        (&["-alpha-boot", "boot/loader.bin"], "SRM boot block (Alpha)"),
    ];
    // The part of an executable that the builder of a DECstation's boot block reads.
    let mut elf = vec![0; 4096];
    elf[..8].copy_from_slice(b"\x7FELF\x01\x01\x01\0");
    elf[28..32].copy_from_slice(&52_u32.to_le_bytes());
    case.file("boot/elf.bin", elf);
    for (options, name) in machines {
        case.xorriso(&[&["-R"], options].concat());
        let area = |image: &Path| std::fs::read(image).unwrap()[..512].to_vec();
        let paths = |image: &Path| -> Vec<String> {
            let report = ["-report_system_area", "plain"];
            let report = tools::run(Command::new("xorriso").arg("-indev").arg(image).args(report));
            let report = String::from_utf8_lossy(&report.stdout).into_owned();
            report.lines().filter(|line| line.contains("/boot/")).map(str::to_owned).collect()
        };
        for (mode, fate) in [(Mode::Compact, "patched"), (Mode::Keep, "kept")] {
            let edits = r#"[{"op":"remove","path":"/a"},{"op":"mkdir","path":"/b/c/d"}]"#;
            let leaf = LocalFile::open(&case.image()).unwrap();
            let (recipe, lines) = rebuilt_in(mode, leaf, edits, &case.beside("")).unwrap();
            let new = case.beside("new.iso");
            save(recipe, &new);
            judges::valid_volume(&new);
            if mode == Mode::Keep {
                assert_eq!(area(&new), area(&case.image()), "{name}");
            } else {
                // xorriso finds the file that each boot block names.
                assert_eq!(paths(&new), paths(&case.image()), "{name}");
                assert!(!paths(&new).is_empty(), "{name}");
            }
            let told = words(&lines);
            assert!(told.iter().any(|line| line.starts_with(&format!("{fate}: {name}"))), "{name} {mode:?} {told:?}");
        }
    }
}

#[test]
fn a_chrp_partition_covers_the_new_image() {
    let Some(case) = Case::new("a_chrp_partition_covers_the_new_image", &judges::NEEDS) else { return };
    case.file("a", vec![5; 700_000]).file("b/c", "c");
    std::fs::write(case.beside("new"), vec![9; 3_000_000]).unwrap();
    case.xorriso(&["-R", "-chrp-boot-part"]);
    let partition = |image: &Path| {
        let report = ["-report_system_area", "plain"];
        let report = tools::run(Command::new("xorriso").arg("-indev").arg(image).args(report));
        let report = String::from_utf8_lossy(&report.stdout).into_owned();
        let line = report.lines().find(|line| line.starts_with("MBR partition ") && line.contains("0x96"));
        let line = line.unwrap_or_else(|| panic!("{report}"));
        line.split_whitespace().skip(4).map(str::to_owned).collect::<Vec<_>>()
    };
    let length = |image: &Path| std::fs::metadata(image).unwrap().len() / 512;
    assert_eq!(partition(&case.image()), ["0x80", "0x96", "0", &length(&case.image()).to_string()]);
    for mode in [Mode::Compact, Mode::Keep, Mode::Append] {
        for edits in [r#"[{"op":"add","path":"/new","from":"new"}]"#, r#"[{"op":"remove","path":"/a"}]"#] {
            let leaf = LocalFile::open(&case.image()).unwrap();
            let (recipe, lines) = rebuilt_in(mode, leaf, edits, &case.beside("")).unwrap();
            let new = case.beside("new.iso");
            save(recipe, &new);
            judges::valid_volume(&new);
            let told = words(&lines);
            assert_eq!(partition(&new), ["0x80", "0x96", "0", &length(&new).to_string()], "{mode:?} {told:?}");
            assert!(!told.iter().any(|line| line.starts_with("doubtful")), "{mode:?} {told:?}");
        }
    }
}

/// The slices of a Sun disk label, read from its bytes: first byte and length of each (`sys/dklabel.h`).
fn slices(image: &[u8]) -> Vec<(usize, usize)> {
    let half = |at: usize| usize::from(u16::from_be_bytes(image[at..at + 2].try_into().unwrap()));
    let word = |at: usize| u32::from_be_bytes(image[at..at + 4].try_into().unwrap()) as usize;
    assert_eq!((0..512).step_by(2).fold(0, |sum, at| sum ^ half(at)), 0, "the sum of the label");
    let cylinder = half(436) * half(438) * 512;
    let all = (0..8).map(|number| (word(444 + 8 * number) * cylinder, word(448 + 8 * number) * 512));
    all.filter(|(_, length)| *length > 0).collect()
}

#[test]
fn sun_disk_labels_follow_their_boot_blocks() {
    let Some(case) = Case::new("sun_disk_labels_follow_their_boot_blocks", &judges::NEEDS) else { return };
    loaders(&case);
    case.file("boot/core", (0..100_000_u32).map(|at| (at % 241) as u8).collect::<Vec<u8>>());
    let blocks: Vec<Vec<u8>> = (0..2).map(|number| vec![7 + number; 5000 + 400_000 * usize::from(number)]).collect();
    for (number, block) in blocks.iter().enumerate() {
        std::fs::write(case.beside(&format!("block{number}")), block).unwrap();
    }
    let [first, second] = ["block0", "block1"].map(|name| case.beside(name).to_string_lossy().into_owned());
    let both = format!("{first},{second}");
    let makers: [(&str, Vec<&str>); 4] = [
        ("xorriso", vec!["-R", "-B", &both]),
        ("genisoimage", vec!["-R", "-B", &both]),
        // The same block for all computers that have none of their own.
        ("genisoimage", vec!["-R", "-sparc-boot", &first]),
        ("xorriso", vec!["-R", "-B", ",", "--grub2-sparc-core", "/boot/core"]),
    ];
    for (maker, options) in makers {
        match maker {
            "xorriso" => drop(case.xorriso(&options)),
            _ => drop(case.genisoimage(&options)),
        }
        let old = std::fs::read(case.image()).unwrap();
        for mode in [Mode::Compact, Mode::Keep, Mode::Append] {
            let edits = r#"[{"op":"remove","path":"/a"},{"op":"add","path":"/new","from":"block1"}]"#;
            let leaf = LocalFile::open(&case.image()).unwrap();
            let (recipe, lines) = rebuilt_in(mode, leaf, edits, &case.beside("")).unwrap();
            let path = case.beside("new.iso");
            save(recipe, &path);
            judges::valid_volume(&path);
            let new = std::fs::read(&path).unwrap();
            let told = words(&lines);
            let name = format!("{maker} {options:?} {mode:?} {told:?}");
            let (before, after) = (slices(&old), slices(&new));
            assert_eq!(before.len(), after.len(), "{name}");
            // The first is the volume. It ends with the image, or where the next begins.
            let (_, end) = after[0];
            let is_whole = before[0].1 == old.len();
            assert_eq!(end, if is_whole { new.len() } else { after[1].0 }, "{name}");
            for ((at, length), (now_at, now_length)) in before.iter().zip(&after).skip(1) {
                assert_eq!(length, now_length, "{name}");
                assert_eq!(old[*at..at + length], new[*now_at..now_at + now_length], "{name}");
            }
            if options.contains(&"--grub2-sparc-core") {
                let number = |at: usize, count: usize| {
                    new[at..at + count].iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte))
                };
                let (at, length) = (number(552, 8), number(560, 4));
                assert_eq!(length, 100_000, "{name}");
                assert!(new[at..at + length].iter().enumerate().all(|(at, byte)| *byte == (at % 241) as u8), "{name}");
            }
            assert!(!told.iter().any(|line| line.starts_with("doubtful")), "{name}");
        }
    }
}

/// libarchive doesn't read continuation areas after file data, and long names need one.
#[test]
fn tables_overwrite_the_old_ones_where_they_fit() {
    let Some(case) = Case::new("tables_overwrite_the_old_ones_where_they_fit", &judges::NEEDS) else { return };
    let (long, other) = (&"long ".repeat(40), &"other ".repeat(40));
    case.file(format!("{long}/{long}"), "one").file(other, vec![2; 70_000]).symlink("link", long);
    case.xorriso(&["-R", "-J"]);
    std::fs::create_dir_all(case.beside("deep/a/b/c/d/e/f")).unwrap();
    let new = case.beside("new.iso");
    let keep = |edits: &str| {
        let leaf = LocalFile::open(&case.image()).unwrap();
        save(rebuilt_in(Mode::Keep, leaf, edits, &case.beside("")).unwrap().0, &new);
        judges::valid(&new);
        std::fs::metadata(&new).unwrap().len() - std::fs::metadata(case.image()).unwrap().len()
    };
    let edits =
        format!(r#"[{{"op":"add","path":"/new","from":"tree/{other}"}},{{"op":"remove","path":"/{long}/{long}"}}]"#);
    let padding = 150 * 2048;
    assert_eq!(keep(&edits), 70_000_u64.next_multiple_of(2048) + padding, "it grows by the new file's data alone");
    let read = judges::by_bsdtar(&new, &[]);
    assert_eq!(read["new"], read[other]);
    assert!(read.contains_key(long) && !read.contains_key(&format!("{long}/{long}")));
    assert_eq!(places(&case.image())[&format!("/{other}")], places(&new)[&format!("/{other}")]);
    // More directories than fit.
    assert!(keep(r#"[{"op":"add","path":"/more","from":"deep"}]"#) > padding + 2048);
    assert!(list(&new, "rock-ridge").contains_key("more/a/b/c/d/e/f"));
}
