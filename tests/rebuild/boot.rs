//! Boot structures are preserved, as xorriso's reports before and after a rebuild show.

use std::path::Path;
use std::process::Command;

use super::support::case::Case;
use super::support::tools;
use super::{judges, list, rebuild_case, words};

/// Lines of xorriso's reports without addresses.
pub fn report(image: &Path) -> Vec<String> {
    let arguments = ["-report_el_torito", "plain", "-report_system_area", "plain"];
    let output = tools::run(Command::new("xorriso").arg("-indev").arg(image).args(arguments));
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    // Drops the alignment of partitions to cylinders, which depends on their position.
    let places =
        ["El Torito catalog", "ISO image size", "start and size", "lba range", "APM start", "img blks", "options:"];
    let without_places = |line: &str| match line {
        line if places.iter().any(|place| line.contains(place)) => None,
        // Drops addresses: the last number of a boot image, the last two of a partition.
        line if line.starts_with("El Torito boot img") => line.rsplit_once(' ').map(|(line, _)| line.trim().to_owned()),
        line if line.starts_with("MBR partition      :") => line.get(..42).map(str::to_owned),
        line => Some(line.split(" cyl-align").next().unwrap().to_owned()),
    };
    text.lines().filter_map(without_places).collect()
}

/// Adds boot images: a loader, which xorriso patches, and a FAT image.
pub fn loaders(case: &Case) {
    let code: Vec<u8> = (0..6000_u32).flat_map(u32::to_le_bytes).collect();
    case.file("boot/loader.bin", code).file("boot/efi.img", vec![0xEB; 70_000]).file("boot/mac.img", vec![1; 30_000]);
    case.file("a/before", vec![1; 5000]).file("z/behind", vec![2; 5000]);
    let mut mbr = vec![0x90; 432];
    mbr[32..45].copy_from_slice(b"isolinux.bin ");
    // The real boot sector has room for an Apple partition map in its code.
    let mbr = std::fs::read("/usr/lib/ISOLINUX/isohdpfx.bin").unwrap_or(mbr);
    std::fs::write(case.beside("isohdpfx.bin"), mbr).unwrap();
    std::fs::write(case.beside("efi.bin"), vec![0xEB; 1 << 20]).unwrap();
}

pub const BIOS: [&str; 6] = ["-c", "boot/boot.cat", "-b", "boot/loader.bin", "-no-emul-boot", "-boot-load-size"];

/// Rebuilds with one file less and one more; asserts that boot entries are unchanged and tables valid.
fn hold_boot(options: &[&str]) -> Option<Vec<String>> {
    let case = Case::new("boot", &[&judges::NEEDS[..], &["sgdisk"]].concat())?;
    loaders(&case);
    case.xorriso(&[&["-R", "-J"], &BIOS[..], &["4", "-boot-info-table"], options].concat());
    let before = report(&case.image());
    let edits = r#"[{"op":"remove","path":"/a"},{"op":"add","path":"/b","from":"tree/z"}]"#;
    let (new, lines) = rebuild_case(&case, edits);
    judges::valid_volume(&new);
    assert_eq!(report(&new), before, "{options:?}");
    assert!(list(&new, "rock-ridge").contains_key("b/behind"));
    assert!(problems(&new) <= problems(&case.image()), "{options:?}");
    Some(words(&lines))
}

/// Number of problems that sgdisk finds in a GPT. Overlapping partitions are how isohybrid works.
pub fn problems(image: &Path) -> u32 {
    let output = Command::new("sgdisk").arg("-v").arg(image).output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let identified = text.lines().find_map(|line| line.strip_prefix("Identified "));
    let count = identified.map(|line| line.split(' ').next().unwrap().parse().unwrap());
    assert!(count.is_some() || text.contains("No problems found"), "{text}");
    count.unwrap_or(0)
}

#[test]
fn el_torito_alone() {
    let Some(lines) = hold_boot(&["-eltorito-alt-boot", "-e", "boot/efi.img", "-no-emul-boot"]) else { return };
    assert!(lines.iter().any(|line| line.starts_with("patched: Boot image 1 (BIOS): boot info table")));
}

#[test]
fn isohybrid_with_gpt() {
    let uefi = ["-eltorito-alt-boot", "-e", "boot/efi.img", "-no-emul-boot", "-isohybrid-gpt-basdat"];
    let Some(lines) = hold_boot(&[&["-isohybrid-mbr", "isohdpfx.bin"], &uefi[..]].concat()) else { return };
    assert!(lines.iter().any(|line| line.starts_with("patched: GPT partition 2")), "{lines:?}");
}

