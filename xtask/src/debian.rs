//! Installs programs that the checks compare with or use: on Debian, as root, if they are missing.

use std::path::Path;

use crate::command::{Result, ask, command, exists, run};
use crate::steps::Steps;
use crate::tally::Tally;

/// A program, its Debian package, and the checks that are skipped without it.
struct Program {
    name: &'static str,
    package: &'static str,
    checks: &'static str,
}

const PROGRAMS: &[Program] = &[
    Program { name: "chromium-headless-shell", package: "chromium-headless-shell", checks: "browser tests" },
    Program { name: "chromium", package: "chromium", checks: "the page in Chromium" },
    Program { name: "firefox-esr", package: "firefox-esr", checks: "the page in Firefox" },
    Program { name: "WebKitWebDriver", package: "webkit2gtk-driver", checks: "the page in WebKit" },
    Program { name: "Xvfb", package: "xvfb", checks: "the page in WebKit" },
    Program { name: "xorriso", package: "xorriso", checks: "comparisons with xorriso" },
    Program { name: "genisoimage", package: "genisoimage", checks: "images made by genisoimage" },
    Program { name: "isoinfo", package: "genisoimage", checks: "comparisons with isoinfo" },
    Program { name: "isovfy", package: "genisoimage", checks: "images that we write" },
    Program { name: "checkisomd5", package: "isomd5sum", checks: "checksums that we implant and check" },
    Program { name: "implantisomd5", package: "isomd5sum", checks: "checksums that we check" },
    Program { name: "sfdisk", package: "fdisk", checks: "disks with partitions" },
    Program { name: "fdisk", package: "fdisk", checks: "disks with partitions" },
    Program { name: "parted", package: "parted", checks: "partition tables" },
    Program { name: "sgdisk", package: "gdisk", checks: "partition tables that we write" },
    Program { name: "grub-mkrescue", package: "grub-common", checks: "images of GRUB" },
    Program { name: "isohybrid", package: "syslinux-utils", checks: "images of isohybrid" },
    Program { name: "syslinux", package: "syslinux", checks: "images of SYSLINUX" },
    Program { name: "grub-mkstandalone", package: "grub-common", checks: "images of GRUB for UEFI" },
    Program { name: "grub-mkimage", package: "grub-common", checks: "installers that start from UDF" },
    Program { name: "mkudffs", package: "udftools", checks: "images made by mkudffs" },
    Program { name: "mksquashfs", package: "squashfs-tools", checks: "images made by mksquashfs" },
    Program { name: "gensquashfs", package: "squashfs-tools-ng", checks: "images made by gensquashfs" },
    Program { name: "rdsquashfs", package: "squashfs-tools-ng", checks: "comparisons with rdsquashfs" },
    Program { name: "fls", package: "sleuthkit", checks: "comparisons with The Sleuth Kit" },
    Program { name: "hformat", package: "hfsutils", checks: "volumes made by hfsutils, and forks read by them" },
    Program { name: "cpio", package: "cpio", checks: "archives made by cpio" },
    Program { name: "tar", package: "tar", checks: "archives made by GNU tar" },
    Program { name: "gzip", package: "gzip", checks: "packed archives and images" },
    Program { name: "bzip2", package: "bzip2", checks: "packed archives and images" },
    Program { name: "zstd", package: "zstd", checks: "packed archives and images" },
    Program { name: "lz4", package: "lz4", checks: "packed archives and images" },
    Program { name: "udfinfo", package: "udftools", checks: "UDF that we write" },
    Program { name: "mformat", package: "mtools", checks: "images of GRUB for UEFI, and files in FAT images" },
    Program { name: "busybox", package: "busybox-static", checks: "images with a Linux kernel" },
    Program { name: "openssl", package: "openssl", checks: "signatures of programs for UEFI" },
    Program { name: "sbsign", package: "sbsigntool", checks: "signatures of programs for UEFI" },
    Program { name: "sbverify", package: "sbsigntool", checks: "signatures of programs for UEFI" },
    Program { name: "osslsigncode", package: "osslsigncode", checks: "signatures of programs for UEFI" },
    Program {
        name: "x86_64-w64-mingw32-windres",
        package: "binutils-mingw-w64-x86-64",
        checks: "security versions of programs for UEFI",
    },
    Program { name: "wimlib-imagex", package: "wimtools", checks: "Windows images" },
    Program { name: "qemu-system-x86_64", package: "qemu-system-x86", checks: "starting images" },
    Program { name: "qemu-system-aarch64", package: "qemu-system-arm", checks: "starting images on ARM" },
    Program { name: "qemu-system-riscv64", package: "qemu-system-misc", checks: "starting images on RISC-V" },
    Program { name: "qemu-img", package: "qemu-utils", checks: "disks of virtual machines" },
    Program { name: "img2simg", package: "android-sdk-libsparse-utils", checks: "sparse images of Android" },
    Program { name: "daa2iso", package: "daa2iso", checks: "images of PowerISO" },
    Program { name: "wit", package: "wit", checks: "images of GameCube discs" },
    Program { name: "compress", package: "ncompress", checks: "packed archives and images" },
    Program { name: "ewfacquire", package: "ewf-tools", checks: "images of EnCase" },
    Program { name: "ewfverify", package: "ewf-tools", checks: "checksums of EnCase images" },
    Program { name: "qemu-io", package: "qemu-utils", checks: "disks of virtual machines" },
    Program { name: "bsdtar", package: "libarchive-tools", checks: "comparisons with bsdtar" },
    Program { name: "7zz", package: "7zip", checks: "comparisons with 7-Zip" },
    Program { name: "zip", package: "zip", checks: "images inside archives" },
    Program { name: "unzip", package: "unzip", checks: "archives read by unzip" },
    Program { name: "python3", package: "python3", checks: "archives read by Python" },
    Program { name: "mkzftree", package: "genisoimage", checks: "files packed by mkzftree" },
    Program { name: "mkfs.exfat", package: "exfatprogs", checks: "images of exFAT" },
    Program { name: "fsck.exfat", package: "exfatprogs", checks: "images of exFAT" },
    Program { name: "icat", package: "sleuthkit", checks: "comparisons with The Sleuth Kit" },
    Program { name: "mkntfs", package: "ntfs-3g", checks: "volumes of NTFS" },
    Program { name: "ntfscp", package: "ntfs-3g", checks: "named streams" },
    Program { name: "ntfs-3g", package: "ntfs-3g", checks: "volumes of NTFS" },
    Program { name: "genromfs", package: "genromfs", checks: "volumes of romfs" },
    Program { name: "mkfs.cramfs", package: "util-linux", checks: "volumes of cramfs" },
    Program { name: "mkfs.erofs", package: "erofs-utils", checks: "volumes of EROFS" },
    Program { name: "fsck.erofs", package: "erofs-utils", checks: "volumes of EROFS" },
    Program { name: "unadf", package: "unadf", checks: "disks of the Amiga" },
    Program { name: "wit", package: "wit", checks: "discs of the GameCube and the Wii" },
    Program { name: "mkapfs", package: "apfsprogs", checks: "containers of APFS" },
    Program { name: "apfsck", package: "apfsprogs", checks: "containers of APFS" },
    Program { name: "mkfs.btrfs", package: "btrfs-progs", checks: "volumes of Btrfs" },
    Program { name: "btrfs", package: "btrfs-progs", checks: "volumes of Btrfs" },
    Program { name: "btrfs-convert", package: "btrfs-progs", checks: "volumes of Btrfs" },
    Program { name: "makefs", package: "makefs", checks: "volumes of UFS" },
    Program { name: "mkfs.xfs", package: "xfsprogs", checks: "volumes of XFS" },
    Program { name: "xfs_db", package: "xfsprogs", checks: "volumes of XFS" },
    Program { name: "xfs_repair", package: "xfsprogs", checks: "volumes of XFS" },
    Program { name: "mkfs.minix", package: "util-linux", checks: "volumes of Minix" },
    Program { name: "fsck.minix", package: "util-linux", checks: "volumes of Minix" },
    Program { name: "pvck", package: "lvm2", checks: "physical volumes of LVM" },
    Program { name: "mdadm", package: "mdadm", checks: "members of a Linux RAID" },
    Program { name: "mke2fs", package: "e2fsprogs", checks: "volumes of ext2, ext3 and ext4" },
    Program { name: "debugfs", package: "e2fsprogs", checks: "volumes of ext2, ext3 and ext4" },
    Program { name: "e2fsck", package: "e2fsprogs", checks: "volumes of ext2, ext3 and ext4" },
    Program { name: "fsck.fat", package: "dosfstools", checks: "images of FAT" },
    Program { name: "mkfs.fat", package: "dosfstools", checks: "boot images with FAT" },
    Program { name: "cd-info", package: "libcdio-utils", checks: "comparisons with libcdio" },
    Program { name: "iso-info", package: "libcdio-utils", checks: "comparisons with libcdio" },
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
    Program { name: "metaflac", package: "flac", checks: "FLAC in cue sheets" },
    Program { name: "ffmpeg", package: "ffmpeg", checks: "audio files made by ffmpeg" },
    Program { name: "ffprobe", package: "ffmpeg", checks: "audio files made by ffmpeg" },
    Program { name: "lame", package: "lame", checks: "MP3 in cue sheets" },
    Program { name: "xz", package: "xz-utils", checks: "images of the corpus, which are packed" },
];

