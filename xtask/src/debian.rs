//! Programs that the checks compare with or drive: on Debian, as root, installed when missing.

use crate::command::{Result, ask, command, exists, run};
use crate::steps::Steps;
use crate::tally::Tally;

/// A program, the Debian package that has it, and what is not checked without it.
struct Program {
    name: &'static str,
    package: &'static str,
    checks: &'static str,
}

const PROGRAMS: &[Program] = &[
    Program { name: "chromium", package: "chromium", checks: "browser tests" },
    Program { name: "firefox-esr", package: "firefox-esr", checks: "the page in Firefox" },
    Program { name: "WebKitWebDriver", package: "webkit2gtk-driver", checks: "the page in WebKit" },
    Program { name: "Xvfb", package: "xvfb", checks: "the page in WebKit" },
    Program { name: "xorriso", package: "xorriso", checks: "comparisons with xorriso" },
    Program { name: "genisoimage", package: "genisoimage", checks: "images made by genisoimage" },
    Program { name: "isoinfo", package: "genisoimage", checks: "comparisons with isoinfo" },
    Program { name: "isovfy", package: "genisoimage", checks: "images that we write" },
    Program { name: "checkisomd5", package: "isomd5sum", checks: "checksums that we implant" },
    Program { name: "sgdisk", package: "gdisk", checks: "partition tables that we write" },
    Program { name: "grub-mkrescue", package: "grub-common", checks: "images of GRUB" },
    Program { name: "mformat", package: "mtools", checks: "images of GRUB for UEFI, and files in FAT images" },
    Program { name: "busybox", package: "busybox-static", checks: "images with a Linux kernel" },
    Program { name: "qemu-system-x86_64", package: "qemu-system-x86", checks: "starting images" },
    Program { name: "bsdtar", package: "libarchive-tools", checks: "comparisons with bsdtar" },
    Program { name: "7zz", package: "7zip", checks: "comparisons with 7-Zip" },
    Program { name: "unzip", package: "unzip", checks: "archives read by unzip" },
    Program { name: "python3", package: "python3", checks: "archives read by Python" },
    Program { name: "mkzftree", package: "genisoimage", checks: "files packed by mkzftree" },
    Program { name: "mkfs.fat", package: "dosfstools", checks: "boot images with FAT" },
    Program { name: "cd-info", package: "libcdio-utils", checks: "comparisons with libcdio" },
    Program { name: "nrg2iso", package: "nrg2iso", checks: "comparisons with nrg2iso" },
    Program { name: "bchunk", package: "bchunk", checks: "conversions, against bchunk" },
    Program { name: "iat", package: "iat", checks: "conversions, against iat" },
    Program { name: "ccd2iso", package: "ccd2iso", checks: "conversions, against ccd2iso" },
    Program { name: "mdf2iso", package: "mdf2iso", checks: "conversions, against mdf2iso" },
    Program { name: "chdman", package: "mame-tools", checks: "conversions, against chdman" },
    Program { name: "cdrdao", package: "cdrdao", checks: "conversions, against cdrdao" },
    Program { name: "soxi", package: "sox", checks: "conversions, against SoX" },
    Program { name: "vcdimager", package: "vcdimager", checks: "Video CDs" },
    Program { name: "vcdxrip", package: "vcdimager", checks: "comparisons with vcdxrip" },
    Program { name: "flac", package: "flac", checks: "FLAC in cue sheets" },
    Program { name: "ffmpeg", package: "ffmpeg", checks: "sound files made by ffmpeg" },
    Program { name: "lame", package: "lame", checks: "MP3 in cue sheets" },
    Program { name: "xz", package: "xz-utils", checks: "images of the corpus, which are packed" },
];

/// Packages without a program to look for: the page is looked at in pictures too, and Chromium brings no fonts; the
/// images that are started are made of loaders and firmware.
const FILES: &[&str] = &[
    "fonts-dejavu-core",
    "isolinux",
    "syslinux-common",
    "grub-pc-bin",
    "grub-efi-amd64-bin",
    "ovmf",
    "memtest86+",
    "ipxe",
];

/// Installs what is missing where that can be done; notes as skipped, by name, what cannot be checked.
pub fn set_up(steps: &mut Steps, tally: &mut Tally) {
    let missing = missing();
    if !missing.is_empty() && exists("apt-get") && ask(command("id").arg("-u")).as_deref() == Some("0") {
        let packages: Vec<&str> = missing.iter().map(|program| program.package).collect();
        let name = format!("Debian packages {}", packages.join(", "));
        if let Err(error) = steps.step(&name, "about 2 minutes", || install(&packages)) {
            println!("not installed: {error}");
        }
    }
    for Program { name, package, checks } in self::missing() {
        tally.skip(format!("{checks}: {name} is not there (Debian: apt-get install {package})"));
    }
}

fn missing() -> Vec<&'static Program> {
    PROGRAMS.iter().filter(|program| !exists(program.name)).collect()
}

fn install(packages: &[&str]) -> Result<()> {
    let apt = || {
        let mut apt = command("apt-get");
        apt.arg("-qq").env("DEBIAN_FRONTEND", "noninteractive");
        apt
    };
    run(apt().arg("update"))?;
    run(apt().args(["install", "--yes", "--no-install-recommends"]).args(FILES).args(packages))
}
