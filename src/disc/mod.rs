//! A disc as a container describes it, and the volumes on it.

mod carried;
mod cd_text;
mod decrypted;
mod encoded;
mod extras;
mod member;
pub mod partition;
mod raw_sectors;
pub mod recognition;
pub(crate) mod recorded_start;
mod sector;
mod sector_facts;
mod sectors_as;
mod session;
mod sheet_text;
mod snapshot;
mod stored;
mod subchannel;
mod track;
mod track_mode;
mod unscrambled;
mod volume;

pub use carried::{BlockSums, Carried, CarriedSum, CarriedValue};
pub use cd_text::{CdText, ENGLISH, TextKind};
pub use decrypted::Decrypted;
pub use encoded::Encoded;
pub use extras::DiskExtras;
pub use member::{Member, Set};
pub use partition::{Partition, PartitionTable, Scheme};
pub use recognition::Recognition;
pub use sector::{Location, StoredSector};
pub use session::{Session, TrackExtent};
pub use sheet_text::SheetText;
pub use snapshot::Snapshot;
pub use stored::{Picked, Stored, Subchannel};
pub use track::{Control, Index, Lba, Track};
pub use track_mode::TrackMode;
pub use unscrambled::Unscrambled;
pub use volume::{Inner, Origin, Volume, VolumeEntry};

use crate::facts::Facts;

/// Size in bytes of a sector's user data, on every optical medium.
pub const SECTOR_SIZE: u64 = 2048;

/// The sector at which the dense area of a GD-ROM, a session of its own, begins.
pub const HIGH_DENSITY: i32 = 45_000;

/// The type of medium that an image was made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Medium {
    /// CD in any of its books.
    Cd,
    /// Dreamcast disc: a small CD area, then a dense one from sector 45,000.
    GdRom,
    /// DVD, HD DVD or Blu-ray: sectors with 2048 bytes of user data and nothing else.
    Dvd,
    /// A hard disk, memory card or floppy disk: no sessions, and one track that covers all of it.
    Disk {
        /// Sector size in bytes: 512 on most disks.
        sector_size: u32,
    },
    /// The image doesn't record it.
    Unknown,
}

/// A disc as a container describes it.
#[derive(Debug, Clone)]
pub struct Disc {
    /// Type of disc.
    pub medium: Medium,
    /// Media catalog number: 13 digits.
    pub catalog_number: Option<String>,
    /// Titles and performers.
    pub cd_text: CdText,
    /// Remarks in a cue sheet about the album (0) or a track, such as `GENRE Rock` or `DATE 1999`, which rippers and
    /// players know.
    pub remarks: Vec<(u8, String)>,
    /// Sessions in the order they were written.
    pub sessions: Vec<Session>,
    /// Named files that are missing.
    pub missing_files: Vec<String>,
    /// Names of opened files that don't belong to the image.
    pub unused_files: Vec<String>,
    /// True if the structure was guessed, since the files do not describe it.
    pub guessed: bool,
    /// Facts of the container's descriptor, if it has a fixed layout.
    pub descriptor: Vec<Facts>,
    /// Data that the image of a disk holds in addition to its content.
    pub extras: DiskExtras,
    /// Earlier states of a disk that its image keeps.
    pub snapshots: Vec<Snapshot>,
    /// Checksums that the container carries.
    pub carried: Option<Carried>,
    /// Encrypted data of the disc that its image holds decrypted.
    pub decrypted: Vec<Decrypted>,
    /// Parts of arrays, volume groups and file systems, if disks with parts of the same were opened together.
    pub members: Vec<Member>,
}

impl Disc {
    /// Makes a disc with these sessions; nothing else is known of it.
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
            snapshots: Vec::new(),
            carried: None,
            decrypted: Vec::new(),
            members: Vec::new(),
        }
    }

    /// All tracks with their sessions, in disc order.
    pub fn tracks(&self) -> impl Iterator<Item = (&Session, &Track)> {
        self.sessions.iter().flat_map(|session| session.tracks.iter().map(move |track| (session, track)))
    }
}
