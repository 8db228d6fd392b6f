//! Options for writing a volume.

use super::boot::Boot;
use super::text_field::{RecordedJoliet, Texts};
use crate::bytes::time::Timestamp;
use crate::source::Source;
use crate::tree::BodyId;

/// Interchange level of the primary tree (ECMA-119 10).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Names of 8 and 3 characters, files with one extent.
    One,
    /// Names of 30 characters, files with one extent.
    Two,
    /// Names of 30 characters, files with any number of extents.
    Three,
    /// Level 3 and an additional tree of ISO 9660:1999 with names of 207 bytes.
    Four,
}

/// Treatment of directories below the eighth level, which the standard does not allow (ECMA-119 6.8.2.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// They keep their places. All common systems read them.
    Relaxed,
    /// They are relocated, and Rock Ridge records their original places (RRIP 4.1.5). Without Rock Ridge, in level 1
    /// they are shown where they were moved to, and in others they are like [`Depth::Relaxed`].
    Relocated,
}

/// Longest Joliet name, in UCS-2 code units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JolietNames {
    /// 64, as in the Joliet specification.
    Standard,
    /// 103, the most that fit in a directory record, as with `-joliet-long` of mkisofs.
    Long,
}

/// The dates of the volume.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dates {
    /// Creation of the volume, also used for entries without a time.
    pub creation: Timestamp,
    /// Last modification.
    pub modification: Timestamp,
    /// Expiration.
    pub expiration: Option<Timestamp>,
    /// Beginning of validity.
    pub effective: Option<Timestamp>,
}

/// An old volume whose data keeps its sectors.
#[derive(Debug, Clone)]
pub struct Kept {
    /// The content that holds it.
    pub content: Source,
    /// Number of bytes that stay. xorriso expects the next session at the border after the volume, and overwrites
    /// padding there.
    pub length: u64,
    /// True where new data becomes a session of its own.
    pub session: bool,
    /// True where only descriptors and replaceable structures precede its data.
    pub may_write_over: bool,
}

/// All options.
#[derive(Debug, Clone)]
pub struct Options {
    /// Level of the primary tree.
    pub level: Level,
    /// True to record POSIX names and attributes.
    pub rock_ridge: bool,
    /// The names of the Joliet tree; `None` for no such tree.
    pub joliet: Option<JolietNames>,
    /// Treatment of deep directories.
    pub depth: Depth,
    /// Texts of the volume descriptors.
    pub texts: Texts,
    /// The Joliet descriptor that the volume had, whose fields stay where the texts do.
    pub recorded_joliet: Option<RecordedJoliet>,
    /// Dates of the volume descriptors.
    pub dates: Dates,
    /// Application use of the primary descriptor, at most 512 bytes.
    pub application_use: Vec<u8>,
    /// The boot catalog, where the volume has one.
    pub boot: Option<Boot>,
    /// The volume whose data keeps its sectors, with new data after it. `None` rewrites everything.
    pub keep: Option<Kept>,
    /// Number of libisofs checksums to reserve space for: one for each file and two more.
    pub checksums: Option<u32>,
    /// First sector that tables and data may take, if structures of another file system precede them; 0 for the first
    /// one after the descriptors.
    pub lead: u32,
    /// Number of sectors to reserve after all data, for structures of another file system.
    pub room: u32,
    /// Data to write that no file of this tree has: files that only another file system lists.
    pub unlisted: Vec<BodyId>,
    /// First sector of a partition that is a volume of its own, with descriptors and directories whose addresses count
    /// from there, and the same data; 0 for none.
    pub partition_offset: u32,
    /// True to hide the directory for relocated ones from readers of Rock Ridge, as `mkisofs -hide-rr-moved` does.
    pub hides_moved: bool,
    /// Sectors of zeros after the data. Drives that read ahead fail at the last sectors of a disc written disc at once,
    /// so mkisofs and its successors write 150.
    pub padding: u32,
}

impl Options {
    /// The usual data disc of today: level 3 with Rock Ridge and Joliet.
    #[must_use]
    pub fn data(time: Timestamp) -> Self {
        Self {
            level: Level::Three,
            rock_ridge: true,
            joliet: Some(JolietNames::Standard),
            depth: Depth::Relaxed,
            texts: Texts::default(),
            recorded_joliet: None,
            dates: Dates { creation: time, modification: time, expiration: None, effective: None },
            application_use: Vec::new(),
            boot: None,
            keep: None,
            checksums: None,
            lead: 0,
            room: 0,
            unlisted: Vec::new(),
            partition_offset: 0,
            hides_moved: false,
            padding: 150,
        }
    }

    /// A disc that every computer with a CD drive reads: level 1 without extensions.
    #[must_use]
    pub fn retro(time: Timestamp) -> Self {
        let depth = Depth::Relocated;
        Self { level: Level::One, rock_ridge: false, joliet: None, depth, ..Self::data(time) }
    }

    /// Whether directories below the eighth level are relocated in the primary tree.
    #[must_use]
    pub fn relocates(&self) -> bool {
        self.depth == Depth::Relocated && (self.rock_ridge || self.level == Level::One)
    }
}
