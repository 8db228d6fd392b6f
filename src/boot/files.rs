//! Files needed for booting: for each loader, where it looks for its files. The overview shows those that an image has,
//! and a build warns of edits that remove them.

/// Purpose of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A program that firmware starts, or that such a program continues with.
    Loader,
    /// Tells a loader what to start, and how.
    Configuration,
    /// A part of a loader that it reads on demand.
    Module,
    /// A file system or disk that firmware reads a loader from.
    BootImage,
    /// A file that the started system looks for.
    System,
}

/// A file that a loader needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BootFile {
    /// Name of the loader.
    pub loader: &'static str,
    /// Path of its directory from the root; empty for the root itself.
    pub directory: &'static str,
    /// Its name, in any case. A leading `*` stands for any beginning.
    pub name: &'static str,
    /// Its purpose.
    pub role: Role,
}

impl BootFile {
    /// Whether a file in the directory matches.
    #[must_use]
    pub fn is_named(&self, name: &str) -> bool {
        match self.name.strip_prefix('*') {
            Some(ending) => {
                let start = name.len().saturating_sub(ending.len());
                start > 0 && name.get(start..).is_some_and(|end| end.eq_ignore_ascii_case(ending))
            }
            None => name.eq_ignore_ascii_case(self.name),
        }
    }

    /// Its path; `None` if several files may match.
    #[must_use]
    pub fn path(&self) -> Option<String> {
        match (self.name.starts_with('*'), self.directory) {
            (true, _) => None,
            (false, "") => Some(self.name.to_owned()),
            (false, directory) => Some(format!("{directory}/{}", self.name)),
        }
    }
}

/// A loader, the directories that it may use, and its files in each of them.
struct Loader {
    name: &'static str,
    directories: &'static [&'static str],
    files: &'static [(&'static str, Role)],
}

/// Every file known to be needed, in each directory where it may be.
pub fn boot_files() -> impl Iterator<Item = BootFile> {
    LOADERS.iter().flat_map(|loader| {
        loader.directories.iter().flat_map(move |directory| {
            let file = move |(name, role): &(&'static str, Role)| BootFile {
                loader: loader.name,
                directory,
                name,
                role: *role,
            };
            loader.files.iter().map(file)
        })
    })
}

/// FAT images for UEFI, as in Debian, GRUB, Fedora, openSUSE, Arch Linux and Windows.
pub static UEFI_IMAGES: [&str; 9] = [
    "boot/grub/efi.img",
    "efi.img",
    "boot/efi.img",
    "isolinux/efi.img",
    "isolinux/efiboot.img",
    "images/efiboot.img",
    "boot/x86_64/efi",
    "efi/archiso/efiboot.img",
    "efi/microsoft/boot/efisys.bin",
];

use Role::{BootImage, Configuration, Module, System};

