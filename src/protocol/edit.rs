//! What is said of an image that is being changed.
//!
//! The first [`Change`] begins it; there is no other way in, and none is needed. Rows keep their numbers from then on,
//! whatever becomes of them, so that the page can keep what it holds; what is new gets numbers that none has had. Every
//! answer is small: after it, the page asks again for the windows in sight, as after any `News::View`.
//!
//! Files to be added are sent first, with [`Give`], under a name of the page's choosing; changes name them by
//! that, and so does the journal, which is all that has to be kept to begin again after a reload.

use serde::{Deserialize, Serialize};

use super::wire::requests;
use super::{
    BuildOptions, BuildPlan, BuiltInfo, FatChange, FatImage, FatItem, FatPartition, MadeInfo, NewImage, RowNumber,
    Selection, ViewNumber,
};

requests! {
    Edit:
    Give -> (),
    Edit -> Edited,
    Undo -> EditInfo,
    Redo -> EditInfo,
    TakeBack -> TakenBack,
    Revert -> EditInfo,
    Changes -> ChangePage,
    Restore -> Restored,
    Forecast -> ForecastInfo,
    Volume -> VolumeInfo,
    FatFiles -> Vec<FatItem>,
    Attributes -> AttributeValues,
    PlanBuild -> BuildPlan,
    Build -> BuiltInfo,
    Digest -> String,
    Make -> MadeInfo,
    Sessions -> Vec<u64>,
    Back -> MadeInfo,
}

/// Keep the files sent along under a name, by which changes call them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Give {
    /// The name. What was given under it before is replaced.
    pub from: String,
    /// What was given, in any order.
    pub parts: Vec<GivenPart>,
}

/// Change the image.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Edit {
    /// The change.
    pub change: Change,
}

/// Undo the last step.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Undo;

/// Do the step again that was undone last.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Redo;

/// Take back a step that others may have followed. Can be undone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TakeBack {
    /// Its number, as in [`ChangeLine`].
    pub step: u32,
    /// Whether the steps that need it are taken back with it.
    pub with_others: bool,
}

/// Discard all changes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Revert;

/// A window of the changes that count.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Changes {
    /// First position of the window.
    pub start: u32,
    /// Number of changes at most.
    pub count: u32,
}

/// Restore edits from a journal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Restore {
    /// The journal, as [`EditInfo`] has it.
    pub journal: String,
    /// Whether changes are left out that need files which have not been given.
    pub without: bool,
}

/// The size that the image will have.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Forecast;

/// The identifiers, dates and boot entries of the volume, as they will be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Volume;

/// The entries of a directory of a FAT image.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FatFiles {
    /// The image.
    pub image: FatImage,
    /// The directory's path from the root, which is `/`.
    pub path: String,
}

/// The attributes of an entry, as they will be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Attributes {
    /// The entry.
    pub row: RowNumber,
}

/// What building the image would give; a job.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlanBuild {
    /// How it would be built.
    pub options: BuildOptions,
}

/// Build the image and verify it; a job. It prepares an output, which is to be discarded in the end.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Build {
    /// How it is built.
    pub options: BuildOptions,
}

/// The SHA-256 of a prepared output in hexadecimal digits; a job that only reads.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Digest {
    /// Id of the request that prepared it.
    pub prepared: u64,
    /// Its position among the outputs of that request.
    pub output: u32,
}

/// Make a new image of the files sent along, whatever is open; a job. The image comes along as a blob.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Make {
    /// The image that is wanted.
    pub image: NewImage,
    /// What goes into it, in any order. The content of each file is the next of those sent along.
    pub parts: Vec<GivenPart>,
}

/// The byte after each session of the image, the oldest first; none where it has no earlier session to go back to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Sessions;

/// Make a new image that ends with a session of this one; a job. The image comes along as a blob.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Back {
    /// The session's number, from 1.
    pub session: u16,
}

/// What came of [`Edit`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Edited {
    /// The image has been changed.
    Done(EditInfo),
    /// Nothing was changed, since there are entries at these paths.
    Clashes(Vec<String>),
}

/// What came of [`TakeBack`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum TakenBack {
    /// The image has been changed.
    Done(EditInfo),
    /// Nothing was changed, since these steps, in words, need the one to be taken back.
    NeededBy(Vec<String>),
}

/// What came of [`Restore`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Restored {
    /// The image has been changed.
    Done(EditInfo),
    /// Nothing was changed, since these files have not been given.
    Needed(Needed),
}

/// A window of the changes that count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangePage {
    /// Number of changes in all.
    pub total: u32,
    /// The window.
    pub changes: Vec<ChangeLine>,
}

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
        values: AttributeValues,
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
pub struct AttributeValues {
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
    /// What changed in the journal, to begin again with.
    pub journal: JournalPart,
}

/// What changed in the list of steps since the edit before: those behind `since` go, and `steps` take their place.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct JournalPart {
    /// Number of steps that stay.
    pub since: u32,
    /// The steps behind them, each as JSON text. A journal is the JSON list of all its steps.
    pub steps: Vec<String>,
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