/// A file of a Debian package without a program to look for, and the checks that are skipped without it.
struct Installed {
    path: &'static str,
    package: &'static str,
    checks: &'static str,
}

const FILES: &[Installed] = &[
    Installed {
        path: "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
        package: "fonts-dejavu-core",
        checks: "pictures of the page: Chromium brings no fonts",
    },
    Installed { path: "/usr/lib/ISOLINUX/isolinux.bin", package: "isolinux", checks: "images of ISOLINUX" },
    Installed {
        path: "/usr/lib/syslinux/modules/bios/ldlinux.c32",
        package: "syslinux-common",
        checks: "images of ISOLINUX",
    },
    Installed { path: "/usr/lib/grub/i386-pc", package: "grub-pc-bin", checks: "images of GRUB for BIOS" },
    Installed { path: "/usr/lib/grub/x86_64-efi", package: "grub-efi-amd64-bin", checks: "images of GRUB for UEFI" },
    Installed { path: "/usr/share/OVMF/OVMF_CODE_4M.fd", package: "ovmf", checks: "starting images by UEFI" },
    Installed {
        path: "/usr/share/OVMF/OVMF32_CODE_4M.secboot.fd",
        package: "ovmf-ia32",
        checks: "starting images by UEFI of 32 bits",
    },
    Installed {
        path: "/usr/share/AAVMF/AAVMF_CODE.fd",
        package: "qemu-efi-aarch64",
        checks: "starting images by UEFI on ARM",
    },
    Installed {
        path: "/usr/lib/u-boot/qemu-riscv64_smode/u-boot.bin",
        package: "u-boot-qemu",
        checks: "starting images by UEFI on RISC-V",
    },
    Installed { path: "/boot/memtest86+x64.bin", package: "memtest86+", checks: "starting memtest86+" },
    Installed {
        path: "/usr/lib/grub-rescue/grub-rescue-cdrom.iso",
        package: "grub-rescue-pc",
        checks: "starting GRUB's rescue disc",
    },
    Installed {
        path: "/usr/lib/debian-installer/images/12/amd64/text/debian-installer/amd64/linux",
        package: "debian-installer-12-netboot-amd64",
        checks: "starting Debian's installer",
    },
    Installed { path: "/usr/lib/ipxe/ipxe.iso", package: "ipxe", checks: "starting iPXE" },
];

