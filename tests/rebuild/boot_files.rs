//! Edits that remove files needed for booting give warnings, and no others do.

use std::path::Path;
use std::process::Command;

use super::support::case::Case;
use super::support::tools;
use super::{judges, rebuild_case, words};

const CONFIGURATION: &str = "default menu.c32\ninclude more.cfg\nlabel install\n kernel /install/vmlinuz\n \
                             append initrd=/install/initrd.gz quiet\n";

/// Adds a live system as distributions lay it out, with ISOLINUX for BIOS and GRUB for UEFI in a FAT image.
fn layout(case: &Case) {
    let loader: Vec<u8> = (0..6000_u32).flat_map(u32::to_le_bytes).collect();
    case.file("isolinux/isolinux.bin", loader).file("isolinux/isolinux.cfg", CONFIGURATION);
    case.file("isolinux/more.cfg", "label rescue\n kernel /install/rescue\n").file("install/rescue", "r");
    case.file("isolinux/ldlinux.c32", "l").file("isolinux/menu.c32", "m").file("isolinux/libutil.c32", "u");
    case.file("install/vmlinuz", "k").file("install/initrd.gz", "i").file("pool/package.deb", "p");
    case.file("boot/grub/grub.cfg", "menuentry x {\n linux /install/vmlinuz ro\n initrd /install/initrd.gz\n}\n");
    case.file("boot/grub/x86_64-efi/normal.mod", "n").file("EFI/BOOT/BOOTX64.EFI", "MZ");
    let fat = case.beside("fat.img");
    tools::run(Command::new("mkfs.fat").args(["-C", fat.to_str().unwrap(), "1440"]));
    let mtools = |program: &str, arguments: &[&str]| {
        tools::run(Command::new(program).arg("-i").arg(&fat).args(arguments).env("MTOOLS_SKIP_CHECK", "1"));
    };
    mtools("mmd", &["::/EFI", "::/EFI/BOOT"]);
    let program = case.tree().join("EFI/BOOT/BOOTX64.EFI");
    mtools("mcopy", &[program.to_str().unwrap(), "::/EFI/BOOT/BOOTX64.EFI"]);
    mtools("mcopy", &[program.to_str().unwrap(), "::/EFI/BOOT/grub.cfg"]);
    case.file("boot/grub/efi.img", std::fs::read(&fat).unwrap());
    let bios = ["-c", "isolinux/boot.cat", "-b", "isolinux/isolinux.bin", "-no-emul-boot", "-boot-load-size", "4"];
    let uefi = ["-boot-info-table", "-eltorito-alt-boot", "-e", "boot/grub/efi.img", "-no-emul-boot"];
    case.xorriso(&[&["-R", "-J"][..], &bios, &uefi].concat());
}

/// Warnings of a build with these edits.
fn warnings(edits: &str) -> Option<Vec<String>> {
    let case = Case::new("boot_files", &[&judges::NEEDS[..], &["mkfs.fat", "mcopy", "mmd"]].concat())?;
    layout(&case);
    std::fs::write(case.beside("other.cfg"), "label a\n kernel /install/other\n").unwrap();
    std::fs::write(case.beside("empty"), "").unwrap();
    let (_, lines) = rebuild_case(&case, edits);
    Some(words(&lines).into_iter().filter_map(|line| line.strip_prefix("warning: ").map(str::to_owned)).collect())
}

fn hold(edits: &str, expected: &[&str]) {
    let Some(warnings) = warnings(edits) else { return };
    assert_eq!(warnings.len(), expected.len(), "{edits}: {warnings:#?}");
    for part in expected {
        assert!(warnings.iter().any(|line| line.starts_with(part)), "{part}: {warnings:#?}");
    }
}

