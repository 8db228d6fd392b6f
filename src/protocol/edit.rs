//! Changing an image, and building it.
//!
//! The first [`Change`] begins editing; there is no other request for that. From then on rows keep their numbers, even
//! when they are moved or removed, so that the page can keep what it holds; new rows get unused numbers. Answers are
//! small: after one, the page fetches the visible windows again, as after any `News::View`.
//!
//! Files to be added are sent first, with [`AddFiles`], under a name that the page chooses. Changes refer to them by
//! that name, and so does the journal, which is all that is needed to restore the edits after a reload.

use serde::{Deserialize, Serialize};

use super::wire::requests;
use super::{
    BuildOptions, BuildPlan, BuiltInfo, Failure, FatChange, FatImage, FatItem, FatPartition, NewImage, NewImageInfo,
    RowNumber, Selection, ViewNumber,
};

requests! {
    Edit:
    AddFiles -> (),
    Edit -> Edited,
    Undo -> EditInfo,
    Redo -> EditInfo,
    UndoStep -> StepUndone,
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
    CreateImage -> NewImageInfo,
    Sessions -> Vec<u64>,
    CreateFromSession -> NewImageInfo,
}

/// Keep the files sent along under a name, by which changes refer to them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AddFiles {
    /// The name. Files given earlier under the same name are replaced.
    pub from: String,
    /// The files and folders, in any order.
    pub parts: Vec<AddedPart>,
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

/// Redo the step that was undone last.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Redo;

/// Undo any step, even if later ones followed it. This can be undone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct UndoStep {
    /// Its number, as in [`ChangeLine`].
    pub step: u32,
    /// Whether to undo the steps that depend on it, too.
    pub with_others: bool,
}

/// Discard all changes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Revert;

/// A window of the current changes.
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
    /// Whether to leave out changes that need files which have not been given.
    pub without: bool,
}

/// The size of the image after the changes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Forecast;

/// The identifiers, dates and boot entries of the volume after the changes.
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

/// The attributes of an entry after the changes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Attributes {
    /// The entry.
    pub row: RowNumber,
}

/// A forecast of a build; a job.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlanBuild {
    /// Settings of the build.
    pub options: BuildOptions,
}

/// Build the image and verify it; a job. It prepares an output, which has to be discarded at the end.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Build {
    /// Settings of the build.
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

/// Create a new image of the files sent along, whether or not an image is open; a job. The image is sent along with the
/// answer as a blob.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CreateImage {
    /// The image to create.
    pub image: NewImage,
    /// Its files and folders, in any order. The content of each file is the next of those sent along.
    pub parts: Vec<AddedPart>,
}

/// The end of each session of the image in bytes, oldest first; empty if there is no earlier session to return to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Sessions;

/// Create a new image that ends with an earlier session of this one; a job. The image is sent along with the answer as a
/// blob.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CreateFromSession {
    /// The session's number, from 1.
    pub session: u16,
}

/// The answer to [`Edit`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Edited {
    /// The image was changed.
    Done(EditInfo),
    /// Nothing was changed, since entries exist at these paths.
    Clashes(Vec<String>),
}

/// The answer to [`UndoStep`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum StepUndone {
    /// The image was changed.
    Done(EditInfo),
    /// Nothing was changed, since these steps, in words, depend on the one to undo.
    NeededBy(Vec<String>),
}

/// The answer to [`Restore`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Restored {
    /// The image was changed.
    Done(EditInfo),
    /// Nothing was changed, since these files have not been given.
    Needed(Needed),
}

/// A window of the current changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangePage {
    /// Number of changes in all.
    pub total: u32,
    /// The window.
    pub changes: Vec<ChangeLine>,
}

/// A change to the image. Rows are those of the editable view.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Change {
    /// Add given files and folders to a directory. The last part of each given name becomes the name of the entry.
    Add {
        /// The directory.
        into: RowNumber,
        /// Names of the given files and folders.
        from: Vec<String>,
        /// What to do if a name is taken.
        clash: Clash,
    },
    /// Replace the content of a file.
    Replace {
        /// The file.
        row: RowNumber,
        /// Name of the given file.
        from: String,
    },
    /// Remove entries.
    Remove {
        /// The entries.
        selection: Selection,
    },
    /// Rename an entry.
    Rename {
        /// The entry.
        row: RowNumber,
        /// The new name.
        name: String,
    },
    /// Move entries into another directory.
    Move {
        /// The entries.
        selection: Selection,
        /// The directory. A folder of the same name in it is merged with the moved one.
        into: RowNumber,
        /// What to do if a name is taken.
        clash: Clash,
    },
    /// Make an empty directory.
    NewFolder {
        /// Its parent.
        into: RowNumber,
        /// Its name.
        name: String,
    },
    /// Set attributes; those that are `None` stay as they are.
    Attributes {
        /// The entries.
        selection: Selection,
        /// The new values.
        values: AttributeValues,
    },
    /// Change the target of a symbolic link.
    Link {
        /// The link.
        row: RowNumber,
        /// The new target.
        target: String,
    },
    /// Set identifiers and dates of the volume; those that are `None` stay as they are.
    Volume(Box<VolumeText>),
    /// Add a boot entry for a file.
    BootAdd {
        /// The file.
        row: RowNumber,
        /// The new entry. Its load size is set only if it is not the usual one.
        entry: BootSetting,
        /// Whether to write a boot info table into the file, as ISOLINUX and GRUB need it.
        info_table: bool,
    },
    /// Remove an entry from the boot catalog.
    BootRemove {
        /// Number of the entry, from 1.
        entry: u16,
    },
    /// Replace the content of a boot image.
    BootReplace {
        /// Number of the entry, from 1.
        entry: u16,
        /// Name of the given file.
        from: String,
    },
    /// Change a boot entry; fields that are `None` stay as they are.
    BootSet {
        /// Number of the entry, from 1.
        entry: u16,
        /// The new values.
        to: BootSetting,
    },
    /// Change a file in a FAT image.
    Fat {
        /// The FAT image.
        image: FatImage,
        /// The change.
        change: FatChange,
    },
}