/// Loaders, after their documentation and the layouts of distributions.
static LOADERS: [Loader; 19] = [
    // SYSLINUX wiki, "ISOLINUX" and "Config": the directories searched for the configuration, in this order.
    Loader {
        name: "ISOLINUX",
        directories: &[
            "boot/isolinux",
            "isolinux",
            "boot/syslinux",
            "syslinux",
            "boot/x86_64/loader",
            "boot/i386/loader",
            "",
        ],
        files: &[
            ("isolinux.bin", Role::Loader),
            ("isolinux.cfg", Configuration),
            ("syslinux.cfg", Configuration),
            ("ldlinux.c32", Module),
            ("*.c32", Module),
        ],
    },
    // GRUB manual, "Configuration" and "Embedding": $prefix of grub-mkrescue, Debian, Fedora and openSUSE.
    Loader {
        name: "GRUB 2",
        directories: &["boot/grub", "boot/grub2", "grub", "EFI/BOOT", "EFI/debian", "EFI/ubuntu", "EFI/fedora"],
        files: &[("grub.cfg", Configuration)],
    },
    Loader {
        name: "GRUB 2",
        directories: &["boot/grub"],
        files: &[("eltorito.img", Role::Loader), ("loopback.cfg", Configuration), ("efi.img", BootImage)],
    },
    Loader {
        name: "GRUB 2",
        directories: &["boot/grub/i386-pc"],
        files: &[("eltorito.img", Role::Loader), ("*.mod", Module), ("*.lst", Module)],
    },
    Loader {
        name: "GRUB 2",
        directories: &[
            "boot/grub/x86_64-efi",
            "boot/grub/i386-efi",
            "boot/grub/arm64-efi",
            "boot/grub/riscv64-efi",
            "boot/grub2/i386-pc",
            "boot/grub2/x86_64-efi",
            "EFI/BOOT/x86_64-efi",
        ],
        files: &[("*.mod", Module), ("*.lst", Module)],
    },
    // GRUB Legacy manual, "Making a GRUB bootable CD-ROM".
    Loader {
        name: "GRUB Legacy",
        directories: &["boot/grub"],
        files: &[("stage2_eltorito", Role::Loader), ("menu.lst", Configuration)],
    },
    Loader { name: "GRUB4DOS", directories: &[""], files: &[("grldr", Role::Loader), ("menu.lst", Configuration)] },
    // UEFI 3.5.1.1; firmware finds these in a FAT file system, also on a USB drive that the files were copied to.
    Loader {
        name: "UEFI",
        directories: &["EFI/BOOT"],
        files: &[("*.efi", Role::Loader), ("BOOT.conf", Configuration)],
    },
    // The Boot Loader Specification.
    Loader { name: "systemd-boot", directories: &["loader"], files: &[("loader.conf", Configuration)] },
    Loader { name: "systemd-boot", directories: &["loader/entries"], files: &[("*.conf", Configuration)] },
    Loader { name: "rEFInd", directories: &["EFI/BOOT"], files: &[("refind.conf", Configuration)] },
    // Limine's USAGE.md.
    Loader {
        name: "Limine",
        directories: &["", "boot", "limine", "boot/limine", "EFI/BOOT"],
        files: &[
            ("limine-bios-cd.bin", Role::Loader),
            ("limine-uefi-cd.bin", BootImage),
            ("limine-bios.sys", Role::Loader),
            ("limine.conf", Configuration),
            ("limine.cfg", Configuration),
        ],
    },
    Loader {
        name: "UEFI",
        directories: &["images"],
        files: &[("efiboot.img", BootImage), ("eltorito.img", BootImage)],
    },
    // Windows' bootable media, as described for oscdimg and as bcdboot writes them.
    Loader {
        name: "Windows",
        directories: &[""],
        files: &[("bootmgr", Role::Loader), ("bootmgr.efi", Role::Loader), ("ntldr", Role::Loader)],
    },
    Loader {
        name: "Windows",
        directories: &["boot", "efi/microsoft/boot"],
        files: &[
            ("bcd", Configuration),
            ("boot.sdi", System),
            ("etfsboot.com", Role::Loader),
            ("efisys.bin", BootImage),
            ("efisys_noprompt.bin", BootImage),
        ],
    },
    Loader { name: "Windows", directories: &["sources"], files: &[("boot.wim", System)] },
    Loader {
        name: "Windows",
        directories: &["i386", "amd64"],
        files: &[("setupldr.bin", Role::Loader), ("txtsetup.sif", Configuration), ("ntdetect.com", Module)],
    },
    // loader(8) of FreeBSD.
    Loader {
        name: "FreeBSD’s loader",
        directories: &["boot"],
        files: &[
            ("cdboot", Role::Loader),
            ("loader", Role::Loader),
            ("loader.efi", Role::Loader),
            ("loader.conf", Configuration),
        ],
    },
    // casper, live-boot, dracut's dmsquash-live, archiso and debian-installer identify their medium by these.
    Loader {
        name: "the live system",
        directories: &["casper", "live", "LiveOS", "install", "arch/x86_64", "images", ".disk"],
        files: &[("filesystem.squashfs", System), ("squashfs.img", System), ("airootfs.sfs", System), ("info", System)],
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    fn of(path: &str) -> Option<BootFile> {
        let (directory, name) = path.rsplit_once('/').unwrap_or(("", path));
        boot_files().find(|file| file.directory.eq_ignore_ascii_case(directory) && file.is_named(name))
    }

    #[test]
    fn files_are_found_by_directory_and_name() {
        assert_eq!(of("ISOLINUX/ISOLINUX.CFG").map(|file| file.role), Some(Configuration));
        assert_eq!(of("isolinux/vesamenu.c32").map(|file| file.role), Some(Module));
        assert_eq!(of("isolinux/.c32"), None, "an ending is no name");
        assert_eq!(of("EFI/BOOT/BOOTAA64.EFI").map(|file| file.loader), Some("UEFI"));
        assert_eq!(of("sources/install.wim"), None);
    }

    #[test]
    fn patterns_have_no_path() {
        let paths: Vec<String> = boot_files().filter_map(|file| file.path()).collect();
        assert!(paths.contains(&"isolinux.cfg".to_owned()) && paths.contains(&"boot/grub/grub.cfg".to_owned()));
        assert!(paths.iter().all(|path| !path.contains('*') && !path.starts_with('/')));
    }
}
