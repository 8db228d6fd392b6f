//! A disc as a container describes it, and the volumes on it.

mod carried;
mod cd_text;
mod encoded;
mod extras;
pub mod partition;
mod raw_sectors;
pub mod recognition;
pub(crate) mod recorded_start;
mod sector;
mod sector_facts;
mod sectors_as;
mod session;
mod sheet_text;
mod stored;
mod subchannel;
mod track;
mod track_mode;
mod unscrambled;
mod volume;

pub use carried::{BlockSums, Carried, CarriedSum, CarriedValue};
pub use cd_text::{CdText, ENGLISH, TextKind};
pub use encoded::Encoded;
pub use extras::DiskExtras;
pub use partition::{Partition, PartitionTable, Scheme};
pub use recognition::Recognition;
pub use sector::{Location, StoredSector};
pub use session::{Session, TrackExtent};
pub use sheet_text::SheetText;
pub use stored::{Picked, Stored, Subchannel};
pub use track::{Control, Index, Lba, Track};
pub use track_mode::TrackMode;
pub use unscrambled::Unscrambled;
pub use volume::{Inner, Origin, Volume, VolumeEntry};

use crate::facts::Facts;

/// Bytes of user data in a sector, on every optical medium.
pub const SECTOR_SIZE: u64 = 2048;

/// The sector at which the dense area of a GD-ROM, a session of its own, begins.
pub const HIGH_DENSITY: i32 = 45_000;

/// The kind of medium that an image was made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Medium {
    /// CD in any of its books.
    Cd,
    /// Dreamcast's: a small CD area, then a dense one from sector 45,000.
    GdRom,
    /// DVD, HD DVD or Blu-ray: sectors of 2048 bytes without more.
    Dvd,
    /// A hard disk, a memory card or a floppy disk: no sessions, and one track, which is all of it.
    Disk {
        /// Bytes of a sector: 512 on most.
        sector_size: u32,
    },
    /// The image does not say.
    Unknown,
}

/// A disc as described by a container.
#[derive(Debug, Clone)]
pub struct Disc {
    /// Kind of disc.
    pub medium: Medium,
    /// Media catalog number: 13 digits.
    pub catalog_number: Option<String>,
    /// Titles and performers.
    pub cd_text: CdText,
    /// Remarks of a cue sheet on the album (0) or a track, as `GENRE Rock` or `DATE 1999`: rippers and players know them.
    pub remarks: Vec<(u8, String)>,
    /// In the order they were written.
    pub sessions: Vec<Session>,
    /// Named files that are missing.
    pub missing_files: Vec<String>,
    /// Names of opened files that do not belong to the image.
    pub unused_files: Vec<String>,
    /// True if the structure was guessed, since the files do not describe it.
    pub guessed: bool,
    /// Facts of the container's descriptor, if it has a fixed layout.
    pub descriptor: Vec<Facts>,
    /// What the image of a disk holds beside its content.
    pub extras: DiskExtras,
    /// Checksums that the container carries.
    pub carried: Option<Carried>,
}

impl Disc {
    /// Makes a disc of which only the sessions are known.
    #[must_use]
    pub fn new(medium: Medium, sessions: Vec<Session>) -> Self {
        Self {
            medium,
            catalog_number: None,
            cd_text: CdText::default(),
            remarks: Vec::new(),
            sessions,
            missing_files: Vec::new(),
            unused_files: Vec::new(),
            guessed: false,
            descriptor: Vec::new(),
            extras: DiskExtras::default(),
            carried: None,
        }
    }

    /// All tracks with their sessions, in the order of the disc.
    pub fn tracks(&self) -> impl Iterator<Item = (&Session, &Track)> {
        self.sessions.iter().flat_map(|session| session.tracks.iter().map(move |track| (session, track)))
    }
}
