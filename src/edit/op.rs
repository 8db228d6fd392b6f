//! A change to an image.

use serde::{Deserialize, Serialize};

use crate::boot::el_torito::{Emulation, Platform};
use crate::fs::iso9660::write::TextField;

/// A change. Paths start at the root and are those of the best view; `from` names one of the user's files or folders.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "op", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Op {
    /// Adds a file or folder at a free path, or merges a folder into a folder. Makes missing parent directories.
    Add {
        /// The file system.
        path: String,
        /// The file or folder to add.
        from: String,
    },
    /// Replaces the content of a file, or a folder.
    Replace {
        /// The file system.
        path: String,
        /// The replacement.
        from: String,
    },
    /// Removes a file or directory.
    Remove {
        /// The file system.
        path: String,
    },
    /// Renames or moves a file or directory.
    Rename {
        /// The file system.
        path: String,
        /// Its new path.
        to: String,
    },
    /// Makes an empty directory, and missing parents.
    Mkdir {
        /// The file system.
        path: String,
    },
    /// Sets the Volume Identifier.
    Label {
        /// The identifier: at most 32 characters.
        value: String,
    },
    /// Sets another text of the descriptors.
    Identify {
        /// The text's field.
        field: TextField,
        /// The text; empty clears it.
        value: String,
    },
    /// Sets the volume's dates, in seconds since 1970; those that are `None` stay as they are.
    Dates {
        /// When it was created.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        created: Option<i64>,
        /// When it was last modified; by default, when the image is built.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        modified: Option<i64>,
        /// When it expires.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        expires: Option<i64>,
        /// When it becomes effective.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        effective: Option<i64>,
    },
    /// Makes a symbolic link, or changes its target.
    Link {
        /// The file system.
        path: String,
        /// Its target: a path from the root or from the link's directory.
        target: String,
    },
    /// Sets permissions and owner of a file or directory; those that are `None` stay as they are.
    Chmod {
        /// The file system.
        path: String,
        /// Permission bits in octal digits, such as `755`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        mode: Option<String>,
        /// User number.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        uid: Option<u32>,
        /// Group number.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        gid: Option<u32>,
    },
    /// Sets when a file or directory was last changed.
    Times {
        /// The file system.
        path: String,
        /// Seconds since 1970.
        modified: i64,
    },
    /// Sets or clears the hidden flag of a file or directory.
    Hidden {
        /// The file system.
        path: String,
        /// Whether it is hidden.
        value: bool,
    },
    /// Makes a file of the image a boot image, after the existing ones.
    BootAdd {
        /// Path of the file.
        path: String,
        /// The platform it is for.
        platform: BootPlatform,
        /// The disk that firmware emulates with it; by default, none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        emulation: Option<BootEmulation>,
        /// Units of 512 bytes that a BIOS loads; by default, 4 for BIOS, 1 for an emulated disk, and all of it for UEFI.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        load_size: Option<u16>,
        /// Whether it gets a boot info table, which ISOLINUX and GRUB need.
        #[serde(default)]
        info_table: bool,
    },
    /// Removes an entry of the boot catalog; its image stays if it is a file.
    BootRemove {
        /// Its number, from 1.
        entry: u16,
    },
    /// Replaces the content of a boot image, even if it is a file.
    BootReplace {
        /// Its number, from 1.
        entry: u16,
        /// The replacement.
        from: String,
    },
    /// Changes an entry of the boot catalog; values that are `None` stay as they are.
    BootSet {
        /// Its number, from 1.
        entry: u16,
        /// The platform it is for.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        platform: Option<BootPlatform>,
        /// The disk that firmware emulates with it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        emulation: Option<BootEmulation>,
        /// Units of 512 bytes that a BIOS loads.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        load_size: Option<u16>,
        /// Whether firmware may start it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        bootable: Option<bool>,
    },
    /// Adds a file or folder at a free path of a FAT image, such as UEFI firmware reads. A full image is enlarged.
    FatAdd {
        /// The FAT image: a path, the number of a boot entry from 1, or `partition` and the number of a partition after
        /// the volume.
        image: String,
        /// Path in it.
        path: String,
        /// The file or folder to add.
        from: String,
    },
    /// Replaces the content of a file in a FAT image.
    FatReplace {
        /// The image, as for [`Op::FatAdd`].
        image: String,
        /// Path in it.
        path: String,
        /// The replacement.
        from: String,
    },
    /// Removes a file or directory from a FAT image.
    FatRemove {
        /// The image, as for [`Op::FatAdd`].
        image: String,
        /// Path in it.
        path: String,
    },
    /// Makes an empty directory in a FAT image, and missing parents.
    FatMkdir {
        /// The image, as for [`Op::FatAdd`].
        image: String,
        /// The file system.
        path: String,
    },
    /// Sets whether the new image gets a checksum of itself, as isomd5sum implants it. By default, it does if the old
    /// one had.
    Checksum {
        /// Whether it gets one.
        value: bool,
    },
    /// Sets whether the new image gets checksums of its files and of itself, as libisofs records them. By default, it
    /// does if the old one had.
    FileChecksums {
        /// Whether it gets them.
        value: bool,
    },
    /// Sets whether the new image records names and attributes of POSIX. By default, it does if the old one did.
    RockRidge {
        /// Whether it does.
        value: bool,
    },
    /// Sets whether the new image has a tree with Joliet names. By default, it does if the old one had.
    Joliet {
        /// Whether it has.
        value: bool,
        /// Whether names may have 103 characters instead of the 64 of the specification.
        #[serde(default)]
        long: bool,
    },
    /// Drops another file system on the volume, which cannot be rewritten.
    Drop {
        /// The file system.
        #[serde(rename = "side")]
        file_system: OtherFileSystem,
    },
}

