//! One change to an image, as a user asks for it.

use serde::{Deserialize, Serialize};

use crate::boot::el_torito::{Emulation, Platform};
use crate::fs::iso9660::write::TextField;

/// A change. Paths begin at the root and are those of the best view; `from` names a file or folder of the user's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "op", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Op {
    /// Adds a file or folder at a path where nothing is, or merges a folder into a folder. Makes directories on the way.
    Add {
        /// Its path.
        path: String,
        /// What is added.
        from: String,
    },
    /// Gives a file other content, or replaces a folder.
    Replace {
        /// Its path.
        path: String,
        /// What takes its place.
        from: String,
    },
    /// Removes a file or directory.
    Remove {
        /// Its path.
        path: String,
    },
    /// Renames or moves a file or directory.
    Rename {
        /// Its path.
        path: String,
        /// Its new path.
        to: String,
    },
    /// Makes an empty directory, and those on the way.
    Mkdir {
        /// Its path.
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
    /// Sets the volume's dates, as far as they are given, in seconds since 1970.
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
        /// Its path.
        path: String,
        /// Its target: a path from the root or from the link's directory.
        target: String,
    },
    /// Sets permissions and owner of a file or directory, as far as they are given.
    Chmod {
        /// Its path.
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
        /// Its path.
        path: String,
        /// Seconds since 1970.
        modified: i64,
    },
    /// Sets or clears the hidden flag of a file or directory.
    Hidden {
        /// Its path.
        path: String,
        /// Whether it is hidden.
        value: bool,
    },
    /// Makes a file of the image a boot image, behind the other ones.
    BootAdd {
        /// Path of the file.
        path: String,
        /// The machines it is for.
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
    /// Gives a boot image other content, also if it is a file.
    BootReplace {
        /// Its number, from 1.
        entry: u16,
        /// What takes its place.
        from: String,
    },
    /// Changes an entry of the boot catalog, as far as values are given.
    BootSet {
        /// Its number, from 1.
        entry: u16,
        /// The machines it is for.
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
    /// Adds a file or folder to a FAT image, such as UEFI firmware starts from, at a path where nothing is. A full image
    /// grows.
    FatAdd {
        /// The image: a path, the number of a boot entry from 1, or `partition` and the number of a partition behind the
        /// volume.
        image: String,
        /// Path in it.
        path: String,
        /// What is added.
        from: String,
    },
    /// Gives a file in a FAT image other content.
    FatReplace {
        /// The image, as for [`Op::FatAdd`].
        image: String,
        /// Path in it.
        path: String,
        /// What takes its place.
        from: String,
    },
    /// Removes a file or directory from a FAT image.
    FatRemove {
        /// The image, as for [`Op::FatAdd`].
        image: String,
        /// Path in it.
        path: String,
    },
    /// Makes an empty directory in a FAT image, and those on the way.
    FatMkdir {
        /// The image, as for [`Op::FatAdd`].
        image: String,
        /// Its path.
        path: String,
    },
    /// Sets whether the new image has a checksum of itself, as isomd5sum implants it. By default, it has if the old had.
    Checksum {
        /// Whether it has.
        value: bool,
    },
    /// Sets whether the new image has checksums of its files and of itself, as libisofs records them. By default, it has
    /// if the old had.
    FileChecksums {
        /// Whether it has.
        value: bool,
    },
    /// Drops another file system on the volume, which cannot be rewritten.
    Drop {
        /// Its path.
        side: Side,
    },
}

impl Op {
    /// The file or folder that it needs, if any.
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

/// Machines that a boot image can be for.
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
    /// As the boot catalog has it.
    #[must_use]
    pub const fn platform(self) -> Platform {
        match self {
            Self::Bios => Platform::Bios,
            Self::Uefi => Platform::Uefi,
            Self::Powerpc => Platform::PowerPc,
            Self::Mac => Platform::Mac,
        }
    }

    /// From an entry of the boot catalog; `None` for undefined values.
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
    /// None: the image is loaded and run.
    None,
    /// A floppy disk of 1.2, 1.44 or 2.88 MB.
    Floppy,
    /// A hard disk with one partition.
    HardDisk,
}

impl BootEmulation {
    /// From an entry of the boot catalog; `None` for undefined values.
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
pub enum Side {
    /// UDF, on a bridge disc.
    Udf,
    /// HFS or HFS+, on a disc for Macintosh too.
    Hfs,
}

impl Side {
    /// Name for people.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Udf => "UDF",
            Self::Hfs => "HFS",
        }
    }
}
