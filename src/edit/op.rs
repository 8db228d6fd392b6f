//! One change to an image, as a person asks for it.

use serde::{Deserialize, Serialize};

use crate::boot::el_torito::{Emulation, Platform};

/// A change. Paths begin at the root and are those of the best view; `from` names what the person gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "op", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Op {
    /// Puts a file or a folder at a path where nothing is, or a folder over a folder. Directories on the way are made.
    Add {
        /// Where.
        path: String,
        /// What.
        from: String,
    },
    /// Gives a file other content, or puts a folder in place of one.
    Replace {
        /// Which.
        path: String,
        /// By what.
        from: String,
    },
    /// Takes a file or a directory out.
    Remove {
        /// Which.
        path: String,
    },
    /// Gives a file or a directory another name, or another place.
    Rename {
        /// Which.
        path: String,
        /// Its new path.
        to: String,
    },
    /// Makes an empty directory, and those on the way.
    Mkdir {
        /// Which.
        path: String,
    },
    /// Sets the Volume Identifier.
    Label {
        /// To what: at most 32 characters.
        value: String,
    },
    /// Sets another text of the descriptors.
    Identify {
        /// Which.
        field: TextField,
        /// To what; empty takes it out.
        value: String,
    },
    /// Sets the volume's dates, as far as they are given, in seconds since 1970.
    Dates {
        /// When it was made.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        created: Option<i64>,
        /// When it was last changed; else it is when the image is built.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        modified: Option<i64>,
        /// No longer of use from then on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        expires: Option<i64>,
        /// Of use from then on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        effective: Option<i64>,
    },
    /// Makes a symbolic link, or lets one lead elsewhere.
    Link {
        /// Which.
        path: String,
        /// Where it leads: a path from the root, or from the link's directory.
        target: String,
    },
    /// Sets permissions and owner of a file or directory, as far as they are given.
    Chmod {
        /// Which.
        path: String,
        /// Permission bits in octal digits, as in `755`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        mode: Option<String>,
        /// User.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        uid: Option<u32>,
        /// Group.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        gid: Option<u32>,
    },
    /// Sets when a file or directory was last changed.
    Times {
        /// Which.
        path: String,
        /// Seconds since 1970.
        modified: i64,
    },
    /// Marks a file or directory as not to be shown unasked, or takes the mark away.
    Hidden {
        /// Which.
        path: String,
        /// Whether.
        value: bool,
    },
    /// Makes a file of the image a boot image, behind those there are.
    BootAdd {
        /// Which file.
        path: String,
        /// For which machines.
        platform: BootPlatform,
        /// What the firmware pretends that it is; none where nothing is given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        emulation: Option<BootEmulation>,
        /// Units of 512 bytes that a BIOS loads; where nothing is given, 4 for BIOS, 1 of a disk that is emulated, and
        /// all of it for UEFI.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        load_size: Option<u16>,
        /// Whether the image has a boot info table, as ISOLINUX and GRUB need it.
        #[serde(default)]
        info_table: bool,
    },
    /// Takes an entry out of the boot catalogue; its image stays where it is a file.
    BootRemove {
        /// Which, counted from 1.
        entry: u16,
    },
    /// Gives a boot image other content, also where it is a file.
    BootReplace {
        /// Which, counted from 1.
        entry: u16,
        /// By what.
        from: String,
    },
    /// Changes what the boot catalogue says of an entry, as far as it is given.
    BootSet {
        /// Which, counted from 1.
        entry: u16,
        /// For which machines.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        platform: Option<BootPlatform>,
        /// What the firmware pretends that it is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        emulation: Option<BootEmulation>,
        /// Units of 512 bytes that a BIOS loads.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        load_size: Option<u16>,
        /// Whether firmware may start it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        bootable: Option<bool>,
    },
    /// Puts a file or a folder into a FAT image, as firmware for UEFI starts from, at a path where nothing is. What is
    /// full is made larger.
    FatAdd {
        /// Which image: a path, the number of a boot entry from 1, or `partition` and the number of a partition that
        /// lies behind the volume.
        image: String,
        /// Where in it.
        path: String,
        /// What.
        from: String,
    },
    /// Gives a file in a FAT image other content.
    FatReplace {
        /// Which image, as for [`Op::FatAdd`].
        image: String,
        /// Which file in it.
        path: String,
        /// By what.
        from: String,
    },
    /// Takes a file or a directory out of a FAT image.
    FatRemove {
        /// Which image, as for [`Op::FatAdd`].
        image: String,
        /// Which file in it.
        path: String,
    },
    /// Makes an empty directory in a FAT image, and those on the way.
    FatMkdir {
        /// Which image, as for [`Op::FatAdd`].
        image: String,
        /// Which.
        path: String,
    },
    /// Whether the new image has a checksum of itself, as isomd5sum implants it. Without this, it has where the old had.
    Checksum {
        /// Whether.
        value: bool,
    },
    /// Whether the new image has checksums of its files and of itself, as libisofs records them. Without this, it has
    /// where the old had.
    FileChecksums {
        /// Whether.
        value: bool,
    },
    /// Agrees that another file system over the same data goes, since it cannot be written anew.
    Drop {
        /// Which.
        side: Side,
    },
}

impl Op {
    /// What it needs to be supplied with.
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
    /// As the catalogue has it.
    #[must_use]
    pub const fn platform(self) -> Platform {
        match self {
            Self::Bios => Platform::Bios,
            Self::Uefi => Platform::Uefi,
            Self::Powerpc => Platform::PowerPc,
            Self::Mac => Platform::Mac,
        }
    }

    /// The one of a catalogue's entry; `None` for what is not defined.
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

/// Disks that a boot image can stand for. How large a diskette is, its image tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BootEmulation {
    /// None: the image is loaded and run.
    None,
    /// A diskette of 1.2, 1.44 or 2.88 MB.
    Floppy,
    /// A hard disk of one partition.
    HardDisk,
}

impl BootEmulation {
    /// The one of a catalogue's entry; `None` for what is not defined.
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

/// Texts of the volume descriptors, besides the Volume Identifier (ECMA-119 8.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TextField {
    /// System Identifier, at most 32 characters.
    System,
    /// Volume Set Identifier, at most 128 characters.
    VolumeSet,
    /// Publisher Identifier, at most 128 characters.
    Publisher,
    /// Data Preparer Identifier, at most 128 characters.
    Preparer,
    /// Application Identifier, at most 128 characters.
    Application,
    /// Copyright File Identifier, at most 37 characters.
    Copyright,
    /// Abstract File Identifier, at most 37 characters.
    Abstract,
    /// Bibliographic File Identifier, at most 37 characters.
    Bibliography,
}

impl TextField {
    /// The standard's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::System => "System Identifier",
            Self::VolumeSet => "Volume Set Identifier",
            Self::Publisher => "Publisher Identifier",
            Self::Preparer => "Data Preparer Identifier",
            Self::Application => "Application Identifier",
            Self::Copyright => "Copyright File Identifier",
            Self::Abstract => "Abstract File Identifier",
            Self::Bibliography => "Bibliographic File Identifier",
        }
    }
}

/// Another file system that describes the same data.
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
