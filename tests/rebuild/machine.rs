//! Rebuilt images, booted in an emulated machine whose serial console must print the image's text.

use std::path::Path;
use std::process::Command;

use discern::bytes::time::Timestamp;
use discern::edit::{Blueprint, Preset, rebuild, verify};
use discern::fs::iso9660::write::{TextField, Texts};
use discern::tree::Draft;

use super::boot::problems;
use super::folder::Folder;
use super::support::case::Case;
use super::support::machine::console;
use super::support::tools;
use super::{REBUILT, judges, rebuild_case, save};

/// Starts a machine, and waits until its console prints a text.
pub fn says(arguments: &[&str], expected: &str) {
    console(arguments, expected);
}

pub fn as_disc(image: &Path, expected: &str) {
    says(&["-boot", "d", "-cdrom", &image.to_string_lossy()], expected);
}

pub fn as_stick(image: &Path, expected: &str) {
    says(&["-drive", &format!("format=raw,file={}", image.display())], expected);
}

pub const FIRMWARE: [&str; 2] = ["/usr/share/OVMF/OVMF_CODE_4M.fd", "/usr/share/OVMF/OVMF_VARS_4M.fd"];

/// Boots an image by UEFI, with these arguments; returns what the console prints.
pub fn by_uefi(case: &Case, arguments: &[&str], expected: &str) -> String {
    let [code, variables] = FIRMWARE;
    std::fs::copy(variables, case.beside("variables.fd")).unwrap();
    let code = format!("if=pflash,format=raw,readonly=on,file={code}");
    let kept = format!("if=pflash,format=raw,file={}", case.beside("variables.fd").display());
    console(&[&["-machine", "q35", "-drive", &code, "-drive", &kept], arguments].concat(), expected)
}

pub fn as_disc_by_uefi(case: &Case, image: &Path, expected: &str) {
    by_uefi(case, &["-cdrom", &image.to_string_lossy()], expected);
}

pub fn as_stick_by_uefi(case: &Case, image: &Path, expected: &str) {
    by_uefi(case, &["-drive", &format!("format=raw,file={}", image.display())], expected);
}

/// Makes an image with GRUB for BIOS and UEFI and a menu; returns false if GRUB isn't installed.
fn grub(case: &Case, test: &str, configuration: &str) -> bool {
    if !Path::new(FIRMWARE[0]).exists() || !Path::new("/usr/lib/grub/x86_64-efi").exists() {
        tools::lack(test, "Debian's ovmf and grub-efi-amd64-bin");
        return false;
    }
    case.file("boot/grub/grub.cfg", configuration).file("a/first", vec![7; 100_000]);
    let modules = "--install-modules=normal iso9660 serial echo sleep search part_gpt part_msdos terminal linux fat";
    case.run("grub-mkrescue", &["-o", "IMAGE", modules, "--locales=", "--fonts=", "--themes=", "TREE"]);
    true
}

/// A GRUB menu that prints a text on the console.
pub fn menu(text: &str) -> String {
    format!("serial --unit=0\nterminal_output serial\necho {text}\nsleep 100\n")
}

/// Makes an image of the tree by the bootable preset, and checks it.
fn build_bootable(case: &Case, label: &str) {
    let mut draft = Draft::new();
    Folder::new(&mut draft, None).add(&case.tree(), Draft::ROOT).unwrap();
    let texts = Texts::default().with(TextField::Volume, label);
    let blueprint = Blueprint::new(draft, Preset::Bootable, texts, Timestamp::utc(REBUILT)).unwrap();
    let rebuilt = rebuild(&blueprint).unwrap();
    let verification = verify(&blueprint, &rebuilt.recipe).unwrap();
    assert!(verification.holds(), "{:?} {:?}", verification.wrong, verification.findings);
    save(rebuilt.recipe, &case.image());
    judges::valid(&case.image());
}

/// Asserts that xorriso's boot report has all these lines.
fn reports(image: &Path, lines: &[&str]) {
    let report = ["-report_el_torito", "plain", "-report_system_area", "plain"];
    let report = tools::run(Command::new("xorriso").arg("-indev").arg(image).args(report));
    let report = String::from_utf8_lossy(&report.stdout).into_owned();
    for line in lines {
        assert!(report.contains(line), "{line}: {report}");
    }
}

/// Adds the files of Debian's package isolinux, if they are installed.
pub fn isolinux(case: &Case, test: &str) -> bool {
    let files = ["ISOLINUX/isolinux.bin", "ISOLINUX/isohdpfx.bin", "syslinux/modules/bios/ldlinux.c32"];
    for file in files {
        let Ok(bytes) = std::fs::read(Path::new("/usr/lib").join(file)) else {
            tools::lack(test, "Debian's isolinux and syslinux-common");
            return false;
        };
        let name = Path::new(file).file_name().unwrap();
        case.file(Path::new("isolinux").join(name), bytes);
    }
    true
}

/// A configuration that starts a missing kernel, so that ISOLINUX prints the configuration on the console.
fn configuration(name: &str) -> String {
    format!("SERIAL 0 115200\nPROMPT 1\nTIMEOUT 10\nDEFAULT start\nLABEL start\n KERNEL {name}.c32\n")
}