impl Op {
    /// Name of the user's file or folder that the change needs, if any.
    #[must_use]
    pub fn from(&self) -> Option<&str> {
        match self {
            Self::Add { from, .. }
            | Self::Replace { from, .. }
            | Self::BootReplace { from, .. }
            | Self::FatAdd { from, .. }
            | Self::FatReplace { from, .. } => Some(from),
            _ => None,
        }
    }
}

/// Platforms that a boot image can be for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BootPlatform {
    /// PC BIOS.
    Bios,
    /// UEFI.
    Uefi,
    /// PowerPC.
    Powerpc,
    /// Macintosh.
    Mac,
}

impl BootPlatform {
    /// Converts to the value in the boot catalog.
    #[must_use]
    pub const fn platform(self) -> Platform {
        match self {
            Self::Bios => Platform::Bios,
            Self::Uefi => Platform::Uefi,
            Self::Powerpc => Platform::PowerPc,
            Self::Mac => Platform::Mac,
        }
    }

    /// Converts an entry of the boot catalog; `None` for undefined values.
    #[must_use]
    pub const fn of(platform: Platform) -> Option<Self> {
        match platform {
            Platform::Bios => Some(Self::Bios),
            Platform::Uefi => Some(Self::Uefi),
            Platform::PowerPc => Some(Self::Powerpc),
            Platform::Mac => Some(Self::Mac),
            Platform::Other(_) => None,
        }
    }
}

/// Disks that firmware emulates with a boot image. The size of a floppy disk is that of its image.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BootEmulation {
    /// None: the image is loaded and run as it is.
    None,
    /// A floppy disk of 1.2, 1.44 or 2.88 MB.
    Floppy,
    /// A hard disk with one partition.
    HardDisk,
}

impl BootEmulation {
    /// Converts an entry of the boot catalog; `None` for undefined values.
    #[must_use]
    pub const fn of(emulation: Emulation) -> Option<Self> {
        match emulation {
            Emulation::None => Some(Self::None),
            Emulation::Floppy(_) => Some(Self::Floppy),
            Emulation::HardDisk => Some(Self::HardDisk),
            Emulation::Other(_) => None,
        }
    }
}

/// Another file system on the volume.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OtherFileSystem {
    /// UDF, on a bridge disc.
    Udf,
    /// HFS or HFS+, on a hybrid disc for Macintosh.
    Hfs,
}

impl OtherFileSystem {
    /// Name to show.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Udf => "UDF",
            Self::Hfs => "HFS",
        }
    }
}
