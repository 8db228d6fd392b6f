//! Layouts of images in use: what has to stay right in them, and no start shows.

use std::path::Path;
use std::process::Command;

use super::support::case::Case;
use super::support::driver::driver;
use super::support::linux::{Drive, Linux};
use super::support::local_file::LocalFile;
use super::support::tools;
use super::{judges, rebuilt_in, save, words};
use discern::edit::Mode;

const MODES: [Mode; 3] = [Mode::Compact, Mode::Keep, Mode::Append];

/// Rebuilds the image of a case, has it judged, and returns its lines.
fn rebuilt(case: &Case, mode: Mode, edits: &str) -> Vec<String> {
    let leaf = LocalFile::open(&case.image()).unwrap();
    let (recipe, lines) = rebuilt_in(mode, leaf, edits, &case.beside("")).unwrap();
    save(recipe, &case.beside("new.iso"));
    judges::valid_volume(&case.beside("new.iso"));
    words(&lines)
}

fn said(command: &mut Command) -> String {
    let output = tools::run(command);
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

fn isoinfo(image: &Path, options: &[&str]) -> String {
    said(Command::new("isoinfo").args(options).arg("-i").arg(image))
}

fn u32_at(bytes: &[u8], at: usize) -> usize {
    u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap()) as usize
}

#[test]
fn the_volume_in_a_partition_has_the_new_tree() {
    let test = "the_volume_in_a_partition_has_the_new_tree";
    let needs = [&judges::NEEDS[..], &["isoinfo"], &Linux::NEEDS[..]].concat();
    let (Some(case), Some(linux)) = (Case::new(test, &needs), Linux::new(test)) else { return };
    case.file("old", "old").file("folder/file", vec![3; 70_000]);
    std::fs::write(case.beside("system"), vec![5; 100_000]).unwrap();
    std::fs::write(case.beside("new"), "what is new\n").unwrap();
    let system = case.beside("system").to_string_lossy().into_owned();
    let options = ["-R", "-J", "-V", "OLD", "-partition_offset", "16", "-append_partition", "2", "0xef", &system];
    case.xorriso(&options);
    let edits =
        r#"[{"op":"label","value":"NEW"},{"op":"remove","path":"/old"},{"op":"add","path":"/new","from":"new"}]"#;
    for mode in MODES {
        let told = rebuilt(&case, mode, edits);
        let new = std::fs::read(case.beside("new.iso")).unwrap();
        let part = case.beside("part.iso");
        std::fs::write(&part, &new[16 * 2048..]).unwrap();
        for options in [&["-R", "-f"][..], &["-J", "-f"]] {
            let listed = isoinfo(&part, options);
            let has = |name: &str| listed.lines().any(|line| line.trim_end_matches(";1") == name);
            assert!(has("/new") && has("/folder/file") && !has("/old"), "{mode:?} {listed} {told:?}");
        }
        assert!(isoinfo(&part, &["-d"]).contains("Volume id: NEW"), "{mode:?}");
        let script = "mount -t iso9660 -o ro /dev/vda1 /mnt && cat /mnt/new && ls -1 /mnt && md5sum /mnt/folder/file\n";
        let read = linux.says(&case, &[Drive::read(&case.beside("new.iso"))], &[], script);
        let sum = said(Command::new("md5sum").arg(case.tree().join("folder/file")));
        let expected = ["what is new", "folder", "new", &format!("{}  /mnt/folder/file", &sum[..32])];
        assert_eq!(read, expected, "{mode:?}");
    }
}