/// What to do if a name is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Clash {
    /// Change nothing, and answer with [`Edited::Clashes`].
    Ask,
    /// Replace the existing entry.
    Replace,
    /// Skip the new entry and keep the existing one.
    Skip,
    /// Keep both, and give the new entry a free name, as in `notes (2).txt`.
    Both,
}

/// Attributes of an entry.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttributeValues {
    /// Permission bits.
    pub mode: Option<u32>,
    /// Id of the owner.
    pub uid: Option<u32>,
    /// Id of the group.
    pub gid: Option<u32>,
    /// Modification date in seconds since 1970.
    pub modified: Option<i64>,
    /// Whether it is hidden.
    pub hidden: Option<bool>,
    /// Target of a symbolic link. Only reported; to set it, see [`Change::Link`].
    pub target: Option<String>,
}

/// Identifiers of a volume, and its dates in seconds since 1970.
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

/// The contents of a boot catalog entry.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BootSetting {
    /// `bios`, `uefi`, `powerpc` or `mac`.
    pub platform: Option<String>,
    /// `none`, `floppy` or `hard-disk`. The size of a floppy follows from its image.
    pub emulation: Option<String>,
    /// Number of 512-byte units that a BIOS loads.
    pub load_size: Option<u16>,
    /// Whether firmware may start it.
    pub bootable: Option<bool>,
}

/// A file or folder among those given under one name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddedPart {
    /// Path below the given name; empty for a single file.
    pub path: String,
    /// Whether it is a folder. The content of a file is the next of the files sent along.
    pub folder: bool,
}

/// The state of an image that is being changed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditInfo {
    /// The view that shows the changes.
    pub view: ViewNumber,
    /// Number of current steps.
    pub steps: u32,
    /// Description of the step that can be undone.
    pub undo: Option<String>,
    /// Description of the step that can be redone.
    pub redo: Option<String>,
    /// Rows that the last change made or moved, at most a screenful.
    pub rows: Vec<RowNumber>,
    /// Description of what was done, for screen readers.
    pub said: String,
    /// Label of the volume after the changes.
    pub label: String,
    /// Platforms that the image boots on after the changes, by its boot catalog.
    pub boots: Vec<String>,
    /// Number of reasons why it may no longer start after the changes.
    pub boot_warnings: u32,
    /// Warning about files needed for booting that the last change removes.
    pub warning: Option<Box<Failure>>,
    /// What changed in the journal, to restore the edits from.
    pub journal: JournalPart,
}

/// A change to the list of steps: `steps` replace everything after the first `since`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct JournalPart {
    /// Number of steps to keep.
    pub since: u32,
    /// The steps after them, each as JSON text. A journal is the JSON list of all its steps.
    pub steps: Vec<String>,
}

/// A change that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeLine {
    /// Number of its step, which stays the same.
    pub step: u32,
    /// Description of the change.
    pub text: String,
}

/// Files that are needed to restore a journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Needed {
    /// Names under which the files were given.
    pub from: Vec<String>,
    /// Number of steps in the journal.
    pub steps: u32,
}

/// The size of an image if it were rebuilt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForecastInfo {
    /// Current size in bytes.
    pub before: u64,
    /// New size in bytes; `None` if it can't be built.
    pub after: Option<u64>,
    /// Smallest medium it fits on, as in "Fits on a CD"; empty if it can't be built.
    pub fit: String,
    /// Why it can't be built, in a sentence.
    pub obstacle: String,
}

/// Identifiers, dates and boot entries of a volume.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VolumeInfo {
    /// Identifiers and dates, all present.
    pub text: VolumeText,
    /// Entries of the boot catalog.
    pub boot: Vec<BootEntryInfo>,
    /// FAT partitions that firmware finds by a partition table alone.
    pub partitions: Vec<FatPartition>,
}

/// An entry of the boot catalog.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BootEntryInfo {
    /// The contents of the entry.
    pub setting: BootSetting,
    /// Path of the file that is its boot image, if it is one.
    pub path: Option<String>,
    /// Size of the boot image in bytes.
    pub size: u64,
    /// Whether its boot image can be replaced.
    pub replaceable: bool,
    /// Whether its boot image is a FAT file system, whose files can be changed.
    pub fat: bool,
}
