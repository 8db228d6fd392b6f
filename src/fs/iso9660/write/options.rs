//! What is to be decided before a volume is written.

use super::boot::Boot;
use crate::bytes::time::Timestamp;
use crate::source::Source;

/// Interchange level of the primary tree (ECMA-119 10).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Names of 8 and 3 characters, files in one piece.
    One,
    /// Names of 30 characters, files in one piece.
    Two,
    /// Names of 30 characters, files of any number of pieces.
    Three,
    /// As three, and a tree of ISO 9660:1999 beside it, with names of 207 bytes.
    Four,
}

/// What becomes of directories below the eighth level, which the standard does not allow (ECMA-119 6.8.2.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// They stay where they are. Every common system reads them.
    Relaxed,
    /// They are moved up, and Rock Ridge says where they belong (RRIP 4.1.5); without Rock Ridge as relaxed.
    Relocated,
}

/// How long Joliet names may be, in units of 16 bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JolietNames {
    /// 64, as the paper has it.
    Standard,
    /// 103, the most that fits a directory record, as mkisofs' `-joliet-long`.
    Long,
}

/// The texts of the volume descriptors, as bytes of the primary one. Joliet has what of them is text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Texts {
    /// System Identifier, at most 32 bytes.
    pub system: Vec<u8>,
    /// Volume Identifier, at most 32 bytes.
    pub volume: Vec<u8>,
    /// Volume Set Identifier, at most 128 bytes.
    pub volume_set: Vec<u8>,
    /// Publisher Identifier, at most 128 bytes.
    pub publisher: Vec<u8>,
    /// Data Preparer Identifier, at most 128 bytes.
    pub data_preparer: Vec<u8>,
    /// Application Identifier, at most 128 bytes.
    pub application: Vec<u8>,
    /// Copyright File Identifier, at most 37 bytes.
    pub copyright_file: Vec<u8>,
    /// Abstract File Identifier, at most 37 bytes.
    pub abstract_file: Vec<u8>,
    /// Bibliographic File Identifier, at most 37 bytes.
    pub bibliographic_file: Vec<u8>,
}

impl Texts {
    /// Those of a new volume of that name. What a primary descriptor cannot have of it becomes `_`.
    #[must_use]
    pub fn labelled(label: &str) -> Self {
        let printable = |c: char| if c.is_ascii_graphic() || c == ' ' { c } else { '_' };
        Self {
            volume: label.chars().map(printable).take(32).collect::<String>().into_bytes(),
            application: format!("DISCERN {}", env!("CARGO_PKG_VERSION")).into_bytes(),
            ..Self::default()
        }
    }
}

/// The dates of the volume.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dates {
    /// When it was made; also the time of all that has none of its own.
    pub creation: Timestamp,
    /// When it was last changed.
    pub modification: Timestamp,
    /// No longer of use from then on.
    pub expiration: Option<Timestamp>,
    /// Of use from then on.
    pub effective: Option<Timestamp>,
}

/// An old volume that stays.
#[derive(Debug, Clone)]
pub struct Kept {
    /// What it is on.
    pub content: Source,
    /// Bytes of that which stay. xorriso looks for the next session at the border behind the volume, and overwrites
    /// padding there.
    pub length: u64,
    /// Whether what is new is a session of its own.
    pub session: bool,
    /// Whether nothing that is to stay lies before its data, but for the descriptors.
    pub may_write_over: bool,
}

/// All decisions.
#[derive(Debug, Clone)]
pub struct Options {
    /// Names and pieces of the primary tree.
    pub level: Level,
    /// Whether POSIX names and attributes are recorded.
    pub rock_ridge: bool,
    /// Whether there is a Joliet tree, and its names.
    pub joliet: Option<JolietNames>,
    /// Deep directories.
    pub depth: Depth,
    /// What the volume says of itself.
    pub texts: Texts,
    /// When.
    pub dates: Dates,
    /// The primary descriptor's application use, at most 512 bytes.
    pub application_use: Vec<u8>,
    /// What boots, where anything does.
    pub boot: Option<Boot>,
    /// The volume whose data stays at its sectors: all that is new goes behind it. `None` lays everything out anew.
    pub keep: Option<Kept>,
    /// Checksums of libisofs that the volume gets room for: one of each file and two more.
    pub checksums: Option<u32>,
    /// Sectors of zeros behind the data. Drives that read ahead fail at the last sectors of a disc written in one go,
    /// so mkisofs and its heirs write 150.
    pub padding: u32,
}

impl Options {
    /// A data disc as it is usual today: level 3 with Rock Ridge and Joliet.
    #[must_use]
    pub fn data(time: Timestamp) -> Self {
        Self {
            level: Level::Three,
            rock_ridge: true,
            joliet: Some(JolietNames::Standard),
            depth: Depth::Relaxed,
            texts: Texts::default(),
            dates: Dates { creation: time, modification: time, expiration: None, effective: None },
            application_use: Vec::new(),
            boot: None,
            keep: None,
            checksums: None,
            padding: 150,
        }
    }

    /// A disc that any computer with a CD drive reads: level 1 and nothing besides.
    #[must_use]
    pub fn retro(time: Timestamp) -> Self {
        Self { level: Level::One, rock_ridge: false, joliet: None, ..Self::data(time) }
    }
}
