//! Images of real systems, edited and booted: Linux, Memtest86+, iPXE.

use std::path::Path;

use discern::edit::Mode;

use super::machine::{FIRMWARE, as_disc, as_disc_by_uefi, as_stick, as_stick_by_uefi, isolinux, says};
use super::support::case::Case;
use super::support::linux::{archive, kernel};
use super::support::local_file::LocalFile;
use super::support::tools;
use super::{judges, list, rebuild_case, rebuilt_in, save};

/// An init program that only prints a text.
fn first_program(busybox: &[u8], text: &str) -> Vec<u8> {
    let script = format!("#!/bin/busybox sh\n/bin/busybox echo FIRST-PROGRAM-{text}\n/bin/busybox sleep 1000\n");
    let directories = [("bin", 0o040_755, &[][..]), ("dev", 0o040_755, &[][..])];
    let files = [("bin/busybox", 0o100_755, busybox), ("init", 0o100_755, script.as_bytes())];
    archive(&[directories, files].concat())
}

fn menu(word: &str) -> String {
    format!(
        "serial --unit=0\nterminal_output serial\n\
         linux /live/vmlinuz console=ttyS0 discern={word}\ninitrd /live/initrd\nboot\n"
    )
}

#[test]
fn linux_starts_with_another_command_line_and_another_file() {
    let test = "linux_starts_with_another_command_line_and_another_file";
    let needs = ["qemu-system-x86_64", "xorriso", "grub-mkrescue", "mformat", "busybox", "7zz", "bsdtar"];
    let Some(case) = Case::new(test, &needs) else { return };
    let (Some(kernel), Ok(busybox)) = (kernel(), std::fs::read("/bin/busybox")) else {
        return tools::lack(test, "a kernel, in DISCERN_KERNEL or /boot");
    };
    if !Path::new(FIRMWARE[0]).exists() || !Path::new("/usr/lib/grub/x86_64-efi").exists() {
        return tools::lack(test, "Debian's ovmf and grub-efi-amd64-bin");
    }
    case.file("live/vmlinuz", kernel).file("live/initrd", first_program(&busybox, "OLD"));
    case.file("boot/grub/grub.cfg", menu("old")).file("a/first", vec![7; 100_000]);
    let modules = "--install-modules=normal iso9660 serial search part_gpt part_msdos terminal linux fat boot";
    case.run("grub-mkrescue", &["-o", "IMAGE", modules, "--locales=", "--fonts=", "--themes=", "TREE"]);
    let drop = r#"{"op":"drop","side":"hfs"}"#;
    let (unedited, _) = rebuild_case(&case, &format!("[{drop}]"));
    as_disc(&unedited, "FIRST-PROGRAM-OLD");
    std::fs::write(case.beside("new.cfg"), menu("new")).unwrap();
    std::fs::write(case.beside("initrd"), first_program(&busybox, "NEW")).unwrap();
    let edits = format!(
        r#"[{drop},
            {{"op":"replace","path":"/boot/grub/grub.cfg","from":"new.cfg"}},
            {{"op":"replace","path":"/live/initrd","from":"initrd"}},
            {{"op":"add","path":"/added","from":"new.cfg"}},
            {{"op":"remove","path":"/a"}}
        ]"#
    );
    let (new, _) = rebuild_case(&case, &edits);
    // Waits for the kernel's own messages, then for those of the replaced file.
    as_disc(&new, "discern=new");
    as_stick(&new, "FIRST-PROGRAM-NEW");
    as_disc_by_uefi(&case, &new, "FIRST-PROGRAM-NEW");
    as_stick_by_uefi(&case, &new, "FIRST-PROGRAM-NEW");
}

/// A file of a Debian package; if it is missing, prints that and returns `None`.
pub fn installed(test: &str, path: &str, package: &str) -> Option<Vec<u8>> {
    let found = std::fs::read(path).ok();
    if found.is_none() {
        tools::lack(test, &format!("Debian's {package}"));
    }
    found
}

#[test]
fn memtest_starts_with_another_command_line() {
    let test = "memtest_starts_with_another_command_line";
    let Some(case) = Case::new(test, &[&judges::NEEDS[..], &["qemu-system-x86_64"]].concat()) else { return };
    let Some(memtest) = installed(test, "/boot/memtest86+x64.bin", "memtest86+") else { return };
    if !isolinux(&case, test) {
        return;
    }
    let menu =
        |options: &str| format!("SERIAL 0 115200\nDEFAULT start\nLABEL start\n KERNEL /memtest\n APPEND {options}\n");
    case.file("memtest", memtest).file("isolinux/isolinux.cfg", menu("nosmp"));
    let boot = ["-b", "isolinux/isolinux.bin", "-c", "isolinux/boot.cat", "-no-emul-boot", "-boot-load-size", "4"];
    let stick = ["-boot-info-table", "-isohybrid-mbr", "tree/isolinux/isohdpfx.bin"];
    case.xorriso(&[&["-R", "-J"], &boot[..], &stick].concat());
    std::fs::write(case.beside("new.cfg"), menu("nosmp console=ttyS0,115200")).unwrap();
    let edits = r#"[{"op":"replace","path":"/isolinux/isolinux.cfg","from":"new.cfg"}]"#;
    let (new, _) = rebuild_case(&case, edits);
    judges::valid(&new);
    // Without the console option, Memtest86+ would print nothing.
    as_disc(&new, "Memtest86+");
    as_stick(&new, "Memtest86+");
}