#[test]
fn isohybrid_with_gpt_and_apple_map() {
    if !Path::new("/usr/lib/ISOLINUX/isohdpfx.bin").exists() {
        return tools::lack("isohybrid_with_gpt_and_apple_map", "Debian's isolinux");
    }
    let uefi = ["-eltorito-alt-boot", "-e", "boot/efi.img", "-no-emul-boot", "-isohybrid-gpt-basdat"];
    let mac = [
        "-eltorito-alt-boot",
        "-e",
        "boot/mac.img",
        "-no-emul-boot",
        "-isohybrid-gpt-hfsplus",
        "-isohybrid-apm-hfsplus",
    ];
    let Some(lines) = hold_boot(&[&["-isohybrid-mbr", "isohdpfx.bin"], &uefi[..], &mac].concat()) else { return };
    assert!(lines.iter().any(|line| line.starts_with("patched: Apple partition map")), "{lines:?}");
}

#[test]
fn appended_partitions_in_gpt_and_in_mbr() {
    let behind = ["-append_partition", "2", "0xef", "efi.bin", "-eltorito-alt-boot", "-e"];
    let named = ["--interval:appended_partition_2:all::", "-no-emul-boot"];
    let in_gpt = [&["-isohybrid-mbr", "isohdpfx.bin", "-appended_part_as_gpt"], &behind[..], &named].concat();
    let Some(lines) = hold_boot(&in_gpt) else { return };
    assert!(lines.iter().any(|line| line.starts_with("patched: GPT partition 2")), "{lines:?}");
    hold_boot(&[&["-isohybrid-mbr", "isohdpfx.bin"], &behind[..], &named].concat());
}

#[test]
fn entries_are_added_removed_and_set() {
    let Some(case) = Case::new("entries_are_added_removed_and_set", &judges::NEEDS) else { return };
    loaders(&case);
    case.xorriso(&[&["-R"], &BIOS[..], &["4"]].concat());
    std::fs::write(case.beside("other.img"), vec![0xAB; 8192]).unwrap();
    let edits = r#"[
        {"op":"boot-add","path":"/boot/efi.img","platform":"uefi"},
        {"op":"boot-replace","entry":1,"from":"other.img"},
        {"op":"boot-set","entry":1,"load_size":16}
    ]"#;
    let (new, _) = rebuild_case(&case, edits);
    judges::valid(&new);
    let images: Vec<String> = report(&new).into_iter().filter(|line| line.contains("boot img")).collect();
    let expected = [
        "El Torito boot img :   1  BIOS  y   none  0x0000  0x00     16",
        "El Torito boot img :   2  UEFI  y   none  0x0000  0x00    137",
    ];
    assert_eq!(images, expected);
    assert_eq!(list(&new, "rock-ridge")["boot/loader.bin"].size, 8192);
    std::fs::rename(&new, case.image()).unwrap();
    std::fs::write(case.beside("floppy.img"), vec![0xEB; 1_474_560]).unwrap();
    let mut disk = vec![0; 40_960];
    disk[446..462].copy_from_slice(&[0x80, 1, 1, 0, 6, 3, 63, 0, 63, 0, 0, 0, 16, 0, 0, 0]);
    disk[510..512].copy_from_slice(&[0x55, 0xAA]);
    std::fs::write(case.beside("disk.img"), disk).unwrap();
    let edits = r#"[
        {"op":"add","path":"/floppy.img","from":"floppy.img"},
        {"op":"add","path":"/disk.img","from":"disk.img"},
        {"op":"boot-add","path":"/floppy.img","platform":"bios","emulation":"floppy"},
        {"op":"boot-add","path":"/disk.img","platform":"bios","emulation":"hard-disk"},
        {"op":"boot-set","entry":1,"platform":"powerpc","bootable":false}
    ]"#;
    let (new, _) = rebuild_case(&case, edits);
    judges::valid(&new);
    let images: Vec<String> = report(&new).into_iter().filter(|line| line.contains("boot img")).collect();
    let expected = [
        "El Torito boot img :   1   PPC  n   none  0x0000  0x00     16",
        "El Torito boot img :   2  UEFI  y   none  0x0000  0x00    137",
        "El Torito boot img :   3  BIOS  y  fd1.4  0x0000  0x00      1",
        "El Torito boot img :   4  BIOS  y     hd  0x0000  0x06      1",
    ];
    assert_eq!(images, expected);
    std::fs::rename(&new, case.image()).unwrap();
    let edits = r#"[{"op":"boot-remove","entry":4},{"op":"boot-remove","entry":3},{"op":"boot-remove","entry":1},{"op":"boot-remove","entry":1}]"#;
    let (new, _) = rebuild_case(&case, edits);
    assert!(!report(&new).iter().any(|line| line.contains("El Torito boot img")));
}
