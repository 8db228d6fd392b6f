//! Programs in boot images: which loader each is, so that its configuration can be looked for.

use super::embedded::Embedded;
use super::files::{BootFile, Role, boot_files};
use crate::bytes::find::find;
use crate::error::Result;
use crate::limits;
use crate::source::Source;

/// The tree that a loader reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reads {
    /// Plain ISO 9660.
    Plain,
    /// The names of Rock Ridge or Joliet, where there are any.
    Long,
    /// UDF, where there is any.
    Udf,
}

/// A known program.
struct Record {
    /// Name of the loader, as in the list of files that loaders need.
    loader: &'static str,
    /// What it says; any of them.
    says: &'static [&'static [u8]],
    reads: Reads,
}

/// Programs by their messages, which have not changed in many years. The first that fits is meant.
static PROGRAMS: &[Record] = &[
    Record { loader: "ISOLINUX", says: &[b"ISOLINUX "], reads: Reads::Plain },
    Record { loader: "Windows", says: &[b"CDBOOT", b"BOOTMGR"], reads: Reads::Udf },
    Record { loader: "GRUB4DOS", says: &[b"GRUB4DOS", b"grldr"], reads: Reads::Long },
    Record { loader: "GRUB Legacy", says: &[b"/menu.lst"], reads: Reads::Long },
    // `cdboot.img`, and the kernel that follows.
    Record { loader: "GRUB 2", says: &[b"cdrom read fails", b"GRUB "], reads: Reads::Long },
    Record { loader: "Limine", says: &[b"limine", b"Limine"], reads: Reads::Long },
    Record { loader: "FreeBSD’s loader", says: &[b"CD Loader"], reads: Reads::Long },
];

/// A recognized program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Program {
    /// Name of the loader.
    pub loader: &'static str,
    /// The tree that it reads.
    pub reads: Reads,
    embedded: Option<Embedded>,
}

impl Program {
    /// The program in a boot image for BIOS.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn of_bios(image: &Source) -> Result<Option<Self>> {
        let head = image.read_up_to(0, limits::BOOT_PROGRAM_BYTES)?;
        let says = |record: &&Record| record.says.iter().any(|text| find(&head, text).is_some());
        let Some(record) = PROGRAMS.iter().find(says) else {
            return Ok(None);
        };
        let embedded = if record.loader == "GRUB 2" { Embedded::of_bios(image)? } else { None };
        Ok(Some(Self { loader: record.loader, reads: record.reads, embedded }))
    }

    /// The program in a file for UEFI, if it is one of GRUB 2. Others look for their configuration at fixed places.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn of_uefi(file: &Source) -> Result<Option<Self>> {
        let found = Embedded::of_uefi(file)?;
        Ok(found.map(|found| Self { loader: "GRUB 2", reads: Reads::Long, embedded: Some(found) }))
    }

    /// Paths at which it may look for its configuration, and for files that it can't start without. Those of a loader
    /// whose own path is known come first.
    #[must_use]
    pub fn needs(&self) -> Vec<String> {
        let own = self.embedded.iter().flat_map(Embedded::configurations);
        let is_own = |file: &BootFile| file.loader == self.loader;
        own.chain(boot_files().filter(is_own).filter_map(|file| always_needed(&file))).collect()
    }
}

/// Paths of all configurations of loaders.
#[must_use]
pub fn configurations() -> Vec<String> {
    boot_files().filter(|file| file.role == Role::Configuration).filter_map(|file| always_needed(&file)).collect()
}

/// The path of a configuration, or of a module with a fixed name.
fn always_needed(file: &BootFile) -> Option<String> {
    let is_needed = matches!(file.role, Role::Configuration | Role::Module);
    file.path().filter(|_| is_needed).map(|path| format!("/{path}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn program(text: &[u8]) -> Option<Program> {
        let mut bytes = vec![0; 4096];
        bytes[100..100 + text.len()].copy_from_slice(text);
        Program::of_bios(&Source::from_bytes(bytes)).unwrap()
    }

    // What isolinux.bin 6.04, cdboot.img 2.06, stage2_eltorito 0.97, etfsboot.com of Windows 10, and cdboot of FreeBSD 14
    // have in their first kilobytes.
    #[test]
    fn programs_are_known_by_what_they_say() {
        let cases: [(&[u8], &str, Reads); 5] = [
            (b"ISOLINUX 6.04 20200816 ", "ISOLINUX", Reads::Plain),
            (b"no boot info\0cdrom read fails\0", "GRUB 2", Reads::Long),
            (b"/boot/grub/menu.lst", "GRUB Legacy", Reads::Long),
            (b"CDBOOT: Couldn't find BOOTMGR", "Windows", Reads::Udf),
            (b"CD Loader 1.2", "FreeBSD’s loader", Reads::Long),
        ];
        for (text, loader, reads) in cases {
            let found = program(text).unwrap();
            assert_eq!((found.loader, found.reads), (loader, reads));
            assert!(!found.needs().is_empty(), "{loader} has a configuration");
        }
        assert_eq!(program(b"Loading Memtest86+"), None);
        let isolinux = program(b"ISOLINUX 6.04").unwrap().needs();
        assert!(isolinux.contains(&"/isolinux/isolinux.cfg".to_owned()), "{isolinux:?}");
        assert!(isolinux.contains(&"/isolinux/ldlinux.c32".to_owned()), "{isolinux:?}");
    }
}