#[test]
fn isolinux_starts_from_disc_and_usb_drive() {
    let test = "isolinux_starts_from_disc_and_usb_drive";
    let Some(case) = Case::new(test, &["qemu-system-x86_64", "xorriso"]) else { return };
    if !isolinux(&case, test) {
        return;
    }
    case.file("a/first", vec![7; 100_000]).file("isolinux/isolinux.cfg", configuration("as-it-was"));
    let boot = ["-b", "isolinux/isolinux.bin", "-c", "isolinux/boot.cat", "-no-emul-boot", "-boot-load-size", "4"];
    let stick = ["-boot-info-table", "-isohybrid-mbr", "tree/isolinux/isohdpfx.bin"];
    case.xorriso(&[&["-R", "-J"], &boot[..], &stick].concat());
    let (new, _) = rebuild_case(&case, "[]");
    as_disc(&new, "as-it-was.c32");
    std::fs::write(case.beside("new.cfg"), configuration("edited-and-started")).unwrap();
    let edits = r#"[
        {"op":"remove","path":"/a"},
        {"op":"add","path":"/b/file","from":"new.cfg"},
        {"op":"replace","path":"/isolinux/isolinux.cfg","from":"new.cfg"}
    ]"#;
    let (new, _) = rebuild_case(&case, edits);
    as_disc(&new, "edited-and-started.c32");
    as_stick(&new, "edited-and-started.c32");
}

#[test]
fn grub_starts_by_bios_and_uefi() {
    let test = "grub_starts_by_bios_and_uefi";
    let needs = ["qemu-system-x86_64", "xorriso", "grub-mkrescue", "mformat"];
    let Some(case) = Case::new(test, &needs) else { return };
    if !grub(&case, test, &menu("as-it-was")) {
        return;
    }
    std::fs::write(case.beside("new.cfg"), menu("edited-and-started")).unwrap();
    let edits = r#"[
        {"op":"drop","side":"hfs"},
        {"op":"remove","path":"/a"},
        {"op":"replace","path":"/boot/grub/grub.cfg","from":"new.cfg"}
    ]"#;
    let (new, _) = rebuild_case(&case, edits);
    as_disc(&new, "edited-and-started");
    as_stick(&new, "edited-and-started");
    as_disc_by_uefi(&case, &new, "edited-and-started");
}

#[test]
fn a_folder_with_isolinux_becomes_an_image_that_starts_from_disc_and_usb_drive() {
    let test = "a_folder_with_isolinux_becomes_an_image_that_starts_from_disc_and_usb_drive";
    let Some(case) = Case::new(test, &[&judges::NEEDS[..], &["qemu-system-x86_64"]].concat()) else { return };
    if !isolinux(&case, test) {
        return;
    }
    case.file("isolinux/isolinux.cfg", configuration("made-of-a-folder"));
    build_bootable(&case, "MADE");
    let lines = [
        "El Torito cat path : /isolinux/boot.cat",
        "El Torito img path :   1  /isolinux/isolinux.bin",
        "El Torito img opts :   1  boot-info-table isohybrid-suitable",
        "System area summary: MBR isohybrid cyl-align-on",
    ];
    reports(&case.image(), &lines);
    as_disc(&case.image(), "made-of-a-folder.c32");
    as_stick(&case.image(), "made-of-a-folder.c32");
    // With an image for UEFI, the result also has a GPT.
    case.file("boot/grub/efi.img", vec![0xEB; 70_000]);
    build_bootable(&case, "MADE");
    let lines = [
        "El Torito img path :   2  /boot/grub/efi.img",
        "System area summary: MBR isohybrid cyl-align-on GPT",
        "GPT partition path :   2  /boot/grub/efi.img",
    ];
    reports(&case.image(), &lines);
    assert_eq!(problems(&case.image()), 0);
    as_disc(&case.image(), "made-of-a-folder.c32");
    as_stick(&case.image(), "made-of-a-folder.c32");
}

#[test]
fn a_folder_with_grub_becomes_an_image_that_starts_by_bios_and_uefi() {
    let test = "a_folder_with_grub_becomes_an_image_that_starts_by_bios_and_uefi";
    let needs = [&judges::NEEDS[..], &["qemu-system-x86_64", "grub-mkrescue", "mformat", "sgdisk"]].concat();
    let Some(case) = Case::new(test, &needs) else { return };
    if !grub(&case, test, &menu("as-it-was")) {
        return;
    }
    case.run("xorriso", &["-osirrox", "on:auto_chmod_on", "-indev", "IMAGE", "-extract", "/", "TREE"]);
    case.file("boot/grub/grub.cfg", menu("made-of-a-folder"));
    case.file("boot/grub/i386-pc/boot_hybrid.img", std::fs::read("/usr/lib/grub/i386-pc/boot_hybrid.img").unwrap());
    build_bootable(&case, "MADE");
    let lines = [
        "El Torito img path :   1  /boot/grub/i386-pc/eltorito.img",
        "El Torito img opts :   1  boot-info-table grub2-boot-info",
        "El Torito img path :   2  /efi.img",
        "System area summary: MBR protective-msdos-label grub2-mbr cyl-align-on GPT",
        "GPT partition path :   2  /efi.img",
    ];
    reports(&case.image(), &lines);
    assert_eq!(problems(&case.image()), 0);
    as_disc(&case.image(), "made-of-a-folder");
    as_stick(&case.image(), "made-of-a-folder");
    as_disc_by_uefi(&case, &case.image(), "made-of-a-folder");
    as_stick_by_uefi(&case, &case.image(), "made-of-a-folder");
}

#[test]
fn a_folder_without_a_loader_is_reported() {
    let draft = Draft::new();
    let error = Blueprint::new(draft, Preset::Bootable, Texts::default(), Timestamp::utc(REBUILT)).unwrap_err();
    assert!(error.to_string().contains("isolinux/isolinux.bin"), "{error}");
}
