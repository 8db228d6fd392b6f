//! What is said of an image that is being changed.
//!
//! The first [`Change`] begins it; there is no other way in, and none is needed. Rows keep their numbers from then on,
//! whatever becomes of them, so that the page can keep what it holds; what is new gets numbers that none has had. Every
//! answer is small: after it, the page asks again for the windows in sight, as after any `News::View`.
//!
//! Files to be added are sent first, with `Request::Give`, under a name of the page's choosing; changes name them by
//! that, and so does the journal, which is all that has to be kept to begin again after a reload.

use serde::{Deserialize, Serialize};

use super::{FatChange, FatImage, FatPartition, RowNumber, Selection, ViewNumber};

/// A change to the image. Rows are those of the view that can be edited.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Change {
    /// Put into a directory what was given under these names; the last part of each is what it will be called.
    Add {
        /// The directory.
        into: RowNumber,
        /// What was given.
        from: Vec<String>,
        /// What to do where there is something of that name.
        clash: Clash,
    },
    /// Give a file other content.
    Replace {
        /// Which.
        row: RowNumber,
        /// What was given.
        from: String,
    },
    /// Take out.
    Remove {
        /// What.
        selection: Selection,
    },
    /// Give another name.
    Rename {
        /// To what.
        row: RowNumber,
        /// Which name.
        name: String,
    },
    /// Put into another directory.
    Move {
        /// What.
        selection: Selection,
        /// Where. A folder that is there already takes in what is in one of its name.
        into: RowNumber,
        /// What to do where there is something of that name.
        clash: Clash,
    },
    /// Make an empty directory.
    NewFolder {
        /// Where.
        into: RowNumber,
        /// What it is called.
        name: String,
    },
    /// Set attributes, as far as they are given.
    Attributes {
        /// Of what.
        selection: Selection,
        /// How they are to be.
        values: Attributes,
    },
    /// Let a symbolic link point elsewhere.
    Link {
        /// Which.
        row: RowNumber,
        /// Where to.
        target: String,
    },
    /// Set what the volume says of itself, as far as it is given.
    Volume(Box<VolumeText>),
    /// Let a file be started by firmware.
    BootAdd {
        /// Which.
        row: RowNumber,
        /// Its entry; the load size where it is not the usual one.
        entry: BootSetting,
        /// Whether the image has a boot info table, as ISOLINUX and GRUB need it.
        info_table: bool,
    },
    /// Take an entry out of the boot catalogue.
    BootRemove {
        /// Which, from 1.
        entry: u16,
    },
    /// Give a boot image other content.
    BootReplace {
        /// Which, from 1.
        entry: u16,
        /// What was given.
        from: String,
    },
    /// Change what the catalogue says of an entry, as far as it is given.
    BootSet {
        /// Which, from 1.
        entry: u16,
        /// How it is to be.
        to: BootSetting,
    },
    /// Change a file in a FAT image.
    Fat {
        /// Which.
        image: FatImage,
        /// How.
        change: FatChange,
    },
}

/// What to do where a name is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Clash {
    /// Nothing is changed; the answer is `Clashes`.
    Ask,
    /// The new one takes its place.
    Replace,
    /// The old one stays, and so does the new one where it is.
    Skip,
    /// The new one gets a name that is free, as in `notes (2).txt`.
    Both,
}

/// Attributes of an entry.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attributes {
    /// Permission bits.
    pub mode: Option<u32>,
    /// User.
    pub uid: Option<u32>,
    /// Group.
    pub gid: Option<u32>,
    /// Seconds since 1970.
    pub modified: Option<i64>,
    /// Not to be shown unasked.
    pub hidden: Option<bool>,
    /// Where a symbolic link points; only told, see [`Change::Link`].
    pub target: Option<String>,
}

/// What a volume says of itself: identifiers, and dates in seconds since 1970.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the names are the standard's")]
pub struct VolumeText {
    pub volume: Option<String>,
    pub system: Option<String>,
    pub volume_set: Option<String>,
    pub publisher: Option<String>,
    pub data_preparer: Option<String>,
    pub application: Option<String>,
    pub copyright_file: Option<String>,
    pub abstract_file: Option<String>,
    pub bibliographic_file: Option<String>,
    pub created: Option<i64>,
    pub modified: Option<i64>,
    pub expires: Option<i64>,
    pub effective: Option<i64>,
}

/// What a boot catalogue says of an entry.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BootSetting {
    /// `bios`, `uefi`, `powerpc` or `mac`.
    pub platform: Option<String>,
    /// `none`, `floppy` or `hard-disk`; how large a diskette is, its image tells.
    pub emulation: Option<String>,
    /// Units of 512 bytes that a BIOS loads.
    pub load_size: Option<u16>,
    /// Whether firmware may start it.
    pub bootable: Option<bool>,
}

/// A file or folder in what is given under one name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GivenPart {
    /// Its path in that: empty for what is a file itself.
    pub path: String,
    /// A folder; of a file, the next of those sent along is its content.
    pub folder: bool,
}

/// How an image stands that is being changed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditInfo {
    /// The view that shows it as it will be.
    pub view: ViewNumber,
    /// Steps that count.
    pub steps: u32,
    /// What would be undone, in words.
    pub undo: Option<String>,
    /// What would be done again, in words.
    pub redo: Option<String>,
    /// What the last change made or moved, at most a screenful.
    pub rows: Vec<RowNumber>,
    /// What was done, for whoever does not see it.
    pub said: String,
    /// The volume's label as it will be.
    pub label: String,
    /// The changes that count as text, to begin again with.
    pub journal: String,
}

/// How a row differs from what it was in the image.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum RowMark {
    Added,
    Renamed,
    Moved,
    Replaced,
    Attributes,
}

/// A change that has been made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeLine {
    /// The step it is of, by a number that it keeps.
    pub step: u32,
    /// In words.
    pub text: String,
}

/// What is missing to begin again with a journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Needed {
    /// The names of what had been given.
    pub from: Vec<String>,
    /// Steps in the journal.
    pub steps: u32,
}

/// How large an image will be, laid out anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForecastInfo {
    /// Bytes it has.
    pub before: u64,
    /// Bytes it will have; `None` where it cannot be written as it is now.
    pub after: Option<u64>,
    /// Why not.
    pub obstacle: String,
}

/// What the volume says of itself, and what boots.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VolumeInfo {
    /// All of them.
    pub text: VolumeText,
    /// Entries of the boot catalogue.
    pub boot: Vec<BootEntryInfo>,
    /// What firmware finds by a partition table alone.
    pub partitions: Vec<FatPartition>,
}

/// An entry of the boot catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BootEntryInfo {
    /// What the catalogue says.
    pub setting: BootSetting,
    /// The file that is its image, where it is one.
    pub path: Option<String>,
    /// Bytes of the image.
    pub size: u64,
    /// Its image can be replaced.
    pub replaceable: bool,
    /// Its image is FAT, whose files can be changed.
    pub fat: bool,
}
