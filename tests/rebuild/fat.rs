//! Edits of files in FAT images, checked by mtools, fsck.fat and 7-Zip.

use std::path::Path;
use std::process::Command;

use discern::bytes::time::Timestamp;
use discern::edit::{Blueprint, Mode};
use discern::findings::Findings;
use discern::fs::fat::Fat;
use discern::source::{Recipe, Source};

use super::boot::{BIOS, loaders, report};
use super::keep::second_image;
use super::support::case::Case;
use super::support::local_file::LocalFile;
use super::support::random::Random;
use super::support::{self, tools};
use super::{judges, rebuild_case, rebuilt, rebuilt_in, save};

const NEEDS: [&str; 5] = ["mkfs.fat", "fsck.fat", "mcopy", "mdir", "7zz"];

const TIME: i64 = 1_700_000_000;

fn mtools(program: &str, image: &Path, arguments: &[&str]) -> String {
    let output = tools::run(Command::new(program).arg("-i").arg(image).args(arguments).env("MTOOLS_SKIP_CHECK", "1"));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Paths of all files and directories, listed by mtools.
fn paths(image: &Path) -> Vec<String> {
    let all = mtools("mdir", image, &["-/", "-b", "::"]);
    let mut paths: Vec<String> = all.lines().map(|line| line.trim_start_matches("::").to_owned()).collect();
    paths.sort();
    paths
}

/// Asserts that fsck.fat and 7-Zip find no problems.
fn check(image: &Path) {
    let checked = tools::run(Command::new("fsck.fat").args(["-n", "-v"]).arg(image));
    let checked = String::from_utf8_lossy(&checked.stdout).into_owned();
    assert!(!checked.contains("differ") && !checked.contains("wrong"), "{checked}");
    let tested = tools::run(Command::new("7zz").arg("t").arg(image));
    let tested = String::from_utf8_lossy(&tested.stdout).into_owned();
    assert!(tested.contains("Everything is Ok") && !tested.contains("WARNING"), "{tested}");
}

fn given(bytes: Vec<u8>) -> Recipe {
    let source = Source::from_bytes(bytes);
    Recipe::of(&source, 0..source.len())
}

fn content(length: usize, seed: usize) -> Vec<u8> {
    (0..length).map(|at| u8::try_from((at * 31 + seed * 7 + at / 256) % 256).unwrap()).collect()
}

/// Makes an image with mkfs.fat, and adds some files with mtools.
fn made(case: &Case, options: &[&str]) -> std::path::PathBuf {
    let image = case.beside("fat.img");
    drop(std::fs::remove_file(&image));
    tools::run(
        Command::new("mkfs.fat")
            .args(["-C"])
            .args(options.split_last().unwrap().1)
            .arg(&image)
            .arg(options.last().unwrap()),
    );
    case.file("one", content(5000, 1)).file("two", content(700, 2));
    let tree = case.tree();
    mtools("mmd", &image, &["::/EFI", "::/EFI/BOOT"]);
    mtools("mcopy", &image, &[tree.join("one").to_str().unwrap(), "::/EFI/BOOT/BOOTX64.EFI"]);
    mtools("mcopy", &image, &[tree.join("two").to_str().unwrap(), "::/EFI/BOOT/a longer name.cfg"]);
    mtools("mcopy", &image, &[tree.join("two").to_str().unwrap(), "::/startup.nsh"]);
    image
}

#[test]
fn files_are_added_replaced_and_removed_in_every_type_of_fat() {
    let Some(case) = Case::new("files_are_added_replaced_and_removed_in_every_type_of_fat", &NEEDS) else { return };
    let time = Timestamp::utc(TIME);
    for options in [&["-F", "12", "1440"][..], &["-F", "16", "-s", "1", "8192"], &["-F", "32", "-s", "1", "40000"]] {
        let image = made(&case, options);
        let before = std::fs::read(&image).unwrap();
        let mut fat = Fat::open(LocalFile::open(&image).unwrap(), false).unwrap();
        let names: Vec<String> = fat.list("/EFI/BOOT").unwrap().into_iter().map(|item| item.name).collect();
        assert_eq!(names, ["BOOTX64.EFI", "a longer name.cfg"]);
        fat.write("/efi/boot/bootx64.efi", &given(content(9000, 3)), time).unwrap();
        fat.write("/EFI/BOOT/grub.cfg", &given(content(100, 4)), time).unwrap();
        fat.write("/EFI/debian/Ein längerer Name.txt", &given(content(513, 5)), time).unwrap();
        fat.write("/empty", &Recipe::default(), time).unwrap();
        // Fills more than a cluster with entries, so that the directory grows.
        for number in 0..70 {
            fat.write(&format!("/many/file number {number}"), &given(content(number, 6)), time).unwrap();
        }
        fat.remove("/startup.nsh").unwrap();
        fat.make("/new/directory", time).unwrap();
        let new = case.beside("new.img");
        let recipe = fat.finish().unwrap();
        assert_eq!(recipe.len(), before.len() as u64);
        save(recipe, &new);
        check(&new);
        let found = paths(&new);
        assert!(found.contains(&"/EFI/debian/Ein längerer Name.txt".to_owned()), "{options:?} {found:?}");
        assert!(found.contains(&"/many/file number 69".to_owned()) && found.contains(&"/new/directory/".to_owned()));
        assert!(!found.iter().any(|path| path.contains("startup")), "{found:?}");
        let out = case.beside("out");
        for (path, expected) in [
            ("::/EFI/BOOT/BOOTX64.EFI", content(9000, 3)),
            ("::/EFI/BOOT/a longer name.cfg", content(700, 2)),
            ("::/EFI/BOOT/grub.cfg", content(100, 4)),
            ("::/many/file number 42", content(42, 6)),
            ("::/empty", Vec::new()),
        ] {
            mtools("mcopy", &new, &["-n", "-o", path, out.to_str().unwrap()]);
            assert!(std::fs::read(&out).unwrap() == expected, "{options:?} {path}");
        }
        assert!(mtools("mdir", &new, &["::/EFI/BOOT/grub.cfg"]).contains("2023-11-14"), "its date");
        let mut again = Fat::open(LocalFile::open(&new).unwrap(), false).unwrap();
        again.remove("/many").unwrap();
        again.remove("/EFI").unwrap();
        save(again.finish().unwrap(), &image);
        check(&image);
        assert_eq!(paths(&image), ["/empty", "/new/", "/new/directory/"]);
    }
}

#[test]
fn a_full_image_is_enlarged() {
    let Some(case) = Case::new("a_full_image_is_enlarged", &NEEDS) else { return };
    let time = Timestamp::utc(TIME);
    // The first image stays FAT12, the second becomes FAT16, and all tables grow.
    for (options, more) in [
        (&["-F", "12", "1440"][..], 1_000_000_usize),
        (&["-F", "12", "-s", "1", "2000"], 4_000_000),
        (&["-F", "16", "-s", "1", "8192"], 9_000_000),
        (&["-F", "32", "-s", "1", "34000"], 40_000_000),
    ] {
        let image = made(&case, options);
        let big = given(content(more, 9));
        let told = Fat::open(LocalFile::open(&image).unwrap(), false).unwrap();
        let mut told = told;
        assert!(more < 2_000_000 || told.write("/big", &big, time).unwrap_err().to_string().contains("no room"));
        let mut fat = Fat::open(LocalFile::open(&image).unwrap(), true).unwrap();
        fat.write("/EFI/big", &big, time).unwrap();
        fat.write("/EFI/second", &given(content(1_000_000, 8)), time).unwrap();
        let recipe = fat.finish().unwrap();
        assert!(recipe.len() > std::fs::metadata(&image).unwrap().len(), "{options:?}");
        assert!(recipe.segments().len() < 60, "{} parts", recipe.segments().len());
        let new = case.beside("new.img");
        save(recipe, &new);
        check(&new);
        let out = case.beside("out");
        for (path, expected) in [("::/EFI/big", content(more, 9)), ("::/EFI/BOOT/BOOTX64.EFI", content(5000, 1))] {
            mtools("mcopy", &new, &["-n", "-o", path, out.to_str().unwrap()]);
            assert!(std::fs::read(&out).unwrap() == expected, "{options:?} {path}");
        }
    }
}

#[test]
fn more_clusters_than_fat_can_number_are_refused_with_advice() {
    let test = "more_clusters_than_fat_can_number_are_refused_with_advice";
    let Some(case) = Case::new(test, &NEEDS) else { return };
    let image = made(&case, &["-F", "16", "-s", "1", "30000"]);
    let mut fat = Fat::open(LocalFile::open(&image).unwrap(), true).unwrap();
    // 65,524 clusters of 512 bytes are 33.5 MB (Microsoft's FAT specification, 3.5).
    let told = fat.write("/big", &given(content(34_000_000, 1)), Timestamp::utc(TIME)).unwrap_err().to_string();
    assert!(told.contains("65524 clusters, here of 512 bytes") && told.contains("FAT32"), "{told}");
}

#[test]
fn fat_images_are_changed_inside_the_image() {
    let needs = [&judges::NEEDS[..], &NEEDS].concat();
    let Some(case) = Case::new("fat_images_are_changed_inside_the_image", &needs) else { return };
    loaders(&case);
    let efi = made(&case, &["-F", "12", "1440"]);
    case.file("boot/efi.img", std::fs::read(&efi).unwrap());
    case.file("plain.img", std::fs::read(&efi).unwrap()).file("same.img", std::fs::read(&efi).unwrap());
    std::fs::create_dir_all(case.beside("folder/sub")).unwrap();
    std::fs::write(case.beside("folder/sub/file.txt"), content(100, 1)).unwrap();
    std::fs::write(case.beside("large"), content(3_000_000, 2)).unwrap();
    let uefi = ["-eltorito-alt-boot", "-e", "boot/efi.img", "-no-emul-boot", "-isohybrid-gpt-basdat"];
    case.xorriso(
        &[&["-R", "-J", "-isohybrid-mbr", "isohdpfx.bin"], &BIOS[..], &["4", "-boot-info-table"], &uefi].concat(),
    );
    let edits = r#"[
        {"op":"fat-replace","image":"2","path":"/EFI/BOOT/BOOTX64.EFI","from":"large"},
        {"op":"fat-add","image":"/boot/efi.img","path":"/EFI/added","from":"folder"},
        {"op":"fat-remove","image":"2","path":"/startup.nsh"},
        {"op":"fat-mkdir","image":"/plain.img","path":"/made"}
    ]"#;
    let (new, _) = rebuild_case(&case, edits);
    judges::valid(&new);
    let out = case.beside("taken");
    for name in ["boot/efi.img", "plain.img", "same.img"] {
        let from = format!("/{name}");
        tools::run(
            Command::new("xorriso").args(["-osirrox", "on", "-indev"]).arg(&new).args(["-extract", &from]).arg(&out),
        );
        check(&out);
        let found = paths(&out);
        let has = |path: &str| found.iter().any(|found| found == path);
        assert_eq!(has("/EFI/added/sub/file.txt"), name == "boot/efi.img", "{name} {found:?}");
        assert_eq!(has("/startup.nsh"), name != "boot/efi.img", "{name}");
        assert_eq!(has("/made/"), name == "plain.img", "{name}");
        std::fs::remove_file(&out).unwrap();
    }
    let told = report(&new);
    let size = std::fs::read(&new).unwrap().len();
    assert!(size > 6_000_000 && told.iter().any(|line| line.starts_with("El Torito boot img :   2  UEFI")), "{told:?}");
    let refused = |edit: &str| {
        let leaf = LocalFile::open(&case.image()).unwrap();
        rebuilt(leaf, &format!("[{edit}]"), &case.beside("")).map(drop).unwrap_err().to_string()
    };
    let add = |image: &str| format!(r#"{{"op":"fat-add","image":"{image}","path":"/startup.nsh","from":"large"}}"#);
    assert!(refused(&add("2")).contains("already exists"));
    assert!(refused(&add("1")).contains("not a FAT image"));
    assert!(refused(&add("7")).contains("boot entry 7"));
    assert!(refused(&add("/none")).contains("/none"));
    assert!(refused(r#"{"op":"fat-remove","image":"2","path":"/none"}"#).contains("/none"));
    assert!(refused(r#"{"op":"fat-replace","image":"2","path":"/EFI","from":"large"}"#).contains("/EFI"));
}

#[test]
fn partitions_after_the_volume_are_changed_and_enlarged() {
    let needs = [&judges::NEEDS[..], &NEEDS].concat();
    let Some(case) = Case::new("partitions_after_the_volume_are_changed_and_enlarged", &needs) else { return };
    loaders(&case);
    std::fs::copy(made(&case, &["-F", "12", "1440"]), case.beside("efi.bin")).unwrap();
    std::fs::write(case.beside("large"), content(3_000_000, 2)).unwrap();
    let behind = ["-append_partition", "2", "0xef", "efi.bin", "-appended_part_as_gpt", "-eltorito-alt-boot", "-e"];
    let named = ["--interval:appended_partition_2:all::", "-no-emul-boot", "-isohybrid-mbr", "isohdpfx.bin"];
    case.xorriso(&[&["-R", "-J"], &BIOS[..], &["4", "-boot-info-table"], &behind, &named].concat());
    for (mode, image) in [(Mode::Compact, "2"), (Mode::Keep, "partition 2")] {
        let edits = format!(r#"[{{"op":"fat-add","image":"{image}","path":"/EFI/large","from":"large"}}]"#);
        let leaf = LocalFile::open(&case.image()).unwrap();
        let (recipe, _) = rebuilt_in(mode, leaf, &edits, &case.beside("")).unwrap();
        let new = case.beside("new.iso");
        save(recipe, &new);
        judges::valid_volume(&new);
        assert!(super::boot::problems(&new) <= super::boot::problems(&case.image()));
        let (bytes, at) = (std::fs::read(&new).unwrap(), second_image(&new));
        let sectors = u16::from_le_bytes(bytes[at + 19..at + 21].try_into().unwrap());
        let out = case.beside("taken");
        std::fs::write(&out, &bytes[at..][..usize::from(sectors) * 512]).unwrap();
        check(&out);
        assert!(paths(&out).contains(&"/EFI/large".to_owned()));
    }
}

#[test]
fn partitions_without_a_boot_entry_are_found() {
    let needs = [&judges::NEEDS[..], &NEEDS].concat();
    let Some(case) = Case::new("partitions_without_a_boot_entry_are_found", &needs) else { return };
    std::fs::copy(made(&case, &["-F", "12", "1440"]), case.beside("efi.bin")).unwrap();
    std::fs::write(case.beside("data.bin"), content(100_000, 3)).unwrap();
    let behind = ["-append_partition", "2", "0xef", "efi.bin", "-append_partition", "3", "0x83", "data.bin"];
    let by_entry = ["-eltorito-alt-boot", "-e", "--interval:appended_partition_2:all::", "-no-emul-boot"];
    for (options, expected) in [(&[][..], &[(2, 1_474_560)][..]), (&by_entry, &[])] {
        case.xorriso(&[&["-R"], &behind[..], options].concat());
        let mut image =
            support::open_source(LocalFile::open(&case.image()).unwrap(), &mut Findings::default()).unwrap();
        let blueprint = Blueprint::of(&mut image, Timestamp::utc(TIME)).unwrap();
        assert_eq!(blueprint.fat_partitions(), expected);
    }
}

#[test]
fn damaged_images_are_changed_or_refused() {
    let Some(case) = Case::new("damaged_images_are_changed_or_refused", &NEEDS) else { return };
    let whole = std::fs::read(made(&case, &["-F", "12", "1440"])).unwrap();
    let mut random = Random(1601);
    let mut changed = 0;
    for _ in 0..300 {
        let mut bytes = whole.clone();
        for _ in 0..random.below(12) + 1 {
            let at = usize::try_from(random.below(20_000)).unwrap();
            bytes[at] = u8::try_from(random.below(256)).unwrap();
        }
        let Ok(mut fat) = Fat::open(Source::from_bytes(bytes), true) else { continue };
        let time = Timestamp::utc(TIME);
        let all =
            [fat.remove("/EFI"), fat.write("/EFI/BOOT/new", &given(content(5000, 1)), time), fat.make("/a/b", time)];
        changed += all.iter().filter(|done| done.is_ok()).count();
        if let Ok(recipe) = fat.finish() {
            assert!(recipe.len() < 1 << 33);
        }
    }
    assert!(changed > 100, "{changed}");
}