/// Installs missing packages if possible; reports by name what cannot be checked.
pub fn set_up(steps: &mut Steps, tally: &mut Tally) {
    if exists("apt-get") && ask(command("id").arg("-u")).as_deref() == Some("0") {
        // Tries twice, since apt removes packages in conflict with a requested one, such as a newer qemu-utils.
        for _ in 0..2 {
            let mut packages: Vec<&str> = missing().map(|(_, package, _)| package).collect();
            packages.dedup();
            if packages.is_empty() {
                break;
            }
            let name = format!("Debian packages {}", packages.join(", "));
            if let Err(error) = steps.step(&name, "about 2 minutes", || install(&packages)) {
                println!("not installed: {error}");
            }
        }
    }
    for (name, package, checks) in missing() {
        tally.skip(format!("{checks}: {name} is missing (Debian: apt-get install {package})"));
    }
}

/// Missing programs and files: name, package, and skipped checks.
fn missing() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    let programs = PROGRAMS.iter().filter(|program| !exists(program.name));
    let files = FILES.iter().filter(|file| !Path::new(file.path).exists());
    programs
        .map(|Program { name, package, checks }| (*name, *package, *checks))
        .chain(files.map(|Installed { path, package, checks }| (*path, *package, *checks)))
}

fn install(packages: &[&str]) -> Result<()> {
    let apt = || {
        let mut apt = command("apt-get");
        apt.arg("-qq").env("DEBIAN_FRONTEND", "noninteractive");
        apt
    };
    run(apt().arg("update"))?;
    run(apt().args(["install", "--yes", "--no-install-recommends"]).args(packages))
}