#[test]
fn the_disc_of_memtest_starts_and_its_loader_for_uefi_is_replaced() {
    let test = "the_disc_of_memtest_starts_and_its_loader_for_uefi_is_replaced";
    let needs = [&judges::NEEDS[..], &["qemu-system-x86_64", "grub-mkstandalone"]].concat();
    let Some(case) = Case::new(test, &needs) else { return };
    let Some(disc) = installed(test, "/usr/lib/memtest86+/memtest86+x64.iso", "memtest86+") else { return };
    if !Path::new(FIRMWARE[0]).exists() || !Path::new("/usr/lib/grub/x86_64-efi").exists() {
        return tools::lack(test, "Debian's ovmf and grub-efi-amd64-bin");
    }
    std::fs::write(case.image(), disc).unwrap();
    // A loader of some megabytes, which the image has no room for.
    std::fs::write(case.beside("grub.cfg"), super::machine::menu("another-loader")).unwrap();
    let modules = "--install-modules=normal serial echo sleep terminal";
    let options = ["-O", "x86_64-efi", "-o", "loader.efi", modules, "--locales=", "--fonts=", "--themes="];
    case.run("grub-mkstandalone", &[&options[..], &["boot/grub/grub.cfg=grub.cfg"]].concat());
    std::fs::write(case.beside("padding"), vec![0xA5; 6_000_000]).unwrap();
    let edits = r#"[
        {"op":"fat-replace","image":"2","path":"/EFI/BOOT/bootx64.efi","from":"loader.efi"},
        {"op":"fat-add","image":"2","path":"/padding","from":"padding"},
        {"op":"replace","path":"/EFI/BOOT/bootx64.efi","from":"loader.efi"},
        {"op":"add","path":"/added","from":"grub.cfg"}
    ]"#;
    for mode in [Mode::Compact, Mode::Keep] {
        let leaf = LocalFile::open(&case.image()).unwrap();
        let (recipe, _) = rebuilt_in(mode, leaf, edits, &case.beside("")).unwrap();
        let new = case.beside("new.iso");
        save(recipe, &new);
        judges::valid_volume(&new);
        // SeaBIOS loads the emulated floppy disk.
        says(&["-machine", "graphics=off", "-cdrom", &new.to_string_lossy()], "DVD/CD...\r\n....................");
        as_disc_by_uefi(&case, &new, "another-loader");
        as_stick_by_uefi(&case, &new, "another-loader");
    }
}

#[test]
fn the_disc_of_ipxe_starts_with_another_command_line() {
    let test = "the_disc_of_ipxe_starts_with_another_command_line";
    let Some(case) = Case::new(test, &[&judges::NEEDS[..], &["qemu-system-x86_64"]].concat()) else { return };
    let Some(disc) = installed(test, "/usr/lib/ipxe/ipxe.iso", "ipxe") else { return };
    std::fs::write(case.image(), disc).unwrap();
    let (unedited, _) = rebuild_case(&case, "[]");
    let text = |image: &Path| ["-machine", "graphics=off", "-cdrom", &image.to_string_lossy()].map(str::to_owned);
    let says = |arguments: &[String], expected: &str| {
        says(&arguments.iter().map(String::as_str).collect::<Vec<_>>(), expected);
    };
    says(&text(&unedited), "iPXE initialising devices...");
    let script = "DEFAULT start\nLABEL start\n KERNEL ipxe.krn\n APPEND echo edited-command-line && shell\n";
    std::fs::write(case.beside("new.cfg"), script).unwrap();
    let edits = r#"[
        {"op":"replace","path":"/isolinux.cfg","from":"new.cfg"},
        {"op":"add","path":"/a/new.cfg","from":"new.cfg"}
    ]"#;
    let (new, _) = rebuild_case(&case, edits);
    judges::valid(&new);
    assert!(list(&new, "iso9660").len() > list(&case.image(), "iso9660").len());
    says(&text(&new), "edited-command-line");
    let stick = format!("format=raw,file={}", new.display());
    says(&["-machine", "graphics=off", "-drive", &stick].map(str::to_owned), "edited-command-line");
}