#[test]
fn partitions_that_nothing_names_are_carried_along() {
    let Some(case) = Case::new("partitions_that_nothing_names_are_carried_along", &judges::NEEDS) else { return };
    case.file("a", vec![1; 300_000]).file("b", "b");
    let (system, prep) = (vec![0xE1; 90_112], vec![0xA2; 40_960]);
    std::fs::write(case.beside("system"), &system).unwrap();
    std::fs::write(case.beside("prep"), &prep).unwrap();
    let [one, other] = ["system", "prep"].map(|name| case.beside(name).to_string_lossy().into_owned());
    case.xorriso(&["-R", "-efi-boot-part", &one, "-prep-boot-part", &other, "--protective-msdos-label"]);
    for mode in MODES {
        let told = rebuilt(&case, mode, r#"[{"op":"remove","path":"/a"},{"op":"mkdir","path":"/c"}]"#);
        assert!(!told.iter().any(|line| line.contains("no longer in one piece")), "{told:?}");
        let new = std::fs::read(case.beside("new.iso")).unwrap();
        // PReP is in the MBR, by its type; the partition of the system is in the GPT, by the bytes of its GUID.
        let entry = (446..510).step_by(16).find(|at| new[at + 4] == 0x41).unwrap();
        let at = u32_at(&new, entry + 8) * 512;
        assert_eq!(new[at..at + prep.len()], prep, "{mode:?} {told:?}");
        let guid = [0x28, 0x73, 0x2A, 0xC1];
        let entry = (1024..1024 + 128 * 248).step_by(128).find(|at| new[*at..].starts_with(&guid)).unwrap();
        let at = u32_at(&new, entry + 32) * 512;
        assert_eq!(new[at..at + system.len()], system, "{mode:?} {told:?}");
        assert!(said(Command::new("sgdisk").arg("-v").arg(case.beside("new.iso"))).matches("Problem").count() == 0);
    }
}

#[test]
fn partitions_that_mean_the_image_end_with_it_and_stay_active() {
    let test = "partitions_that_mean_the_image_end_with_it_and_stay_active";
    let Some(case) = Case::new(test, &[&judges::NEEDS[..], &["isohybrid", "genisoimage"]].concat()) else { return };
    case.file("isolinux/isolinux.bin", std::fs::read("/usr/lib/ISOLINUX/isolinux.bin").unwrap()).file("b", "b");
    let loader = ["-c", "isolinux/boot.cat", "-b", "isolinux/isolinux.bin", "-no-emul-boot", "-boot-load-size", "4"];
    std::fs::write(case.beside("large"), vec![7; 9_000_000]).unwrap();
    let edits = r#"[{"op":"add","path":"/large","from":"large"}]"#;
    let geometries: [(&[&str], usize); 2] = [(&[], 64 * 32 * 512), (&["-h", "255", "-s", "63"], 255 * 63 * 512)];
    for (geometry, cylinder) in geometries {
        case.genisoimage(&[&["-R"], &loader[..], &["-boot-info-table"]].concat());
        case.run("isohybrid", &[geometry, &["IMAGE"]].concat());
        let old = std::fs::read(case.image()).unwrap();
        for mode in MODES {
            let told = rebuilt(&case, mode, edits);
            let new = std::fs::read(case.beside("new.iso")).unwrap();
            assert!(new.len() > old.len() && new.len() % cylinder == 0, "{mode:?} {} {told:?}", new.len());
            assert_eq!((new[446], new[450]), (0x80, old[450]), "{mode:?}: active, and of its type");
            assert_eq!((u32_at(&new, 454), u32_at(&new, 458) * 512), (0, new.len()), "{mode:?}");
            // The last head and sector of a cylinder, as isohybrid wrote it.
            assert_eq!((new[451], new[452] & 0x3F), (old[451], old[452] & 0x3F), "{mode:?}");
        }
    }
}

#[test]
fn a_table_made_for_the_first_session_covers_the_new_image() {
    let test = "a_table_made_for_the_first_session_covers_the_new_image";
    let Some(case) = Case::new(test, &judges::NEEDS) else { return };
    case.file("isolinux/isolinux.bin", std::fs::read("/usr/lib/ISOLINUX/isolinux.bin").unwrap()).file("b", "b");
    let loader = ["-c", "isolinux/boot.cat", "-b", "isolinux/isolinux.bin", "-no-emul-boot", "-boot-load-size", "4"];
    let mkisofs = ["-no_rc", "-as", "mkisofs", "-quiet", "-R", "-o", "IMAGE"];
    let hybrid = ["-boot-info-table", "-isohybrid-mbr", "/usr/lib/ISOLINUX/isohdpfx.bin", "TREE"];
    case.run("xorriso", &[&mkisofs[..], &loader, &hybrid].concat());
    let first = std::fs::metadata(case.image()).unwrap().len() as usize;
    std::fs::write(case.beside("large"), vec![7; 3_000_000]).unwrap();
    let large = case.beside("large");
    let grow = ["-no_rc", "-dev", "IMAGE", "-boot_image", "any", "keep", "-map", large.to_str().unwrap(), "/large"];
    case.run("xorriso", &[&grow[..], &["-commit"]].concat());
    let old = std::fs::read(case.image()).unwrap();
    assert!((u32_at(&old, 454), u32_at(&old, 458) * 512) == (0, first) && old.len() > first);
    for mode in MODES {
        let told = rebuilt(&case, mode, r#"[{"op":"mkdir","path":"/new"}]"#);
        let new = std::fs::read(case.beside("new.iso")).unwrap();
        assert_eq!((u32_at(&new, 454), u32_at(&new, 458) * 512), (0, new.len()), "{mode:?} {told:?}");
    }
}

#[test]
fn a_hidden_boot_image_without_a_size_is_not_cut() {
    let test = "a_hidden_boot_image_without_a_size_is_not_cut";
    let Some(case) = Case::new(test, &[&judges::NEEDS[..], &["genisoimage"]].concat()) else { return };
    let image: Vec<u8> = (0..1_048_576_u32).map(|at| (at % 253) as u8).collect();
    case.file("boot/loader", &image).file("a", vec![1; 50_000]).file("z", vec![2; 50_000]);
    case.genisoimage(&[
        "-R",
        "-c",
        "boot/boot.cat",
        "-b",
        "boot/loader",
        "-no-emul-boot",
        "-boot-load-size",
        "4",
        "-hide",
        "loader",
    ]);
    for mode in MODES {
        // Not judged: xorriso warns of such an image, also of the original.
        let leaf = LocalFile::open(&case.image()).unwrap();
        let edits = r#"[{"op":"remove","path":"/a"},{"op":"mkdir","path":"/new"}]"#;
        let (recipe, lines) = rebuilt_in(mode, leaf, edits, Path::new("")).unwrap();
        save(recipe, &case.beside("new.iso"));
        let told = words(&lines);
        assert!(
            told.iter().any(|line| line.starts_with("doubtful: Boot image 1 (BIOS): ") && line.ends_with("a guess")),
            "{told:?}"
        );
        let new = std::fs::read(case.beside("new.iso")).unwrap();
        let catalog = u32_at(&new, 17 * 2048 + 71) * 2048;
        let at = u32_at(&new, catalog + 32 + 8) * 2048;
        assert!(new[at..at + image.len()] == image, "{mode:?}");
    }
}

#[test]
fn device_numbers_are_read_alike_by_everybody() {
    let test = "device_numbers_are_read_alike_by_everybody";
    let needs = [&judges::NEEDS[..], &Linux::NEEDS[..]].concat();
    let (Some(case), Some(linux)) = (Case::new(test, &needs), Linux::new(test)) else { return };
    let devices = "#mtree\n./null type=char device=linux,1,3 mode=0666\n./sda type=block device=linux,8,0 mode=0660\n";
    std::fs::write(case.beside("devices.mtree"), devices).unwrap();
    case.run("bsdtar", &["--format", "iso9660", "-c", "-f", "IMAGE", "@devices.mtree"]);
    for mode in [Mode::Compact, Mode::Append] {
        let leaf = LocalFile::open(&case.image()).unwrap();
        let (recipe, _) = rebuilt_in(mode, leaf, r#"[{"op":"mkdir","path":"/new"}]"#, Path::new("")).unwrap();
        let new = case.beside("new.iso");
        save(recipe, &new);
        let [tar, xorriso] = [
            said(Command::new("bsdtar").arg("-tvf").arg(&new)),
            said(Command::new("xorriso").arg("-indev").arg(&new).args(["-lsl", "/"])),
        ];
        for (numbers, name) in [("1,3", "null"), ("8,0", "sda")] {
            for listed in [&tar, &xorriso] {
                let has = |line: &str| line.replace(", ", ",").contains(numbers) && line.contains(name);
                assert!(listed.lines().any(has), "{mode:?} {name} {listed}");
            }
        }
        let script = "mount -t iso9660 -o ro /dev/vda /mnt && cd /mnt && stat -c '%n %t %T' null sda\n";
        let read = linux.says(&case, &[Drive::read(&new)], &[], script);
        assert_eq!(read, ["null 1 3", "sda 8 0"], "{mode:?}");
    }
}

#[test]
fn a_hidden_rr_moved_stays_out_of_sight() {
    let test = "a_hidden_rr_moved_stays_out_of_sight";
    let Some(case) = Case::new(test, &[&judges::NEEDS[..], &["genisoimage", "isoinfo"]].concat()) else { return };
    case.file("1/2/3/4/5/6/7/8/9/10/file", "deep").file("a", "a");
    case.genisoimage(&["-R", "-hide-rr-moved"]);
    // By Rock Ridge, and without it.
    let seen = |image: &Path| -> Vec<String> {
        let found = said(Command::new("xorriso").arg("-indev").arg(image).args(["-find", "/"]));
        let paths = found.lines().filter_map(|line| line.strip_prefix('\'')?.strip_suffix('\''));
        paths.map(str::to_owned).filter(|path| !path.starts_with("/.rr_moved")).collect()
    };
    let moved = |image: &Path| isoinfo(image, &["-R", "-f"]).lines().filter(|path| path.contains("rr_moved")).count();
    let mut expected = seen(&case.image());
    expected.push("/1/2/3/4/5/6/7/8/9/other".into());
    expected.sort();
    for mode in MODES {
        rebuilt(&case, mode, r#"[{"op":"mkdir","path":"/1/2/3/4/5/6/7/8/9/other"}]"#);
        let new = case.beside("new.iso");
        let mut found = seen(&new);
        found.sort();
        assert_eq!(found, expected, "{mode:?}");
        assert_eq!(moved(&new), moved(&case.image()) + 1, "{mode:?}");
        // bsdtar takes files that lie before their directories for those of the directory that was relocated.
        if mode == Mode::Compact {
            let read = said(Command::new("bsdtar").arg("-tf").arg(&new));
            assert!(!read.contains("rr_moved") && read.contains("9/10/file"), "{read}");
        }
    }
}

#[test]
fn the_retro_preset_tells_what_it_leaves_out_and_renames() {
    let test = "the_retro_preset_tells_what_it_leaves_out_and_renames";
    let Some(case) = Case::new(test, &["isoinfo", "isovfy"]) else { return };
    case.file("1/2/3/4/5/6/7/8/9/10/11/12/file.txt", "deep").file("a long name.text", "long").symlink("link", "1");
    let to = case.beside("retro.iso");
    let build = || {
        let mut command = Command::new(driver());
        command.arg("build").arg(case.tree()).args(["--preset", "retro", "--label", "RETRO", "--out"]).arg(&to);
        said(command.env("SOURCE_DATE_EPOCH", "1000000000"))
    };
    let told = build();
    for text in ["dropped: Symbolic links (1)", "“/link”", "“/a long name.text” becomes", "RR_MOVED"] {
        assert!(told.contains(text), "{text}: {told}");
    }
    let listed = isoinfo(&to, &["-f"]);
    for path in listed.lines() {
        assert!(path.matches('/').count() <= 8, "{path}");
        for part in path.split('/').filter(|part| !part.is_empty()) {
            let (name, ending) =
                part.split_once(';').map_or(part, |(name, _)| name).split_once('.').unwrap_or((part, ""));
            assert!(name.len() <= 8 && ending.len() <= 3, "{path}");
        }
    }
    assert!(listed.contains("FILE.TXT;1"), "{listed}");
    assert!(said(Command::new("isovfy").arg(&to)).contains("No errors found"));
    // The variable gives the same bytes each time, and their date (2001-09-09).
    let first = std::fs::read(&to).unwrap();
    build();
    assert!(std::fs::read(&to).unwrap() == first);
    assert_eq!(&first[16 * 2048 + 813..][..14], b"20010909014640");
}