#[test]
fn edits_elsewhere_give_no_warnings() {
    hold("[]", &[]);
    hold(r#"[{"op":"remove","path":"/pool"},{"op":"label","value":"NEW"},{"op":"mkdir","path":"/isolinux/x"}]"#, &[]);
    // Replaces a file by the same bytes, and a configuration by one that names other existing files.
    hold(r#"[{"op":"replace","path":"/isolinux/menu.c32","from":"tree/isolinux/menu.c32"}]"#, &[]);
}

#[test]
fn missing_loaders_configurations_modules_and_kernels_give_warnings() {
    hold(
        r#"[{"op":"remove","path":"/isolinux/isolinux.cfg"}]"#,
        &["File “/isolinux/isolinux.cfg”: was removed: without it ISOLINUX has no menu"],
    );
    hold(
        r#"[{"op":"remove","path":"/install/vmlinuz"},{"op":"rename","path":"/install/initrd.gz","to":"/initrd.gz"}]"#,
        &[
            "File “/install/vmlinuz”: was removed: “/isolinux/isolinux.cfg” names it",
            "File “/install/initrd.gz”: is now “/initrd.gz”: “/isolinux/isolinux.cfg” names it",
        ],
    );
    // Reached in two steps: the first configuration includes another, which names the file.
    hold(
        r#"[{"op":"remove","path":"/install/rescue"}]"#,
        &["File “/install/rescue”: was removed: “/isolinux/more.cfg”"],
    );
    hold(
        r#"[{"op":"remove","path":"/isolinux/ldlinux.c32"},{"op":"remove","path":"/isolinux/menu.c32"}]"#,
        &["2 modules of ISOLINUX in “/isolinux”: were removed"],
    );
    hold(
        r#"[{"op":"remove","path":"/boot/grub/x86_64-efi"},{"op":"remove","path":"/EFI"}]"#,
        &[
            "File “/boot/grub/x86_64-efi/normal.mod”: was removed: GRUB 2 reads it",
            "File “/EFI/BOOT/BOOTX64.EFI”: was removed: UEFI starts it from a stick",
        ],
    );
}

#[test]
fn missing_boot_images_and_entries_give_warnings() {
    hold(
        r#"[{"op":"boot-remove","entry":2}]"#,
        &["Boot entry 2 (UEFI): was removed: nothing is left that UEFI starts from a disc"],
    );
    hold(r#"[{"op":"boot-set","entry":1,"bootable":false}]"#, &["Boot entry 1 (BIOS): may no longer be started"]);
    hold(
        r#"[{"op":"remove","path":"/boot/grub/efi.img"}]"#,
        &["File “/boot/grub/efi.img”: was removed from its folder, but stays in the image"],
    );
    hold(
        r#"[{"op":"fat-remove","image":"2","path":"/EFI/BOOT/BOOTX64.EFI"}]"#,
        &["Boot entry 2 (UEFI): file “/EFI/BOOT/BOOTX64.EFI”: was removed"],
    );
    hold(
        r#"[{"op":"fat-remove","image":"2","path":"/EFI"}]"#,
        &["Boot entry 2 (UEFI): file", "Boot entry 2 (UEFI): file"],
    );
    hold(
        r#"[{"op":"boot-replace","entry":2,"from":"other.cfg"}]"#,
        &["Boot entry 2 (UEFI): has no FAT file system any more"],
    );
    hold(
        r#"[{"op":"replace","path":"/isolinux/isolinux.cfg","from":"empty"}]"#,
        &["File “/isolinux/isolinux.cfg”: is empty now"],
    );
}

#[test]
fn a_new_configuration_decides_which_files_are_needed() {
    // The new configuration drops the kernel and the include, and names a missing file.
    let replaced = r#"{"op":"replace","path":"/isolinux/isolinux.cfg","from":"other.cfg"}"#;
    hold(
        &format!(r#"[{replaced},{{"op":"remove","path":"/isolinux/more.cfg"}}]"#),
        &["File “/isolinux/isolinux.cfg”: names “/install/other”, which isn't in the image"],
    );
    let added = r#"{"op":"add","path":"/install/other","from":"tree/install/vmlinuz"}"#;
    hold(&format!("[{replaced},{added}]"), &[]);
}

#[test]
fn real_images_warn_of_a_missing_configuration() {
    for (image, configuration) in [
        ("/usr/lib/grub-rescue/grub-rescue-cdrom.iso", "/boot/grub/grub.cfg"),
        ("/boot/memtest86+x64.iso", "/boot/grub/grub.cfg"),
    ] {
        if !Path::new(image).exists() {
            continue;
        }
        let leaf = super::local_file::LocalFile::open(Path::new(image)).unwrap();
        let edits = format!(r#"[{{"op":"remove","path":"{configuration}"}}]"#);
        // Some images have no configuration.
        let Ok((_, lines)) = super::rebuilt(leaf, &edits, Path::new("")) else { continue };
        assert!(words(&lines).iter().any(|line| line.starts_with("warning: File “/boot/grub/grub.cfg”")), "{image}");
    }
}
